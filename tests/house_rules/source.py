"""The source as the house rules see it: files, syntax trees, functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "sixteenth"
TESTS = ROOT / "tests"
WORLD = SRC / "world"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(folder: Path) -> list[Path]:
    """List the Python files of a folder and all below it."""
    return sorted(folder.rglob("*.py"))


def world_files() -> list[Path]:
    """List the files that hold equations."""
    return [file for file in python_files(WORLD) if file.name != "__init__.py"]


@cache
def tree_of(file: Path) -> ast.Module:
    """Parse a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def functions_of(file: Path) -> Iterator[Function]:
    """Walk all functions of a file, methods and inner ones included."""
    return (node for node in ast.walk(tree_of(file)) if isinstance(node, Function))


def equations_of(file: Path) -> Iterator[ast.FunctionDef]:
    """Walk the equations of a world file: its public functions."""
    return (node for node in tree_of(file).body if isinstance(node, ast.FunctionDef) and node.name[0] != "_")


def place(file: Path, node: ast.AST | None = None) -> str:
    """Write where something stands, as `src/sixteenth/world/ledger/profit.py:12`."""
    line = getattr(node, "lineno", None)
    shown = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
    return f"{shown}:{line}" if line else shown
