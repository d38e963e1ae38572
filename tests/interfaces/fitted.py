"""A scenario with a fit, for tests of what faces say of it: the lemonade world with joint draws."""

import shutil
from pathlib import Path

import numpy as np

from sixteenth.scenarios.values.joint_draws import hash_of, write_draws

LEMONADE = Path(__file__).parents[1] / "lemonade"


def fitted_lemonade(folder: Path, facts_hash: str) -> Path:
    """Write a child of the lemonade scenario with a fit, and return it."""
    shutil.copytree(LEMONADE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    scores = np.random.default_rng(0).standard_normal((2, 1000))
    text = write_draws(["elasticity", "thirst"], np.array([1.2 + 0.1 * scores[0], 500 * np.exp(0.1 * scores[0])]))
    (folder / "fit.csv").write_text(text, encoding="utf-8")
    entries = {"file": "fit.csv", "sha256": hash_of(text), "facts_hash": facts_hash, "until": "2026-05-01"}
    table = "\n".join(f'{name} = "{value}"' for name, value in {**entries, "start": "2026-05"}.items())
    path = folder / "fitted.toml"
    path.write_text(f'parent = "lemonade.toml"\n\n[posterior]\n{table}\nfitted_to = ["a/fact"]\n', encoding="utf-8")
    return path
