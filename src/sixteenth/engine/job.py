"""A run, prepared: its program and executable, and the numbers of each chunk. Chunks can run anywhere, in any order."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache, cached_property
from importlib.metadata import version
from typing import Any, Literal

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet, Settings
from sixteenth.engine.draws.chance import collisions_of, entries
from sixteenth.engine.draws.copula import groups_of
from sixteenth.engine.draws.draw import POSTERIOR, Table
from sixteenth.engine.draws.sampling import PLANS, SCRAMBLES, Plan, sobol_faults
from sixteenth.engine.equation import axis_name
from sixteenth.engine.packets import Sendable
from sixteenth.engine.plain_values import FEW, describe
from sixteenth.engine.programs.machine import CHUNK, processor
from sixteenth.engine.programs.program import Program, make_program
from sixteenth.engine.programs.simulate import Inputs
from sixteenth.errors import (
    BoundViolation,
    Fault,
    OutsideTheRun,
    Place,
    UnknownOutput,
    UnlabelledAxis,
    UnvaluedParameter,
    WrongCorrelation,
    WrongOption,
    nearest,
    refuse,
)
from sixteenth.said import joined, said
from sixteenth.stopping import stop_if_asked

BackEndName = Literal["jax", "numpy"]
EVERYTHING = "everything"
MOST_DRAWS, MOST_MONTHS, MOST_WORKERS = 2**31, 1200, 1000
BOUNDS = {
    "draws": (1, MOST_DRAWS),
    "seed": (0, 2**32 - 1),
    "chunk": (1, 100_000),
    "months": (1, MOST_MONTHS),
    "workers": (1, MOST_WORKERS),
}
OPTIONS = Place(said("the options of the run"))


@dataclass(frozen=True)
class Options:
    """How to run, none of which changes what the scenario says."""

    draws: int = 2000
    seed: int = 7
    back_end: BackEndName = "jax"
    output_set: str = "standard"
    chunk: int = CHUNK  # another size compiles to other last bits, so it is fixed and recorded
    sampling: Plan = "counter"  # how inputs that are drawn once get their luck

    def __post_init__(self) -> None:
        """Take whole numbers of NumPy as Python's own, so that a recipe can be written."""
        for name in ("draws", "seed", "chunk"):
            if isinstance(value := getattr(self, name), np.integer):
                object.__setattr__(self, name, int(value))

    def faults(self) -> list[Fault]:
        """Find options that cannot be used."""
        found: list[Fault] = [
            fault for name in ("draws", "seed", "chunk") for fault in wrong_number(name, getattr(self, name))
        ]
        if self.back_end not in ("jax", "numpy"):
            found.append(
                WrongOption("'back_end'", OPTIONS, f"'{self.back_end}'", said("'jax' or 'numpy'"), said("use 'jax'"))
            )
        if self.sampling not in PLANS:
            cure = nearest(str(self.sampling), PLANS, said("use 'counter'"))
            found.append(WrongOption("'sampling'", OPTIONS, f"'{self.sampling}'", said("'counter' or 'sobol'"), cure))
        return found


def wrong_number(name: str, value: object) -> Iterator[WrongOption]:
    """Find a value of an option that is no whole number, or lies outside what the option can be."""
    low, high = BOUNDS[name]
    value = int(value) if isinstance(value, np.integer) else value
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124 - not a number
        cure = said("give one, or leave the option out")
        yield WrongOption(
            f"'{name}'", OPTIONS, describe(value), said("a whole number, {low} to {high}", low=low, high=high), cure
        )
    elif not isinstance(value, int) or not low <= value <= high:
        expected = (
            said("{low} to {high}", low=low, high=high)
            if isinstance(value, int)
            else said("a whole number, {low} to {high}", low=low, high=high)
        )
        got = describe(value) if isinstance(value, int) and abs(value) >= FEW else f"{value}"
        cure = said("use {number}", number=round(min(max(value, low), high)))
        yield WrongOption(f"'{name}'", OPTIONS, got, expected, cure)


def wrong_options(given: Mapping[str, Any], world: object) -> list[Fault]:
    """Find what cannot be used of the options of a run, given by name: misspelt ones, and those with a wrong value."""
    own = {each.name for each in fields(Options)}
    known = {*own, "months", "world"}
    left = known - given.keys()
    faults: list[Fault] = [
        WrongOption(f"'{name}'", OPTIONS, f"'{name}'", said("an option of a run"), nearest(name, left, _listed(left)))
        for name in given
        if name not in known
    ]
    options = Options(**{name: value for name, value in given.items() if name in own})
    faults += [*options.faults(), *(wrong_number("months", given["months"]) if "months" in given else ())]
    if not isinstance(world, World):
        cure = said("give a scenario's world, or one that its with_ returned")
        return [*faults, WrongOption("'world'", OPTIONS, describe(world), said("a world"), cure)]
    return [*faults, *(unknown_sets(world, options) if "output_set" in given else ())]


