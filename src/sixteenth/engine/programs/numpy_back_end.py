"""The reference back end: NumPy in float64, for exact money, tests and explaining."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.programs.program import Program
from sixteenth.engine.programs.simulate import Inputs, simulate

LANES = 16  # draws that any processor computes in whole vectors, none of them in what a loop has left over


class NumpyBackEnd:
    """Months in a Python loop; every operation in float64."""

    name = "numpy"
    xp = np
    dtype = np.float64

    @cached_property
    def _quantile(self) -> Callable[[Any], Any]:
        from scipy.special import ndtri  # noqa: PLC0415 - half a second that worlds without normal shocks need not pay

        return ndtri

    def normal_quantile(self, uniform: Any) -> Any:
        """Turn uniforms into standard normals."""
        return self._quantile(uniform)

    def compute_once(self, function: Callable[..., Any], *arrays: Any) -> Any:
        """Call the function: NumPy computes nothing twice."""
        return function(*arrays)

    def loop(
        self, step: Callable[..., Any], state: Any, inputs: Any, months: int, _equations: int = 0, /
    ) -> tuple[Any, Any]:
        """Walk the months in Python."""
        numbers, shocks = inputs
        kept: list[dict[str, Any]] = []
        for month in range(months):
            state, outputs = step(state, (numbers[month], {name: shock[month] for name, shock in shocks.items()}))
            kept.append(outputs)
        return state, {name: np.stack([month[name] for month in kept]) for name in kept[0]}

    def options_of(self, _program: Program) -> Mapping[str, Any]:
        """Return no options: nothing is compiled."""
        return {}

    def of_wanted(self, inputs: Inputs, wanted: int) -> Inputs:
        """Return the inputs of the draws that are wanted, and of a few more; no bit depends on how many there are."""
        width = min(-(-wanted // LANES) * LANES, len(inputs.draws))
        rows = np.ascontiguousarray(inputs.rows[:, :width])
        return replace(inputs, rows=rows, draws=inputs.draws[:width])

    def executable(self, program: Program, _draws: int) -> Callable[[Inputs], Any]:
        """Return the function that runs a chunk; nothing is compiled."""

        def run(inputs: Inputs) -> Any:
            with np.errstate(all="ignore"):  # a draw that stops being a number is an ending, counted and shown
                return simulate(program, self, inputs)

        return run
