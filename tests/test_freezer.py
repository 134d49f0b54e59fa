"""The frozen site: complete, the same each time, and the old one untouched when something fails."""

import re
import shutil
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import create_app
from northway.freeze import freezer
from northway.freeze.build_folder import FreezeError, scan, staged_name, sync
from northway.freeze.freezer import FreezeOptions, freeze_site
from northway.freeze.link_check import check_links, read_frozen
from northway.system.digests import digest_file


def read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def freeze(desk, build: Path) -> dict[str, bytes]:
    freeze_site(create_app(desk.folder), build)
    return read(build)


@pytest.fixture
def build(tmp_path):
    return tmp_path / "build"


def test_three_languages_are_each_frozen_in_their_own(desk, build):
    files = freeze(desk, build)
    for name, tag, word in (
        ("index.html", "en-GB", "Leave this site"),
        ("cy/index.html", "cy", "Gad"),
        ("ur/index.html", "ur", "سائٹ"),
    ):
        text = files[name].decode()
        assert f'<html lang="{tag}"' in text
        assert word in re.sub(r"<[^>]+>", " ", text)


def test_every_edition_and_every_published_file_is_there(desk, build):
    files = freeze(desk, build)
    for path, code in desk.site().editions:
        prefix = "" if code == "en" else f"{code}/"
        assert f"{prefix}{path}/index.html".replace("//", "/").lstrip("/") in files
    assert {"404.html", "sitemap.xml", "robots.txt", "_headers", "_redirects"} <= set(files)


def test_two_freezes_give_the_same_bytes(desk, build, tmp_path):
    assert freeze(desk, build) == freeze(desk, tmp_path / "other")


def test_a_frozen_page_is_what_the_preview_shows(desk, build):
    files = freeze(desk, build)
    assert desk.client().raw("/parents/first-hour/").data == files["parents/first-hour/index.html"]


def test_unchanged_files_keep_their_times(desk, build):
    freeze(desk, build)
    before = (build / "y/index.html").stat().st_mtime_ns
    desk.replace("en/parents/first-hour.md", "in every room", "in each room")
    freeze(desk, build)
    assert (build / "y/index.html").stat().st_mtime_ns == before
    assert b"in each room" in (build / "parents/first-hour/index.html").read_bytes()


def test_what_is_no_longer_published_goes_with_its_empty_folders(desk, build):
    freeze(desk, build)
    shutil.rmtree(desk.folder / "ur")
    desk.replace(
        "site.yml",
        '  - {code: ur, tag: ur, babel_id: ur, autonym: اردو, tier: core, font: nastaliq-urdu, font_range: "U+600-6FF,U+200C-200F", leave_url: https://neutral.example/ur/}\n',
        "",
    )
    freeze_site(create_app(desk.folder), build, FreezeOptions(lets_go=True))
    assert not (build / "ur").exists()


def test_an_error_in_the_content_leaves_the_build_folder_as_it_was(desk, build):
    before = freeze(desk, build)
    desk.write("en/parents/bad.md", "no front matter")
    with pytest.raises(FreezeError, match="there is no front matter"):
        freeze(desk, build)
    assert read(build) == before


def test_a_failure_in_the_middle_leaves_the_build_folder_as_it_was(desk, build, monkeypatch):
    before = freeze(desk, build)
    desk.replace("en/help/100.md", "Somebody listens.", "Someone listens.")
    app = create_app(desk.folder)
    days = ["a day"] * 2
    app.jinja_env.filters["day"] = lambda day: days.pop()
    with pytest.raises(FreezeError) as stop:
        freeze_site(app, build)
    first, second, third = [problem for problem in stop.value.problems if ".md " not in problem.message]
    fault = r"cannot be frozen: IndexError: pop from empty list \(templates/.+\.html:\d+\)"
    assert re.fullmatch(rf"/help/100/ {fault}", first.message)
    assert re.fullmatch(rf"/cy/help/100/ {fault}", second.message), "those after it are visited too"
    assert first.source == f"{desk.folder}/en/help/100.md"
    assert f"{desk.folder}/en/help/index.md" in first.hint and first.hint.endswith("link to it")
    assert third.message.startswith("/ur/help/100/ ")
    assert read(build) == before
    assert [path.name for path in build.parent.iterdir() if path.name.startswith(".build-fresh")] == []