def _listed(names: Iterable[str]) -> str:
    return said("there are {names}", names=", ".join(sorted(names)))


def wrong_settings(settings: Settings) -> Iterator[Fault]:
    """Find settings that no run can have, whoever made them: months, and numbers that are none."""
    yield from wrong_number("months", settings.months)
    events = [(said("an event on '{name}'", name=event.name), event.values) for event in settings.events]
    for what, values in (*((f"'{name}'", values) for name, values in settings.values.items()), *events):
        if all(each.first_wrong is None for each in values.values()):
            continue
        for labels, distribution in values.items():
            wrong = distribution.first_wrong
            if wrong is not None:
                title = said("{what} for {names}", what=what, names="/".join(labels)) if labels else what
                yield BoundViolation(
                    title,
                    Place(said("the settings of the run")),
                    f"{wrong:g}",
                    said("a finite number"),
                    said("give one"),
                )
    for group in groups_of(settings.correlations):
        if not group.is_possible:
            what = said("the correlations of {names}", names=", ".join(sorted({name for name, _ in group.streams})))
            got, expected = said("ones that no numbers have together"), said("a positive definite matrix")
            where, cure = Place(said("the settings of the run")), said("make them weaker")
            yield WrongCorrelation(what, where, got, expected, cure)


@dataclass(frozen=True)
class Job(Sendable):
    """What has been checked and can run, here or in another process: what was compiled stays where it was."""

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

    @property
    def bytes_of_result(self) -> int:
        """Return how much memory the arrays of the result take."""
        program, float_size = self.program, np.dtype(back_end(self.options.back_end).dtype).itemsize
        counts = {name: _entries(program, name) for name in {*program.kept.monthly, *program.kept.closing}}
        numbers = sum(program.months * counts[name] for name in program.kept.monthly)
        numbers += sum(counts[name] for name in program.kept.closing)
        endings = 1 + sum(_entries(program, name) for name in program.world.endings)
        return self.options.draws * (numbers * float_size + endings * np.dtype(np.int32).itemsize)

    @cached_property
    def executable(self) -> Callable[[Inputs], Any]:
        """Return the compiled program; compiling happens here, before any thread starts."""
        return back_end(self.options.back_end).executable(self.program, self.options.chunk)

    def inputs(self, number: int) -> Inputs:
        """Return the numbers that one chunk needs."""
        first = number * self.options.chunk
        draws = np.arange(first, first + self.options.chunk, dtype=np.uint32)
        return make_inputs(self.program, self.settings, self.options.seed, draws, self.rows(draws))

    def rows(self, draws: Any) -> Any:
        """Return what is drawn for these draw numbers [rows, draws], in the type that the program reads."""
        own = back_end(self.options.back_end).dtype
        return self.table.sample(self.options.seed, draws, self.options.sampling, own)

    def run_chunk(self, number: int) -> dict[str, dict[str, Any]]:
        """Run one chunk; draws beyond those asked for are cut off.

        Returns:
            `monthly`, `closing` and `ended` arrays as in `simulate`, draws last.

        """
        wanted = min(self.options.chunk, self.options.draws - number * self.options.chunk)
        outputs = self.executable(back_end(self.options.back_end).of_wanted(self.inputs(number), wanted))
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
            "compiler_options": dict(back_end(self.options.back_end).options_of(self.program)),
            "versions": {name: installed_version(name) for name in packages},
            "processor": processor(),
            **self._device,
            "world_hash": self.program.world_hash,
            **self.notes,
        }

    @property
    def _device(self) -> dict[str, Any]:
        """Return which device computed in place of the processor, where one did."""
        device = getattr(back_end(self.options.back_end), "device", "")
        return {"device": device} if device else {}

    @property
    def _sobol(self) -> dict[str, Any]:
        """Return what else decides the bits of a Sobol sequence: which input has which dimension."""
        if self.options.sampling != "sobol":
            return {}
        return {"scrambles": SCRAMBLES, "dimensions": list(self.table.dimensions)}


