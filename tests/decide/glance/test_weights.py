"""Weights are the exact ratio of densities: against inputs drawn for what is believed, copulas and bounds included."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from scipy import integrate

import sixteenth
from sixteenth.decide.glance import weights as module
from sixteenth.decide.glance.weights import Wide, effective, log_density, moved_rows, weights_of, widened, wider
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.engine.declared import Distribution
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.believed import find_belief
from sixteenth.scenarios.variation import drawing

CENTRAL = sixteenth.read("central")
FUTURES = 4_000
WIDENED = (("price_sensitivity", ()), ("quality_weight", ()), ("contract_take_or_pay", ()), ("stop_probability", ()))
BELIEFS = ("price_sensitivity", "quality_weight", "contract_take_or_pay", "stop_probability")


def wide_of(scenario: Scenario = CENTRAL, chosen: Any = WIDENED, seed: int = 7) -> Wide:
    """Draw the inputs of a scenario with some beliefs wide."""
    job = prepare_answers(scenario, {"draws": FUTURES, "seed": seed})
    bounds = {name: scenario.world.declared[name].bounds for name, _ in chosen}
    job = drawing(job, widened(job.settings, chosen, bounds), ())
    rows = {row.own_key: number for number, row in enumerate(job.table.rows) if row.distribution.shape != "point"}
    own = [*rows.values()]
    drawn = job.table.sample(seed, np.arange(FUTURES))[own]
    names = {name for name, _ in chosen}
    is_wide = frozenset(at for at, number in enumerate(own) if job.table.rows[number].name in names)
    return Wide(scenario.settings, job, tuple(job.table.rows[number] for number in own), drawn, is_wide)


def outcome(wide: Any, drawn: Any) -> Any:
    """Return a number of each future that several inputs move, by themselves and together."""
    at: Mapping[str, int] = {row.name: number for number, row in enumerate(wide.rows)}
    price, quality, pay, stop, nest, ceiling = (
        drawn[at[name]]
        for name in (*BELIEFS, "nest_similarity", "paradigm_ceiling")  # the last two are correlated with two of these
    )
    return np.log(price) * nest + quality**2 - pay + np.sqrt(stop) * np.log(ceiling)


def believed(wide: Wide, scenario: Scenario) -> Any:
    moved = moved_rows(wide, scenario.settings)
    assert moved is not None
    return weights_of(wide, moved)


@pytest.mark.parametrize(
    ("distribution", "bounds"),
    [
        (Distribution("normal", (0.3, 0.2), bounds=(0, 0.99)), (0.0, 0.99)),
        (Distribution("lognormal", (0.1, 0.5), bounds=(0.5, 3)), (0.5, 3.0)),
        (Distribution("beta", (2.0, 5.0)), (0.0, 1.0)),
        (Distribution("uniform", (1.0, 3.0)), (0.0, 9.0)),
    ],
)
def test_a_density_is_one_in_all(distribution: Distribution, bounds: tuple[float, float]):
    low, high = bounds
    whole, _ = integrate.quad(
        lambda x: float(np.exp(log_density(distribution, bounds, np.array([x]))[0][0])), low + 1e-9, high - 1e-9
    )
    assert whole == pytest.approx(1.0, abs=1e-6)


def test_what_is_believed_already_takes_off_what_was_drawn_wide():
    wide = wide_of()
    weights, plain = believed(wide, CENTRAL), wide_of(chosen=())
    assert weights.sum() == pytest.approx(1.0)
    assert 1_000 < effective(weights) < FUTURES
    truth, own = outcome(plain, plain.drawn), outcome(wide, wide.drawn)
    mean = float(own @ weights)
    error = np.sqrt((weights**2) @ (own - mean) ** 2 + truth.var() / FUTURES)
    assert abs(mean - truth.mean()) < 3 * error


def test_without_wide_beliefs_and_without_a_move_all_weigh_alike():
    wide = wide_of(chosen=())
    assert believed(wide, CENTRAL) == pytest.approx(np.full(FUTURES, 1 / FUTURES))


def test_moved_beliefs_agree_with_inputs_that_are_drawn_for_them():
    distances = []
    for seed in (7, 8):
        wide = wide_of(seed=seed)
        for title in BELIEFS:
            for factor in (0.8, 1.3):
                middle = find_belief(CENTRAL.settings, CENTRAL.world.declared, title).middle
                other = CENTRAL.believing({title: middle * factor})
                weights, own = believed(wide, other), outcome(wide, wide.drawn)
                plain = wide_of(other, (), seed=100 + seed)
                truth, mean = outcome(plain, plain.drawn), float(own @ weights)
                error = np.sqrt((weights**2) @ (own - mean) ** 2 + truth.var() / FUTURES)
                distances.append((mean - truth.mean()) / error)
    assert np.abs(distances).max() < 3  # of 16 that are normal, in 96 of 100 cases
    assert np.mean(np.abs(distances) < 2) > 0.8
    assert abs(np.mean(distances)) < 0.75


def test_two_beliefs_that_are_correlated_can_move_at_once():
    wide = wide_of(chosen=(*WIDENED, ("paradigm_ceiling", ("third",))))
    other = CENTRAL.believing({"stop_probability": 0.08, "paradigm_ceiling/third": 12.0})
    weights, own = believed(wide, other), outcome(wide, wide.drawn)
    plain = wide_of(other, (), seed=11)
    truth, mean = outcome(plain, plain.drawn), float(own @ weights)
    error = np.sqrt((weights**2) @ (own - mean) ** 2 + truth.var() / FUTURES)
    assert abs(mean - truth.mean()) < 3 * error


def test_the_further_a_belief_moves_the_fewer_futures_carry_it_and_wide_ones_carry_it_further(
    monkeypatch: pytest.MonkeyPatch,
):
    wide = wide_of()
    moved = [CENTRAL.believing({"price_sensitivity": middle}) for middle in (1.0, 1.3, 1.7, 2.2, 3.0)]
    counts = [effective(believed(wide, each)) for each in moved]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < 0.05 * counts[0]
    monkeypatch.setattr(module, "WIDER", 1.0)
    narrow = effective(believed(wide_of(), CENTRAL.believing({"price_sensitivity": 2.2})))
    assert narrow < counts[3]


@pytest.mark.parametrize(
    "other",
    [
        CENTRAL.with_(discount_rate=0.2),  # a certain number
        CENTRAL.with_(price_sensitivity=2.0),  # no spread is left
        CENTRAL.believing({"algorithmic_pace": 0.1}),  # a row of the fit
        CENTRAL.believing({"nest_similarity/consumer": 0.5}),  # labels that share their luck, each with its own spread
        CENTRAL.correlating({"lead ~ quality_weight": 0.3}),
    ],
)
def test_what_has_no_density_cannot_be_weighed(other: Scenario):
    assert moved_rows(wide_of(), other.settings) is None


def test_a_uniform_that_reaches_beyond_what_was_drawn_cannot_be_weighed():
    wide = wide_of(chosen=(("months_of_severance", ()),))
    low, high = CENTRAL.settings.values["months_of_severance"][()].numbers
    near, far = (CENTRAL.believing({"months_of_severance": (low + high) / 2 * factor}) for factor in (1.1, 3.0))
    assert moved_rows(wide, near.settings)
    assert moved_rows(wide, far.settings) is None


def test_a_shape_without_a_density_is_not_drawn_wider():
    joint = Distribution("joint", (1.0, 2.0))
    assert wider(joint, (0.0, 9.0)) is joint
