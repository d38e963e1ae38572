"""The tables of `stop`: each plan, each model, and until when a lab can stop in each circumstance."""

from collections.abc import Mapping

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Table
from sixteenth.decide.stopping.last_calls import LastCalls
from sixteenth.decide.stopping.option import AfterModel
from sixteenth.decide.stopping.right_to_stop import RightToStop
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.figures import BEYOND, columns_of

PAST = Word("past")
NO_MONTH, BEFORE = Word("no_month"), Word("before")  # the same two in fewer letters, for narrow columns
PLANS = {
    "plan": "text",
    "worth": "money",
    "worth_error": "change_of_money_error",
    "stops": "of_100",
    "right": "change_of_money",
    "right_error": "change_of_money_error",
}
MODELS = {
    "model": "count",
    "launched": "of_100",
    "stops": "of_100_tenth",
    "stops_error": "of_100_error",
    "gained": "change_of_money",
    "gained_error": "change_of_money_error",
    "stops_all": "money",
    "stops_all_error": "change_of_money_error",
}
CALLS = {
    "circumstance": "text",
    "at_33": "month",
    "at_50": "month",
    "at_67": "month",
    "at_90": "month",
    "never": "of_100_tenth",
    "never_error": "of_100_error",
    "more": "change_of_100",
    "more_error": "change_of_100_error",
}
MOVED = {
    "circumstance": "text",
    "at_33": "more_months",
    "at_33_error": "more_months_error",
    "at_50": "more_months",
    "at_50_error": "more_months_error",
    "at_67": "more_months",
    "at_67_error": "more_months_error",
    "at_90": "more_months",
    "at_90_error": "more_months_error",
}


def tables(found: RightToStop, about: Mapping[str, Figure]) -> tuple[Table, ...]:
    """Return the plans first, then models, the last safe months in each circumstance, and how far they move."""
    title = dict(about)
    calls = tuple(_call(each, found.start) for each in found.calls)
    moved = tuple((Word(each.circumstance), *_pairs(each.moved)) for each in found.calls[1:])
    return (
        Table("plans", columns_of(PLANS), _plans(found), title),
        Table("models", columns_of(MODELS), tuple(map(_model, found.option.after)), title),
        Table("calls", columns_of(CALLS), calls, title),
        *((Table("moved", columns_of(MOVED), moved, title),) if moved else ()),
    )


def charts(found: RightToStop) -> tuple[Chart, ...]:
    """Return what can be drawn of the tables: plans, what the rule gains by model, last safe months, never too late."""
    gains = any(each.stops_of_100 for each in found.option.after)
    return (
        Chart("plans", "bars", "plans", "plan", "worth", error="worth_error", zero=True),
        *((Chart("models", "bars", "models", "model", "gained", error="gained_error", zero=True),) if gains else ()),
        Chart("calls", "heat", "calls", "circumstance", "at_33", beside=("at_50", "at_67", "at_90")),
        Chart("too_late", "dots", "calls", "circumstance", "never", error="never_error"),
    )


def month_or_word(month: str | None, start: str, beyond: Word = BEYOND, past: Word = PAST) -> str | Word:
    """Return a last safe month, or that the run does not reach it, or that it lies before the start."""
    if month is None:
        return beyond
    return past if month < start else month


def _plans(found: RightToStop) -> tuple[tuple[object, ...], ...]:
    option, told = found.option, found.in_words.option
    nothing = Estimate(0.0, 0.0)
    rows: tuple[tuple[Word, Estimate, float, Estimate | None], ...] = (
        (Word("goes_on"), option.goes_on, 0.0, nothing if option.is_going_on_better else None),
        (Word("stops_today"), option.stops_today, 100.0, None if option.is_going_on_better else nothing),
        (Word("by_regression"), option.by_rule, option.stops_of_100, option.right),
        (Word("in_words"), told.by_rule, told.stops_of_100, told.right),
    )
    return tuple(
        (plan, worth.value, worth.error, stops, *((right.value, right.error) if right else (None, None)))
        for plan, worth, stops, right in rows
    )


def _model(after: AfterModel) -> tuple[object, ...]:
    gained = (after.gained.value, after.gained.error) if after.stops_of_100 else (None, None)
    stops = (after.stops_of_100, after.stops_error)
    return after.model, after.launched_of_100, *stops, *gained, after.stops_all.value, after.stops_all.error


def _call(calls: LastCalls, start: str) -> tuple[object, ...]:
    months = (month_or_word(month, start, NO_MONTH, BEFORE) for _, month in calls.months)
    return Word(calls.circumstance), *months, *_pairs((calls.never, calls.more))


def _pairs(estimates: tuple[Estimate, ...]) -> tuple[float, ...]:
    return tuple(number for each in estimates for number in (each.value, each.error))
