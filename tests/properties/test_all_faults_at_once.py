"""Faults of every check, made at random in worlds made at random, are all told together, each at its own line."""

import linecache
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth import arrays, units
from sixteenth.engine.check import check_world
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.equation import read_equations
from sixteenth.errors import Refused, refuse
from tests.engine.worlds import declare

CARDS = {
    "price": declare("price", units.USD),
    "prices": declare("prices", units.USD[units.Lab]),
    "income": declare("income", units.USDPerMonth),
    "margin": declare("margin", units.Share),
    "surprise": declare("surprise", units.Number, shock="normal"),
    "wealth": declare("wealth", units.USD),
}


@dataclass(frozen=True)
class Snippet:
    """Lines of a world file, with NAME to be filled in, and the faults they hold: the class and the line of each."""

    source: str
    faults: tuple[tuple[str, int], ...] = ()


# A stock that is always there, and that a snippet may wrongly need for its opening.
BEGIN = "def next_wealth(wealth: USD, income: USDPerMonth, month: Months) -> USD:\n    return wealth + income * month\n"
STOCK = "def next_NAME(NAME: USD) -> USD:\n    return NAME\n"

GOOD = [
    Snippet("def NAME(price: USD, income: USDPerMonth, month: Months) -> USD:\n    return price + income * month\n"),
    Snippet("def NAME(prices: USD[Lab]) -> USD:\n    return sum_over(prices, Lab)\n"),
    Snippet(STOCK + "\n\ndef opening_NAME(price: USD) -> USD:\n    return price\n"),
    Snippet(
        "def NAME(margin: Share, surprise: Number) -> Share:\n    return where(surprise > 0, margin, 1 - margin)\n"
    ),
]
BAD = [
    Snippet("def NAME(NAME_unknown: USD) -> USD:\n    return NAME_unknown\n", (("UnknownName", 1),)),
    Snippet("def NAME(price: USDPerMonth) -> USDPerMonth:\n    return price\n", (("UnitMismatch", 1),)),
    Snippet("def NAME(margin: Multiple) -> Multiple:\n    return margin\n", (("UnitMismatch", 1),)),
    Snippet("def NAME(prices: USD) -> USD:\n    return prices\n", (("AxisMismatch", 1),)),
    Snippet(
        "def NAME(price: USD, income: USDPerMonth) -> USD:\n    both = 2\n    return price + income * both\n",
        (("UnitError", 3),),
    ),
    Snippet("def NAME(price: USD) -> Number:\n    return exp(price)\n", (("UnitError", 2),)),
    Snippet("def NAME(price: USD, surprise: Number) -> USD:\n    return price ** surprise\n", (("UnitError", 2),)),
    Snippet(
        "def NAME(price: USD) -> USD:\n    if price > 0:\n        return price\n    return 0\n", (("UnitError", 2),)
    ),
    Snippet("def NAME(price: USD) -> USDPerMonth:\n    return price\n", (("UnitError", 1),)),
    Snippet("def NAME(prices: USD[Lab]) -> USD:\n    return prices\n", (("AxisError", 1),)),
    Snippet("def NAME(NAME: USD) -> USD:\n    return NAME\n", (("CycleWithoutStock", 1),)),
    Snippet(
        "def NAME_a(NAME_b: USD) -> USD:\n    return NAME_b\n\n\ndef NAME_b(NAME_a: USD) -> USD:\n    return NAME_a\n",
        (("CycleWithoutStock", 1),),
    ),
    Snippet(STOCK, (("StockWithoutOpening", 1),)),
    Snippet(
        STOCK + "\n\ndef opening_NAME(wealth: USD) -> USD:\n    return wealth\n",
        (("MovingOpening", 5),),
    ),
    Snippet(
        STOCK + "\n\ndef opening_NAME(margin: Share) -> Share:\n    return margin\n",
        (("UnitMismatch", 5),),
    ),
    Snippet("def NAME(price: USD, *more: USD) -> USD:\n    return price\n", (("UnreadableEquation", 1),)),
    Snippet("def NAME(price: float) -> USD:\n    return price\n", (("UnreadableEquation", 1),)),
    Snippet("def NAME(price: USD):\n    return price\n", (("UnreadableEquation", 1),)),
]

snippets = st.lists(st.sampled_from(GOOD + BAD), min_size=1, max_size=12)
wrong_outputs = st.integers(0, 2)
FILE = "made_at_random.py"


def write_world(chosen: list[Snippet], names: list[str]) -> tuple[str, Counter[tuple[str, int]]]:
    """Write a world file, and the class and line of every fault that it should be told."""
    lines, wanted = BEGIN.splitlines(), Counter[tuple[str, int]]()
    for snippet, name in zip(chosen, names, strict=True):
        lines += ["", ""]
        wanted.update((kind, len(lines) + line) for kind, line in snippet.faults)
        lines += re.sub(r"(?<![A-Z])NAME(?![A-Z])", name, snippet.source).splitlines()
    return "\n".join(lines) + "\n", wanted


def import_source(source: str) -> list[Any]:
    """Run a world file, as Python would import it, and return its functions in their order."""
    linecache.cache[FILE] = (len(source), None, source.splitlines(keepends=True), FILE)
    module: dict[str, Any] = {"__name__": "made_at_random"}
    module |= {name: value for words in (units, arrays) for name, value in vars(words).items() if name[0] != "_"}
    known = set(module)
    exec(compile(source, FILE, "exec"), module)  # noqa: S102 - the source stands above
    return [value for name, value in module.items() if name not in known and callable(value)]


@given(snippets, wrong_outputs, st.randoms(use_true_random=False))
def test_every_fault_is_told_at_its_line(chosen, unknown, random):
    numbers = random.sample(range(10_000), len(chosen))
    source, wanted = write_world(chosen, [f"quantity_{number}" for number in numbers])
    equations, faults = read_equations(import_source(source))
    kept = OutputSet(tuple(f"unknown_output_{number}" for number in range(unknown)))
    world = World({each.name: each for each in equations}, CARDS, {"standard": kept})
    faults += check_world(world)

    found = Counter((type(fault).__name__, fault.where.line) for fault in faults if fault.where.file == FILE)
    assert found == wanted
    assert sum(type(fault).__name__ == "UnknownOutput" for fault in faults) == unknown
    assert len(faults) == wanted.total() + unknown
    if not faults:
        refuse(faults)
        return
    with pytest.raises(Refused) as told:
        refuse(faults)
    blocks = str(told.value).split("\n\n")
    assert len(blocks) == len(set(faults))
    for block in blocks:
        first, at, got, cure = block.splitlines()
        assert ": " in first
        assert at.startswith("  at ")
        assert re.fullmatch(r"  got .+, expected .+", got)
        assert re.fullmatch(r"  cure: .+", cure)


def test_each_kind_of_snippet_is_told_by_itself():
    for snippet in BAD + GOOD:
        source, wanted = write_world([snippet], ["quantity"])
        equations, faults = read_equations(import_source(source))
        faults += check_world(World({each.name: each for each in equations}, CARDS))
        assert Counter((type(fault).__name__, fault.where.line) for fault in faults) == wanted, source
