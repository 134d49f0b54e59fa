"""Weighs a frozen site: `python bench/weigh.py BUILD`, in the project's environment. Prints JSON, a row a language."""

import json
import re
import statistics
import sys
from collections import defaultdict
from pathlib import Path

import brotli

LANGUAGE = re.compile(r'<html lang="([^"]+)"')
SCRIPT = re.compile(r'<script\b[^>]*\ssrc="')
# Elements that make a browser fetch something to show a page. Scripts are optional, and are counted separately.
NEEDED = re.compile(r'<link rel="(?:stylesheet|preload)"|<(?:img|iframe|object|embed)\b')


def pages_by_language(build: Path) -> dict[str, list[str]]:
    """The text of every page under `build`, by the language in its `lang`."""
    found = defaultdict(list)
    for path in sorted(build.rglob("*.html")):
        text = path.read_text("utf-8")
        if language := LANGUAGE.search(text):
            found[language[1]].append(text)
    return found


def weigh(language: str, pages: list[str]) -> dict[str, str | int]:
    """The sizes of the pages of a language."""
    sizes = [len(brotli.compress(page.encode(), quality=11)) for page in pages]
    return {
        "language": language,
        "pages": len(pages),
        "median": round(statistics.median(sizes)),
        "most": max(sizes),
        "requests": max(1 + len(NEEDED.findall(page)) for page in pages),
        "scripts": max(len(SCRIPT.findall(page)) for page in pages),
    }


if __name__ == "__main__":
    print(json.dumps([weigh(*row) for row in sorted(pages_by_language(Path(sys.argv[1])).items())]))
