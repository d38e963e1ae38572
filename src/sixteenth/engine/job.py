"""A run, prepared: its program and executable, and the numbers of each chunk. Chunks can run anywhere, in any order."""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from typing import Any, Literal, TypeGuard

import numpy as np

from sixteenth.engine.chance import entries, stream_collisions
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet, Settings
from sixteenth.engine.draw import Table
from sixteenth.engine.machine import processor
from sixteenth.engine.program import Program, axis_name, make_program
from sixteenth.engine.sampling import PLANS, SCRAMBLES, Plan
from sixteenth.engine.simulate import Inputs
from sixteenth.errors import (
    Fault,
    OutsideTheRun,
    Place,
    UnknownOutput,
    UnlabelledAxis,
    UnvaluedParameter,
    WrongOption,
    nearest,
    refuse,
)
from sixteenth.stopping import stop_if_asked

BackEndName = Literal["jax", "numpy"]
EVERYTHING = "everything"
MOST_DRAWS = 2**31
MOST_MONTHS = 1200  # as a scenario may say
SHOWN = 40  # letters of an option that cannot be


@dataclass(frozen=True)
class Options:
    """How to run, none of which changes what the scenario says."""

    draws: int = 2000
    seed: int = 7
    back_end: BackEndName = "jax"
    output_set: str = "standard"
    chunk: int = 208  # another size compiles to other last bits, so it is fixed and recorded
    sampling: Plan = "counter"  # how inputs that are drawn once get their luck

    def faults(self) -> list[Fault]:
        """Find options that cannot be used."""
        limits = {"draws": (1, MOST_DRAWS), "seed": (0, 2**32 - 1), "chunk": (1, 100_000)}
        here = Place("the options of the run")
        found = [fault for name, ends in limits.items() for fault in wrong_number(name, getattr(self, name), *ends)]
        if self.back_end not in ("jax", "numpy"):
            found.append(WrongOption("'back_end'", here, f"'{self.back_end}'", "'jax' or 'numpy'", "use 'jax'"))
        if self.sampling not in PLANS:
            cure = nearest(str(self.sampling), PLANS, "use 'counter'")
            found.append(WrongOption("'sampling'", here, f"'{self.sampling}'", "'counter' or 'sobol'", cure))
        return found


