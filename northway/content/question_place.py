"""The place of a question among the others of its file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """The place of a question among those of its file."""

    path: str
    """The path of the first question, which is that of the file."""
    ids: tuple[str, ...]
    """The ids of all questions of the file, in order."""
    id: str
    line: int
    """The line of this question's heading."""
    before: tuple[tuple[str, str], ...]
    """The path and the words of each question that has an answer leading here."""

    def path_of(self, identity: str) -> str:
        """The path of the question with this id; "" if there is none."""
        if identity not in self.ids:
            return ""
        return self.path if identity == self.ids[0] else f"{self.path}/{identity}"
