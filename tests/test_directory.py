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


def test_a_page_lists_those_who_answer_there_in_their_editor_s_order(desk):
    site = with_listings(desk).site()
    assert [found.id for found in selection.select(site, ("wales", "talk"))] == ["100", "night"]
    assert [found.id for found in selection.select(site, ("wales", "talk", "only"))] == ["100", "night"]
    assert [found.id for found in selection.select(site, ("scotland", "talk"))] == ["100"]


def test_where_no_helpline_fits_the_page_shows_those_that_are_always_there(desk):
    client = with_listings(desk).client()
    assert [found.id for found in selection.select(client.site, ("scotland", "missing-now"))] == ["100"]
    assert client.get("/help/scotland/missing-now/").all('a[href="tel:01614960100"]')


def test_a_helpline_that_does_not_say_where_it_works_is_listed_everywhere(desk):
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
    assert any("`wales` in site.yml has no name; write `wales: …` below `nations`" in line for line in lines)
    assert any("en/names.yml:6: `tlk` is not one of our needs; did you mean `talk`?" in line for line in lines)


BAD_SETTINGS = {
    "time zone": (
        "time_zone: Europe/London",
        "time_zone: Europe/Londn",
        "there is no time zone `Europe/Londn`; did you mean `Europe/London`?",
    ),
    "country": ("country: GB", "country: UK", "the country `UK` has no known telephone numbers; write its two-letter code"),
    "pattern": ('text_code: "[678]', 'text_code: "([678]', "`([678][0-9]{4,5}` is not a regular expression"),
    "everyone": ("professional]", "everyone]", "`everyone` means all audiences, and is not one; remove it"),
    "night audience": (
        "least_open: {}",
        "least_open: {parents: 1}",
        "`parents` is not one of our audiences; did you mean",
    ),
    "nobody": ("least_open: {}", "least_open: {parent: 0}", "`least_open.parent` is '0', which does not fit"),
    "needs not for": ("needs: [talk,", "needs_not_for: {parent: [tlk]}\nneeds: [talk,", "`tlk` is not one of our needs"),
    "uri": ("nation_uris: {wales", "nation_uris: {walls", "`walls` is not one of our nations; did you mean `wales`?"),
    "sign language": ("[bfi]", "[bfi, ase]", "`ase` in site.yml has no name; write `ase: …` below `languages`"),
    "calendar": (
        "scotland: SCT",
        "scotland: SCO",
        "the bank holidays of `SCO` in GB are not known; write one of: ENG, GB, ",
    ),
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
        found = [line for line in desk.lines() if line.startswith(("site.yml:", "en/names.yml:"))]
        assert len(found) == 1 and said in found[0], found
        desk.write("site.yml", before)


def test_every_helpline_is_on_the_list_or_on_that_of_its_nations(northway):
    config = northway.site.config
    links = set(northway.get("/who-fits/").attributes(".entry h3 a", "href"))
    for helpline in northway.site.helplines.values():
        if selection.is_local(config, helpline):
            pages = [f"/help/{nation}/{need}/" for nation in helpline.nations for need in helpline.needs]
            assert all(f"/{helpline.path}/" in northway.get(page).attributes(".entry a", "href") for page in pages)
        assert (f"/{helpline.path}/" in links) != selection.is_local(config, helpline), helpline.id
    assert {f"/help/{nation}/" for nation in config.nations} <= set(northway.get("/help/").attributes("main a", "href"))


def test_a_note_on_the_way_that_is_offered_stands_beside_it(northway):
    for address in ("/who-fits/", "/y/talk/who-fits/"):
        entries = {entry.css_first("h3").text(strip=True): entry for entry in northway.get(address).all(".entry")}
        assert "tell someone if you are not safe" in " ".join(node.text() for node in entries["Shout"].css("p"))
    outside = [node.text() for node in entries["Emergency services"].iter() if node.tag == "p"]
    assert "register" in " ".join(outside), "the number to text is in view, and so is its note"


def test_without_script_nothing_says_open_and_hours_stand_in_words(northway):
    for address in ("/help/", "/y/talk/", "/help/scotland/talk/", "/help/childline/"):
        page = northway.get(address)
        assert page.all(".opening") and not [node for node in page.all(".opening") if node.text().strip()]
        said = " ".join(node.text() for node in page.all(".entry, .helpline-details"))
        assert not re.search(r"\bopen now\b", said, re.I) and "Every day, 24 hours" in said


def test_for_unconfirmed_hours_the_script_says_only_may_be(northway):
    for helpline in northway.site.helplines.values():
        page = northway.get(f"/{helpline.path}/")
        shown = [each for each in helpline.working_channels if each.kind not in ("web", "email", "app")]
        sure = [each for each in shown if helpline.has_claimable_hours(each)]
        assert len(page.all(".helpline-details .opening:not([data-unconfirmed])")) == len(sure), helpline.id


def test_the_young_people_s_lists_are_inside_their_section(northway):
    page = northway.get("/y/talk/")
    pages = [northway.get(f"/y/talk/{page}/") for page in ("who-fits", *northway.site.config.nations)]
    listed = {node.text(strip=True) for each in pages for node in each.all(".entry summary > *")}
    young = {found.title for found in northway.site.helplines.values() if "young-person" in found.audience}
    assert listed == young
    assert all(each.all("html.quiet") for each in pages)
    outside = [
        href
        for shown in (page, *pages)
        for href in shown.attributes("main .entry a, main .next a", "href")
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


def test_a_channel_that_needs_no_voice_is_marked(northway):
    silent = {
        node.parent.parent.css_first("h3").text(strip=True): node.attributes["data-kind"]
        for node in northway.get("/who-fits/").all(".entry li[data-silent]")
    }
    assert silent["Silent solution: when you cannot speak"] == "phone" and silent["Shout"] == "text"
    assert {"Relay UK", "Emergency calls in British Sign Language", "Childline"} <= set(silent)
    assert "Karma Nirvana" not in silent


def test_a_line_that_is_out_of_order_stands_after_the_others_and_offers_what_works(desk):
    with_listings(desk).replace(
        "en/help/100.md",
        "cost:",
        "notice: {channel: phone, text: Phones are down., since: 2026-11-22, until: 2026-11-24}\ncost:",
    )
    page = desk.client().get("/help/wales/talk/")
    first, last = page.all(".entry")
    assert "Night line" in first.text() and "The small line" in last.text() and "Phones are down." in last.text()
    assert last.css_first("a.call").attributes["href"] == "sms:85258"


def test_another_folder_can_have_a_page_for_each_nation_too(desk):
    with_listings(desk).write(
        "en/y/talk/each-nation.md",
        EACH.replace("{title}", "Who listens: {nation}").replace(
            "{list}", "::: directory only {nation} young-person\n:::"
        ),
    )
    desk.write(
        "en/y/talk.md", EACH.replace("{title}", "Who listens").replace("{list}", "::: directory young-person\n:::")
    )
    client = desk.client()
    long = client.get("/y/talk/")
    assert "Night line" not in long.text() and long.all('a[href="/y/talk/wales/"]')
    assert "Night line" in client.get("/y/talk/wales/").text()
    assert "Night line" not in client.get("/y/talk/scotland/").text()


def test_a_long_list_shows_the_first_two_of_each_need_and_a_finder_shows_all(northway):
    listed, found = northway.get("/help/"), northway.get("/who-fits/")
    assert all(0 < len(section.css(".entry")) <= 2 for section in listed.all(".directory section"))
    names = [entry.text(strip=True) for entry in found.all(".entry h3")]
    assert {entry.text(strip=True) for entry in listed.all(".entry h3")} < set(names)
    config = northway.site.config
    everywhere = {line.title for line in northway.site.helplines.values() if not selection.is_local(config, line)}
    assert set(names) == everywhere and len(names) == len(everywhere)


def test_a_finder_leads_to_the_lists_of_each_nation(northway):
    for address, section in (("/who-fits/", "/help"), ("/y/talk/who-fits/", "/y/talk"), ("/help/", "/help")):
        links = northway.get(address).attributes(".by-nation a", "href")
        assert links == [f"{section}/{nation}/" for nation in northway.site.config.nations], address


def test_the_markdown_of_a_finder_holds_every_helpline_of_it(northway):
    text = northway.raw("/who-fits/index.md").text
    assert all(entry.text(strip=True) in text for entry in northway.get("/who-fits/").all(".entry h3"))
