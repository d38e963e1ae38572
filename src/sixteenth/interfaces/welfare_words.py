"""What a run is worth to people beside no models, and the odds of a catastrophe that this would buy: words, a table."""

from collections.abc import Sequence
from math import isfinite

from rich.table import Table

from sixteenth.answers.numbers import percent
from sixteenth.decide.welfare import CatastropheOdds, Welfare
from sixteenth.interfaces.tables import make_table

WELFARE_RULE = (
    "Welfare is what people then have of consumption and life, with models and without counted equally far: for ever,"
    " or to a horizon (`welfare_after`). What models add to growth and the hazard that they bring both go on after the"
    " run for `welfare_reach`, at its last pace, and end. A larger curvature says that more consumption is worth less."
)


def welfare_table(views: Sequence[Welfare]) -> Table:
    """Return welfare gained against no models by view of what is good, with its spread, and the risk it would buy."""
    title = "Welfare gained against no models, by view of what is good"
    columns = ["expected", "standard error", "median", "5 %", "95 %", "acceptable odds", "standard error"]
    table = make_table(title, "curvature", columns)
    for each in views:
        gain = (each.expected_gain, each.expected_gain_error, each.gain[1], each.gain[0], each.gain[2])
        risk = (each.acceptable_risk, each.acceptable_risk_error)
        table.add_row(each.curvature, *(percent(share, 1) for share in (*gain, *risk)))
    return table


def welfare_sentences(views: Sequence[Welfare], odds: CatastropheOdds) -> tuple[str, ...]:
    """Say for each view of what is good whether models are worth more than none, and which risk they would be worth."""
    first = (
        f"The odds of a catastrophe are {percent(odds.in_run, 1)} by the end of the run (standard error"
        f" {_points(odds.in_run_error)} points) and {percent(odds.in_all, 1)} in all, if the hazard goes on after it as"
        " long as what models add to growth; they rest on judgement."
    )
    return first, *(_position(each, odds) for each in views)


def _position(view: Welfare, odds: CatastropheOdds) -> str:
    worth = {"above": "more than none", "below": "less than none", "about": "about as much as none"}[view.position]
    is_over = odds.in_all > view.acceptable_risk
    return (
        f"At a curvature of {view.curvature} models are worth {worth}: expected welfare {_signed(view.expected_gain)}"
        f" (standard error {_points(view.expected_gain_error)}) against no models. What they bring would buy odds of"
        f" {percent(view.acceptable_risk, 1)} (standard error {_points(view.acceptable_risk_error)}); those of this"
        f" world are {'above' if is_over else 'below'} that."
    )


def _signed(share: float) -> str:
    return f"{100 * share:+.1f} %"


def _points(error: float) -> str:
    """Write a standard error in points; a dash where there are too few futures to tell."""
    return f"{100 * error:.1f}" if isfinite(error) else "-"
