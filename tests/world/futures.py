"""Futures of the central scenario for tests of the world: levers moved, a few draws, everything kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.declared import Distribution, Settings
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job, Options, prepare
from sixteenth.scale.local import run_here
from sixteenth.scenarios.assemble import Scenario

DRAWS = 24
SHAKEN = 0.3  # standard deviation, in logarithms, of a lever about its central value
MOST_ALIKE = 0.9  # above it, a doubling of quality is more than numbers can hold


@dataclass(frozen=True)
class Futures:
    """Everything of a few draws, and the levers behind them; arrays are [months, *axes, draws]."""

    job: Job
    result: Result

    def __getitem__(self, name: str) -> Any:
        return self.result[name]

    def drawn(self, name: str) -> Any:
        """Return the values that a lever had, [*axes, draws]."""
        options = self.job.options
        rows = self.job.table.sample(options.seed, np.arange(options.draws, dtype=np.uint32))
        first, last = self.job.program.slots[name]
        sizes = self.job.program.sizes
        own = self.job.program.world.declared[name].kind.axes
        return rows[first:last].reshape(*(sizes[axis] for axis in sizes if axis in own), -1)

    def axes(self, name: str) -> tuple[str, ...]:
        """Return the axes of a kept variable, in the order of its array."""
        return self.result.variables[name].axes


@cache
def central() -> Scenario:
    """Read the central scenario."""
    return sixteenth.read("central")


def with_points(settings: Settings, values: Mapping[str, float]) -> Settings:
    """Give levers one number each, the same for every label and draw."""
    points: dict[str, Mapping[tuple[str, ...], Distribution]] = {
        name: {(): Distribution("point", (value,))} for name, value in values.items()
    }
    return replace(settings, values={**settings.values, **points})


def run_all(settings: Settings, draws: int = DRAWS, seed: int = 7) -> Futures:
    """Run a few draws in float64 and keep everything."""
    options = Options(draws=draws, chunk=draws, seed=seed, back_end="numpy", output_set="everything")
    job = prepare(central().world, settings, options)
    return Futures(job, run_here(job, workers=1))


def scale_value(settings: Settings, name: str, factor: float) -> Settings:
    """Return settings in which a name is so many times what it was, its spread included; what no card allows, too."""
    entries = {labels: _times(value, factor) for labels, value in settings.values[name].items()}
    return replace(settings, values={**settings.values, name: entries})


def _times(value: Distribution, factor: float) -> Distribution:
    if value.shape == "lognormal":
        return replace(value, numbers=(value.numbers[0] + float(np.log(factor)), value.numbers[1]))
    if value.shape == "choice":
        pairs = zip(value.numbers[::2], value.numbers[1::2], strict=True)
        return replace(value, numbers=tuple(number for amount, odds in pairs for number in (amount * factor, odds)))
    return replace(value, numbers=tuple(number * factor for number in value.numbers))


def shake(settings: Settings, seed: int) -> Settings:
    """Move every lever of the central scenario by a random factor, within the bounds of its card.

    What a scenario fixes by definition (its value's kind is `scenario`), flags and today's horizons, which stand in an
    order, stay. Every other seed is a hard world: labs have little money, spend much, and investors have turned away.
    """
    luck = np.random.default_rng(seed)
    values = dict(settings.values)
    for name in sorted(values):
        card, declared = central().values[name].card, central().world.declared[name]
        unit = declared.kind.unit.__name__
        is_beta = any(each.shape == "beta" for each in values[name].values())
        if card.kind == "scenario" or unit in {"Flag", "Doublings"} or is_beta:
            continue
        moved = scale_value(settings, name, float(np.exp(SHAKEN * luck.standard_normal())))
        bounds = (declared.bounds[0], MOST_ALIKE) if name == "nest_similarity" else declared.bounds
        values[name] = {labels: _within(each, bounds) for labels, each in moved.values[name].items()}
    settings = replace(settings, values=values)
    if seed % 2:
        settings = scale_value(scale_value(settings, "cash", 0.2), "research_ratio", 2)
        settings = with_points(settings, {"closing_rate_running": 0.02, "closing_rate_stopped": 0.01, "lead": 30.0})
    return settings


def _within(value: Distribution, bounds: tuple[float, float]) -> Distribution:
    """Keep a certain value within its card; what is uncertain is drawn within it."""
    if value.shape != "point":
        return value
    return replace(value, numbers=(float(np.clip(value.numbers[0], *bounds)),))


@cache
def shaken(seed: int) -> Futures:
    """Run a random scenario once, however many tests look at it."""
    return run_all(shake(central().settings, seed), seed=seed)


def sum_over_axis(futures: Futures, name: str, axis: str) -> Any:
    """Add up a kept variable along an axis by name."""
    return futures[name].sum(axis=1 + futures.axes(name).index(axis))
