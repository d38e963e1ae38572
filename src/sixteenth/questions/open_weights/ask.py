"""Open weights beside closed ones: shares, markups and profit, by how alike they are and how far open ones lag."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Column, Table
from sixteenth.decide.market.open_weights import ALIKE, GIVEN, LAGS, OpenWeightsTable, open_weights_table
from sixteenth.questions.judgement import judged_inputs
from sixteenth.questions.market import check_market
from sixteenth.questions.register import Options, Question
from sixteenth.questions.run_options import recipe_without_a_run
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

MOST_ALIKE, MOST_LAG, MOST_TIMES, LEAST_HOSTING = 0.99, 240, 100, 0.01
NEXT_TO_NOTHING = 1e-12  # of a segment's spending
Alike = Annotated[float, Field(ge=0, le=MOST_ALIKE, allow_inf_nan=False)]
Lag = Annotated[float, Field(ge=0, le=MOST_LAG, allow_inf_nan=False)]


class OpenWeightsOptions(Options):
    """Whose choice it is, how alike offers are, how far open weights are behind, and what hosting and quality count."""

    segment: str = "enterprise"
    alike: list[Alike] = Field(default_factory=lambda: list(ALIKE))
    lag: list[Lag] = Field(default_factory=lambda: list(LAGS))  # months
    hosting: Annotated[float, Field(ge=LEAST_HOSTING, le=MOST_TIMES, allow_inf_nan=False)] = 1.0  # times its cost
    quality: Annotated[float, Field(ge=0, le=MOST_TIMES, allow_inf_nan=False)] = 1.0  # times what it counts today


def answer(scenario: Scenario, options: OpenWeightsOptions, runs: Session) -> Answer:
    """Let prices come to rest at the medians of what a scenario assumes; nothing is run.

    Raises:
        Refused: when the scenario has no market, or no such segment.

    """
    check_market(scenario, options.segment)
    found = open_weights_table(
        scenario,
        options.segment,
        alike=options.alike or ALIKE,
        lags=options.lag or LAGS,
        hosting=options.hosting,
        quality=options.quality,
    )
    tables = {"open_share": found.open_shares, "markup": found.markups, "profit": found.profits}
    return Answer(
        question="open_weights",
        scenario=scenario.name,
        recipe=recipe_without_a_run(scenario, runs),
        findings=(*_findings(found), Finding("why", {})),
        tables=tuple(_table(key, found, numbers) for key, numbers in tables.items()),
        notes=(_today(found), judged_inputs(scenario, GIVEN)),
    )


def _findings(found: OpenWeightsTable) -> tuple[Finding, Finding]:
    """Say where it does not matter whether weights are open, and where it does."""
    segment = {"segment": Figure(found.segment, "text")}
    lags = {"far": Figure(found.lags[-1], "number"), "near": Figure(found.lags[0], "number")}
    fails = {
        "markup": Figure(found.markups[-1][0], "small_share"),
        "host_margin": Figure(found.host_margin, "share"),
    }
    rests_on = ("lab_choice", "open_choice", "markup")
    return (
        Finding("holds", {**segment, **lags, **_row(found, 0)}, rests_on),
        Finding("fails", {**segment, **lags, **_row(found, -1), **fails}, rests_on),
    )


def _row(found: OpenWeightsTable, at: int) -> dict[str, Figure]:
    """Return what one similarity does to the share of open weights, from far behind to near, and to labs' profit."""
    shares, profits = found.open_shares[at], found.profits[at]
    moved = (max(profits) - min(profits)) / max(*profits, NEXT_TO_NOTHING)
    return {
        "alike": Figure(found.alike[at], "number"),
        "share_far": Figure(shares[-1], "share"),
        "share_near": Figure(shares[0], "share"),
        "profit": Figure(moved, "share"),
    }


def _today(found: OpenWeightsTable) -> Finding:
    parts = {"lag": Figure(found.lag_today, "length"), "doubling": Figure(found.doubling_time, "length")}
    return Finding("today", parts, rests_on=("open_horizon_today", "horizon_doubling_time"))


def _table(key: str, found: OpenWeightsTable, numbers: Sequence[Sequence[float]]) -> Table:
    """Put numbers by how alike labs' offers and open weights are, and by months of lag."""
    lags = [Column(f"{lag:g}", "share", is_label=True) for lag in found.lags]
    rows = tuple((alike, *row) for alike, row in zip(found.alike, numbers, strict=True))
    return Table(key, (Column("alike", "number"), *lags), rows)


QUESTION = Question("central", OpenWeightsOptions, answer)
