"""Which components a template shows, read off its imports: so it is known which styles and scripts its pages carry."""

from functools import lru_cache

from jinja2 import Environment
from jinja2.meta import find_referenced_templates

FOLDER, SUFFIX = "components/", ".html"


@lru_cache(maxsize=256)
def components_in(environment: Environment, template: str) -> frozenset[str]:
    """The names of the components that `template` imports, extends or includes, and those that these do in turn."""
    assert environment.loader, "an app has templates"
    source, _, _ = environment.loader.get_source(environment, template)
    referenced = [name for name in find_referenced_templates(environment.parse(source)) if name]
    own = {name.removeprefix(FOLDER).removesuffix(SUFFIX) for name in referenced if name.startswith(FOLDER)}
    return frozenset(own).union(*(components_in(environment, name) for name in referenced))


def file_of(component: str) -> str:
    """The template of a component."""
    return f"{FOLDER}{component}{SUFFIX}"
