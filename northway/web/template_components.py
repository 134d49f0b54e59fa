"""Which components a template shows, read from its imports: its pages carry the styles and scripts of these."""

from functools import lru_cache

from flask import current_app
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

FOLDER, SUFFIX = "components/", ".html"
MOST_TEMPLATES = 500
PARSER = Environment(extensions=["jinja2.ext.i18n"])


def components_in(template: str) -> frozenset[str]:
    """The names of the components that `template` imports, extends or includes, and those that these do in turn."""
    known: dict[str, frozenset[str]] = current_app.extensions.setdefault("northway.components", {})
    if template not in known:
        environment = current_app.jinja_env
        assert environment.loader, "an app has templates"
        referenced = _referenced(environment.loader.get_source(environment, template)[0])
        own = {name.removeprefix(FOLDER).removesuffix(SUFFIX) for name in referenced if name.startswith(FOLDER)}
        known[template] = frozenset(own).union(*map(components_in, referenced))
    return known[template]


@lru_cache(MOST_TEMPLATES)  # by its source, so that the preview's next app need not parse it again
def _referenced(source: str) -> tuple[str, ...]:
    return tuple(name for name in find_referenced_templates(PARSER.parse(source)) if name)


def file_of(component: str) -> str:
    """The template of a component."""
    return f"{FOLDER}{component}{SUFFIX}"
