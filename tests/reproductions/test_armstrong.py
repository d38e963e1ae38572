"""Racing to the precipice: closed forms against play, and every choice of care against all others."""

from dataclasses import replace
from math import inf, nan
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.armstrong import TOLD, Race, care, payoffs, play, risk, winner
from sixteenth.reproductions.published import read_publication
from tests.reproductions.rows import rows_of

LEVELS = tuple(TOLD)
races = st.builds(Race, st.integers(2, 6), st.floats(0.05, 1), st.floats(0.1, 6))
choices = np.linspace(0, 1, 101)


def test_every_published_number_comes_out():
    rows = rows_of("armstrong")
    assert len(rows) == 3 * len(read_publication("armstrong").cases)
    assert [row for row in rows if not row.is_ok] == []


@settings(max_examples=30)
@given(races, st.sampled_from(LEVELS), st.integers(0, 2**32 - 1))
def test_races_played_end_in_disaster_as_often_as_the_closed_form_says(race, information, seed):
    games = 20_000
    played = play(race, information, games, seed)
    odds = risk(race, information)
    error = np.sqrt(max(odds * (1 - odds), 1 / games) / games)
    assert played.disaster.mean() == pytest.approx(odds, abs=5 * error)
    left_to_luck = 1 - played.care[np.arange(games), played.winner]
    assert left_to_luck.mean() == pytest.approx(odds, abs=5 * left_to_luck.std() / np.sqrt(games) + 1e-9)


@given(races, st.sampled_from(LEVELS))
def test_where_others_play_their_care_the_most_skilled_wins(race, information):
    played = play(race, information, 300, 1)
    assert (played.winner == np.argmax(played.skills, axis=-1)).all()
    assert ((played.care >= 0) & (played.care <= 1)).all()


@given(races)
def test_without_information_no_other_care_is_worth_more(race):
    others = float(care(race, "none", np.zeros(race.teams))[0])

    def worth(own):
        """Integrate over own skill the odds that all others are behind."""
        ahead = np.clip(np.linspace(0, race.spread, 4001) + others - own, 0, race.spread) / race.spread
        wins = np.trapezoid(ahead ** (race.teams - 1), dx=1 / 4000)
        return wins * own + (1 - wins) * (1 - race.enmity) * others

    assert max(map(worth, choices)) <= worth(others) + 1e-6


@settings(max_examples=20)
@given(races, st.floats(0.02, 0.98))
def test_with_private_information_no_other_care_is_worth_more(race, part):
    own_skill = part * race.spread

    def care_at(skill):
        return float(care(race, "private", np.full(race.teams, min(skill, race.spread)))[0])

    def as_skilled(place):
        """Bisect for the skill whose holder stands in this place when it plays its own care."""
        low, high = 0.0, race.spread
        for _ in range(50):
            middle = (low + high) / 2
            low, high = (middle, high) if middle - care_at(middle) < place else (low, middle)
        return high

    def worth(own_care):
        beaten = as_skilled(own_skill - own_care)
        rivals = race.teams - 1
        others, _ = quad(
            lambda skill: care_at(skill) * rivals * skill ** (rivals - 1), beaten, race.spread, limit=60, epsabs=1e-9
        )
        return (beaten**rivals * own_care + (1 - race.enmity) * others) / race.spread**rivals

    best = worth(care_at(own_skill))
    assert max(worth(own_care) for own_care in np.linspace(0, 1, 21)) <= best + 1e-6


@given(races, st.integers(0, 2**32 - 1))
def test_with_public_information_no_team_would_rather_choose_another_care(race, seed):
    skills = np.random.default_rng(seed).uniform(0, race.spread, (20, race.teams))
    chosen = care(race, "public", skills)
    expected = payoffs(race, skills, chosen)
    for team in range(race.teams):
        deviant = np.repeat(chosen[:, None, :], len(choices), axis=1)
        deviant[:, :, team] = choices
        tried = payoffs(race, np.broadcast_to(skills[:, None, :], deviant.shape), deviant)[:, :, team]
        assert (tried.max(axis=1) <= expected[:, team] + 1e-8).all()


@settings(max_examples=15)
@given(races, st.sampled_from(LEVELS), st.sampled_from([-0.6, -0.2, -0.05, 0.05, 0.2, 0.6]))
def test_played_many_times_a_team_that_changes_its_care_gains_nothing(race, information, change):
    skills = np.random.default_rng(7).uniform(0, race.spread, (20_000, race.teams))
    chosen = care(race, information, skills)
    deviant = chosen.copy()
    deviant[:, 0] = np.clip(deviant[:, 0] + change, 0, 1)
    gain = (payoffs(race, skills, deviant) - payoffs(race, skills, chosen))[:, 0]
    assert gain.mean() <= 4 * gain.std() / np.sqrt(len(gain)) + 1e-12


