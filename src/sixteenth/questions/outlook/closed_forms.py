"""What a world's closed forms say: the margin at which the next model pays, and how likely progress is to run on."""

from collections.abc import Sequence

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.numbers import percent
from sixteenth.answers.table import Column, Table
from sixteenth.decide.ledger.must_be_true import BreakEvenTable, StopOdds, break_even_table, odds_still_running
from sixteenth.measures.middle import number_of
from sixteenth.questions.outlook.ledger import Told
from sixteenth.scenarios.assemble import Scenario

KEPT_SHARES = (1.0, 0.0)
STOP_ODDS = (0.20, 0.225, 0.25)
AHEAD = {"no_stop_by_24": 24.0, "no_stop_by_60": 60.0}  # months, by the column that tells them
MARGIN, RUNNING = "break_even_margin", "probability_running_after"


def break_even(scenario: Scenario) -> tuple[BreakEvenTable, ...]:
    """Return the least margins over a grid, with the old model's revenue kept and lost; nothing without the form."""
    if MARGIN not in scenario.world.equations:
        return ()
    required, multiple = number_of(scenario, "required_return"), number_of(scenario, "revenue_multiple")
    return tuple(
        break_even_table(scenario.world, required_return=required, revenue_multiple=multiple, kept_share=kept)
        for kept in KEPT_SHARES
    )


def stop_odds(scenario: Scenario) -> tuple[StopOdds, ...]:
    """Return what odds of a stop within a while mean for longer; nothing without the form."""
    if RUNNING not in scenario.world.equations:
        return ()
    window = number_of(scenario, "stop_probability_window")
    odds = sorted({*STOP_ODDS, number_of(scenario, "stop_probability")})
    return tuple(odds_still_running(scenario.world, each, window, tuple(AHEAD.values())) for each in odds)


def told_break_even(tables: Sequence[BreakEvenTable]) -> Told:
    """Say what must be true for the next model to pay, and put the grid of margins."""
    if not tables:
        return (), ()
    kept, lost = tables[0], tables[-1]
    parts = {
        "stop": Figure(kept.stop_probability[1], "share"),
        "fast": Figure(kept.margins[0][1], "share"),
        "most": Figure(kept.cost_growth[0], "number"),
        "slow": Figure(kept.margins[-1][1], "share"),
        "least": Figure(kept.cost_growth[-1], "number"),
        "rivals": Figure(lost.margins[-1][1], "share"),
    }
    odds = (Column(percent(each), "small_share", is_label=True) for each in kept.stop_probability)
    columns = (Column("would_have_kept", "share"), Column("each_costs", "multiple"), *odds)
    rows = tuple(
        (table.kept_share, growth, *margins)
        for table in tables
        for growth, margins in zip(table.cost_growth, table.margins, strict=True)
    )
    ends = tuple(len(kept.cost_growth) * (at + 1) - 1 for at in range(len(tables)))
    grid = Table("break_even", columns, rows, part="break-even", ends=ends)
    return (Finding("break_even", parts, (MARGIN,)),), (grid,)


def told_stop(odds: Sequence[StopOdds]) -> Told:
    """Say what probabilities of a stop within two years mean for five."""
    if not odds:
        return (), ()
    low, high = odds[0], odds[-1]
    parts = {
        "low": Figure(low.stop_probability, "share"),
        "high": Figure(high.stop_probability, "share"),
        "low_later": Figure(1 - low.running[1][1], "share"),
        "high_later": Figure(1 - high.running[1][1], "share"),
    }
    columns = (Column("stops_within_two_years", "small_share"), *(Column(key, "small_share") for key in AHEAD))
    rows = tuple((each.stop_probability, *(running for _, running in each.running)) for each in odds)
    return (Finding("stop_odds", parts, (RUNNING,)),), (Table("stop_odds", columns, rows, part="stop"),)
