"""Words stand in TOML: no sentence that people read of an answer is written in the code of questions or faces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.source import SRC, place

DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
ROOMS = ("questions", "faces")  # in `answers` stand the ways in which quantities are written
SPOKEN = re.compile(r"[A-Za-z]{2,},? [A-Za-z]{2,}")  # two words beside each other
# What a fault tells has words of its own (test_fault_words.py); help of options that all commands share is English.
ELSEWHERE = re.compile(r"^(?:said|joined|Field|Parameter|KeyError|AttributeError)$")
NAMES = {  # of `decide`, by which words are looked up, of units and of facts; and what errors tell programs
    *("bn USD a year", "bn USD", "' has no such number", "stopped on request"),
    *("a bet: few win, by enough", "either way", "research ordered", "sales served", "handed over, "),
    *("import sixteenth; sixteenth.ask(", "public, max-age=31536000, immutable"),  # Python, and HTTP
    "safety_and_society/entry_level_employment/US ages 22-25 in most exposed occupations, relative/2025-07-31",
}


def spoken(path: Path) -> Iterator[str]:
    """Yield the texts of a file that a reader of an answer could see."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node) is not None:
            skipped.add(id(node.body[0].value))  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and ELSEWHERE.match(_called(node)):
            skipped |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        value = getattr(node, "value", None) if isinstance(node, ast.Constant) and id(node) not in skipped else None
        if isinstance(value, str) and SPOKEN.search(value) and value not in NAMES:
            yield f"{place(path, node)}: {value!r}"


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


@pytest.mark.parametrize("room", ROOMS)
def test_words_stand_in_toml(room):
    found = [each for path in sorted((SRC / room).rglob("*.py")) for each in spoken(path)]
    assert not found, "\n".join(found)
