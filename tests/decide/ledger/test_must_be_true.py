"""The serving margin at which the next model pays, and odds that progress runs, against published numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.ledger.must_be_true import break_even_table, margin_cases, odds_still_running
from sixteenth.errors import OutsideDomain
from sixteenth.scenarios.assemble import read_scenario

INTERVIEW = read_scenario("interview_arithmetic")
WORLD = INTERVIEW.world


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (1.0, [[0.611, 0.694, 0.815], [0.733, 0.833, 0.978], [0.943, 1.071, 1.257]]),
        (0.0, [[0.55, 0.625, 0.733]] * 3),
    ],
)
def test_the_table_of_break_even_margins(kept, expected):
    table = break_even_table(WORLD, required_return=0.1, revenue_multiple=2, kept_share=kept)
    assert (table.cost_growth, table.stop_probability) == ((10.0, 4.0, 2.4), (0.0, 0.12, 0.25))
    for row, wanted in zip(table.margins, expected, strict=True):
        assert list(row) == pytest.approx(wanted, abs=1e-3)


@given(
    required=st.floats(0, 0.5),
    multiple=st.floats(0.5, 10),
    kept=st.floats(0, 1),
    growth=st.floats(1.1, 20),
    odds=st.floats(0, 0.9),
)
def test_at_the_break_even_margin_the_next_model_earns_its_return(required, multiple, kept, growth, odds):
    table = break_even_table(
        WORLD,
        required_return=required,
        revenue_multiple=multiple,
        kept_share=kept,
        cost_growth=(growth,),
        stop_probability=(odds,),
    )
    margin = table.margins[0][0]
    expected_profit = margin * (1 - odds) * (multiple - kept * multiple / growth)  # of a dollar of development
    assert expected_profit == pytest.approx(1 + required, rel=1e-9)


@given(st.floats(0, 0.98), st.floats(0.001, 0.9))
def test_a_likelier_stop_asks_for_a_higher_margin(odds, more):
    likelier = min(odds + more, 0.999)
    table = break_even_table(
        WORLD, required_return=0.1, revenue_multiple=2, kept_share=0.5, stop_probability=(odds, likelier)
    )
    assert all(row[0] < row[1] for row in table.margins)


def test_odds_of_a_stop_within_two_years_are_the_interviews():
    found = odds_still_running(WORLD, 0.225, 24, (24, 60))
    assert found.running[0][0] == 24.0
    assert found.running[0][1] == pytest.approx(0.775, abs=1e-12)
    assert found.running[1][1] == pytest.approx(0.775**2.5, abs=1e-12)


def test_a_fifth_to_a_quarter_in_two_years_is_43_to_51_of_100_in_five():
    within_five = [1 - odds_still_running(WORLD, odds, 24, (60,)).running[0][1] for odds in (0.20, 0.25)]
    assert [round(100 * odds) for odds in within_five] == [43, 51]


@given(st.floats(0, 0.99), st.floats(1, 240), st.floats(0, 600), st.floats(0, 600))
def test_a_constant_hazard_has_no_memory(odds, window, first, second):
    found = odds_still_running(WORLD, odds, window, (first, second, first + second)).running
    assert found[2][1] == pytest.approx(found[0][1] * found[1][1], rel=1e-9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kept_share": 1.2},
        {"kept_share": -0.1},
        {"revenue_multiple": 0.0},
        {"stop_probability": (1.0,)},
        {"cost_growth": (0.0,)},
        {"required_return": float("nan")},
    ],
)
def test_what_lies_outside_the_cards_is_refused(wrong):
    numbers = {"required_return": 0.1, "revenue_multiple": 2.0, "kept_share": 1.0}
    with pytest.raises(OutsideDomain, match="holds from"):
        break_even_table(WORLD, **{**numbers, **wrong})


@pytest.mark.parametrize(("odds", "window", "ahead"), [(1.0, 24, 24), (-0.1, 24, 24), (0.2, 0, 24), (0.2, 24, -1)])
def test_odds_outside_the_cards_are_refused(odds, window, ahead):
    with pytest.raises(OutsideDomain):
        odds_still_running(WORLD, odds, window, (ahead,))


def test_margins_are_tried_with_everything_else_as_it_is():
    cases = margin_cases(INTERVIEW, sixteenth.run, (1.0, 0.5, 0.4), "the company")
    assert [case.total / 1e9 for case in cases] == pytest.approx([11.1, 0.0, -2.22], abs=1e-9)
    assert [case.payback_multiples for case in cases] == [pytest.approx([each] * 3, abs=1e-9) for each in (2, 1, 0.8)]
    assert {case.years for case in cases} == {(2023, 2024, 2025, 2026)}
