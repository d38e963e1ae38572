"""What one number must be for the next model just to pay, the others given: the world's own rule, turned round."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scipy.optimize import brentq

from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import require_domain
from sixteenth.said import said

MARGIN = "serving_margin"
# What can be solved for, and whether more of it helps; how far is looked is what the card of the name allows.
SOUGHT: Mapping[str, bool] = {
    MARGIN: True,
    "revenue_multiple": True,
    "cost_growth": True,
    "stop_probability_before_sale": False,
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
    _check(world, given)
    if _adds_nothing(given):
        return Condition(name, None, more_helps, always=False)
    low, high = (0.0, 1.0) if name == MARGIN else world.declared[name].bounds
    low = max(low, given["kept_share"]) + TINY if name == "cost_growth" else low
    high = min(high, given["cost_growth"]) - TINY if name == "kept_share" else high - TINY

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


def _check(world: World, given: Mapping[str, float]) -> None:
    """Refuse a number outside the bounds of its card, or that is none."""
    bounds = {name: world.declared[name].bounds for name in given if name in world.declared}
    require_domain(
        {
            said(
                "{name} is {given:g}, and holds from {low:g} to {high:g}",
                name=name,
                given=given[name],
                low=low,
                high=high,
            ): not low <= given[name] <= high
            for name, (low, high) in bounds.items()
        }
    )


def _adds_nothing(given: Mapping[str, float]) -> bool:
    """Say whether the old model alone would have kept as much revenue as the new one brings, or more.

    So it is where a model costs no more than the part of its revenue that the one before would have kept: no margin on
    what it adds pays for it.
    """
    return given.get("kept_share", 0.0) >= given.get("cost_growth", float("inf"))


def conditions(world: World, given: Mapping[str, float]) -> tuple[Condition, ...]:
    """Solve for each number in turn, the others as given."""
    return tuple(must_be(world, name, {key: value for key, value in given.items() if key != name}) for name in SOUGHT)
