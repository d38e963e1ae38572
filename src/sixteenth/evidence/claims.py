"""Claims with a date, counted in the futures of a run: in how many of them what was said comes true."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np

from sixteenth.engine.equation import ENDING
from sixteenth.engine.history import Result
from sixteenth.evidence.read_facts import Claim, read_claims
from sixteenth.scenarios.written_units import written_units

DATA = "claim_measures.toml"
Test = Literal["at", "by", "reached", "year", "passes"]
OUTCOMES: Mapping[str, bool] = {"true": True, "false": False}  # resolutions that can be scored
OPEN = "open"
HOURS, MINUTES = "hours", 60


@dataclass(frozen=True)
class ClaimMeasure:
    """How a claim is counted: an output of the world, a month, an amount in a written unit, and the rule in words.

    The output may be an ending, such as `catastrophe`: one from the month in which it comes on, and zero before. Where
    no amount is given, the claim is that it has come.
    """

    output: str
    test: Test
    month: str
    rule: str
    at: Mapping[str, str] = field(default_factory=dict[str, str])  # labels; the largest of those left open
    other: Mapping[str, str] = field(default_factory=dict[str, str])  # whom it passes
    first: str = ""
    at_least: float | None = None
    at_most: float | None = None
    unit: str = ""  # the output's own where nothing is written
    part: float = 1.0  # of the output


@dataclass(frozen=True)
class Counted:
    """A claim and what the model says of it, or why it says nothing."""

    claim: Claim
    rule: str = ""
    scenario: str = ""
    futures: int = 0
    probability: float | None = None
    standard_error: float | None = None
    silent: str = ""  # why there is no probability


@cache
def claim_measures() -> Mapping[str, ClaimMeasure]:
    """Read how claims are counted, by the id of the claim."""
    text = (files("sixteenth.evidence") / DATA).read_text(encoding="utf-8")
    return {name: ClaimMeasure(**each) for name, each in tomllib.loads(text).items()}


def outputs_of(measures: Iterable[ClaimMeasure], known: Iterable[str]) -> tuple[str, ...]:
    """Return the outputs that these measures need, of those that a world has; endings are kept in any case."""
    names = {name for name in known if not name.startswith(ENDING)}
    return tuple(dict.fromkeys(measure.output for measure in measures if measure.output in names))


def scored_claims() -> tuple[Claim, ...]:
    """Return the claims that came out true or false and that can be counted in a run."""
    return tuple(each for each in read_claims() if each.resolution in OUTCOMES and each.id in claim_measures())


def open_claims() -> tuple[Claim, ...]:
    """Return the claims that are open, by the date on which they resolve."""
    return tuple(sorted((each for each in read_claims() if each.resolution == OPEN), key=lambda each: each.resolve_by))


def count_claim(claim: Claim, scenario: str, result: Result) -> Counted:
    """Count the futures of a run in which a claim comes true; those that stopped being numbers are left out."""
    measure = claim_measures().get(claim.id)
    if measure is None:
        return Counted(claim, silent="no output of the world decides it")
    silent = _why_silent(measure, result)
    if silent:
        return Counted(claim, measure.rule, scenario, silent=silent)
    holds = result.only_finite(comes_true(measure, result))
    share = float(np.mean(holds))
    error = float(np.sqrt(share * (1 - share) / holds.size))
    return Counted(claim, measure.rule, scenario, int(holds.size), share, error)


def _why_silent(measure: ClaimMeasure, result: Result) -> str:
    """Say why a claim cannot be counted in a run; nothing where it can."""
    if measure.output not in result.monthly and _ending(measure, result) is None:
        return f"not modelled here: {measure.output.replace('_', ' ')}"
    for labels in (measure.at, measure.other):
        for axis, label in labels.items():
            if label not in result.labels.get(axis, ()):
                return f"{label} is left out of this scenario"
    if not 0 <= _month(result, measure.month) < len(result.months):
        return f"{measure.month} is not in the run"
    return "" if result.finite.any() else "no future of the run stayed a number"


def comes_true(measure: ClaimMeasure, result: Result) -> Any:
    """Say for each future whether a claim comes true."""
    last = _month(result, measure.month)
    values = _values(measure, result, measure.at)[: last + 1]
    if measure.test == "passes":
        return (values > _values(measure, result, measure.other)[: last + 1]).any(axis=0)
    if measure.test == "year":
        january = _month(result, f"{measure.month[:4]}-01")
        return _fits(measure, result, values[max(january, 0) :].mean(axis=0))
    holds = _fits(measure, result, values)
    if measure.test == "by":
        return holds.any(axis=0)
    if measure.test == "reached":
        return holds.any(axis=0) & ~holds[: max(_month(result, measure.first), 0)].any(axis=0)
    return holds[-1]


def _ending(measure: ClaimMeasure, result: Result) -> str | None:
    """Return the ending that a claim is about, by its name with or without `ends_`; none where it is an output."""
    if measure.output in result.monthly and not measure.output.startswith(ENDING):
        return None
    return next((name for name in (measure.output, f"{ENDING}{measure.output}") if name in result.ended), None)


def _fits(measure: ClaimMeasure, result: Result, values: Any) -> Any:
    """Say where values lie within the amounts of a claim; of an ending without amounts, where it has come."""
    ending = _ending(measure, result)
    unit = result.variables[ending or measure.output].unit
    is_bare = measure.at_least is None and measure.at_most is None
    at_least = 1.0 if ending and is_bare else measure.at_least
    low = -np.inf if at_least is None else _amount(at_least, measure.unit, unit)
    high = np.inf if measure.at_most is None else _amount(measure.at_most, measure.unit, unit)
    return (values >= low) & (values <= high)


def _amount(number: float, written: str, unit: str) -> float:
    """Return an amount in the unit of an output; hours of work as doublings of a minute."""
    if written == HOURS:
        return float(np.log2(MINUTES * number))
    return number * written_units(unit)[written or unit]


def _values(measure: ClaimMeasure, result: Result, labels: Mapping[str, str]) -> Any:
    """Return an output by month and future for its labels: the largest over the axes that have none."""
    ending = _ending(measure, result)
    about = result.variables[ending or measure.output]
    monthly = result.monthly[measure.output] if ending is None else _has_come(result, ending)
    chosen = tuple(result.labels[axis].index(labels[axis]) if axis in labels else slice(None) for axis in about.axes)
    values = np.asarray(monthly[(slice(None), *chosen)], np.float64) * measure.part
    return values.max(axis=tuple(range(1, values.ndim - 1)))


def _has_come(result: Result, ending: str) -> Any:
    """Say for each month, entry and future whether an ending has come by then, flags [months, *axes, draws]."""
    first = result.ended[ending]
    return np.arange(len(result.months)).reshape(-1, *(1 for _ in first.shape)) >= first


def _month(result: Result, month: str) -> int:
    return int((np.datetime64(month, "M") - result.months[0]).astype(int))
