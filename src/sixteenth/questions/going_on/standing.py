"""What the lab in focus is worth three ways, what its price needs, and what holds it back, year by year."""

from collections.abc import Iterable

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.worth.binding_constraint import BindingConstraint
from sixteenth.decide.worth.three_values import LabValues, ThreeValues
from sixteenth.measures.over_futures import OverFutures
from sixteenth.questions.figures import of_100
from sixteenth.questions.going_on.found import Standing
from sixteenth.questions.held_back import CONSTRAINTS, held_findings
from sixteenth.questions.implied import implied_findings

SURE = 2.0  # standard errors
FAR_APART = 1.5  # times
OVER_TIME = (
    *("wound_down_median", "wound_down_mean", "wound_down_error"),
    *("going_concern_median", "going_concern_mean", "going_concern_error"),
    *("market_median", "market_mean", "market_error"),
)


def findings(found: Standing, owners: float) -> Iterable[Finding]:
    """Say what the lab is worth, what its price needs, and what holds it back; `owners` have so much, in USD."""
    yield from _values(found.values)
    yield from _owners(found.values, owners)
    if found.implied is not None:
        yield from implied_findings(found.implied)
    yield from _price(found)
    for each in found.constraints:
        yield from held_findings(each)


def tables(found: Standing) -> tuple[Table, Table, Table]:
    """Return the three values of today with their spread, as each year opens, and what holds the lab back."""
    return _today(found.values), _later(found.values), _constraints(*found.constraints)


def _values(values: LabValues) -> Iterable[Finding]:
    today = values.days[0]
    told = tuple(
        Finding(
            "value" if each.standard_error > 0 else "certain_value",
            {
                "way": way,
                "mean": Figure(each.mean, "money", each.standard_error),
                "error": Figure(each.standard_error, "money"),
            },
        )
        for way, each in _ways(today)
    )
    lab, futures = Figure(values.lab, "text"), Figure(today.market.futures, "count")
    yield Finding("values", {"lab": lab, "futures": futures, "values": told}, ("wind_down_value", "valuation"))
    yield Finding("going_concern_is", {})
    if today.years_after_run is not None:
        yield Finding("years_after", {"after": Figure(today.years_after_run, "share")})


def _owners(values: LabValues, owners: float) -> Iterable[Finding]:
    """Say why today's owners may have more than the whole firm is worth, where they do."""
    firm = values.days[0].going_concern
    if owners > firm.mean + SURE * firm.standard_error:
        figures = {"owners": Figure(owners, "money"), "firm": Figure(firm.mean, "money", firm.standard_error)}
        yield Finding("owners_have_more", figures)


def _price(found: Standing) -> Iterable[Finding]:
    """Say in how many futures the lab is worth its price as a going concern, and how far its market parts from that."""
    values, futures = found.values, found.values.days[0].going_concern.futures
    price = values.days[0].market.mean if found.implied is None else found.implied.terms.price
    lab, worth = Figure(values.lab, "text"), of_100(found.worth_the_price_of_100, futures)
    yield Finding("worth_its_price", {"lab": lab, "price": Figure(price, "money"), "worth": worth})
    day = max(values.days, key=lambda each: each.market.mean - each.going_concern.mean)
    market, concern = day.market, day.going_concern
    if market.mean > FAR_APART * max(concern.mean, 0):
        yield Finding(
            "part_most",
            {
                "month": Figure(day.month, "month"),
                "market": Figure(market.mean, "money", market.standard_error),
                "concern": Figure(concern.mean, "money", concern.standard_error),
            },
        )


def _today(values: LabValues) -> Table:
    keys = ("low", "median", "high", "mean", "error")
    columns = (Column("way", "text"), *(Column(key, "money") for key in keys))
    rows = tuple(
        (way, each.low, each.middle, each.high, each.mean, each.standard_error) for way, each in _ways(values.days[0])
    )
    title = {"lab": Figure(values.lab, "text"), "month": Figure(values.days[0].month, "month")}
    return Table("values", columns, rows, title)


def _later(values: LabValues) -> Table:
    columns = (Column("month", "month"), *(Column(key, "money") for key in OVER_TIME))
    rows = tuple(
        (
            day.month,
            *(entry for _, each in _ways(day) for entry in (each.middle, each.mean, each.standard_error)),
        )
        for day in values.days
    )
    return Table("later", columns, rows, {"lab": Figure(values.lab, "text")})


def _constraints(research: BindingConstraint, sales: BindingConstraint) -> Table:
    columns = (
        *(Column("year", "year"), Column("research", "text"), Column("research_of_100", "of_100")),
        *(Column("sales", "text"), Column("sales_of_100", "of_100"), Column("there", "of_100")),
    )
    rows = []
    for one, other in zip(research.years, sales.years, strict=True):
        entries = [
            entry
            for each in (one, other)
            for entry in (CONSTRAINTS[each.constraint] if each.constraint else None, 100 * each.share)
        ]
        rows.append((one.year, *entries, one.there_of_100))
    return Table("constraints", columns, tuple(rows), {"lab": Figure(research.lab, "text")})


def _ways(day: ThreeValues) -> tuple[tuple[Word, OverFutures], ...]:
    return (
        (Word("wound_down"), day.wind_down),
        (Word("going_concern"), day.going_concern),
        (Word("market"), day.market),
    )
