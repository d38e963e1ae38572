"""Cures of amounts: each that is told, followed to the letter, leaves an amount that reads without a fault."""

import ast
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Fault, Place
from sixteenth.scenarios.files.schema import NUMBERS, Amount
from sixteenth.scenarios.values.amount_cures import MOST_CHOICES, write_exactly, written_bounds
from sixteenth.scenarios.values.distributions import read_amount
from sixteenth.scenarios.values.fits import LARGEST

OWN_CARD = ", or change the bounds of its card at own.toml:3"
MISSING: dict[str, Any] = {
    "value": 0.5,
    "p10": 0.4,
    "p90": 0.6,
    "low": 0.4,
    "mode": 0.5,
    "high": 0.6,
    "mean": 0.5,
    "sd": 0.05,
    "choices": [(0.4, 0.5), (0.6, 0.5)],
}
ENTRIES = "|".join(NUMBERS)


def faults_of(amount: Amount, factor: float, bounds: tuple[float, float]) -> list[Fault]:
    def at(*key: str | int) -> Place:
        return Place("/".join(map(str, key)))

    return read_amount("x", amount, factor, bounds, at, Place("own.toml", 3))[1]


@dataclass(frozen=True)
class Told:
    """A fault, and the bounds in the unit of its amount."""

    fault: Fault
    within: tuple[float, float]


def numbers_in(text: str) -> dict[str, float]:
    return {name: float(number) for name, number in re.findall(rf"({ENTRIES}) = (\S+?)(?=,| |$)", text)}


def follow(cure: str, amount: Amount, told: Told) -> Amount:
    """Do what one alternative of a cure says."""
    entries: dict[str, Any] = amount.model_dump()
    for pattern, step in STEPS.items():
        if found := re.fullmatch(pattern, cure):
            return Amount.model_validate(entries | step(entries, found, told))
    for name, verb in re.findall(r"(?:^| and )(?=(?:add|remove) (\w+))(add|remove)", cure):
        entries[name] = MISSING[name] if verb == "add" else None
    return Amount.model_validate(entries)


def swapped(entries: dict[str, Any], _found: re.Match[str], _told: Told) -> dict[str, Any]:
    one, other = ("p10", "p90") if entries["p10"] is not None else ("low", "high")
    return {one: entries[other], other: entries[one]}


def other_choices(_entries: dict[str, Any], found: re.Match[str], _told: Told) -> dict[str, Any]:
    return {"choices": [tuple(map(float, pair)) for pair in ast.literal_eval(found[1])]}


def other_shape(entries: dict[str, Any], found: re.Match[str], _told: Told) -> dict[str, Any]:
    kept = {} if found[1] == "uniform" else {each: entries[each] for each in ("p10", "p90", "mean", "sd")}
    return {**NONE, **kept, "distribution": found[1], **numbers_in(found[2] or "")}


def any_number(_entries: dict[str, Any], found: re.Match[str], told: Told) -> dict[str, Any]:
    low, high = float(found[1]), float(found[2])
    parts = {"p10": 0.5, "p90": 0.6, "low": 0.4, "mode": 0.5, "high": 0.6, "value": 0.5, "mean": 0.5, "sd": 0.01}
    name = told.fault.where.file
    return {name: low + parts[name] * (high - low) if high - low < math.inf else parts[name]}


NONE = dict.fromkeys((*NUMBERS, "choices", "distribution"))
STEPS: dict[str, Callable[[dict[str, Any], re.Match[str], Told], dict[str, Any]]] = {
    "swap the two": swapped,
    "use choices = (.+)": other_choices,
    r"use distribution = '(\w+)'(?: with (.+))?": other_shape,
    r"use value = (\S+) in place of the distribution": lambda _, found, __: {**NONE, "value": float(found[1])},
    f"use ((?:{ENTRIES}) = .+)": lambda _, found, __: numbers_in(found[1]),
    r"use (\S+)": lambda _, found, __: {"value": float(found[1])},
    r"write a number from (\S+) to (\S+)": any_number,
    "write pairs of a value .+": lambda *_: {"choices": MISSING["choices"]},
    "keep each value once, .+": lambda entries, _, told: {"choices": tidied(entries["choices"], told.within)},
    r"write distribution = '(\w+)'(?: or .+)?": lambda _, found, __: {"distribution": found[1]},
    r"remove distribution = '\w+'": lambda *_: {"distribution": None},
}


def tidied(choices: list[tuple[float, float]], within: tuple[float, float]) -> list[tuple[float, float]]:
    odds: dict[float, float] = {}
    for value, each in choices:
        if 0 < each < math.inf and not math.isnan(value):
            inside = min(max(value, within[0]), within[1])
            odds[inside] = odds.get(inside, 0) + each
    kept = sorted(odds, key=lambda value: -odds[value])[:MOST_CHOICES]
    total = sum(odds[value] for value in kept)
    return [(value, odds[value] / total) for value in kept]


