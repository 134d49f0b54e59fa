"""Makes ES modules ready to stand inside a page, joined into one script.

The modules of `static/js/` are written with `import` and `export`, so that an editor and a browser can read each alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$')
EXPORT = re.compile(r"^export (?=(?:const|let|function|class) (\w+))")
OLDEST = 2017  # the edition of ECMAScript whose forms the minifier may bring in; a module may use newer ones itself


@dataclass(frozen=True, slots=True)
class Module:
    """A module, minified: the names of the modules that it imports, and the names that it exports."""

    text: str
    imports: tuple[str, ...]
    exports: tuple[str, ...]


def compile_modules(sources: Mapping[str, str]) -> dict[str, Module]:
    """Each module, minified, by its name. `sources` has their texts by their names, without `.js`.

    Each module keeps its own names to itself; what it exports becomes a name of the whole script. Two forms are
    understood: `import { a, b } from "./name.js";` on one line, and `export` before a `const`, `let`, `function` or
    `class`. Raises ValueError with `static/js/name.js: …` for any other form, for a module that is not there, for a
    name that two modules export, and for what is no JavaScript. `</script` in a string is escaped.
    """
    modules = {name: _compile(name, sources) for name in sources}
    exported: dict[str, str] = {}
    for name, module in modules.items():
        for word in module.exports:
            if word in exported:
                raise ValueError(f"static/js/{name}.js: `{word}` is exported by {exported[word]}.js too; rename one")
            exported[word] = name
    return modules


def join_modules(names: Iterable[str], modules: Mapping[str, Module]) -> str:
    """One script that runs these modules, in this order, each once and after those that it imports.

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
    import minify  # a library in Go, whose runtime a forked process does not have; most runs find the text in the cache

    minify.config({"js-version": OLDEST})
    try:
        return str(minify.string("text/javascript", text))
    except minify.MinifyError as error:
        raise ValueError(f"static/js/{name}.js: {error}") from None
