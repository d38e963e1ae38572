"""Open or closed: when it does not matter, and when labs' markups fall to the host's.

Prices come to rest by the world's own month, at today's median values, for one segment. Brands are those which would
give today's shares if customers found offers so alike, so that a column of today's lag is today's market in every row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import require_domain
from sixteenth.measures.middle import middle
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

ALIKE = (0.0, 0.4, 0.8, 0.95, 0.99)
LAGS = (0.0, 2.0, 3.5, 7.0, 14.0)
MONTHS_TO_REST = 2000
STEP, AT_REST = 0.1, 1e-9
GIVEN = (
    "shelf_horizon_today",
    "lab_sales_today",
    "open_share_today",
    "open_price_today",
    "host_margin",
    "quality_weight",
    "price_sensitivity",
    "highest_markup",
    "least_attraction",
    "weight_of_not_buying",
    "shelf_position",
    "crowding",
    "doublings_apart",
    "shelf_apart",
    "serving_cost_ratio",
    "demand_elasticity",
    "people_pull",
    "people_share_today",
)


@dataclass(frozen=True)
class OpenWeightsTable:
    """A segment at rest: rows are how alike labs' offers and open weights are, columns months of lag."""

    segment: str
    doubling_time: float  # months: what a month of lag is worth
    lag_today: float
    host_margin: float
    alike: tuple[float, ...]
    lags: tuple[float, ...]
    open_shares: tuple[tuple[float, ...], ...]
    markups: tuple[tuple[float, ...], ...]  # of labs, by their sales
    profits: tuple[tuple[float, ...], ...]  # labs' gross profit for each dollar the segment spends


def open_weights_table(
    scenario: Scenario,
    segment: str,
    *,
    alike: Sequence[float] = ALIKE,
    lags: Sequence[float] = LAGS,
    doubling_time: float | None = None,
    hosting: float = 1.0,
    quality: float = 1.0,
) -> OpenWeightsTable:
    """Let prices come to rest for every similarity and lag; `hosting` and `quality` are times what they count today.

    Raises:
        OutsideDomain: when a number lies outside the bounds of its card, or a lag or a multiple is below nothing.

    """
    wrong = [lag for lag in lags if not 0 <= lag < np.inf]
    is_given = doubling_time is None or doubling_time > 0
    require_domain(
        {
            said("lags of {wrong} months: they must be at least 0 and finite", wrong=wrong): bool(wrong),
            said("hosting at {hosting:g} times its cost: it must be above 0 and finite", hosting=hosting): not 0
            < hosting
            < np.inf,
            said(
                "quality at {quality:g} times what it counts: it must be at least 0 and finite", quality=quality
            ): not 0 <= quality < np.inf,
            said(
                "a doubling time of {doubling_time} months: it must be above 0", doubling_time=doubling_time
            ): not is_given,
        }
    )
    inputs = {name: middle(scenario, name, segment) for name in GIVEN}
    months = doubling_time or float(middle(scenario, "horizon_doubling_time"))
    frontier = float(inputs["shelf_horizon_today"].max())
    lag_today = (frontier - float(middle(scenario, "open_horizon_today"))) * months
    rows = np.asarray(alike, float)[:, None] + np.zeros(len(lags))
    own = middle(scenario, "nest_similarity", segment)
    market = _brands(scenario, {**inputs, "quality_weight": inputs["quality_weight"] * quality}, own, rows)
    moved = {
        **market,
        "open_horizon": frontier - np.asarray(lags, float)[None, :] / months + 0 * rows,
        "open_cost_ratio": inputs["open_price_today"] / (1 + inputs["host_margin"]) * hosting,
    }
    markup = _at_rest(scenario, moved)
    labs, hosts = (
        evaluate(scenario.world, name, {**moved, "markup": markup}) for name in ("lab_choice", "open_choice")
    )
    earned = (labs * markup / (1 + markup)).sum(axis=(0, 1))
    asked = (labs * markup).sum(axis=(0, 1)) / labs.sum(axis=(0, 1))
    host_margin = float(inputs["host_margin"])
    tables = (tuple(tuple(map(float, row)) for row in each) for each in (hosts[0], asked, earned))
    return OpenWeightsTable(segment, months, lag_today, host_margin, tuple(alike), tuple(lags), *tables)


def _brands(scenario: Scenario, inputs: Mapping[str, Any], own: Any, rows: Any) -> dict[str, Any]:
    """Return the market of today with the brands behind its shares, at each similarity."""
    alike = rows[None]
    found: dict[str, Any] = {
        **inputs,
        "open_similarity": alike,
        "nest_similarity": np.maximum(own[0], alike),
        "open_horizon_today": middle(scenario, "open_horizon_today"),
    }
    brand, open_brand = (evaluate(scenario.world, f"opening_{name}", found) for name in ("brand", "open_brand"))
    labs = len(brand)
    return {
        **{name: each for name, each in found.items() if not name.endswith("_today")},
        "people_share": inputs["people_share_today"],
        "labs_apart": 1 - found["nest_similarity"],
        "lab_cost": inputs["serving_cost_ratio"],
        "brand": brand,
        "open_brand": open_brand,
        "trust_appeal": np.zeros((labs, 1)),
        "is_for_sale": np.ones((labs, 1)),
        "shelf_horizon": inputs["shelf_horizon_today"],
        "market_frontier": inputs["shelf_horizon_today"].max(),
    }


def _at_rest(scenario: Scenario, market: Mapping[str, Any]) -> Any:
    """Step towards the price at which each lab's best reply is its price, until no price moves."""
    markup = np.ones(market["brand"].shape)
    for _ in range(MONTHS_TO_REST):
        moved = evaluate(scenario.world, "launch_markup", {**market, "markup": markup})
        step = STEP * (np.maximum(moved, 0) - markup)
        markup = markup + step
        if np.abs(step).max() < AT_REST:
            break
    return markup
