"""The text files of a content folder, and a change to them, which is computed in full before it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from northway.content.files import Folder, read_folder
from northway.content.loader import build_site
from northway.content.site import Site
from northway.system.memory import Memory

CODING = "utf-8", "surrogateescape"  # bytes that are not UTF-8 are written back as they were


@dataclass(frozen=True)
class Texts(Mapping[str, str]):
    """The text of each Markdown and YAML file of a content folder, by name, with its line ends unchanged."""

    shown: str
    by_name: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """The text of a file."""
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all files."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """The number of files."""
        return len(self.by_name)

    @cached_property
    def site(self) -> Site:
        """The site that these files describe."""
        return self.changed(self.by_name)

    def changed(self, by_name: Mapping[str, str], memory: Memory | None = None) -> Site:
        """The site that the folder would describe with these texts instead; files known to `memory` are not parsed."""
        names = sorted(by_name, key=lambda name: name.split("/"))  # as `read_folder` sorts them
        folder = Folder(self.shown, tuple(names), ((name, by_name[name].encode(*CODING)) for name in names))
        return build_site(folder, memory)


@dataclass(frozen=True)
class Change:
    """The new text of each file that changes, by name; the names of files to delete; and a note for the user."""

    texts: Mapping[str, str]
    gone: tuple[str, ...] = ()
    note: str = ""

    def applied(self, texts: Mapping[str, str]) -> dict[str, str]:
        """All texts after the change."""
        return {name: text for name, text in {**texts, **self.texts}.items() if name not in self.gone}


class ChangedMeanwhileError(Exception):
    """A file has changed since the change was computed. The message names it."""


def read_texts(folder: Path) -> Texts:
    """Read the text files of a content folder."""
    read = read_folder(folder)
    found = {name: file.decode(*CODING) for name, file in read.files if name.endswith((".md", ".yml"))}
    return Texts(read.shown, found)


def carry_out(folder: Path, change: Change, before: Mapping[str, str]) -> None:
    """Write a change to the texts `before`: first write files, then delete those in `gone` and folders left empty.

    Raises ChangedMeanwhileError, and writes nothing, if a file is no longer as it was.
    """
    for name in (*change.texts, *change.gone):
        path = folder / name
        now = path.read_bytes() if path.is_file() else None
        if now != (before[name].encode(*CODING) if name in before else None):
            raise ChangedMeanwhileError(f"{path} was changed in the meantime, so nothing was written. Try again.")
    for name, text in change.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(*CODING))
    for name in change.gone:
        (folder / name).unlink()
    for above in sorted({path for name in change.gone for path in (folder / name).parents}, reverse=True):
        if above.is_relative_to(folder) and above.is_dir() and not any(above.iterdir()):
            above.rmdir()
