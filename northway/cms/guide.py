"""What the guide for writers says of each field, so that the forms say the same."""

import re
from collections.abc import Mapping

TABLE_ROW = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)
CODE, LINK = re.compile(r"`([^`]*)`"), re.compile(r"\[([^\]]*)\]\([^)]*\)")
Guide = Mapping[str, Mapping[str, str]]  # heading, then field → what the guide says of it


def read_guide(text: str) -> Guide:
    """The tables of fields below each heading of a guide in Markdown."""
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {
        heading: {
            name: _plain(says) for cell, says in TABLE_ROW.findall(section) for name in CODE.findall(cell)
        }
        for heading, section in zip(parts[1::2], parts[2::2], strict=True)
    }  # fmt: skip


def _plain(says: str) -> str:
    return CODE.sub(r"“\1”", LINK.sub(r"\1", says))
