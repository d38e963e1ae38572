"""The books of a lab: what is kept of a run, for the world with labs and for the interview's."""

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.ledger.lab_books import has_lab_books, keep_lab_books
from sixteenth.engine.explain import shown_draw
from tests.world.futures import central, shaken


def test_the_bridge_is_that_of_the_future_nearest_the_median_worth():
    result = shaken(0).result
    books = keep_lab_books(central(), result, "OpenAI")
    assert books.bridge is not None
    assert books.bridge.draw == shown_draw(result, result.closing["wind_down_value"][1])
    assert (books.lab, books.futures) == ("OpenAI", result.draws)
    assert books.yearly_rate == pytest.approx(0.1)
    assert (books.years[0], books.months[0], books.years[-1], books.months[-1]) == (2026, 6, 2036, 6)


@pytest.mark.parametrize("future", [5, 95])
def test_the_bridge_can_be_that_of_a_worse_or_a_better_future(future):
    result = shaken(0).result
    books = keep_lab_books(central(), result, "OpenAI", future)
    worth = np.sort(result.closing["wind_down_value"][1])
    assert books.bridge is not None
    assert books.future == future
    at = future / 100 * (result.draws - 1)
    assert worth[int(at)] <= result.closing["wind_down_value"][1, books.bridge.draw] <= worth[int(at) + 1]


def test_each_line_of_the_company_is_its_own_median():
    result = shaken(0).result
    books = keep_lab_books(central(), result, "Anthropic")
    first_year = result.monthly["company_revenue"][:6, 0].sum(axis=0)
    assert books.company["company_revenue"][0] == pytest.approx(np.median(first_year))


def test_the_interview_has_models_and_no_bridge():
    scenario = sixteenth.read("interview_arithmetic")
    result = sixteenth.run(scenario)
    assert has_lab_books(result)
    books = keep_lab_books(scenario, result, "the company")
    assert books.bridge is None
    assert books.succession is None
    assert books.yearly_rate == pytest.approx(0.1)
    assert [model.gross.payback[1] for model in books.models] == pytest.approx([2.0, 2.0, 2.0])
    assert not any(model.begun_before for model in books.models)
    assert not has_lab_books(result.select("company_revenue"))
