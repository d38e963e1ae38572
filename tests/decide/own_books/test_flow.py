"""Flows and how they add up."""

from decimal import Decimal

from sixteenth.decide.own_books.flow import (
    by_month,
    count_of,
    merged,
    models_of,
    months_between,
    months_of,
    result_of,
    signed,
    total,
)
from tests.decide.own_books.flows import COMPANY, HOUSE, OLD, flow


def test_the_result_is_revenue_less_costs_without_financing():
    assert result_of(OLD) == Decimal(30)
    assert result_of(HOUSE) == Decimal(-20)
    assert signed(flow("2025-01", "", "financing", 500)) == 0
    assert total(OLD, "serving", "sales_and_marketing") == Decimal(80)


def test_flows_of_one_month_model_and_kind_are_merged_and_nothing_is_lost():
    twice = merged([*COMPANY, *COMPANY])
    assert len(twice) == len(COMPANY)
    assert result_of(twice) == 2 * result_of(COMPANY)


def test_models_stand_in_the_order_of_their_first_month():
    assert models_of(COMPANY) == ("old", "new")


def test_months_run_without_gaps():
    assert months_between("2025-11", "2026-02") == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert months_of(COMPANY)[0] == "2025-01"
    assert len(months_of(COMPANY)) == 13
    assert months_of(()) == ()
    assert count_of("2026-01") - count_of("2025-12") == 1


def test_what_is_left_by_month_adds_up():
    months = months_of(OLD)
    assert by_month(OLD, months) == [Decimal(-100), Decimal(60), Decimal(70)]
