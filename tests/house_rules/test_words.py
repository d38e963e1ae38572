"""Words stand in TOML: no sentence that people read of an answer is written in the code of questions or faces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.source import SRC, place

ROOMS = ("questions", "faces")  # in `answers` stand the ways in which quantities are written
SPOKEN = re.compile(r"[A-Za-z]{2,},? [A-Za-z]{2,}")  # two words beside each other
# What a fault tells is English everywhere for now; help of options that all commands share too.
FAULTS = re.compile(
    r"^[A-Z]\w*(?:Option|Entry|Name|Label|Output|Run|Range|Fault|Place|File|Value|Command|Scenario)$"
    r"|^(?:Place|Field|Parameter|ValueError|KeyError|AttributeError|refuse|nearest|bounded)$"
)
TELLING = {"message", "cure", "where", "expected", "got", "what", "HERE", "CURES", "INDEX"}
NAMES = {  # of `decide`, by which words are looked up, and of facts
    *("a bet: few win, by enough", "either way", "research ordered", "sales served", "handed over, "),
    "safety_and_society/entry_level_employment/US ages 22-25 in most exposed occupations, relative/2025-07-31",
}
OF_FAULTS = {  # parts of what a fault tells
    *("more than 1x", "more than 0", "a day in the ", " months from ", "the pauses", "the third way"),
    *("bn USD a year", "bn USD", "write an amount, such as 852bn USD", "write an amount, such as 40 %"),
    *("the options of the question '", "a parameter that the scenario gives a value"),
}


def spoken(path: Path) -> Iterator[str]:
    """Yield the texts of a file that a reader of an answer could see."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            skipped.add(id(node.body[0].value))  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and FAULTS.match(_called(node)):
            skipped |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Assign | ast.AnnAssign) and TELLING & set(_targets(node)):
            skipped |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        value = getattr(node, "value", None) if isinstance(node, ast.Constant) and id(node) not in skipped else None
        if isinstance(value, str) and SPOKEN.search(value) and value not in NAMES | OF_FAULTS:
            yield f"{place(path, node)}: {value!r}"


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        for each in ast.walk(target):
            if isinstance(each, ast.Name):
                yield each.id


@pytest.mark.parametrize("room", ROOMS)
def test_words_stand_in_toml(room):
    found = [each for path in sorted((SRC / room).rglob("*.py")) for each in spoken(path)]
    assert not found, "\n".join(found)
