"""The best rule of when to stop that can be said in a sentence: one or two thresholds on what is known.

Every rule of a short list is tried. That is chosen which beats the better fixed plan by most, two standard errors taken
off, so that luck alone does not choose; where that leaves nothing none is, and the plan is kept. What it is worth is
told on futures that it was not chosen on.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from sixteenth.decide.stopping.known import Known
from sixteenth.decide.stopping.option import CAUTION, Choices, Option, crossed, option_of
from sixteenth.measures.estimate import mean_of

BELOW = {
    "growth": (-0.2, 0.0, 0.2, 0.4, 0.6, 1.0),
    "cash_months": (6.0, 12.0, 18.0, 24.0),
    "lead": (-4.0, -3.0, -2.0, -1.0, 0.0),
    "owed": (0.1, 0.25, 0.5, 1.0),
}
ABOVE = {"months_stopped": (0.5, 5.5, 11.5, 23.5), "owed": (0.25, 0.5, 1.0, 2.0)}  # months are whole: from 1, 6, 12, 24


@dataclass(frozen=True)
class Condition:
    """One thing known that must be below or above a threshold."""

    state: str
    is_below: bool
    at: float

    def holds(self, known: Known) -> Any:
        """Say where it holds [date, draw]."""
        values = known.states[self.state]
        return values < self.at if self.is_below else values > self.at


PlainRule = tuple[Condition, ...]  # all of which must hold


@dataclass(frozen=True)
class InWords:
    """A rule in words, and what it is worth on futures that it was not chosen on."""

    rule: PlainRule | None  # chosen on all futures; none where none is better for sure
    option: Option  # of the rules that were chosen on one half each
    is_same_in_halves: bool  # both halves choose the rule that all futures do


def in_words(choices: Choices) -> InWords:
    """Find the best rule in words, and settle those that each half of the futures chooses on the other half."""
    conditions = [
        *(Condition(state, is_below=True, at=at) for state, levels in BELOW.items() for at in levels),
        *(Condition(state, is_below=False, at=at) for state, levels in ABOVE.items() for at in levels),
    ]
    holding = {each: each.holds(choices.known) & _may_stop(choices.known) for each in conditions}
    rules: list[PlainRule] = [(each,) for each in conditions]
    rules += [pair for pair in combinations(conditions, 2) if pair[0].state != pair[1].state]
    dates = [first_date(np.logical_and.reduce([holding[each] for each in rule])) for rule in rules]
    gained = np.stack([choices.worth_of(each) for each in dates])
    chosen: list[int | None] = []

    def learnt(learn: Any, settle: Any) -> Any:
        chosen.append(_best(gained, choices, learn))
        return np.full(len(settle), _plan(choices, learn)) if chosen[-1] is None else dates[chosen[-1]][settle]

    option = option_of(choices, crossed(choices, learnt))
    best = _best(gained, choices, np.arange(gained.shape[1]))
    return InWords(None if best is None else rules[best], option, all(each == best for each in chosen))


def first_date(stops: Any) -> Any:
    """Return the first date on which a rule says stop, in each future; the number of dates where it never does."""
    return np.where(stops.any(axis=0), stops.argmax(axis=0), len(stops))


def _may_stop(known: Known) -> Any:
    """Say where a rule can be asked: after a model that was launched since the start, when futures differ."""
    return known.reached & (np.arange(len(known.models)) > 0)[:, None]


def _plan(choices: Choices, own: Any) -> int:
    """Return the date of the better fixed plan on some futures: the first, or the one that stands for going on."""
    return choices.never if choices.goes_on[own].mean() >= choices.stops[0, own].mean() else 0


def _best(worth: Any, choices: Choices, own: Any) -> int | None:
    """Return the rule that beats the better fixed plan by most on some futures, by what is left for sure."""
    better = choices.goes_on[own] if _plan(choices, own) else choices.stops[0, own]
    sure = [each.value - CAUTION * each.error for each in (mean_of(row) for row in worth[:, own] - better)]
    best = int(np.nanargmax(sure)) if np.isfinite(sure).any() else 0
    return best if sure[best] > 0 else None
