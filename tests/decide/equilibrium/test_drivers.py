"""What carries a decision: with a mechanism switched off, what goes by it goes."""

from functools import cache

from sixteenth.decide.equilibrium.drivers import SWITCHES, Driver, drivers_of
from tests.decide.equilibrium.small import labs, run

REST = labs().as_it_is


@cache
def found() -> dict[tuple[str, str], Driver]:
    profile = ((0.25, 0.4), REST[1])
    return {(each.lab, each.decision): each for each in drivers_of(labs(), profile, run)}


def test_only_what_is_not_as_in_the_scenario_is_looked_at():
    assert set(found()) == {("Anthropic", "training_spend"), ("Anthropic", "safety_effort")}
    assert set(found()["Anthropic", "safety_effort"].without) == {each.name for each in SWITCHES}


def test_trust_carries_a_part_of_the_gain_from_effort_and_none_of_that_from_training():
    effort, training = found()["Anthropic", "safety_effort"], found()["Anthropic", "training_spend"]
    assert effort.without["trust"].value < effort.gain.value
    less = abs(training.without["trust"].value - training.gain.value)
    assert less < 0.1 * training.gain.value


def test_less_training_saves_more_than_it_gains():
    training = found()["Anthropic", "training_spend"]
    assert training.training.value < -training.gain.value < 0


def test_care_that_costs_no_pace_is_worth_more():
    effort = found()["Anthropic", "safety_effort"]
    assert effort.without["cost_of_care"].value != effort.gain.value
