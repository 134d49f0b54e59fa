"""Another charity's site, read through as it is frozen: no word, number or habit of ours, each word in its language."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from app import create_app
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.search.ranking import Index

HERE = Path(__file__).resolve().parent
OTHER = HERE / "other_site"
# Not inside the digests of a policy, which may hold any letters.
OURS = re.compile(
    r"(?<![\w+/])(UK|GB|gbp|Britain|British|England|English|Scotland|Wales|London|young-person)(?![\w+/=])"
)
NUMBERS_OF_OURS = re.compile(r"(?<![\w.#-])(999|\+44)(?!\w)|en[-_]GB")
LABEL = re.compile(
    "aria-label|placeholder|alt|data-(once|twice|none|found|failed|text-to|blank|going|saved|large|photo|moving|other)"
)
SCRIPTS = {"ur-IN": "[\u0600-\u06ff]{2}", "cy": "[A-Za-z]{2}", "te": "[\u0c00-\u0c7f]{2}"}  # letters of each language
LATIN_STOP = re.compile(r"[\u0600-\u06ff)][.,;?](?!\S)")
ALLOWED = re.compile(r"Open ?Referral ?UK|HSDS-UK|UK profile|measure of English prose")  # a standard, and a formula


@pytest.fixture(scope="module")
def frozen(tmp_path_factory) -> Path:
    build = tmp_path_factory.mktemp("other") / "build"
    warnings = freeze_site(create_app(OTHER), build, FreezeOptions()).warnings
    assert {warning.source.rpartition("/")[2] for warning in warnings} <= {"index.md", "note.yml"}
    return build


def pages(frozen: Path) -> dict[str, LexborHTMLParser]:
    """The pages by their paths, without scripts and styles."""
    found = {str(path.relative_to(frozen)): LexborHTMLParser(path.read_text()) for path in frozen.rglob("*.html")}
    for tree in found.values():
        tree.strip_tags(["script", "style"])
    return found


def words_shown(tree: LexborHTMLParser) -> list[str]:
    """The words in Latin letters on a page and in its labels, except those that are marked as Welsh."""
    for node in tree.css("[lang=cy]"):
        node.decompose()
    labels = [
        value
        for node in tree.css("*")
        for name, value in node.attributes.items()
        if value and (LABEL.fullmatch(name) or (name == "content" and node.attributes.get("name") == "description"))
    ]
    text = " ".join([tree.css_first("title").text(), tree.body.text(separator=" "), *labels])
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))


def language_around(node: LexborNode) -> str:
    while not node.attributes.get("lang"):
        node = node.parent
    return node.attributes["lang"]


def search_index_of(frozen: Path, code: str) -> Index:
    script = (frozen / f"search-index/{code}.js").read_text("utf-8")
    return Index(json.loads(script.split("export default ")[1].rstrip(";\n")))


def test_no_frozen_byte_names_our_country_language_or_audiences(frozen):
    files = [path for path in frozen.rglob("*") if path.is_file() and path.suffix != ".woff2"]
    assert len(files) > 30
    for path in files:
        assert not OURS.search(path.read_text("utf-8")), path


def test_no_english_word_stands_in_an_urdu_page(frozen):
    for name, tree in pages(frozen).items():
        if not name.startswith("cy/"):
            assert set(words_shown(tree)) <= {"Shift", "JPEG", "PNG"}, name


def test_no_latin_stop_stands_in_an_urdu_page(frozen):
    texts = {name: tree.body.text() for name, tree in pages(frozen).items()}
    texts |= {str(path.relative_to(frozen)): path.read_text("utf-8") for path in frozen.rglob("*.md")}
    for name, text in texts.items():
        if not name.startswith("cy/"):
            assert not (found := LATIN_STOP.search(text)), f"{name}: {text[found.start() - 20 :][:30]}"


def test_every_word_is_marked_with_its_language_and_direction(frozen):
    for name, tree in pages(frozen).items():
        for node in tree.css(".brand"):  # the name of the site is the same in every language
            node.decompose()
        for node in tree.css("body *"):
            assert "lang" not in node.attributes or "dir" in node.attributes, f"{name}: {node.html}"
            labels = [value for name, value in node.attributes.items() if value and LABEL.fullmatch(name)]
            for tag, letters in SCRIPTS.items():
                if re.search(
                    letters, re.sub(r"\{\w+\}|Shift|JPEG|PNG", "", " ".join([node.text(deep=False), *labels]))
                ):
                    assert language_around(node) == tag, f"{name}: {node.html}"


def test_the_search_is_in_its_language(frozen):
    urdu, welsh = search_index_of(frozen, "ur"), search_index_of(frozen, "cy")
    assert not re.search("[a-z]", " ".join(urdu.terms)) and not re.search("[^ a-z]", " ".join(welsh.terms))
    assert "language" not in welsh.terms
    found = urdu.search("بیٹا رات سے گھر نہیں آیا")
    assert urdu.pages[found.results[0].page][0] == "guardians/first-hour"
    found = urdu.search("ابا روز مارتے ہیں", "teen")
    assert (found.say, found.danger) == (("آپ ابھی کسی سے بات کر سکتے ہیں۔",), ("childline", "112"))
    assert welsh.search("mae tad yn taro").danger == ("112",)
    assert (welsh.helplines["112"][-1], urdu.helplines["112"][-1]) == ("ur-IN", "")


@pytest.mark.parametrize("folder", ["northway", "templates", "static/js", "static/css"])
def test_the_engine_names_no_country_language_or_audience(folder):
    for path in (HERE.parent / folder).rglob("*"):
        if path.suffix in (".py", ".html", ".xml", ".md", ".txt", ".js", ".css"):
            for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
                words = ALLOWED.sub("", line)
                assert not (OURS.search(words) or NUMBERS_OF_OURS.search(words)), f"{path}:{number}: {line}"
