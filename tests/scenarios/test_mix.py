"""A scenario with some changes of another: no more than those, and all of them make the other."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.scenarios.assemble import read_scenario
from sixteenth.scenarios.changes import changes_between
from sixteenth.scenarios.mix import mix, with_rules_throughout
from tests.scenarios.fitted_lemonade import copied_to, with_fit

LEMONADE = Path(__file__).parents[1] / "lemonade" / "lemonade.toml"
FEW: dict[str, Any] = {"draws": 8, "months": 24, "back_end": "numpy"}


def worth(scenario):
    return sixteenth.run(scenario, **FEW).closing["present_value"]


@pytest.mark.parametrize("name", ["commodity", "open_weights_win", "plan_kept", "year_late"])
def test_all_changes_make_the_other_scenario(name):
    one, other = sixteenth.read("central"), sixteenth.read(name)
    mixed = mix(one, other, changes_between(one, other))
    assert np.array_equal(worth(mixed), worth(other))


@pytest.mark.parametrize("name", ["commodity", "open_weights_win"])
def test_none_leave_the_first(name):
    one = sixteenth.read("central")
    assert np.array_equal(worth(mix(one, sixteenth.read(name), ())), worth(one))


def test_only_what_is_named_changes():
    one, other = sixteenth.read("central"), sixteenth.read("commodity")
    chosen = [change for change in changes_between(one, other) if change.name == "open_lag"]
    mixed = mix(one, other, chosen)
    assert mixed.world is one.world  # nothing to compile
    assert mixed.settings.values["open_lag"] == other.settings.values["open_lag"]
    assert {n: v for n, v in mixed.settings.values.items() if n != "open_lag"} == {
        n: v for n, v in one.settings.values.items() if n != "open_lag"
    }


def test_one_event_of_several_stands_in_the_layout_of_all():
    one, other = sixteenth.read("central"), sixteenth.read("open_weights_win")
    chosen = [change for change in changes_between(one, other) if change.name == "open_lag"]
    events = mix(one, other, chosen).settings.events
    assert [event.name for event in events] == [event.name for event in other.settings.events]
    assert [event.name for event in events if event.until != event.month] == ["open_lag"]


def test_an_event_on_what_only_the_other_world_reads_does_no_harm():
    """`broken_word` breaks it by a rule of its own: its event alone changes nothing, and is not told as a slip."""
    one, other = sixteenth.read("central"), sixteenth.read("broken_word")
    event = [change for change in changes_between(one, other) if change.name == "word_given_up"]
    assert event
    longer = {**FEW, "months": 36}
    mixed, plain = (sixteenth.run(each, **longer).closing["present_value"] for each in (mix(one, other, event), one))
    assert np.array_equal(mixed, plain)


def test_events_that_go_leave_the_others_as_they_are():
    one, other = sixteenth.read("open_weights_win"), sixteenth.read("central")
    chosen = [change for change in changes_between(one, other) if change.name == "open_lag"]
    events = mix(one, other, chosen).settings.events
    assert events == tuple(event for event in one.settings.events if event.name != "open_lag")


def test_a_rule_brings_the_values_it_reads():
    one = read_scenario(str(LEMONADE), allow_code=True)
    other = read_scenario(str(LEMONADE.with_name("hot_summer.toml")), allow_code=True)
    rule = [change for change in changes_between(one, other) if change.kind == "rule"]
    mixed = mix(one, other, rule)
    assert mixed.settings.switch_months == other.settings.switch_months
    assert mixed.settings.events == ()


def test_what_does_not_stand_alone_is_refused():
    one, other = sixteenth.read("central"), sixteenth.read("interview_arithmetic")
    theory = [change for change in changes_between(one, other) if change.kind == "theory"]
    with pytest.raises(Refused):
        mix(one, other, theory[:1])


def test_facts_that_only_one_scenario_is_fitted_to_are_a_change_and_what_they_move_is_none(tmp_path):
    two = with_fit(copied_to(tmp_path))
    one = read_scenario(str(tmp_path / "lemonade.toml"), allow_code=True)
    (change,) = changes_between(one, two)
    assert (change.title, change.before) == ("fit to facts", "nothing")
    assert "known by 2026-05-01" in change.after
    assert mix(one, two, [change]).settings == two.settings
    assert mix(two, one, changes_between(two, one)).settings == one.settings


def test_a_belief_on_top_of_a_fit_is_one_change_whatever_follows_it(tmp_path):
    one = with_fit(copied_to(tmp_path))
    two = one.with_cards({"elasticity": 1.3}, ["elasticity"])
    (change,) = changes_between(one, two)
    assert (change.name, change.after, change.known) == ("elasticity", "1.3", "judgement")
    assert mix(one, two, [change]).settings == two.settings


def test_a_move_of_a_fitted_value_stays_one_in_a_mixture(tmp_path):
    one = with_fit(copied_to(tmp_path))
    two = one.times(elasticity=1.1).with_(cash=300)
    changes = changes_between(one, two)
    assert {change.name for change in changes} == {"elasticity", "cash"}
    assert mix(one, two, changes).settings == two.settings
    plain = read_scenario(str(tmp_path / "lemonade.toml"), allow_code=True)
    assert mix(plain, two, changes_between(plain, two)).settings == two.settings
    only = [change for change in changes_between(plain, two) if change.kind == "fit"]
    assert mix(plain, two, only).settings == one.settings


def test_a_rule_that_holds_throughout_outlasts_events_on_it_and_is_refused_if_there_is_none():
    war = sixteenth.read("price_war")
    held = with_rules_throughout(war, {"price": "floor"})
    assert held.assumptions.theory["price"] == "floor"
    assert not [each for each in held.assumptions.events if each.card.choice == "price"]
    assert [each for each in war.assumptions.events if each.card.choice == "price"]
    with pytest.raises(Refused):
        with_rules_throughout(war, {"price": "flor"})
