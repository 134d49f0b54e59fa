"""Every flask command of the course works, in its order, on a copy of the content."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from app import create_app
from northway.publication import publication
from northway.system.cache import Cache

HERE = Path(__file__).parents[1]
FENCE = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
COURSE = (HERE / "docs/course.md").read_text("utf-8").replace("\\\n", " ")  # a line that goes on
COMMANDS = [line.strip() for block in FENCE.findall(COURSE) for line in block.splitlines()]
LEFT = {"check"}  # exits with 1 while a translation is in English, as the course says


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of the content; what one command renders, the next need not."""
    shutil.copytree(HERE / "content", tmp_path / "content")
    cache = Cache()
    monkeypatch.setattr(publication, "Cache", lambda: cache)
    return tmp_path


def test_the_course_works_from_its_first_command_to_its_last(project):
    said = []
    for command in COMMANDS:
        program, name, *words = shlex.split(command)
        assert program == ".venv/bin/flask"
        if name == "new" and not any(word.startswith("--") for word in words):
            continue  # the same page is begun with its answers next
        place = ["--into", project] if name == "schemas" else ["--content", project / "content"]
        result = create_app().test_cli_runner().invoke(args=[name, *words, *map(str, place)])
        assert result.exit_code == 0 or (name in LEFT and "talking.md" in result.output), (
            f"{command}\n{result.output[-2000:]}"
        )
        said.append(result.output)
    whole = "\n".join(said)
    assert "parents/an-exercise.md: written" in whole and "parents/an-exercise.md: removed" in whole
    assert "family-lives.md: confirmed." in whole and "are still in English; write it in اردو" in whole
    assert (project / "schemas/page.json").is_file() and '"version": "2.1.0"' in whole
