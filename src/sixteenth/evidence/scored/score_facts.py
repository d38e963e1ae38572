"""Score any file of facts: of each row what was to be expected by a day, what came, and the same of the rivals.

A row that cannot be predicted is listed with its reason. Only what was known by the day is used; the file itself is
not. It is read by facts_file.py: everything wrong is told at once, and what is unusual is told and kept.
"""

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from sixteenth.evidence.facts_read.facts_file import FactsFile, Notice, read_facts_file
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, Fact, known_on
from sixteenth.evidence.observed.observe import Observation, observe
from sixteenth.evidence.scored.forecasters import Forecaster, Known, known_by
from sixteenth.evidence.scored.valuation_reports import VALUATION, is_valuation, see_valuation, valuations_known_by

REVENUE = "revenue"  # the quantity
UNITS = {REVENUE: "bn USD a year", VALUATION: "bn USD"}
QUANTILES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
SHARES = (0.5, 0.8, 0.9)  # of bands that the quantiles bound


@dataclass(frozen=True)
class Scored:
    """One row of a file: what was expected, and what came."""

    fact: Fact
    reason: str  # why it cannot be predicted; empty where it can
    lab: str = ""
    quantity: str = ""  # revenue or valuation: its unit is in UNITS
    came: float | None = None
    quantiles: tuple[float, ...] = ()  # at QUANTILES
    percentile: float | None = None  # of what came, in what was expected
    crps: float | None = None  # in logs
    rivals: Mapping[str, float | str] = field(default_factory=dict[str, float | str])  # their CRPS, or why none


@dataclass(frozen=True)
class ScoreSummary:
    """All rows that could be predicted."""

    rows: int
    predicted: int
    labs: int
    crps: float | None
    rivals: Mapping[str, float | None]  # on the rows that each spoke of, beside ours on the same
    ours_beside: Mapping[str, float | None]
    shared: Mapping[str, int]  # how many rows those are
    inside: Mapping[float, int]  # rows inside the band that should hold this share


@dataclass(frozen=True)
class FileScore:
    """A file of facts, scored."""

    as_of: datetime.date
    form: str
    digest: str  # SHA-256 of the file
    rows: tuple[Scored, ...]
    summary: ScoreSummary
    notices: tuple[Notice, ...]  # what is unusual in the file and no fault

    @property
    def from_before(self) -> tuple[Scored, ...]:
        """Return the rows with a forecast that tell of a time before the day, and were told after it."""
        return tuple(row for row in self.rows if not row.reason and row.fact.date <= self.as_of)


def score_file(
    file: Path, form: Forecaster, rivals: Sequence[Forecaster], as_of: datetime.date = DATA_CUT
) -> FileScore:
    """Read and score a file with the columns of facts.

    Raises:
        Refused: with everything that is wrong with it.

    """
    return score_facts(read_facts_file(file), form, rivals, as_of)


def score_facts(
    given: FactsFile, form: Forecaster, rivals: Sequence[Forecaster], as_of: datetime.date = DATA_CUT
) -> FileScore:
    """Score the facts of a file by what was known by a day; those that were known by then are told and not scored."""
    before = {REVENUE: known_by(as_of), VALUATION: valuations_known_by(as_of)}
    rows = tuple(
        Scored(fact, sight) if isinstance(sight, str) else _scored(sight, form, rivals, before[sight.quantity])
        for fact, sight in _sights(given.all, as_of)
    )
    return FileScore(as_of, form.name, given.digest, rows, _summary(rows, rivals), given.notices)


def last_day(given: FactsFile, as_of: datetime.date = DATA_CUT) -> datetime.date | None:
    """Return the last day of which any fact tells that can be scored; none where none can."""
    return max((sight.closes for _, sight in _sights(given.all, as_of) if not isinstance(sight, str)), default=None)


def _sights(facts: Sequence[Fact], as_of: datetime.date) -> Iterator[tuple[Fact, Observation | str]]:
    """Return what each fact saw, of revenue or of a valuation, or why it is not scored."""
    observed = observe(facts)
    found: dict[Fact, Observation | str] = {each.fact: each.reason for each in observed.unused}
    found |= {each.fact: each for each in observed.seen}
    for fact in facts:
        sight = see_valuation(fact) if is_valuation(fact) else found[fact]
        is_old = known_on(fact) <= as_of and not isinstance(sight, str)
        yield fact, f"known by {as_of} already" if is_old else sight


def _scored(report: Observation, form: Forecaster, rivals: Sequence[Forecaster], before: Known) -> Scored:
    target = replace(report, log_value=math.nan)  # no form reads what came
    said = form.predict(before, report.lab, [target])[0]
    theirs = {rival.name: rival.predict(before, report.lab, [target])[0] for rival in rivals}
    scores = {name: each if isinstance(each, str) else each.crps(report.log_value) for name, each in theirs.items()}
    came = math.exp(report.log_value)
    if isinstance(said, str):
        return Scored(report.fact, said, report.lab, report.quantity, came, rivals=scores)
    return Scored(
        fact=report.fact,
        reason="",
        lab=report.lab,
        quantity=report.quantity,
        came=came,
        quantiles=tuple(math.exp(said.quantile(share)) for share in QUANTILES),
        percentile=100 * said.below(report.log_value),
        crps=said.crps(report.log_value),
        rivals=scores,
    )


def _summary(rows: Sequence[Scored], rivals: Sequence[Forecaster]) -> ScoreSummary:
    told = [row for row in rows if row.crps is not None]
    both = {rival.name: [row for row in told if isinstance(row.rivals[rival.name], float)] for rival in rivals}
    return ScoreSummary(
        rows=len(rows),
        predicted=len(told),
        labs=len({row.lab for row in told}),
        crps=_mean([row.crps for row in told]),
        rivals={name: _mean([row.rivals[name] for row in shared]) for name, shared in both.items()},
        ours_beside={name: _mean([row.crps for row in shared]) for name, shared in both.items()},
        shared={name: len(shared) for name, shared in both.items()},
        inside={share: sum(abs((row.percentile or 0.0) - 50) <= 50 * share for row in told) for share in SHARES},
    )


def _mean(numbers: Sequence[float | str | None]) -> float | None:
    told = [number for number in numbers if isinstance(number, float)]
    return float(np.mean(told)) if told else None
