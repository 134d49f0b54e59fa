"""What programs read: each page as Markdown, llms.txt, numbers.json. All agree with the page and the record."""

import json
import re
from datetime import date

import pytest

from northway.markup.body import plain_text

NUMBERS = ("phone", "text", "relay")
CHECKED = "Details last checked 1 November 2026, from a stored copy."


def address_of(path: str, code: str, source: str = "en") -> str:
    return f"/{'' if code == source else f'{code}/'}{f'{path}/' if path else ''}"


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.fixture(scope="module")
def as_markdown(northway) -> dict[tuple[str, str], str]:
    """Every page that somebody wrote, as Markdown, by path and code; without quiet pages."""
    found = {}
    for path, code in northway.site.pages:
        if not northway.site.is_quiet(path):
            response = northway.raw(f"{address_of(path, code)}index.md")
            assert (response.status_code, response.mimetype) == (200, "text/markdown"), (path, code)
            found[path, code] = response.text
    return found


def test_the_markdown_of_a_page_has_all_its_words(northway, as_markdown):
    bodies = northway.app.extensions["northway"].bodies
    for key, text in as_markdown.items():
        # In Arabic a word of one letter grows together with the next, which may be a link.
        known = {*words(text), *words(re.sub(r"\[|\]\([^)]*\)", "", text))}
        page = northway.site.pages[key]
        assert text.startswith(f"# {page.h1}\n"), key
        missing = [word for word in words(plain_text(bodies[key].parts)) if word not in known and len(word) > 1]
        assert missing == [], key


def test_no_mark_of_ours_is_left_in_the_markdown(as_markdown):
    for key, text in as_markdown.items():
        assert not re.search(r"^:::|\{#|\]\((?:helpline|fact):|\.md[#)]|&#?\w+;|</?\w+>", text, re.MULTILINE), key


def test_each_number_of_a_page_stands_in_its_markdown_with_its_record(northway, as_markdown):
    site, bodies = northway.site, northway.app.extensions["northway"].bodies
    for (path, code), text in as_markdown.items():
        for kind, name in bodies[path, code].records:
            line = site.helpline_in(name, code) if kind == "helpline" else None
            first = line and line.first_channel
            said = [row for row in text.split("\n") if line and row.startswith(f"- {line.title} – ")]
            assert not line or any(first.value in row and line.summary in row for row in said), (path, code, name)


def test_a_line_about_a_number_holds_when_it_is_quoted_alone(small):
    text = small.raw("/help/100/index.md").text
    assert (
        "- The small line – Phone: 0161 496 0100. Someone to talk to. England, Wales. Under 26. "
        "Monday to Friday 9am to 5:30pm; Saturday and Sunday 8pm to 2am the next day; it may be closed on bank holidays. "
        f"Cost: Free. {CHECKED}"
    ) in text
    assert "- The small line – Send TALK to 85258." in text


def test_words_for_one_nation_say_so_in_each_paragraph(desk):
    desk.replace("en/parents/first-hour.md", "::: nation wales\n", "::: nation wales\nOne.\n\n- Two.\n\n")
    text = desk.client().raw("/parents/first-hour/index.md").text
    assert "**Wales:** One." in text and "**Wales:**\n\n- Two." in text


def test_a_page_with_faults_has_what_is_sound_of_it_while_an_editor_mends_it(desk):
    faults = (
        "[x](helpline:no) [](fact:no) [y](no.md)\n\n::: fact\n:::\n\n::: passage no\n:::\n\n::: dataset no\nz\n:::\n\n"
    )
    desk.replace(
        "en/parents/first-hour.md", "[Ring the", f"{faults}::: contact-strip no 100\n:::\n\n::: do\n\n[Ring the"
    )
    assert "Ring the small line 0161 496 0100" in desk.client().raw("/parents/first-hour/index.md").text


def test_what_a_reader_should_know_of_a_page_stands_above_its_words(small):
    text = small.raw("/cy/parents/first-hour/index.md").text
    assert "https://little.example/cy/parents/first-hour/" in text.split("\n## ")[0]
    for words_of_notice in ("Rhagolwg yw hwn.", "wedi gwirio'r cyfieithiad hwn eto"):
        assert words_of_notice in text


def test_a_quiet_page_and_a_fallback_have_no_markdown(small):
    for address in ("/y/index.md", "/cy/y/index.md", "/ur/help/100/index.md", "/no/such/index.md"):
        assert small.raw(address).status_code == 404, address
    assert not small.get("/y/").all('link[type="text/markdown"]')
    assert not small.get("/ur/help/100/").all('link[type="text/markdown"]')


