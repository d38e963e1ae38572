"""The ledger of one lab in one future: its formulas give its numbers."""

import ast
from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.ledger.central_ledger import (
    has_ledger,
    live_names,
    make_ledger,
    names_needed,
    trials_of,
    watched_of,
)
from sixteenth.engine.one_path import central_path

WORDS = {"exp": np.exp, "log": np.log, "maximum": max, "minimum": min, "where": lambda c, a, b: a if c else b}


@cache
def ledger_of(name, lab, months):
    scenario = sixteenth.read(name)
    job = sixteenth.prepare(scenario, back_end="numpy", draws=1, **({"months": months} if months else {}))
    watched = watched_of(job, lab)
    path = central_path(job, names_needed(scenario.world), watched)
    return make_ledger(scenario.world, path, lab, watched.trials)


def computed(ledger, line, month):
    """Work out the formula of a line in a month from the numbers of its rows, by Python's own arithmetic."""
    known = {each.key: each.value for each in ledger.inputs}
    labelled: dict[str, dict[str, float]] = {}
    for row in ledger.lines:
        if row.label is None:
            known[row.name] = row.values[month]
        else:
            labelled.setdefault(row.name, {})[row.label] = row.values[month]
    sums = {"sum_of": lambda rows: sum(rows.values())}
    tree = compile(ast.parse(line.formula, mode="eval"), "formula", "eval")
    return float(eval(tree, {"__builtins__": {}}, {**WORDS, **sums, **labelled, **known}))  # noqa: S307 - our own text


@pytest.mark.parametrize(
    ("name", "lab", "months"),
    [("interview_arithmetic", "the company", None), ("central", "Anthropic", 4), ("central", "Google DeepMind", 4)],
)
def test_every_formula_gives_the_number_of_the_run(name, lab, months):
    ledger = ledger_of(name, lab, months)
    assert len(ledger.models) >= 3
    for line in (each for each in ledger.lines if each.formula):
        size = max(1.0, *map(abs, line.values)) if line.name != "company_less_models" else 1e9
        for month in (0, ledger.months // 2, ledger.months - 1):
            assert abs(computed(ledger, line, month) - line.values[month]) <= 1e-9 * size, line.key


def test_balances_open_as_they_closed_the_month_before():
    ledger = ledger_of("central", "Anthropic", 4)
    opened = [line for line in ledger.lines if line.role == "opening"]
    assert {"cash", "present_value", "discount_factor"} <= {line.name for line in opened}
    for line in opened:
        assert line.values[1:] == pytest.approx(ledger.by_key[f"next_{line.key}"].values[:-1])


def test_inputs_say_what_they_would_move():
    inputs = {each.key: each for each in ledger_of("central", "Anthropic", 4).inputs}
    assert (inputs["discount_private"].moves, inputs["discount_private"].tried) == ((), None)
    rate = inputs["discount_rate"]
    assert rate.is_exact
    assert rate.tried is not None
    assert rate.tried[0] < rate.value < rate.tried[1]
    assert "commitments" in inputs["lead"].moves
    assert not inputs["price_multiplier"].is_exact
    assert inputs["opening_cash"].role == "opening"
    assert "year" not in inputs
    assert all(
        each.is_exact and each.tried is None for each in ledger_of("interview_arithmetic", "the company", None).inputs
    )


def test_worlds_that_keep_books_have_a_ledger_and_others_none():
    world = sixteenth.read("interview_arithmetic").world
    assert has_ledger(world)
    assert {*live_names(world)} <= {*names_needed(world)}
    assert not has_ledger(sixteenth.read("tests/lemonade/lemonade.toml", allow_code=True).world)


def test_trials_stay_within_the_bounds_of_cards():
    scenario = sixteenth.read("interview_arithmetic")
    job = sixteenth.prepare(scenario)
    tried = trials_of(job, "the company")
    assert {trial.name for trial in tried} >= {"serving_margin", "cost_growth"}
    for trial in tried:
        low, high = scenario.world.declared[trial.name].bounds
        assert low <= trial.value <= high
    assert max(trial.value for trial in tried if trial.name == "serving_margin") < 1
