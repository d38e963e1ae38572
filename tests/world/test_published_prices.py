"""The functions that price the world's models give the published equilibria: logit and nested logit, Bertrand-Nash.

Each equilibrium is the fixed point of the world's own month: shares from prices, best replies from shares, one damped
step. Costs are 1, so that a price is 1 and the markup; quality stands in `brand`; not buying weighs 1; nobody hosts
open weights. Targets are those of literature.md (G2, G3); where none is published, SciPy solves first-order conditions
written here from the choice probabilities alone.
"""

from typing import Any

import numpy as np
import pytest
from scipy.optimize import fsolve, minimize_scalar

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.world.market.price_scale import linear, log

DELTA = 2.0
PUBLISHED_LOGIT = {1: (2.56714, 0.36190), 2: (2.40106, 0.28625), 3: (2.29868, 0.22999), 10: (2.09897, 0.09006)}
PUBLISHED_NESTED = {0.0: 2.29868, 0.5: 1.69782, 0.95: 1.07449}
TOLERANCE = 1e-5  # that of the published numbers


@pytest.fixture(scope="module")
def central() -> World:
    return sixteenth.read("central").world


def world_of(scale: Any, central: World) -> World:
    """Return the central world with one of the price scales."""
    own = [each for each in vars(scale).values() if getattr(each, "__module__", None) == scale.__name__]
    return central.with_(*own)


def inputs_of(shelves: Any, similarity: float, sensitivity: float) -> dict[str, Any]:
    """Give the world a market of one segment, its quality [lab, shelf] in the horizon of each offer."""
    quality = np.asarray(shelves, float)
    labs, places = quality.shape
    return {
        "shelf_horizon": quality,
        "market_frontier": 0,
        "quality_weight": 1,
        "brand": np.zeros((labs, 1)),
        "trust_appeal": np.zeros((labs, 1)),
        "is_for_sale": np.ones((labs, 1)),
        "part_asked": np.ones(labs),
        "open_similarity": [0],
        "shelf_position": np.arange(places),
        "crowding": 0,
        "doublings_apart": 1,
        "shelf_apart": 1 - similarity,
        "lab_cost": np.ones(labs),
        "serving_cost_ratio": np.ones(labs),
        "market_pull": [0],
        "open_pull": [0],
        "weight_of_not_buying": 1,
        "least_attraction": 1e-30,
        "labs_apart": [1 - similarity],
        "price_sensitivity": [sensitivity],
        "highest_markup": 100,
        "price_adjustment": 0.25,
        "months_since_launch": np.full(labs, 12),
        "month": 1,
    }


def equilibrium(world: World, inputs: dict[str, Any]) -> tuple[Any, Any]:
    """Walk the world's months of pricing until nothing moves: prices and shares by lab."""
    markup = np.ones((len(inputs["brand"]), 1))
    for _ in range(400):
        moved = evaluate(world, "next_markup", {**inputs, "markup": markup})
        if np.abs(moved - markup).max() < 1e-13:
            break
        markup = moved
    else:
        pytest.fail("prices came to no rest")
    return 1 + markup[:, 0], evaluate(world, "lab_choice", {**inputs, "markup": markup})[:, 0]


def shares(quality: Any, burden: Any, similarity: float) -> Any:
    """Return the choice probabilities of nested logit with one nest and an outside option of weight 1 (Berry 1994)."""
    weights = np.exp((np.asarray(quality) - burden) / (1 - similarity))
    nest = weights.sum() ** (1 - similarity)
    return weights / weights.sum() * nest / (1 + nest)


def slopes(function: Any, at: Any) -> Any:
    """Return how a vector moves with each number it depends on, [of, by], exactly: a step off the real line."""
    step = 1e-30
    return np.stack([function(at + 1j * move).imag / step for move in step * np.eye(len(at))], axis=1)


