"""The workflows for GitHub: what GitHub accepts, and what their steps do, with stand-ins for the slow programs."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from app import create_app

HERE = Path(__file__).parents[2]
DEPLOY = HERE / "deploy"
WORKFLOWS = sorted([*DEPLOY.glob("github/*.yml"), DEPLOY / "github-pages" / "publish.yml"])
FOUND = """\
::warning file=content/en/help/akt.md,line=31,title=sentences::this is long; part it
::error file=content/en/help/childline.md,line=12,title=content::`cost` cannot be `fre`; did you mean `free`?
::error file=content/en/y/index.md,line=3,title=titles::100%25 of this%0Ais wrong; mend it
::warning file=content/en/y/index.md,line=9,title=sentences::this is long too; part it
"""
DEAD = (
    "::warning file=content/sources.yml,line=7,title=outside-links::https://a.example/ leads nowhere (404); find where it is now"
    "\n::error file=content/en/index.md,line=2,title=content::something else; mend it"
)


class Runner:
    """A checkout of the project as on GitHub's machines: `git` is real, and other programs record their arguments."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs = folder, folder / "programs"
        self.summary, self.output, self.asked = folder / "summary", folder / "output", folder / "asked"
        for name in (".venv/bin", "programs", "content/en", "build"):
            (folder / name).mkdir(parents=True)
        (folder / "deploy").symlink_to(DEPLOY)
        for path in (self.summary, self.output, self.asked):
            path.touch()
        for program in ("make", "npx", "gh"):
            self.pretend(program)
        (folder / ".gitignore").write_text("summary\noutput\nasked\nprograms\n.venv\nbuild\npublished\ndeploy\n")
        self.git("init", "-q", "-b", "main")
        self.commit("content/en/index.md", "Words.")

    def pretend(self, name: str, script: str = "") -> None:
        path = self.folder / name if "/" in name else self.programs / name
        path.write_text(f'#!/bin/sh\necho "{path.name} $*" >> "{self.asked}"\n{script}\n')
        path.chmod(0o755)

    def git(self, *words: str) -> str:
        said = subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words],
            cwd=self.folder, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return said.stdout.strip()

    def commit(self, name: str, text: str) -> str:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change")
        return self.git("rev-parse", "HEAD")

    def run(self, command: str, **variables: str) -> subprocess.CompletedProcess:
        """Run a step as GitHub does."""
        found = {"GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_OUTPUT": str(self.output), **variables}
        found["PATH"] = f"{self.programs}:{os.environ['PATH']}"
        words = ["bash", "-e", "-c", command]
        return subprocess.run(words, cwd=self.folder, env=found, capture_output=True, text=True, check=False)

    def programs_asked(self) -> list[str]:
        return self.asked.read_text().splitlines()


@pytest.fixture
def runner(tmp_path) -> Runner:
    return Runner(tmp_path)


def steps(name: str) -> list[dict]:
    workflow = yaml.safe_load((DEPLOY / name).read_text("utf-8"))
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def step(name: str, part: str) -> str:
    return next(step["run"] for step in steps(name) if part in step.get("run", ""))


def test_github_accepts_the_workflows():
    words = [HERE / ".venv/bin/check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_only_what_nobody_can_exchange(path):
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    used = re.findall(r"uses: (.*)", text)
    assert used and all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used), (
        used
    )
    assert "pull_request_target" not in text and workflow["permissions"]["contents"] == "read"
    assert "cancel-in-progress" in workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "what a stranger wrote must not become a command"
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_faults_in_what_a_change_touches_stand_first_and_others_warnings_nowhere(runner):
    runner.git("checkout", "-q", "-b", "change")
    runner.commit("content/en/y/index.md", "Changed words.")
    runner.pretend(".venv/bin/flask", f"cat <<'END'\n{FOUND}END\nexit 1")
    said = runner.run(step("github/check.yml", "annotate"), BASE="main")
    lines = FOUND.splitlines()
    assert (said.returncode, said.stdout.splitlines()) == (1, [lines[2], lines[3], lines[1]])
    assert runner.programs_asked() == ["flask check --format github"]
    assert runner.summary.read_text() == (
        "To mend before this can be published:\n\n"
        "- error in `content/en/y/index.md`, line 3: 100% of this is wrong; mend it\n"
        "- warning in `content/en/y/index.md`, line 9: this is long too; part it\n"
        "- error in `content/en/help/childline.md`, line 12: `cost` cannot be `fre`; did you mean `free`?\n"
    )


def test_a_change_without_faults_may_be_published(runner):
    runner.pretend(".venv/bin/flask")
    said = runner.run(step("github/check.yml", "annotate"), BASE="main")
    assert (said.returncode, said.stdout) == (0, "")
    assert runner.summary.read_text() == "Nothing here stops the site from being published.\n\n"


def test_a_preview_is_the_site_with_the_editor_and_is_found_by_no_search_engine(runner):
    (runner.folder / "build" / "404.html").write_text("Not here.")
    (runner.folder / "build" / "_headers").write_text("/*\n  X-Content-Type-Options: nosniff\n")
    runner.pretend(".venv/bin/flask", 'mkdir "$3"; echo "$5" > "$3/config.json"')
    said = runner.run(step("github/preview.yml", "preview.sh"), GITHUB_REPOSITORY="a-charity/its-site")
    assert said.returncode == 0, said.stderr
    assert runner.programs_asked()[0] == "make site admin"
    published = runner.folder / "published"
    assert (published / "admin" / "config.json").read_text() == "a-charity/its-site\n"
    assert (published / "_headers").read_text().endswith("nosniff\n/*\n  X-Robots-Tag: noindex\n")
    assert not (runner.folder / "build" / "admin").exists(), "the site itself has no editor"


