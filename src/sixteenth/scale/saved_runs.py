"""All runs that an answer was read from, in one file or folder, each with its recipe; and runs found there again.

A file's first run lies in it as `save_result` leaves one, and further runs in groups `run_1`, `run_2`, ... beside it. A
folder's first run lies in it as `run_in_folder` leaves one, and further ones in `runs/` below it. Arrays of a file are
read when somebody looks at them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from sixteenth.engine.history import Result, variables_of
from sixteenth.engine.job import Job
from sixteenth.engine.on_demand import OnDemand
from sixteenth.engine.record import MADE_OF, PARTS, Record, read_json, read_record
from sixteenth.engine.same_run import CODE, asked_for, differences
from sixteenth.errors import Place, Refused, UnreadableFile, refuse
from sixteenth.said import said
from sixteenth.scale.folder import load_folder
from sixteenth.scale.hdf import NUMBERS, runs_in, strange_parts
from sixteenth.scale.kept import RECIPE, read_recipe
from sixteenth.scale.paths import FILE, FOLDER, in_words, look_at
from sixteenth.scale.restore import scenario_of
from sixteenth.scale.store import save_result
from sixteenth.scenarios.assemble import Scenario, read_scenario
from sixteenth.scenarios.files.renamed import give_notice
from sixteenth.scenarios.layers.read import library

ENDING = ".nc"
RUNS = "runs"  # the folder of further runs, below that of the first
OPTIONS = ("draws", "seed", "months", "back_end", "sampling")


def is_saved(name: str) -> bool:
    """Say whether what stands where a scenario's name does is a saved result: a file `.nc`, or the folder of a run."""
    path = Path(name)
    return path.suffix == ENDING or (look_at(path) == FOLDER and look_at(path / RECIPE) == FILE)


def save_runs(results: Sequence[Result], path: Path, recipe: Mapping[str, Any]) -> Path:
    """Save the run of the scenario that was asked about whole, and of the others what was read of them, in one file.

    `recipe` is that of the answer; of several runs of its scenario the one over most futures is its own.

    Raises:
        Refused: when the file cannot be written, or the disk is full; nothing half-written remains.

    """
    first, *others = sorted(
        results, key=lambda run: (run.recipe["scenario_hash"] != recipe["scenario_hash"], -run.draws)
    )
    whole = replace(first, monthly=dict(first.monthly))
    return save_result(whole, path, others=[replace(_as_read(each), made_of=None) for each in others])


def _as_read(result: Result) -> Result:
    """Return a result with the months that were read of it."""
    if not isinstance(result.monthly, OnDemand):
        return result
    return replace(result, monthly=result.monthly.held).select(*result.monthly.held, *result.closing)


@dataclass(frozen=True)
class SavedRun:
    """One run that was kept: its recipe, and how its arrays are read."""

    recipe: Mapping[str, Any]
    names: Mapping[str, frozenset[str]]  # by part: monthly, closing, ended
    result: Callable[[], Result]  # what was kept of it

    @cached_property
    def key(self) -> str:
        """Return what it was asked for by."""
        return asked_for(self.recipe)

    def answering(self, job: Job, run: Callable[[], Result]) -> Result:
        """Return the result of a job, read from here; `run` makes it where an array is asked for that was not kept."""
        own, asked, anew = self.result(), job.program.kept, list[Result]()

        def fetch(name: str) -> Any:
            if name in own.monthly:
                return own.monthly[name]
            if not anew:
                anew.append(run())
            return anew[0].monthly[name]

        closing = {name: own.closing[name] for name in asked.closing}
        return replace(
            own,
            monthly=OnDemand(asked.monthly, fetch),
            closing=closing,
            variables=variables_of(job.program),
            recipe={**own.recipe, "output_set": job.options.output_set},
        )


