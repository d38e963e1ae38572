"""What a market implies and what holds a lab back, in words: on numbers that are known."""

from dataclasses import replace

from sixteenth.decide.worth.binding_constraint import BindingConstraint, YearOfConstraint
from sixteenth.decide.worth.market_implied import MarketImplied, Terms
from sixteenth.interfaces.value_tables import constraint_sentences, implied_sentences
from sixteenth.measures.over_futures import OverFutures

IMPLIED = MarketImplied(
    lab="Ana",
    year=2030,
    terms=Terms(852e9, 5.565, 0.9275, 0.549, 0.0989, 4.5),
    margin=0.561,
    revenue_needed=459e9,
    revenue_needed_error=16e9,
    reached_of_100=11.4,
    reached_error=1.68,
    revenue=OverFutures(0.0, 230e9, 626e9, 268e9, 6e9, 400),
    revenue_today=27e9,
)


def year_of(year: int, name: str | None) -> YearOfConstraint:
    return YearOfConstraint(year, name, 0.75, {name: 0.75} if name else {}, 98.0)


RESEARCH = BindingConstraint(
    "Ana",
    "research ordered",
    (year_of(2026, "money"), year_of(2027, "money"), year_of(2028, "ideas")),
    ("chips_suffice",),
)
SALES = BindingConstraint("Ana", "sales served", tuple(year_of(each, None) for each in (2026, 2027, 2028)), ())


def test_what_a_price_needs_is_one_sentence_and_why_another():
    needs, since = implied_sentences(IMPLIED)
    assert needs == (
        "852bn USD for Ana needs 459bn of revenue in 2030 (standard error 16bn), 17.0 times the 27bn a year that it"
        " opens with; 11 of 100 futures have it (standard error 1.7). Their median is 230bn."
    )
    assert since == (
        "So much since, at a margin of 56 % before research and a return of 9.9 % a year, a dollar of that year's"
        " revenue is worth 5.6 when the year ends; the lab is then still there in 93 of 100 futures, and today's owners"
        " own 55 % of it."
    )


def test_a_lab_without_sales_has_nothing_to_be_held_against():
    assert "times today's" not in implied_sentences(replace(IMPLIED, revenue_today=0.0))[0]


def test_where_no_revenue_would_do_that_is_said():
    (told,) = implied_sentences(replace(IMPLIED, revenue_needed=float("inf")))
    assert told.startswith("852bn USD for Ana: no revenue of 2030 would be enough at a margin of 56 %")


def test_years_with_one_constraint_are_told_together():
    assert constraint_sentences((RESEARCH, SALES)) == (
        "What holds Ana's research ordered back in most months and futures: money (2026 to 2027), ideas (2028).",
        "No term of this world for research ordered: chips: all compute that is ordered can be delivered.",
        "What holds Ana's sales served back in most months and futures: nothing.",
    )