@given(races, st.sampled_from(LEVELS))
def test_risk_rises_with_enmity_and_falls_with_what_skill_counts(race, information):
    ladder = [risk(replace(race, enmity=enmity), information) for enmity in (0.1, 0.3, 0.6, 1)]
    assert ladder == sorted(ladder)
    spreads = [risk(replace(race, spread=race.spread * times), information) for times in (1, 2, 4, 8)]
    assert spreads == sorted(spreads, reverse=True)


@given(races)
def test_more_teams_are_riskier_without_and_with_public_information(race):
    for information in ("none", "public"):
        ladder = [risk(replace(race, teams=teams), information) for teams in (2, 3, 5, 9)]
        assert np.diff(ladder).min() >= -1e-12


def test_with_private_information_another_team_can_be_safer():
    assert risk(Race(3, 0.1, 0.5), "private") < risk(Race(2, 0.1, 0.5), "private")
    assert risk(Race(3, 1, 0.5), "private") > risk(Race(2, 1, 0.5), "private")


def test_public_information_is_not_always_worse_than_private():
    assert risk(Race(2, 0.5, 0.5), "public") < risk(Race(2, 0.5, 0.5), "private")
    assert risk(Race(2, 1, 4), "public") > risk(Race(2, 1, 4), "private")


@given(races)
def test_not_to_know_is_never_riskier_than_to_know_oneself(race):
    assert risk(race, "none") <= risk(race, "private") + 1e-12


@given(st.integers(2, 6), st.floats(0.5, 4))
def test_limits_of_enmity_skill_and_number(teams, spread):
    harmless = Race(teams, 1e-7, spread)
    assert risk(harmless, "none") == 0
    assert risk(harmless, "public") == pytest.approx(0, abs=1e-5)
    careful = min(spread, 1)  # a team that knows only its own skill is careless where it has none, enmity or not
    expected = 1 - (teams / (teams + 1)) * spread if spread <= 1 else careful / (teams + 1) / spread**teams
    assert risk(harmless, "private") == pytest.approx(expected, abs=1e-5)
    for information in LEVELS:
        assert risk(Race(teams, 1, 1e7), information) == pytest.approx(0, abs=1e-5)
        assert risk(Race(10**7, 1, spread), information) == pytest.approx(1, abs=1e-5)


@given(races)
def test_closed_forms_join_where_their_branches_meet(race):
    careful = race.enmity * (race.teams - 1) + 1
    for information, edge in (("none", race.enmity * race.teams), ("private", careful), ("public", race.enmity)):
        below, above = (
            risk(replace(race, spread=edge * part), cast("Any", information)) for part in (1 - 1e-9, 1 + 1e-9)
        )
        assert below == pytest.approx(above, abs=1e-7)


def test_of_those_who_tie_the_most_skilled_wins():
    skills, chosen = np.array([[1.0, 2.0, 1.5]]), np.array([[0.0, 1.0, 0.5]])
    assert winner(skills, chosen) == [1]
    assert payoffs(Race(3, 0.5, 3), skills, chosen) == pytest.approx(np.array([[0.5, 1, 0.5]]))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: Race(1, 0.5, 1), "1 teams"),
        (lambda: Race(cast("Any", 2.5), 0.5, 1), "2.5 teams"),
        (lambda: Race(2, 0, 1), "an enmity of 0"),
        (lambda: Race(2, 1.1, 1), "an enmity of 1.1"),
        (lambda: Race(2, nan, 1), "an enmity of nan"),
        (lambda: Race(2, 0.5, 0), "a spread of skill of 0"),
        (lambda: Race(2, 0.5, inf), "a spread of skill of inf"),
        (lambda: risk(Race(2, 0.5, 1), cast("Any", "some")), "information 'some'"),
        (lambda: care(Race(2, 0.5, 1), cast("Any", "some"), [0.1, 0.2]), "information 'some'"),
        (lambda: care(Race(2, 0.5, 1), "private", [0.1, 0.2, 0.3]), "skills must be of 2 teams"),
        (lambda: care(Race(2, 0.5, 1), "private", [0.1, 1.2]), "from 0 to 1"),
    ],
)
def test_outside_its_domain_it_says_so(asked, told):
    with pytest.raises(OutsideDomain, match=told):
        asked()
