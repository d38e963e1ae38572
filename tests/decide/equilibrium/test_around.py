"""Around a profile: who would leave, what is better for all, and complements told from substitutes."""

import pytest

from sixteenth.decide.equilibrium.around import at_level, best_leaving, better_for_all, curve_of
from sixteenth.decide.equilibrium.game import Choice, Game

TWO = ("row", "column")
LEVELS = (0.0, 1.0, 2.0)


def game_of(payoffs):
    return Game(TWO, (Choice("effort", LEVELS),), payoffs)


def prisoners(profile):
    (one,), (other,) = profile
    return {"row": 2 * (2 - other) - (2 - one), "column": 2 * (2 - one) - (2 - other)}


def test_the_best_way_to_leave_is_among_those_tried_by_one_player_alone():
    game = game_of(prisoners)
    rest = ((2.0,), (2.0,))
    assert best_leaving(game, rest, 0) is None
    for profile in (rest, ((1.0,), (2.0,)), ((0.0,), (2.0,)), ((0.0,), (0.0,))):
        game.payoffs(profile)
    assert best_leaving(game, rest, 0) == ((1.0,), (2.0,))


def test_prisoners_would_all_gain_by_moving_together():
    game = game_of(prisoners)
    rest, together = ((2.0,), (2.0,)), ((0.0,), (0.0,))
    assert better_for_all(game, rest, [together, ((1.0,), (1.0,))]) == together
    assert better_for_all(game, together, [rest]) is None


@pytest.mark.parametrize(("sign", "kind", "slope"), [(1, "complement", 1.0), (-1, "substitute", -1.0)])
def test_what_is_worth_more_where_others_do_it_is_a_complement(sign, kind, slope):
    def payoffs(profile):
        (one,), (other,) = profile
        return {"row": -((one - 1 - sign * (other - 1)) ** 2), "column": 0}

    game = game_of(payoffs)
    curve = curve_of(game, game.everyone((1.0,)), 0, 0, LEVELS)
    assert curve.kind == kind
    assert curve.slope == slope
    assert [each.best for each in curve.answers] == list(LEVELS)[::sign]


def test_what_others_do_not_move_is_neither():
    def payoffs(profile):
        return {"row": profile[0][0], "column": 0}

    game = game_of(payoffs)
    curve = curve_of(game, game.everyone((1.0,)), 0, 0, (0.0, 2.0))
    assert (curve.kind, curve.slope, curve.more_worth.value) == ("neither", 0, 0)
    assert curve_of(game, game.everyone((1.0,)), 0, 0, (1.0,)).slope == 0


def test_all_but_one_are_put_at_a_level():
    game = game_of(prisoners)
    assert at_level(game, ((1.0,), (1.0,)), 0, 2.0) == ((2.0,), (2.0,))
    assert at_level(game, ((1.0,), (1.0,)), 0, 2.0, but=0) == ((1.0,), (2.0,))
