"""The addresses of the desk and of the editor."""

from pathlib import Path

from northway.content.files import shown_path

AT = "/_desk/"


def editor_address(folder: Path, source: str, line: int = 1) -> str:
    """The address that opens the file `source` of a Problem at a line; "" if it is not in the content folder."""
    shown = f"{shown_path(folder)}/"
    return f"{AT}edit/{source.removeprefix(shown)}#L{line}" if source.startswith(shown) else ""
