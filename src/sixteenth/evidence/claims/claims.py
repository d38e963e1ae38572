"""Claims with a date, counted in the futures of a run: in how many of them what was said comes true."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np

from sixteenth.engine.equation import ENDING
from sixteenth.engine.history import Result
from sixteenth.evidence.facts_read.read_facts import Claim, read_claims
from sixteenth.scenarios.files.written_units import written_units

DATA = "claim_measures.toml"
Test = Literal["at", "by", "reached", "year", "passes", "lag", "ratio", "end"]
OUTCOMES: Mapping[str, bool] = {"true": True, "false": False}  # resolutions that can be scored
OPEN = "open"
HOURS, MINUTES = "hours", 60
MONEY_BACK, WORTH = "money_back", "wind_down_value"  # what is not negative at the end where money is back
RUIN, CATASTROPHE = f"{ENDING}ruined", f"{ENDING}catastrophe"


@dataclass(frozen=True)
class ClaimMeasure:
    """How a claim is counted: an output of the world, a month, an amount in a written unit, and the rule in words.

    The output may be an ending, such as `catastrophe`: one from the month in which it comes on, and zero before. Where
    no amount is given, the claim is that it has come. At the `end` the closing balance of a stock is read, or whether
    money is back. A `lag` is in months: since when who is ahead has what the output is in the month. A `ratio` is to
    the output of others in the month, or to the largest of all. The mean of a `year` may begin in `first`.
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
    other_output: str = ""  # which is ahead, where a lag is not behind the same output of others

    @property
    def stock(self) -> str:
        """Return the stock whose closing balance is read; none where months are."""
        return "" if self.test != "end" else WORTH if self.output == MONEY_BACK else self.output


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
    needed = (each for measure in measures if measure.test != "end" for each in (measure.output, measure.other_output))
    return tuple(dict.fromkeys(name for name in needed if name in names))


def stocks_of(measures: Iterable[ClaimMeasure], known: Iterable[str]) -> tuple[str, ...]:
    """Return the stocks whose closing balances these measures need, of those that a world has."""
    names = set(known)
    return tuple(dict.fromkeys(measure.stock for measure in measures if measure.stock in names))


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
    odds = odds_of(measure, result)
    return Counted(claim, measure.rule, scenario, odds.futures, odds.probability, odds.standard_error, odds.silent)


@dataclass(frozen=True)
class Odds:
    """In how many futures of a run something comes true, or why that is not known."""

    futures: int = 0
    probability: float | None = None
    standard_error: float | None = None
    silent: str = ""


def odds_of(measure: ClaimMeasure, result: Result) -> Odds:
    """Count the futures of a run in which a measure holds; those that stopped being numbers are left out."""
    silent = _why_silent(measure, result)
    if silent:
        return Odds(silent=silent)
    holds = result.only_finite(comes_true(measure, result))
    share = float(np.mean(holds))
    return Odds(int(holds.size), share, float(np.sqrt(share * (1 - share) / holds.size)))


def _why_silent(measure: ClaimMeasure, result: Result) -> str:
    """Say why a measure cannot be counted in a run; nothing where it can."""
    lacking = _lacking(measure, result)
    if lacking:
        return f"not modelled here: {lacking.replace('_', ' ')}"
    for axis, label in (*measure.at.items(), *measure.other.items()):
        if label not in result.labels.get(axis, ()):
            return f"{label} is left out of this scenario"
    if not result.finite.any():
        return "no future of the run stayed a number"
    return _why_not_then(measure, result)


def begins_before(measure: ClaimMeasure, result: Result) -> bool:
    """Say whether a measure is about months before a run, so that one with an earlier start may count it."""
    return (
        not measure.stock
        and _month(result, measure.month) < len(result.months)
        and bool(_why_not_then(measure, result))
    )


def _lacking(measure: ClaimMeasure, result: Result) -> str:
    """Return what a measure needs and a run has not kept; nothing where it has all."""
    if measure.stock:
        return "" if measure.stock in result.closing else measure.stock
    names = [name for name in (measure.output, measure.other_output) if name and name not in result.monthly]
    return next((name for name in names if _ending_called(name, result) is None), "")


def _why_not_then(measure: ClaimMeasure, result: Result) -> str:
    """Say why a measure cannot be read in its month; nothing where it can."""
    if not measure.stock and not 0 <= _month(result, measure.month) < len(result.months):
        return f"{measure.month} is not in the run"
    if measure.test == "lag" and _month(result, measure.month) < max(measure.at_least or 0, measure.at_most or 0):
        return f"the run begins in {result.months[0]}, too late to tell such a lag in {measure.month}"
    if measure.test == "year" and _first_of_year(measure, result) < 0:
        return f"the run begins in {result.months[0]}, within what {measure.month} ends"
    return ""


