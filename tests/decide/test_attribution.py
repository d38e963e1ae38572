"""What each input does by itself: one alone is all of it, parts add up, what makes no sense apart stays together."""

from collections import Counter
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.attribution import MOST_ALONE, attribute, axes_apart, group_changes, why_not
from sixteenth.decide.compare import ATTRIBUTED
from sixteenth.decide.difference import headline_measures
from sixteenth.scenarios.changes import changes_between

LAB = "OpenAI"
FEW: dict[str, Any] = {"draws": 48, "months": 30, "back_end": "numpy"}
MEASURES = [measure for measure in headline_measures(LAB, "run_off") if measure.name in ATTRIBUTED]


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def run(scenario):
    return sixteenth.run(scenario, **FEW)


def shared_out(one, other, **options):
    groups = group_changes(one, other, changes_between(one, other), **options)
    return attribute(one, other, groups, (run(one), run(other)), run, MEASURES)


def test_a_single_change_is_the_whole_difference(central):
    found = shared_out(central, central.with_(open_lag=0.5))
    assert len(found.effects) == 1
    assert found.effects[0].by_measure == found.total
    assert all(left == (0, 0) for left in (found.together or {}).values())


@pytest.mark.parametrize("name", ["commodity", "open_weights_win", "plan_kept", "progress_stops"])
def test_parts_and_what_is_only_together_add_up(central, name):
    found = shared_out(central, sixteenth.read(name))
    for measure in ATTRIBUTED:
        parts = sum(effect.by_measure[measure].difference for effect in found.effects)
        assert found.total is not None
        assert found.together is not None
        assert parts + found.together[measure][0] == pytest.approx(found.total[measure].difference)
        assert all(effect.by_measure[measure].before == found.total[measure].before for effect in found.effects)


def test_the_error_of_what_is_left_is_paired(central):
    one, other = central, sixteenth.read("commodity")
    groups = group_changes(one, other, changes_between(one, other))
    kept = []

    def keep(scenario):
        kept.append(run(scenario))
        return kept[-1]

    first, second = run(one), run(other)
    found = attribute(one, other, groups, (first, second), keep, MEASURES)
    back = MEASURES[0]
    base = back.draws(first)
    left = back.draws(second) - base - sum(back.draws(each) - base for each in kept)
    assert found.together is not None
    assert found.together[back.name][0] == pytest.approx(left.mean())
    assert found.together[back.name][1] == pytest.approx(left.std(ddof=1) / np.sqrt(left.size))


def test_a_parameter_its_events_and_its_kin_are_one_group(central):
    other = sixteenth.read("progress_stops")
    (group,) = group_changes(central, other, changes_between(central, other))
    assert Counter(change.kind for change in group.changes) == {"value": 2, "event": 1}


def test_a_theory_brings_the_values_that_it_alone_reads(central):
    other = sixteenth.read("plan_kept")
    (group,) = group_changes(central, other, changes_between(central, other))
    assert {change.name for change in group.changes} == {"research", "planned_multiple"}


def test_many_changes_are_put_together_by_subject_unless_each_is_asked_for(central):
    other = sixteenth.read("interview")
    changes = changes_between(central, other)
    few = group_changes(central, other, changes)
    many = group_changes(central, other, changes, each=True)
    assert len(few) < MOST_ALONE < len(many)
    assert any(group.subject for group in few)
    assert not any(group.subject for group in many)
    told = {change for group in few for change in group.changes}
    assert told == {change for group in many for change in group.changes}
    assert {change.name for change in set(changes) - told} == {"start"}


def test_what_has_no_place_in_the_other_cannot_be_shared_out(central):
    def reason(name):
        other = sixteenth.read(name)
        return why_not(central, other, changes_between(central, other))

    assert reason("interview_arithmetic") == "labels"
    more = sixteenth.read("more_labs")
    assert axes_apart(changes_between(central, more)) == ("lab",)
    assert reason("interview") is None
    late = sixteenth.read("year_late")
    early = sixteenth.read("interview")
    assert why_not(early, late, changes_between(early, late)) == "start"
