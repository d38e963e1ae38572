"""Bertrand-Nash prices under logit and nested logit demand: the fixed point of the world's own months of pricing.

Shares are those of the functions that price the world's models (`market/choice.py`), the best reply is theirs
(`market/prices.py`), and so is the price of a launch, a Newton step to where the best reply is the price itself. It is
taken by all firms month after month until no price moves. A nest stands where the world has a segment; what draws
customers to the other nests stands where the world has hosted open weights.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.reproductions.worlds import world_with
from sixteenth.said import said

Scale = Literal["linear", "log"]
Numbers = npt.ArrayLike
MOST_MONTHS, AT_REST = 5_000, 1e-13
HIGHEST_MARKUP = 100.0  # no human alternative bounds a published price: it only keeps a first step finite
NEGLIGIBLE = 1e-30
STEEPEST = 20.0  # price sensitivity that the world's card allows at most
FLATTEST = 0.05  # and at least
MOST_ALIKE = 0.99  # as its card allows
MIDDLE_MARKUP = 50.0  # markups are counted in units in which about this is the highest
MOST_SURPLUS = 0.95 * HIGHEST_MARKUP * STEEPEST  # of an offer over the alternative, in units of the logit
CLEAR_LEAD = 12.0  # of an offer at its first price: more would round the share of the rest away
MOST_EXPONENT = 300.0  # of a weight: its square is still a number


@dataclass(frozen=True)
class Equilibrium:
    """Prices at which no firm would rather ask another, and what each then sells."""

    prices: npt.NDArray[np.float64]  # [firm]: one firm puts the same price over cost on all it has
    shares: npt.NDArray[np.float64]  # [firm]: of all who could buy


def bertrand(
    qualities: Numbers,
    *,
    sensitivity: float = 1.0,
    cost: float = 1.0,
    similarity: Numbers = 0.0,
    nests: Numbers | None = None,
    scale: Scale = "linear",
    outside: float = 1.0,
) -> Equilibrium:
    """Let prices come to rest: firms of any number and quality, each with one product or several, in any nests.

    Args:
        qualities: [firm], or [firm, product] for firms of several products, in units of the logit.
        sensitivity: what one unit of price takes from appeal; on the log scale, one unit of its logarithm.
        cost: of a unit, the same for all.
        similarity: of products within a nest, from 0 to 0.99: one number, or one for each nest.
        nests: [firm] the number of each firm's nest, from 0; one nest by default.
        scale: `linear` prices as in the literature, `log` as in the world, where shares are of spending.
        outside: weight of not buying; 0 where everybody buys.

    Raises:
        OutsideDomain: when there is no such market: a sensitivity or cost not above 0, a similarity outside 0 to 0.99,
            nests that are not numbered from 0, no product at all, an offer that would sell at a price thousands of
            units of the logit above its cost, or prices that come to no rest.

    """
    offers = np.asarray(qualities, float)
    offers = offers[:, None] if offers.ndim == 1 else offers
    firms = len(offers)
    own_nest = np.zeros(firms, int) if nests is None else np.asarray(nests, int)
    alike = np.broadcast_to(np.asarray(similarity, float), (own_nest.max(initial=0) + 1,))
    _check(offers, own_nest, alike, sensitivity, cost, outside)
    world = world_with(f"market.price_scale.{scale}")
    is_log = scale == "log"
    unit, first = (1.0, np.ones(firms)) if is_log else _unit(offers, sensitivity * cost, outside, alike[own_nest])
    _check_scale(scale, offers, sensitivity, first)
    per_unit = sensitivity if is_log else sensitivity * cost * unit
    moved = 0.0 if is_log else per_unit - sensitivity * cost  # appeal at cost is the same in any unit
    inputs = _market(_together(offers + moved, alike[own_nest]), own_nest, alike, per_unit, outside)
    now = _at_rest(world, inputs, first)
    where = (np.arange(firms), own_nest)
    return Equilibrium(cost * (1 + unit * now["markup"][where]), evaluate(world, "lab_choice", now)[where])


def _together(offers: Any, alike: Any) -> Any:
    """Return each firm's products as one offer, their inclusive value: at one margin over cost they sell as one."""
    best = offers.max(axis=1)
    return (best + (1 - alike) * np.log(np.exp((offers - best[:, None]) / (1 - alike[:, None])).sum(axis=1)))[:, None]


def _unit(offers: Any, per_cost: float, outside: float, alike: Any) -> tuple[float, Any]:
    """Return in how many costs to count markups, and where each firm's begins, so that all stay within their cards.

    A price begins at twice the cost; that of a firm which could ask far more, where it leads the alternative clearly:
    from there its best reply is a step upwards.
    """
    at_cost = offers.max(axis=1) - per_cost
    rivals = [np.delete(at_cost, firm).max(initial=-np.inf) for firm in range(len(offers))]
    surplus = at_cost - np.maximum(rivals, np.log(outside) if outside > 0 else -np.inf)
    steep = np.clip(max(per_cost, float(surplus.max()) / MIDDLE_MARKUP), FLATTEST, STEEPEST)
    return float(steep / per_cost), np.maximum(per_cost / steep, (surplus - CLEAR_LEAD * (1 - alike)) / steep)


