"""The benchmark: the same corpus every time, a table that says what was measured, and nothing left out silently."""

import re
import sys
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bench.budgets import LONGEST, budgets_table
from bench.comparison import main
from bench.corpus import samples, write_corpus
from bench.found import Found
from bench.growth import Grown
from bench.likeness import likeness
from bench.measure import Command, Cost, RunError, median, peak, run
from bench.report import BY_HAND, write_report
from bench.saved import _fetch, seconds_to_be_seen
from bench.table import STEPS, costs_table, ratio, times
from bench.tool import EDITED, LISTING, documents, fill_theme, parts_of, with_addresses, words_of, words_shown
from bench.tools import TOOLS
from bench.tools.hugo import Hugo
from bench.tools.northway import Northway
from bench.weight import weights
from northway.publication.publication import Publication

HERE = Path(__file__).parents[1]
PARTS = {"head": "<link>", "header": "<header></header>", "after": "<p>End</p>", "styles": "p{color:red}"}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def costs(*clocks: float) -> dict[str, list[Cost]]:
    return {step: [Cost(clock, clock / 2) for clock in clocks] for step in STEPS}


def costs_of_one(clock: float) -> dict[str, Cost]:
    return {step: Cost(clock, clock) for step in STEPS}


def test_the_corpus_is_the_same_every_time(tmp_path):
    for name in ("one", "other"):
        write_corpus(tmp_path / name, 60, ["en"], 450)
    assert files(tmp_path / "one") == files(tmp_path / "other")
    words = [len(words_of(sample.body).split()) for sample in samples(60, 450)]
    assert 380 < sum(words) / len(words) < 520


def test_a_page_does_not_depend_on_how_many_there_are():
    assert list(samples(3)) == list(samples(60))[:3]


def test_northway_reads_the_corpus_without_an_error(tmp_path):
    write_corpus(tmp_path, 60, ["en"], 450)
    corpus = Publication(tmp_path, HERE)
    assert not [str(problem) for problem in corpus.problems(date.today()) if problem.level == "error"]
    assert len(corpus.site.pages) == len(list(documents(60, 450)))


def test_other_tools_get_the_same_bodies():
    for _, sample in documents(60, 450):
        assert words_of(with_addresses(sample)) == words_of(sample.body)
        assert ".md)" not in with_addresses(sample)


@pytest.mark.parametrize("kind", [kind for kind in TOOLS if "Northway" not in kind.name], ids=lambda kind: kind.name)
def test_each_tool_is_given_every_page_and_a_template_that_can_be_changed(tmp_path, kind):
    tool = kind(tmp_path / "tools", tmp_path)
    tool.prepare(60, 450, PARTS)
    assert len(list((tool.folder / "content").rglob("*.md"))) >= 65
    shown = [tool.template_file().read_text().count(PARTS[name]) for name in ("head", "header", "after", "styles")]
    assert shown == [1, 1, 1, 0]
    assert [path.read_text() for path in tool.folder.rglob("style.css")] == [PARTS["styles"]]
    for step in ("body", "body", "template", "template", "summary", "summary"):
        tool.edit(step)
    assert "Edition 4" in tool.template_file().read_text()
    assert tool.body_file().read_text().count("Changed") == 1
    assert tool.body_file().read_text().endswith("Changed 2.\n")
    head = tool.body_file().read_text().partition("\n\n")[0]
    assert re.findall(r'(?im)^summary: "?Summary 6\."?$', head) and head.count("Summary 5") == 0


@pytest.mark.parametrize("kind", TOOLS, ids=lambda kind: kind.name)
def test_a_summary_that_does_not_arrive_is_found_out(tmp_path, kind):
    tool = kind(tmp_path / "tools", tmp_path)
    for path in (EDITED, LISTING):
        tool.page(path).parent.mkdir(parents=True, exist_ok=True)
        tool.page(path).write_text("Summary 0.")
    tool.confirm("summary")
    tool.page(LISTING).write_text("An older summary")
    with pytest.raises(RunError, match=r"section-0 does not say `Summary 0\.`"):
        tool.confirm("summary")


