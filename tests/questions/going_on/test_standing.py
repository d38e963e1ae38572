"""Three values, what a market implies and what holds a lab back, in words and tables."""

from dataclasses import replace

from sixteenth.questions.going_on.standing import findings, tables
from tests.questions.going_on.examples import IMPLIED, STANDING, TODAY, VALUES
from tests.questions.told import shown, told

OWNERS = 90e9  # USD


def test_values_are_told_with_errors_and_how_they_are_counted():
    sentences = told("going_on", findings(STANDING, OWNERS))
    assert sentences["values"] == (
        "What is Ana worth? The means of 400 futures: wound down 2.00bn USD (standard error 0.50bn); going concern 60bn"
        " USD (standard error 4.00bn); market 852bn USD."
    )
    assert sentences["years_after"] == "44 % of the going concern comes in those ten years."
    assert "90bn USD where the firm is worth 60bn USD" in sentences["owners_have_more"]


def test_owners_are_not_told_where_they_have_no_more_than_the_firm_is_worth():
    losing = replace(STANDING, values=replace(VALUES, days=(replace(TODAY, years_after_run=None),)))
    assert {"owners_have_more", "years_after"}.isdisjoint(told("going_on", findings(losing, 61e9)))


def test_what_a_price_needs_is_one_sentence_and_why_another():
    sentences = told("going_on", findings(STANDING, OWNERS))
    assert sentences["times_today"] == (
        "852bn USD for Ana needs 459bn USD of revenue in 2030 (standard error 16bn), 17.0 times the 27bn USD a year"
        " that it opens with; 11 of 100 futures have it (standard error 1.7). Their median is 230bn USD."
    )
    assert sentences["since"] == (
        "So much since, at a margin of 56 % before research and a return of 9.9 % a year, a dollar of that year's"
        " revenue is worth 5.6 when the year ends; the lab is then still there in 93 of 100 futures, and today's owners"
        " own 55 % of it."
    )
    assert "852bn USD today in 12 of 100 futures" in sentences["worth_its_price"]
    assert "part_most" in sentences


def test_a_lab_without_sales_has_nothing_to_be_held_against():
    new = replace(STANDING, implied=replace(IMPLIED, revenue_today=0.0))
    assert "opens with" not in told("going_on", findings(new, OWNERS))["price_needs"]


def test_where_no_revenue_would_do_that_is_said():
    dear = replace(STANDING, implied=replace(IMPLIED, revenue_needed=float("inf")))
    sentences = told("going_on", findings(dear, OWNERS))
    assert "no revenue of 2030 would be enough at a margin of 56 %" in sentences["no_revenue_is_enough"]
    assert "since" not in sentences


def test_a_price_that_nobody_asked_for_is_the_valuation():
    assert "852bn USD" in told("going_on", findings(replace(STANDING, implied=None), OWNERS))["worth_its_price"]


def test_years_with_one_constraint_are_told_together():
    sentences = told("going_on", findings(STANDING, OWNERS))
    assert sentences["held_back"].endswith("in most months and futures: money (2026 to 2027); ideas (2028).")
    assert sentences["nothing_holds"] == "Nothing holds Ana's sales served back."
    assert sentences["no_term"].endswith("chips: all compute that is ordered can be delivered.")


def test_tables_have_the_values_of_today_of_each_year_and_constraints():
    today, later, constraints = (shown("going_on", table) for table in tables(STANDING))
    assert today[1] == ["wound down", "-20", "1.26", "30", "2.00", "0.50"]
    assert later[2][:4] == ["2027-01", "1.26", "2.00", "0.50"]
    assert constraints[1] == ["2026", "money", "75", "", "75", "98"]
