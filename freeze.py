"""The quick door to `flask freeze`: when nothing has changed it says so, and Flask is never imported.

`python -S` starts sooner, since it does not look for libraries; they are looked for here when there is work.
"""

import os
import sys

from northway.system import file_state

HERE = os.path.dirname(os.path.abspath(__file__))
RELEASE = "--release"


def asked(words: list[str]) -> dict[str, str] | None:
    """Where from and where to; None when something else is asked that we had better leave to Flask."""
    places = {name: os.path.join(HERE, name) for name in ("content", "build")}
    left = iter(word for word in words if word != RELEASE)
    for word in left:
        name = word.removeprefix("--")
        value = next(left, None)
        if name not in places or name == word or value is None:
            return None
        places[name] = value
    return places


def main(words: list[str]) -> None:
    """Say that nothing has changed, or freeze."""
    places = asked(words)
    said = places and file_state.unchanged_message(HERE, places["content"], places["build"], RELEASE in words)
    if said:
        print(said)
        return
    if sys.flags.no_site:
        import site

        site.main()
    from flask.cli import FlaskGroup

    from app import create_app

    FlaskGroup(create_app=create_app).main(["freeze", *words], prog_name="flask")


def exit_code(words: list[str]) -> int:
    """What `main` ended with: 0 when all is well."""
    try:
        main(words)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


if __name__ == "__main__":
    code = exit_code(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # Python would take all of itself apart first
