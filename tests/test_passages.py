"""Passages: words that several pages share are written once, and each page that takes them in shows them as its own."""

import pytest

PASSAGE = "::: passage quietly\n:::\n"
WORDS = "If you can't talk out loud"


@pytest.fixture
def taking(desk):
    """The small site with a page that takes the passage in."""
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n{PASSAGE}")
    return desk


def test_a_page_shows_the_passage_and_dials_its_numbers(taking):
    page = taking.client().get("/y/")
    assert WORDS in page.text()
    assert "tel:" in " ".join(page.attributes("main a", "href"))
    assert ("helpline", "100") in taking.render("y").records


def test_a_passage_has_no_address_of_its_own(taking):
    taking.client().get("/passages/quietly/", status=404)
    assert "passages" not in taking.client().raw("/sitemap.xml").text


def test_its_sources_are_those_of_the_page_too(taking):
    taking.write(
        "sources.yml",
        taking.read("sources.yml")
        + "more:\n  organisation: The More Society\n  title: More\n  url: https://more.example/\n  year: 2026\n  seen_on: 2026-11-01\n",
    )
    taking.replace("en/passages/quietly.md", "sources: []", "sources: [more]")
    assert "The More Society" in taking.client().get("/y/").text(".provenance")


def test_a_translation_shows_the_translated_passage_or_says_in_which_language_it_is(taking):
    taking.write(
        "cy/y/index.md", f"---\ntitle: I chi\nsummary: Tudalen.\ntranslated_from: x\n---\nGeiriau.\n\n{PASSAGE}"
    )
    page = taking.client().get("/cy/y/")
    assert WORDS in " ".join(node.text() for node in page.all('main div[lang="en-GB"][dir="ltr"]'))
    taking.write("cy/passages/quietly.md", "---\ntitle: Yn dawel\ntranslated_from: x\n---\nOs na allwch siarad.\n")
    page = taking.client().get("/cy/y/")
    assert "Os na allwch siarad" in page.text() and WORDS not in page.text()


def test_an_outdated_translation_of_a_passage_is_reported(taking):
    taking.write("cy/passages/quietly.md", "---\ntitle: Yn dawel\ntranslated_from: x\n---\nOs na allwch siarad.\n")
    assert [line for line in taking.lines() if "cy/passages/quietly.md:3: " in line and "has changed since" in line]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("en/y/index.md", "passage quietly", "passage quitely", "there is no passage `quitely`; did you mean `quietly`?"),
        ("en/y/index.md", "passage quietly", "passage", "`passage` needs an argument"),
        ("en/passages/quietly.md", "If you", "[No](nowhere.md)\n\nIf you", "the link `nowhere.md` leads nowhere"),
        ("en/passages/quietly.md", "If you", f"{PASSAGE}\nIf you", "a passage cannot include a passage"),
        ("en/passages/quietly.md", "title:", "tittle:", "there is no field `tittle`"),
        ("en/passages/quietly.md", "sources: []", "sources: [gone]", "there is no source `gone`"),
        ("en/passages/quietly.md", "2027-11-01", "2029-11-01", "`review_by` is more than 365 days after `reviewed`"),
        ("en/passages/quietly.md", "can wait", "0161 496 0101 can wait", "the number 0161 496 0101 is typed"),
    ],
)  # fmt: skip
def test_a_fault_of_a_passage_is_reported_once_at_its_place(taking, name, old, new, told):
    taking.replace(name, old, new)
    found = [line for line in taking.lines() if told.split("; did")[0] in line]
    assert len(found) == 1 and found[0].startswith(f"{name}:"), taking.lines()


def test_the_nations_of_a_passage_count_as_the_pages_own(taking):
    taking.replace("en/passages/quietly.md", "If you", "::: nation england\nIn England.\n:::\n\nIf you")
    assert "England" in taking.client().get("/y/").text()