@pytest.mark.parametrize(("name", "place"), [("main", ""), ("change-12", "change-12.")])
def test_a_preview_says_where_it_is(runner, name, place):
    said = runner.run(step("github/preview.yml", "show.sh"), PROJECT="a-charity", NAME=name)
    assert said.returncode == 0, said.stderr
    asked = f"npx --yes wrangler@4.86.0 pages deploy published --project-name a-charity --branch {name}"
    assert runner.programs_asked() == [asked]
    assert runner.output.read_text() == f"url=https://{place}a-charity.pages.dev/\n"
    assert f"[See this change](https://{place}a-charity.pages.dev/)" in runner.summary.read_text()


def test_a_preview_from_a_stranger_s_copy_gets_no_secrets():
    with_secrets = [step for step in steps("github/preview.yml") if "secrets." in str(step)]
    assert [step["id"] for step in with_secrets] == ["show"]
    assert "!github.event.pull_request.head.repo.fork" in with_secrets[0]["if"]


@pytest.mark.parametrize(("open_issue", "last"), [("", "issue create --title What is due"), ("7", "issue edit 7")])
def test_what_is_due_stands_in_one_issue(runner, open_issue, last):
    runner.pretend(
        ".venv/bin/flask",
        f'if [ "$1" = status ]; then echo "Much is due."; else [ -z "$CI" ] && echo "{DEAD}"; exit 1; fi',
    )
    listed = f'[ "$2" != list ] || echo {open_issue}'
    runner.pretend("gh", listed + '\nwhile [ $# -gt 0 ]; do [ "$1" != --body-file ] || cp "$2" written; shift; done')
    said = runner.run(step("github/weekly.yml", "weekly.sh"), GH_TOKEN="secret", CI="true")
    assert said.returncode == 0, said.stderr
    assert runner.programs_asked()[:2] == ["flask status --format markdown", "flask check --links --format github"]
    assert runner.programs_asked()[-1].startswith(f"gh {last}")
    assert (runner.folder / "written").read_text() == (
        "Much is due.\n\n## Links elsewhere that do not answer\n\n"
        "- [ ] `content/sources.yml`, line 7: https://a.example/ leads nowhere (404); find where it is now\n"
    )


def test_words_are_published_at_once_and_code_after_its_tests(runner):
    command = step("github-pages/publish.yml", "make test")
    before = runner.git("rev-parse", "HEAD")
    runner.commit("content/en/help/childline.md", "notice: {channel: phone, text: Phones are down.}")
    assert runner.run(command, BEFORE=before).returncode == 0
    assert runner.programs_asked() == []
    before = runner.git("rev-parse", "HEAD")
    runner.commit("northway/new.py", "import this")
    assert runner.run(command, BEFORE=before).returncode == 0
    assert runner.programs_asked() == ["make test"]
    runner.run(command, BEFORE="0" * 40)  # a branch that is new, or whose history was written again
    assert runner.programs_asked() == ["make test", "make test"]
    runner.pretend("make", "exit 1")
    assert runner.run(command, BEFORE=before).returncode != 0, "nothing is published whose tests fail"


def test_each_check_knows_what_is_published_and_only_a_publication_says_so():
    kept = {}
    for path in WORKFLOWS:
        for step in steps(path.relative_to(DEPLOY).as_posix()):
            action = step.get("uses", "").partition("@")[0]
            if action.startswith("actions/cache") and "build\n" in step["with"]["path"]:
                kept[path.stem] = action, step["with"]["path"], step["with"]["restore-keys"]
    asks = ("actions/cache/restore", "build\n.build-cache\n", "site-")
    assert kept == {"check": asks, "preview": asks, "publish": ("actions/cache", *asks[1:])}


def test_one_publication_at_a_time_and_none_cut_off():
    workflow = yaml.safe_load((DEPLOY / "github-pages" / "publish.yml").read_text("utf-8"))
    assert workflow["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_owners_own_files_that_there_are():
    lines = (DEPLOY / "github" / "CODEOWNERS").read_text("utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line and not line.startswith("#")]
    for pattern in patterns:
        assert pattern == "/.github/" or any(HERE.glob(pattern.strip("/"))), pattern


def test_the_frozen_site_has_no_editor_and_takes_none(copies):
    said = create_app().test_cli_runner().invoke(args=["admin", "--into", str(copies("").site / "admin")])
    assert said.exit_code == 2 and "is the site that is published, which must never hold this editor" in said.output
    assert not [path for path in copies("").site.rglob("*") if "admin" in path.name or "sveltia" in path.name]


def test_a_week_in_which_the_check_cannot_begin_says_so(runner):
    runner.pretend(".venv/bin/flask", '[ "$1" = status ] || exit 2')
    said = runner.run(step("github/weekly.yml", "weekly.sh"), GH_TOKEN="secret")
    assert said.returncode != 0 and not [asked for asked in runner.programs_asked() if asked.startswith("gh")]
