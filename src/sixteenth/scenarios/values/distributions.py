"""Amounts as written, turned into distributions the engine can draw, in the unit of their card."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sixteenth.engine.declared import Distribution
from sixteenth.errors import BoundViolation, Fault, Place, WrongDistribution
from sixteenth.said import joined, said
from sixteenth.scenarios.files.schema import LISTS, NUMBERS, Amount
from sixteenth.scenarios.values.amount_cures import (
    MOST_CHOICES,
    ends_of,
    mend,
    mend_form,
    write_exactly,
    written_bounds,
)
from sixteenth.scenarios.values.fits import LARGEST, fit
from sixteenth.scenarios.values.moments import fit_moments, widest

DECILES, MOMENTS = ("p10", "p90"), ("mean", "sd")
FORMS: Mapping[str, tuple[tuple[str, ...], ...]] = {  # the entries of each shape, and others that will do as well
    "lognormal": (DECILES, MOMENTS),
    "normal": (DECILES, MOMENTS),
    "beta": (DECILES, MOMENTS),
    "uniform": (("low", "high"),),
    "triangular": (("low", "mode", "high"),),
    "choice": (("choices",),),
    "given": (("numbers",),),
}
FREE = (-math.inf, math.inf)
SUM = 1e-9  # by which odds may miss their sum
FURTHEST_DRAW = 7.0  # standard deviations: no uniform of either plan lies further out
LOGARITHMS = (-708.0, 709.0)  # whose exponentials have all their digits


@dataclass(frozen=True)
class Problem:
    """What is wrong with an entry of an amount."""

    kind: type[Fault]
    entry: str
    got: str
    expected: str
    is_of_bounds: bool = False  # other bounds would do


def read_amount(
    name: str,
    amount: Amount,
    factor: float,
    bounds: tuple[float, float],
    at: Callable[..., Place],
    own_card: Place | None = None,
) -> tuple[Distribution | None, list[Fault]]:
    """Turn an amount into a distribution in the card's unit, or say all that is wrong with it.

    `at` gives the place of an entry of the amount, and of the amount itself; `own_card` that of a card whose bounds its
    owner may change, as nobody can those of the package.
    """
    given = [entry for entry in (*NUMBERS, *LISTS) if getattr(amount, entry) is not None]
    forms = FORMS[amount.distribution] if amount.distribution else (("value",),)
    wanted = max(forms, key=lambda form: len({*form} & {*given}))
    if set(given) != set(wanted):
        shape = (
            said("{distribution}: ", distribution=amount.distribution) if amount.distribution else said("a number: ")
        )
        got = ", ".join(sorted(given)) or said("no number")
        expected = shape + joined(", or ", (joined(" and ", sorted(form)) for form in forms))
        return None, [WrongDistribution(f"'{name}'", at(), got, expected, mend_form(amount, given, wanted, FORMS))]
    found, problems = _try(amount, factor, bounds)
    if not problems:
        return found, []
    cure = mend(amount, written_bounds(_numbers_of(bounds), factor), lambda other: not _try(other, factor, bounds)[1])
    if own_card is not None and any(each.is_of_bounds for each in problems):
        cure += said(", or change the bounds of its card at {own_card}", own_card=own_card)
    return None, [each.kind(f"'{name}'", at(each.entry), each.got, each.expected, cure) for each in problems]


def _try(amount: Amount, factor: float, bounds: tuple[float, float]) -> tuple[Distribution | None, list[Problem]]:
    """Read an amount with the entries of its shape, or find what is wrong with them."""
    if amount.numbers is not None:
        return _try_given(amount, factor, bounds)
    numbers = [(entry, number, factor * number + 0.0) for entry, number in _numbers(amount)]  # -0.0 + 0.0 is 0.0
    problems = list(_no_numbers(numbers, factor, bounds)) or list(_contradictions(amount, factor))
    told = {problem.entry for problem in problems} - {"choices"}
    problems += _out_of_bounds([each for each in numbers if each[0] not in told], factor, bounds)
    if problems:
        return None, problems
    points = [point for _, _, point in numbers]
    distribution = _read(amount, points, bounds)
    if distribution is not None:
        return distribution, []
    first, is_cut = numbers[0][0], _read(amount, points, FREE) is not None
    got = joined(" and ", (f"{entry} = {write_exactly(number)}" for entry, number, _ in numbers))
    within = said(" within {limits}", limits=_limits(bounds, factor)) if is_cut else ""
    expected = said("numbers that a {distribution}{within} can have", distribution=amount.distribution, within=within)
    return None, [Problem(WrongDistribution, first, got, expected, is_cut)]


def _try_given(amount: Amount, factor: float, bounds: tuple[float, float]) -> tuple[Distribution | None, list[Problem]]:
    """Read one number for each future, or name the first future whose number its card does not allow."""
    low, high = _numbers_of(bounds)
    points = [factor * number + 0.0 for number in amount.numbers or ()]
    wrong = [draw for draw, point in enumerate(points) if not low <= point <= high]  # nor is what is no number
    if points and not wrong:
        return Distribution("given", tuple(points), bool(amount.shared)), []
    if not wrong:
        return None, [Problem(WrongDistribution, "numbers", said("no number"), said("one for each future"))]
    number = write_exactly((amount.numbers or ())[wrong[0]])
    got = said("{number} in draw {draw}", number=number, draw=wrong[0])
    if len(wrong) > 1:
        got += said(", and {count:,} more", count=len(wrong) - 1)
    return None, [Problem(BoundViolation, "numbers", got, _limits(bounds, factor), is_of_bounds=True)]


def _read(amount: Amount, points: list[float], bounds: tuple[float, float]) -> Distribution | None:
    """Return the distribution of points in the card's unit; None where there is none whose draws are numbers."""
    shape, shared = amount.distribution or "point", bool(amount.shared)
    if shape == "choice":
        odds = [pair[1] for pair in amount.choices or ()]
        return Distribution("choice", tuple(each for pair in zip(points, odds, strict=True) for each in pair), shared)
    if shape in ("point", "uniform", "triangular"):
        return Distribution(shape, tuple(points), shared) if points[-1] - points[0] <= LARGEST else None
    numbers = (fit_moments if amount.mean is not None else fit)(shape, points[0], points[1], bounds)
    if numbers is None or not _stays_finite(shape, numbers, bounds):
        return None
    return Distribution(shape, numbers, shared, (float(bounds[0]), float(bounds[1])))


