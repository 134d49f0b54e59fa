"""What a pull request could publish or run without being read: links out of our folders, packages that run code."""

import hashlib
import io
import subprocess
import tarfile

import pytest

import make_ready
from northway.problems import has_errors
from northway.publication.publication import Publication
from northway.publication.static_files import Static, read_scripts
from tests.conftest import TODAY


@pytest.mark.parametrize(
    "name",
    ["static/js/leak.js", "static/fonts/.leak", "templates/page~", "translations/cy", "static/icons/deep/leak.svg"],
)
def test_a_link_out_of_any_source_folder_stops_a_freeze(desk, tmp_path, name):
    root, secret = tmp_path / "project", tmp_path / "secret"
    secret.mkdir()
    link = root / name
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    problems = Publication(desk.folder, root).problems(TODAY)
    assert has_errors(problems)
    said = [str(problem) for problem in problems if problem.message.startswith("this link")]
    folder = name.split("/")[0]
    assert said == [f"{root}/{name}:1: this link leads to no file inside {folder}/; put the file itself here"]


def test_a_link_within_a_source_folder_may_stay(desk, tmp_path):
    script = tmp_path / "static" / "js" / "one.js"
    script.parent.mkdir(parents=True)
    script.write_text("1")
    script.with_name("two.js").symlink_to("one.js")
    assert not has_errors(Publication(desk.folder, tmp_path).problems(TODAY))
    assert read_scripts(tmp_path / "static") == {"one": "1", "two": "1"}


def test_no_hidden_file_and_no_backup_is_published(tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name in ("one.woff2", ".env", "one.woff2~"):
        (folder / name).write_text("1")
    assert set(Static(tmp_path).assets) == {"fonts/one.woff2"}


def test_a_package_that_would_run_code_when_it_is_installed_is_refused(tmp_path, monkeypatch):
    """Its digest is listed correctly, so only the form of the package can give it away."""
    ran = tmp_path / "ran"
    settings = b"[build-system]\nrequires = []\nbuild-backend = 'evil'\nbackend-path = ['.']\n"
    files = {"evil.py": f"open({str(ran)!r}, 'w')".encode(), "pyproject.toml": settings}
    source = tmp_path / "evil-1.tar.gz"
    with tarfile.open(source, "w:gz") as packed:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"evil-1/{name}")
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    wanted = tmp_path / "requirements.txt"
    wanted.write_text(f"--no-index\n--find-links {tmp_path}\nevil==1 --hash=sha256:{digest}\n")
    monkeypatch.setattr(make_ready, "ENVIRONMENT", tmp_path / "environment")
    monkeypatch.setattr(make_ready, "PYTHON", tmp_path / "environment" / "bin" / "python")
    with pytest.raises(subprocess.CalledProcessError):
        make_ready.install(wanted)
    assert not ran.exists()
