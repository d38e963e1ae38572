"""The verdict for the lab in focus with its numbers, and the tables of all labs and of what progress does."""

import math
from collections.abc import Iterable, Mapping

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.worth.going_on import GoingOn, Value
from sixteenth.measures.arrivals import error_of_100
from sixteenth.questions.figures import key_of, of_100
from sixteenth.questions.going_on.found import Found

VERDICTS: Mapping[str, Word] = {
    "investment": Word("investment"),
    "hole": Word("hole"),
    "a bet: few win, by enough": Word("bet"),
    "either way": Word("either_way"),
}
ON_THE_EDGE: Mapping[str, Word] = {
    "investment": Word("investment_on_the_edge"),
    "hole": Word("hole_on_the_edge"),
    "a bet: few win, by enough": Word("bet_on_the_edge"),
    "either way": Word("either_way_on_the_edge"),
}
TOLD: Mapping[str, Word] = {  # at the end of a sentence
    "investment": Word("an_investment"),
    "hole": Word("a_hole"),
    "a bet: few win, by enough": Word("bet"),
    "either way": Word("either_way"),
}
RESTS_ON = ("owners_worth", "last_model")
MEASURED = ("verdict", "mean", "error", "positive", "positive_error")
QUANTITIES: Mapping[str, str] = {
    "verdict": "text",
    "mean": "money_signed",
    "error": "money",
    "positive": "of_100",
    "positive_error": "of_100_error",
}


def findings(found: Found) -> Iterable[Finding]:
    """Say what going on is for the lab in focus, and how it stands apart from being wound down at the end."""
    focus = found.focus
    value, run_off = focus.going_concern, focus.run_off
    base = {"lab": Figure(focus.lab, "text"), "horizon": Figure(focus.horizon, "month")}
    has_error = math.isfinite(value.standard_error)
    yield Finding(
        "going_on" if has_error else "going_on_of_few",
        {
            **base,
            "verdict": TOLD[value.verdict],
            "mean": Figure(value.mean, "money", value.standard_error),
            "error": Figure(value.standard_error, "money"),
            "positive": of_100(value.positive_of_100, focus.futures),
            "futures": Figure(focus.futures, "count"),
        },
        RESTS_ON,
    )
    if value.is_on_the_edge:
        yield Finding("on_the_edge", {})
    worths = {"goes_on": Figure(value.goes_on, "money"), "stops": Figure(value.stops, "money")}
    yield Finding("worths", {**base, **worths}, RESTS_ON)
    if (later := value.share_after_run) is not None:
        yield Finding("later", {**base, "later": Figure(later, "share")})
    yield Finding(
        "wound_down",
        {
            **base,
            "mean": Figure(run_off.mean, "money", run_off.standard_error),
            "positive": of_100(run_off.positive_of_100, focus.futures),
            "verdict": TOLD[run_off.verdict],
        },
        RESTS_ON,
    )


def tables(found: Found) -> tuple[Table, ...]:
    """Return the tables of all labs, and that of what progress does to the lab in focus."""
    return _labs(found.labs), _wound_down(found), _by_stop(found.focus)


def measured(value: Value, futures: int) -> tuple[object, ...]:
    """Return the entries of a value in a table, in the order of `MEASURED`."""
    return (
        (ON_THE_EDGE if value.is_on_the_edge else VERDICTS)[value.verdict],
        value.mean,
        value.standard_error,
        value.positive_of_100,
        error_of_100(value.positive_of_100, futures),
    )


def measured_columns() -> tuple[Column, ...]:
    """Return the columns of a value in a table."""
    return tuple(Column(key, QUANTITIES[key]) for key in MEASURED)


def _labs(labs: Iterable[GoingOn]) -> Table:
    """Put every lab's verdict beside its mean, its error and its count; the lab in focus may have more futures."""
    columns = (
        Column("lab", "text"),
        Column("futures", "count"),
        *measured_columns(),
        Column("later", "share"),
    )
    rows = tuple(
        (each.lab, each.futures, *measured(each.going_concern, each.futures), each.going_concern.share_after_run)
        for each in labs
    )
    return Table("labs", columns, rows)


def _wound_down(found: Found) -> Table:
    rows = tuple((each.lab, each.futures, *measured(each.run_off, each.futures)) for each in found.labs)
    columns = (Column("lab", "text"), Column("futures", "count"), *measured_columns())
    return Table("wound_down_at_the_end", columns, rows, {"horizon": Figure(found.focus.horizon, "month")})


def _by_stop(focus: GoingOn) -> Table:
    columns = (
        *(Column("progress", "text"), Column("of_100", "of_100"), Column("of_100_error", "of_100_error")),
        *measured_columns(),
    )
    rows = tuple(
        (
            *(Word(key_of(part.name)), share := 100 * part.futures / focus.futures, error_of_100(share, focus.futures)),
            *measured(part.value, part.futures),
        )
        for part in focus.by_stop
    )
    return Table("by_stop", columns, rows, {"lab": Figure(focus.lab, "text")})
