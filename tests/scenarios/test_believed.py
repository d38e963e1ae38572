"""Beliefs that are moved: the middle is the number, the spread stays in its own scale, and a record makes it again."""

import math

import pytest

import sixteenth
from sixteenth.engine.draws.draw import median_of, quantile_of
from sixteenth.errors import Refused
from sixteenth.scenarios.assemble import Scenario, restore_scenario
from sixteenth.scenarios.believed import find_belief, nested_numbers, scale_of, single_numbers
from sixteenth.scenarios.files.schema import Entry

CENTRAL = sixteenth.read("central")


def deciles(scenario: Scenario, title: str) -> list[float]:
    """Return the deciles of a value and its middle."""
    own = find_belief(scenario.settings, scenario.world.declared, title).distribution
    return [quantile_of(own, share) for share in (0.1, 0.5, 0.9)]


def believed(title: str, middle: float | str) -> tuple[list[float], list[float]]:
    """Return the deciles of a belief before and after it is moved, which its record makes again."""
    moved = CENTRAL.believing({title: middle})
    assert restore_scenario(moved.name, moved.resolved).settings == moved.settings
    return deciles(CENTRAL, title), deciles(moved, title)


@pytest.mark.parametrize(
    ("title", "middle"),
    [
        *(("price_sensitivity", 1.9), ("stop_probability", 0.5), ("contract_take_or_pay", 0.9)),
        *(("cash/OpenAI", 6e10), ("revenue_doubt", 0.4), ("algorithmic_pace", 0.1), ("mission_of_lab/OpenAI", -1.0)),
        *(("value_of_capability/enterprise", 0.8), ("nest_similarity/consumer", 0.8), ("lead", 20.0)),
    ],
)
def test_the_middle_is_the_number(title, middle):
    assert believed(title, middle)[1][1] == pytest.approx(middle, rel=1e-9)


def test_what_is_above_nothing_is_scaled_with_its_spread():
    before, after = believed("price_sensitivity", 1.9)
    assert after[2] / after[0] == pytest.approx(before[2] / before[0])


def test_a_part_of_a_whole_is_moved_in_its_odds():
    before, after = believed("work_adoption_today", 0.7)
    spreads = [math.log(high / (1 - high)) - math.log(low / (1 - low)) for low, _, high in (before, after)]
    assert spreads[0] == pytest.approx(spreads[1])


def test_what_may_be_below_nothing_is_moved_by_so_much():
    before, after = believed("mission_of_lab/OpenAI", -1.0)
    assert after[2] - after[0] == pytest.approx(before[2] - before[0])


def test_what_was_fitted_moves_with_its_fit_and_keeps_its_kind():
    moved = CENTRAL.believing({"algorithmic_pace": 0.1})
    own = moved.settings.values["algorithmic_pace"][()]
    assert own.shape == "joint"
    assert median_of(own) == pytest.approx(0.1)
    assert moved.values["algorithmic_pace"].card.kind == CENTRAL.values["algorithmic_pace"].card.kind


def test_what_is_believed_is_a_judgement():
    assert CENTRAL.believing({"hardware_doubling_time": 30.0}).values["hardware_doubling_time"].card.kind == "judgement"
    entry = CENTRAL.believing({"cash/OpenAI": 6e10}).values["cash"].card.by["OpenAI"]
    assert isinstance(entry, Entry)
    assert entry.kind == "judgement"


def test_labels_that_one_number_is_for_move_alike():
    moved = CENTRAL.believing({"looks_around": 0.1})
    for one, other in zip(
        CENTRAL.settings.values["looks_around"].values(), moved.settings.values["looks_around"].values(), strict=True
    ):
        first = next(iter(CENTRAL.settings.values["looks_around"].values()))
        assert median_of(other) / median_of(one) == pytest.approx(
            0.1 / median_of(first), rel=1e-3
        )  # cut at their bounds


def test_odds_of_all_labels_move_by_one_factor():
    moved = CENTRAL.believing({"nest_similarity": 0.5}).settings.values["nest_similarity"]
    assert median_of(next(iter(moved.values()))) == pytest.approx(0.5)
    assert set(moved) == set(CENTRAL.settings.values["nest_similarity"])


def test_numbers_by_label_are_read_in_both_ways_and_with_their_unit():
    one = CENTRAL.believing({"cash/OpenAI": "60bn USD", "lead": 12.0})
    other = CENTRAL.believing({"cash": {"OpenAI": 6e10}, "lead": 12.0})
    assert one.settings == other.settings


def test_a_certain_number_is_set():
    name = next(each for each, own in CENTRAL.settings.values.items() if [d.shape for d in own.values()] == ["point"])
    was = CENTRAL.settings.values[name][()]
    assert scale_of(was, CENTRAL.world.declared[name]) in ("log", "linear")
    assert median_of(CENTRAL.believing({name: median_of(was)}).settings.values[name][()]) == median_of(was)


@pytest.mark.parametrize(
    ("title", "middle", "told"),
    [
        ("leed", 3.0, "did you mean 'lead'"),
        ("cash/OpenIA", 3e10, "did you mean 'OpenAI'"),
        ("lead/OpenAI", 3.0, "no labels"),
        ("lead", -3.0, "between 1 and 60"),
        ("stop_probability", 1.4, "between 0 and 0.999"),
        ("cash/OpenAI", 40.0, "billion USD"),
        ("lead", "soon", "lead"),
    ],
)
def test_what_cannot_be_believed_is_told(title, middle, told):
    with pytest.raises(Refused, match=told):
        CENTRAL.believing({title: middle})


def test_titles_are_nested_as_numbers_by_label_are():
    assert nested_numbers({"a/x": 1, "b": 2, "a/y": 3}) == {"a": {"x": 1, "y": 3}, "b": 2}
    assert nested_numbers({"a": 1, "a/x": 2}) == {"a": {"": 1, "x": 2}}


def test_a_number_for_each_future_is_no_middle():
    with pytest.raises(Refused, match="give one number"):
        single_numbers({"price": [1.0, 2.0]})
    assert single_numbers({"price": {"a": 1, "": 2}}) == {"price/a": 1.0, "price": 2.0}
