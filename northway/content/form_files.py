"""Reads the files of forms and of their translations, `<language>/forms/<id>.yml`."""

from collections.abc import Iterator

from northway.content.forms import Form, FormTranslation, WrittenForm
from northway.content.frontmatter import Fields
from northway.content.pages import Key
from northway.content.site_config import SiteConfig
from northway.content.validation import Model
from northway.content.yaml_files import YamlFiles
from northway.problems import Problem, suggest, waiting

FOLDER = "forms"


def read_forms(files: YamlFiles, config: SiteConfig) -> Iterator[tuple[Key, WrittenForm]]:
    """The forms of a content folder by id and locale code, those of the source locale first."""
    originals: dict[str, Form] = {}
    for identity, form, fields in _values(files, config.source_locale, Form):
        if form:
            originals[identity] = form
            yield (identity, config.source_locale), WrittenForm(original=form, words=None, source=fields.source)
        else:
            files.state.note_broken("form", identity, fields.source)
    for code in (locale.code for locale in config.locales if locale != config.source):
        for identity, words, fields in _values(files, code, FormTranslation):
            broken = files.state.broken.get("form", {}).get(identity, "")
            if broken:
                files.state.problems.append(waiting(fields.source, 1, broken))
            elif identity not in originals:
                what = "this translates a form that does not exist"
                files.state.problems.append(fields.problem((), what, "write the original first"))
            elif words:
                original = originals[identity]
                files.state.problems += _unknown(words, original, fields)
                yield (identity, code), WrittenForm(original=original, words=words, source=fields.source)


def _values(files: YamlFiles, code: str, model: type[Model]) -> Iterator[tuple[str, Model | None, Fields]]:
    folder = f"{code}/{FOLDER}/"
    for name in files.texts:
        if name.startswith(folder):
            yield name.removeprefix(folder).removesuffix(".yml"), *files.value(model, name)


def _unknown(words: FormTranslation, original: Form, fields: Fields) -> Iterator[Problem]:
    """Find parts and questions that are not in the original."""
    for name, part in words.parts.items():
        if name not in original.parts:
            hint = suggest(name, original.parts, "use the ids of the original")
            yield fields.problem(("parts", name), f"the original has no part `{name}`", hint)
            continue
        known = original.parts[name].ask
        for identity in part.ask:
            if identity not in known:
                hint = suggest(identity, known, "use the ids of the original")
                place = "parts", name, "ask", identity
                yield fields.problem(place, f"the original has no question `{identity}`", hint)
