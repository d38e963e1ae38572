"""What is computed before its readers: wide flags and stocks, slow words that many read, and what is long."""

from collections.abc import Callable
from typing import Any

import pytest

from sixteenth.arrays import exp, sum_over
from sixteenth.engine.equation import read_equation
from sixteenth.engine.programs.apart import MOST_OPERATIONS, WOVEN_IN_SUM, computed_apart
from sixteenth.units import Flag, Number
from tests.engine.worlds import Stand, Street

SIZES = {Stand: 2, Street: 3}


def is_open(footfall: Number[Stand, Street]) -> Flag[Stand, Street]:
    return footfall > 0


def next_stock(footfall: Number[Stand, Street]) -> Number[Stand, Street]:
    return footfall + 1


def growth(footfall: Number[Stand]) -> Number[Stand]:
    return exp(footfall)


def small(footfall: Number[Stand]) -> Number[Stand]:
    return footfall + 1


def apart(*functions: Callable[..., Any]) -> frozenset[str]:
    read = [read_equation(function)[0] for function in functions]
    equations = {equation.name: equation for equation in read if equation}
    return computed_apart(equations, [*equations], SIZES)


def readers(of: Callable[..., Any], count: int, *, summing: bool = False) -> list[Callable[..., Any]]:
    """Make equations that read another, adding it up or not."""
    name, kind = of.__name__, of.__annotations__["return"]
    found = []
    for number in range(count):
        lines = {False: f"return 2 * {name}", True: f"return sum_over({name}, Stand) * {name}"}
        space: dict[str, Any] = {"kind": kind, "sum_over": sum_over, "Stand": Stand}
        exec(f"def read_{number}({name}: kind) -> kind:\n    {lines[summing]}", space)  # noqa: S102 - named as told
        found.append(space[f"read_{number}"])
    return found


def long(operations: int) -> Callable[..., Any]:
    """Make an equation of so many operations."""
    space: dict[str, Any] = {"kind": Number[Stand]}
    exec(f"def far(footfall: kind) -> kind:\n    return footfall{' + footfall' * operations}", space)  # noqa: S102
    made: Callable[..., Any] = space["far"]
    return made


@pytest.mark.parametrize(
    ("equation", "count", "is_apart"),
    [
        (is_open, 1, False),
        (is_open, 2, True),  # a flag along two axes
        (next_stock, 1, True),  # next month's balance, which is written down and read
        (growth, 2, False),
        (growth, 3, True),  # slow, and read by three
        (small, 3, False),
    ],
)
def test_wide_flags_and_stocks_and_what_is_slow_stand_apart(equation, count, is_apart):
    assert (equation.__name__ in apart(equation, *readers(equation, count))) is is_apart


@pytest.mark.parametrize(
    ("operations", "count", "is_apart"),
    [
        (MOST_OPERATIONS, 1, False),
        (MOST_OPERATIONS, 2, False),
        (MOST_OPERATIONS + 1, 2, True),
        (MOST_OPERATIONS // 2 + 1, 3, True),
        (MOST_OPERATIONS // 2, 3, False),
    ],
)
def test_what_readers_would_compute_again_at_length_stands_apart(operations, count, is_apart):
    far = long(operations)
    assert ("far" in apart(far, *readers(far, count))) is is_apart


def test_what_is_woven_into_a_sum_counts_several_times():
    least = MOST_OPERATIONS // (WOVEN_IN_SUM - 1) + 1
    for operations, is_apart in ((least, True), (least - 1, False)):
        far = long(operations)
        assert ("far" in apart(far, *readers(far, 1, summing=True))) is is_apart


def test_what_stands_apart_is_no_longer_woven_into_its_readers():
    far = long(MOST_OPERATIONS + 1)
    once = readers(far, 2)
    twice = readers(once[0], 2)
    for number, function in enumerate(twice):
        function.__name__ = f"again_{number}"
    assert apart(far, *once, *twice) == {"far"}
