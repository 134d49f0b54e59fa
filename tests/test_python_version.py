"""A Python that is too old is refused in one sentence, by whatever is started first."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from northway import OLDEST_PYTHON, why_too_old

HERE = Path(__file__).parents[1]
STARTED_BY_HAND = ("make_ready.py", "freeze.py", "app.py")
AS_PYTHON_3_10 = """
import runpy, sys
sys.version_info, sys.path[0] = (3, 10, 4, "final", 0), {folder!r}
runpy.run_path({name!r}, run_name="__main__")
"""


def test_the_sentence_says_which_python_is_needed_and_which_is_here():
    assert why_too_old((3, 10)) == "Northway needs Python 3.11 or newer; this is 3.10."
    assert why_too_old((3, 6, 15)) == "Northway needs Python 3.11 or newer; this is 3.6."
    assert [why_too_old(version) for version in ((3, 11), (3, 11, 0), (3, 20), (4, 0))] == [""] * 4


@pytest.mark.parametrize("name", STARTED_BY_HAND)
def test_an_old_python_gets_the_sentence_and_nothing_else(name):
    script = AS_PYTHON_3_10.format(folder=str(HERE), name=str(HERE / name))
    run = subprocess.run([sys.executable, "-c", script], cwd=HERE, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "Northway needs Python 3.11 or newer; this is 3.10.\n"


@pytest.mark.parametrize("name", [*STARTED_BY_HAND, "northway/__init__.py"])
def test_what_refuses_an_old_python_can_be_read_by_one(name):
    ast.parse((HERE / name).read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("name", STARTED_BY_HAND)
def test_nothing_but_the_standard_library_is_imported_before_the_refusal(name):
    modules = re.findall(r"(?m)^(?:import|from) (\w+)", (HERE / name).read_text("utf-8"))
    assert set(modules[: modules.index("northway")]) <= sys.stdlib_module_names


def test_make_starts_the_file_that_refuses():
    recipes = re.findall(r"(?m)^\t\$\(PYTHON\) (\S+)", (HERE / "Makefile").read_text("utf-8"))
    assert set(recipes) == {"make_ready.py"}


def test_packaging_names_the_same_version():
    wanted = ".".join(map(str, OLDEST_PYTHON))
    assert f'requires-python = ">={wanted}"' in (HERE / "pyproject.toml").read_text("utf-8")