def is_whole_number(value: object) -> TypeGuard[int]:
    """Say whether something is a whole number, as Python or NumPy has them; true and false are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def wrong_number(name: str, value: Any, low: int, high: int) -> list[Fault]:
    """Find an option that is no whole number from `low` to `high`; a fraction is not rounded."""
    if is_whole_number(value) and low <= value <= high:
        return []
    is_number = isinstance(value, int | float | np.integer | np.floating) and math.isfinite(value)
    cure = f"use {min(max(round(float(value)), low), high)}" if is_number else f"use a whole number, such as {low}"
    where = Place("the options of the run")
    return [WrongOption(f"'{name}'", where, f"{value!r}"[:SHOWN], f"a whole number from {low} to {high}", cure)]


@dataclass(frozen=True)
class Job:
    """What has been checked and can run."""

    program: Program
    settings: Settings
    options: Options
    notes: Mapping[str, Any] = field(default_factory=dict)  # what the caller adds to the recipe

    @property
    def chunks(self) -> int:
        """Return the number of chunks, the last one perhaps padded."""
        return -(-self.options.draws // self.options.chunk)

    @cached_property
    def table(self) -> Table:
        """Return the rows to draw."""
        return self.program.table(self.settings)

    @cached_property
    def executable(self) -> Callable[[Inputs], Any]:
        """Return the compiled program; compiling happens here, before any thread starts."""
        return back_end(self.options.back_end).executable(self.program, self.options.chunk)

    def inputs(self, number: int) -> Inputs:
        """Return the numbers that one chunk needs."""
        first = number * self.options.chunk
        draws = np.arange(first, first + self.options.chunk, dtype=np.uint32)
        rows = self.table.sample(self.options.seed, draws, self.options.sampling)
        return make_inputs(self.program, self.settings, self.options.seed, draws, rows)

    def run_chunk(self, number: int) -> dict[str, dict[str, Any]]:
        """Run one chunk; draws beyond those asked for are cut off.

        Returns:
            `monthly`, `closing` and `ended` arrays as in `simulate`, draws last.

        """
        wanted = min(self.options.chunk, self.options.draws - number * self.options.chunk)
        outputs = self.executable(self.inputs(number))
        return {part: {name: data[..., :wanted] for name, data in arrays.items()} for part, arrays in outputs.items()}

    @property
    def recipe(self) -> dict[str, Any]:
        """Return everything that decides the bits of the result."""
        packages = ("sixteenth", "numpy", "scipy", *(("jax", "jaxlib") if self.options.back_end == "jax" else ()))
        return {
            **asdict(self.options),
            "start": self.settings.start,
            "months": self.program.months,
            **self._sobol,
            "compiler_options": dict(getattr(back_end(self.options.back_end), "options", {})),
            "versions": {name: installed_version(name) for name in packages},
            "processor": processor(),
            "world_hash": self.program.world_hash,
            **self.notes,
        }

    @property
    def _sobol(self) -> dict[str, Any]:
        """Return what else decides the bits of a Sobol sequence: which input has which dimension."""
        if self.options.sampling != "sobol":
            return {}
        return {"scrambles": SCRAMBLES, "dimensions": list(self.table.dimensions)}


def make_inputs(program: Program, settings: Settings, seed: int, draws: Any, rows: Any) -> Inputs:
    """Return what a program is run with, for rows that have been drawn."""
    return Inputs(
        rows=rows,
        seed=np.uint32(seed),
        draws=draws,
        keys=program.keys,
        event_months=np.array(settings.event_months, np.int32).reshape(-1, 2),
        switch_months=np.array(settings.switch_months, np.int32),
    )


@cache
def installed_version(name: str) -> str:
    """Return the version of a package; looking it up takes the time of a small run."""
    return version(name)


@cache
def back_end(name: BackEndName) -> Any:
    """Return the back end of a name; jax is imported only when it is asked for."""
    if name == "numpy":
        from sixteenth.engine.numpy_back_end import NumpyBackEnd  # noqa: PLC0415 - as below

        return NumpyBackEnd()
    from sixteenth.engine.jax_back_end import JaxBackEnd  # noqa: PLC0415 - importing jax takes over a second

    return JaxBackEnd()


def prepare(world: World, settings: Settings, options: Options, notes: Mapping[str, Any] | None = None) -> Job:
    """Check that a scenario values a world completely, and return the job.

    Raises:
        Refused: with every fault found.

    """
    months = wrong_number("months", settings.months, 1, MOST_MONTHS)
    faults = [*options.faults(), *months, *unknown_sets(world, options), *unlabelled_axes(world, settings)]
    refuse(faults)
    program = make_program(world, settings, choose_outputs(world, options.output_set))
    streams = [("shock", shock.name, labels) for shock in world.shocks for labels in _labels(program, shock.name)]
    refuse([*unvalued_parameters(program, settings), *late_events(settings)])
    job = Job(program, settings, options, notes or {})
    streams += [("value", row.name, () if row.distribution.shared else row.labels) for row in job.table.rows]
    refuse(stream_collisions(streams))
    stop_if_asked()
    return job


def choose_outputs(world: World, output_set: str) -> OutputSet:
    """Return what a set keeps; `everything` is every equation and every balance of the world."""
    if output_set != EVERYTHING:
        return world.output_sets[output_set]
    names = [name for name in sorted(world.equations) if not world.equations[name].stock]
    return OutputSet((*names, *world.stocks), world.stocks)


def unknown_sets(world: World, options: Options) -> list[Fault]:
    """Find an output set that the world does not declare."""
    if options.output_set in (*world.output_sets, EVERYTHING):
        return []
    known = (*world.output_sets, EVERYTHING)
    cure = nearest(options.output_set, known, f"use '{EVERYTHING}'")
    where = Place("the options of the run")
    return [UnknownOutput("the output set", where, f"'{options.output_set}'", " or ".join(sorted(known)), cure)]


def unlabelled_axes(world: World, settings: Settings) -> list[Fault]:
    """Find axes of the world to which the scenario gives no labels."""
    used = {axis_name(axis): name for name, kind in world.used_kinds.items() for axis in kind.axes}
    return [
        UnlabelledAxis(
            f"'{axis}'", Place("[axes]"), "no labels", f"labels, for '{name}' has this axis", f'add {axis} = ["..."]'
        )
        for axis, name in sorted(used.items())
        if not settings.labels.get(axis)
    ]


def unvalued_parameters(program: Program, settings: Settings) -> list[Fault]:
    """Find parameters and opening balances to which the scenario gives no value, entry by entry."""
    faults: list[Fault] = []
    for name in program.valued:
        card, values = program.world.declared[name], settings.values.get(name, {})
        missing = [labels for labels in _labels(program, name) if labels not in values and () not in values]
        if missing:
            which = "" if () in missing else f" for {', '.join('/'.join(labels) for labels in missing)}"
            cure = f'add [values.{name}] with a value, unit = "{card.kind.unit.__name__}", a kind and a source'
            faults.append(UnvaluedParameter(f"'{name}'{which}", card.where, "no value in the scenario", "one", cure))
    return faults


def late_events(settings: Settings) -> list[Fault]:
    """Find events and rule changes before the first or after the last month."""
    months = (*(event.month for event in settings.events), *settings.switch_months)
    first = np.datetime64(settings.start, "M")
    return [
        OutsideTheRun(
            f"an event in {first + month}",
            Place("[[event]]"),
            f"month {month} of the run",
            f"{first} to {first + settings.months - 1}",
            "move the event, or run more months",
        )
        for month in months
        if not 0 <= month < settings.months
    ]


def _labels(program: Program, name: str) -> list[tuple[str, ...]]:
    axes = program.world.declared[name].kind.axes
    return entries([axis_name(axis) for axis in program.sizes if axis in axes], program.settings.labels)
