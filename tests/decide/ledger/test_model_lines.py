import numpy as np
import pytest

from sixteenth.decide.ledger.model_lines import model_lines
from sixteenth.engine.history import Result, Variable

DRAWS = 40


def made(cost: list[float], earned: list[float], months: list[float]) -> Result:
    """Write the books of one lab's models, the same in every future but for a third model developed in one alone."""
    arrays = {
        "development_to_date": np.repeat(np.array([[cost]]).swapaxes(1, 2), DRAWS, axis=2),
        "gross_profit_to_date": np.repeat(np.array([[earned]]).swapaxes(1, 2), DRAWS, axis=2),
        "months_to_payback": np.repeat(np.array([[months]]).swapaxes(1, 2), DRAWS, axis=2),
    }
    arrays["development_to_date"][0, -1, 1:] = 0.0
    variables = {name: Variable(("lab", "vintage"), "USD") for name in arrays} | {"not_finite": Variable((), "Flag")}
    labels = {"lab": ("Ana",), "vintage": tuple(str(i + 1) for i in range(len(cost)))}
    ended = {"not_finite": np.full(DRAWS, 12, np.int32)}
    return Result({}, arrays, ended, variables, labels, {"draws": DRAWS, "months": 12, "start": "2026-04"})


def test_a_model_is_its_own_company():
    first, second = model_lines(made([0.0, 10.0, 100.0, 50.0], [5.0, 20.0, 40.0, 0.0], [0.0, 18.0, 30.0, 1.0]), 0)
    assert (first.model, first.futures, first.development) == ("2", DRAWS, 10.0)
    assert first.payback == pytest.approx((2.0, 2.0, 2.0))
    assert (first.paid_back_of_100, first.months_to_payback) == (100.0, 18.0)
    assert second.payback[1] == pytest.approx(0.4)
    assert (second.paid_back_of_100, second.months_to_payback) == (0.0, None)


def test_months_that_were_not_kept_are_no_number():
    result = made([0.0, 10.0, 1.0], [5.0, 20.0, 0.0], [0.0, 18.0, 1.0])
    (line,) = model_lines(result.select("development_to_date", "gross_profit_to_date"), 0)
    assert line.paid_back_of_100 == 100.0
    assert np.isnan(line.months_to_payback or 0.0)


def test_models_of_before_and_of_few_futures_have_no_line():
    assert [line.model for line in model_lines(made([0.0, 10.0], [5.0, 20.0], [0.0, 18.0]), 0)] == []


def test_futures_that_stopped_being_numbers_are_left_out():
    result = made([0.0, 10.0, 1.0], [5.0, 20.0, 0.0], [0.0, 18.0, 1.0])
    result.ended["not_finite"][:10] = 3
    (line,) = model_lines(result, 0)
    assert line.futures == DRAWS - 10


def test_a_line_says_how_often_it_was_developed_and_has_sold_and_which_is_the_last():
    first, second = model_lines(made([10.0, 5.0, 1.0], [20.0, 0.0, 3.0], [18.0, 1.0, 1.0]), 0)
    assert (first.of_100, first.sold_of_100, first.is_last) == (100.0, 100.0, False)
    assert (second.of_100, second.sold_of_100) == (100.0, 0.0)
    result = made([10.0, 5.0, 1.0], [20.0, 0.0, 3.0], [18.0, 1.0, 1.0])
    result.closing["development_to_date"][0, -1, : DRAWS // 2] = 1.0
    last = model_lines(result, 0)[-1]
    assert (last.of_100, last.is_last) == (50.0, True)
