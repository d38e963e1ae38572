"""The serving margin from which the next model pays: the world's own rule (`ledger/break_even.py`), for any numbers."""

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said


def break_even_margin(
    cost_growth: float,
    revenue_multiple: float,
    required_return: float,
    stop_probability: float = 0.0,
    kept_share: float = 1.0,
) -> float:
    """Return the least serving margin at which training the next model pays; above 1 it cannot be had.

    Args:
        cost_growth: how many times the last model the next one costs (g).
        revenue_multiple: revenue over its life for each dollar of its development (M).
        required_return: a year, on money for the next model (r).
        stop_probability: that progress stops before it is for sale (h).
        kept_share: share of its revenue that the old model would have kept without a successor (rho).

    Raises:
        OutsideDomain: where the old model would have kept as much as the new one brings, or a number lies outside the
            bounds of its card.

    """
    if not cost_growth > kept_share:
        message = said(
            "a cost growth of {cost_growth:g}: it must be above the share kept, {kept_share:g}",
            cost_growth=cost_growth,
            kept_share=kept_share,
        )
        raise OutsideDomain(message)
    inputs = {
        "cost_growth": cost_growth,
        "revenue_multiple": revenue_multiple,
        "required_return": required_return,
        "stop_probability_before_sale": stop_probability,
        "kept_share": kept_share,
    }
    return float(evaluate(central_world(), "break_even_margin", inputs))


def reproduce(**given: float) -> dict[str, float]:
    """Return the margin."""
    return {"least margin": break_even_margin(**given)}