def first_order_prices(quality: Any, owner: Any, similarity: float, sensitivity: float) -> Any:
    """Solve profit's first-order conditions of owners of several offers, one price an offer, by SciPy's root finder."""
    owned = np.equal.outer(owner, owner)

    def sold(prices: Any) -> Any:
        return shares(quality, sensitivity * prices, similarity)

    def conditions(prices: Any) -> Any:
        return 1 + (owned * slopes(sold, prices).T) @ (prices - 1) / sold(prices)

    start = np.full(len(owner), 1 + (1 - similarity) / sensitivity)
    found, _, flag, told = fsolve(conditions, start, xtol=1e-10, full_output=True)
    assert flag == 1, told
    assert np.abs(conditions(found)).max() < 1e-8
    return found


@pytest.mark.parametrize(("labs", "expected"), PUBLISHED_LOGIT.items())
def test_logit_prices_and_shares_are_the_published_ones(central, labs, expected):
    prices, own = equilibrium(world_of(linear, central), inputs_of(np.full((labs, 1), DELTA), 0, 1))
    np.testing.assert_allclose(prices, expected[0], atol=TOLERANCE, rtol=0)
    np.testing.assert_allclose(own, expected[1], atol=TOLERANCE, rtol=0)


@pytest.mark.parametrize(("similarity", "expected"), PUBLISHED_NESTED.items())
def test_nested_logit_prices_are_the_published_ones(central, similarity, expected):
    prices, _ = equilibrium(world_of(linear, central), inputs_of(np.full((3, 1), DELTA), similarity, 1))
    np.testing.assert_allclose(prices, expected, atol=TOLERANCE, rtol=0)


def test_quality_as_brand_is_quality(central):
    world, inputs = world_of(linear, central), inputs_of(np.zeros((3, 1)), 0.5, 1)
    prices, _ = equilibrium(world, {**inputs, "brand": np.full((3, 1), DELTA)})
    np.testing.assert_allclose(prices, PUBLISHED_NESTED[0.5], atol=TOLERANCE, rtol=0)


@pytest.mark.parametrize("similarity", [0.0, 0.4, 0.8])
@pytest.mark.parametrize("sensitivity", [0.7, 1.3])
def test_unequal_labs_price_as_the_first_order_conditions_say(central, similarity, sensitivity):
    quality = np.array([2.5, 1.0, 0.2])
    prices, own = equilibrium(world_of(linear, central), inputs_of(quality[:, None], similarity, sensitivity))
    expected = first_order_prices(quality, [0, 1, 2], similarity, sensitivity)
    np.testing.assert_allclose(prices, expected, atol=1e-6, rtol=0)
    np.testing.assert_allclose(own, shares(quality, sensitivity * expected, similarity), atol=1e-6, rtol=0)
    assert prices[0] > prices[1] > prices[2]


@pytest.mark.parametrize("similarity", [0.0, 0.5])
def test_a_lab_puts_the_same_markup_on_all_of_its_shelf(central, similarity):
    shelves = np.array([[2.2, 1.1], [1.6, 0.4]])
    prices, own = equilibrium(world_of(linear, central), inputs_of(shelves, similarity, 1))
    expected = first_order_prices(shelves.ravel(), [0, 0, 1, 1], similarity, 1)
    np.testing.assert_allclose(np.repeat(prices, 2), expected, atol=1e-6, rtol=0)
    sold = shares(shelves.ravel(), expected, similarity).reshape(2, 2).sum(axis=1)
    np.testing.assert_allclose(own, sold, atol=1e-6, rtol=0)


def test_two_models_of_one_lab_are_dearer_than_those_of_two(central):
    world = world_of(linear, central)
    together, _ = equilibrium(world, inputs_of([[DELTA, DELTA]], 0, 1))
    apart, _ = equilibrium(world, inputs_of([[DELTA], [DELTA]], 0, 1))
    assert together[0] > apart[0] + 0.1


@pytest.mark.parametrize("similarity", [0.0, 0.6])
def test_the_log_scale_gives_each_lab_its_highest_profit(central, similarity):
    """Shares are then of spending, and the part of a dollar of spending that is profit is 1 - cost / price."""
    quality, sensitivity = np.array([2.5, 1.0, 0.2]), 1.4
    prices, own = equilibrium(world_of(log, central), inputs_of(quality[:, None], similarity, sensitivity))
    for lab in range(3):

        def loss(price: float, lab: int = lab) -> float:
            asked = np.where(np.arange(3) == lab, price, prices)
            return float(-shares(quality, sensitivity * np.log(asked), similarity)[lab] * (1 - 1 / price))

        best = minimize_scalar(loss, bounds=(1.0001, 50), method="bounded", options={"xatol": 1e-9})
        assert prices[lab] == pytest.approx(best.x, abs=1e-5)
    np.testing.assert_allclose(own, shares(quality, sensitivity * np.log(prices), similarity), atol=1e-9, rtol=0)


