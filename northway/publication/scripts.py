"""Joins ES modules into one script, to stand inside a page.

The modules of `static/js/` are written with `import` and `export`, so that an editor and a browser can read each alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$')
EXPORT = re.compile(r"^export (?=(?:const|let|function|class) (\w+))")


def shorten(source: str) -> str:
    """The same script without indents, empty lines, and comments that have lines of their own."""
    lines = (line.strip() for line in source.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def join_modules(names: Iterable[str], sources: Mapping[str, str]) -> str:
    """One module script that runs these modules, in this order, each after the modules that it imports.

    `sources` has the text of each module by its name, without `.js`. Each module keeps its own names to itself; what it
    exports becomes a name of the whole. Two forms are understood: `import { a, b } from "./name.js";` on one line, and
    `export` before a `const`, `let`, `function` or `class`. Raises ValueError with `static/js/name.js:line: …` for any
    other form, for a module that is not there, for a circle of imports, where two modules export the same name, and for
    text that would end the script in a page.
    """
    order = list(dict.fromkeys(_in_order(names, sources)))
    exported: dict[str, str] = {}
    for name in order:
        if "</script" in sources[name].lower():
            raise ValueError(f"static/js/{name}.js: `</script` would end the script; write it in two parts")
        for word in _exports(sources[name]):
            if word in exported:
                raise ValueError(f"static/js/{name}.js: `{word}` is exported by {exported[word]}.js too; rename one")
            exported[word] = name
    return "\n".join(_wrapped(sources[name]) for name in order)


def _in_order(names: Iterable[str], sources: Mapping[str, str], above: tuple[str, ...] = ()) -> Iterator[str]:
    for name in names:
        if name in above:
            raise ValueError(f"static/js/{name}.js: it imports itself, by way of {above[-1]}.js")
        yield from _in_order(_imports(name, sources), sources, (*above, name))
        yield name


def _imports(name: str, sources: Mapping[str, str]) -> Iterator[str]:
    for number, line in enumerate(sources[name].split("\n"), 1):
        place = f"static/js/{name}.js:{number}"
        match = IMPORT.match(line)
        if match and match[2] not in sources:
            raise ValueError(f"{place}: there is no module {match[2]}.js")
        if match:
            yield match[2]
        elif line.startswith("import") or (line.startswith("export") and not EXPORT.match(line)):
            raise ValueError(f'{place}: write `import {{ a, b }} from "./name.js";` or `export const a = …`')


def _exports(source: str) -> list[str]:
    return [match[1] for match in map(EXPORT.match, source.split("\n")) if match]


def _wrapped(source: str) -> str:
    lines = (EXPORT.sub("", line) for line in shorten(source).split("\n") if not IMPORT.match(line))
    text, names = "\n".join(lines), ", ".join(_exports(source))
    return f"const {{ {names} }} = (() => {{\n{text}\nreturn {{ {names} }};\n}})();" if names else f"{{\n{text}\n}}"