numbers = st.one_of(
    st.floats(-2, 3),
    st.floats(),
    st.sampled_from([0.0, 1.0, 0.1, 0.5, 1 / 3, 100.0, -0.0, math.nan, math.inf, 5e-324, 1e308]),
)
choices = st.lists(st.tuples(numbers, st.one_of(st.floats(-1, 2), st.just(0.5), numbers)), max_size=12)
shaped = st.one_of(
    st.builds(lambda value: Amount(value=value), numbers),
    st.builds(
        lambda shape, p10, p90: Amount(distribution=shape, p10=p10, p90=p90),
        st.sampled_from(["normal", "lognormal", "beta"]),
        numbers,
        numbers,
    ),
    st.builds(lambda low, high: Amount(distribution="uniform", low=low, high=high), numbers, numbers),
    st.builds(
        lambda shape, mean, sd: Amount(distribution=shape, mean=mean, sd=sd),
        st.sampled_from(["normal", "lognormal", "beta"]),
        numbers,
        numbers,
    ),
    st.builds(
        lambda low, mode, high: Amount(distribution="triangular", low=low, mode=mode, high=high),
        *(numbers, numbers, numbers),
    ),
    st.builds(lambda pairs: Amount(distribution="choice", choices=pairs), choices),
)
BOUNDS = [
    (0.0, 1.0),
    (0.0, 10.0),
    (0.0, math.inf),
    (-math.inf, math.inf),
    (0.0, 0.95),
    (1 / 3, 2 / 3),
    (-5.0, -1e-9),
    (1.0, 1e6),
    (0.5, 0.5),
]
FACTORS = [1.0, 0.01, 1 / 12, 1e9, 1e9 / 12]


@given(shaped, st.sampled_from(FACTORS), st.sampled_from(BOUNDS))
def test_every_cure_of_a_wrong_amount_leaves_none_of_its_faults(amount, factor, bounds):
    within = written_bounds((max(bounds[0], -LARGEST), min(bounds[1], LARGEST)), factor)
    for fault in faults_of(amount, factor, bounds):
        alternatives = fault.cure.removesuffix(OWN_CARD).split(", or ")
        for cure in alternatives:
            mended = follow(cure, amount, Told(fault, within))
            if cure.startswith("write a number"):
                left = [(each.got, each.where) for each in faults_of(mended, factor, bounds)]
                assert (fault.got, fault.where) not in left
            elif not cure.startswith("write pairs"):
                assert faults_of(mended, factor, bounds) == [], (cure, mended)


forms = st.builds(
    lambda names, shape: Amount.model_validate({"distribution": shape, **{name: MISSING[name] for name in names}}),
    st.sets(st.sampled_from(list(MISSING)), max_size=4),
    st.sampled_from([None, "normal", "lognormal", "beta", "uniform", "choice"]),
)


@given(forms)
def test_every_cure_of_a_wrong_form_leaves_the_right_one(amount):
    for fault in faults_of(amount, 1.0, (0.0, 1.0)):
        for cure in fault.cure.split(", or "):
            assert faults_of(follow(cure, amount, Told(fault, (0.0, 1.0))), 1.0, (0.0, 1.0)) == []


TOLD = [
    (Amount(distribution="normal", p10=3, p90=3), (0, 10), "use value = 3 in place of the distribution"),
    (Amount(distribution="normal", p10=4, p90=3), (0, 10), "swap the two"),
    (Amount(value=math.nan), (0, 1), "write a number from 0 to 1"),
    (Amount(value=math.inf), (0, 1), "use 1"),
    (Amount(distribution="lognormal", p10=-1, p90=1), (-math.inf, math.inf), "use distribution = 'normal'"),
    (
        Amount(distribution="choice", choices=[(1, -0.5), (2, 1.5)]),
        (0, 5),
        "use value = 2 in place of the distribution",
    ),
    (Amount(distribution="choice", choices=[(1, 0.5), (2, 0.6)]), (0, 5), "use choices = [[1, 0.45], [2, 0.55]]"),
    (Amount(distribution="choice", choices=[(1, 0.5), (1, 0.5)]), (0, 5), "use value = 1 in place of the distribution"),
    (
        Amount(distribution="choice", choices=[(1, 1 / 3), (9, 2 / 3)]),
        (0, 5),
        f"use choices = [[1, {1 / 3}], [5, {2 / 3}]]",
    ),
    (Amount(distribution="uniform", low=0.4, high=4), (0, 1), "use high = 1"),
]


@pytest.mark.parametrize(("amount", "bounds", "cure"), TOLD)
def test_what_is_told(amount, bounds, cure):
    told = {fault.cure.removesuffix(OWN_CARD) for fault in faults_of(amount, 1.0, bounds)}
    assert told == {cure}


def test_a_card_of_the_package_cannot_be_told_to_change():
    _, (fault,) = read_amount("x", Amount(value=2), 1.0, (0, 1), lambda *_: Place("own.toml"))
    assert fault.cure == "use 1"
    assert faults_of(Amount(value=2), 1.0, (0, 1))[0].cure == "use 1" + OWN_CARD


@given(st.floats(allow_nan=False), st.floats(allow_nan=False), st.floats(1e-6, 1e12))
def test_bounds_in_a_written_unit_read_back_inside(one, other, factor):
    low, high = sorted((one, other))
    least, most = written_bounds((low, high), factor)
    assert factor * float(write_exactly(least)) >= low
    assert factor * float(write_exactly(most)) <= high


@given(st.floats(allow_nan=False))
def test_numbers_are_written_so_that_they_read_back(number):
    assert float(write_exactly(number)) == number
    assert not write_exactly(number).endswith(".0")
