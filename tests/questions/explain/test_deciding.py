"""Words of what decides the answer: a belief as it is drawn in each future, or nothing where it is certain."""

from dataclasses import replace

import numpy as np
import pytest

import sixteenth
from sixteenth.questions.explain.deciding import number_of
from tests.questions.explain.runs import CENTRAL, asked
from tests.questions.told import told


def test_a_belief_is_told_as_it_is_drawn():
    number = number_of(asked("price competition"), {"segment": "consumer"})
    assert number is not None
    drawn = sixteenth.inputs(number.result)["price_sensitivity/consumer"]
    np.testing.assert_array_equal(number.ranked, drawn)
    assert ", the median of 8 futures" in told("explain", number.told)["spread"]


def test_what_is_certain_is_no_spread():
    certain = replace(asked("price competition"), scenario=CENTRAL.with_(price_sensitivity=1.0))
    assert number_of(certain, {"segment": "consumer"}) is None


def test_spending_is_that_of_a_lab():
    number = number_of(asked("支出"), {"lab": "OpenAI"})
    if number is not None:
        assert number.own(0)[0].parts["value"].value == pytest.approx(number.ranked[0])  # type: ignore[union-attr]
