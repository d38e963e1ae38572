"""Rounds of best replies find equilibria that are known by heart, and claim none where there is none."""

import numpy as np
import pytest

from sixteenth.decide.equilibrium.game import Choice, Game
from sixteenth.decide.equilibrium.rounds import best_reply, rounds_from
from sixteenth.reproductions import armstrong, dsair
from sixteenth.reproductions.cournot import cournot

TWO = ("row", "column")
EITHER = (Choice("second", (0.0, 1.0), is_whole=True),)
CORNERS = [((one,), (other,)) for one in (0.0, 1.0) for other in (0.0, 1.0)]


def of_tables(row, column):
    """Make a game of two tables, [row's move][column's move]."""

    def payoffs(profile):
        one, other = (int(strategy[0]) for strategy in profile)
        return {"row": row[one][other], "column": column[one][other]}

    return Game(TWO, EITHER, payoffs)


def ends_of(game):
    return {each.profile for start in CORNERS if (each := rounds_from(game, start)).ending == "rest"}


def test_prisoners_end_in_the_one_equilibrium():
    assert ends_of(of_tables([[3, 0], [5, 1]], [[3, 5], [0, 1]])) == {((1.0,), (1.0,))}


def test_coordination_has_two():
    assert ends_of(of_tables([[2, 0], [0, 1]], [[2, 0], [0, 1]])) == {((0.0,), (0.0,)), ((1.0,), (1.0,))}


def test_matching_pennies_go_round_and_no_equilibrium_is_claimed():
    pennies = of_tables([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
    ends = [rounds_from(pennies, start) for start in CORNERS]
    assert {each.ending for each in ends} == {"cycle"}
    assert {len(each.cycle) for each in ends} == {2}
    assert max(reply.gain.value for reply in ends[0].replies) == 2


def test_a_cycle_of_numbers_is_damped_to_the_middle():
    def payoffs(profile):
        one, other = (strategy[0] for strategy in profile)
        return {"row": (2 * one - 1) * (2 * other - 1), "column": -(2 * one - 1) * (2 * other - 1)}

    found = rounds_from(Game(TWO, (Choice("odds", (0.0, 1.0)),), payoffs), ((0.0,), (0.0,)))
    assert found.ending == "rest"
    assert found.profile == ((0.5,), (0.5,))


@pytest.mark.parametrize("sellers", [2, 3])
def test_sellers_of_quantities_come_to_what_cournot_found(sellers):
    def payoffs(profile):
        price = 10 - sum(quantity for (quantity,) in profile)
        return {str(at): (price - 1) * quantity for at, (quantity,) in enumerate(profile)}

    game = Game([str(at) for at in range(sellers)], (Choice("quantity", (0.0, 1.5, 3.0, 4.5, 6.0)),), payoffs)
    found = rounds_from(game, game.everyone((6.0,)), halvings=16)
    assert found.ending == "rest"
    assert np.ravel(found.profile) == pytest.approx(cournot(10, 1, sellers).quantity, abs=1e-3)


@pytest.mark.parametrize(("enmity", "spread"), [(1.0, 1.2), (0.5, 0.6), (0.8, 3.0)])
def test_teams_that_know_nothing_take_the_care_of_the_precipice(enmity, spread):
    race = armstrong.Race(teams=2, enmity=enmity, spread=spread)

    def payoffs(profile):
        """Compute what each team expects over all skills, drawn evenly: the winner's care decides for all."""
        one, other = (strategy[0] for strategy in profile)
        ahead = (other - one) / spread  # of the first team's skill less the second's: a triangle from -1 to 1
        odds = np.clip(
            (1 - np.clip(-ahead, 0, 1)) ** 2 / 2 if ahead < 0 else 1 - (1 - np.clip(ahead, 0, 1)) ** 2 / 2, 0, 1
        )
        wins = odds
        disaster_free = wins * one, (1 - wins) * other
        return {
            "row": disaster_free[0] + (1 - enmity) * disaster_free[1],
            "column": disaster_free[1] + (1 - enmity) * disaster_free[0],
        }

    game = Game(TWO, (Choice("care", tuple(np.linspace(0, 1, 9))),), payoffs)
    found = rounds_from(game, ((0.25,), (0.75,)), halvings=16)
    expected = 1 - armstrong.risk(race, "none")
    assert found.ending == "rest"
    assert np.ravel(found.profile) == pytest.approx(expected, abs=2e-3)


@pytest.mark.parametrize(("disaster", "expected"), [(0.1, {1.0}), (0.8, {0.0, 1.0}), (0.995, {0.0})])
def test_the_safe_and_the_unsafe_rest_where_their_published_payoffs_say(disaster, expected):
    pay = dsair.long_run_payoffs(dsair.Race(speed=1.5, disaster=disaster))
    row = [[pay.safe_safe, pay.safe_unsafe], [pay.unsafe_safe, pay.unsafe_unsafe]]
    found = ends_of(of_tables(row, np.transpose(row).tolist()))
    is_best = {0.0: pay.safe_safe >= pay.unsafe_safe, 1.0: pay.unsafe_unsafe >= pay.safe_unsafe}
    assert found == {((move,), (move,)) for move, holds in is_best.items() if holds}
    assert {profile[0][0] for profile in found} == expected


def test_gains_within_the_error_move_nobody_away():
    luck = np.random.default_rng(1).normal(size=400)

    def payoffs(profile):
        return {"row": profile[0][0] * luck, "column": luck}

    found = rounds_from(Game(TWO, (Choice("any", (0.0, 1.0)),), payoffs), ((0.0,), (0.0,)))
    assert found.ending == "rest"
    assert not any(each.is_clear for each in found.replies)


def test_a_best_reply_finds_two_decisions_that_only_pay_together():
    def payoffs(profile):
        (one, other), _ = profile
        return {"row": one * other * 4 - one - other, "column": 0}

    game = Game(TWO, (Choice("one", (0.0, 0.5, 1.0)), Choice("other", (0.0, 0.5, 1.0))), payoffs)
    assert best_reply(game, game.everyone((0.0, 0.0)), 0).profile[0] == (1.0, 1.0)


@pytest.mark.parametrize("seed", range(20))
def test_in_games_at_random_all_that_rest_are_equilibria_and_all_equilibria_rest(seed):
    levels = (0.0, 1.0, 2.0)
    pay = np.random.default_rng(seed).normal(size=(2, 3, 3))

    def payoffs(profile):
        one, other = (int(strategy[0]) for strategy in profile)
        return {"row": pay[0, one, other], "column": pay[1, one, other]}

    game = Game(TWO, (Choice("move", levels, is_whole=True),), payoffs)
    best = (pay[0] == pay[0].max(axis=0)) & (pay[1] == pay[1].max(axis=1, keepdims=True))
    equilibria = {((float(one),), (float(other),)) for one, other in np.argwhere(best)}
    ends = {start: rounds_from(game, start) for start in [((one,), (other,)) for one in levels for other in levels]}
    assert {end.profile for end in ends.values() if end.ending == "rest"} == equilibria
    assert all(end.ending == "cycle" for end in ends.values() if end.profile not in equilibria)
