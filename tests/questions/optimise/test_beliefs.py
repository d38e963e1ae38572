"""Beliefs are numbers of the program that runs: each changes what it says, and compiles nothing anew."""

import pytest

import sixteenth
from sixteenth.measures.middle import number_of
from sixteenth.questions.optimise.beliefs import BELIEFS, beliefs_of
from tests.questions.optimise.made import CENTRAL


def test_central_can_hold_every_belief_in_its_own_world():
    found = dict(beliefs_of(CENTRAL))
    assert found.keys() == BELIEFS.keys()
    assert all(each.world is CENTRAL.world for each in found.values())
    assert number_of(found["no_catastrophe"], "catastrophe_probability_today") == 0
    lag = number_of(CENTRAL, "open_lag")
    assert number_of(found["open_weights_near"], "open_lag") == pytest.approx(0.4 * lag, rel=0.1)


def test_a_world_without_labs_holds_none():
    assert not dict(beliefs_of(sixteenth.read("interview_arithmetic")))
