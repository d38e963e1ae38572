"""Plans of sweeps: what may stand in them, and everything that is wrong told at once, each by its line."""

import pytest

from sixteenth.errors import Refused
from sixteenth.scale.sweeps import plan_forms
from sixteenth.scale.sweeps.plan import read_plan
from tests.scale.sweeps.sweeping import write_plan


def faults_of(file):
    with pytest.raises(Refused) as told:
        read_plan(file)
    assert all(len(fault.lines()) == 4 for fault in told.value.faults)
    return told.value.faults


def test_what_is_not_said_is_usual(tmp_path):
    file = tmp_path / "plan.toml"
    file.write_text("")
    plan = read_plan(file)
    assert (plan.scenarios, plan.options, plan.points_of_a_scenario) == (["central"], {"draws": 400, "seed": 7}, 1)


def test_everything_that_is_wrong_is_told_at_once_by_its_line(tmp_path):
    file = tmp_path / "plan.toml"
    file.write_text(
        'draws = 0\nseed = "x"\ncolour = 1\n[grid]\nrent = []\nprice = { from = 1, to = 2, steps = 1 }\n'
        "[sobol]\npoints = 0\n[sobol.over]\nthirst = [1]\n"
    )
    lines = {fault.where.line for fault in faults_of(file)}
    assert lines >= {1, 2, 3, 5, 6, 8, 10}


@pytest.mark.parametrize("text", ["draws = ", "[grid\n", "draws = 1\ndraws = 2\n"])
def test_what_is_no_toml_is_told(tmp_path, text):
    file = tmp_path / "plan.toml"
    file.write_text(text)
    assert faults_of(file)


def test_a_plan_that_is_not_there_is_told(tmp_path):
    assert faults_of(tmp_path / "plan.toml")[0].got == "no such file"


def test_points_are_counted_before_they_are_made(tmp_path):
    file = write_plan(tmp_path, "[grid]\na = [1, 2]\nb = { from = 0, to = 1, steps = 5 }\n[[point]]\na = 3\n")
    assert read_plan(file).points_of_a_scenario == 11


def test_more_points_than_a_folder_can_hold_are_refused(tmp_path):
    steps = "{ from = 0, to = 1, steps = 5_000 }"
    (fault,) = faults_of(write_plan(tmp_path, f"[grid]\na = {steps}\nb = {steps}\n"))
    assert fault.got == "25,000,000 points"
    assert fault.where.line == 5


def test_points_are_read_from_a_file_beside_the_plan(tmp_path):
    (tmp_path / "points.csv").write_text('rent/Ana,cash\n400,\n500,"1,000 USD"\n\n')
    plan = read_plan(write_plan(tmp_path, "", points='"points.csv"'))
    assert plan.given == ({"rent/Ana": 400.0}, {"rent/Ana": 500.0, "cash": "1,000 USD"})
    assert plan.names == {"rent/Ana": True, "cash": False}
    assert str(plan.places["cash"]).endswith("points.csv:1")


@pytest.mark.parametrize(
    ("text", "line", "got"),
    [
        ("a,b\n1,2\n1,2,3\n4\n", 3, "3 cells"),
        ("a,b,a\n1,2,3\n", 1, "two columns"),
        ("a,b\n1,2\n1," + "x" * 200_000, 3, "field larger than field limit (131072)"),
    ],
)
def test_a_file_of_points_that_does_not_fit_is_told(tmp_path, text, line, got):
    (tmp_path / "points.csv").write_text(text)
    fault = faults_of(write_plan(tmp_path, "", points='"points.csv"'))[0]
    assert (fault.where.line, fault.got) == (line, got)


def test_a_file_of_points_that_is_not_there_is_told(tmp_path):
    assert faults_of(write_plan(tmp_path, "", points='"points.csv"'))[0].got == "no such file"


def test_files_stand_where_the_plan_stands(tmp_path):
    file = tmp_path / "plan.toml"
    file.write_text('scenarios = ["central", "own/mine.toml", "central"]')
    assert read_plan(file).scenarios == ["central", str(tmp_path / "own" / "mine.toml")]


def test_a_value_is_known_by_the_line_that_names_it_first(tmp_path):
    file = write_plan(
        tmp_path,
        "[grid]\nrent = [1]\n[[point]]\nrent = 2\ncash = 3\n[sobol]\npoints = 1\n[sobol.over]\nprice = [1, 2]\n",
    )
    places = read_plan(file).places
    assert {name: place.line for name, place in places.items()} == {"rent": 6, "cash": 9, "price": 13}


def test_limits_are_the_same_in_a_plan_and_in_its_words():
    assert plan_forms.MOST_POINTS == 1_000_000