def _stays_finite(shape: str, numbers: tuple[float, float], bounds: tuple[float, float]) -> bool:
    """Say whether every draw is a number: neither too large for one nor, of a lognormal, so small that it is 0."""
    if shape == "beta":
        return True
    least, most = (numbers[0] + sign * FURTHEST_DRAW * numbers[1] for sign in (-1, 1))
    if shape == "normal":
        return max(-least, most) <= LARGEST or all(map(math.isfinite, bounds))
    return (least >= LOGARITHMS[0] or bounds[0] > 0) and (most <= LOGARITHMS[1] or bounds[1] < math.inf)


def _no_numbers(
    points: list[tuple[str, float, float]], factor: float, bounds: tuple[float, float]
) -> Iterator[Problem]:
    """Find what is infinite or no number at all, as written or in the card's unit, and what is 0 there alone."""
    for entry, number, point in points:
        if not math.isfinite(point) or (point == 0) != (number == 0):
            yield Problem(BoundViolation, entry, write_exactly(number), _limits(_numbers_of(bounds), factor))


def _contradictions(amount: Amount, factor: float) -> Iterator[Problem]:
    """Find quantiles out of order, logarithms of nothing, parts of more than a whole, odds that do not sum to one."""
    if amount.choices is not None:
        yield from _wrong_choices(amount.choices)
    if amount.mean is not None and amount.sd is not None:
        yield from _wrong_moments(amount.distribution, amount.mean, amount.sd, factor)
    found = ends_of(amount)
    if found is None:
        return
    first, (low, high) = found
    both = said("{low} and {high}", low=write_exactly(low), high=write_exactly(high))
    if not low < high:
        yield Problem(WrongDistribution, first, both, said("the lower number first"))
    elif amount.mode is not None and not low <= amount.mode <= high:
        yield Problem(
            WrongDistribution,
            "mode",
            f"mode = {write_exactly(amount.mode)}",
            said("one from {low} to {high}", low=write_exactly(low), high=write_exactly(high)),
        )
    if amount.distribution == "lognormal" and low <= 0:
        yield Problem(WrongDistribution, first, f"p10 = {write_exactly(low)}", said("positive numbers for a lognormal"))
    if amount.distribution == "beta" and not all(0 < factor * end < 1 for end in (low, high)):
        want = said(
            "numbers between 0 and {written_bounds} for a beta",
            written_bounds=write_exactly(written_bounds((0, 1), factor)[1]),
        )
        yield Problem(WrongDistribution, first, both, want)


