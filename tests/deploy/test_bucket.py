"""A bucket is told each file's type and cache time, and its CDN all other headers."""

import fnmatch
import json
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.deploy.headers_file import headers_at, read_headers
from tests.deploy.test_files_for_hosts import CLOUDFRONT_CUSTOM, publish

SCRIPT = Path(__file__).parents[2] / "deploy" / "s3" / "bucket.py"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@pytest.fixture(scope="module")
def published(copies, tmp_path_factory):
    """What is copied to a bucket, made of the site at each place."""

    def make(place: str) -> Path:
        folder = tmp_path_factory.mktemp("bucket")
        (folder / "build").symlink_to(copies(place).site)
        assert publish(folder, "published").returncode == 0
        return folder / "published"

    return make


def run(*words: object) -> str:
    done = subprocess.run([sys.executable, SCRIPT, *words], capture_output=True, text=True, check=True)
    return done.stdout


def copied(words: list[str], names: list[str]) -> set[str]:
    """The names that a command copies: the last filter that matches counts."""
    chosen = set(names)
    for option, pattern in pairwise(words):
        if option in ("--exclude", "--include"):
            fitting = set(fnmatch.filter(names, pattern))
            chosen = chosen | fitting if option == "--include" else chosen - fitting
    return chosen


@pytest.mark.parametrize("place", ["", "/sub"])
def test_each_file_is_copied_once_with_its_type_and_how_long_it_may_be_kept(published, place):
    site = published(place)
    rules = read_headers((site / "_headers").read_text())
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    *commands, last = [shlex.split(line) for line in run("copy", site, "s3://bucket").splitlines()]
    seen = []
    for words in commands:
        assert words[:5] == ["aws", "s3", "sync", str(site), f"s3://bucket{place}/"]
        kind, cache = words[words.index("--content-type") + 1], words[words.index("--cache-control") + 1]
        for name in copied(words, names):
            address = f"{place}/{name.removesuffix('index.html')}"
            assert (kind, cache) == (TYPES[Path(name).suffix], headers_at(rules, address)["Cache-Control"]), name
            seen.append(name)
    assert sorted(seen) == sorted(name for name in names if not name.startswith("_"))
    assert "assets/" in " ".join(commands[0]) and "--delete" in last


@pytest.mark.parametrize("place", ["", "/sub"])
def test_the_policies_of_the_cdn_say_what_the_table_says(published, tmp_path, place):
    site = published(place)
    rules = read_headers((site / "_headers").read_text())
    run("policies", site, tmp_path)
    for name, address in (("northway", "/"), ("northway-open-data", "/open-data/services.json")):
        made = json.loads((tmp_path / f"{name}.json").read_text())
        wanted = headers_at(rules, place + address)
        security, custom = made["SecurityHeadersConfig"], made["CustomHeadersConfig"]
        said = {item["Header"]: item["Value"] for item in custom["Items"]}
        assert len(said) == custom["Quantity"] <= CLOUDFRONT_CUSTOM
        said["Content-Security-Policy"] = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
        said["Referrer-Policy"] = security["ReferrerPolicy"]["ReferrerPolicy"]
        hsts = security["StrictTransportSecurity"]
        assert (hsts["IncludeSubdomains"], hsts["Preload"]) == (False, False)
        said["Strict-Transport-Security"] = f"max-age={hsts['AccessControlMaxAgeSec']}"
        said["X-Content-Type-Options"] = "nosniff" if security["ContentTypeOptions"]["Override"] else ""
        if "CorsConfig" in made:
            said["Access-Control-Allow-Origin"] = made["CorsConfig"]["AccessControlAllowOrigins"]["Items"][0]
        assert said | {"Cache-Control": wanted["Cache-Control"]} == wanted


def test_a_wrong_use_of_the_command_prints_how_to_use_it():
    done = subprocess.run([sys.executable, SCRIPT, "help"], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "bucket.py copy published s3://BUCKET" in done.stderr
