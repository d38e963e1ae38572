"""Three values of a lab, what its market implies and what holds it back: in tables and in plain words."""

from collections.abc import Sequence
from itertools import groupby
from math import isfinite

from rich.table import Table

from sixteenth.answers.numbers import billions, percent
from sixteenth.decide.binding_constraint import BindingConstraint
from sixteenth.decide.market_implied import MarketImplied
from sixteenth.decide.over_futures import OverFutures
from sixteenth.decide.three_values import LabValues, ThreeValues
from sixteenth.interfaces.tables import make_table

SURE = 2.0  # standard errors
FAR_APART = 1.5  # times
WHOLE = 10e9  # USD: from here on money is told in whole billions
SPREAD = ("5 of 100 below", "median", "95 of 100 below", "mean", "standard error")


def values_tables(values: LabValues) -> list[Table]:
    """Return the three values of today with their spread, and their medians and means as each year opens."""
    today = values.days[0]
    first = make_table(f"What {values.lab} is worth in {today.month} (bn USD, the whole firm)", "", SPREAD)
    for title, told in _named(today):
        numbers = (told.low, told.middle, told.high, told.mean)
        first.add_row(title, *map(_money, numbers), _money(told.standard_error))
    titles = [title for title, _ in _named(today)]
    columns = [f"{title}, {what}" for title in titles for what in ("median", "mean")]
    later = make_table(f"What {values.lab} is worth as a year opens (bn USD of that day)", "", columns)
    for day in values.days:
        later.add_row(day.month, *(_money(each) for _, told in _named(day) for each in (told.middle, told.mean)))
    return [first, later]


def values_sentences(values: LabValues) -> tuple[str, ...]:
    """Say what the three values are, how much of the middle one comes late, and how they are counted."""
    today = values.days[0]
    means = ", ".join(f"{title} {_sure(told)}" for title, told in _named(today))
    after = today.years_after_run
    late = "" if after is None else f" {percent(after)} of it comes in those ten years."
    counted = (
        "A going concern is cash before financing, less pay in shares, discounted from the run and ten more years: the"
        f" same years as in the value of going on.{late}"
    )
    return (
        f"What is {values.lab} worth? The means of {today.market.futures:,} futures, in bn USD: {means}.",
        counted,
        "A table's median is that of each number by itself: no one future need have two of them.",
    )


def owners_sentences(values: LabValues, owners: float) -> tuple[str, ...]:
    """Say why today's owners may have more than the whole firm is worth, where they do; `owners` is a mean in USD."""
    firm = values.days[0].going_concern
    if not owners > firm.mean + SURE * firm.standard_error:
        return ()
    told = (
        f"Today's owners have {_money(owners)}bn where the firm is worth {_money(firm.mean)}bn (means): they never have"
        " less than nothing, and new shareholders and creditors bear what goes wrong."
    )
    return (told,)


def price_sentence(values: LabValues, worth_it_of_100: float, implied: MarketImplied | None) -> str:
    """Say in how many futures the lab is worth its price as a going concern, and how far its market parts from that."""
    price = values.days[0].market.mean if implied is None else implied.terms.price
    told = (
        f"As a going concern {values.lab} is worth {_money(price)}bn USD today in {worth_it_of_100:.0f} of 100 futures:"
        " a market pays for the revenue that it expects, a going concern is the cash that comes of it."
    )
    day = max(values.days, key=lambda each: each.market.mean - each.going_concern.mean)
    market, concern = day.market.mean, day.going_concern.mean
    if not market > FAR_APART * max(concern, 0):
        return told
    return f"{told} They part most as {day.month} opens, at {_money(market)}bn and {_money(concern)}bn (means)."


def implied_sentences(implied: MarketImplied) -> tuple[str, ...]:
    """Say which revenue a price needs and how many futures have it, and what lies between the two."""
    terms, needed, error = implied.terms, _money(implied.revenue_needed), _money(implied.revenue_needed_error)
    price, yearly = f"{_money(terms.price)}bn USD", percent(terms.yearly_return, 1)
    stated = f"at a margin of {percent(implied.margin)} before research and a return of {yearly} a year"
    if not isfinite(implied.revenue_needed):
        return (f"{price} for {implied.lab}: no revenue of {implied.year} would be enough {stated}.",)
    today = implied.revenue_today
    beside = (
        f", {implied.revenue_needed / today:.1f} times the {_money(today)}bn a year that it opens with"
        if today > 0
        else ""
    )
    needs = (
        f"{price} for {implied.lab} needs {needed}bn of revenue in {implied.year} (standard error {error}bn){beside};"
        f" {implied.reached_of_100:.0f} of 100 futures have it (standard error {implied.reached_error:.1f}). Their"
        f" median is {_money(implied.revenue.middle)}bn."
    )
    since = (
        f"So much since, {stated}, a dollar of that year's revenue is worth {terms.multiple:.1f} when the year ends;"
        f" the lab is then still there in {100 * terms.survival:.0f} of 100 futures, and today's owners own"
        f" {percent(terms.undiluted)} of it."
    )
    return needs, since


def constraint_tables(research: BindingConstraint, sales: BindingConstraint) -> list[Table]:
    """Return what holds a lab back, year by year, with the part of months and futures in which it does."""
    columns = ("research ordered: held by", "of 100", "sales served: held by", "of 100", "still there, of 100")
    table = make_table(f"What holds {research.lab} back", "", columns)
    for one, other in zip(research.years, sales.years, strict=True):
        held = [cell for each in (one, other) for cell in (each.constraint or "-", f"{100 * each.share:.0f}")]
        table.add_row(str(one.year), *held, f"{one.there_of_100:.0f}")
    return [table]


def constraint_sentences(constraints: Sequence[BindingConstraint]) -> tuple[str, ...]:
    """Say what holds each thing back over the years, and what never can in this world."""
    told = []
    for each in constraints:
        runs = [(name, [year.year for year in own]) for name, own in groupby(each.years, lambda year: year.constraint)]
        spans = ", ".join(f"{name} ({_span(years)})" for name, years in runs if name)
        told.append(f"What holds {each.lab}'s {each.of} back in most months and futures: {spans or 'nothing'}.")
        if each.absent:
            told.append(f"No term of this world for {each.of}: {'; '.join(each.absent)}.")
    return tuple(told)


def _named(day: ThreeValues) -> tuple[tuple[str, OverFutures], ...]:
    return (("wound down", day.wind_down), ("going concern", day.going_concern), ("market", day.market))


def _money(usd: float) -> str:
    """Write billions: whole ones where they are many."""
    return billions(usd, 0 if abs(usd) >= WHOLE else 1) if isfinite(usd) else "-"


def _sure(told: OverFutures) -> str:
    """Write a mean with its standard error, where it has one."""
    is_certain = not told.standard_error > 0
    return _money(told.mean) if is_certain else f"{_money(told.mean)} (standard error {_money(told.standard_error)})"


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
