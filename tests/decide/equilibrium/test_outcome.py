"""What a profile brings: players first, changes against another profile, and what leaving would gain."""

from sixteenth.decide.equilibrium.game import gain_between
from sixteenth.decide.equilibrium.outcome import leaving_of, outcome_of
from tests.decide.equilibrium.small import LABS, labs

REST = labs().as_it_is
CAREFUL = ((1.0, 0.4), REST[1])


def test_changes_are_those_of_the_same_futures():
    before, found = labs().read(REST), outcome_of(labs(), CAREFUL, labs().read(REST))
    assert [each.lab for each in found.labs[:2]] == list(LABS[:2])
    assert [each.strategy for each in found.labs[:3]] == [*CAREFUL, None]
    own = labs().read(CAREFUL)
    assert found.labs[0].more_worth == gain_between(before.worth["Anthropic"], own.worth["Anthropic"])
    assert found.more_catastrophe.value < -2 * found.more_catastrophe.error
    assert not found.leaving


def test_against_itself_nothing_is_changed():
    found = outcome_of(labs(), REST, labs().read(REST))
    assert {each.more_worth.value for each in found.labs} == {0}
    assert found.more_life_years.value == 0


def test_leaving_is_told_as_the_gain_of_the_one_who_leaves():
    found = outcome_of(labs(), CAREFUL, labs().read(REST), {"Anthropic": REST})
    (leaving,) = found.leaving
    assert leaving == leaving_of(labs(), CAREFUL, "Anthropic", REST)
    assert leaving.strategy == REST[0]
    assert leaving.gain.value == -found.labs[0].more_worth.value
    assert leaving.is_clear <= leaving.is_possible
