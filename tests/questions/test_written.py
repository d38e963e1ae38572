"""Files that a question writes: all of them, in folders that are made, or a fault."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.written import refuse_set_by_hand, write_texts


def test_texts_are_written_into_folders_that_are_made(tmp_path):
    places = {tmp_path / "new" / "one.toml": "1", tmp_path / "two.csv": "2"}
    write_texts(places, tmp_path)
    assert {place: place.read_text(encoding="utf-8") for place in places} == places


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="give another path"):
        write_texts({tmp_path / "file" / "best.toml": ""}, tmp_path / "file" / "best.toml")


def test_what_was_set_by_hand_would_be_lost():
    central = sixteenth.read("central")
    refuse_set_by_hand(central, "never told")
    with pytest.raises(Refused, match="put it into a file"):
        refuse_set_by_hand(central.with_(tax_rate=0.2), "put it into a file")
