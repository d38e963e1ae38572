"""One checked way to vary a scenario: scenarios/variation.py. Nothing else changes one behind its back."""

import ast

import pytest

from tests.house_rules.source import SRC, place, python_files, tree_of

# Puts scenarios together, and is where their methods stand; and what puts those of a library into worlds they share.
MAY_MAKE = {"scenarios/assemble.py", "scenarios/shared_worlds.py"}
MAY_CHANGE = {*MAY_MAKE, "scenarios/variation.py", "scenarios/mix.py", "scenarios/layers/read.py", "engine/limits.py"}
PARTS = {"assumptions", "settings", "values", "events", "axes", "theory", "subjects", "facts"}
OF_A_CARD = {"value", "by", "p10", "p90", "choices", "numbers"}


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def made(tree: ast.AST) -> list[ast.Call]:
    """Find scenarios and settings put together by hand."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if name_of(call) in {"Scenario", "Assumptions"}]


def changed(tree: ast.AST) -> list[ast.Call]:
    """Find copies of a scenario, or of what it is made of, with another part."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if name_of(call) == "replace" and PARTS & {each.arg for each in call.keywords}]


def allowed(file: str, names: set[str]) -> bool:
    return file.removeprefix("src/sixteenth/") in names


def test_scenarios_are_put_together_in_one_place():
    found = [place(file, call) for file in python_files(SRC) for call in made(tree_of(file))]
    assert [
        each for each in found if not allowed(each.rpartition(":")[0], {*MAY_MAKE, "scenarios/layers/read.py"})
    ] == []


def test_nothing_else_changes_what_a_scenario_is_made_of():
    found = [place(file, call) for file in python_files(SRC) for call in changed(tree_of(file))]
    assert [each for each in found if not allowed(each.rpartition(":")[0], MAY_CHANGE)] == []


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("replace(scenario, settings=other)", True),
        ("dataclasses.replace(scenario.settings, values={})", True),
        ("replace(scenario.assumptions, theory={})", True),
        ("replace(answer, base=1)", False),
        ("text.replace('a', 'b')", False),
    ],
)
def test_every_way_to_change_one_is_seen(source, is_told):
    assert bool(changed(ast.parse(source))) == is_told
