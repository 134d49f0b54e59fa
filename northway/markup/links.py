"""Checks what links and components may refer to: records, pages, questions, and addresses of other sites."""

import re
from collections.abc import Iterator
from posixpath import relpath
from urllib.parse import SplitResult, urlsplit

from northway.content.addresses import fault_of_address
from northway.content.question_place import QuestionPlace
from northway.content.site import SharedContent
from northway.content.site_config import SiteConfig
from northway.directory import selection
from northway.markup.body import PageLink
from northway.markup.directives import Fault, Known
from northway.problems import suggest

PREVIEW = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=/|$)", re.IGNORECASE)


def known_words(shared: SharedContent) -> Known:
    """The ids and words that links and components may use, by kind."""
    return {
        "page": shared.files,
        "helpline": shared.helplines,
        "fact": shared.facts,
        "form": sorted({name for name, _ in shared.forms}),
        "nation": shared.config.nations,
        "passage": sorted({name for name, _ in shared.passages}),
        "short path": shared.short_paths,
        "nation, need or audience": selection.list_words(shared.config),
    }


def question_link(place: QuestionPlace, identity: str, line: int) -> tuple[PageLink | None, Fault | None]:
    """The page of the question with this id, or the fault of the link on `line`."""
    if path := place.path_of(identity):
        return PageLink(path, ""), None
    hint = suggest(identity, place.ids, "write the id of a question, or a link to a page")
    return None, Fault(line, f"no question here has the id `#{identity}`", hint)


def check_address(target: str, line: int, folder: str, shared: SharedContent) -> Iterator[Fault]:
    """Find out whether a link, from a page in `folder`, has an address that must not be published (`javascript:`)."""
    kind, _, rest = target.partition(":")
    kind = kind.lower()
    own = _own_path(target, shared.config)
    if kind in ("tel", "sms"):
        yield Fault(line, f"a number is typed in the link `{target}`", "link to its record: `[call](helpline:…)`")
    elif kind in ("helpline", "fact"):
        hint = f"write `{kind}:{rest.strip()}`" if rest.strip() else f"write `{kind}:` and its id"
        yield Fault(line, f"the link `{target}` has no {kind} id that can be read", hint)
    elif kind == "mailto" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s?]+(\?\S*)?", target[len("mailto:") :]):
        yield Fault(line, f"the link `{target}` has no address", "write `mailto:name@example.org`")
    elif own is not None:
        path = shared.aliases.get(own, own)
        file = relpath(shared.files[path], folder or ".") if path in shared.files else ""
        hint = (
            f"link to the file, such as `[words]({file})`"
            if file
            else "no page has this address; link to the file of a page"
        )
        yield Fault(line, f"`{target}` is an address of this site", hint)
    elif kind in ("http", "https"):
        fault = fault_of_address(target)
        if fault:
            yield Fault(line, f"the link `{target}` {fault[0]}", fault[1])
    elif kind != "mailto":
        yield Fault(line, f"the link `{target}` is not one that we publish", "link to a page that begins with https://")


def _own_path(target: str, config: SiteConfig) -> str | None:
    """The path of a page from its address on this site or in a preview; None for the address of another site."""
    ours = PREVIEW.sub(config.base_url.rstrip("/"), target)
    try:
        address, base = urlsplit(ours), urlsplit(config.base_url)
    except ValueError:
        return None
    if _host(address) != _host(base):
        return None
    steps = address.path.removeprefix(base.path.rstrip("/")).strip("/").split("/")
    return "/".join(steps[1:] if steps[0] in (locale.code for locale in config.locales) else steps)


def _host(address: SplitResult) -> str:
    return (address.hostname or "").removeprefix("www.")
