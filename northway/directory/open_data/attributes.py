"""HSDS *attributes*: statements about a service, a channel or a schedule for which HSDS has no field.

Each holds a *term* of a taxonomy, or a free `value` (which the UK profile leaves out).
"""

from collections.abc import Iterable

from northway.directory.open_data.identities import identity

Entity = dict[str, object]
Said = Iterable[tuple[str, str]]


def attributes(entity: str, owner: str, terms: Said, values: Said) -> list[Entity]:
    """The attributes of `owner` without duplicates: first terms of our taxonomies, then values."""
    said = [(kind, name, _term(kind, name)) for kind, name in dict.fromkeys(terms)]
    said += [(kind, value, {"value": value}) for kind, value in dict.fromkeys(values) if value]
    return [
        {"id": identity("attribute", owner, kind, words), "link_id": owner, "link_entity": entity, "link_type": kind}
        | rest
        for kind, words, rest in said
    ]


def _term(taxonomy: str, name: str) -> Entity:
    # Base HSDS requires `name`, the UK profile `term`, and both a description. Our dictionary page has a longer one.
    own = identity("term", taxonomy, name)
    words = {"name": name, "term": name, "description": f"{taxonomy}: {name}", "taxonomy": taxonomy}
    return {"taxonomy_term_id": own, "taxonomy_term": {"id": own, **words}}


def known(entity: Entity) -> Entity:
    """The values of an entity that somebody knows: the formats have no nulls."""
    return {name: value for name, value in entity.items() if value not in (None, "", [])}
