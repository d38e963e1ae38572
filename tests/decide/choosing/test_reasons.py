"""Reasons add up to the gain, and none comes from what did not change."""

import pytest

from sixteenth.decide.choosing.reasons import reasons_of
from sixteenth.decide.choosing.trials import Luck
from tests.decide.choosing.choosing_runs import trials

LUCK = Luck(64, 7)


def test_parts_add_up_to_the_gain():
    tried = trials()
    own, chosen = (tried.result(point, LUCK) for point in (tried.own, (0.25, 1.5, 0.4)))
    found = reasons_of(chosen, own, "OpenAI")
    parts = (found.catastrophes, found.ruin, found.within_run, found.after_run)
    assert sum(each.value for each in parts) == pytest.approx(found.gain.value, rel=1e-9)
    gain = tried.reading((0.25, 1.5, 0.4), LUCK).more_than(tried.reading(tried.own, LUCK))
    assert found.gain.value == pytest.approx(gain.value)
    assert found.spent.value < 0


def test_where_no_catastrophe_can_come_nothing_is_gained_by_fewer():
    tried = trials()
    tried.believing({"safe": tried.bound.with_(catastrophe_probability_today=0.0)})
    own, chosen = (tried.result(point, LUCK, "safe") for point in (tried.own, (0.25, 1.5, 0.4)))
    assert reasons_of(chosen, own, "OpenAI").catastrophes.value == 0


def test_no_change_has_no_reasons():
    tried = trials()
    own = tried.result(tried.own, LUCK)
    found = reasons_of(own, own, "OpenAI")
    assert found.gain.value == found.catastrophes.value == found.ruin.value == found.within_run.value == 0
