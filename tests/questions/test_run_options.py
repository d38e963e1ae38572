"""Options of a run, and what decides an answer that runs nothing."""

import pytest
from pydantic import ValidationError

import sixteenth
from sixteenth.questions.run_options import RunOptions, recipe_without_a_run
from sixteenth.questions.session import Session


def test_what_is_not_given_is_left_to_the_scenario():
    assert set(RunOptions().of_the_run.values()) == {None}
    assert RunOptions(draws=3, backend="numpy").of_the_run["draws"] == 3


@pytest.mark.parametrize(
    "given", [{"draws": 0}, {"draws": 2**31 + 1}, {"seed": -1}, {"seed": 2**32}, {"months": 1201}, {"backend": "c"}]
)
def test_each_option_has_its_bounds(given):
    with pytest.raises(ValidationError):
        RunOptions(**given)


def test_what_runs_nothing_has_no_draws_in_its_recipe():
    scenario = sixteenth.read("central")
    recipe = recipe_without_a_run(scenario, Session())
    assert recipe["scenario_hash"] == scenario.hash
    assert not {"draws", "seed"} & recipe.keys()
