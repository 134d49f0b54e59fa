"""The directory: who is listed for whom, and the pages that need no script."""

import re

from northway.directory import selection

NATIONS = ("england", "wales", "scotland", "northern-ireland")
SECOND = """---
title: Night line
summary: Someone to text at night.
organisation: A charity
audience: [young-person]
needs: [talk]
nations: [wales]
ages: 10-25
channels:
  - kind: text
    value: 85258
    keyword: NIGHT
    hours: always
    languages: [cy]
confidentiality: unknown
on_bill: unknown
cost: free
evidence: second-hand
checked_on: 2026-11-22
checked_against: https://night.example/
order: 20
reviewed: 2026-11-22
review_by: 2027-02-20
---
Text [](helpline:night). In danger, [call](helpline:100).

::: next
- [Back](index.md)
:::
"""
EACH = """---
title: "{title}"
summary: "{title}, in a sentence."
audience: everyone
order: 10
reviewed: 2026-11-22
review_by: 2027-02-20
---
Ring [](helpline:100).

{list}
"""


def with_listings(desk):
    desk.write("en/help/night.md", SECOND)
    desk.write("en/each-nation.md", EACH.replace("{title}", "Who answers in {nation}").replace("{list}", ""))
    need = EACH.replace("{title}", "{need}: {nation}").replace("{list}", "::: directory {nation} {need}\n:::")
    desk.write("en/each-need.md", need)
    return desk


def test_there_is_a_page_for_each_nation_and_each_need_in_it(desk):
    site = with_listings(desk).site()
    assert site.problems == ()
    for nation in NATIONS:
        assert site.originals[f"help/{nation}"].title.startswith("Who answers in ")
        for need in ("talk", "missing-now"):
            assert f"help/{nation}/{need}" in site.originals
    assert site.originals["help/northern-ireland/talk"].title == "Someone to talk to: Northern Ireland"
    assert "each-need" not in site.originals


def test_a_page_lists_those_who_answer_there_and_the_ones_who_always_do_first(desk):
    with_listings(desk).replace("en/help/100.md", "hours: always", "hours: unknown")
    site = desk.site()
    assert [found.id for found in selection.select(site, ("wales", "talk"))] == ["night", "100"]
    assert [found.id for found in selection.select(site, ("scotland", "talk"))] == ["100"]


def test_where_nobody_fits_the_page_shows_those_who_are_always_there(desk):
    client = with_listings(desk).client()
    assert [found.id for found in selection.select(client.site, ("scotland", "missing-now"))] == ["100"]
    assert client.get("/help/scotland/missing-now/").all('a[href="tel:01614960100"]')


def test_who_does_not_say_where_they_work_is_listed_everywhere(desk):
    with_listings(desk).replace("en/help/night.md", "nations: [wales]", "nations: unknown")
    assert "Ask them where they work" in desk.client().get("/help/scotland/talk/").text()


def test_a_translation_of_the_page_with_gaps_translates_them_all(desk):
    with_listings(desk)
    digest = desk.site().originals["help/wales"].digest
    desk.write(
        "cy/each-nation.md",
        f'---\ntitle: "Pwy sy\'n ateb: {{nation}}"\nsummary: Rhifau.\ntranslated_from: {digest}\n---\nFfoniwch [](helpline:100).\n',
    )
    desk.write("cy/names.yml", "nations:\n  wales: Cymru\nneeds:\n  talk: Siarad\n")
    site = desk.site()
    assert site.find_edition("help/wales", "cy").page.title == "Pwy sy'n ateb: Cymru"
    assert not site.find_edition("help/wales", "cy").is_outdated
    # A nation that has no Welsh name yet is offered in English.
    assert site.find_edition("help/scotland", "cy").is_fallback


def test_names_are_checked(desk):
    desk.replace("en/names.yml", "  wales: Wales\n", "")
    desk.replace("en/names.yml", "  talk:", "  tlk:")
    lines = desk.lines()
    assert any("`wales` of site.yml has no name; write `wales: …` below `nations`" in line for line in lines)
    assert any("en/names.yml:6: `tlk` is none of our needs; did you mean `talk`?" in line for line in lines)


