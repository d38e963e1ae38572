"""A finding: a key and its numbers, with what they rest on. Wording makes the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

LINES = "lines"  # the quantity of several lines of a file


@dataclass(frozen=True)
class Figure:
    """One number of an answer: raw, with its quantity by name, and its standard error where it is simulated."""

    value: Any
    quantity: str
    standard_error: float | None = None  # in the unit of the number


@dataclass(frozen=True)
class Word:
    """One of a few words that a finding can say, by its key among the words of the question."""

    key: str
    question: str = ""  # whose words have it; none where it is the question that is answered


class Listed(tuple["Finding", ...]):
    """Findings inside a sentence that are told with commas between them, where others have semicolons."""

    __slots__ = ()


@dataclass(frozen=True)
class Finding:
    """What was found, as data: the key of its sentence, and the parts that the sentence names."""

    key: str
    parts: Mapping[str, "Figure | Word | tuple[Finding, ...]"]
    rests_on: tuple[str, ...] = ()  # names of the world that the numbers are read from, for whoever wants to explain
    part: str = ""  # of the answer, behind which it waits to be asked for
    under: tuple["Finding", ...] = ()  # what is told below it and further in, each on its own lines
    question: str = ""  # whose words tell it; none where it is the question that is answered

    @property
    def shows_lines(self) -> bool:
        """Say whether it shows lines of a file, which are to be copied as they stand."""
        return any(isinstance(part, Figure) and part.quantity == LINES for part in self.parts.values())

    def told_by(self, question: str) -> "Finding":
        """Return the same finding, and what is under it, told by the words of another question."""
        under = tuple(each.told_by(question) for each in self.under)
        return replace(self, question=self.question or question, under=under)
