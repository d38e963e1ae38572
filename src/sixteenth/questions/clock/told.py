"""What a clock tells, as findings and tables of raw numbers."""

import math
from collections.abc import Sequence
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.clock import Clock, SteadyClock
from sixteenth.questions.figures import (
    amount,
    columns_of,
    month_or_beyond,
    month_or_word,
    of_100,
    of_100_error,
)

NEVER, NONE = Word("never"), Word("none")
FUTURES = (Word("low"), Word("median"), Word("high"))  # of 100 futures the 5th, the middle and the 95th
ON_THE_WAY = ("share_visible", "clock_doubling_time", "months_to_arrival")
INTERVIEW = Finding("interview", {"first": Figure(1, "count"), "second": Figure(2, "count")})  # points that bear on it


def steady_finding(clock: SteadyClock, growth: float | None, ahead: float) -> Finding:
    """Say what a steady clock shows so long before; `growth` where it was given as times a year."""
    share = dict(clock.visible)[ahead]
    parts = {
        "every": Figure(clock.doubling_time, "length"),
        "fraction": Figure(share, "fraction"),
        "share": Figure(share, "precise_share"),
        "ahead": Figure(ahead, "number"),
    }
    if growth is None:
        return Finding("doubles", parts, ON_THE_WAY)
    return Finding("grows", {**parts, "growth": Figure(growth, "number")}, ON_THE_WAY)


def steady_table(clocks: Sequence[SteadyClock]) -> Table:
    """Put steady clocks under the months before arrival."""
    looks = [Column(f"{months:g}", "fraction", is_label=True) for months, _ in clocks[0].visible]
    rows = tuple((clock.doubling_time, *(share for _, share in clock.visible)) for clock in clocks)
    return Table("steady", (Column("every", "length"), *looks), rows)


def clock_findings(clocks: Sequence[Clock]) -> tuple[Finding, ...]:
    """Say when variables arrive, what was visible of each before, and of several that each has a clock of its own."""
    told = [finding for clock in clocks for finding in (_arrives(clock), *_seen(clock))]
    rates = tuple(Finding("rate", {"what": _what(clock), "doubles": _doubles(clock)}) for clock in clocks)
    return (*told, *([Finding("not_one_rate", {"rates": rates})] if len(clocks) > 1 else []))


def _arrives(clock: Clock) -> Finding:
    early, middle, late = map(month_or_beyond, clock.reached)
    there = 100 - clock.never_of_100
    low, start, high = (amount(each, clock.unit) for each in clock.start)
    goal = clock.destination
    is_multiple = goal.is_multiple
    return Finding(
        "arrives" if clock.reached[1] else "arrives_not_by_half",
        {
            "what": _what(clock),
            "start": start,
            "start_low": low,
            "start_high": high,
            "goal": (_times_its_start(goal.amount),) if is_multiple else amount(goal.amount, clock.unit),
            "there": of_100(there, clock.futures),
            "there_error": of_100_error(there, clock.futures),
            "already": of_100(clock.already_of_100, clock.futures),
            "futures": Figure(clock.futures, "count"),
            "early": early,
            "middle": middle,
            "late": late,
        },
        rests_on=(clock.variable,),
    )


def _times_its_start(multiple: float) -> Finding:
    return Finding("times_its_start", {"times": Figure(multiple, "number")})


def _seen(clock: Clock) -> tuple[Finding, ...]:
    """Say what was visible so long before; nothing where no future arrives so long after the start."""
    if not clock.looked_back_of_100:
        return ()
    parts = {
        "doubles": _doubles(clock),
        "ahead": Figure(clock.ahead, "number"),
        "visible": Figure(clock.visible_before[1], "fraction"),
        "steady": Figure(clock.steady[1], "fraction"),
        "looked_back": of_100(clock.looked_back_of_100, clock.futures),
    }
    return (Finding("seen", parts, rests_on=(clock.variable, *ON_THE_WAY)),)


def _what(clock: Clock) -> Figure:
    """Name a variable with its labels."""
    return Figure(" ".join((clock.variable, *clock.labels)), "text")


def _doubles(clock: Clock) -> Word | tuple[Finding, ...]:
    every = clock.doubling_time[1]
    if math.isinf(every):
        return Word("does_not_double")
    return (Finding("doubles_every", {"every": Figure(every, "length")}),)


def clock_table(clock: Clock) -> Table:
    """Put what a clock says of the 5th, the middle and the 95th of 100 futures below each other."""
    columns = columns_of(
        {
            "future": "text",
            "reached": "month",
            "every": "length",
            "at_start": "precise_share",
            "before": "precise_share",
            "steady": "precise_share",
        }
    )
    rows = tuple(
        (
            *(FUTURES[at], month_or_word(clock.reached[at]), _length(clock.doubling_time[at])),
            *(_share(each[at]) for each in (clock.visible_at_start, clock.visible_before, clock.steady)),
        )
        for at in range(len(FUTURES))
    )
    never, error = (each(clock.never_of_100, clock.futures) for each in (of_100, of_100_error))
    title = {
        "what": _what(clock),
        "never": never,
        "never_error": error,
        "already": of_100(clock.already_of_100, clock.futures),
        "ahead": Figure(clock.ahead, "number"),
    }
    return Table("clock_there_from_the_start" if clock.already_of_100 else "clock", columns, rows, title)


def _length(months: float) -> Any:
    return NEVER if math.isinf(months) else months


def _share(share: float) -> Any:
    return NONE if math.isnan(share) else share
