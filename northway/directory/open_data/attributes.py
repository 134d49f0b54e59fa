"""*Attributes*, as HSDS has them: what its other fields cannot say of a service, a channel or a schedule.

Each says one thing: with a *term* of a taxonomy, or with a free value (`value`, which the UK profile leaves out).
"""

from collections.abc import Iterable

from northway.directory.open_data.identities import identity

Entity = dict[str, object]
Said = Iterable[tuple[str, str]]


def attributes(entity: str, owner: str, terms: Said, values: Said) -> list[Entity]:
    """What is said of `owner`, each thing once: first in terms of taxonomies of ours, then in values."""
    said = [(kind, name, _term(kind, name)) for kind, name in dict.fromkeys(terms)]
    said += [(kind, value, _value(value)) for kind, value in dict.fromkeys(values) if value]
    return [
        {"id": identity("attribute", owner, kind, words), "link_id": owner, "link_entity": entity, "link_type": kind}
        | rest
        for kind, words, rest in said
    ]


def _term(taxonomy: str, name: str) -> Entity:
    # `name` is base HSDS, `term` the UK profile; both want what it means, which our dictionary page says at length.
    own = identity("term", taxonomy, name)
    words = {"name": name, "term": name, "description": f"{taxonomy}: {name}", "taxonomy": taxonomy}
    return {"taxonomy_term_id": own, "taxonomy_term": {"id": own, **words}}


def _value(value: str) -> Entity:
    return {"value": value}
