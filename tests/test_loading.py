"""A content folder as an editor leaves it: names, folders, languages, former paths."""

import pytest

PAGE = "---\ntitle: {title}\nsummary: What it is.\naudience: parent\norder: 1\nreviewed: 2026-11-01\nreview_by: 2027-11-01\n{more}---\nWords.\n"


def page(title: str, more: str = "") -> str:
    return PAGE.format(title=title, more=more)


def said(desk, name: str) -> list[str]:
    return [line for line in desk.lines() if line.startswith(f"{name}:")]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("en/My Page.md", "my-page"),
        ("en/parents/First.md", "first"),
        ("en/a_b.md", "a-b"),
        ("en/Über.md", "ber"),
    ],
)
def test_a_name_that_makes_no_address_is_refused_with_a_better_one(desk, name, better):
    desk.write(name, page("Odd"))
    assert any("cannot be part of an address" in line and f"rename it `{better}`" in line for line in said(desk, name))


def test_a_page_cannot_take_the_address_of_a_language(desk):
    desk.write("en/cy.md", page("Wales"))
    assert "`cy` is the address of a language" in said(desk, "en/cy.md")[0]


def test_two_pages_cannot_claim_one_address(desk):
    desk.write("en/parents.md", page("Parents again"))
    assert any("have the same address; remove or rename one of them" in line for line in desk.lines())


def test_a_language_folder_must_be_in_site_yml(desk):
    desk.write("pl/index.md", page("Polski"))
    assert "the language folder `pl` is not in site.yml" in said(desk, "pl/index.md")[0]


def test_a_translation_needs_its_source(desk):
    desk.write("cy/parents/other.md", "---\ntitle: Arall\nsummary: Arall.\ntranslated_from: x\n---\n")
    assert "this translates a page that en/ does not have" in said(desk, "cy/parents/other.md")[0]


def test_a_translation_holds_words_only(desk):
    desk.replace("cy/index.md", "translated_from: x", "translated_from: x\norder: 5")
    assert "there is no field `order`" in said(desk, "cy/index.md")[0]


def test_a_folder_needs_an_index_page(desk):
    (desk.folder / "en/y/index.md").rename(desk.folder / "en/y/other.md")
    assert "this folder has no index page" in said(desk, "en/y/index.md")[0]


def test_a_symbolic_link_out_of_the_folder_is_not_read(desk, tmp_path):
    (tmp_path / "secret.md").write_text(page("Secret"))
    (desk.folder / "en/secret.md").symlink_to(tmp_path / "secret.md")
    assert "this link leads to no file inside site/" in said(desk, "en/secret.md")[0]
    assert ("secret", "en") not in desk.site().pages


def test_files_that_nothing_reads_are_named(desk):
    desk.write("fact.yml", "")
    desk.write("en/notes.txt", "")
    assert "nothing reads this file; did you mean `facts.yml`?" in said(desk, "fact.yml")[0]
    assert said(desk, "en/notes.txt")


def test_an_editor_s_leftovers_are_passed_over(desk):
    before = desk.lines()
    for name in (".DS_Store", "en/.index.md.swp", "en/index.md~"):
        desk.write(name, b"\xff")
    assert desk.lines() == before


@pytest.mark.parametrize(
    ("former", "fault"),
    [
        ("parents", "is still the address of a page"),
        ("/parents/x/", "is not an address"),
        ("parents/first-minutes", "is also claimed by"),
    ],
)
def test_a_former_path_that_cannot_be_is_refused(desk, former, fault):
    desk.write("en/parents/moved.md", page("Moved", f"former_paths: [{former}]\n"))
    assert any("former path" in line and fault in line for line in desk.lines())


@pytest.mark.parametrize(
    ("short", "fault"),
    [
        (
            "parents",
            "the short path `parents` is the address of a page; remove it from `short_path`, or move that page",
        ),
        ("cy", "the short path `cy` is an address of the language `cy`; remove it from `short_path`"),
        ("1", "the short path `1` is also claimed by {folder}/en/parents/index.md; keep it in one of them"),
        ("p/1", "the short path `p/1` is not quick to type; write 8 small letters or digits at most, such as 1"),
        ("Missing", "the short path `Missing` is not quick to type"),
    ],
)
def test_a_short_path_that_cannot_be_is_refused(desk, short, fault):
    desk.write("en/parents/printed.md", page("Printed", f"short_path: {short}\n"))
    assert [
        line for line in desk.lines() if "en/parents/printed.md:" in line and fault.format(folder=desk.folder) in line
    ]


