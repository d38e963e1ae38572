"""Values, what a market implies and what holds a lab back, in words: on numbers that are known."""

from dataclasses import replace

import pytest

from sixteenth.decide.binding_constraint import BindingConstraint, YearOfConstraint
from sixteenth.decide.market_implied import MarketImplied, Terms
from sixteenth.decide.over_futures import OverFutures
from sixteenth.decide.three_values import LabValues, ThreeValues
from sixteenth.interfaces.tables import print_table
from sixteenth.interfaces.terminal import make_console
from sixteenth.interfaces.value_tables import (
    constraint_sentences,
    constraint_tables,
    implied_sentences,
    values_sentences,
    values_tables,
)

TODAY = ThreeValues(
    month="2026-07",
    wind_down=OverFutures(-20e9, 1.26e9, 30e9, 2e9, 0.5e9, 400),
    going_concern=OverFutures(-100e9, 40e9, 300e9, 60e9, 4e9, 400),
    market=OverFutures(852e9, 852e9, 852e9, 852e9, 0.0, 400),
    years_after_run=0.444,
)
VALUES = LabValues("Ana", (TODAY, replace(TODAY, month="2027-01")))
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
    ("chips: none",),
)
SALES = BindingConstraint("Ana", "sales served", tuple(year_of(each, None) for each in (2026, 2027, 2028)), ())


def printed(table):
    console = make_console(plain=True)
    with console.capture() as shown:
        print_table(console, table, plain=True)
    return " ".join(shown.get().replace("|", " ").split())


def test_values_are_told_with_errors_and_how_they_are_counted():
    told = values_sentences(VALUES)
    assert told[0] == (
        "What is Ana worth? The means of 400 futures, in bn USD: wound down 2.0 (standard error 0.5), going concern 60"
        " (standard error 4.0), market 852."
    )
    assert told[1].endswith(" the same years as in the value of going on. 44 % of it comes in those ten years.")
    assert "median" in told[2]


def test_of_a_loss_no_part_comes_late():
    losing = replace(TODAY, years_after_run=None)
    assert "of it comes" not in values_sentences(replace(VALUES, days=(losing,)))[1]


def test_values_stand_in_tables_with_their_units():
    today, later = (printed(table) for table in values_tables(VALUES))
    assert today.startswith("What Ana is worth in 2026-07 (bn USD, the whole firm)")
    assert "wound down -20 1.3 30 2.0 0.5 going concern -100 40 300 60 4.0 market 852" in today
    assert "2027-01 1.3 2.0 40 60 852 852" in later


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
        "No term of this world for research ordered: chips: none.",
        "What holds Ana's sales served back in most months and futures: nothing.",
    )


@pytest.mark.parametrize("cell", ["money", "ideas", "75", "98", "-"])
def test_constraints_stand_year_by_year(cell):
    (table,) = constraint_tables(RESEARCH, SALES)
    assert cell in printed(table)
