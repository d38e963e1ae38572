"""Which equations are computed before their readers, and not again in each of them.

A compiler weaves an equation into every reader. That saves memory traffic where the equation is small, and costs more
than it saves where much would be computed again. Measured on the reference kernel and on the world.
"""

import dis
from collections.abc import Mapping, Sequence
from math import prod

from sixteenth.engine.equation import STOCK, AnyEquation, rules_of
from sixteenth.units import Axis, Flag

SUMS = {"sum_over", "largest_over", "smallest_over"}
SLOW = {"exp", "log", "log1p"} | SUMS  # words that take many times as long
MANY_READERS = 3
WOVEN_IN_SUM = 4  # a sum is no vector code, nor is what is woven into it
OPERATIONS = {dis.opmap[name] for name in ("BINARY_OP", "COMPARE_OP", "UNARY_NEGATIVE", "UNARY_INVERT", "CALL")}
MOST_OPERATIONS = 170  # for an entry, that readers may compute again


def computed_apart(
    equations: Mapping[str, AnyEquation], order: Sequence[str], sizes: Mapping[type[Axis], int]
) -> frozenset[str]:
    """Return the equations that must be computed before their readers.

    They are: a flag, or a stock that is read in the month that moves it, along two axes with two readers; whatever
    three read and takes exponentials, logarithms or sums; and whatever readers would compute again at more than
    `MOST_OPERATIONS` operations for each entry, with all that is woven into it.

    Args:
        equations: every equation that is in `order`.
        order: the equations of a month, each after those that it reads.
        sizes: the length of each axis.

    """
    readers = _readers(equations, order)
    found = set[str]()
    woven: dict[str, int] = {}  # operations of an equation, with those of what is woven into it
    for name in order:
        equation = equations[name]
        kept = name.startswith(STOCK)  # next month's balance is written down, too
        entries = prod(sizes[axis] for axis in equation.output.axes)
        woven[name] = entries * _operations(equation) + sum(woven.get(need, 0) for need in equation.inputs)
        again = sum(WOVEN_IN_SUM if _uses(reader, SUMS) else 1 for reader in readers[name]) + kept - 1
        is_wide = len(equation.output.axes) > 1 and (kept or equation.output.unit is Flag)
        least = 2 if is_wide else MANY_READERS
        is_costly = (is_wide or _uses(equation, SLOW)) and len(readers[name]) + kept >= least
        if is_costly or woven[name] * again > entries * MOST_OPERATIONS:
            found.add(name)
            woven[name] = 0
    return frozenset(found)


def _readers(equations: Mapping[str, AnyEquation], order: Sequence[str]) -> dict[str, list[AnyEquation]]:
    found: dict[str, list[AnyEquation]] = {name: [] for name in order}
    for reader in order:
        for need in found.keys() & equations[reader].inputs.keys():
            found[need].append(equations[reader])
    return found


def _operations(equation: AnyEquation) -> int:
    codes = [rule.function.__code__ for rule in rules_of(equation)]
    return max(sum(each in OPERATIONS for each in code.co_code[::2]) for code in codes)  # every other byte


def _uses(equation: AnyEquation, words: set[str]) -> bool:
    return any(words & set(rule.function.__code__.co_names) for rule in rules_of(equation))
