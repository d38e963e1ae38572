"""Every entry of a plan has a form of its own, and what does not fit is told by it."""

import pytest

from sixteenth.errors import Refused
from sixteenth.scale.sweeps.plan import SobolDesign, Steps, SweepFile, read_plan
from sixteenth.scale.sweeps.plan_forms import PLAN_FORMS


def test_every_entry_has_a_form():
    steps = {field.alias or name for name, field in Steps.model_fields.items()}
    names = {*SweepFile.model_fields, *(f"grid.*.{name}" for name in steps)}
    assert names | {f"sobol.{name}" for name in SobolDesign.model_fields} <= PLAN_FORMS.keys()


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("draws = 100_000_001", "'draws'", "a whole number, 1 to 100000000"),
        ("[grid]\nrent = { from = 1, to = 2, steps = 10_001 }", "'grid.rent.steps'", "a whole number, 2 to 10000"),
        (
            "[grid]\nrent = { from = 1, to = true, steps = 3 }",
            "'grid.rent.to'",
            "a number, or in quotes one with its unit",
        ),
        ("[grid]\nrent = 5", "'grid.rent'", "a list of numbers, at most 10000, or a range"),
        ("[grid]\nrent = [[1]]", "'grid.rent.0'", "a number, or in quotes one with its unit"),
        ("[[point]]\nrent = [1]", "'point.0.rent'", "a number, or in quotes one with its unit"),
        (
            "[sobol]\npoints = 9\nover = { cash = [1, 2], rent = [1, true] }",
            "'sobol.over.rent.1'",
            "a number, or in quotes one with its unit",
        ),
        ('points = " "', "'points'", "the name of a CSV file beside this one, in quotes"),
        ("scenarios = 5", "'scenarios'", "a list of scenarios or paths, in quotes"),
    ],
)
def test_what_does_not_fit_is_told_once_by_its_form(tmp_path, text, what, expected):
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as told:
        read_plan(tmp_path / "plan.toml")
    assert [(fault.what, fault.expected) for fault in told.value.faults] == [(what, expected)]
