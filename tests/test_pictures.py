"""The pictures of the guides: small, and each shown in a guide. `docs/pictures_of_admin.py` and `docs/pictures_of_preview.py` make them."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
MOST_BYTES = 60_000


def test_each_picture_is_small_and_shown_with_words_for_who_cannot_see_it():
    text = "".join(path.read_text("utf-8") for path in DOCS.glob("*.md"))
    shown = {*re.findall(r"\]\(pictures/([^)]+)\)", text)}
    assert sorted(shown) == sorted(path.name for path in (DOCS / "pictures").iterdir())
    assert all(len(words.split()) > 3 for words in re.findall(r"!\[([^\]]*)\]\(pictures/", text))
    for path in (DOCS / "pictures").iterdir():
        assert path.suffix == ".png" and path.stat().st_size < MOST_BYTES, path