@dataclass
class SavedRuns:
    """The runs of one file or folder."""

    place: str
    runs: tuple[SavedRun, ...]
    allow_code: bool = False

    @property
    def recipe(self) -> Mapping[str, Any]:
        """Return the recipe of the first run, which is the scenario's own."""
        return self.runs[0].recipe

    @property
    def options(self) -> Mapping[str, Any]:
        """Return the options that the scenario ran with, by name."""
        return {name: self.recipe[name] for name in OPTIONS}

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that ran: that of the library where it is the same, which knows its parents.

        Raises:
            Refused: when the recipe holds none that can be put together here.

        """
        return self._scenario

    @cached_property
    def _scenario(self) -> Scenario:
        made = scenario_of(self.recipe, allow_code=self.allow_code)
        own = read_scenario(made.name) if made.name in library() else made
        return own if own.hash == made.hash else made

    def changed(self, now: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
        """Return what made the runs here and is otherwise now, from the recipe of a run here and now."""
        return tuple(differences(self.recipe, now))

    def find(self, job: Job) -> SavedRun | None:
        """Return the run that a job would make: of several that of its own world, and what holds most of its months."""
        asked, kept = asked_for(job.recipe), job.program.kept
        found = [run for run in self.runs if run.key == asked and {*kept.closing} <= run.names["closing"]]
        if len({run.recipe["world_hash"] for run in found}) > 1:
            found = [run for run in found if run.recipe["world_hash"] == job.recipe["world_hash"]]
        held = {id(run): len({*kept.monthly} & run.names["monthly"]) for run in found}
        best = max(found, key=lambda run: held[id(run)], default=None)
        return best if best and (held[id(best)] or not kept.monthly) else None

    def tell_of_changes(self, now: Mapping[str, Any]) -> None:
        """Give notice where other code, facts or another machine made what is here, from the recipe of a run now."""
        if changed := self.changed(now):
            told = ", ".join(f"{name} {then[:12]} (here {here[:12]})" for name, then, here in changed)
            give_notice(f"{self.place} was made by {told}: its numbers are shown as they were saved")

    def refuse_others(self, job: Job) -> None:
        """Refuse to run something anew beside numbers that another model made.

        Raises:
            Refused: when sixteenth, its world or its facts are not those that made what was kept.

        """
        for name, then, now in self.changed(job.recipe):
            if name in CODE:
                got = said("{name} {now}, and a run that is not in it", name=name, now=now[:12])
                expected, again = f"{name} {then[:12]}", f"sixteenth run {self.recipe['scenario']} --out {self.place}"
                cure = said("run its scenario anew: {again}", again=again)
                refuse([UnreadableFile(f"'{self.place}'", Place(self.place), got, expected, cure)])


def open_runs(name: str, *, allow_code: bool = False) -> SavedRuns:
    """Open the runs of a file or folder; numbers are not read yet.

    Raises:
        Refused: when there is no such file or folder, it holds no result, or it is damaged.

    """
    path = Path(name)
    runs = _in_folder(path) if look_at(path) == FOLDER else _in_file(path)
    return SavedRuns(name, tuple(runs), allow_code)


def of_result(result: Result) -> SavedRun:
    """Return a result that is in memory as one that was kept."""
    return SavedRun(result.recipe, {part: frozenset(getattr(result, part)) for part in PARTS}, lambda: result)


def _in_folder(path: Path) -> Iterator[SavedRun]:
    for each in (path, *sorted((path / RUNS).iterdir() if look_at(path / RUNS) == FOLDER else ())):
        if each == path or look_at(each / RECIPE) == FILE:
            read_recipe(each)
            yield of_result(load_folder(each))


def _in_file(path: Path) -> list[SavedRun]:
    """Read the recipes of a file of unknown origin."""
    import h5py  # noqa: PLC0415 - a quarter of a second

    found = look_at(path)
    if found != FILE:
        raise _not_saved(path, found)
    try:
        strange = strange_parts(path)
        if not strange:
            with h5py.File(path, "r") as file:
                return [_read_run(path, file, group) for group in ("/", *runs_in(file))]
    except Exception as error:  # whatever HDF5 makes of a damaged file
        raise _not_saved(path, in_words(error)) from error
    raise _not_saved(path, strange[0])


def _read_run(path: Path, file: Any, group: str) -> SavedRun:
    """Read what one group of a file says of its run, and where its arrays are.

    Raises:
        ValueError: when it says less than any result, or its arrays have other shapes than it says.

    """
    own = file[group]
    recipe, labels, units = (read_json(_text(own.attrs[key])) for key in ("recipe", "labels", "units"))
    record = read_record(recipe, labels, units, read_json(_text(own.attrs.get(MADE_OF, "null"))))
    places: dict[str, dict[str, str]] = {part: {} for part in PARTS}
    for key, each in own.items():
        if "part" in getattr(each, "attrs", {}):
            part, name = _text(each.attrs["part"]), _text(each.attrs["name"])
            if each.dtype.kind not in NUMBERS or each.shape != record.shape(part, name):
                message = said("an array '{name}' of another shape than the recipe says", name=key)
                raise ValueError(message)
            places[part][name] = f"{own.name.rstrip('/')}/{key}"
    lacking = [name for name in record.endings if name not in places["ended"]]
    if lacking:
        message = said("no array 'ended_{name}'", name=lacking[0])
        raise ValueError(message)
    names = {part: frozenset(each) for part, each in places.items()}
    return SavedRun(record.recipe, names, lambda: _result(path, record, places))


def _result(path: Path, record: Record, places: Mapping[str, Mapping[str, str]]) -> Result:
    """Return a result whose months are read when they are looked at."""
    monthly = OnDemand(places["monthly"], lambda name: _array(path, places["monthly"][name]))
    closing, ended = (
        {name: _array(path, place) for name, place in places[part].items()} for part in ("closing", "ended")
    )
    return Result(monthly, closing, ended, record.variables, record.labels, record.recipe, made_of=record.made_of)


def _array(path: Path, place: str) -> Any:
    import h5py  # noqa: PLC0415 - as above

    with h5py.File(path, "r") as file:
        array: Any = file[place]
        return array[...]


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _not_saved(path: Path, got: str) -> Refused:
    cure = said("give the file that `sixteenth run --out` wrote")
    return Refused([UnreadableFile(f"'{path}'", Place(str(path)), got, said("a saved result"), cure)])
