"""A number outside its bounds, or that is none, is refused in four lines, with the option's own name."""

import json

import pytest

from sixteenth.questions.bounds import bounded
from tests.interfaces.command_line import call


def test_what_lies_inside_or_was_not_given_is_no_fault():
    assert bounded("--margin", 0.5, 0, 1, "share") == []
    assert bounded("--margin", None, 0, 1, "share") == []
    assert bounded("--lag", [0, 14], 0, 240, "months") == []


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan"), float("inf")])
def test_what_lies_outside_is_told_with_its_cure(value):
    (fault,) = bounded("--margin", value, 0, 1, "share")
    assert fault.lines()[0].endswith("'--margin'")
    assert fault.got == f"{value:g}"
    assert fault.cure == "write 0.05 for 5 %"


def test_of_several_each_is_told():
    assert [fault.got for fault in bounded("--lag", [1, -2, float("nan")], 0, 240, "months")] == ["-2", "nan"]


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (["clock", "--doubling", "0", "--ahead", "-1"], ["ahead", "doubling"]),
        (["clock", "--growth", "nan"], ["growth"]),
        (["clock", "--growth", "1"], ["growth"]),
        (["clock", "--growth", "1e99"], ["growth"]),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_commands_refuse_all_wrong_numbers_at_once(capsys, words, options, as_json):
    told = call(capsys, *words, *(["--json"] if as_json else []))
    assert told.code == 1
    expected = options or sorted(word for word in words if word.startswith("--"))
    if as_json:
        faults = json.loads(told.out)["faults"]
        assert sorted(fault["what"].strip("'") for fault in faults) == expected
    else:
        assert [line for line in told.err.splitlines() if "cannot be used" in line] == [
            f"A run option that cannot be used: '{option}'" for option in expected
        ]
