"""The quick door to `flask freeze`: when nothing has changed it says so, and Flask is never imported."""

import os
import sys

from northway import stamps

HERE = os.path.dirname(os.path.abspath(__file__))


def option(words: list[str], name: str) -> str:
    """The value of an option, or the folder of that name here."""
    place = words.index(f"--{name}") + 1 if f"--{name}" in words else len(words)
    return words[place] if place < len(words) else os.path.join(HERE, name)


def main(words: list[str]) -> None:
    """Say that nothing has changed, or freeze."""
    content, build = option(words, "content"), option(words, "build")
    said = stamps.said_when_unchanged(HERE, content, build, "--release" in words)
    if said is not None:
        print(said)
        return
    from flask.cli import FlaskGroup

    from app import create_app

    FlaskGroup(create_app=create_app).main(["freeze", *words], prog_name="flask")


if __name__ == "__main__":
    main(sys.argv[1:])
