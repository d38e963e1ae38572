"""A starter passes the check as it stands, runs, and answers what its parent answers."""

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.starter import write_starter
from sixteenth.scenarios.read import library
from tests.interfaces.command_line import INTERVIEW


@pytest.mark.parametrize("parent", library())
def test_a_starter_of_any_scenario_passes_the_check(tmp_path, parent):
    path = tmp_path / "my_own.toml"
    write_starter(path, parent)
    scenario = sixteenth.read(str(path))
    assert scenario.assumptions.facts["title"] == "My own"
    assert scenario.assumptions.parents[0] == parent
    assert len(scenario.assumptions.own) == 1


def test_a_starter_runs_and_answers_as_its_parent(tmp_path):
    write_starter(tmp_path / "own.toml", INTERVIEW)
    own, parent = sixteenth.run(sixteenth.read(str(tmp_path / "own.toml"))), sixteenth.run(INTERVIEW)
    np.testing.assert_array_equal(own["operating_profit"], parent["operating_profit"])


def test_its_comments_become_entries_that_pass(tmp_path):
    path = tmp_path / "own.toml"
    write_starter(path, INTERVIEW)
    text = path.read_text()
    event = text[text.index("# [[event]]") :].replace("# ", "")
    path.write_text(text + event)
    assert len(sixteenth.read(str(path)).settings.events) == 1


def test_a_starter_never_replaces_a_file(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("precious")
    with pytest.raises(Refused, match="a file that exists"):
        write_starter(path, INTERVIEW)
    assert path.read_text() == "precious"


def test_a_parent_that_does_not_exist_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(Refused, match="did you mean 'interview_arithmetic'"):
        write_starter(tmp_path / "own.toml", "interview_aritmetic")
    assert list(tmp_path.iterdir()) == []
