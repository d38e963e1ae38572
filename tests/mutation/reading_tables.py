"""Trying a mutant of a CSV file: read it as its publication does, or as the facts are read."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read import read_facts as facts
from sixteenth.reproductions import chinchilla, exposure, metr
from tests.mutation.bench import Bench, outcome_of
from tests.mutation.mutant import Mutant, Outcome


def try_table(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Read a table; what the fact files say is wrong names the file and its line."""
    del chosen
    tables = tuple((f"tables/{name}", content) for name, content in mutant.files)
    bench.put(tables)
    try:
        file = bench.folder / tables[0][0]
        found = outcome_of(lambda: _read(mutant.words[0], file))
        return replace(found, notes=(*found.notes, *bench.notes()))
    finally:
        bench.take(tables)


def _read(name: str, file: Path) -> Outcome:
    readers: dict[str, Any] = {
        "chinchilla": chinchilla.read_runs,
        "metr": metr.read_models,
        "exposure": exposure.read_occupations,
        "facts": _read_facts,
    }
    read: Callable[[Path], Any] = inspect.unwrap(readers[name])
    try:
        read(file)
    except ValueError as error:
        if not type(error).__module__.startswith("sixteenth.") or isinstance(error, OutsideDomain):
            raise
        is_placed = f"{file.name}:" in str(error)
        return Outcome(
            "refused outside its domain", said=str(error), notes=() if is_placed else ("a fact without place",)
        )
    return Outcome("accepted")


def _read_facts(file: Path) -> Any:
    with mock.patch.object(facts, "_facts_folder", return_value=file.parent):
        return inspect.unwrap(facts.read_facts)()
