"""Lines of accounts: every key is a fact, every name is the world's, and the arithmetic is done by hand once."""

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result, Variable
from sixteenth.evidence.curves.compare import compare_with_facts
from sixteenth.evidence.facts_read.accounts import account_lines, names_needed

MONTHS, DRAWS = 14, 3
LABS = ("OpenAI", "Somebody")
LINES = {(line.lab, line.line, line.when): line for line in account_lines()}


def made(**monthly: float) -> Result:
    """Write a result in which each name is one number in the first year, and much more later."""
    arrays = {name: np.full((MONTHS, len(LABS), DRAWS), value) for name, value in monthly.items()}
    for array in arrays.values():
        array[12:] *= 1000
    variables = {name: Variable(("lab",), "USDPerMonth") for name in arrays} | {"not_finite": Variable((), "Flag")}
    ended = {"not_finite": np.full(DRAWS, MONTHS, np.int32)}
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2026-04"}
    return Result(arrays, {}, ended, variables, {"lab": LABS}, recipe)


def test_every_line_is_of_the_world_and_rests_on_facts():
    world = sixteenth.read("central").world
    assert set(names_needed()) <= {*world.equations, *world.stocks}
    for line in account_lines():
        assert line.facts
        assert all(np.isfinite(line.told()))


def test_each_line_stands_once():
    assert len(LINES) == len(account_lines())


def test_readings_are_facts_over_their_own_revenue():
    assert LINES["OpenAI", "general costs", "2025"].told() == pytest.approx([1.57 / 13.07])
    people = LINES["OpenAI", "research people", "2025"]
    assert people.told() == pytest.approx([(19.18 - 8.3) / 13.07])
    loss = LINES["OpenAI", "operating loss", "2025"]
    assert loss.told() == pytest.approx([20.92 / 13.07, 7.8 / 4.3])
    assert LINES["xAI", "operating loss", "Q1 2026"].told() == pytest.approx([2.469])


def test_a_line_of_a_run_is_that_of_its_first_months():
    run = made(company_revenue=10e9, profit_after_partners=-8e9, stock_based_compensation=2e9)
    assert LINES["OpenAI", "operating loss", "2025"].of_run(run) == pytest.approx(0.8)
    assert LINES["OpenAI", "adjusted loss", "Q1 2026"].of_run(run) == pytest.approx(0.6)


def test_only_lines_of_labs_and_names_that_are_there_are_compared():
    found = {each.name for each in compare_with_facts(made(company_revenue=10.0, stock_based_compensation=2.0))}
    assert "OpenAI pay in shares" in found
    assert not any("operating loss" in name or name.startswith("Anthropic") for name in found)
