"""Texts that somebody sends with a question."""

from pathlib import Path

import pytest

from sixteenth.errors import Place, Refused, UnreadableFile, refuse
from sixteenth.evidence.own_plan import follow
from sixteenth.interfaces.uploads import as_files, named_alone


def test_a_text_is_a_file_for_a_while():
    with as_files({"plan": "line\n"}) as files:
        place = Path(files["plan"])
        assert place.read_text(encoding="utf-8") == "line\n"
        assert follow._cache_folder() == place.parent
    assert not place.parent.exists()
    assert follow._cache_folder() != place.parent


def test_nothing_is_made_for_nothing():
    with as_files({}) as files:
        assert files == {}


def test_a_fault_names_the_file_and_no_folder():
    with pytest.raises(Refused) as refused, as_files({"plan": "line\n"}) as files:
        refuse([UnreadableFile("'x'", Place(files["plan"], 3), "a", "b", "c")])
    assert str(refused.value.faults[0].where) == "plan.csv:3"


def test_an_answer_names_the_files_and_no_folder():
    with as_files({"plan": "line\n"}) as files:
        told = {"said": [f"see {files['plan']}", 3], "lines": (Place(files["plan"], 3),)}
        assert named_alone(told, files) == {"said": ["see plan.csv", 3], "lines": (Place("plan.csv", 3),)}


def test_what_is_made_of_no_file_stays_as_it_is():
    made = {"said": ["/a/plan.csv"]}
    assert named_alone(made, {}) is made
