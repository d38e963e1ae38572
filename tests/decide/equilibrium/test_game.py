"""A game in numbers: payoffs are asked for once, gains are told future by future, and steps stay within the levels."""

import numpy as np
import pytest

from sixteenth.decide.equilibrium.game import Choice, Game, gain_between, with_number

EFFORT = Choice("effort", (0.01, 0.1, 1.0), is_logarithmic=True)
OFFER = Choice("offer", (0.0, 1.0, 2.0))
YES = Choice("yes", (0.0, 1.0), is_whole=True)


def test_a_profile_is_played_once():
    asked = []

    def payoffs(profile):
        asked.append(profile)
        return {"A": np.array([profile[0][0]]), "B": np.array([0.0])}

    game = Game(("A", "B"), (OFFER,), payoffs)
    assert game.worth(0, ((1.0,), (0.0,))) == 1
    assert game.gain(0, ((1.0,), (0.0,)), ((2.0,), (0.0,))).value == 1
    assert game.gain(1, ((1.0,), (0.0,)), ((2.0,), (0.0,))).value == 0
    assert len(asked) == 2


def test_a_gain_is_told_by_the_futures_that_both_have():
    gain = gain_between([1.0, 2.0, np.nan], [2.0, 5.0, 9.0])
    assert gain.value == 2
    assert gain.error == pytest.approx(np.std([1.0, 3.0], ddof=1) / np.sqrt(2))


def test_what_is_certain_has_no_error_and_what_is_never_a_number_no_gain():
    assert gain_between(1.0, 3.0).error == 0
    assert np.isnan(gain_between([np.nan], [1.0]).value)


def test_steps_are_in_proportion_or_in_a_line_and_end_at_the_levels():
    assert EFFORT.moved(0.1, 0.5) == pytest.approx(10**-0.5)
    assert EFFORT.moved(1.0, 1) == 1
    assert OFFER.moved(1.0, -0.25) == 0.75
    assert OFFER.moved(0.0, -1) == 0
    assert YES.moved(1.0, -0.5) == 1
    assert Choice("one", (3.0,)).moved(3.0, 1) == 3


def test_the_middle_of_numbers_is_in_proportion_where_steps_are():
    assert EFFORT.middle([0.01, 1.0]) == pytest.approx(0.1)
    assert OFFER.middle([0.0, 2.0]) == 1
    assert YES.middle([0.0, 1.0]) == 1


def test_one_player_alone_decides_otherwise():
    game = Game(("A", "B"), (OFFER, EFFORT), lambda _: {"A": 0, "B": 0})
    assert with_number(game.everyone((1.0, 0.1)), 1, 0, 2.0) == ((1.0, 0.1), (2.0, 0.1))


def test_a_profile_that_is_never_a_number_is_worth_less_than_any():
    game = Game(("A",), (OFFER,), lambda _: {"A": np.array([np.nan])})
    assert game.worth(0, ((0.0,),)) == -np.inf
