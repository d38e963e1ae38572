"""Several starts: equilibria are told apart, circles are told as such, and a stop returns what was found."""

import pytest

from sixteenth.decide.equilibrium.game import Choice, Game
from sixteenth.decide.equilibrium.search import search, starts_of
from sixteenth.errors import Interrupted

EITHER = (Choice("second", (0.0, 1.0), is_whole=True),)
LOW, HIGH = ((0.0,), (0.0,)), ((1.0,), (1.0,))


def coordination(profile):
    same = float(profile[0] == profile[1])
    return {"row": same, "column": same}


def pennies(profile):
    same = float(profile[0] == profile[1])
    return {"row": same, "column": -same}


def test_two_equilibria_are_found_from_two_starts_and_their_starts_told():
    found = search(Game(("row", "column"), EITHER, coordination), {"low": LOW, "high": HIGH, "again": LOW})
    assert [(each.profile, each.starts) for each in found.rests] == [(LOW, ("low", "again")), (HIGH, ("high",))]
    assert not found.is_stopped


def test_a_circle_is_no_equilibrium():
    found = search(Game(("row", "column"), EITHER, pennies), {"low": LOW})
    assert not found.rests
    assert len(found.cycles) == 1


def test_a_stop_returns_the_starts_that_were_followed():
    def until_the_other_corner(profile):
        if profile == HIGH:
            raise Interrupted
        return coordination(profile)

    game = Game(("row", "column"), EITHER, until_the_other_corner)
    found = search(game, {"low": LOW, "high": HIGH})
    assert found.is_stopped
    assert [each.starts for each in found.rests] == [("low",)]
    with pytest.raises(Interrupted):
        search(game, {"high": HIGH})


def test_starts_are_named_and_the_same_seed_gives_the_same():
    choices = (Choice("a", (0.0, 1.0, 2.0)), Choice("b", (5.0, 6.0)))
    starts = starts_of(((1.0, 5.5), (1.0, 5.5)), choices, 5, 7)
    assert list(starts) == ["as_it_is", "all_low", "all_high", "random_1", "random_2"]
    assert starts["all_high"] == ((2.0, 6.0), (2.0, 6.0))
    assert starts == starts_of(((1.0, 5.5), (1.0, 5.5)), choices, 5, 7)
    assert all(
        number in choice.levels for own in starts["random_2"] for number, choice in zip(own, choices, strict=True)
    )
    assert list(starts_of(((1.0, 5.5),), choices, 1, 7)) == ["as_it_is"]
