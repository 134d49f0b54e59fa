"""Which components a template shows, read from its imports: its pages carry the styles and scripts of these."""

import re

from flask import current_app

FOLDER, SUFFIX = "components/", ".html"
# Finds the templates that a template names. A test compares it with Jinja's parser, which is a hundred times slower.
REFERENCE = re.compile(r'\{%-? *(?:extends|from|import|include) ["\']([^"\']+)')


def components_in(template: str) -> frozenset[str]:
    """The names of the components that `template` imports, extends or includes, and those that these do in turn."""
    known: dict[str, frozenset[str]] = current_app.extensions.setdefault("northway.components", {})
    if template not in known:
        environment = current_app.jinja_env
        assert environment.loader, "an app has templates"
        referenced = REFERENCE.findall(environment.loader.get_source(environment, template)[0])
        own = {name.removeprefix(FOLDER).removesuffix(SUFFIX) for name in referenced if name.startswith(FOLDER)}
        known[template] = frozenset(own).union(*map(components_in, referenced))
    return known[template]


def file_of(component: str) -> str:
    """The template of a component."""
    return f"{FOLDER}{component}{SUFFIX}"
