"""Everything else that a trial found, for whoever reckons on: every target, every form on every group, every look."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from sixteenth.answers.finding import Word
from sixteenth.answers.table import Column, Table
from sixteenth.evidence.scored.trial_summary import BINS, FormSummary
from sixteenth.questions.backtest.record import GROUPS, Record
from sixteenth.questions.figures import columns_of

BILLION = 1e9


def in_full(record: Record, called: Mapping[str, Word]) -> list[Table]:
    """Put down every report that was to be predicted, with each form's score, and each form's record by group."""
    return [
        _targets(record, called),
        _ratios(record, called),
        _coverages(record, called),
        _tenths(record, called),
        _looks(record),
    ]


def _targets(record: Record, called: Mapping[str, Word]) -> Table:
    trial = record.trial
    quantities = {
        "day": "date",
        "lab": "text",
        "fact": "text",
        "months_ahead": "number",
        "one_shot": "text",
        "told_late": "text",
        "held_back": "text",
        "reported": "sales_a_year",
    }
    columns = (
        *columns_of(quantities),
        *(Column(called[name].key, "score") for name in trial.said),
    )
    rows = tuple(
        (
            *(target.origin, target.report.lab, target.report.fact.exact_key, target.months),
            *(target.is_one_shot, target.is_nowcast, target.is_held_out),
            math.exp(target.report.log_value) * BILLION,
            *(trial.scores(name)[at] for name in trial.said),
        )
        for at, target in enumerate(trial.targets)
    )
    return Table("targets", columns, rows)


def _of_all(record: Record) -> Iterator[tuple[str, FormSummary]]:
    """Return the record of each form on each group of targets: `all` twelve months, `chosen`, `held_out`, and more."""
    for group in GROUPS:
        for found in record.summaries[group]:
            yield group, found


def _ratios(record: Record, called: Mapping[str, Word]) -> Table:
    quantities = {
        "group": "text",
        "form": "text",
        "crps": "score",
        "ratio": "score_ratio",
        "low": "score_ratio",
        "high": "score_ratio",
        "rival": "text",
        "targets": "count",
        "things": "count",
        "labs": "count",
    }
    rows = tuple(
        (
            *(Word(group), called[found.form], found.mean, found.ratio.value, found.ratio.low, found.ratio.high),
            *(called[found.ratio.rival], found.ratio.targets, found.ratio.distinct, found.ratio.labs),
        )
        for group, found in _of_all(record)
    )
    return Table("ratios", columns_of(quantities), rows)


def _coverages(record: Record, called: Mapping[str, Word]) -> Table:
    quantities = {
        "group": "text",
        "form": "text",
        "lab": "text",
        "band": "share",
        "held": "share_of_100",
        "from": "share_of_100",
        "to": "share_of_100",
        "things": "count",
    }
    rows: tuple[tuple[Any, ...], ...] = tuple(
        (
            *(Word(group), called[found.form], Word("all_labs") if each.lab == "all" else each.lab),
            *(each.share, each.held, each.low, each.high, each.distinct),
        )
        for group, found in _of_all(record)
        for each in found.coverage
    )
    return Table("coverages", columns_of(quantities), rows)


def _tenths(record: Record, called: Mapping[str, Word]) -> Table:
    """Put which share of what came lay in each tenth of each form's forecasts."""
    quantities = {"group": "text", "form": "text", "from": "of_100", "to": "of_100", "came": "of_100"}
    rows = tuple(
        (Word(group), called[found.form], at / BINS, (at + 1) / BINS, share)
        for group, found in _of_all(record)
        for at, share in enumerate(found.pit)
    )
    return Table("tenths", columns_of(quantities), rows)


def _looks(record: Record) -> Table:
    columns = (Column("day", "date"), Column("forms", "text"), Column("why", "text"), Column("found", "text"))
    rows = tuple((each.date, "; ".join(each.forms), each.why, each.found) for each in record.looks)
    return Table("looks", columns, rows)
