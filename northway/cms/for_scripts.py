"""Details of our models for deploy/admin/northway.js: which shapes fields may have, and the components."""

from typing import Any

from pydantic import BeforeValidator, Discriminator

from northway.cms.widgets import AS_WRITTEN
from northway.content.helplines import Channel
from northway.content.pages import HelplineFields
from northway.content.site import Site
from northway.markup.directives import DIRECTIVES
from northway.markup.links import known_words


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


def components(site: Site) -> list[dict[str, Any]]:
    """Each component: its name, whether it has text, and the words that may follow its name."""
    known = known_words(site.shared)
    return [
        {
            "name": name,
            "hasText": spec.has_text,
            "most": spec.arguments.most if spec.arguments else 0,
            "choices": [*(spec.arguments.choices or known[spec.arguments.records])] if spec.arguments else [],
        }
        for name, spec in DIRECTIVES.items()
    ]
