"""Lemonade with a fit of two values that move together, in a folder of its own, for tests."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.values.joint_draws import hash_of, write_draws

LEMONADE = Path(__file__).parents[1] / "lemonade"
ROWS, RANK = 1000, 0.9


def joint_draws() -> tuple[list[str], Any]:
    """Return two columns, correlated by RANK."""
    scores = np.random.default_rng(0).standard_normal((2, ROWS))
    thirst = 500 * np.exp(0.1 * (RANK * scores[0] + np.sqrt(1 - RANK**2) * scores[1]))
    return ["elasticity", "thirst"], np.array([1.2 + 0.1 * scores[0], thirst])


def copied_to(folder: Path) -> Path:
    """Copy the files of lemonade into a folder."""
    shutil.copytree(LEMONADE, folder, dirs_exist_ok=True)
    return folder


def with_fit(folder: Path, columns: Any = None, draws: Any = None, more: str = "", **changes: str) -> Scenario:
    """Return lemonade with a fit, which lies beside it in the folder."""
    own = joint_draws()
    text = write_draws(columns or own[0], own[1] if draws is None else draws)
    (folder / "fit.csv").write_text(text, encoding="utf-8")
    entries = {"file": "fit.csv", "sha256": hash_of(text), "facts_hash": "0" * 64, "until": "2026-05-01"}
    entries |= {"start": "2026-05", **changes}
    table = "\n".join(f'{name} = "{value}"' for name, value in entries.items())
    path = folder / "fitted.toml"
    path.write_text(f'parent = "lemonade.toml"\n{more}\n[posterior]\n{table}\n', encoding="utf-8")
    return sixteenth.read(str(path), allow_code=True)


def child(folder: Path, text: str) -> Scenario:
    """Return a scenario on top of the fitted one."""
    path = folder / "child.toml"
    path.write_text(f'parent = "fitted.toml"\n{text}', encoding="utf-8")
    return sixteenth.read(str(path), allow_code=True)


def drawn(scenario: Scenario, draws: int = 2000) -> dict[str, Any]:
    """Return what is drawn of each entry, by name and label."""
    table = sixteenth.prepare(scenario, draws=draws, back_end="numpy").table
    return {
        "/".join((row.name, *row.labels)): each
        for row, each in zip(table.rows, table.sample(7, np.arange(draws)), strict=True)
    }
