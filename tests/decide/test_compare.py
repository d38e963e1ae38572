"""Two scenarios on common draws: nothing differs from itself, every library scenario can be asked, gaps are told."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.compare import OWN_SET, can_compare, compare, runs_needed, world_to_compare
from sixteenth.decide.difference import GAINED
from sixteenth.decide.worth.first_question import with_gained
from sixteenth.decide.worth.going_on import OWN_SET as GOING_ON
from sixteenth.decide.worth.going_on import stopping_after, world_of_going_on
from sixteenth.decide.worth.headline import make_headlines
from sixteenth.errors import Refused
from sixteenth.measures.over_futures import kept_of
from sixteenth.scenarios.layers.read import library

FEW: dict[str, Any] = {"draws": 24, "months": 36, "back_end": "numpy"}


def run(scenario):
    return sixteenth.run(scenario, world=world_to_compare(scenario.world), output_set=OWN_SET, **FEW)


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


@pytest.fixture(scope="module")
def base(central):
    return run(central)


def numbers(contrast):
    return [each.difference for part in (contrast.headline, contrast.labs, contrast.outputs) for each in part]


def test_a_scenario_does_not_differ_from_itself(central, base):
    found = compare(central, sixteenth.read("central"), base, run, lab="xAI")
    assert found.changes == ()
    assert {(each.difference, each.standard_error) for each in numbers(found)} == {(0, 0)}


@pytest.mark.parametrize("name", [name for name in library() if can_compare(sixteenth.read(name))])
def test_every_scenario_of_the_library_stands_beside_central(central, base, name):
    other = sixteenth.read(name)
    found = compare(central, other, base, run, lab="OpenAI")
    assert bool(found.changes) == (name != "central")
    has_its_labels = other.settings.labels == central.settings.labels
    assert all((each is None) <= (not has_its_labels) for each in numbers(found))
    heads = {head.lab: head for head in make_headlines(run(other))}
    labs = central.settings.labels["lab"]
    assert {each.title: each.difference.after for each in found.labs if each.difference} == pytest.approx(
        {lab: head.back_of_100 for lab, head in heads.items() if lab in labs}
    )
    assert {each.title for each in found.labs if each.only_in == "other"} == {*heads} - {*labs}
    assert bool(found.attribution.refusal) != has_its_labels  # labs that central does not have have no place in it
    assert runs_needed(central, [other]) == 2 + len(found.attribution.effects)


def test_odds_and_expectations_are_compared_by_their_means(central, base):
    sets = central.world.output_sets.values()
    odds = {name for kept in sets for name in (*kept.monthly, *kept.closing) if "probability" in name.split("_")}
    assert odds == {
        "probability_running",
        "probability_without_catastrophe",
        "probability_without_catastrophe_ahead",
    }
    assert odds | {"welfare_gain", "lives_saved_in_all"} <= central.world.means
    found = compare(central, sixteenth.read("commodity"), base, run, lab="OpenAI")
    told = {(each.name, *each.labels): each for each in found.outputs}
    safe = told["probability_without_catastrophe",]
    assert safe.statistic == "mean"
    assert safe.difference
    assert safe.difference.before == pytest.approx(base.closing["probability_without_catastrophe"].mean(dtype=float))
    gain = told["welfare_gain", base.labels["curvature"][0]]
    assert gain.difference
    assert gain.difference.before == pytest.approx(base.monthly["welfare_gain"][-1, 0].mean(dtype=float))
    assert told["valuation", "OpenAI"].statistic == "median"


def test_what_one_world_has_not_is_told(central, base):
    sets = central.world.output_sets
    generic = sets["compare"]
    fewer = replace(generic, monthly=tuple(name for name in generic.monthly if name != "open_share"))
    poor = replace(central, world=replace(central.world, output_sets={**sets, "compare": fewer}))
    found = {each.name: each for each in compare(central, poor, base, run, lab="OpenAI").outputs}
    assert (found["open_share"].difference, found["open_share"].only_in) == (None, "one")
    assert found["valuation"].difference is not None


def test_subjects_say_what_else_is_compared(central, base):
    names = {name for name in base.variables if name in (*base.monthly, *base.closing)}
    generic = central.world.output_sets["compare"]
    assert {*generic.monthly, *generic.closing} <= names
    alone = world_to_compare(replace(central.world, output_sets={})).output_sets[OWN_SET]
    assert alone == kept_of(central.world, world_of_going_on(central.world).output_sets[GOING_ON])


def test_where_runs_stand_beside_themselves_stopped_the_value_of_going_on_comes_first(central):
    def run_both(scenario):
        return with_gained(run(scenario), run(stopping_after(scenario, "OpenAI", 3)), "OpenAI")

    base = run_both(central)
    found = compare(central, central.with_(open_lag=0.5), base, run_both, lab="OpenAI")
    value, gains, back, *_ = found.headline
    assert (value.name, gains.name, back.name) == ("going_on", "gains_of_100", "back_of_100")
    assert value.difference
    assert value.difference.before == pytest.approx(np.mean(base.closing[GAINED]))
    assert list(found.attribution.effects[0].by_measure) == ["going_on", "back_of_100", "ruined_of_100"]


def test_what_cannot_be_compared_is_refused(central, base):
    with pytest.raises(Refused, match="no headline of labs"):
        compare(central, sixteenth.read("interview_arithmetic"), base, run, lab="OpenAI")
    with pytest.raises(Refused, match="which is not in both"):
        compare(central, central, base, run, lab="nobody")
