"""Reads the files of cards, `languages/<code>.yml`."""

from collections.abc import Iterator

from northway.content.frontmatter import Fields
from northway.content.language_cards import Cards, LanguageCard, SourceCard
from northway.content.paths import CARD
from northway.content.site_config import SiteConfig
from northway.content.yaml_files import YamlFiles
from northway.problems import Problem, suggest, waiting

FOLDER = "languages"


def read_cards(files: YamlFiles, config: SiteConfig) -> Cards:
    """The cards of a content folder."""
    name, source = f"{FOLDER}/{config.source_locale}.yml", None
    if name in files.texts:
        source, fields = files.value(SourceCard, name)
        if not source:
            files.state.note_broken("card", "*", fields.source)
    cards = dict(_other_cards(files, config, source))
    in_order = sorted(cards, key=lambda code: (cards[code].order, code))
    return Cards(source=source, by_code={code: cards[code] for code in in_order})


def _other_cards(files: YamlFiles, config: SiteConfig, source: SourceCard | None) -> Iterator[tuple[str, LanguageCard]]:
    for name in files.texts:
        code = name.removeprefix(f"{FOLDER}/").removesuffix(".yml")
        if not CARD.fullmatch(name) or code == config.source_locale:
            continue
        card, fields = files.value(LanguageCard, name)
        if not card:
            continue
        yield code, card
        if config.find_locale(code):
            what, hint = f"`{code}` has pages of its own", "remove this card: readers have those pages"
            files.state.problems.append(fields.problem((), what, hint))
        original = f"{files.folder.shown}/{FOLDER}/{config.source_locale}.yml"
        if source:
            files.state.problems += _unknown(card, source, fields, original)
        elif "card" in files.state.broken:
            files.state.problems.append(waiting(fields.source, 1, original))
        else:
            hint = f"write {original} first, with every line"
            files.state.problems.append(fields.problem((), "this translates a card that does not exist", hint))


def _unknown(card: LanguageCard, source: SourceCard, fields: Fields, original: str) -> Iterator[Problem]:
    """Find lines and helplines that are not in the card of the source locale."""
    for kind in ("numbers", "lines"):
        known = getattr(source, kind)
        for identity in getattr(card, kind):
            if identity not in known:
                what = f"{original} has no `{identity}` below `{kind}`"
                yield fields.problem((kind, identity), what, suggest(identity, known, "use the ids in that file"))
