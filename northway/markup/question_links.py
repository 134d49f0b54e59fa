"""Links of an answer to another question of the same file."""

from northway.content.question_place import QuestionPlace
from northway.markup.body import PageLink
from northway.markup.directives import Fault
from northway.problems import suggest


def question_link(place: QuestionPlace, identity: str, line: int) -> tuple[PageLink | None, Fault | None]:
    """The page of the question with this id, or the fault of the link on this line."""
    if path := place.path_of(identity):
        return PageLink(path, ""), None
    hint = suggest(identity, place.ids, "write the id of a question, or a link to a page")
    return None, Fault(line, f"no question here has the id `#{identity}`", hint)
