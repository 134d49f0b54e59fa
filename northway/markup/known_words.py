"""The words that links and components may name: ids of records, pages, passages and forms."""

from collections.abc import Collection, Mapping

from northway.content.site import SharedContent
from northway.directory import selection


def known_words(shared: SharedContent) -> Mapping[str, Collection[str]]:
    """The words that links and components may name, by kind."""
    return {
        "page": shared.files,
        "helpline": shared.helplines,
        "fact": shared.facts,
        "form": {name for name, _ in shared.forms},
        "nation": shared.config.nations,
        "passage": {name for name, _ in shared.passages},
        "short path": shared.short_paths,
        "nation, need or audience": selection.list_words(shared.config),
    }
