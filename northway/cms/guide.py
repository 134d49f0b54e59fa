"""Reads the description of each field from the guide for writers, so that the forms say the same."""

import re
from collections.abc import Mapping

TABLE_ROW = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)
CODE, LINK = re.compile(r"`([^`]*)`"), re.compile(r"\[([^\]]*)\]\([^)]*\)")
Guide = Mapping[str, Mapping[str, str]]  # heading → field → its description


def read_guide(text: str) -> Guide:
    """The descriptions in the tables of a guide in Markdown, by heading and field."""
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {
        heading: {
            name: _plain(says) for cell, says in TABLE_ROW.findall(section) for name in CODE.findall(cell)
        }
        for heading, section in zip(parts[1::2], parts[2::2], strict=True)
    }  # fmt: skip


def _plain(says: str) -> str:
    return CODE.sub(r"“\1”", LINK.sub(r"\1", says))