def test_themes_have_the_same_words(tmp_path):
    shown = set()
    for theme in ("hugo", "pelican", "mkdocs", "eleventy"):
        fill_theme(theme, tmp_path / theme, PARTS)
        text = "".join(path.read_text() for path in sorted((tmp_path / theme).rglob("*.*")))
        shown.add(
            tuple(words in text for words in ("Where you are", "What this phone may show", "canonical", "children"))
        )
    assert shown == {(True, True, True, True)}


def test_what_all_pages_share_is_lifted_from_one():
    page = (
        '<head><meta charset="utf-8">\n<title>A</title><script data-away="x">1</script>\n<meta name="description" content="a">'
        '<link rel="icon" href="data:"><style>b{}</style></head><body><a class="skip">s</a><nav class="breadcrumb"></nav>'
        '<main><p class="keep">k</p></main></body>'
    )
    parts = parts_of(page)
    assert parts["head"].endswith('<link rel="stylesheet" href="/style.css">') and parts["styles"] == "b{}"
    assert not any(words in parts["head"] for words in ("<style>", "b{}", "<title>", "description"))
    assert parts["header"] == '<a class="skip">s</a>' and parts["after"] == '<p class="keep">k</p>'


def test_words_are_those_that_a_reader_sees():
    assert words_of("## One two {#part-0}\n\n[three](page-3.md) **four**") == "One two three four"
    assert words_shown("<style>p{}</style><h2>One</h2><p>two &amp; <b>three</b></p>") == "One two three"


def test_the_median_is_of_clock_and_work_apart():
    assert median([Cost(1, 9), Cost(2, 7), Cost(5, 8)]) == Cost(2, 8)


def test_a_ratio_compares_what_met_the_same_machine():
    found = {"Hugo": costs(1, 10, 2), "Northway": costs(2, 20, 1)}
    assert ratio(found, "Northway", "cold", "Hugo") == 2
    assert ratio(found, "Hugo", "cold", "Hugo") == 1
    assert ratio({"Northway": costs(1)}, "Northway", "cold", "Hugo") is None
    assert [times(number) for number in (2.0, 23.4, None)] == ["2.00×", "23×", "–"]


def test_the_table_has_a_row_for_each_tool_and_says_small_times_finely():
    table = costs_table({"Hugo": costs(1), "Northway": costs(0.04)}, "Hugo").split("\n")
    assert table[2].startswith("| **Hugo** | 1.00 s · 1.00× · 0.50 s |")
    assert table[3].startswith("| **Northway** | 0.040 s · 0.04× · 0.020 s |")


def test_a_run_is_measured_with_its_memory_and_a_failure_is_reported(tmp_path):
    script = "x = bytearray(30_000_000); import time; time.sleep(0.2)"
    assert run(Command([sys.executable, "-c", script], tmp_path, {})).clock >= 0.2
    assert peak(Command([sys.executable, "-c", script], tmp_path, {})) > 30
    with pytest.raises(RunError, match="nothing good"):
        run(Command([sys.executable, "-c", "raise SystemExit('nothing good')"], tmp_path, {}))


def test_the_budgets_are_those_of_the_design_and_say_which_are_met():
    assert {step: round(1 / longest if longest < 1 else longest, 1) for step, longest in LONGEST.items()} == {
        "cold": 3.3, "nothing": 8, "body": 1.4, "summary": 1, "template": 1.7,
    }  # fmt: skip
    found = Found(
        1000, 450, 1, "A machine", [0.5], real=Cost(2.5, 4), saved={"Northway": [0.1, 0.3, 0.3], "Hugo": [0.1]}
    )
    found.costs = {name: costs(clock) for name, clock in (("Hugo", 1), ("Northway", 1), ("Pelican", 2))}
    found.growth = [Grown(pages, costs_of_one(pages), {"cold": pages / 20}) for pages in (1000, 10_000)]
    rows = [line.strip("| ").split(" | ") for line in budgets_table(found).splitlines()[2:]]
    assert [(row[0], row[-1]) for row in rows] == [
        ("cold", "yes"),
        ("nothing changed", "no"),
        ("one body changed", "no"),
        ("one summary changed", "yes"),
        ("template changed", "yes"),
        ("cold", "yes"),
        ("cold, the real site", "yes"),
        ("preview, from a save to the browser", "no"),
        ("growth, 1,000 to 10,000 pages", "yes"),
        ("memory at 10,000 pages", "no"),
    ]
    assert rows[1] == ["nothing changed", "at least 8.0 times as fast as Hugo", "Hugo's own time", "no"]
    assert rows[5] == ["cold", "ahead of Pelican", "2.0 times as fast as Pelican", "yes"]