def test_a_folder_that_is_no_frozen_site_is_never_overwritten(desk, build):
    build.mkdir()
    (build / "thesis.txt").write_text("Ten years of work.")
    with pytest.raises(FreezeError, match="something other than a frozen site"):
        freeze(desk, build)
    assert read(build) == {"thesis.txt": b"Ten years of work."}


def test_a_warning_of_the_freezer_is_an_error(desk, build):
    app = create_app(desk.folder)
    app.add_url_rule("/forgotten/", "forgotten", lambda: "nobody freezes me")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(FreezeError, match="forgotten"):
            freeze_site(app, build)
    assert not build.exists()


def test_two_urls_that_would_be_one_file_are_an_error(desk, build, monkeypatch):
    app, urls = create_app(desk.folder), freezer.all_urls
    app.add_url_rule("/parents/index.html", "again", lambda: "once more")
    monkeypatch.setattr(freezer, "all_urls", lambda *found: [*urls(*found), ("again", {})])
    with pytest.raises(FreezeError, match="another URL both become parents/index"):
        freeze_site(app, build)


def test_a_site_can_live_below_another(desk, build):
    desk.replace("site.yml", "https://little.example/", "https://host.example/sub/")
    files = freeze(desk, build)
    page = files["parents/first-hour/index.html"].decode()
    assert 'href="/sub/help/100/"' in page
    assert 'href="https://host.example/sub/parents/first-hour/"' in page
    assert "https://host.example/sub/parents/first-hour/" in files["sitemap.xml"].decode()


@pytest.mark.parametrize(("limit", "most"), [("MOST_ADDRESSES", 4), ("MOST_BYTES", 1_800)])
def test_a_sitemap_that_is_too_long_becomes_an_index_of_several(desk, build, tmp_path, monkeypatch, limit, most):
    monkeypatch.setattr(f"northway.web.sitemap.{limit}", most)
    files = freeze(desk, build)
    names = re.findall(r"<loc>https://little\.example/(.*?)</loc>", files["sitemap.xml"].decode())
    assert names == [f"sitemap-{part}.xml" for part in range(1, len(names) + 1)] and len(names) > 2
    found = [re.findall("<loc>(.*?)</loc>", files[name].decode()) for name in names]
    parts = [files[name] for name in names]
    assert all(
        len(addresses) <= 4 if limit == "MOST_ADDRESSES" else len(part) <= most
        for addresses, part in zip(found, parts, strict=True)
    )
    monkeypatch.undo()
    whole = freeze(desk, tmp_path / "other")
    addresses = [address for part in found for address in part]
    assert re.findall("<loc>(.*?)</loc>", whole["sitemap.xml"].decode()) == addresses
    assert "sitemap-1.xml" not in whole


@pytest.mark.parametrize("href", ["/nowhere/", "/y/#nothing", "relative/"])
def test_a_broken_link_of_a_template_is_found_in_the_frozen_pages(desk, build, href):
    freeze(desk, build)
    page = build / "y/index.html"
    page.write_text(page.read_text().replace("</main>", f'<a href="{href}">x</a></main>'))
    names = sorted(path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file())
    found = check_links({name: read_frozen(build / name, name) for name in names}, "https://little.example/")
    assert [(problem.source, problem.message) for problem in found] == [("y/index.html", f"`{href}` leads nowhere")]


FILES = st.dictionaries(
    st.from_regex(r"[ab]{1,2}(/[ab]{1,2}\.html)?", fullmatch=True).filter(lambda name: "/" in name),
    st.binary(max_size=3),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=FILES, new=FILES)
def test_a_sync_makes_the_build_folder_equal_to_the_fresh_one(tmp_path_factory, old, new):
    root = tmp_path_factory.mktemp("step")
    for folder in ("build", "fresh"):
        (root / folder).mkdir()
    for name, content in old.items():
        (root / "build" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "build" / name).write_bytes(content)
    for name, content in new.items():
        (root / "fresh" / staged_name(name)).write_bytes(content)
    now = {name: digest for name, (_, digest) in scan(root / "build", {}).items()}
    wanted = {name: digest_file(content) for name, content in new.items()}
    step = sync(root / "fresh", root / "build", wanted, now)
    (root / "build/manifest.json").unlink(missing_ok=True)
    assert read(root / "build") == new
    assert step.written + step.unchanged == len(new)
    assert step.removed == len(set(old) - set(new))
    assert all(any(path.iterdir()) for path in (root / "build").rglob("*") if path.is_dir())
