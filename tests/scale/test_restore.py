"""A scenario comes out of a recipe again, or the recipe is told to hold none."""

import pytest

from sixteenth.errors import Refused, UnreadableFile, WrongEntry
from sixteenth.scale.restore import scenario_of
from tests.engine.worlds import lemonade
from tests.faults.test_all_faults_together import check_four_lines


def test_a_scenario_comes_out_of_a_recipe_again():
    recipe = {"scenario": "lemonade", "scenario_json": lemonade().resolved}
    assert scenario_of(recipe, allow_code=True).hash == lemonade().hash


@pytest.mark.parametrize(
    "recipe",
    [
        {},
        {"scenario": "lemonade"},
        {"scenario": "lemonade", "scenario_json": ""},
        {"scenario": "lemonade", "scenario_json": "{half"},
        {"scenario": "lemonade", "scenario_json": "[" * 100_000},
        {"scenario": "lemonade", "scenario_json": '{"months": ' + "9" * 5_000 + "}"},
        {"scenario": "lemonade", "scenario_json": '{"title": 3}'},
        {"scenario": "lemonade", "scenario_json": '{"months": 100000}'},
    ],
)
def test_a_recipe_without_a_scenario_is_refused(recipe):
    with pytest.raises(Refused) as told:
        scenario_of(recipe, allow_code=True)
    for fault in told.value.faults:
        assert isinstance(fault, UnreadableFile | WrongEntry)
        check_four_lines(fault)
