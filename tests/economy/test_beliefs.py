"""Beliefs that move together in the central scenario: they come out of the draws, and spread worth as theory says."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from scipy.stats import spearmanr

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.pairs import write_pair
from sixteenth.scenarios.unfitted import unfitted

DRAWS = 400
WORK = "value_of_capability ~ spend_cap"  # what a doubling is worth, and how much can be spent: their product is sold


@cache
def apart() -> Scenario:
    """Return the central scenario with no two beliefs that move together."""
    scenario = unfitted(sixteenth.read("central"))
    return scenario.correlating({write_pair(*pair): 0.0 for pair in scenario.assumptions.correlations})


@cache
def run(rank: float) -> Result:
    return sixteenth.run(apart().correlating({WORK: rank}), draws=DRAWS, seed=7, output_set="headline")


def drawn(scenario: Scenario, draws: int = 2000) -> dict[str, Any]:
    table = sixteenth.prepare(scenario, draws=draws, seed=7).table
    return dict(zip((row.title for row in table.rows), table.sample(7, np.arange(draws)), strict=True))


def rank_correlation(one: Any, other: Any) -> float:
    found: Any = spearmanr(one, other)
    return float(found.statistic)


def test_nine_tenths_come_out_of_the_draws_of_each_segment():
    own = drawn(apart().correlating({WORK: 0.9}))
    for segment in ("consumer", "developer", "enterprise", "science"):
        assert 0.85 < rank_correlation(own[f"value_of_capability/{segment}"], own[f"spend_cap/{segment}"]) < 0.95


def test_what_the_central_scenario_says_comes_out_of_its_draws():
    own = drawn(unfitted(sixteenth.read("central")))
    said = {
        ("price_sensitivity", "nest_similarity"): 0.4,
        ("stop_probability", "paradigm_ceiling/third"): -0.3,
        ("spend_cap/developer", "spend_cap/enterprise"): 0.5,
        ("open_horizon_today", "open_lag"): -0.6,
    }
    for (one, other), rank in said.items():
        assert rank_correlation(own[one], own[other]) == pytest.approx(rank, abs=0.06)


def test_worth_spreads_more_where_its_factors_rise_together_and_less_where_one_falls():
    against, free, together = (
        np.std(run(rank).closing["wind_down_value"][run(rank).labels["lab"].index("Anthropic")])
        for rank in (-0.9, 0.0, 0.9)
    )
    assert against < free < together
