"""What the tests share: a small site in a folder of its own, its apps and its problems."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from app import create_app
from northway.content.loader import load_site
from northway.freeze.freezer import freeze_site
from northway.markup.renderer import Renderer
from northway.publication.publication import Publication
from tests import nu_checker, observatory
from tests.browser.browsers import find_browsers, how_to_get
from tests.deploy import servers
from tests.judge import Judge

SERVERS = {"nginx": servers.find("nginx"), "caddy": servers.find("caddy")}
collect_ignore = [] if nu_checker.can_run() else ["test_nu_checker.py"]
collect_ignore += [] if observatory.can_run() and any(SERVERS.values()) else ["deploy/test_observatory.py"]
collect_ignore += [f"deploy/test_{name}.py" for name, program in SERVERS.items() if not program]
# No deadline: how long an example takes depends on what else the machine does.
settings.register_profile("northway", deadline=None)
settings.load_profile("northway")
SMALL_SITE = Path(__file__).parent / "small_site"
TODAY = date(2026, 11, 22)


def pytest_report_header() -> list[str]:
    checker = "here" if nu_checker.can_run() else "not here (it needs java and npm); html5lib alone judges"
    hosts = [
        f"{name}: {'here' if program else 'not here; its files in deploy/ are read but not run'}"
        for name, program in SERVERS.items()
    ]
    grader = (
        "here" if observatory.can_run() else "not here (it needs npm); our headers are judged by our own list alone"
    )
    browsers = [f"{name}: {program or how_to_get(name)}" for name, program in find_browsers().items()]
    return [f"Nu checker: {checker}", f"HTTP Observatory: {grader}", *hosts, *browsers]


class Desk:
    """An editor's desk: a copy of the small site, to edit as an editor would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SMALL_SITE, folder)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text, f"{name} does not hold {old!r}"
        self.write(name, text.replace(old, new, 1))

    def site(self):
        return load_site(self.folder)

    def problems(self):
        """What `flask check` finds, without the folder's own place."""
        return Publication(self.folder, SMALL_SITE).problems(TODAY)

    def lines(self) -> list[str]:
        return [str(problem).removeprefix(f"{self.folder}/") for problem in self.problems()]

    def render(self, path: str, code: str = "en"):
        site = self.site()
        return Renderer(site.shared).render(site.pages[path, code])

    def client(self) -> Judge:
        return Judge(create_app(self.folder))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "site")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """A judging client of the small site, for tests that change nothing."""
    return Desk(tmp_path_factory.mktemp("small") / "site").client()


@pytest.fixture(scope="session")
def northway() -> Judge:
    """A judging client of the real site."""
    return Judge(create_app())


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site, frozen once for all workers of this run; no test may change it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    with FileLock(shared / "frozen.lock"):
        if not (shared / "frozen").exists():
            freeze_site(create_app(), shared / "frozen")
    return shared / "frozen"
