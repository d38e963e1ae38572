"""What one number must be for the next model just to pay, the others given: the world's own rule, turned round."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scipy.optimize import brentq

from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate

MARGIN = "serving_margin"
# What can be solved for, and whether more of it helps; how far is looked is what the card of the name allows.
SOUGHT: Mapping[str, bool] = {
    MARGIN: True,
    "revenue_multiple": True,
    "cost_growth": True,
    "stop_odds_before_sale": False,
    "kept_share": False,
    "required_return": False,
}
TINY = 1e-9  # off the ends, where something is divided by nothing


@dataclass(frozen=True)
class Condition:
    """What a number must be, the others given: at least or at most so much; None where no such number is enough."""

    name: str
    bound: float | None
    is_least: bool
    always: bool  # whether it pays whatever this number is


def must_be(world: World, name: str, given: Mapping[str, float]) -> Condition:
    """Solve the break-even rule for one of its numbers; `given` holds all others.

    Raises:
        KeyError: when the name is none that can be solved for.
        OutsideDomain: when a number lies outside the bounds of its card.

    """
    more_helps = SOUGHT[name]
    low, high = (0.0, 1.0) if name == MARGIN else world.declared[name].bounds
    low, high = max(low, given["kept_share"]) + TINY if name == "cost_growth" else low, high - TINY

    def spare(value: float) -> float:
        """Return by how much the serving margin is above the least that pays."""
        numbers = {**given, name: value}
        margin = numbers.pop(MARGIN)
        return margin - float(evaluate(world, "break_even_margin", numbers))

    worst, best = (low, high) if more_helps else (high, low)
    if spare(worst) >= 0:
        return Condition(name, worst, more_helps, always=True)
    if spare(best) < 0:
        return Condition(name, None, more_helps, always=False)
    root: Any = brentq(spare, low, high, xtol=1e-12)
    return Condition(name, float(root), more_helps, always=False)


def conditions(world: World, given: Mapping[str, float]) -> tuple[Condition, ...]:
    """Solve for each number in turn, the others as given."""
    return tuple(must_be(world, name, {key: value for key, value in given.items() if key != name}) for name in SOUGHT)
