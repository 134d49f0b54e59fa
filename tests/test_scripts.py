"""The script of a page: its modules, joined into one that does the same."""

import pytest

from northway.publication.scripts import join_modules, shorten


def test_a_module_stands_after_what_it_imports_and_each_stands_once():
    sources = {
        "clock": 'import { now } from "./time.js";\n\n// Tells it.\nshow(now());\n',
        "page": 'import { now } from "./time.js";\nshow(now() + 1);\n',
        "time": "const zone = 0;\nexport const now = () => zone;\n",
    }
    assert join_modules(("clock", "page"), sources) == (
        "const { now } = (() => {\nconst zone = 0;\nconst now = () => zone;\nreturn { now };\n})();\n"
        "{\nshow(now());\n}\n"
        "{\nshow(now() + 1);\n}"
    )


def test_indents_empty_lines_and_lines_of_comment_go_and_nothing_else_does():
    assert shorten('{\n  // Why.\n\n  a("//b"); // what\n}\n') == '{\na("//b"); // what\n}'


@pytest.mark.parametrize(
    ("sources", "sentence"),
    [
        ({"a": 'let b;\nimport { c } from "./lost.js";'}, "static/js/a.js:2: there is no module lost.js"),
        ({"a": 'import all from "./b.js";', "b": ""}, "static/js/a.js:1: write `import"),
        ({"a": "export default 1;"}, "static/js/a.js:1: write `import"),
        ({"a": 'import { b } from "./b.js";', "b": 'import { a } from "./a.js";'}, "a.js: it imports itself, by way of b.js"),
        (
            {"a": 'import { c } from "./b.js";\nexport const c = 1;', "b": "export const c = 1;"},
            "static/js/a.js: `c` is exported by b.js too",
        ),
        ({"a": "write('</script>');"}, "static/js/a.js: `</script` would end the script; write it in two parts"),
    ],
)
def test_what_cannot_be_joined_is_told_with_its_place(sources, sentence):
    with pytest.raises(ValueError) as failure:
        join_modules(("a",), sources)
    assert sentence in str(failure.value)


def test_a_page_has_only_the_modules_that_it_needs(small):
    scripts = {address: small.get(address).one("script[type=module]").text() for address in ("/y/", "/help/")}
    assert ".presses" in scripts["/y/"] and ".presses" in scripts["/help/"]
    assert "bankHolidays" not in scripts["/y/"] and "bankHolidays" in scripts["/help/"]
