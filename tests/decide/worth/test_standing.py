"""What a lab's standing is read from: only a world that values labs has it."""

import numpy as np

import sixteenth
from sixteenth.decide.worth.standing import VALUES_SET, can_stand, run_standing
from sixteenth.decide.worth.three_values import three_values
from tests.interfaces.command_line import INTERVIEW


def test_only_a_world_that_values_labs_gives_them_a_standing():
    assert can_stand(sixteenth.read("central").world)
    assert not can_stand(sixteenth.read(INTERVIEW).world)


def test_one_run_keeps_what_all_of_it_is_read_from():
    found = run_standing(sixteenth.read("central"), {"draws": 4, "months": 36, "back_end": "numpy"})
    assert found.result.recipe["output_set"] == VALUES_SET
    today = three_values(found.job, found.result, "OpenAI").days[0]
    assert np.isfinite([today.wind_down.mean, today.going_concern.mean, today.market.mean]).all()
