"""Tables of new facts: what each did given all others, the arithmetic of one, and every belief."""

import math
from collections.abc import Sequence
from typing import Any

from sixteenth.answers.answer import FULL
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Table
from sixteenth.evidence.fitted.revise import Arithmetic, Move, Revision
from sixteenth.questions.figures import columns_of

BILLION = 1e9
ABOUT = {"sales": Word("log_sales"), "growth": Word("growth"), "input": Word("an_input")}
MOVE = {"about": "text", "name": "input", "without": "any_size", "now": "any_size", "spreads": "spreads"}
SUM = {"side": "text", "middle": "sales_any_size", "spread": "spread_of_logs", "weight": "whole"}


def revise_tables(revision: Revision, shown: Arithmetic | None) -> tuple[Table, ...]:
    """Return what each new fact did, the arithmetic of one where it is asked for, and behind a part every belief."""
    return (taught(revision), *([arithmetic(shown)] if shown else []), moves(revision.moves).behind(FULL))


def taught(revision: Revision) -> Table:
    """Return each new fact with how likely it was, and what it moved most; its key once."""
    rows: list[tuple[Any, ...]] = []
    for each in revision.taught:
        for number, move in enumerate(each.moves):
            first = (each.fact.exact_key, each.surprise) if number == 0 else (None, None)
            rows.append((*first, *_move(move)))
    return Table("taught", columns_of({"fact": "text", "surprise": "hundredths", **MOVE}), tuple(rows))


def moves(every: Sequence[Move]) -> Table:
    """Return what all new facts together did to each belief, the most first."""
    return Table("moves", columns_of(MOVE), tuple(_move(each) for each in every))


def _move(move: Move) -> tuple[Any, ...]:
    return ABOUT[move.about], move.name, move.without, move.now, move.spreads


def arithmetic(shown: Arithmetic) -> Table:
    """Return one fact as a sum of two normal distributions, beside what the draws make of it."""
    sides = {"believed": shown.prior, "report": shown.told, "both": shown.by_hand}
    rows: list[tuple[Any, ...]] = [
        (Word(name), BILLION * math.exp(mean), spread, 1 / spread**2) for name, (mean, spread) in sides.items()
    ]
    mean, spread = shown.posterior
    rows.append((Word("by_the_draws"), BILLION * math.exp(mean), spread, None))
    return Table("arithmetic", columns_of(SUM), tuple(rows), {"fact": Figure(shown.fact.exact_key, "text")})
