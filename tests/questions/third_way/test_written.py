"""Policies written as scenarios."""

from types import SimpleNamespace

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.third_way.written import refuse_no_folder, written
from tests.questions.third_way.test_found import found
from tests.questions.told import told


def test_each_chosen_policy_is_written_once_and_can_be_read(tmp_path):
    choices = SimpleNamespace(choices={"1": "F1", "2": "F1", "3": "spend_40"})
    said = tuple(written(sixteenth.read("central"), found(), choices, str(tmp_path)))  # type: ignore[arg-type]
    assert [each.name for each in tmp_path.iterdir()] == ["F1.toml"]
    assert "F1.toml" in told("third_way", said)["written"]
    assert sixteenth.read(tmp_path / "F1.toml").values["safety_openness"].card.value == 1


def test_without_a_folder_nothing_is_written():
    assert not tuple(written(sixteenth.read("central"), found(), SimpleNamespace(choices={"1": "F1"}), None))  # type: ignore[arg-type]
    refuse_no_folder(sixteenth.read("central"), None)


def test_where_no_folder_can_be_or_a_file_would_lack_something_is_refused(tmp_path):
    (tmp_path / "file").write_text("taken", encoding="utf-8")
    central = sixteenth.read("central")
    with pytest.raises(Refused, match="no folder can be made"):
        refuse_no_folder(central, str(tmp_path / "file"))
    with pytest.raises(Refused, match="set by hand"):
        refuse_no_folder(central.with_(safety_openness=0.5), str(tmp_path / "new"))
