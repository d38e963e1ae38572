"""Inputs are named as a file of joint draws names them, and drawn with the luck that they have in a run."""

import numpy as np

import sixteenth
from sixteenth.evidence.fitted.inputs import inputs_of, uncertain_entries, wandering_inputs
from tests.evidence.small_fit import FEW, small_prior


def test_labels_that_share_luck_and_numbers_are_one_entry_and_others_are_their_own():
    titles = {title for title, _ in uncertain_entries(sixteenth.read("central"))}
    assert "training_scale" in titles
    assert {"imitation/developer", "imitation/enterprise", "stop_probability"} <= titles
    assert not any(title.startswith("lab_sales_today") for title in titles)


def test_an_input_has_the_draws_of_a_run_of_the_scenario_itself():
    prior = small_prior()
    found = {each.title: each for each in inputs_of(prior.target, prior.draws)}
    table = sixteenth.prepare(prior.target, draws=FEW).table
    places = {(row.name, row.labels): place for place, row in enumerate(table.rows)}
    drawn = table.sample(7, np.arange(FEW))
    for title in ("imitation/enterprise", "demand_elasticity", "sales_surprise"):
        own = found[title]
        assert np.array_equal(own.draws, drawn[places[own.row.name, own.row.labels]])
    assert found["imitation/enterprise"].is_in_logs
    assert set(wandering_inputs(prior.target, prior.inputs, FEW)) >= {"sales_surprise", "growth_half_life"}
