"""A translation beside its original: block by block, with every word and every number, quiet where the page is."""

import re

import brotli

from northway.web.side_by_side import TextBlock, paired
from tests.test_northway import APP, MOST_BYTES

SITE = APP.extensions["northway"].site
SHOWN = [key for key, edition in SITE.editions.items() if edition.has_side_by_side]
# Long lists of records, which the page itself shows.
LISTS = ".comparison, .directory, .long-directory, form:not(.checklist), [hidden], .sheet-hint, .signed, .copy"
FRAME = "a[href$='search/'], .notice, .search, .topics, .nation-chooser, .keep, .keep-quietly, .provenance, .children, .unseen, .opening, svg"


def address_of(path: str, code: str) -> str:
    return f"/{code}/{path}/" if path else f"/{code}/"


def written(desk) -> None:
    desk.write("cy/parents/first-hour.md", "---\ntitle: Yr awr gyntaf\nsummary: Mewn trefn.\ntranslated_from: x\n---\n" + """\
[Ffoniwch](helpline:100) nawr.

Dau baragraff o un.

## Y deg munud cyntaf {#ten-minutes}

::: steps
1. **Chwiliwch** ym mhob ystafell.
2. **Ffoniwch** yr heddlu.
3. **Nodwch** yr amser.
:::
""")  # fmt: skip


def blocks(*words: str) -> list[TextBlock]:
    return [TextBlock(*word.split(":")) for word in words]


def test_blocks_of_one_kind_in_one_order_are_paired_and_others_stand_together():
    here = blocks("p:un", "p:dau", "h2:tri", "li:pedwar")
    there = blocks("p:one", "h2:three", "li:four", "li:five")
    texts = [tuple("+".join(block.html for block in side) for side in pair) for pair in paired(here, there)]
    assert texts == [("un", ""), ("dau", "one"), ("tri", "three"), ("pedwar", "four"), ("", "five")]


def test_each_block_stands_beside_that_of_the_original_in_its_language(desk):
    written(desk)
    page = desk.client().get("/cy/parents/first-hour/beside/")
    pairs = [[" ".join(side.text().split()) for side in pair.css(".pair > div")] for pair in page.all(".pair")]
    assert ["Y deg munud cyntaf", "The first ten minutes"] in pairs
    steps = [pair for pair in pairs if pair[0].startswith(("Chwiliwch", "Ffoniwch yr"))]
    assert [own for own, _ in steps] == ["Chwiliwch ym mhob ystafell.", "Ffoniwch yr heddlu."] and all(steps[0])
    assert set(page.attributes(".pair > div:last-child", "lang")) == {"en-GB"}
    assert page.one('meta[name="robots"]').attributes["content"] == "noindex"


def test_a_translation_that_nobody_has_checked_leads_to_it_and_others_do_not(desk):
    written(desk)
    client = desk.client()
    assert "/cy/parents/first-hour/beside/" in client.get("/cy/parents/first-hour/").attributes(".notice a", "href")
    assert client.raw("/parents/first-hour/beside/").status_code == 404
    assert client.raw("/cy/parents/beside/").status_code == 404, "nobody has translated this one"
    assert "beside" not in client.raw("/sitemap.xml").get_data(as_text=True)


def test_each_of_ours_fits_a_first_flight_and_loses_no_word_and_no_number(northway):
    assert len(SHOWN) > 80
    for path, code in SHOWN:
        address = address_of(path, code)
        page, beside = northway.get(address), northway.get(f"{address}beside/")
        assert len(brotli.compress(beside.html.encode(), quality=11)) <= MOST_BYTES, address
        for node in page.all(f"main :is({LISTS}, {FRAME})"):
            node.decompose()
        said = set(re.findall(r"\w+", beside.one("main").text()))
        lost = [node.text() for node in page.all(".text :is(p, li)") if set(re.findall(r"\w+", node.text())) - said]
        assert lost == [], address
        dialled = {*page.attributes('.text a[href^="tel:"], .text a[href^="sms:"]', "href")}
        assert dialled <= {*beside.attributes("main a", "href")}, address


def test_beside_a_quiet_page_quiet_rules_hold(northway):
    address = next(address_of(path, code) for path, code in SHOWN if SITE.is_quiet(path))
    page = northway.get(f"{address}beside/")
    assert page.all("html.quiet") and page.attributes("main [id]", "id") == []
    assert page.one("title").text() == northway.get(address).one("title").text()
