"""Tables of a fit: labs at the start, and inputs, before and after; every report, used or not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sixteenth.answers.answer import FULL
from sixteenth.answers.finding import Word
from sixteenth.answers.table import Table
from sixteenth.evidence.fitted.calibrate import Fit
from sixteenth.evidence.fitted.identify import Learnt
from sixteenth.evidence.fitted.posterior_file import Posterior
from sixteenth.questions.evidence import evidence_table
from sixteenth.questions.figures import columns_of

SHOWN = 25  # inputs on the first screen
BILLION = 1e9
FACTS = "facts"  # the part with every report
RANGES = ("low_before", "before", "high_before", "low_after", "after", "high_after")
HOW_FAR = {"moved": "spreads", "narrower": "share"}


def fit_tables(found: Fit, learnt: Sequence[Learnt], posterior: Posterior) -> tuple[Table, ...]:
    """Return labs and inputs before and after; behind parts all inputs, and the reports."""
    moved = [each for each in learnt if each.is_moved][:SHOWN]
    reports = (fact.exact_key for fact in found.facts)
    unused = (each.fact.exact_key for each in found.unused)
    return (
        *openings(found, posterior.openings),
        _ranges("moved", "input", "input", "any_size", [(each.title, each, 1.0) for each in moved]),
        inputs(found, learnt, posterior).behind(FULL),
        evidence_table(reports).behind(FACTS),
        replace(evidence_table(unused), key="unused").behind(FACTS),
    )


def openings(found: Fit, learnt: Sequence[Learnt]) -> tuple[Table, Table]:
    """Return the sales and the growth of each lab with reports, as the end of the window has them."""
    labs = tuple(found.endings)
    sales, growth = learnt[::2], learnt[1::2]  # of each lab one after the other
    return (
        _ranges("sales", "lab", "text", "sales_any_size", zip(labs, sales, [BILLION] * len(labs), strict=True)),
        _ranges("growth", "lab", "text", "logs_a_month", zip(labs, growth, [1.0] * len(labs), strict=True)),
    )


def _ranges(key: str, first: str, named: str, quantity: str, rows: Iterable[tuple[str, Learnt, float]]) -> Table:
    """Return ranges before and after, with how far they moved and how much of their spread is gone."""
    columns = columns_of({first: named, **dict.fromkeys(RANGES, quantity), **HOW_FAR})
    return Table(key, columns, tuple((name, *_row(each, scale)) for name, each, scale in rows))


def _row(each: Learnt, scale: float = 1.0) -> tuple[Any, ...]:
    return (*(scale * number for number in (*each.prior, *each.posterior)), each.shift, each.contraction)


def inputs(found: Fit, learnt: Sequence[Learnt], posterior: Posterior) -> Table:
    """Return every uncertain input in its unit, and whether the joint draws hold it."""
    declared, names = found.prior.target.world.declared, {each.title: each.row.name for each in found.prior.inputs}
    columns = columns_of(
        {"input": "input", "unit": "text", **dict.fromkeys(RANGES, "any_size"), **HOW_FAR, "joint": "text"}
    )
    rows = tuple(
        (
            *(each.title, declared[names[each.title]].kind.unit.__name__, *_row(each)),
            Word("in_joint_draws") if each.title in posterior.columns else Word("in_none"),
        )
        for each in learnt
    )
    return Table("inputs", columns, rows)