def too_large(job: Job, memory: int | None) -> Iterator[WrongOption]:
    """Find a result that would not fit into so much memory, where it has to lie as a whole."""
    needed = job.bytes_of_result
    if memory is not None and needed > memory:
        fitting = max(job.options.draws * memory // needed, 1)
        got, want = (
            said("{draws}, which take {needed}", draws=job.options.draws, needed=_size(needed)),
            said("what fits into {memory} of memory", memory=_size(memory)),
        )
        cure = said(
            "use at most {fitting}, or keep the run in a folder: folder=..., on the command line --out FOLDER",
            fitting=fitting,
        )
        yield WrongOption("'draws'", OPTIONS, got, want, cure)


def _size(count: int) -> str:
    return said("{count:,.1f} GiB", count=count / 2**30)


def _entries(program: Program, name: str) -> int:
    return math.prod(program.sizes[axis] for axis in program.world.kinds[name].axes)


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
        from sixteenth.engine.programs.numpy_back_end import NumpyBackEnd  # noqa: PLC0415 - as below

        return NumpyBackEnd()
    from sixteenth.engine.programs.jax_back_end import JaxBackEnd  # noqa: PLC0415 - importing jax takes over a second

    return JaxBackEnd()


def prepare(world: World, settings: Settings, options: Options, notes: Mapping[str, Any] | None = None) -> Job:
    """Check that a scenario values a world completely, and return the job.

    Raises:
        Refused: with every fault found.

    """
    faults = [*options.faults(), *wrong_settings(settings), *unknown_sets(world, options)]
    faults += unlabelled_axes(world, settings)
    refuse(faults)
    program = make_program(world, settings, choose_outputs(world, options.output_set))
    streams = [("shock", shock.name, labels) for shock in world.shocks for labels in _labels(program, shock.name)]
    refuse([*unvalued_parameters(program, settings), *late_events(settings)])
    job = Job(program, settings, options, notes or {})
    streams += [("value", row.name, () if row.distribution.shared else row.labels) for row in job.table.rows]
    streams.append((POSTERIOR, "row", ()))
    sobol = sobol_faults(len(job.table.dimensions), options.draws) if options.sampling == "sobol" else []
    refuse([*collisions_of(tuple(streams)), *sobol])
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
    cure = nearest(str(options.output_set), known, said("use '{everything}'", everything=EVERYTHING))
    return [
        UnknownOutput(said("the output set"), OPTIONS, f"'{options.output_set}'", joined(" or ", sorted(known)), cure)
    ]


def unlabelled_axes(world: World, settings: Settings) -> list[Fault]:
    """Find axes of the world to which the scenario gives no labels."""
    return [
        UnlabelledAxis(
            f"'{axis}'",
            Place("[axes]"),
            said("no labels"),
            said("labels, for '{name}' has this axis", name=name),
            said('add {axis} = ["..."]', axis=axis),
        )
        for axis, name in world.used_axes
        if not settings.labels.get(axis)
    ]


def unvalued_parameters(program: Program, settings: Settings) -> list[Fault]:
    """Find parameters and opening balances to which the scenario gives no value, entry by entry."""
    faults: list[Fault] = []
    for name in program.valued:
        card, values = program.world.declared[name], settings.values.get(name, {})
        if program.has_laid_out(name, values):
            continue
        missing = [labels for labels in _labels(program, name) if labels not in values and () not in values]
        if missing:
            which = (
                "" if () in missing else said(" for {names}", names=", ".join("/".join(labels) for labels in missing))
            )
            cure = said(
                'add [values.{name}] with a value, unit = "{unit}", a kind and a source',
                name=name,
                unit=card.kind.unit.__name__,
            )
            faults.append(
                UnvaluedParameter(
                    said("'{name}'{which}", name=name, which=which),
                    card.where,
                    said("no value in the scenario"),
                    said("one"),
                    cure,
                    about=(name,),
                )
            )
    return faults


def late_events(settings: Settings) -> list[Fault]:
    """Find events and rule changes before the first or after the last month."""
    months = (*(event.month for event in settings.events), *settings.switch_months)
    first = np.datetime64(settings.start, "M")
    return [
        OutsideTheRun(
            said("an event in {first}", first=first + month),
            Place("[[event]]"),
            said("month {month} of the run", month=month),
            said("{first} to {last}", first=first, last=first + settings.months - 1),
            said("move the event, or run more months"),
        )
        for month in months
        if not 0 <= month < settings.months
    ]


def _labels(program: Program, name: str) -> list[tuple[str, ...]]:
    axes = program.world.declared[name].kind.axes
    return entries([axis_name(axis) for axis in program.sizes if axis in axes], program.settings.labels)
