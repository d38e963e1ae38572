"""Who may import whom (law 14): the contracts in pyproject.toml hold and cover every room; world/ imports units."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.house_rules.source import ROOT, SRC, place, tree_of, world_files

WORLD_IMPORTS = {"sixteenth.units", "sixteenth.arrays"}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    return subprocess.run(
        [*command, "--config", str(ROOT / "pyproject.toml")], cwd=folder, capture_output=True, text=True, check=False
    )


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def imported_by(tree: ast.Module) -> set[str]:
    """Collect the modules that a file imports; `from sixteenth import units` counts as `sixteenth.units`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found |= {f"{module}.{alias.name}" for alias in node.names} if module == "sixteenth" else {module}
    return found


def test_the_contracts_hold():
    told = lint_imports(ROOT)
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_room_has_a_contract():
    rooms = {f"sixteenth.{folder.name}" for folder in SRC.iterdir() if (folder / "__init__.py").exists()}
    assert rooms - {room for contract in contracts() for room in contract.get("protected_modules", [])} == set()


def test_every_folder_with_code_is_a_package():
    folders = {file.parent for file in SRC.rglob("*.py")}
    assert [place(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_world_imports_only_units_and_array_words():
    strangers = [
        f"{place(file)} imports {name}" for file in world_files() for name in imported_by(tree_of(file)) - WORLD_IMPORTS
    ]
    assert strangers == []


def test_every_way_to_import_is_seen():
    source = "import numpy\nfrom sixteenth import units\nfrom . import b\nfrom sixteenth.units import USD\n"
    assert imported_by(ast.parse(source)) == {"numpy", "sixteenth.units", "."}
