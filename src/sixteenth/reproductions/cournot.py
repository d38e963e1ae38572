"""Cournot's oligopoly: few sellers of one thing who choose quantities, with demand in a line or of steady elasticity.

With demand in a line the price and quantities are the world's own closed forms (`market/quantity.py`).
"""

from dataclasses import dataclass

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said


@dataclass(frozen=True)
class Cournot:
    """What each seller offers, and the price at which all of it is bought."""

    quantity: float
    price: float


def cournot(choke_price: float, cost: float, sellers: int, demand_slope: float = 1.0) -> Cournot:
    """Return the equilibrium of equal sellers where the price is `choke_price - demand_slope * all that is offered`.

    Raises:
        OutsideDomain: without a seller, with a slope or a cost not above 0, or where even the first unit costs more
            than anybody pays.

    """
    _check_sellers(sellers)
    if not 0 < cost < choke_price:
        message = said(
            "a cost of {cost:g} at a choke price of {choke_price:g}: it must lie between 0 and that price",
            cost=cost,
            choke_price=choke_price,
        )
        raise OutsideDomain(message)
    inputs = {"choke_price": choke_price, "unit_cost": cost, "sellers": sellers, "demand_slope": demand_slope}
    quantity, price = (
        float(evaluate(central_world(), name, {key: inputs[key] for key in needs}))
        for name, needs in (
            ("quantity_of_each", ("choke_price", "unit_cost", "demand_slope", "sellers")),
            ("price_of_quantities", ("choke_price", "unit_cost", "sellers")),
        )
    )
    return Cournot(quantity, price)


def price_at_steady_elasticity(elasticity: float, cost: float, sellers: int) -> float:
    """Return the price where demand falls by `elasticity` per cent for each per cent of price: (P - c) / P = 1 / (N e).

    Raises:
        OutsideDomain: where a seller could ask any price: an elasticity of no more than one over the sellers.

    """
    _check_sellers(sellers)
    if not cost > 0:
        message = said("a cost of {cost:g}: it must be above 0", cost=cost)
        raise OutsideDomain(message)
    if not sellers * elasticity > 1:
        message = said(
            "an elasticity of {elasticity:g} with {sellers} sellers: it must be above {other_sellers:g}",
            elasticity=elasticity,
            sellers=sellers,
            other_sellers=1 / sellers,
        )
        raise OutsideDomain(message)
    return cost / (1 - 1 / (sellers * elasticity))


def _check_sellers(sellers: int) -> None:
    if sellers < 1 or sellers != int(sellers):
        message = said("{sellers:g} sellers: at least one, and a whole number", sellers=sellers)
        raise OutsideDomain(message)


def reproduce(**given: float) -> dict[str, float]:
    """Return what each offers and the price, or the price alone where an elasticity is given."""
    sellers = int(given["sellers"])
    if "elasticity" in given:
        return {"price": price_at_steady_elasticity(given["elasticity"], given["cost"], sellers)}
    found = cournot(given["choke_price"], given["cost"], sellers, given["demand_slope"])
    return {"quantity of each": found.quantity, "price": found.price}
