"""What is set by hand in one scenario is set in another as if it had been set there."""

from typing import Any

import sixteenth
from sixteenth.scenarios.by_hand import is_set_by_hand, set_alike


def test_numbers_and_labels_are_set_as_they_were():
    central, pause = sixteenth.read("central"), sixteenth.read("agreed_pause")
    values: dict[str, Any] = {"share_reinstated": 0.9, "cash": {"OpenAI": 4e10}}
    assert set_alike(pause, central.with_cards(values)).hash == pause.with_cards(values).hash
    assert set_alike(pause, central) is pause


def test_a_belief_stays_one():
    central, pause = sixteenth.read("central"), sixteenth.read("agreed_pause")
    values, beliefs = {"value_of_capability": {"consumer": 0.02}}, ["value_of_capability"]
    believed = set_alike(pause, central.with_cards(values, beliefs))
    assert believed.hash == pause.with_cards(values, beliefs).hash
    assert believed.hash != pause.with_cards(values).hash


def test_what_no_file_has_is_known():
    central = sixteenth.read("central")
    assert not is_set_by_hand(central)
    assert is_set_by_hand(central.with_(share_reinstated=0.9))
