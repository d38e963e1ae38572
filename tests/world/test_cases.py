"""Worked cases of world equations: what is given, what must come out, and who says so; one TOML file a module.

A file is filed as the world is and named for the module it tries: `cases/ledger/models.toml`.
"""

import importlib
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sixteenth import units
from sixteenth.engine.carriers import Frame, NamedArray
from sixteenth.engine.equation import read_equation

CASES = Path(__file__).parents[1] / "cases"
AXES = [each for each in vars(units).values() if isinstance(each, type) and issubclass(each, units.Axis)]


def case_files() -> list[Path]:
    return sorted(CASES.rglob("*.toml"))


def read_cases() -> list[Any]:
    found = []
    for file in case_files():
        for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"]):
            title = f"{file.relative_to(CASES).with_suffix('')}-{case['equation']}-{number}"
            found.append(pytest.param(file, case, id=title))
    return found


def module_of(file: Path) -> Any:
    """Import the world module a file of cases is about."""
    return importlib.import_module(".".join(("sixteenth.world", *file.relative_to(CASES).with_suffix("").parts)))


def compute(function: Any, given: dict[str, Any]) -> Any:
    """Call an equation as the engine does, with named axes of the sizes given; the last axis is the single draw."""
    equation, faults = read_equation(function)
    assert equation is not None, faults
    assert given.keys() == equation.inputs.keys()
    sizes: dict[Any, int] = {}
    for name, kind in equation.inputs.items():
        for axis, size in zip(kind.axes, np.shape(given[name]), strict=True):
            assert sizes.setdefault(axis, size) == size, f"'{name}' has another length along {axis.__name__}"
    frame = Frame(np, np.float64, {axis: sizes[axis] for axis in AXES if axis in sizes}, 1)
    values = {name: label(given[name], kind.axes, frame) for name, kind in equation.inputs.items()}
    result = function(**values)
    kept = frame.order(frozenset(equation.output.axes) & sizes.keys())
    as_written = [kept.index(axis) for axis in equation.output.axes if axis in kept]
    return np.transpose(frame.full(result, kept)[..., 0], as_written)


def label(value: Any, axes: tuple[Any, ...], frame: Frame) -> NamedArray:
    """Put what a case gives, its axes in the order of the annotation, into the order of the frame."""
    ordered = frame.order(frozenset(axes))
    array = np.transpose(np.asarray(value, np.float64), [axes.index(axis) for axis in ordered])
    return NamedArray(array[..., None], ordered, frame)


@pytest.mark.parametrize(("file", "case"), read_cases())
def test_the_case_comes_out(file, case):
    function = getattr(module_of(file), case["equation"])
    result = compute(function, case["given"])
    np.testing.assert_allclose(result, case["expected"], rtol=0, atol=case.get("tolerance", 1e-12))


@pytest.mark.parametrize("file", case_files(), ids=lambda file: str(file.relative_to(CASES)))
def test_every_equation_of_the_module_has_a_case(file):
    tried = {case["equation"] for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]}
    module = module_of(file)
    own = {name for name, each in vars(module).items() if getattr(each, "__module__", None) == module.__name__}
    assert own - tried == set()


@pytest.mark.parametrize(("_file", "case"), read_cases())
def test_every_case_says_where_it_is_from(_file, case):
    assert len(case["source"]) > 3
    assert case.keys() <= {"equation", "assumed", "given", "expected", "tolerance", "source"}
