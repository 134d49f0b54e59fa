"""The script of a page: its modules, joined into one that does the same."""

import re

import pytest

from northway.publication.scripts import compile_modules, join_modules


def test_a_module_stands_after_what_it_imports_and_each_stands_once():
    sources = {
        "clock": 'import { now } from "./time.js";\n\n// Tells it.\nshow(now());\n',
        "page": 'import { now } from "./time.js";\nshow(now() + 1);\n',
        "time": "const zone = 0;\nexport const now = () => zone;\n",
    }
    script = join_modules(("clock", "page"), compile_modules(sources))
    assert script == "const{now}=(()=>{const e=0,t=()=>e;return{now:t}})();show(now());show(now()+1)"


def test_what_is_written_for_the_reader_of_the_source_goes_and_strings_stay():
    source = '{\n  // Why.\n\n  const address = "//b"; // what\n  go(address);\n}\n'
    assert compile_modules({"a": source})["a"].text == '{const e="//b";go(e)}'


def test_no_text_ends_the_script_of_a_page():
    assert "</script" not in compile_modules({"a": "write('</script>');"})["a"].text


def test_the_minifier_brings_in_no_form_that_an_old_phone_does_not_know():
    modules = compile_modules({"a": "try { go(a === null || a === undefined ? b : a) } catch (refused) {}"})
    assert "??" not in modules["a"].text and "catch(" in modules["a"].text


@pytest.mark.parametrize(
    ("sources", "sentence"),
    [
        ({"a": 'let b;\nimport { c } from "./lost.js";'}, "static/js/a.js:2: there is no module lost.js"),
        ({"a": 'import all from "./b.js";', "b": ""}, "static/js/a.js:1: write `import"),
        ({"a": "export default 1;"}, "static/js/a.js:1: write `import"),
        (
            {"a": 'import { b } from "./b.js";', "b": 'import { a } from "./a.js";'},
            "a.js: it imports itself, by way of b.js",
        ),
        (
            {"a": 'import { c } from "./b.js";\nexport const c = 1;', "b": "export const c = 1;"},
            "static/js/b.js: `c` is also exported by a.js; rename one",
        ),
        ({"a": "write(;"}, "static/js/a.js: "),
    ],
)
def test_what_cannot_be_joined_is_reported_with_its_place(sources, sentence):
    with pytest.raises(ValueError) as failure:
        join_modules(("a",), compile_modules(sources))
    assert sentence in str(failure.value)


def test_the_guard_uses_no_form_that_an_old_phone_does_not_know(small):
    assert not re.search(r"\?\.\D|\?\?|catch *\{", small.get("/").one("head script").text())


def test_a_page_has_only_the_modules_that_it_needs(small):
    scripts = {address: small.get(address).one("script[type=module]").text() for address in ("/y/", "/help/")}
    assert ".presses" in scripts["/y/"] and ".presses" in scripts["/help/"]
    assert "bankHolidays" not in scripts["/y/"] and "bankHolidays" in scripts["/help/"]
