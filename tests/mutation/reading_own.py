"""Trying a mutant of a file that a user brings: read it as the command does that takes it."""

import datetime
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.errors import refuse
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.own_books.read_books import Wanted, read_own_books
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.scale.sweeps.plan import read_plan as read_sweep
from sixteenth.scale.sweeps.points import Sweep
from tests.mutation.bench import Bench, outcome_of
from tests.mutation.mutant import Mutant, Outcome

TODAY = datetime.date(2026, 6, 30)  # a day, so that what is still to come does not hang on when it is tried
UNSPOILT = {"lemonade.toml", "hot_summer.toml"}
FEW = 40  # points of a sweep that are made


def try_own(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Read a file as its command does."""
    del chosen
    bench.put(mutant.files)
    kind, name = mutant.words
    try:
        with chdir(bench.folder):
            found = outcome_of(lambda: _read(kind, Path(name)))
        return replace(found, notes=(*found.notes, *bench.notes()))
    finally:
        bench.take(mutant.files)


def _read(kind: str, file: Path) -> Outcome:
    READERS[kind](file)
    return Outcome("accepted")


@cache
def _scenario(name: str) -> Any:
    return sixteenth.read(name, allow_code=True)


def _sweep(file: Path) -> None:
    plan = read_sweep(file)
    if not {*plan.scenarios} <= UNSPOILT:  # others are read as any scenario is
        return
    sweep = Sweep(plan, tuple(map(_scenario, plan.scenarios)))
    refuse(sweep.wrong_names())
    for point in islice(sweep.points(), FEW):
        assert point.key


READERS: Mapping[str, Callable[[Path], Any]] = {
    "facts": lambda file: read_facts_file(file, TODAY),
    "ledger": lambda file: read_own_books(file, Wanted(TODAY)),
    "plan": read_plan,
    "sweep": _sweep,
}
