"""What a policy may set: at rest it is the scenario, and numbers alone make no other program."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.society.levers import (
    LEVERS,
    NO_LINE,
    Policy,
    applied,
    can_be_bound,
    policy_at,
    ready,
    under_rules,
)
from sixteenth.engine.declared import OutputSet
from sixteenth.measures.middle import number_of
from sixteenth.scenarios.variation import Variation


@cache
def at_rest():
    return ready(sixteenth.read("central"))


def card(scenario, name):
    return scenario.values[name].card


def test_the_ends_of_the_levers_are_numbers_that_the_world_takes():
    for place in (0.0, 1.0):
        applied(at_rest(), policy_at((place,) * len(LEVERS)))
    low, high = (policy_at((place,) * len(LEVERS)) for place in (0.0, 1.0))
    assert (low.pace, high.pace) == pytest.approx((0.25, 4.0))
    assert (low.effort, high.effort) == pytest.approx((0.002, 0.5))
    assert (low.line, high.line) == (-6.0, None)  # the last part of the lever is no line
    assert (low.lasts, high.lasts, low.until_control, high.until_control) == (0, 48, False, True)


def test_a_logarithmic_lever_has_its_geometric_middle_in_the_middle():
    pace = next(each for each in LEVERS if each.name == "pace")
    assert pace.number(0.5) == pytest.approx(1.0)


def test_a_policy_sets_what_it_says_and_moves_no_program():
    policy = Policy(pace=0.5, effort=0.3, openness=0.9, begins=20, lasts=6, until_control=True, line=2.0)
    made = applied(at_rest(), policy)
    assert made.world is at_rest().world
    for name, number in {"effort_ruled": 0.3, "safety_openness": 0.9, "margin_of_control": 2.0}.items():
        assert card(made, name).value == number
    assert not card(made, "effort_ruled").by
    assert card(made, "policy_today").value == 1
    (pause,) = made.settings.events
    assert (pause.name, pause.month, pause.until) == ("pause_of_country", 20, 26)
    half, whole = (number_of(each, "research_ratio", "OpenAI") for each in (made, at_rest()))
    assert half == pytest.approx(whole / 2)


def test_without_a_pause_its_place_is_kept_and_nothing_is_paused():
    (pause,) = applied(at_rest(), Policy(effort=0.1)).settings.events
    assert pause.until == pause.month


def test_at_rest_every_lab_keeps_its_effort_and_no_line_binds():
    effort = card(at_rest(), "effort_ruled").by
    today = card(sixteenth.read("central"), "safety_effort_today").by
    assert {lab: float(getattr(number, "value", number)) for lab, number in effort.items()} == pytest.approx(
        {lab: float(getattr(number, "value", number)) for lab, number in today.items()}
    )
    assert card(at_rest(), "margin_of_control").value == NO_LINE


def test_its_own_pauses_give_way_and_its_own_rules_are_kept_where_no_policy_is_applied():
    pause = sixteenth.read("agreed_pause")
    assert [event.until == event.month for event in ready(pause).settings.events] == [True]
    assert [(event.month, event.until) for event in under_rules(pause).settings.events] == [(18, 30)]
    kept = sixteenth.read("policies_kept")
    assert card(under_rules(kept), "margin_of_control") == card(kept, "margin_of_control")
    assert can_be_bound(kept)
    assert not can_be_bound(sixteenth.read("race_to_the_top"))


def test_a_line_that_an_event_draws_where_promises_are_goals_would_bind_so_that_it_is_left_alone():
    central = sixteenth.read("central")
    line = sixteenth.read("policies_kept").assumptions.events
    assert can_be_bound(central)
    assert not can_be_bound(central.varied(Variation(events=line)))


@pytest.mark.slow  # two programs
def test_at_rest_it_runs_as_the_scenario_does():
    names = ("life_months_gained", "probability_without_catastrophe", "company_revenue")
    own, bound = (
        sixteenth.run(each.keeping("few", OutputSet(monthly=names)), draws=16, output_set="few")
        for each in (sixteenth.read("central"), at_rest())
    )
    for name in names:
        assert np.allclose(own[name], bound[name], rtol=1e-5)
