"""What a run is worth to people beside no models, and the probability of a catastrophe that this would buy."""

from collections.abc import Sequence

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.society.welfare import CatastropheOdds, Welfare
from sixteenth.questions.figures import columns_of

WELFARE_RULE = Finding("welfare_rule", {})
WORTH = {"above": Word("more_than_none"), "below": Word("less_than_none"), "about": Word("as_much_as_none")}


def welfare_findings(views: Sequence[Welfare], odds: CatastropheOdds) -> tuple[Finding, ...]:
    """Say how probable a catastrophe is, and for each view of what is good whether models are worth it."""
    first = Finding(
        "catastrophe",
        {
            "in_run": Figure(odds.in_run, "small_share", odds.in_run_error),
            "in_run_error": Figure(odds.in_run_error, "more_points_error"),
            "in_all": Figure(odds.in_all, "small_share", odds.in_all_error),
            "in_all_error": Figure(odds.in_all_error, "more_points_error"),
        },
        rests_on=("probability_without_catastrophe", "probability_without_catastrophe_ahead"),
    )
    return (first, *(_position(each, odds) for each in views))


def _position(view: Welfare, odds: CatastropheOdds) -> Finding:
    return Finding(
        "position",
        {
            "curvature": Figure(view.curvature, "text"),
            "worth": WORTH[view.position],
            "gain": Figure(view.expected_gain, "more_percent", view.expected_gain_error),
            "gain_error": Figure(view.expected_gain_error, "more_points_error"),
            "acceptable": Figure(view.acceptable_risk, "small_share", view.acceptable_risk_error),
            "acceptable_error": Figure(view.acceptable_risk_error, "more_points_error"),
            "place": Word("above" if odds.in_all > view.acceptable_risk else "below"),
        },
        rests_on=("welfare_gain", "welfare_if_safe", "welfare_without"),
    )


def welfare_table(views: Sequence[Welfare]) -> Table:
    """Put welfare gained against no models by view of what is good, with its spread, and the risk it would buy."""
    columns = columns_of(
        {
            "curvature": "text",
            "expected": "small_share",
            "error": "small_share_error",
            "median": "small_share",
            "low": "small_share",
            "high": "small_share",
            "acceptable": "small_share",
            "acceptable_error": "small_share_error",
        }
    )
    rows = tuple(
        (
            *(each.curvature, each.expected_gain, each.expected_gain_error),
            *(each.gain[1], each.gain[0], each.gain[2], each.acceptable_risk, each.acceptable_risk_error),
        )
        for each in views
    )
    return Table("welfare", columns, rows)