BAD_SETTINGS = {
    "time zone": ("time_zone: Europe/London", "time_zone: Europe/Londn", "there is no time zone `Europe/Londn`"),
    "calendar": ("scotland: SCT", "scotland: SCO", "nobody keeps the bank holidays of `SCO`"),
    "always there": (
        'always_there: ["100"]',
        "always_there: [one]",
        "`always_there` names `one`, which does not exist",
    ),
    "report to": ("numbers@little.example", "us", "`us` is not an e-mail address"),
}


def test_bad_settings_are_named(desk):
    for old, new, said in BAD_SETTINGS.values():
        before = desk.read("site.yml")
        desk.replace("site.yml", old, new)
        assert any(said in line and line.startswith("site.yml:") for line in desk.lines()), (said, desk.lines())
        desk.write("site.yml", before)


def test_every_helpline_is_on_the_list_and_each_number_with_its_caveat(northway):
    page = northway.get("/help/")
    links = page.attributes(".entry h3 a", "href")
    assert sorted(links) == sorted(f"/help/{identity}/" for identity in northway.site.helplines)
    for entry in page.all(".entry"):
        if "text 999" in entry.text().lower():
            assert "register" in entry.text().lower()


def test_without_script_nothing_says_open(northway):
    for address in ("/help/", "/y/talk/", "/help/scotland/talk/", "/help/childline/"):
        page = northway.get(address)
        assert page.all(".opening") and not [node for node in page.all(".opening") if node.text().strip()]
        assert not re.search(
            r"\bopen now\b", " ".join(node.text() for node in page.all(".entry, .helpline-details")), re.I
        )


def test_hours_that_nobody_confirmed_are_never_offered_to_the_script(northway):
    for helpline in northway.site.helplines.values():
        page = northway.get(f"/{helpline.path}/")
        claimable = [channel for channel in helpline.channels if helpline.has_claimable_hours(channel)]
        assert len(page.all(".helpline-details .opening")) == len(claimable), helpline.id


def test_the_young_people_s_list_is_inside_their_section(northway):
    page = northway.get("/y/talk/")
    listed = {node.text(strip=True) for node in page.all(".entry h3")}
    young = {found.title for found in northway.site.helplines.values() if "young-person" in found.audience}
    assert listed == young
    outside = [
        href
        for href in page.attributes("main .entry a, main .next a", "href")
        if href.startswith("/") and not href.startswith("/y/")
    ]
    assert outside == []
    assert "/y/talk/" in northway.get("/y/").attributes("main a", "href")


def test_every_nation_and_need_has_its_page(northway):
    for nation in northway.site.config.nations:
        listed = northway.get(f"/help/{nation}/").attributes("main a", "href")
        for need in northway.site.config.needs:
            assert f"/help/{nation}/{need}/" in listed
            assert len(northway.get(f"/help/{nation}/{need}/").all(".entry")) >= 1


def test_the_comparison_names_who_says_so(northway):
    page = northway.get("/how-help-works/what-they-may-tell/")
    rows = page.all(".comparison > div")
    assert len(rows) >= 8
    for row in rows:
        assert row.css(".who a"), row.text()
    compared = {row.css_first("dt").text(strip=True) for row in rows}
    assert {"Childline", "Modern Slavery and Exploitation Helpline"} & compared
    childline = next(row for row in rows if row.css_first("dt").text(strip=True) == "Childline")
    assert "Its own website says the call does not show" in childline.text()


def test_a_notice_shows_wherever_the_record_is_used(desk):
    desk.replace(
        "en/help/100.md", "cost:", "notice: {text: Phones are down., since: 2026-11-22, until: 2026-11-24}\ncost:"
    )
    desk.write(
        "en/strip.md",
        EACH.replace("{title}", "Strip").replace(
            "{list}", "::: contact-strip 100\n:::\n\n::: helpline 100\n:::\n\n::: directory everyone\n:::"
        ),
    )
    client = desk.client()
    page = client.get("/strip/")
    assert page.html.count("Phones are down.") == 4
    assert "Phones are down." in client.get("/help/100/").text()


def test_a_wrong_number_is_reported_with_the_record_s_id_and_nothing_else(northway):
    page = northway.get("/help/childline/")
    assert f"mailto:{northway.site.config.report_to}?subject=childline" in page.attributes("main a", "href")
