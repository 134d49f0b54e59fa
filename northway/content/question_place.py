"""Where a page that asks one question stands among the others of its file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """Where a question stands among those of its file."""

    path: str
    """The path of the first question, which is that of the file."""
    ids: tuple[str, ...]
    """The ids of all its questions, the first one first."""
    id: str
    line: int
    """The line of its heading."""
    before: tuple[tuple[str, str], ...]
    """The path and the words of each question with an answer that leads here."""

    def path_of(self, identity: str) -> str:
        """The path of the question with this id; "" where there is none."""
        if identity not in self.ids:
            return ""
        return self.path if identity == self.ids[0] else f"{self.path}/{identity}"
