"""A result of an earlier version beside what this one gives: old and new numbers, and the values that differ."""

import gzip
from dataclasses import replace
from importlib.metadata import version

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.session import Session
from sixteenth.questions.verify.ask import is_equal
from sixteenth.questions.verify.since import compared, tables
from tests.archive.replay import KEPT
from tests.archive.results import load, run
from tests.questions.told import told


@pytest.fixture
def kept(tmp_path):
    """Return a way to have a kept result of a version as the file that it was."""

    def file(since):
        made = tmp_path / f"{since}.nc"
        made.write_bytes(gzip.decompress((KEPT / since / "central.nc.gz").read_bytes()))
        return str(made)

    return file


def ask(file):
    with pytest.warns(match="was made by sixteenth"):
        return sixteenth.ask("verify", file=file, now=True)


def test_what_moved_since_is_told_with_old_and_new_numbers_and_values(kept):
    answer = ask(kept("0.5.0"))
    said = told("verify", answer.findings)
    assert "15 of 19 arrays are not what this version gives" in said["moved"]
    assert "it was 12 and is 1" in said["moved"]
    assert said["values"] == "Values of the scenario that are not what they were: 1."
    numbers, inputs = answer.tables
    assert ("closing cash", "2.51617687e+11", "1.88073791e+11") in numbers.rows
    (row,) = inputs.rows
    assert row[0] == "stop_probability"
    assert '"p90": 29' in row[1]
    assert '"p90": 17' in row[2]
    assert not is_equal(answer)


def test_what_is_as_it_was_is_told(kept):
    answer = sixteenth.ask("verify", file=kept(version("sixteenth")), now=True)
    assert {*told("verify", answer.findings)} == {"as_it_was", "no_values"}
    assert answer.tables == ()
    assert is_equal(answer)


def test_equal_numbers_of_other_equations_are_told_as_both(kept):
    answer = ask(kept("0.6.0"))
    assert {*told("verify", answer.findings)} == {"as_it_was", "no_values", "unnamed"}
    assert answer.tables == ()
    assert is_equal(answer)


def test_an_array_that_this_version_has_not_is_told_as_no_number():
    result = load("0.6.0", "central")
    old = {**result.closing, "gone": result.closing["cash"]}
    found = compared(replace(result, closing=old), Session())
    assert [(each.name, str(each.now)) for each in found.moved] == [("closing gone", "nan")]
    assert len([*tables(found)]) == 1


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"values": 1}', "[" * 5000])
def test_a_recipe_without_a_scenario_is_refused(text):
    result = run("central")
    with pytest.raises(Refused) as refused:
        compared(replace(result, recipe={**result.recipe, "scenario_json": text}), Session())
    assert all(len(fault.lines("zh")) == 4 for fault in refused.value.faults)


def test_a_scenario_that_is_not_here_is_refused():
    result = run("central")
    with pytest.raises(Refused):
        compared(replace(result, recipe={**result.recipe, "scenario": "nowhere"}), Session())
