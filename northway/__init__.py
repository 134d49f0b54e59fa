"""Northway's engine: Markdown in, a frozen site out. It holds no advice, no number and no word that a reader sees.

Importing it ends the program if Python is too old. So this file, and the files that import it first, must parse in
Python 3.6.
"""

import sys

OLDEST_PYTHON = (3, 11)


def why_too_old(version: "tuple[int, ...]") -> str:
    """The message that refuses this version of Python; "" if it is new enough."""
    if version >= OLDEST_PYTHON:
        return ""
    oldest, given = (".".join(map(str, one[:2])) for one in (OLDEST_PYTHON, version))
    return f"Northway needs Python {oldest} or newer; this is {given}."


if sys.version_info < OLDEST_PYTHON:
    sys.exit(why_too_old(sys.version_info[:2]))
