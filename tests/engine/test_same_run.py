"""Two runs are the same where the same was asked for; what made them may differ, and is told."""

import pytest

from sixteenth.engine.same_run import asked_for, differences

RECIPE = {
    "scenario_hash": "a",
    "draws": 40,
    "seed": 7,
    "output_set": "standard",
    "versions": {"sixteenth": "1.0.0", "numpy": "2"},
    "processor": "one",
    "world_hash": "w",
}


@pytest.mark.parametrize("same", [{"output_set": "other"}, {"processor": "two"}, {"versions": {}}, {"world_hash": "v"}])
def test_what_was_kept_and_what_made_it_is_not_asked_for(same):
    assert asked_for({**RECIPE, **same}) == asked_for(RECIPE)


@pytest.mark.parametrize("other", [{"draws": 41}, {"seed": 8}, {"scenario_hash": "b"}, {"months": 3}])
def test_another_run_was_asked_for_otherwise(other):
    assert asked_for({**RECIPE, **other}) != asked_for(RECIPE)


def test_what_differs_is_told_by_name():
    now = {**RECIPE, "versions": {"sixteenth": "1.1.0", "numpy": "2"}, "processor": "two"}
    assert list(differences(RECIPE, RECIPE)) == []
    assert list(differences(RECIPE, now)) == [("sixteenth", "1.0.0", "1.1.0"), ("processor", "one", "two")]
