"""Every unit says its dimension and what it measures, and is used."""

import ast
import inspect
from collections.abc import Mapping

import pytest

from sixteenth import units
from tests.house_rules.source import SRC, TESTS, python_files, tree_of


def kinds_of(base):
    return [
        each for _, each in inspect.getmembers(units, inspect.isclass) if issubclass(each, base) and each is not base
    ]


def names_used() -> set[str]:
    """Collect the names that source and tests mention, outside units.py."""
    files = [file for folder in (SRC, TESTS) for file in python_files(folder) if file != SRC / "units.py"]
    nodes = [node for file in files for node in ast.walk(tree_of(file))]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("unit", kinds_of(units.Quantity))
def test_a_unit_says_its_dimension(unit):
    own = vars(unit).get("dimension")
    assert isinstance(own, Mapping)
    assert all(isinstance(symbol, str) and isinstance(power, int) and power for symbol, power in own.items())


@pytest.mark.parametrize("kind", [*kinds_of(units.Quantity), *kinds_of(units.Axis)])
def test_a_unit_or_axis_says_what_it_is(kind):
    assert (vars(kind).get("__doc__") or "").endswith(".")


def test_every_unit_and_axis_is_used():
    known = {kind.__name__ for kind in (*kinds_of(units.Quantity), *kinds_of(units.Axis))}
    assert known - names_used() == set()
