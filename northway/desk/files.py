"""Opens and saves one file of the content: completely or not at all, and never over what somebody else wrote."""

import os
import re
import tempfile
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from northway.content.files import read_folder
from northway.content.limits import MOST_BYTES

MARK = b"\xef\xbb\xbf"  # a byte order mark
LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
END = re.compile(rb"(?:\r\n|\r|\n)\Z")
EDITED = tuple(MOST_BYTES)  # the endings of names
NAME = re.compile(r"(?:[\w-]+/)*[\w-]+\.(?:md|yml)")
SAVING = threading.Lock()


class CannotOpenError(Exception):
    """A file that the editor cannot show. The message says why, and what to do."""


class CannotSaveError(Exception):
    """A file that could not be written and is as it was. The message says why."""


class ChangedError(Exception):
    """A file has changed since it was opened. `now` is the file as it is; None if it is gone."""

    def __init__(self, now: "OpenFile | None") -> None:
        super().__init__()
        self.now = now


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The text of a file, with `\\n` for each end of a line, and a digest of its bytes."""

    text: str
    digest: str


def open_file(folder: Path, name: str) -> OpenFile:
    """Open a file of the content by its name. Raises CannotOpenError."""
    if not name.endswith(EDITED) or name not in read_folder(folder).names:
        raise CannotOpenError(f"There is no file {name} in {folder.name}/ that can be edited here.")
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise CannotOpenError(f"{name} cannot be read: {error.strerror}.") from error
    most = max(MOST_BYTES.values())
    if len(content) > most:
        raise CannotOpenError(f"{name} has {len(content):,} bytes. Only files up to {most:,} are opened here.")
    try:
        return _opened(content)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CannotOpenError(f"{name} is not UTF-8 text (line {line}). Save it as UTF-8 in another editor.") from error


def _opened(content: bytes, errors: str = "strict") -> OpenFile:
    text = content.removeprefix(MARK).decode("utf-8", errors)
    return OpenFile(re.sub(r"\r\n?", "\n", text), digest_of(content))


def digest_of(content: bytes) -> str:
    """A digest of the bytes of a file."""
    return sha256(content).hexdigest()


def save_file(folder: Path, name: str, text: str, digest: str) -> str:
    """Replace the file with this digest by a text, and return the new digest. The digest "" means a new file.

    Raises ChangedError or CannotSaveError, which leave the file as it is. Only a change that another program makes in
    the moment between the last look and the renaming is lost.
    """
    is_name = NAME.fullmatch(name)
    path = (folder / name if is_name else folder).resolve()  # a link within the folder stays a link
    if not is_name or not path.is_relative_to(folder.resolve()) or not path.parent.is_dir():
        raise CannotSaveError(f"{name} is not a place in {folder.name}/ where a file may be saved.")
    with SAVING:
        before = _check_unchanged(path, digest)
        content = encoded(text, before or b"")
        if content != before:
            _replace(path, content, digest)
    return digest_of(content)


def _check_unchanged(path: Path, digest: str) -> bytes | None:
    try:
        before = path.read_bytes()
    except FileNotFoundError:
        before = None
    except OSError as error:
        raise CannotSaveError(f"The file cannot be read: {error.strerror}. Nothing was written.") from error
    if digest != ("" if before is None else digest_of(before)):
        raise ChangedError(None if before is None else _opened(before, "replace"))
    return before


def _replace(path: Path, content: bytes, digest: str) -> None:
    new = ""
    try:
        handle, new = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # hidden files are not content
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(new).chmod(path.stat().st_mode if path.exists() else 0o644)
        _check_unchanged(path, digest)
        Path(new).replace(path)
    except OSError as error:
        raise CannotSaveError(f"The file could not be saved: {error.strerror}. Nothing was changed.") from error
    finally:
        if new:
            with suppress(OSError):
                Path(new).unlink()


def encoded(text: str, before: bytes) -> bytes:
    """The bytes of a text, with the byte order mark and line ends of its file `before`.

    Lines that stay keep their own ends; new ones end as most lines do.
    """
    mark = MARK if before.startswith(MARK) else b""
    old = LINE.findall(before.removeprefix(MARK))
    new = LINE.findall(text.encode())
    plain = [END.sub(b"\n", line) for line in old]
    first = next((at for at, (one, other) in enumerate(zip(plain, new, strict=False)) if one != other), None)
    first = min(len(plain), len(new)) if first is None else first
    last, most = 0, min(len(plain), len(new)) - first
    while last < most and plain[-1 - last] == new[-1 - last]:
        last += 1
    ends = Counter(found[0] for line in old if (found := END.search(line)))
    usual = ends.most_common(1)[0][0] if ends else b"\n"
    middle = [END.sub(usual, line) for line in new[first : len(new) - last]]
    return mark + b"".join([*old[:first], *middle, *old[len(old) - last :]])
