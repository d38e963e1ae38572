"""Runs whose luck somebody chose: for each future a uniform for every input, and the number of its monthly luck."""

from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np

from sixteenth.engine.job import Job, make_inputs
from sixteenth.engine.programs.simulate import Inputs


class Design(Protocol):
    """Futures in order: what luck each has."""

    @property
    def futures(self) -> int:
        """Return how many there are."""
        ...

    def luck(self, numbers: Any) -> tuple[Any, Any]:
        """Return, for the numbers of some futures, uniforms [dimensions, futures], and whose monthly luck each has."""
        ...


@dataclass(frozen=True)
class DesignedJob(Job):
    """A job whose futures are those of a design."""

    design: Design | None = None

    def inputs(self, number: int) -> Inputs:
        """Return the numbers that one chunk needs; the last one is filled up with its last future."""
        assert self.design is not None  # noqa: S101 - made by `designed`
        first = number * self.options.chunk
        numbers = np.minimum(first + np.arange(self.options.chunk), self.design.futures - 1)
        luck, draws = self.design.luck(numbers)
        rows = self.table.of_luck(luck, draws)
        return make_inputs(self.program, self.settings, self.options.seed, draws.astype(np.uint32), rows)


def designed(job: Job, design: Design) -> DesignedJob:
    """Return a job that runs a design with a program that is compiled already; it has as many draws as the design."""
    options = replace(job.options, draws=design.futures)
    return DesignedJob(job.program, job.settings, options, job.notes, design)
