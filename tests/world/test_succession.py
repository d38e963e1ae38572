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
    horizon = luck.uniform(6, 12, (LABS, PLACES))
    horizon[0, 1] = horizon[0, 0]  # a model launched twice
    market = {
        "labs_apart": luck.uniform(0.1, 0.9, SEGMENTS),
        "lab_appeal": luck.normal(0, 1, (LABS, SEGMENTS)),
        "is_for_sale": np.ones((LABS, SEGMENTS)),
        "market_frontier": horizon.max(),
        "quality_weight": 0.3,
        "shelf_apart": 0.4,
        "crowding": 1,
        "doublings_apart": 1,
        "open_pull": luck.lognormal(0, 1, SEGMENTS),
        "open_similarity": luck.uniform(0, 0.1, SEGMENTS),
        "least_attraction": 1e-30,
        "weight_of_not_buying": seed % 2,
    }
    places = np.arange(PLACES)
    found = evaluate(world, "lab_choice_without_newer", {"shelf_horizon": horizon, "shelf_position": places, **market})
    alone = {name: each for name, each in market.items() if np.ndim(each) == 0}
    for lab in range(LABS):
        others = evaluate(world, "shelf_appeal", {"shelf_horizon": horizon, "shelf_position": places, **alone}).copy()
        for place in range(PLACES):
            shorter = {"shelf_horizon": horizon[[lab], place:], "shelf_position": places[: PLACES - place]}
            others[lab] = evaluate(world, "shelf_appeal", {**alone, **shorter})[0]
            again = evaluate(world, "lab_choice", {**market, "shelf_appeal": others})
            np.testing.assert_allclose(found[lab, place], again[lab], rtol=1e-9)
