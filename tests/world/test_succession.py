"""What a lab would sell without its newer models is what the same choice gives when they are taken off its shelf."""

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.evaluate import evaluate

LABS, PLACES, SEGMENTS = 4, 3, 2


@pytest.mark.parametrize("seed", range(4))
def test_the_closed_form_is_the_choice_with_a_shorter_shelf(seed):
    world = sixteenth.read("central").world
    luck = np.random.default_rng(seed)
    attraction = luck.lognormal(0, 2, (LABS, PLACES, SEGMENTS))
    market = {
        "nest_similarity": luck.uniform(0.1, 0.9, SEGMENTS),
        "open_pull": luck.lognormal(0, 1, SEGMENTS),
        "open_similarity": luck.uniform(0, 0.1, SEGMENTS),
        "least_attraction": 1e-30,
        "weight_of_not_buying": seed % 2,
    }
    found = evaluate(world, "lab_choice_without_newer", {"offer_attraction": attraction, **market})
    for lab in range(LABS):
        for place in range(PLACES):
            shorter = attraction.copy()
            shorter[lab, :place] = 0
            again = evaluate(world, "lab_choice", {"offer_attraction": shorter, **market})
            np.testing.assert_allclose(found[lab, place], again[lab], rtol=1e-9)
