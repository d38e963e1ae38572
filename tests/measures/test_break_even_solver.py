"""The break-even rule turned round: each number found is where the rule just holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.measures.break_even_solver import MARGIN, SOUGHT, conditions, must_be

GIVEN = {
    "serving_margin": 0.6,
    "revenue_multiple": 2.0,
    "cost_growth": 2.4,
    "stop_probability_before_sale": 0.12,
    "kept_share": 1.0,
    "required_return": 0.1,
}


@pytest.fixture(scope="module")
def world():
    return sixteenth.read("interview_arithmetic").world


def least_margin(numbers):
    """Write the rule of literature out by hand: (1+r)/((1-h) M (1-kept/g))."""
    r, h, m, kept, g = (
        numbers[name]
        for name in ("required_return", "stop_probability_before_sale", "revenue_multiple", "kept_share", "cost_growth")
    )
    return (1 + r) / ((1 - h) * m * (1 - kept / g))


@pytest.mark.parametrize(
    ("growth", "odds", "published"),
    [(10, 0, 0.611), (10, 0.12, 0.694), (10, 0.25, 0.815), (4, 0, 0.733), (4, 0.12, 0.833), (4, 0.25, 0.978)],
)
def test_the_published_margins_come_out(world, growth, odds, published):
    found = must_be(world, MARGIN, {**GIVEN, "cost_growth": growth, "stop_probability_before_sale": odds})
    assert found.bound == pytest.approx(published, abs=5e-4)


def test_no_margin_is_enough_where_it_would_be_above_one(world):
    found = must_be(world, MARGIN, GIVEN)  # 107 % at 2.4 times a model and 12 % odds of a stop
    assert (found.bound, found.always) == (None, False)


@settings(max_examples=40, deadline=None)
@given(
    margin=st.floats(0.05, 0.95),
    multiple=st.floats(0.5, 6),
    growth=st.floats(1.2, 12),
    odds=st.floats(0, 0.6),
    kept=st.floats(0, 1),
    required=st.floats(0, 1),
)
def test_each_number_found_is_where_the_rule_just_holds(world, margin, multiple, growth, odds, kept, required):
    numbers = dict(zip(GIVEN, (margin, multiple, growth, odds, kept, required), strict=True))
    for found in conditions(world, numbers):
        at = {**numbers, found.name: found.bound if found.bound is not None else numbers[found.name]}
        if found.always:
            assert at[MARGIN] >= least_margin(at) - 1e-6
        elif found.bound is None:
            assert numbers[MARGIN] < least_margin(numbers)
        else:
            assert at[MARGIN] == pytest.approx(least_margin(at), abs=1e-6)


def test_every_number_of_the_rule_can_be_solved_for(world):
    assert {each.name for each in conditions(world, GIVEN)} == set(SOUGHT)
    rule = world.equations["break_even_margin"]
    assert set(rule.inputs) == set(SOUGHT) - {MARGIN}
    assert float(evaluate(world, "break_even_margin", {k: v for k, v in GIVEN.items() if k != MARGIN})) > 1


@pytest.mark.parametrize(("growth", "kept"), [(0.8, 1.0), (1.0, 1.0), (0.5, 0.5), (0.01, 0.3)])
def test_no_margin_pays_for_a_model_that_adds_nothing(world, growth, kept):
    """It costs no more than what the old one would have kept: 0.2.0 said that any negative margin would do."""
    for found in conditions(world, {**GIVEN, "cost_growth": growth, "kept_share": kept}):
        if found.name not in ("cost_growth", "kept_share"):
            assert (found.bound, found.always) == (None, False)
        elif found.bound is not None:
            assert found.bound > kept if found.name == "cost_growth" else found.bound < growth


def test_falling_cost_pays_where_rivals_would_have_taken_the_rest(world):
    numbers = {**GIVEN, "cost_growth": 0.8, "kept_share": 0.1, "serving_margin": 0.9}
    found = {each.name: each.bound for each in conditions(world, numbers)}
    assert found[MARGIN] == pytest.approx(least_margin(numbers))
    assert found["kept_share"] is not None
    assert found["kept_share"] < 0.8


@pytest.mark.parametrize(
    ("name", "value"),
    [(MARGIN, 50.0), (MARGIN, float("nan")), ("cost_growth", 0.0), ("cost_growth", -2.0), ("kept_share", 1.5)],
)
def test_a_number_that_cannot_be_is_refused(world, name, value):
    with pytest.raises(OutsideDomain, match=f"{name} is"):
        conditions(world, {**GIVEN, name: value})