def _wrong_moments(shape: str | None, mean: float, deviation: float, factor: float) -> Iterator[Problem]:
    """Find a mean or a standard deviation that no distribution of the shape has."""
    whole = written_bounds((0, 1), factor)[1]
    if deviation <= 0:
        yield Problem(
            WrongDistribution, "sd", f"sd = {write_exactly(deviation)}", said("a positive number, or value alone")
        )
    if shape == "lognormal" and mean <= 0:
        yield Problem(
            WrongDistribution, "mean", f"mean = {write_exactly(mean)}", said("a positive number for a lognormal")
        )
    if shape != "beta":
        return
    if not 0 < mean < whole:
        want = said("a number between 0 and {first} for a beta", first=write_exactly(whole))
        yield Problem(WrongDistribution, "mean", f"mean = {write_exactly(mean)}", want)
    elif deviation >= (most := whole * widest(mean / whole)):
        want = said("a number below {most:.6g} for a beta of mean {mean}", most=most, mean=write_exactly(mean))
        yield Problem(WrongDistribution, "sd", f"sd = {write_exactly(deviation)}", want)


def _wrong_choices(choices: list[tuple[float, float]]) -> Iterator[Problem]:
    if len(choices) > MOST_CHOICES:
        want = said("at most {most_choices:,}", most_choices=MOST_CHOICES)
        yield Problem(WrongDistribution, "choices", said("{count:,} choices", count=len(choices)), want)
        return
    odds = [each for _, each in choices]
    wrong = [write_exactly(each) for each in odds if not 0 < each < math.inf]
    if wrong or not math.isclose(sum(odds), 1.0, abs_tol=SUM):
        got = (
            said("odds of {wrong}", wrong=wrong[0])
            if wrong
            else said("odds that sum to {number:.12g}", number=sum(odds))
        )
        yield Problem(WrongDistribution, "choices", got, said("positive odds that sum to 1"))
    for value, count in Counter(value for value, _ in choices).items():
        if count > 1:
            yield Problem(
                WrongDistribution,
                "choices",
                said("{value} {count} times", value=write_exactly(value), count=count),
                said("each value once"),
            )


def _out_of_bounds(
    points: list[tuple[str, float, float]], factor: float, bounds: tuple[float, float]
) -> Iterator[Problem]:
    low, high = bounds
    for entry, number, point in points:
        if entry != "sd" and math.isfinite(point) and not low <= point <= high:
            yield Problem(BoundViolation, entry, write_exactly(number), _limits(bounds, factor), is_of_bounds=True)


def _limits(bounds: tuple[float, float], factor: float) -> str:
    """Write bounds in the unit of an amount."""
    return joined(" to ", map(write_exactly, written_bounds(bounds, factor)))


def _numbers_of(bounds: tuple[float, float]) -> tuple[float, float]:
    """Return bounds without infinity: no number lies there."""
    return max(bounds[0], -LARGEST), min(bounds[1], LARGEST)


def _numbers(amount: Amount) -> list[tuple[str, float]]:
    """Return the numbers that are in the amount's unit, each with the entry it stands in."""
    if amount.choices is not None:
        return [("choices", pair[0]) for pair in amount.choices]
    return [(entry, number) for entry in NUMBERS if (number := getattr(amount, entry)) is not None]
