"""Texts that somebody sends with a question."""

from pathlib import Path

import pytest

from sixteenth.errors import Place, Refused, UnreadableFile, refuse
from sixteenth.evidence.own_plan import follow
from sixteenth.interfaces.uploads import as_files


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
