"""Words of the headline: counts of futures and medians, from one run."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

import sixteenth
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.worth.headline import can_answer, in_catastrophe, is_ruined, money_back, owners_return
from sixteenth.engine.history import Result
from sixteenth.measures.arrivals import of_100
from sixteenth.questions import figures
from sixteenth.questions.explain.number import Asked, Number, in_it, whole

WORTH = Word("its_worth")  # what futures are ranked by where a number is a count
MEDIAN = "the_median"


def can_tell(asked: Asked) -> bool:
    """Say whether a run keeps what the headline is read from."""
    return can_answer(sixteenth.prepare(asked.scenario, **asked.given).program.kept)


def number_of(asked: Asked) -> Number:
    """Run, and read a number of the headline."""
    result = asked.runs.run_job(sixteenth.prepare(asked.scenario, **asked.given))
    lab = result.labels["lab"].index(asked.lab)
    key = asked.word.key
    return _count(asked, result, COUNTS[key](result, lab), lab) if key in COUNTS else _spread(asked, result, lab)


def _count(asked: Asked, result: Result, counts: Any, lab: int) -> Number:
    """Tell in how many of 100 futures something holds; they are ranked by what the lab is worth."""
    parts = {**asked.parts, "of": figures.of_100(of_100(counts), result.draws)}
    told = Finding("count", {**parts, "futures": Figure(result.draws, "count")}, (asked.word.name,))
    keys = {True: "it_counts", False: "it_does_not_count"}
    own: Callable[[int], tuple[Finding, ...]] = lambda draw: (Finding(keys[bool(counts[draw])], {}),)  # noqa: E731
    return Number(result, result.closing["wind_down_value"][lab], (told,), own, WORTH)


def _spread(asked: Asked, result: Result, lab: int) -> Number:
    """Tell the median of a number, and between what nine in ten futures lie."""
    values = SPREADS[asked.word.key](result, lab)
    name = asked.word.name.removeprefix("next_")
    unit = "Share" if asked.word.key == "owners_return" else result.variables[name].unit
    return spread_of(asked, result, values, unit)


def spread_of(asked: Asked, result: Result, values: Any, unit: str) -> Number:
    """Tell the median of a number of each future, and between what nine in ten of them lie."""
    low, middle, high = (whole(float(value), unit) for value in result.spread(values))
    parts = {**asked.parts, "low": low, "middle": middle, "high": high}
    told = Finding("spread", {**parts, "futures": Figure(result.draws, "count")}, (asked.word.name,))
    return Number(result, values, (told,), lambda draw: in_it(float(values[draw]), unit, MEDIAN))


def _never_too_late(result: Result, lab: int) -> Any:
    return (result.closing["months_to_last_call"][lab] >= result.recipe["months"]) & result.finite


COUNTS: Mapping[str, Callable[[Result, int], Any]] = {
    "back": lambda result, lab: money_back(result, lab, "run_off"),
    "ruined": is_ruined,
    "catastrophe": lambda result, _lab: in_catastrophe(result),
    "never_too_late": _never_too_late,
    "stops": lambda result, _lab: np.asarray(result.closing["months_of_progress"] < result.recipe["months"]),
}
SPREADS: Mapping[str, Callable[[Result, int], Any]] = {
    "worth": lambda result, lab: result.closing["wind_down_value"][lab],
    "spent": lambda result, lab: result.closing["present_value"][lab],
    "hole": lambda result, lab: result.closing["lowest_present_value"][lab],
    "owners_share": lambda result, lab: result.closing["owners_share"][lab],
    "owners_return": owners_return,
}
