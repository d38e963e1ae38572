"""Score any file of facts: of each row what was to be expected by a day, what came, and the same of the rivals.

A row that cannot be predicted is listed with its reason. Only what was known by the day is used; the file itself is
not. Everything wrong with the file is told at once, with its line.
"""

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sixteenth.errors import Fault, Place, WrongCell, WrongUnit
from sixteenth.evidence.forecasters import Forecaster, Known, known_by
from sixteenth.evidence.observe import MONTHS, RUN_RATE, Observation, known, observe
from sixteenth.evidence.predictions import Predicted
from sixteenth.evidence.read_facts import DATA_CUT, FACT_COLUMNS, Fact
from sixteenth.evidence.tables import Row, as_number, reading

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
REVENUE_UNITS = ("USD_bn", "USD_mn", "RMB_mn", "EUR_mn")
SHARES = (0.5, 0.9)  # of bands that the quantiles bound


@dataclass(frozen=True)
class Scored:
    """One row of a file: what was expected, and what came."""

    fact: Fact
    reason: str  # why it cannot be predicted; empty where it can
    lab: str = ""
    came: float | None = None  # bn USD a year
    quantiles: tuple[float, ...] = ()  # bn USD a year, at QUANTILES
    percentile: float | None = None  # of what came, in what was expected
    crps: float | None = None  # in logs
    rivals: Mapping[str, float | None] | None = None  # their CRPS


@dataclass(frozen=True)
class ScoreSummary:
    """All rows that could be predicted."""

    rows: int
    predicted: int
    labs: int
    crps: float | None
    rivals: Mapping[str, float | None]  # on the rows that each spoke of, beside ours on the same
    ours_beside: Mapping[str, float | None]
    inside: Mapping[float, int]  # rows inside the band that should hold this share


@dataclass(frozen=True)
class FileScore:
    """A file of facts, scored."""

    as_of: datetime.date
    form: str
    rows: tuple[Scored, ...]
    summary: ScoreSummary


def score_file(
    file: Path, form: Forecaster, rivals: Sequence[Forecaster], as_of: datetime.date = DATA_CUT
) -> FileScore:
    """Score a file with the columns of facts.

    Raises:
        Refused: with everything that is wrong with it.

    """
    return score_facts(read_file(file), form, rivals, as_of)


def score_facts(
    facts: Sequence[Fact], form: Forecaster, rivals: Sequence[Forecaster], as_of: datetime.date = DATA_CUT
) -> FileScore:
    """Score facts by what was known by a day."""
    observed = observe(facts)
    reasons = {each.fact: each.reason for each in observed.unused}
    seen = {each.fact: each for each in observed.seen}
    before = known_by(as_of)
    rows = []
    for fact in facts:
        reason = reasons.get(fact) or (f"known by {as_of} already" if known(fact) <= as_of else "")
        if reason:
            rows.append(Scored(fact, reason))
        else:
            rows.append(_scored(seen[fact], form, rivals, before))
    return FileScore(as_of, form.name, tuple(rows), _summary(rows, rivals))


def read_file(file: Path) -> tuple[Fact, ...]:
    """Read a file with the columns of facts, and check what its cells cannot say alone.

    Raises:
        Refused: with every cell that cannot be read, and every row that contradicts itself or another.

    """
    with reading(file, FACT_COLUMNS) as rows:
        found: list[Fact] = []
        for row in rows:
            fact = _fact(row, file)
            row.faults.extend(_contradictions(fact, row.where, found))
            found.append(fact)
    return tuple(found)


def _fact(row: Row, file: Path) -> Fact:
    low, high = row.number_or_none("low"), row.number_or_none("high")
    return Fact(
        series=row.text("series").strip(),
        entity=row.text("entity").strip(),
        date=row.date("date"),
        value=as_number(row.text("value")),
        text=row.text("value").strip(),
        unit=row.text("unit").strip(),
        low=low,
        high=high,
        basis=row.text("basis").strip(),
        source=row.text("source_title"),
        url=row.text("source_url"),
        published=row.date_or_none("published"),
        note=row.text("note"),
        file=file.name,
        line=row.where.line,
    )


def _contradictions(fact: Fact, where: Place, before: Sequence[Fact]) -> Iterator[Fault]:
    """Find what contradicts itself: units of another kind, days to come, no amount, a row told twice."""
    is_revenue = fact.series in (RUN_RATE, *MONTHS)
    today = datetime.datetime.now(datetime.UTC).date()
    if is_revenue and fact.unit not in REVENUE_UNITS:
        units = ", ".join(REVENUE_UNITS)
        yield WrongUnit(f"'{fact.series}'", where, f"'{fact.unit}'", f"one of {units}", "convert it to one of them")
    if is_revenue and not (fact.value or 0.0) > 0:
        yield WrongCell("'value'", where, f"'{fact.text}'", "an amount above 0", "write one, or remove the row")
    if fact.published and fact.published > today:
        cure = "write the day on which it was told"
        yield WrongCell("'published'", where, f"'{fact.published}'", f"a day up to today, {today}", cure)
    if fact.low is not None and fact.high is not None and fact.low > fact.high:
        yield WrongCell("'low'", where, f"'{fact.low:g}' above high, '{fact.high:g}'", "low up to high", "swap them")
    twin = next((each for each in before if each.exact_key == fact.exact_key), None)
    if twin:
        cure = "remove one; reports that differ may stand side by side"
        yield WrongCell("a row", where, f"the fact of line {twin.line} again", "each fact once", cure)


def _scored(report: Observation, form: Forecaster, rivals: Sequence[Forecaster], before: Known) -> Scored:
    target = replace(report, log_value=math.nan)  # no form reads what came
    said = form.predict(before, report.lab, [target])[0]
    came = math.exp(report.log_value)
    if isinstance(said, str):
        return Scored(report.fact, said, report.lab, came)
    theirs = {rival.name: _crps(rival.predict(before, report.lab, [target])[0], report) for rival in rivals}
    return Scored(
        fact=report.fact,
        reason="",
        lab=report.lab,
        came=came,
        quantiles=tuple(math.exp(said.quantile(share)) for share in QUANTILES),
        percentile=100 * said.below(report.log_value),
        crps=said.crps(report.log_value),
        rivals=theirs,
    )


def _crps(said: Predicted | str, report: Observation) -> float | None:
    return None if isinstance(said, str) else said.crps(report.log_value)


def _summary(rows: Sequence[Scored], rivals: Sequence[Forecaster]) -> ScoreSummary:
    told = [row for row in rows if row.crps is not None]
    both = {rival.name: [row for row in told if (row.rivals or {}).get(rival.name) is not None] for rival in rivals}
    return ScoreSummary(
        rows=len(rows),
        predicted=len(told),
        labs=len({row.lab for row in told}),
        crps=_mean([row.crps for row in told]),
        rivals={name: _mean([(row.rivals or {})[name] for row in shared]) for name, shared in both.items()},
        ours_beside={name: _mean([row.crps for row in shared]) for name, shared in both.items()},
        inside={share: sum(abs((row.percentile or 0.0) - 50) <= 50 * share for row in told) for share in SHARES},
    )


def _mean(numbers: Sequence[float | None]) -> float | None:
    return float(np.mean([number for number in numbers if number is not None])) if numbers else None
