"""Settings read from cards: what equations can read, and values that none of them does."""

from sixteenth.scenarios.world.settings import read_settings, readable_names, unused_values
from tests.scenarios.written_files import lemonade


def test_the_settings_of_a_scenario_are_those_of_its_assumptions():
    scenario = lemonade("hot_summer")
    settings, faults = read_settings(scenario.assumptions, scenario.world)
    assert settings == scenario.settings
    assert faults == []


def test_a_shock_is_read_and_is_no_parameter():
    names = readable_names(lemonade().world)
    assert "heat" not in names
    assert {"price", "rent", "thirst"} <= names
    assert "highest_price" not in names  # of the theory that is not chosen


def test_only_the_names_asked_for_are_told():
    scenario = lemonade()
    readable = readable_names(scenario.world)
    assert unused_values(scenario.assumptions, scenario.world, {"price"}, readable - {"price"})[0].what == "'price'"
    assert unused_values(scenario.assumptions, scenario.world, {"rent"}, readable - {"price"}) == []
