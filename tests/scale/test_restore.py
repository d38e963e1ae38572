"""A scenario comes out of a recipe again, or the recipe is told to hold none."""

from dataclasses import replace
from importlib.metadata import version

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result, Variable
from sixteenth.engine.made_of import MadeOf
from sixteenth.errors import Refused, UnreadableFile, WrongEntry
from sixteenth.scale.restore import scenario_of, under_present_names
from sixteenth.scenarios.files import renamed
from sixteenth.scenarios.files.renamed import OldName
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


def made_by(version: str) -> Result:
    recipe = {"versions": {"sixteenth": version}, "scenario": "lemonade", "scenario_json": lemonade().resolved}
    numbers = np.arange(3.0)
    return Result({"money": numbers}, {"money": numbers}, {}, {"money": Variable((), "USD")}, {}, recipe)


def test_a_result_of_an_earlier_version_opens_under_present_names_and_says_so(monkeypatch):
    monkeypatch.setattr(renamed, "_table", {"names": {"money": "cash"}, "gone": {}}.__getitem__)
    with pytest.warns(OldName, match=r"made by sixteenth 0\.1\.9"):
        opened = under_present_names(made_by("0.1.9"))
    assert [*opened.monthly, *opened.closing, *opened.variables] == ["cash"] * 3
    assert opened["cash"] is opened.monthly["cash"]
    assert opened.made_of is None


def test_hashes_of_an_earlier_version_stand_under_present_names(monkeypatch):
    monkeypatch.setattr(renamed, "_table", {"names": {"money": "cash"}, "gone": {}}.__getitem__)
    made_of = MadeOf("3.11", {"money": "0" * 8}, {"rent": "1" * 8})
    with pytest.warns(OldName):
        opened = under_present_names(replace(made_by("0.1.9"), made_of=made_of))
    assert opened.made_of == MadeOf("3.11", {"cash": "0" * 8}, {"rent": "1" * 8})


def test_a_result_of_this_version_is_left_as_it_is():
    result = made_by(version("sixteenth"))
    assert under_present_names(result) is result


def test_the_world_of_an_earlier_version_is_not_put_together():
    with pytest.raises(Refused) as told:
        scenario_of(made_by("0.1.9").recipe, allow_code=True)
    assert "world of version 0.1.9" in told.value.faults[0].got
    check_four_lines(told.value.faults[0])


@pytest.mark.parametrize("sampling", ["counter", "sobol"])
def test_what_was_drawn_comes_out_of_a_saved_result_bit_for_bit(tmp_path, sampling):
    job = sixteenth.prepare(lemonade(), draws=40, seed=11, back_end="numpy", sampling=sampling)
    kept = sixteenth.load(sixteenth.save(sixteenth.run(job), tmp_path / "run.nc"))
    found = sixteenth.inputs(kept, allow_code=True)
    drawn = job.table.sample(11, np.arange(40), sampling)
    rows = {"/".join((row.name, *row.labels)): number for number, row in enumerate(job.table.rows)}
    assert {"thirst", "elasticity", "rent/Ben"} <= found.keys()
    assert all((values == drawn[rows[name]]).all() for name, values in found.items())
