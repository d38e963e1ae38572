"""What a saved result says of itself is read back only if it could be of a run."""

import json
from typing import Any

import pytest

from sixteenth.engine.history import Variable
from sixteenth.engine.record import kept_of, read_json, read_record, units_of
from tests.engine.worlds import lemonade, make_job, run

UNITS = {"not_finite": [[], "Flag"], "ends_broke": [["stand"], "Flag"], "profit": [["stand"], "USDPerMonth"]}
LABELS = {"stand": ["Ana", "Ben"]}


def recipe(**changes: Any) -> Any:
    return {**json.loads(json.dumps(make_job(lemonade().world, lemonade().settings).recipe)), **changes}


def test_a_record_is_read_and_knows_the_shape_of_each_array():
    record = read_record(recipe(), LABELS, UNITS)
    assert record.recipe == recipe()
    assert record.labels == {"stand": ("Ana", "Ben")}
    assert record.variables["profit"] == Variable(("stand",), "USDPerMonth")
    assert record.endings == ("not_finite", "ends_broke")
    assert record.shape("monthly", "profit") == (24, 2, 40)
    assert record.shape("closing", "profit") == record.shape("ended", "ends_broke") == (2, 40)
    assert record.shape("ended", "not_finite") == (40,)


def test_a_result_is_read_as_what_it_was():
    result = run(lemonade().world, lemonade().settings)
    labels = {axis: list(names) for axis, names in result.labels.items()}
    assert read_record(recipe(), labels, units_of(result.variables)).variables == result.variables


@pytest.mark.parametrize(
    ("labels", "units", "told"),
    [
        (LABELS, {}, "no variable 'not_finite'"),
        ({"stand": ["Ana", "Ana"]}, UNITS, "labels of 'stand' occur twice"),
        ({"stand": []}, UNITS, "'ends_broke' has an axis twice, or one without labels"),
        ({}, UNITS, "'ends_broke' has an axis twice, or one without labels"),
        (LABELS, {**UNITS, "pit": [["stand", "stand"], "USD"]}, "'pit' has an axis twice"),
        (LABELS, {**UNITS, "../pit": [[], "USD"]}, "'../pit' is not a name"),
        ({**LABELS, "a b": ["c"]}, UNITS, "'a b' is not a name"),
        ({"stand": [str(at) for at in range(100_001)]}, UNITS, "more than 100,000 labels"),
        ({"stand": [1, 2]}, UNITS, "labels.stand.0: Input should be a valid string"),
        ([], UNITS, "labels: Input should be"),
        (LABELS, {**UNITS, "pit": "USD"}, "units.pit"),
        (LABELS, {**UNITS, "pit": [[], 3]}, "units.pit.1"),
    ],
)
def test_what_could_be_of_no_run_is_told_in_one_line(labels, units, told):
    with pytest.raises(ValueError, match=r".") as error:
        read_record(recipe(), labels, units)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "changes", [{"months": 10**9}, {"months": 1e9}, {"draws": 10**12}, {"draws": 0}, {"seed": 1.5}, {"start": "soon"}]
)
def test_a_recipe_outside_the_bounds_of_any_run_is_told(changes):
    with pytest.raises(ValueError, match=f"recipe.{next(iter(changes))}"):
        read_record(recipe(**changes), LABELS, UNITS)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "9" * 5_000])
def test_json_of_unknown_origin_is_read_or_refused(text):
    assert read_json('{"a": [1, 2]}') == {"a": [1, 2]}
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


def test_what_a_world_was_made_of_is_read_as_it_was_kept_and_may_be_missing():
    made_of = run(lemonade().world, lemonade().settings).made_of
    kept = json.loads(json.dumps(kept_of(made_of)))
    assert read_record(recipe(), LABELS, UNITS, kept["made_of"]).made_of == made_of
    assert read_record(recipe(), LABELS, UNITS).made_of is None
    assert kept_of(None) == {}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"python": "3.11.7"}, "made_of.python: String should match"),
        ({"equations": {"profit": "0000000"}}, "made_of.equations.profit: String should match"),
        ({"equations": {"profit()": "00000000"}}, "made_of: Value error, 'profit()' is not a name"),
        (
            {"cards": {f"a{at}": "00000000" for at in range(10_001)}},
            "made_of.cards: Value error, more than 10,000 names",
        ),
        ({"cards": ["price"]}, "made_of.cards: Input should be a valid dict"),
    ],
)
def test_what_no_world_is_made_of_is_told_in_one_line(changes, told):
    made_of = {"python": "3.11", "equations": {}, "cards": {}, **changes}
    with pytest.raises(ValueError, match=r".") as error:
        read_record(recipe(), LABELS, UNITS, made_of)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
