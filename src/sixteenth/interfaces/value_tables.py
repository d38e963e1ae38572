"""What a lab's market implies and what holds it back, in plain words."""

from collections.abc import Sequence
from itertools import groupby
from math import isfinite

from sixteenth.answers.numbers import billions, percent
from sixteenth.answers.wording import words_of
from sixteenth.decide.worth.binding_constraint import BindingConstraint
from sixteenth.decide.worth.market_implied import MarketImplied

WHOLE = 10e9  # USD: from here on money is told in whole billions


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


def constraint_sentences(constraints: Sequence[BindingConstraint]) -> tuple[str, ...]:
    """Say what holds each thing back over the years, and what never can in this world."""
    told = []
    for each in constraints:
        runs = [(name, [year.year for year in own]) for name, own in groupby(each.years, lambda year: year.constraint)]
        spans = ", ".join(f"{name} ({_span(years)})" for name, years in runs if name)
        told.append(f"What holds {each.lab}'s {each.of} back in most months and futures: {spans or 'nothing'}.")
        if each.absent:
            absent = "; ".join(words_of("going_on").words[name] for name in each.absent)
            told.append(f"No term of this world for {each.of}: {absent}.")
    return tuple(told)


def _money(usd: float) -> str:
    """Write billions: whole ones where they are many."""
    return billions(usd, 0 if abs(usd) >= WHOLE else 1) if isfinite(usd) else "-"


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