def test_a_former_path_keeps_its_page_when_another_claims_it_as_short_path(desk):
    desk.write("en/a.md", page("A", "short_path: old\n"))
    desk.write("en/z.md", page("Z", "former_paths: [old]\n"))
    assert [line for line in desk.lines() if "claimed" in line and "en/a.md:" in line]


def test_former_paths_in_a_circle_are_refused(desk):
    desk.write("en/a.md", page("A", "former_paths: [b]\n"))
    desk.write("en/b.md", page("B", "former_paths: [a]\n"))
    assert any("lead in a circle" in line for line in said(desk, "en/a.md"))
    assert any("lead in a circle" in line for line in said(desk, "en/b.md"))


def test_without_site_yml_there_is_one_problem_that_says_so(desk):
    (desk.folder / "site.yml").unlink()
    assert any("site.yml:1: there is no site.yml" in line for line in desk.lines())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("stage: preview", "stage: prview", "`stage` cannot be `prview`; did you mean `preview`?"),
        ("babel_id: cy,", "babel_id: cymraeg,", "Babel knows no locale `cymraeg`"),
        ("base_url: https://little.example/", "base_url: little", "`little` is not a web address"),
        ("little.example/", "little.example/?x=1", "cannot be the site's address; write it without `?`"),
        ("little.example/", "little.example/a%20b/", "cannot be the site's address"),
        (
            "navigation: [parents,",
            "navigation: [parent,",
            "`navigation` names `parent`, which does not exist",
        ),
        ('emergency: ["100"]', 'emergency: ["999"]', "`emergency` names `999`, which does not exist"),
    ],
)
def test_a_fault_in_site_yml_is_named(desk, old, new, fault):
    desk.replace("site.yml", old, new)
    assert any(line.startswith("site.yml:") and fault in line for line in desk.lines()), desk.lines()


def test_a_page_is_offered_in_every_language(desk):
    site = desk.site()
    fallback = site.find_edition("help/100", "ur")
    assert fallback.is_fallback and fallback.page.locale == "en" and fallback.locale.direction == "rtl"
    written = site.find_edition("parents/first-hour", "ur")
    assert not written.is_fallback and not written.is_reviewed and written.is_outdated


def test_a_translation_made_from_the_page_as_it_is_now_is_not_outdated(desk):
    digest = desk.site().originals[""].digest
    desk.replace("cy/index.md", "translated_from: x", f"translated_from: {digest}")
    assert not desk.site().find_edition("", "cy").is_outdated
    desk.replace("en/index.md", "children;", "children and young people;")
    assert desk.site().find_edition("", "cy").is_outdated


def test_a_translated_helpline_keeps_the_numbers_and_hours_of_its_source(desk):
    desk.write(
        "cy/help/100.md",
        "---\ntitle: Y llinell\nsummary: Rhywun.\nconfidentiality: Dywedant.\nchannel_notes: ['', 'Pobl.']\nchannel_waits: ['', 'Awr.']\ntranslated_from: x\n---\nGeiriau.\n",
    )
    site = desk.site()
    ours, theirs = site.pages["help/100", "cy"], site.helplines["100"]
    assert [channel.value for channel in ours.channels] == [channel.value for channel in theirs.channels]
    assert [channel.hours for channel in ours.channels] == [channel.hours for channel in theirs.channels]
    assert [channel.note for channel in ours.channels] == ["", "Pobl.", ""]
    assert [channel.wait for channel in ours.channels] == ["", "Awr.", ""]
    assert ours.confidentiality == "Dywedant."


def test_values_cannot_be_changed(desk):
    page = desk.site().originals[""]
    with pytest.raises(ValueError, match="frozen"):
        page.title = "Other"


def test_a_section_lists_its_pages_in_order(desk):
    desk.write("en/parents/later.md", page("Later").replace("order: 1", "order: 99"))
    desk.write("en/parents/sooner.md", page("Sooner").replace("order: 1", "order: 2"))
    assert desk.site().children("parents") == ["parents/sooner", "parents/first-hour", "parents/later"]
