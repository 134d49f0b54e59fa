"""Which components a template shows, read off its imports: so it is known which styles and scripts its pages carry."""

from functools import lru_cache
from weakref import WeakKeyDictionary

from jinja2 import Environment
from jinja2.meta import find_referenced_templates

FOLDER, SUFFIX = "components/", ".html"
MOST_TEMPLATES = 500
PARSER = Environment(extensions=["jinja2.ext.i18n"])

# By environment and template. The preview makes one environment after another, and keeps none alive by this.
KNOWN: WeakKeyDictionary[Environment, dict[str, frozenset[str]]] = WeakKeyDictionary()


def components_in(environment: Environment, template: str) -> frozenset[str]:
    """The names of the components that `template` imports, extends or includes, and those that these do in turn."""
    known = KNOWN.setdefault(environment, {})
    if template not in known:
        known[template] = _find_components(environment, template)
    return known[template]


def _find_components(environment: Environment, template: str) -> frozenset[str]:
    assert environment.loader, "an app has templates"
    source, _, _ = environment.loader.get_source(environment, template)
    referenced = _referenced(source)
    own = {name.removeprefix(FOLDER).removesuffix(SUFFIX) for name in referenced if name.startswith(FOLDER)}
    return frozenset(own).union(*(components_in(environment, name) for name in referenced))


@lru_cache(MOST_TEMPLATES)  # by what is written in it, so that the next environment need not parse it
def _referenced(source: str) -> tuple[str, ...]:
    return tuple(name for name in find_referenced_templates(PARSER.parse(source)) if name)


def file_of(component: str) -> str:
    """The template of a component."""
    return f"{FOLDER}{component}{SUFFIX}"
