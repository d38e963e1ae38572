"""The same game on two sets of futures: sought on one, told on the other."""

from sixteenth.decide.equilibrium.table import Futures, table_of
from tests.decide.equilibrium.small import asked, fresh, run, scenario, table


def test_leaving_is_told_on_fresh_futures():
    at, other = ((0.4,), (0.4,)), ((0.002,), (0.4,))
    for profile in (at, other):
        table().game.payoffs(profile)
    told = table().told(at, table().fresh.read(at))
    (leaving,) = told.leaving
    assert leaving.strategy == other[0]
    assert leaving.gain == table().fresh.game(()).gain(0, at, other)
    assert leaving.gain != table().game.gain(0, at, other)


def test_profiles_are_brought_within_the_levels_of_a_floor():
    floored = table_of(asked(), scenario(), Futures(run, fresh), least=0.1)
    assert floored.game.choices[0].levels == (0.1, 0.4)
    assert floored.within_levels(((0.002,), (0.3,))) == ((0.1,), (0.3,))


def test_effort_is_what_a_player_decides_and_what_others_are_ruled():
    profile = ((0.4,), (0.3,))
    assert table().effort_of("OpenAI", profile) == 0.3
    assert table().effort_of("xAI", profile) == 0.015