@pytest.mark.parametrize("scale", [linear, log], ids=["linear", "log"])
def test_a_price_stays_below_the_human_alternative(central, scale):
    inputs = {**inputs_of(np.full((1, 1), 8.0), 0, 0.5), "highest_markup": 1.5}
    prices, _ = equilibrium(world_of(scale, central), inputs)
    assert prices[0] == pytest.approx(2.5)


def test_the_scales_agree_on_a_reply_to_the_same_shares(central):
    inputs = {**inputs_of([[1.0], [0.5]], 0.3, 1.2), "markup": [[0.8], [0.6]]}
    given = {name: evaluate(world_of(log, central), name, inputs) for name in ("share_of_closed", "lab_choice")}
    replies = [
        evaluate(world_of(scale, central), "best_response_markup", {**inputs, **given}) for scale in (linear, log)
    ]
    np.testing.assert_array_equal(*replies)


def test_open_or_closed_does_not_matter_when_offers_are_alike(central):
    """World page: as labs' offers become the same, markups fall to nothing, whoever hosts."""
    world = world_of(log, central)
    inputs = inputs_of(np.zeros((3, 1)), 0, 1)
    markups = [equilibrium(world, {**inputs, "labs_apart": [1 - s]})[0].max() - 1 for s in (0.3, 0.6, 0.9, 0.99)]
    assert all(np.diff(markups) < 0)
    assert markups[-1] < 0.02


@pytest.mark.parametrize("scale", [linear, log], ids=["linear", "log"])
@pytest.mark.parametrize(("similarity", "apart"), [(0.0, 0.02), (0.4, 0.04), (0.8, 0.25)])
def test_a_launch_prices_where_the_best_reply_is_the_price_itself(central, scale, similarity, apart):
    """A launch one doubling better, at a weight of .3: one month finds the fixed point, rivals' prices held."""
    world, inputs = world_of(scale, central), inputs_of([[2.0], [2.0], [2.0]], similarity, 1.5)
    prices, _ = equilibrium(world, inputs)
    better = {**inputs, "shelf_horizon": np.array([[2.3], [2.0], [2.0]]), "markup": (prices - 1)[:, None]}
    launched = evaluate(world, "next_markup", {**better, "months_since_launch": np.array([1, 12, 12])})[0, 0]
    settled = better
    for _ in range(400):
        own = evaluate(world, "best_response_markup", settled)[0, 0]
        moved = settled["markup"].copy()
        moved[0, 0] += 0.25 * (own - moved[0, 0])
        settled = {**settled, "markup": moved}
    fixed = settled["markup"][0, 0]
    before = prices[0] - 1
    assert fixed > before * 1.01, "the launch moves the price"
    assert abs(launched - fixed) < apart * (fixed - before)
    damped = evaluate(world, "next_markup", better)[0, 0]
    assert abs(launched - fixed) < abs(damped - fixed) / 2


@pytest.mark.parametrize("scale", [linear, log], ids=["linear", "log"])
@pytest.mark.parametrize("similarity", [0.0, 0.4, 0.8])
def test_the_slope_of_the_best_reply_is_its_derivative(central, scale, similarity):
    world = world_of(scale, central)
    inputs = {**inputs_of([[2.3], [2.0], [1.4]], similarity, 1.5), "markup": np.array([[0.9], [0.7], [0.8]])}
    step = 1e-6
    for lab in range(3):
        moved = [inputs["markup"] + sign * step * np.eye(3)[:, [lab]] for sign in (1, -1)]
        up, down = (evaluate(world, "best_response_markup", {**inputs, "markup": each})[lab, 0] for each in moved)
        slope = evaluate(world, "best_response_slope", inputs)[lab, 0]
        assert slope == pytest.approx((up - down) / (2 * step), rel=1e-5)
