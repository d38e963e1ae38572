"""What is told of people: both pay rules lab by lab, and what is published beside the model."""

import math
from collections.abc import Sequence

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.market.retention import RuleOutcome
from sixteenth.evidence.curves.fit_talent import Fit, FitLine
from sixteenth.questions.figures import columns_of

NO_TEST = Finding("no_test", {}, rests_on=("mission", "pull"))
PERCENT = "percent"
SPREADS = {
    "kept_by_levels": "share",
    "kept_by_match": "share",
    "leading_by_levels": "share",
    "leading_by_match": "share",
    "more_kept": "people_whole",
    "cost": "money_significant",
    "inequity_loss": "hundredths",
    "research": "fine_multiple",
}  # what a comparison of rules holds as 5 %, median and 95 %, by quantity


def matching_findings(rules: Sequence[RuleOutcome], months: int) -> tuple[Finding, ...]:
    """Say of each lab whom matching keeps, and for how much; all spreads stand beside it as data."""
    return tuple(_matching(each, months) for each in rules)


def _matching(rule: RuleOutcome, months: int) -> Finding:
    low, middle, high = rule.more_kept
    parts = {
        "lab": Figure(rule.lab, "text"),
        "months": Figure(months, "count"),
        "more": Figure(middle, "people_whole"),
        "more_low": Figure(low, "people_whole"),
        "more_high": Figure(high, "people_whole"),
        "cost": Figure(rule.cost[1], "money_significant"),
        "each": Figure(rule.cost_of_one, "money_millions"),
    }
    spreads = {
        f"{name}_{edge}": Figure(getattr(rule, name)[at], quantity)
        for name, quantity in SPREADS.items()
        for at, edge in enumerate(("low", "median", "high"))
    }
    key = "matching" if math.isfinite(rule.cost_of_one) else "matching_keeps_nobody"
    return Finding(key, {**parts, **spreads}, rests_on=("kept_of_today", "matched_pay"))


def fit_tables(lines: Sequence[FitLine], fit: Fit | None) -> tuple[Table, ...]:
    """Put what is published beside the model's, and beside the model fitted anew with the values that fit."""
    if not lines:
        return ()
    published = (_kept("published_kept", lines), _moves("published_moves", lines))
    if fit is None:
        return published
    columns = columns_of({"lab": "text", "mission": "hundredths", "pull": "hundredths"})
    rows = tuple((lab, mission, fit.pull[lab]) for lab, mission in fit.mission.items())
    return (
        *published,
        _kept("fitted_kept", fit.lines),
        _moves("fitted_moves", fit.lines),
        Table("values", columns, rows),
    )


def _kept(key: str, lines: Sequence[FitLine]) -> Table:
    """Put shares of people who are still there after two years."""
    columns = columns_of({"lab": "text", "published": "share", "model": "small_share", "difference": "more_points"})
    rows = tuple(
        (each.what, each.published / 100, each.model / 100, each.difference / 100)
        for each in lines
        if each.unit == PERCENT
    )
    return Table(key, columns, rows)


def _moves(key: str, lines: Sequence[FitLine]) -> Table:
    """Put how many people go one way for each that goes the other."""
    columns = columns_of({"move": "text", "published": "number", "model": "tenths", "difference": "more_tenths"})
    rows = tuple((each.what, each.published, each.model, each.difference) for each in lines if each.unit != PERCENT)
    return Table(key, columns, rows)


def rule_tables(rules: Sequence[RuleOutcome], months: int) -> tuple[Table, Table]:
    """Put who is still there under each rule, and what matching does, lab by lab."""
    kept_columns = columns_of(
        {
            "lab": "text",
            "levels": "share",
            "matched": "share",
            "leading_levels": "share",
            "leading_matched": "share",
        }
    )
    kept = tuple(
        (
            *(each.lab, each.kept_by_levels[1], each.kept_by_match[1]),
            *(each.leading_by_levels[1], each.leading_by_match[1]),
        )
        for each in rules
    )
    cost_columns = columns_of(
        {
            "lab": "text",
            "more_kept": "people_whole",
            "cost": "billions",
            "low": "billions",
            "high": "billions",
            "each": "money_millions",
            "fairness": "hundredths",
            "research": "more_percent_whole",
        }
    )
    cost = tuple(
        (
            *(each.lab, each.more_kept[1], each.cost[1], each.cost[0], each.cost[2]),
            each.cost_of_one if math.isfinite(each.cost_of_one) else Word("none_kept"),
            *(each.inequity_loss[1], each.research[1] - 1),
        )
        for each in rules
    )
    title = {"months": Figure(months, "count")}
    return Table("kept", kept_columns, kept, title), Table("cost", cost_columns, cost, title)