def test_a_page_offers_its_markdown(small):
    offered = small.get("/cy/parents/first-hour/").attributes('link[type="text/markdown"]', "href")
    assert offered == ["/cy/parents/first-hour/index.md"]
    assert small.raw(offered[0]).status_code == 200


def test_numbers_json_has_every_number_as_its_record_has_it(northway):
    whole = json.loads(northway.raw("/numbers.json").data)
    assert whole["stage"] == northway.site.config.stage
    rows = {(row["record"], row["kind"], row["number"], row.get("keyword", "")): row for row in whole["numbers"]}
    channels = [
        (line, channel)
        for line in northway.site.helplines.values()
        for channel in line.channels
        if channel.kind in NUMBERS
    ]
    assert len(rows) == len(channels) == len(whole["numbers"]) > 60
    for line, channel in channels:
        row = rows[line.id, channel.kind, channel.value, channel.keyword]
        assert ("hours" in row) == line.has_claimable_hours(channel), line.id
        assert (row["for"], row["evidence"], row["cost"]) == (line.summary, line.evidence, line.cost_of(channel))
        assert date.fromisoformat(row["checked_on"]) == line.checked_on
        assert len(row.get("nations", [])) == len(line.nations)
        for words_of_record in (line.title, channel.value, line.summary, *row.get("nations", [])):
            assert words_of_record in row["says"], line.id
        address = row["page"].removeprefix(northway.site.config.base_url.rstrip("/"))
        assert address == f"/help/{line.id}/"


def test_every_field_of_numbers_json_is_in_the_dictionary(northway):
    dictionary = northway.get("/open-data/")
    section = next(each for each in dictionary.all(".dataset") if each.css_first("a").text() == "numbers.json")
    told = [row.css_first("td").text(strip=True) for row in section.css("tbody tr")]
    used = {name for row in json.loads(northway.raw("/numbers.json").data)["numbers"] for name in row}
    assert used <= set(told)
    assert set(told) - used <= {"alert", "closed"}, "which no record has today"


def test_llms_txt_has_the_form_of_llmstxt_org_and_every_link_in_it_leads_somewhere(northway):
    text = northway.raw("/llms.txt").text
    assert text.startswith(f"# {northway.site.config.name}\n\n> ")
    links = re.findall(r"^- \[[^\]]+\]\((\S+)\)", text, re.MULTILINE)
    base = northway.site.config.base_url.rstrip("/")
    listed = {link.removeprefix(base) for link in links if link.startswith(base)}
    for address in listed:
        assert northway.raw(address).status_code == 200, address
    for path, page in northway.site.originals.items():
        own = address_of(path, "en") if northway.site.is_quiet(path) else f"{address_of(path, 'en')}index.md"
        assert (own in listed) == (not page.template_digest), path


def test_llms_txt_opens_with_what_is_often_quoted_wrong(northway):
    text = northway.raw("/llms.txt").text.split("\n## ")[0]
    for number in ("116 000", "0800 1111", "0808 80 10 800", "85258"):
        assert number in text
    assert "Missing People 116 000 may be closed at night." in text


def test_a_preview_asks_robots_and_assistants_alike_to_leave_it(desk):
    preview = "This is a preview. Nobody has confirmed its numbers"
    before = desk.client()
    assert "Disallow: /\n" in before.raw("/robots.txt").text
    assert preview in before.raw("/llms.txt").text and preview in before.raw("/parents/index.md").text
    for address in ("/llms.txt", "/numbers.json", "/parents/index.md"):
        assert before.raw(address).headers["X-Robots-Tag"] == "noindex"
    desk.replace("site.yml", "stage: preview", "stage: live")
    after = desk.client()
    assert "Allow: /\n" in after.raw("/robots.txt").text
    assert preview not in after.raw("/llms.txt").text + after.raw("/parents/index.md").text


def test_a_site_without_a_page_on_quoting_has_its_list_all_the_same(small):
    assert "](https://little.example/parents/first-hour/index.md)" in small.raw("/llms.txt").text


def test_the_sitemap_says_when_somebody_last_read_each_page(desk):
    desk.replace("en/help/100.md", "checked_on: 2026-11-01", "checked_on: 2026-11-20")
    desk.write("en/y/index.md", desk.read("en/y/index.md") + "\n::: passage quietly\n:::\n")
    desk.replace("en/passages/quietly.md", "reviewed: 2026-11-01", "reviewed: 2026-11-19")
    text = desk.client().raw("/sitemap.xml").text
    days = dict(re.findall(r"<loc>https://little\.example(.*?)</loc><lastmod>(.*?)</lastmod>", text))
    assert days["/parents/first-hour/"] == days["/cy/parents/first-hour/"] == "2026-11-01"
    assert days["/help/100/"] == "2026-11-20", "the day of its record"
    assert days["/y/"] == "2026-11-19", "the day of its passage"
