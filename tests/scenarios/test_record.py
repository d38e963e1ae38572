"""What a scenario assumes as one text: it makes the scenario again, and is told where it is none."""

import json

import pytest

from sixteenth.errors import Refused
from sixteenth.scenarios.assemble import read_scenario, restore_scenario
from sixteenth.scenarios.record import read_record
from tests.scenarios.written_files import child_of_lemonade, lemonade

VALUE = 'kind = "scenario"\nsource = "somebody"\n'


def test_what_says_nothing_is_left_out():
    data = json.loads(lemonade().resolved)
    assert "event" not in data
    assert data["values"]["cash"] == {
        "kind": "measured",
        "source": "Counted on 30 April",
        "unit": "USD",
        "value": 400.0,
    }


def test_the_order_of_axes_is_kept_for_arrays_lie_in_it(tmp_path):
    path = child_of_lemonade(tmp_path, '[axes]\nstand = ["Ben", "Ana"]\n')
    assert json.loads(read_scenario(str(path), allow_code=True).resolved)["axes"] == {"stand": ["Ben", "Ana"]}


def test_a_hash_knows_the_order_of_labels(tmp_path):
    path = child_of_lemonade(tmp_path, '[axes]\nstand = ["Ben", "Ana"]\n')
    turned = read_scenario(str(path), allow_code=True)
    same = read_scenario(str(child_of_lemonade(tmp_path / "two", "")), allow_code=True)
    assert turned.hash != same.hash


@pytest.mark.parametrize("text", ["", "[]", "3", "{", '{"months": "many"}', '{"values": {"a": 3}}', "[" * 100_000])
def test_a_text_that_is_no_scenario_is_told(text):
    with pytest.raises(Refused) as refused:
        restore_scenario("kept", text)
    assert refused.value.faults


def test_a_text_is_read_as_a_file_is():
    with pytest.raises(Refused) as refused:
        read_record("kept", '{"titel": "x", "months": -3}')
    assert len(refused.value.faults) == 2
