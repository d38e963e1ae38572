"""The scenario of a plan as a file of one's own."""

from dataclasses import replace

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.plan.written import check_out, write_scenario
from tests.evidence.own_plan.plans import followed


def test_it_is_read_without_the_plan(tmp_path):
    own = followed()
    assert [each.key for each in write_scenario(own, str(tmp_path / "mine.toml"))] == ["written", "written"]
    read = sixteenth.read(tmp_path / "mine.toml")
    assert read.settings.values == own.scenario.settings.values
    assert write_scenario(own, None) == ()


def test_what_would_lack_something_or_is_no_scenario_is_refused(tmp_path):
    with pytest.raises(Refused, match="a name that ends in"):
        check_out("mine.csv")
    own = followed()
    by_hand = own.opening.scenario.with_(discount_rate=0.2)
    with pytest.raises(Refused, match="set by hand"):
        write_scenario(replace(own, opening=replace(own.opening, scenario=by_hand)), str(tmp_path / "mine.toml"))