def _check_scale(scale: Scale, offers: Any, sensitivity: float, first: Any) -> None:
    require_domain(
        {
            said(
                "a sensitivity of {sensitivity:g}: on the log scale it must lie from {flattest:g} to {steepest:g}",
                sensitivity=sensitivity,
                flattest=FLATTEST,
                steepest=STEEPEST,
            ): (scale == "log" and not FLATTEST <= sensitivity <= STEEPEST),
            said(
                "qualities up to {number:g}: an offer can be {most_surplus:,.0f} units of the logit better at its"
                " cost than the alternative, not more",
                number=offers.max(),
                most_surplus=MOST_SURPLUS,
            ): bool((first > MOST_SURPLUS / STEEPEST).any()),
        }
    )


def _check(offers: Any, nests: Any, alike: Any, sensitivity: float, cost: float, outside: float) -> None:
    broken = {
        said("a sensitivity of {sensitivity:g}: it must be above 0", sensitivity=sensitivity): not sensitivity > 0,
        said("a cost of {cost:g}: it must be above 0", cost=cost): not cost > 0,
        said("a weight of not buying of {outside:g}: it must not be below 0", outside=outside): not outside >= 0,
        said("a similarity outside 0 to {most_alike:g}", most_alike=MOST_ALIKE): not (
            (alike >= 0) & (alike <= MOST_ALIKE)
        ).all(),
        said("no firm, or one without a product"): offers.size == 0,
        said("qualities that are no numbers"): not np.isfinite(offers).all(),
        said("nests that are not numbered from 0 with none left out"): set(nests) != set(range(len(alike))),
        said("as many nests as firms are needed, one for each"): nests.shape != offers.shape[:1],
        said("one firm where everybody must buy: it could ask any price"): outside == 0 and len(offers) == 1,
    }
    require_domain(broken)


def _market(offers: Any, nests: Any, alike: Any, sensitivity: float, outside: float) -> dict[str, Any]:
    """Say it in the world's names: all are newly for sale, nobody is trusted or barred, and a nest is a segment."""
    firms, count = len(offers), len(alike)
    return {
        "shelf_horizon": offers,
        "market_frontier": 0,
        "quality_weight": 1,
        "told_apart": np.ones(offers.shape),
        "shelf_apart": 1,
        "lab_cost": np.ones(firms),
        "serving_cost_ratio": np.ones(firms),
        "market_pull": np.zeros(count),
        "brand": np.zeros((firms, count)),
        "trust_appeal": np.zeros((firms, count)),
        "is_for_sale": np.equal.outer(nests, np.arange(count)).astype(float),
        "part_asked": np.ones(firms),
        "open_similarity": np.zeros(count),
        "weight_of_not_buying": outside,
        "least_attraction": NEGLIGIBLE,
        "labs_apart": 1 - alike,
        "price_sensitivity": np.full(count, sensitivity),
        "highest_markup": HIGHEST_MARKUP,
        "price_adjustment": 1,
        "months_since_launch": np.ones(firms),
        "month": 1,
    }


def _weighed(world: World, inputs: dict[str, Any], markup: Any) -> dict[str, Any]:
    """Return the market at some markups, with weights that are numbers and the pull of the other nests.

    A constant taken off all appeals, and of what not buying is worth, changes no share.
    """
    asked = {name: inputs[name] for name in ("price_sensitivity", "lab_cost", "serving_cost_ratio")}
    burden = evaluate(world, "price_burden", {**asked, "markup": markup})
    appeal = inputs["shelf_horizon"].max(axis=1)[:, None] - burden
    most = np.where(inputs["is_for_sale"] > 0, appeal - MOST_EXPONENT * inputs["labs_apart"], 0.0).max()
    taken = max(float(most), np.log(max(inputs["weight_of_not_buying"], 1.0)), 0.0)
    weight = inputs["weight_of_not_buying"] * np.exp(-taken)
    now = {**inputs, "markup": markup, "market_frontier": taken, "weight_of_not_buying": weight}
    return {**now, "open_pull": _other_nests(world, now)}


def _other_nests(world: World, inputs: dict[str, Any]) -> Any:
    """Return, for each nest, the weight of all others."""
    pull = evaluate(world, "closed_pull", inputs)
    return pull.sum() - pull


def _at_rest(world: World, inputs: dict[str, Any], first: Any) -> dict[str, Any]:
    """Walk the world's months of pricing until nothing moves, and return the market then; a markup is [firm, nest]."""
    markup = np.broadcast_to(first[:, None], inputs["brand"].shape)
    for _ in range(MOST_MONTHS):
        moved = evaluate(world, "next_markup", _weighed(world, inputs, markup))
        moved = np.where(inputs["is_for_sale"] > 0, moved, markup)
        if np.abs(moved - markup).max() < AT_REST * max(1.0, float(np.abs(markup).max())):
            return _weighed(world, inputs, moved)
        markup = moved
    message = said("prices come to no rest in {most_months} months", most_months=MOST_MONTHS)
    raise OutsideDomain(message)


def reproduce(**given: Any) -> dict[str, float]:
    """Return the price and share of each firm, numbered from 1; where all are alike, also without a number."""
    found = bertrand(**given)
    numbered = {
        f"{what} {firm}": float(value)
        for what, all_ in (("price", found.prices), ("share", found.shares))
        for firm, value in enumerate(all_, start=1)
    }
    return {"price": float(found.prices[0]), "share": float(found.shares[0]), **numbered}
