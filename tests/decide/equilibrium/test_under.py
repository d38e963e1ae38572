"""Measures upon an equilibrium: against itself nothing changes, a floor binds, and breakers are told."""

from sixteenth.decide.equilibrium.measures import MEASURES, Measure
from sixteenth.decide.equilibrium.under import under
from tests.decide.equilibrium.small import table

REST = ((0.4,), (0.4,))


def test_a_measure_that_changes_nothing_changes_nothing():
    found = under(table(), Measure("nothing", lambda each: each, ()), REST)
    assert found.outcome.profile == REST
    assert found.outcome.more_catastrophe.value == 0
    assert not found.breakers


def test_a_treaty_lifts_the_small_labs_and_tells_what_breaking_it_brings_each():
    found = under(table(), MEASURES["treaty"], REST)
    assert {each.lab for each in found.breakers} >= {"Meta", "xAI", "DeepSeek", "Mistral"}
    assert all(each.strategy[0] < 0.2 for each in found.breakers)
    assert all(number >= 0.2 for own in found.outcome.profile for number in own)


def test_under_liability_every_lab_has_less():
    found = under(table(), MEASURES["liability"], REST)
    assert all(each.more_worth.value < 0 for each in found.outcome.labs if each.strategy is None)
