"""How futures end by a month: ruin as it is drawn, catastrophes by their hazards, money back by both."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.rare.ends import KEPT, ends_by
from sixteenth.decide.worth.headline import in_catastrophe, is_ruined, money_back

MONTHS = 4
HAZARD = np.array([[0.0, 0.1, 0.0, 0.2]] * MONTHS)


def result(ruined_in=(4, 4, 2, 1), worth=(1.0, -1.0, 5.0, 2.0), not_finite=(4, 4, 4, 4)) -> Any:
    """Return four futures of one lab over four months, whose worth is as it closes in all of them."""
    worths = np.array([[worth]] * MONTHS)
    monthly = {"catastrophe_hazard": HAZARD, "wind_down_value": worths, "present_value": -worths}
    closing = {"wind_down_value": worths[-1], "present_value": -worths[-1]}
    ended = {"ends_ruined": np.array([ruined_in]), "not_finite": np.array(not_finite)}
    return SimpleNamespace(monthly=monthly, closing=closing, ended=ended)


def test_ruin_counts_to_the_month_and_the_soonest_is_nearest():
    all_months, first_two = (ends_by(result(), 0, "ruin", months, "run_off") for months in (4, 2))
    np.testing.assert_array_equal(all_months.values, [0, 0, 1, 1])
    np.testing.assert_array_equal(first_two.values, [0, 0, 0, 1])
    np.testing.assert_array_equal(np.argsort(-first_two.nearness), [3, 2, 1, 0])  # then those that are worth least


def test_a_catastrophe_counts_with_its_odds_and_not_as_it_is_drawn():
    found = ends_by(result(), 0, "catastrophe", 3, "run_off")
    np.testing.assert_allclose(found.values, 1 - np.exp([0, -0.3, 0, -0.6]))
    assert not ends_by(result(), 0, "catastrophe", 1, "run_off").values[[0, 2]].any()


def test_money_is_back_where_worth_is_not_negative_the_lab_stands_and_nothing_happened():
    back, not_back = (ends_by(result(ruined_in=(4, 4, 2, 4)), 0, end, 4, "run_off") for end in ("back", "not_back"))
    np.testing.assert_allclose(back.values, [1, 0, 0, np.exp(-0.8)])
    np.testing.assert_allclose(back.values + not_back.values, 1)
    np.testing.assert_array_equal(np.argsort(-back.nearness), [3, 0, 1, 2])
    np.testing.assert_array_equal(np.argsort(-not_back.nearness), [2, 1, 0, 3])
    spent = ends_by(result(), 0, "back", 4, "spent")
    np.testing.assert_array_equal(spent.values > 0, [False, True, False, False])


def test_worth_by_a_month_is_what_the_next_one_opens_with():
    given = result()
    given.monthly["wind_down_value"][2] = -7.0
    np.testing.assert_array_equal(ends_by(given, 0, "back", 2, "run_off").values, 0)
    assert ends_by(given, 0, "back", 3, "run_off").values[0] == 1


def test_a_future_that_stopped_being_a_number_is_not_ruined_and_not_back():
    given = result(worth=(np.nan, 1.0, 1.0, 1.0), not_finite=(1, 4, 4, 0))
    assert not ends_by(given, 0, "ruin", 4, "run_off").values[3]
    np.testing.assert_array_equal(ends_by(given, 0, "back", 4, "run_off").values[[0, 3]], 0)
    np.testing.assert_array_equal(ends_by(given, 0, "not_back", 4, "run_off").values[[0, 3]], 1)
    given.monthly["catastrophe_hazard"] = HAZARD.copy()
    given.monthly["catastrophe_hazard"][2:, 3] = np.nan
    assert ends_by(given, 0, "catastrophe", 4, "run_off").values[3] == pytest.approx(1 - np.exp(-0.4))


@pytest.fixture(scope="module")
def run():
    scenario = sixteenth.read("central").keeping("rare", KEPT)
    return sixteenth.run(sixteenth.prepare(scenario, draws=416, months=36, output_set="rare", back_end="numpy"))


def test_on_central_ruin_is_that_of_the_headline_and_odds_are_those_of_what_is_drawn(run):
    months = run.recipe["months"]
    for lab in range(len(run.labels["lab"])):
        found = ends_by(run, lab, "ruin", months, "run_off")
        np.testing.assert_array_equal(found.values > 0, is_ruined(run, lab))
        back = ends_by(run, lab, "back", months, "run_off")
        stands = back.values > 0
        np.testing.assert_array_equal(money_back(run, lab, "run_off"), stands & ~in_catastrophe(run))
    odds = ends_by(run, 0, "catastrophe", months, "run_off").values
    drawn = in_catastrophe(run)
    error = np.sqrt((odds * (1 - odds)).sum()) / len(odds)
    assert abs(drawn.mean() - odds.mean()) < 3 * error
    assert 0 < odds.var() < drawn.var()
