"""The project itself: its dependencies, its structure, and what no file may contain."""

import ast
import re
import subprocess
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir

HERE = Path(__file__).parents[1]
MODULES = sorted((HERE / "northway").rglob("*.py"))
TEMPLATES = [path for path in sorted((HERE / "templates").rglob("*")) if path.is_file() and path.suffix != ".svg"]
CATALOGUES = sorted(HERE.glob("translations/*/LC_MESSAGES/messages.po"))
# A package imports only what stands to its left.
ORDER = (
    "system", "problems", "content", "directory", "search", "markup", "checks", "publication", "reports", "cms", "editing", "web", "desk", "freeze", "commands",
)  # fmt: skip
WITHOUT_WEB = ("content", "directory", "search", "markup", "checks")


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=HERE, capture_output=True, text=True, check=True
    )
    return [HERE / name for name in names.stdout.split("\n") if name and (HERE / name).is_file()]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "northway":
            found |= {f"northway.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "requirements-leaflets.txt"])
def test_the_lock_has_a_hash_for_everything_and_no_address(name):
    lock = (HERE / name).read_text()
    assert not re.search(r"://|--index|--extra|--find-links|file:|@ |^-e", lock, re.MULTILINE)
    pinned = re.findall(r"^[a-z0-9-]+==", lock, re.MULTILINE)
    assert len(pinned) >= 9
    for entry in re.split(r"\n(?=[a-z])", lock):
        assert "--hash=sha256:" in entry, entry


def test_runtime_and_tests_are_locked_to_the_same_versions():
    def versions(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9-]+==[^ ;]+", (HERE / name).read_text(), re.MULTILINE))

    assert versions("requirements.txt") <= versions("requirements-leaflets.txt") <= versions("requirements-test.txt")


def test_nothing_tracked_names_a_folder_of_a_machine():
    for path in tracked():
        text = path.read_text("utf-8", "ignore")
        assert not re.search(r"(?<![\w.])/(work|root|home/\w+)/", text), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_package_imports_only_what_stands_to_its_left(path):
    room = path.relative_to(HERE / "northway").parts[0].removesuffix(".py")
    for name in imports(path):
        package, _, other = name.partition(".")
        other = other.split(".")[0]
        assert package != "app", f"{path} imports app.py"
        if package == "northway" and other and other != room:
            assert ORDER.index(other) < ORDER.index(room), f"{room} imports {other}"
        assert not (room in WITHOUT_WEB and package in ("flask", "flask_babel", "werkzeug", "jinja2")), name


@pytest.mark.parametrize("name", WITHOUT_WEB)
def test_what_editors_write_is_read_without_a_web_library(name):
    script = f"""
import pkgutil, importlib, sys, northway.{name} as package
for module in pkgutil.walk_packages(package.__path__, "northway.{name}."):
    importlib.import_module(module.name)
sys.exit(any(web in sys.modules for web in ("flask", "werkzeug", "jinja2")))
"""
    subprocess.run([HERE / ".venv/bin/python", "-c", script], cwd=HERE, check=True)


@pytest.mark.parametrize("path", [*MODULES, HERE / "app.py", HERE / "freeze.py"], ids=lambda path: path.stem)
def test_no_file_or_function_is_too_long(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


def test_no_number_is_typed_outside_the_content():
    number = re.compile(r"\b(0\d{3,4} ?\d{3,4} ?\d{3,4}|116 ?[01]\d{2}|85258)\b")
    for path in [*MODULES, *HERE.glob("templates/**/*.html"), *HERE.glob("static/**/*.js")]:
        assert not number.search(path.read_text("utf-8")), path


def test_no_line_of_a_template_is_too_long():
    lines = [(path, *line) for path in TEMPLATES for line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    assert lines and [f"{path}:{number}" for path, number, line in lines if len(line) > 120] == []


def test_styles_use_logical_properties_only():
    physical = re.compile(
        r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right|float|(min-|max-)?(width|height))\s*:"
    )
    for path in HERE.glob("static/css/**/*.css"):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            found = physical.search(re.sub(r"@(media|container) \([^)]*\)|@page[^}]*}", "", line))
            assert not found, f"{path.name}:{number}: {found and found[0]}"


def messages() -> set[str]:
    found = extract_from_dir(
        HERE,
        [
            ("templates/**.html", "jinja2"),
            *((f"templates/published/{name}", "jinja2") for name in ("page.md", "llms.txt")),
            ("northway/web/*.py", "python"),
        ],
        {"templates/**.html": {"trimmed": "true"}},
    )
    # Of a message with a plural, the first form is its name.
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_has_every_word_of_the_interface(path):
    catalogue = polib.pofile(str(path))
    translated = {entry.msgid for entry in catalogue if entry.translated()}
    assert messages() - translated == set(), "run `make messages`, then translate"
    assert {entry.msgid for entry in catalogue} - messages() == set(), "run `make messages`"
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_loads_and_speaks_its_language(path, small):
    from flask_babel import force_locale, gettext

    with small.app.test_request_context("/"), force_locale(path.parts[-3]):
        assert gettext("Leave this site") != "Leave this site"


def test_welsh_plurals_follow_cldr(small):
    from babel import Locale

    catalogue = polib.pofile(str(HERE / "translations/cy/LC_MESSAGES/messages.po"))
    rule = catalogue.metadata["Plural-Forms"].split("plural=")[1].rstrip(";")
    forms = ["zero", "one", "two", "few", "many", "other"]
    import gettext as stdlib

    choose = stdlib.c2py(rule)
    for number in range(201):
        assert forms[choose(number)] == Locale("cy").plural_form(number)
