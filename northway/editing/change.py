"""The text files of a content folder as they are, and a change of them: computed first, then written whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from northway.content.files import Folder, read_folder
from northway.content.loader import build_site
from northway.content.site import Site
from northway.system.memory import Memory

CODING = "utf-8", "surrogateescape"  # so that a byte that is no text stays as it is


@dataclass(frozen=True)
class Texts(Mapping[str, str]):
    """The text of each Markdown and YAML file of a content folder, by name, with every line end as it is."""

    shown: str
    by_name: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """The text of a file."""
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all files."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.by_name)

    @cached_property
    def site(self) -> Site:
        """The site that these files describe."""
        return self.changed(self.by_name)

    def changed(self, by_name: Mapping[str, str], memory: Memory | None = None) -> Site:
        """The site that other texts in this folder would describe; what `memory` holds is not read again."""
        names = sorted(by_name, key=lambda name: name.split("/"))  # as `read_folder` sorts them
        folder = Folder(self.shown, tuple(names), ((name, by_name[name].encode(*CODING)) for name in names))
        return build_site(folder, memory)


@dataclass(frozen=True)
class Change:
    """The new text of each file that changes, by name; the names of files that go; and what to tell whoever asked."""

    texts: Mapping[str, str]
    gone: tuple[str, ...] = ()
    note: str = ""

    def applied(self, texts: Mapping[str, str]) -> dict[str, str]:
        """All texts after the change."""
        return {name: text for name, text in {**texts, **self.texts}.items() if name not in self.gone}


class ChangedMeanwhileError(Exception):
    """A file is not as it was when the change was computed. The message names it."""


def read_texts(folder: Path) -> Texts:
    """Read the text files of a content folder."""
    read = read_folder(folder)
    found = {name: file.decode(*CODING) for name, file in read.files if name.endswith((".md", ".yml"))}
    return Texts(read.shown, found)


def carry_out(folder: Path, change: Change, before: Mapping[str, str]) -> None:
    """Write a change of the texts `before`: first the new files, then away with those that go and empty folders.

    Raises ChangedMeanwhileError, and writes nothing, if a file is no longer as it was.
    """
    for name in (*change.texts, *change.gone):
        path = folder / name
        now = path.read_bytes() if path.is_file() else None
        if now != (before[name].encode(*CODING) if name in before else None):
            raise ChangedMeanwhileError(f"{path} was changed meanwhile, so nothing was written. Try again.")
    for name, text in change.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(*CODING))
    for name in change.gone:
        (folder / name).unlink()
    for above in sorted({path for name in change.gone for path in (folder / name).parents}, reverse=True):
        if above.is_relative_to(folder) and above.is_dir() and not any(above.iterdir()):
            above.rmdir()
