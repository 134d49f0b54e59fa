"""`make site`: says at once that nothing has changed, without importing Flask; else runs `flask freeze`."""

import argparse
import sys
from pathlib import Path

from northway.freeze.unchanged import unchanged_message

HERE = Path(__file__).resolve().parent


def quick_answer(words: list[str]) -> str | None:
    """The message if nothing has changed; None if something has, or if `words` has options not known here."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--content", type=Path, default=HERE / "content")
    parser.add_argument("--build", type=Path, default=HERE / "build")
    parser.add_argument("--release", action="store_true")
    try:
        asked, others = parser.parse_known_args(words)
    except SystemExit:  # an option has no value; Flask's command says so better
        return None
    return None if others else unchanged_message(HERE, asked.content, asked.build, asked.release)


def main(words: list[str]) -> None:
    """Say that nothing has changed, or freeze."""
    message = quick_answer(words)
    if message:
        print(message)
        return
    from app import create_app

    create_app().cli.main(["freeze", *words], prog_name="flask")


if __name__ == "__main__":
    main(sys.argv[1:])
