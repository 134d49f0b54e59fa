"""Where the desk and the editor are, and which file of the content a name in an address means."""

from pathlib import Path

from northway.content.files import shown_path

AT = "/_desk/"


def editor_address(folder: Path, source: str, line: int = 1) -> str:
    """The address that opens a file at a line, from the name by which problems call it; "" for no file of content."""
    shown = f"{shown_path(folder)}/"
    return f"{AT}edit/{source.removeprefix(shown)}#L{line}" if source.startswith(shown) else ""
