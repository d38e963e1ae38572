"""The body of an equation as one expression."""

import ast

import pytest

from sixteenth.engine.expression import expression_of
from sixteenth.world.capital.cash import profit_before_tax
from sixteenth.world.ledger.worth import run_off_profit


def two_steps(revenue, share):
    """Two steps."""
    kept = revenue * (1 - share)
    more = kept + revenue
    return more / kept


def branches(revenue):
    if revenue:
        return revenue
    return 0


def unpacks(pair):
    first, second = pair
    return first + second


def test_local_names_are_written_out():
    found = expression_of(two_steps)
    assert found is not None
    assert ast.unparse(found) == "(revenue * (1 - share) + revenue) / (revenue * (1 - share))"


def test_equations_of_the_world_are_read():
    assert ast.unparse(expression_of(profit_before_tax)) == (  # type: ignore[arg-type]
        "profit_before_research - company_development - compute_terms - interest + interest_income"
    )
    assert "overhead * run_off_overhead" in ast.unparse(expression_of(run_off_profit))  # type: ignore[arg-type]


@pytest.mark.parametrize("function", [branches, unpacks, len, eval("lambda x: x")])  # noqa: S307 - has no source
def test_what_is_no_single_expression_is_none(function):
    assert expression_of(function) is None
