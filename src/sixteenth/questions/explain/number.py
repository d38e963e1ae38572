"""What a word of an answer stands for: a number of each future, what is told of all, and what it is made of in one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import sixteenth
from sixteenth.answers.amounts import quantity_in_full
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.explain import shown_draw
from sixteenth.engine.history import Result
from sixteenth.questions.explain.numbers import ShownNumber
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

THESE = Word("these")
MIDDLE = 50  # of 100 futures


@dataclass(frozen=True)
class Asked:
    """What is asked: which number of which lab, over which futures."""

    word: ShownNumber
    scenario: Scenario
    lab: str
    given: Mapping[str, Any]  # options of the run
    runs: Session

    @property
    def draws(self) -> int:
        """Return how many futures a run has."""
        return sixteenth.prepare(self.scenario, **self.given).options.draws

    @property
    def title(self) -> Word:
        """Return what the number is called in a sentence."""
        return Word(f"title_{self.word.key}")

    @property
    def parts(self) -> dict[str, Figure | Word | tuple[Finding, ...]]:
        """Return the parts that every sentence about the number has."""
        return {"lab": Figure(self.lab, "text"), "title": self.title}


@dataclass(frozen=True)
class Piece:
    """What a number is made of in one future: in words, by the name of the world that opens it, in each world."""

    key: str
    name: str
    unit: str
    amounts: tuple[float, ...]


@dataclass(frozen=True)
class Number:
    """A number of all futures: by what they are ranked, what is told of all, what it is and is made of in one."""

    result: Result
    ranked: Any  # [draws]
    told: tuple[Finding, ...]
    own: Callable[[int], tuple[Finding, ...]]  # what the number is in one future, at the end of a sentence
    by: Word = THESE  # what futures are ranked by
    columns: tuple[str, ...] = ()
    pieces: Callable[[int], tuple[Piece, ...]] = lambda _: ()
    month: Any = -1  # in which the name behind it is opened: one of all futures, or one of each [draws]
    name: str | None = None  # of the world, where it is found by the run
    labels: Mapping[str, str] = field(default_factory=dict[str, str])  # by axis, of that name
    tables: tuple[Table, ...] = ()
    among: Any = None  # the futures that are told, where they are a part of all [draws]

    def draw_at(self, future: int) -> int:
        """Return the future below which so many of 100 lie, of those that are told."""
        own = np.flatnonzero(self.among) if self.among is not None else np.empty(0, int)
        if not own.size:
            return shown_draw(self.result, self.ranked, future / 100)
        ordered = own[np.argsort(self.ranked[own], kind="stable")]
        return int(ordered[round(future / 100 * (own.size - 1))])

    def month_in(self, draw: int) -> int:
        """Return the month in which the name behind it is opened in a future."""
        return int(self.month if isinstance(self.month, int) else self.month[draw])


def whole(value: float, unit: str) -> Figure:
    """Return a number in a unit of the world, with all digits that one multiplies out by hand."""
    return Figure(value, quantity_in_full(unit))


def in_it(value: float, unit: str, statistic: str) -> tuple[Finding, ...]:
    """Say what a number is in one future, which is not what is told over all of them: their median, or their mean."""
    return (Finding("in_it", {"value": whole(value, unit), "statistic": Word(statistic)}),)


def where_of(future: int, by: Word) -> Finding:
    """Say where a future lies among all: in the middle by what ranks them, or where so many of 100 are below."""
    if future == MIDDLE:
        return Finding("near_the_middle", {"by": by})
    return Finding("near_so_many", {"future": Figure(future, "count"), "by": by})


def pieces_table(asked: Asked, number: Number, draw: int) -> Table:
    """Put the pieces of a number in one future, each with the name that opens it; their units where they differ."""
    pieces = number.pieces(draw)
    units = {piece.unit for piece in pieces}
    is_mixed = len(units) > 1
    quantity = "figure" if is_mixed else quantity_in_full(*units)
    columns = (
        *(Column("piece", "text"), *(Column(key, quantity) for key in number.columns)),
        *([Column("unit", "text")] if is_mixed else []),
        Column("opens_by", "text"),
    )
    rows = tuple(
        (
            *(Word(piece.key), *(whole(amount, piece.unit) for amount in piece.amounts)),
            *([piece.unit] if is_mixed else []),
            piece.name,
        )
        for piece in pieces
    )
    return Table("pieces", columns, rows, {**_title(asked), "draw": Figure(draw, "draw")})


def _title(asked: Asked) -> dict[str, Figure | Word]:
    return {"lab": Figure(asked.lab, "text"), "title": asked.title}
