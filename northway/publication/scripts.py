"""Joins ES modules into one script that can be put inside a page.

The modules in `static/js/` use `import` and `export`, so that editors and browsers can load each of them by itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$')
EXPORT = re.compile(r"^export (?=(?:const|let|function|class) (\w+))")
OLDEST = 2017  # the newest edition of ECMAScript whose syntax the minifier may introduce; modules may use newer syntax


@dataclass(frozen=True, slots=True)
class Module:
    """A minified module, with the names of the modules that it imports and the names that it exports."""

    text: str
    imports: tuple[str, ...]
    exports: tuple[str, ...]


def compile_modules(sources: Mapping[str, str]) -> dict[str, Module]:
    """The minified modules by name. `sources` has their texts by name, without `.js`.

    The names in a module are local to it; those that it exports are global in the joined script. Two forms are allowed:
    `import { a, b } from "./name.js";` on one line, and `export` before a `const`, `let`, `function` or `class`. Raises
    ValueError with `static/js/name.js: …` for any other form, for a module that does not exist, for a name that two
    modules export, and for text that is not JavaScript. `</script` in a string is escaped.
    """
    modules = {name: _compile(name, sources) for name in sources}
    exported: dict[str, str] = {}
    for name, module in modules.items():
        for word in module.exports:
            if word in exported:
                raise ValueError(f"static/js/{name}.js: `{word}` is also exported by {exported[word]}.js; rename one")
            exported[word] = name
    return modules


def join_modules(names: Iterable[str], modules: Mapping[str, Module]) -> str:
    """A script that runs these modules in this order, each one once, after the modules that it imports.

    Raises ValueError with `static/js/name.js: …` for a circle of imports.
    """
    return ";".join(modules[name].text for name in dict.fromkeys(_in_order(names, modules)))


def _in_order(names: Iterable[str], modules: Mapping[str, Module], above: tuple[str, ...] = ()) -> Iterator[str]:
    for name in names:
        if name in above:
            raise ValueError(f"static/js/{name}.js: it imports itself, by way of {above[-1]}.js")
        yield from _in_order(modules[name].imports, modules, (*above, name))
        yield name


def _compile(name: str, sources: Mapping[str, str]) -> Module:
    imports, exports, lines = [], [], []
    for number, line in enumerate(sources[name].split("\n"), 1):
        place = f"static/js/{name}.js:{number}"
        brought, given = IMPORT.match(line), EXPORT.match(line)
        if brought and brought[2] not in sources:
            raise ValueError(f"{place}: there is no module {brought[2]}.js")
        if brought:
            imports.append(brought[2])
        elif line.startswith("import") or (line.startswith("export") and not given):
            raise ValueError(f'{place}: write `import {{ a, b }} from "./name.js";` or `export const a = …`')
        else:
            exports += [given[1]] if given else []
            lines.append(EXPORT.sub("", line))
    text, names = "\n".join(lines), ", ".join(exports)
    whole = f"const {{ {names} }} = (() => {{\n{text}\nreturn {{ {names} }};\n}})();" if names else f"{{\n{text}\n}}"
    return Module(_minify(name, whole), tuple(imports), tuple(exports))


def _minify(name: str, text: str) -> str:
    import minify  # imported here because it is in Go, whose runtime does not survive a fork; most results are cached

    minify.config({"js-version": OLDEST})
    try:
        return str(minify.string("text/javascript", text))
    except minify.MinifyError as error:
        raise ValueError(f"static/js/{name}.js: {error}") from None
