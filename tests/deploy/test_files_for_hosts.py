"""The files that hosts read, checked without any host: their syntax, and the limits that hosts set."""

import json
import re
import subprocess
import tomllib
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.deploy.headers_file import read_headers

HERE = Path(__file__).parents[2]
DEPLOY = HERE / "deploy"
# What hosts allow, from their own documentation in 2026.
CLOUDFLARE_RULES, CLOUDFLARE_LINE, CLOUDFLARE_REDIRECTS = 100, 2000, 2000
CLOUDFRONT_VALUE, CLOUDFRONT_CUSTOM = 1783, 10
NGINX_WORD = 4096


@pytest.fixture(params=["small", "northway"])
def site(request):
    return request.getfixturevalue(request.param)


def test_the_headers_file_is_within_the_limits_of_hosts(site):
    text = site.raw("/_headers").text
    rules = read_headers(text)
    assert len(rules) <= CLOUDFLARE_RULES
    for line in text.splitlines():
        assert len(line) < CLOUDFLARE_LINE
    for pattern, headers in rules:
        assert re.fullmatch(r"/[a-z0-9/-]*(\*|404\.html|numbers\.json)?", pattern)
        values = {name: value for name, value in headers if value is not None}
        assert all(len(value) <= CLOUDFRONT_VALUE for value in values.values())
    for line in site.raw("/_headers.nginx").text.splitlines():
        assert len(line) < NGINX_WORD


def test_no_header_can_break_out_of_its_quotes(site):
    for _, headers in read_headers(site.raw("/_headers").text):
        for _, value in headers:
            assert not re.search(r'["\\${}\n]', value or "")


def test_the_redirects_file_is_within_the_limits_of_hosts(site):
    lines = site.raw("/_redirects").text.splitlines()
    assert len(lines) <= CLOUDFLARE_REDIRECTS
    for line in lines:
        assert re.fullmatch(r"/[a-z0-9/-]+/ /[a-z0-9/-]*/? 301", line) and len(line) <= CLOUDFLARE_LINE
    assert len({line.split()[0] for line in lines}) == len(lines)


def test_the_workflow_publishes_what_make_site_made():
    workflow = yaml.safe_load((DEPLOY / "github-pages" / "publish.yml").read_text())
    steps = workflow["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert "make test" in runs[0] and runs[1] == "make site" and "flask freeze --let-go" in runs[2]
    assert runs[3] == "sh deploy/publish.sh published _headers _redirects && touch published/.nojekyll"
    assert {step["with"]["path"] for step in steps if "upload" in step.get("uses", "")} == {"published"}
    assert workflow["permissions"] == {"contents": "read"}


def test_netlify_is_told_how_to_make_the_site_and_what_to_publish():
    settings = tomllib.loads((DEPLOY / "netlify" / "netlify.toml").read_text())
    assert settings["build"]["command"].startswith("make site && sh deploy/publish.sh published")
    assert settings["build"]["publish"] == "published"
    assert settings["build"]["processing"]["skip_processing"] is True


def in_a_checkout(copies, folder: Path, command: str) -> Path:
    """What a host publishes, once the site is made there and the commands after that have run."""
    (folder / "build").symlink_to(copies("").site)
    (folder / "deploy").symlink_to(DEPLOY)
    subprocess.run(["sh", "-ec", command], cwd=folder, check=True)
    return folder / "published"


def test_netlify_leads_on_from_former_addresses_though_they_have_pages(copies, tmp_path):
    command = tomllib.loads((DEPLOY / "netlify" / "netlify.toml").read_text())["build"]["command"]
    published = in_a_checkout(copies, tmp_path, command.removeprefix("make site && "))
    before, after = (folder / "_redirects" for folder in (copies("").site, published))
    lines = after.read_text().splitlines()
    assert lines and lines == [f"{line}!" for line in before.read_text().splitlines()]


def test_github_gets_no_files_for_other_hosts_and_may_not_work_the_pages_over(copies, tmp_path):
    workflow = yaml.safe_load((DEPLOY / "github-pages" / "publish.yml").read_text())
    command = next(step["run"] for step in workflow["jobs"]["publish"]["steps"] if "publish.sh" in step.get("run", ""))
    published = in_a_checkout(copies, tmp_path, command)
    assert {path.name for path in published.iterdir() if path.name[0] in "_."} == {".nojekyll", ".well-known"}
    for page in published.rglob("*.html"):  # it sends no headers of ours
        head = page.read_text("utf-8").partition("<body")[0]
        assert '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';' in unescape(head), page


def test_cloudflare_is_told_what_to_publish():
    settings = tomllib.loads((DEPLOY / "cloudflare-pages" / "wrangler.toml").read_text())
    assert settings["pages_build_output_dir"] == "published" and "main" not in settings


def test_the_bucket_s_settings_are_json_and_name_pages_that_there_are(copies):
    website = json.loads((DEPLOY / "s3" / "website.json").read_text())
    assert (copies("").site / website["ErrorDocument"]["Key"]).is_file()
    assert (copies("").site / website["IndexDocument"]["Suffix"]).is_file()
    assert json.loads((DEPLOY / "s3" / "cache-policy.json").read_text())["MinTTL"] == 0


def test_no_file_for_a_host_asks_it_to_keep_a_log():
    names = subprocess.run(["git", "ls-files", DEPLOY], cwd=HERE, capture_output=True, text=True, check=True).stdout
    for path in map(HERE.joinpath, names.splitlines()):
        for line in path.read_text().splitlines():
            assert not re.search(r"access_log (?!off;)|^\s*log\b", line), f"{path.name}: {line}"


def publish(folder: Path, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["sh", DEPLOY / "publish.sh", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_what_is_published_is_the_site_without_what_servers_read(copies, tmp_path):
    (tmp_path / "build").symlink_to(copies("").site)
    assert publish(tmp_path, "published", "_redirects").returncode == 0
    built = {path.relative_to(copies("").site).as_posix() for path in copies("").site.rglob("*") if path.is_file()}
    there = {
        path.relative_to(tmp_path / "published").as_posix()
        for path in (tmp_path / "published").rglob("*")
        if path.is_file()
    }
    assert {path for path in built if path.endswith(".br")} and (copies("").site / "_redirects").is_file()
    beside = {"manifest.json", "_headers.nginx", "_headers.caddy", "_redirects"}
    assert there == {name for name in built if not name.endswith((".gz", ".br"))} - beside


def test_nothing_is_published_over_what_is_there(tmp_path):
    (tmp_path / "thesis").write_text("Ten years of work.")
    said = publish(tmp_path, "thesis")
    assert (said.returncode, said.stderr) == (1, "thesis is there already. Remove it, or name another.\n")
    said = publish(tmp_path, "published")
    assert (said.returncode, said.stderr) == (1, "There is no site in build/. Run: make site\n")