def test_a_save_is_timed_until_the_browser_has_it(tmp_path):
    tool = Northway(tmp_path, tmp_path)
    tool.prepare(60, 200, {})
    assert all(0 < seconds < 5 for seconds in seconds_to_be_seen(tool, saves=2))
    assert tool.body_file().read_text().endswith("Changed 2.\n")


def test_a_page_that_is_cut_short_does_not_show_the_save():
    class Short(BaseHTTPRequestHandler):
        def do_GET(self):  # the name is Python's
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"Changed 1.")

        def log_message(self, *words): ...

    with HTTPServer(("127.0.0.1", 0), Short) as server:
        Thread(target=server.handle_request, daemon=True).start()
        assert _fetch(f"http://127.0.0.1:{server.server_port}/") == ""


def test_a_report_names_what_was_left_out_and_keeps_what_was_written_by_hand(tmp_path):
    path = tmp_path / "results.md"
    path.write_text(f"An older run.\n{BY_HAND}\nWhat we think of it.\n")
    found = Found(60, 450, 1, "A machine", [0.5, 1.5], missing={"Hugo": "there is no apt-get here"})
    found.costs = {"Northway": costs(1)}
    said = write_report(found, path)
    assert "Hugo is left out: there is no apt-get here" in said and "load 0.5 to 1.5" in said
    assert path.read_text().endswith("What we think of it.\n") and "An older run" not in path.read_text()
    assert likeness([]) == {}


def test_no_file_of_the_benchmark_is_too_long_or_names_an_address():
    for path in [*HERE.glob("bench/*.py"), *HERE.glob("bench/tools/*.py")]:
        text = path.read_text("utf-8")
        assert text.count("\n") <= 250
        assert not [line for line in text.splitlines() if "--index" in line or "registry" in line], path


def test_old_output_is_moved_aside_so_that_no_tool_pays_for_its_removal(tmp_path):
    tool = Hugo(tmp_path / "tools", tmp_path)
    for number in range(2):
        for name in ("output", "resources"):
            (tool.folder / name).mkdir(parents=True)
            (tool.folder / name / "page.html").write_text(f"{name} {number}")
        tool.clear()
        assert list(tool.folder.iterdir()) == []
    tool.clear()
    kept = sorted(text.decode() for text in files(tmp_path).values())
    assert kept == ["output 0", "output 1", "resources 0", "resources 1"]


def test_the_comparison_works_where_it_is_told_to_and_leaves_nothing_there(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.comparison.compare", lambda given, work: seen.append(work) or found)
    seen, found = [], Found(60, 450, 1, "A machine", [0.5], costs={"Northway": costs(1)})
    main(["--work", str(tmp_path / "disk"), "--results", str(tmp_path / "results.md")])
    assert [work.parent for work in seen] == [tmp_path / "disk"]
    assert list((tmp_path / "disk").iterdir()) == []


def test_the_real_site_s_pages_are_weighed_by_language(tmp_path):
    (tmp_path / "index.html").write_text('<html lang="en-GB"><img src="a.png">' + "word " * 400)
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / "index.html").write_text('<html lang="cy"><script src="a.js"></script>')
    (tmp_path / "moved.html").write_text("leads on")
    (welsh, english) = weights(tmp_path)
    assert (welsh.language, welsh.pages, welsh.requests, welsh.scripts) == ("cy", 1, 1, 1)
    assert (english.language, english.pages, english.requests, english.scripts) == ("en-GB", 1, 2, 0)
    assert 0 < welsh.median == welsh.most and english.most < 200
