"""A result is run anew, a chunk of it: every bit equal, or the variable that differs and by how much."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.verify import relative_difference, verify_chunk
from sixteenth.errors import OutsideDomain
from sixteenth.scale.local import run_here
from sixteenth.units import Number
from tests.engine.worlds import BACK_ENDS, declare, lemonade, make_job, make_settings, make_world


def job(**options: Any) -> Any:
    return make_job(lemonade().world, lemonade().settings, **{"draws": 90, "chunk": 40, **options})


def copied(result: Result) -> Result:
    """Copy what a test is going to change."""
    monthly, closing, ended = (
        {name: data.copy() for name, data in part.items()} for part in (result.monthly, result.closing, result.ended)
    )
    return replace(result, monthly=monthly, closing=closing, ended=ended)


@pytest.mark.parametrize("chunk", [None, 0, 1, 2])
@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_a_fresh_result_comes_out_again(back_end, chunk):
    made = job(back_end=back_end)
    found = verify_chunk(made, run_here(made), chunk)
    assert found.is_equal
    assert found.is_close
    assert (found.differing, found.worst, found.largest) == (0, None, 0.0)
    assert found.chunk == (1 if chunk is None else chunk)
    assert found.draws == (10 if chunk == 2 else 40)
    numbers_a_draw = 24 * (2 + 2 + 2 + 1 + 2) + 2 + (2 + 1)
    assert found.values == numbers_a_draw * found.draws
    assert found.recipe == {}


@pytest.mark.parametrize(
    ("part", "name", "at"),
    [
        ("monthly", "profit", (5, 1, 43)),
        ("monthly", "profit_industry", (0, 79)),
        ("closing", "cash", (0, 40)),
        ("ended", "ends_broke", (1, 60)),
        ("ended", "not_finite", (60,)),
    ],
)
@pytest.mark.parametrize("factor", [1 + 1e-3, np.nan])
def test_a_number_that_was_tampered_with_is_found(part, name, at, factor):
    made = job()
    result = copied(run_here(made))
    array = getattr(result, part)[name]
    array[at] = 23 - array[at] if part == "ended" else array[at] * factor
    found = verify_chunk(made, result, 1)
    assert not found.is_equal
    assert not found.is_close
    assert found.differing == 1
    assert found.worst == name
    assert verify_chunk(made, result, 0).is_equal


def test_the_last_bit_is_told_apart_and_is_close():
    made = job(back_end="jax")
    result = copied(run_here(made))
    result.monthly["profit"][3, 0, 50] = np.nextafter(result.monthly["profit"][3, 0, 50], np.float32(np.inf))
    found = verify_chunk(made, result, 1)
    assert not found.is_equal
    assert found.is_close
    assert (found.differing, found.worst) == (1, "profit")
    assert 0 < found.largest < 1e-6


def test_zero_and_minus_zero_differ():
    def nothing(size: Number) -> Number:
        return 0 * size

    made = make_job(
        make_world(nothing, declared=[declare("size", Number)], monthly=("nothing",)), make_settings({"size": 1})
    )
    result = copied(run_here(made))
    result.monthly["nothing"][1, 3] = -0.0
    found = verify_chunk(made, result)
    assert not found.is_equal
    assert found.is_close
    assert (found.differing, found.worst, found.largest) == (1, "nothing", 0.0)


def test_arrays_of_another_type_or_shape_differ():
    made = job()
    result = run_here(made)
    for changed in (result["profit"].astype(np.float32), result["profit"][:12]):
        found = verify_chunk(made, replace(result, monthly={**result.monthly, "profit": changed}), 0)
        assert (found.differing, found.worst) == (24 * 2 * 40, "profit")


@pytest.mark.parametrize("part", ["monthly", "closing", "ended"])
def test_arrays_that_are_gone_are_differences(part):
    made = job()
    result = run_here(made)
    without: dict[str, Any] = {part: {}}
    found = verify_chunk(made, replace(result, **without))
    assert not found.is_equal
    assert not found.is_close
    assert found.missing == tuple(f"{part} {name}" for name in getattr(result, part))
    assert found.differing == sum(data[..., :40].size for data in getattr(result, part).values())
    assert found.largest == np.inf
    assert found.arrays == (8, 8)


def test_some_labels_are_compared_with_those_of_the_run():
    made = job()
    result = run_here(made)
    arrays: dict[str, Any] = {
        part: {
            name: data[..., 1:, :] if result.variables[name].axes else data
            for name, data in getattr(result, part).items()
        }
        for part in ("monthly", "closing", "ended")
    }
    ben = replace(result, labels={"stand": ("Ben",)}, **arrays)
    found = verify_chunk(made, ben)
    assert found.is_equal
    assert found.labels == {"stand": ("Ben",)}
    assert found.values < verify_chunk(made, result).values
    with pytest.raises(OutsideDomain, match="labels that its run does not have: Cem"):
        verify_chunk(made, replace(ben, labels={"stand": ("Cem",)}))
    mistaken = verify_chunk(made, replace(ben, labels={"stand": ("Ana",)}))
    assert not mistaken.is_equal


def test_what_is_no_number_equals_itself():
    def root(size: Number) -> Number:
        return size**0.5

    world = make_world(root, declared=[declare("size", Number)], monthly=("root",))
    made = make_job(world, make_settings({"size": -1}))
    assert verify_chunk(made, run_here(made)).is_equal


def test_what_changed_in_the_recipe_is_told():
    made = job()
    result = run_here(made)
    recipe = {**result.recipe, "versions": {"numpy": "1.0"}, "processor": "abacus", "note": "kept"}
    found = verify_chunk(made, replace(result, recipe=recipe))
    assert found.is_equal
    assert found.recipe == {
        "note": ("kept", None),
        "processor": ("abacus", made.recipe["processor"]),
        "versions": ({"numpy": "1.0"}, made.recipe["versions"]),
    }


def test_another_seed_does_not_come_out():
    found = verify_chunk(job(seed=8), run_here(job()))
    assert not found.is_close
    assert found.recipe["seed"] == (7, 8)


@pytest.mark.parametrize("chunk", [-1, 3, 100])
def test_a_chunk_that_does_not_exist_is_refused(chunk):
    made = job()
    with pytest.raises(OutsideDomain, match=f"chunk {chunk} does not exist: the result has chunks 0 to 2"):
        verify_chunk(made, run_here(made), chunk)


def test_a_result_is_verified_from_its_own_recipe():
    result = sixteenth.run(lemonade().with_(thirst=700.0), draws=30, back_end="numpy", seed=11)
    found = sixteenth.verify(result, allow_code=True)
    assert found.is_equal
    assert found.recipe == {}


def test_a_result_with_fewer_variables_can_be_verified():
    result = sixteenth.run(lemonade(), draws=30, back_end="numpy").select("profit")
    found = sixteenth.verify(result, allow_code=True)
    assert found.is_equal
    assert found.values == 30 * (24 * 2 + 3)
    assert found.arrays == (3, 8)
    assert found.missing == ()


# --- How far apart ---------------------------------------------------------------------------------------------------

arrays = some.arrays(np.float64, 6, elements=st.floats(-1e6, 1e6))


@given(arrays, arrays)
def test_the_difference_is_relative_to_the_largest_number(first, second):
    scale = np.abs(first).max() or 1.0
    assert relative_difference(first, second) == pytest.approx(np.abs(first - second).max() / scale)
    assert relative_difference(first, first) == 0


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ([1, np.nan], [1, np.nan], 0),
        ([1, np.nan], [1, 2], np.inf),
        ([1, 2], [1, np.inf], np.inf),
        ([np.nan], [np.nan], 0),
        ([], [], 0),
        ([0, 0], [0, 3], 3),
    ],
)
def test_numbers_that_are_none_have_no_distance_from_each_other_alone(first, second, difference):
    assert relative_difference(np.array(first, float), np.array(second, float)) == difference
