"""Tables of scores: the rows that could be predicted by their quantity, and, in full, everything of each row."""

from collections.abc import Mapping, Sequence
from typing import Any

from sixteenth.answers.finding import Word
from sixteenth.answers.table import Column, Table
from sixteenth.evidence.scored.forecasters import Forecaster
from sixteenth.evidence.scored.frozen_form import FrozenForm
from sixteenth.evidence.scored.score_facts import QUANTILES, REVENUE, FileScore, Scored
from sixteenth.evidence.scored.valuation_reports import VALUATION
from sixteenth.questions.figures import columns_of

BILLION = 1e9
SHOWN = (0, 3, 6)  # of the quantiles: 5, 50 and 95 of 100
KINDS = {REVENUE: ("revenue", "sales_a_year"), VALUATION: ("valuation", "reported_money")}
OF_REVENUE, OF_VALUATION = "revenue_quantiles", "valuation_quantiles"


def expected(found: FileScore) -> list[Table]:
    """Put what was expected of each row beside what came, by quantity."""
    return [
        Table(key, _columns(money), tuple(map(_row, rows)))
        for quantity, (key, money) in KINDS.items()
        if (rows := _predicted(found, quantity))
    ]


def scores(found: FileScore, rivals: Sequence[Forecaster], called: Mapping[str, str]) -> list[Table]:
    """Put the score of each row beside the rivals'; a version that froze its forecasts is headed by its number."""
    heads = (
        Column(each.frozen.version, "score", is_label=True)
        if isinstance(each, FrozenForm)
        else Column(called[each.name], "score")
        for each in rivals
    )
    columns = (Column("line", "count"), Column("what", "text"), Column("crps", "score"), *heads)
    rows = []
    for row in found.rows:
        if not row.reason:
            theirs = (each if isinstance(each := row.rivals[rival.name], float) else None for rival in rivals)
            rows.append((row.fact.line, Word(KINDS[row.quantity][0]), row.crps, *theirs))
    return [Table("scores", columns, tuple(rows))] if rows else []


def _predicted(found: FileScore, quantity: str) -> list[Scored]:
    return [row for row in found.rows if row.quantity == quantity and not row.reason]


def _columns(money: str) -> tuple[Column, ...]:
    quantities = {
        "line": "count",
        "lab": "text",
        "date": "date",
        "came": money,
        "low": money,
        "middle": money,
        "high": money,
        "below": "share",
    }
    return columns_of(quantities)


def _row(row: Scored) -> tuple[Any, ...]:
    quantiles = (row.quantiles[at] * BILLION for at in SHOWN)
    about = (row.fact.line, row.lab, row.fact.date, (row.came or 0.0) * BILLION)
    return (*about, *quantiles, (row.percentile or 0.0) / 100)


def in_full(found: FileScore) -> list[Table]:
    """Put down every row of the file as it stands there, all quantiles, and of which rows each rival is silent."""
    given = {
        "line": "count",
        "series": "name",
        "entity": "text",
        "date": "date",
        "value": "text",
        "unit": "name",
        "reason": "text",
    }
    rows = tuple(
        (*_place(row), row.fact.entity, row.fact.date, row.fact.text, row.fact.unit, row.reason or None)
        for row in found.rows
    )
    silent = tuple(
        (row.fact.line, rival, why) for row in found.rows for rival, why in row.rivals.items() if isinstance(why, str)
    )
    quantiles = [
        Table(
            key,
            (Column("line", "count"), Column("less", "share"), Column("amount", KINDS[quantity][1])),
            tuple(
                (row.fact.line, share, amount * BILLION)
                for row in _predicted(found, quantity)
                for share, amount in zip(QUANTILES, row.quantiles, strict=True)
            ),
        )
        for quantity, key in ((REVENUE, OF_REVENUE), (VALUATION, OF_VALUATION))
    ]
    return [
        Table("rows", columns_of(given), rows),
        *(table for table in quantiles if table.rows),
        Table("silent", (Column("line", "count"), Column("rival", "text"), Column("why", "text")), silent),
    ]


def _place(row: Scored) -> tuple[int, str]:
    return row.fact.line, row.fact.series
