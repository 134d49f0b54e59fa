"""Details of our models for deploy/admin/northway.js: which shapes fields may have, and the components."""

from collections.abc import Mapping, Sequence

from pydantic import BeforeValidator, Discriminator

from northway.cms.widgets import AS_WRITTEN
from northway.content.helplines import Channel
from northway.content.pages import HelplineFields
from northway.content.site import Site
from northway.content.site_config import EVERYONE
from northway.markup.directives import DIRECTIVES, DirectiveSpec


def shapes() -> dict[str, list[str]]:
    """Fields that hold a word or rows (`either`), and fields that hold a word or a list (`lists`)."""
    fields = {**HelplineFields.model_fields, **Channel.model_fields}
    return {
        "either": [
            name for name, info in fields.items() if any(isinstance(mark, Discriminator) for mark in info.metadata)
        ],
        "lists": [
            name
            for name, info in fields.items()
            if str(info.annotation).startswith("tuple") and name not in AS_WRITTEN
            if any(isinstance(mark, BeforeValidator) for mark in info.metadata)
        ],
    }


def components(site: Site) -> list[dict[str, object]]:
    """Each component: its name, whether it has text, and the words that may follow its name."""
    config = site.config
    known = {
        "helpline": [*site.helplines],
        "fact": [*site.facts],
        "nation": [*config.nations],
        "nation, need or audience": [*config.nations, *config.needs, *config.audiences, EVERYONE],
        "form": sorted({name for name, _ in site.forms}),
        "passage": sorted({name for name, _ in site.passages}),
        "short path": [*site.short_paths],
    }
    return [_component(name, spec, known) for name, spec in DIRECTIVES.items()]


def _component(name: str, spec: DirectiveSpec, known: Mapping[str, Sequence[str]]) -> dict[str, object]:
    argument = spec.arguments
    return {
        "name": name,
        "hasText": spec.has_text,
        "most": argument.most if argument else 0,
        "choices": [*(argument.choices or known[argument.records])] if argument else [],
    }