def comes_true(measure: ClaimMeasure, result: Result) -> Any:
    """Say for each future whether a claim comes true."""
    if measure.test == "end":
        return _at_the_end(measure, result)
    last = _month(result, measure.month)
    values = _values(measure, result, measure.at)[: last + 1]
    if measure.test in ("lag", "ratio", "passes"):
        return _beside_others(measure, result, values)
    if measure.test == "year":
        return _fits(measure, result, values[_first_of_year(measure, result) :].mean(axis=0))
    holds = _fits(measure, result, values)
    if measure.test == "at":
        return holds[-1]
    before = holds[: max(_month(result, measure.first), 0)] if measure.test == "reached" else holds[:0]
    return holds.any(axis=0) & ~before.any(axis=0)


def _beside_others(measure: ClaimMeasure, result: Result, values: Any) -> Any:
    """Say for each future whether values, [months, draws], trail others so long, are so many times them, or pass them.

    A lag is behind the same labels where no others are named, and a ratio to the largest of all.
    """
    labels = measure.other or (measure.at if measure.test == "lag" else {})
    others = _values(replace(measure, output=measure.other_output or measure.output, part=1.0), result, labels)
    others = others[: len(values)]
    if measure.test == "passes":
        return (values > others).any(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):  # of nothing there is no multiple
        found = lag_behind(others, values) if measure.test == "lag" else values[-1] / others[-1]
    return _between(measure.at_least, measure.at_most, found)


def _first_of_year(measure: ClaimMeasure, result: Result) -> int:
    return _month(result, measure.first or f"{measure.month[:4]}-01")


def _between(low: float | None, high: float | None, values: Any) -> Any:
    return (values >= (-np.inf if low is None else low)) & (values <= (np.inf if high is None else high))


def lag_behind(ahead: Any, behind: Any) -> Any:
    """Return how many months ago one path first was where another is in the last month, [draws], of [months, draws].

    Between months it went straight. Negative where the other is ahead: then it is the months since that one was where
    this one is. A path that began beyond that has been there since before the run, whose whole length is told.
    """
    lags = _months_since(ahead, behind[-1])
    return np.where(np.isnan(lags), -_months_since(behind, ahead[-1]), lags)


def _months_since(path: Any, level: Any) -> Any:
    """Return the months since a path first reached a level; not a number where it never has."""
    reached = path >= level
    first = np.where(reached.any(axis=0), reached.argmax(axis=0), 0)
    draws = np.arange(path.shape[-1])
    above, below = path[first, draws], path[np.maximum(first - 1, 0), draws]
    part = np.where(first > 0, (level - below) / np.where(above > below, above - below, 1.0), 1.0)
    return np.where(reached.any(axis=0), len(path) - 1 - (first - 1 + part), np.nan)


def _at_the_end(measure: ClaimMeasure, result: Result) -> Any:
    """Say where a closing balance lies within the amounts; of money back, where nothing is lacking and no end came."""
    chosen = _chosen(measure.at, result.variables[measure.stock].axes, result)
    values = np.asarray(result.closing[measure.stock][chosen], np.float64) * measure.part
    values = values.max(axis=tuple(range(values.ndim - 1)))
    if measure.output != MONEY_BACK:
        return _within(measure, values, result.variables[measure.stock].unit, has_come=False)
    ruin = result.ended[RUIN][_chosen(measure.at, result.variables[RUIN].axes, result)]
    spared = result.ended.get(CATASTROPHE, np.full(result.draws, len(result.months))) == len(result.months)
    return (values >= 0) & (ruin == len(result.months)) & spared


def _ending(measure: ClaimMeasure, result: Result) -> str | None:
    return _ending_called(measure.output, result)


def _ending_called(output: str, result: Result) -> str | None:
    """Return the ending that a claim is about, by its name with or without `ends_`; none where it is an output."""
    if output in result.monthly and not output.startswith(ENDING):
        return None
    return next((name for name in (output, f"{ENDING}{output}") if name in result.ended), None)


def _fits(measure: ClaimMeasure, result: Result, values: Any) -> Any:
    """Say where values lie within the amounts of a claim; of an ending without amounts, where it has come."""
    ending = _ending(measure, result)
    unit = result.variables[ending or measure.output].unit
    return _within(measure, values, unit, has_come=ending is not None)


def _within(measure: ClaimMeasure, values: Any, unit: str, *, has_come: bool) -> Any:
    is_bare = measure.at_least is None and measure.at_most is None
    at_least = 1.0 if has_come and is_bare else measure.at_least
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
    values = np.asarray(monthly[(slice(None), *_chosen(labels, about.axes, result))], np.float64) * measure.part
    return values.max(axis=tuple(range(1, values.ndim - 1)))


def _chosen(labels: Mapping[str, str], axes: tuple[str, ...], result: Result) -> tuple[int | slice, ...]:
    return tuple(result.labels[axis].index(labels[axis]) if axis in labels else slice(None) for axis in axes)


def _has_come(result: Result, ending: str) -> Any:
    """Say for each month, entry and future whether an ending has come by then, flags [months, *axes, draws]."""
    first = result.ended[ending]
    return np.arange(len(result.months)).reshape(-1, *(1 for _ in first.shape)) >= first


def _month(result: Result, month: str) -> int:
    return int((np.datetime64(month, "M") - result.months[0]).astype(int))
