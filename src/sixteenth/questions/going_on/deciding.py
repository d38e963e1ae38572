"""Until when the lab in focus can stop, what decides and what moves what going on is worth to it."""

from collections.abc import Iterable, Mapping

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.worth.grid import DISCIPLINE, Grid
from sixteenth.decide.worth.last_safe import ODDS, LastSafe
from sixteenth.measures.spread import PartOfSpread
from sixteenth.questions.figures import key_of, of_100
from sixteenth.questions.going_on.found import Found
from sixteenth.questions.going_on.verdict import measured, measured_columns
from sixteenth.questions.spread import error_figure, kind_word, kinds_table, mover_name, movers_table, share_figure

SHOWN_MOVERS = 8
BEYOND, PAST = Word("beyond"), Word("past")
SPENDING: Mapping[str, Word] = dict(
    zip(DISCIPLINE, (Word("half_the_spending"), Word("default_rule"), Word("for_the_median")), strict=True)
)


def findings(found: Found) -> Iterable[Finding]:
    """Say until when the lab can stop, and between what the value of going on lies by what decides it."""
    yield from _last_safe(found.last_safe)
    yield _what_decides(found.grid)
    yield from _judged(found.movers.judgement, "judged", "too_few_to_judge")
    if not any(mover.is_clear for mover in found.movers.inputs):
        yield Finding("no_input_is_clear", {})


def notes(found: Found) -> tuple[Finding, ...]:
    """Say how the tables are to be read."""
    told = [Finding("how_to_read", {})]
    if found.movers.interplay > 0:
        told.append(Finding("interplay", {"share": Figure(found.movers.interplay, "part_of_spread")}))
    return (*told, Finding("rivals", {}))


def tables(found: Found) -> tuple[Table, ...]:
    """Return the grid of what decides it, the inputs that move it, and each kind of knowledge."""
    clear = any(mover.is_clear for mover in found.movers.inputs)
    movers = (movers_table(found.movers, SHOWN_MOVERS),) if clear else ()
    return (_grid(found.grid), *movers, kinds_table(found.movers.by_kind))


def _last_safe(found: LastSafe) -> Iterable[Finding]:
    """Say until when the lab can stop and pay all that it owes, and what decides it."""
    base = {"lab": Figure(found.lab, "text"), "horizon": Figure(found.horizon, "month")}
    never = of_100(found.never_too_late_of_100, found.futures)
    late = of_100(found.too_late_from_the_start_of_100, found.futures)
    yield Finding("can_stop", {**base, "never": never, "late": late}, ("can_still_stop",))
    named = [_month(found, month) for _, month in found.months]
    if all(each == named[0] for each in named):
        least, most = (Figure(odds, "of_100") for odds in (ODDS[0], ODDS[-1]))
        yield Finding("one_safe_month", {"least": least, "most": most, "month": named[0]})
    else:
        told = tuple(
            Finding("safe_month", {"odds": Figure(odds, "of_100"), "month": _month(found, month)})
            for odds, month in found.months
        )
        yield Finding("safe_months", {"months": told})
    if not found.movers:
        yield Finding("no_input_decides", {})
        return
    inputs = tuple(
        Finding(
            "decides",
            {
                "input": Figure(mover_name(mover), "input"),
                "known_how": kind_word(mover.kind),
                "correlation": Figure(mover.correlation, "correlation"),
            },
            (mover.name,),
        )
        for mover in found.movers
    )
    yield Finding("what_decides_stopping", {"inputs": inputs})
    yield from _judged(found.judgement, "judged_month", "too_few_to_judge_month")


def _month(found: LastSafe, month: str | None) -> Figure | Word:
    if month is None:
        return BEYOND
    return PAST if month < found.start else Figure(month, "month")


def _judged(part: PartOfSpread, key: str, unknown: str) -> Iterable[Finding]:
    """Say what part of a spread is judgement, or that there are too few futures to tell it."""
    if part.is_known:
        yield Finding(key, {"share": share_figure(part), "error": error_figure(part)})
    else:
        yield Finding(unknown, {})


def _what_decides(grid: Grid) -> Finding:
    """Say between what the value of going on moves over the grid."""
    values = [value for row in grid.going_on for value in row]
    least, most = (end(values, key=lambda each: each.mean) for end in (min, max))
    fewest, many = (end(each.positive_of_100 for each in values) for end in (min, max))
    return Finding(
        "what_decides",
        {
            "least": Figure(least.mean, "money", least.standard_error),
            "most": Figure(most.mean, "money", most.standard_error),
            "fewest": of_100(fewest, grid.draws),
            "many": of_100(many, grid.draws),
        },
        ("price_sensitivity", "research_ratio"),
    )


def _grid(grid: Grid) -> Table:
    columns = (Column("competition", "text"), Column("spending", "text"), *measured_columns())
    rows = tuple(
        (Word(key_of(row)), SPENDING[column], *measured(value, grid.draws))
        for row, values in zip(grid.rows, grid.going_on, strict=True)
        for column, value in zip(grid.columns, values, strict=True)
    )
    title = {"lab": Figure(grid.lab, "text"), "draws": Figure(grid.draws, "count")}
    return Table("grid", columns, rows, title)
