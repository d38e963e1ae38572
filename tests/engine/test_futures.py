"""Inputs of each future beside what came of it: the same to the bit, aligned by draw, as a dataset and as a table."""

import json

import numpy as np
import pytest
import xarray

import sixteenth
from sixteenth.engine.dataset import from_dataset
from sixteenth.engine.futures import frame_of, inputs_of
from sixteenth.errors import OutsideTheRun, Refused, UnknownOutput, WrongOption

LEMONADE = sixteenth.read("tests/lemonade/lemonade.toml", allow_code=True)
JOB = sixteenth.prepare(LEMONADE, back_end="numpy", draws=30)
RESULT = sixteenth.run(JOB)


def refused(make):
    with pytest.raises(Refused) as found:
        make()
    (fault,) = found.value.faults
    return fault


def test_inputs_are_what_is_drawn_anew_from_the_recipe():
    told = sixteenth.inputs(RESULT, allow_code=True)
    drawn = inputs_of(JOB)
    assert set(drawn) == {title.partition("/")[0] for title in told}
    for title, numbers in told.items():
        name, _, label = title.partition("/")
        own = drawn[name].sel(stand=label) if label else drawn[name]
        assert own.to_numpy().tobytes() == numbers.tobytes()


def test_a_label_that_is_certain_has_its_number_in_each_future():
    rent = RESULT.inputs["rent"]
    assert (rent.dims, rent.attrs["unit"]) == (("stand", "draw"), "USDPerMonth")
    assert set(rent.sel(stand="Ana").to_numpy()) == {700.0}
    assert RESULT.inputs is RESULT.inputs


def test_inputs_stand_beside_outputs_draw_by_draw():
    both = xarray.merge([RESULT.dataset["closing_cash"], RESULT.inputs["elasticity"]], join="exact")
    assert both.sizes == {"stand": 2, "draw": 30}
    arrays = LEMONADE.with_(elasticity=RESULT.inputs["elasticity"])
    assert sixteenth.run(arrays, back_end="numpy")["profit"].tobytes() == RESULT["profit"].tobytes()


def test_a_loaded_result_draws_its_inputs_when_they_are_asked_for(tmp_path):
    exact = sixteenth.run("interview_arithmetic")
    loaded = sixteenth.load(sixteenth.save(exact, tmp_path / "exact.nc"))
    assert dict(loaded.inputs) == {}
    assert loaded.inputs.sizes == {"draw": 1}


def test_arrays_alone_have_no_inputs():
    alone = from_dataset(RESULT.dataset)
    fault = refused(lambda: alone.inputs)
    assert isinstance(fault, WrongOption)
    assert "sixteenth.inputs(result)" in fault.cure


def test_a_frame_has_a_row_for_each_future_month_and_label():
    frame = RESULT.frame("profit", "closing_cash", "elasticity")
    assert list(frame.columns) == ["month", "stand", "draw", "profit", "closing_cash", "elasticity"]
    assert len(frame) == 24 * 2 * 30
    assert frame.attrs["units"] == {"profit": "USDPerMonth", "closing_cash": "USD", "elasticity": "Number"}
    row = frame[(frame.month == "2027-01-01") & (frame.stand == "Ben") & (frame.draw == 7)].iloc[0]
    assert row.profit == RESULT["profit"][8, 1, 7]
    assert row.closing_cash == RESULT.closing["cash"][1, 7]
    assert row.elasticity == RESULT.inputs["elasticity"][7]


def test_a_frame_goes_back_to_the_arrays():
    frame = RESULT.frame("profit")
    array = frame.set_index(["month", "stand", "draw"]).to_xarray()["profit"]
    assert np.array_equal(array.to_numpy(), RESULT["profit"])


def test_a_frame_of_one_month_and_of_inputs_alone():
    month = frame_of(RESULT, ["cash"], "2028-04")
    assert (list(month.columns), len(month)) == (["stand", "draw", "cash"], 60)
    assert np.array_equal(month.cash.to_numpy().reshape(2, 30), RESULT["cash"][-1])
    drawn = RESULT.frame("thirst")
    assert (list(drawn.columns), len(drawn)) == (["draw", "thirst"], 30)


def test_a_name_that_is_nowhere_and_a_month_that_is_not_in_the_run():
    fault = refused(lambda: RESULT.frame("thurst", "profit"))
    assert isinstance(fault, UnknownOutput)
    assert fault.cure == "did you mean 'thirst'?"
    fault = refused(lambda: RESULT.frame("nothing_like_it"))
    assert "cup_cost, elasticity, rent, thirst" in fault.cure
    fault = refused(lambda: RESULT.frame("profit", month="2040-01"))
    assert isinstance(fault, OutsideTheRun)
    assert fault.expected == "2026-05 to 2028-04"


def test_what_draws_the_inputs_is_no_part_of_a_result_that_is_kept():
    assert "draw_inputs" not in repr(RESULT)
    assert "draw_inputs" not in json.dumps(dict(RESULT.recipe))
    assert RESULT.select("profit").inputs.equals(RESULT.inputs)
