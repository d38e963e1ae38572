"""What new facts do to a headline, before anything is run anew: futures of the fitted scenario, counted by new weights.

A preview: futures that hardly any old fact spoke for are not there to be counted. What is run anew says how it is.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.draws.chance import opening_uniforms
from sixteenth.engine.draws.draw import ROW_OF_THE_FIT
from sixteenth.evidence.fitted.calibrate import Fit
from sixteenth.evidence.fitted.posterior_file import Posterior
from sixteenth.evidence.fitted.weights import weights_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import set_alike
from sixteenth.scenarios.layers.placed_posterior import LIBRARY

Outcomes = Callable[[Scenario], dict[str, Any]]  # by name, one number a future


@dataclass(frozen=True)
class Preview:
    """One outcome: its mean over futures before, and after by weights."""

    name: str
    before: float
    after: float
    futures: int
    effective: float


def preview_of(before: Fit, after: Fit, posterior: Posterior, outcomes: Outcomes) -> tuple[Preview, ...]:
    """Run a scenario as it was fitted, and count its futures by how much likelier new facts make their rows."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / posterior.card.file).write_text(posterior.text, encoding="utf-8")
        path = Path(folder) / "fitted.toml"
        path.write_text(f'parent = "{parent_of(before.prior.target)}"\n\n{posterior.table}', encoding="utf-8")
        target = before.prior.target
        found = outcomes(set_alike(sixteenth.read(str(path), allow_code=target.allow_code), target))
    futures = len(next(iter(found.values())))
    luck = opening_uniforms(7, [ROW_OF_THE_FIT], np.arange(futures, dtype=np.uint32))[0]
    rows = posterior.places[(luck * len(posterior.places)).astype(np.intp)]
    logs = (after.log_likelihood - before.log_likelihood)[rows]
    weights, effective = weights_of(logs)
    return tuple(_preview(name, values, weights, effective) for name, values in found.items())


def parent_of(target: Scenario) -> str:
    """Return how a scenario is named by one that lies elsewhere."""
    path = Path(target.assumptions.file)
    return str(path.resolve()) if path.is_file() and path.resolve().parent != LIBRARY.resolve() else target.name


def _preview(name: str, values: Any, weights: Any, effective: float) -> Preview:
    kept = np.isfinite(values)
    own = weights[kept] / weights[kept].sum()
    return Preview(name, float(values[kept].mean()), float(own @ values[kept]), int(kept.sum()), effective)
