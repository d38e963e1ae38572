"""Amounts as written, turned into distributions the engine can draw, in the unit of their card."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sixteenth.engine.declared import Distribution
from sixteenth.errors import Fault, OutOfBounds, Place, WrongDistribution
from sixteenth.scenarios.schema import Amount

Z90 = 1.2815515655446004  # the standard normal's ninth decile
FORMS: Mapping[str, tuple[str, ...]] = {
    "lognormal": ("p10", "p90"),
    "normal": ("p10", "p90"),
    "beta": ("p10", "p90"),
    "uniform": ("low", "high"),
    "choice": ("choices",),
}
NUMBERS = ("value", "p10", "p90", "low", "high", "choices")


def read_amount(
    name: str, amount: Amount, factor: float, bounds: tuple[float, float], at: Callable[..., Place]
) -> tuple[Distribution | None, list[Fault]]:
    """Turn an amount into a distribution in the card's unit, or say all that is wrong with it.

    `at` gives the place of an entry of the amount, and of the amount itself.
    """
    faults = list(_wrong_form(name, amount, at)) or list(_contradictions(name, amount, factor, at))
    if faults:
        return None, faults
    faults = list(_out_of_bounds(name, amount, factor, bounds, at))
    if faults:
        return None, faults
    points = [factor * point for _, point in _points(amount)]
    shape = amount.distribution or "point"
    if shape == "choice":
        odds = [pair[1] for pair in amount.choices or ()]
        numbers = tuple(number for pair in zip(points, odds, strict=True) for number in pair)
        return Distribution("choice", numbers, amount.shared), []
    return Distribution(shape, _FITS[shape](*points), amount.shared), []


def _wrong_form(name: str, amount: Amount, at: Callable[..., Place]) -> Iterator[Fault]:
    """Find an amount with entries missing for its shape, or entries that belong to another."""
    given = {entry for entry in NUMBERS if getattr(amount, entry) is not None}
    wanted = set(FORMS[amount.distribution]) if amount.distribution else {"value"}
    if given != wanted:
        got = ", ".join(sorted(given)) or "no number"
        shape = f"{amount.distribution}: " if amount.distribution else "a number: "
        cure = "give value = ..., or a distribution with its numbers: " + "; ".join(
            f"{each}: {' and '.join(FORMS[each])}" for each in FORMS
        )
        yield WrongDistribution(f"'{name}'", at(), got, shape + " and ".join(sorted(wanted)), cure)


def _contradictions(name: str, amount: Amount, factor: float, at: Callable[..., Place]) -> Iterator[Fault]:
    """Find quantiles out of order, logarithms of nothing, parts of more than a whole, odds that do not sum to one."""
    first = "p10" if amount.p10 is not None else "low"
    low, high = (amount.p10, amount.p90) if amount.p10 is not None else (amount.low, amount.high)
    if low is not None and high is not None and not low < high:
        got = f"{low:g} and {high:g}"
        yield WrongDistribution(f"'{name}'", at(first), got, "the lower number first", "swap the two")
    if amount.distribution == "lognormal" and low is not None and low <= 0:
        cure = "use distribution = 'normal', or positive numbers"
        yield WrongDistribution(f"'{name}'", at(first), f"p10 = {low:g}", "positive numbers for a lognormal", cure)
    if amount.distribution == "beta" and not all(0 < factor * (point or 0) < 1 for point in (low, high)):
        got, want = f"{low:g} and {high:g}", f"numbers between 0 and {1 / factor:g} for a beta"
        yield WrongDistribution(f"'{name}'", at(first), got, want, "use distribution = 'normal' or 'uniform'")
    if amount.choices is not None:
        odds = [pair[1] for pair in amount.choices]
        if not math.isclose(math.fsum(odds), 1.0, abs_tol=1e-9) or min(odds, default=0.0) <= 0:
            got = f"odds that sum to {math.fsum(odds):g}"
            want, cure = "positive odds that sum to 1", "divide the odds by their sum"
            yield WrongDistribution(f"'{name}'", at("choices"), got, want, cure)


def _points(amount: Amount) -> list[tuple[str, float]]:
    """Return the numbers that are in the amount's unit, each with the entry it stands in."""
    if amount.choices is not None:
        return [("choices", pair[0]) for pair in amount.choices]
    return [(entry, number) for entry in NUMBERS[:-1] if (number := getattr(amount, entry)) is not None]


def _out_of_bounds(
    name: str, amount: Amount, factor: float, bounds: tuple[float, float], at: Callable[..., Place]
) -> Iterator[Fault]:
    low, high = bounds
    for entry, number in _points(amount):
        point = factor * number
        if not low <= point <= high:
            limits = f"{low / factor:g} to {high / factor:g}"
            cure = f"use {min(max(point, low), high) / factor:g}, or change the bounds of the card"
            yield OutOfBounds(f"'{name}'", at(entry), f"{number:g}", limits, cure)


def _fit_beta(p10: float, p90: float) -> tuple[float, float]:
    """Return the parameters of the beta distribution with these deciles."""
    from scipy.optimize import least_squares  # noqa: PLC0415 - only scenarios with a beta distribution need it
    from scipy.special import betaincinv  # noqa: PLC0415

    def misses(logs: Any) -> list[float]:
        a, b = math.exp(logs[0]), math.exp(logs[1])
        return [betaincinv(a, b, 0.1) - p10, betaincinv(a, b, 0.9) - p90]

    middle, width = (p10 + p90) / 2, (p90 - p10) / (2 * Z90)
    size = max(middle * (1 - middle) / width**2 - 1, 0.1)
    found = least_squares(misses, [math.log(middle * size), math.log((1 - middle) * size)], xtol=1e-14, ftol=1e-14)
    return math.exp(found.x[0]), math.exp(found.x[1])


_FITS: Mapping[str, Callable[..., tuple[float, ...]]] = {
    "point": lambda value: (value,),
    "normal": lambda p10, p90: ((p10 + p90) / 2, (p90 - p10) / (2 * Z90)),
    "lognormal": lambda p10, p90: (math.log(p10 * p90) / 2, math.log(p90 / p10) / (2 * Z90)),
    "uniform": lambda low, high: (low, high),
    "beta": _fit_beta,
}
