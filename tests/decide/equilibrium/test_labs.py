"""Labs as players: one run pays all of them, at rest nothing is changed, and what is read is what the world has."""

import numpy as np
import pytest

from sixteenth.decide.choosing.decisions import decided
from sixteenth.decide.equilibrium.labs import levels_of
from sixteenth.decide.worth.going_on import worth_as_concern
from tests.decide.equilibrium.small import labs, run, scenario

REST = labs().as_it_is


def test_at_rest_they_do_what_the_scenario_has_them_do():
    assert REST == ((1.0, 0.08), (1.0, 0.04))
    own = run(scenario())
    paid = labs().payoffs(REST)
    assert paid["Mistral"] == pytest.approx(worth_as_concern(own, own.labels["lab"].index("Mistral")).total)


def test_a_profile_is_read_off_one_run_for_all_labs():
    profile = ((0.5, 0.08), (1.0, 0.3))
    numbers = {("training_spend", "Anthropic"): 0.5, ("safety_effort", "OpenAI"): 0.3}
    own, found = run(decided(scenario(), numbers)), labs().read(profile)
    assert set(found.worth) == set(own.labels["lab"])
    assert found.worth["OpenAI"] == pytest.approx(worth_as_concern(own, 1).total)
    assert found.catastrophe == pytest.approx(1 - own.monthly["probability_without_catastrophe"][-1])
    spent = own.monthly["company_development"][:, 0] * own.monthly["discount_factor"]
    assert found.training["Anthropic"] == pytest.approx(spent.sum(axis=0), rel=1e-5)
    assert labs().read(profile) is found


def test_more_effort_raises_no_risk_and_less_training_saves_money():
    cut, careful = ((0.25, 0.08), REST[1]), ((1.0, 0.4), REST[1])
    before = labs().read(REST)
    assert labs().read(cut).training["Anthropic"].mean() < before.training["Anthropic"].mean()
    assert (labs().read(careful).catastrophe <= before.catastrophe).all()


def test_liability_is_taken_off_the_payoffs_of_all():
    with_it, without = labs(0.01), labs()
    for lab in with_it.all:
        less = without.payoffs(REST)[lab] - with_it.payoffs(REST)[lab]
        assert less == pytest.approx(with_it.read(REST).borne[lab])
        assert np.mean(less) > 0


def test_levels_are_in_proportion_between_the_ends_of_a_decision():
    assert levels_of("training_spend", 5).levels == (0.25, 0.5, 1.0, 2.0, 4.0)
    assert levels_of("safety_effort", 2, least=0.1).levels == (0.1, 0.4)
    assert levels_of("match_offers", 5).levels == (0, 1)
