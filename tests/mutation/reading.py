"""Trying a mutant of a scenario: read it, run a few, follow a cure of a few."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.errors import Fault, Refused
from tests.mutation.bench import Bench, outcome_of
from tests.mutation.mutant import Mutant, Outcome

FEW_DRAWS, MOST_MONTHS = 5, 60
MEANT, WRITE, ADD = (
    re.compile(r"did you mean '([^']+)'\?"),
    re.compile(r'write (unit = "[^"]+")'),
    re.compile(r"add (\w+ = [^.]+)$"),
)


def try_scenario(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Read the scenario that a mutant spoils; `chosen` says whether it is run, and whether cures are followed."""
    bench.put(mutant.files)
    try:
        scenario = str(bench.folder / mutant.words[0])
        found = outcome_of(lambda: _read(scenario, chosen))
        if found.ended == "refused" and "cures" in chosen:
            found = replace(found, notes=(*found.notes, *_follow(bench, mutant, scenario)))
        return replace(found, notes=(*found.notes, *bench.notes()))
    finally:
        bench.take(mutant.files)


def _read(path: str, chosen: frozenset[str]) -> Outcome:
    scenario = sixteenth.read(path, allow_code=True)
    notes = _run(scenario) if "run" in chosen and scenario.settings.months <= MOST_MONTHS else ()
    return Outcome("accepted", hash=scenario.hash, digest=digest(scenario), notes=notes)


def digest(scenario: Any) -> str:
    """Return a hash of all that a run computes with: its numbers, its equations, its outputs."""
    world = scenario.world
    settings = scenario.settings
    values = sorted((name, sorted(entries.items())) for name, entries in settings.values.items())
    rest = (settings.labels, settings.start, settings.months, settings.events, settings.switch_months)
    luck = settings.correlations
    made = (sorted(world.equations), sorted(world.output_sets.items()), scenario.is_exact)
    return sha256(repr((values, rest, luck, made, scenario.assumptions.facts.get("draws"))).encode()).hexdigest()


def _run(scenario: Any) -> tuple[str, ...]:
    try:
        result = sixteenth.run(scenario, draws=FEW_DRAWS, back_end="numpy", workers=1)
    except Refused:
        return ()
    ended = np.asarray(result.ended["draw"]) if "draw" in result.ended else None
    lost = {
        name
        for name, values in (*result.monthly.items(), *result.closing.items())
        if not np.isfinite(np.asarray(values, float)).all()
    }
    return ("a run has numbers that are not finite and no draw says so",) if lost and ended is None else ()


def _faults(path: str) -> tuple[Fault, ...] | None:
    try:
        sixteenth.read(path, allow_code=True)
    except Refused as refused:
        return refused.faults
    except Exception:  # noqa: BLE001 - told where the mutant itself is tried
        return None
    return ()


def _follow(bench: Bench, mutant: Mutant, path: str) -> tuple[str, ...]:
    """Do what the cure of each fault says, where that is a matter of one line, and see whether the fault is gone."""
    notes = []
    for fault in (_faults(path) or ())[:3]:
        cured = _cured(bench, fault)
        if cured is None:
            continue
        file, text = cured
        before = file.read_bytes()
        file.write_bytes(text)
        left = _faults(path)
        file.write_bytes(before)
        if left is None or any(_is_same(fault, each) for each in left):
            notes.append(f"a cure that does not cure: {type(fault).__name__}")
    del mutant
    return tuple(notes)


def _is_same(fault: Fault, other: Fault) -> bool:
    return (type(fault), fault.where, fault.what, fault.got) == (type(other), other.where, other.what, other.got)


def _cured(bench: Bench, fault: Fault) -> tuple[Path, bytes] | None:
    """Return a file as its cure would have it; nothing where the cure is not that simple."""
    file = Path(fault.where.file)
    if not file.is_relative_to(bench.folder) or not fault.where.line:
        return None
    lines = file.read_bytes().split(b"\n")
    at = fault.where.line - 1
    line = lines[at] if at < len(lines) else b""
    if meant := MEANT.search(fault.cure):
        word = fault.got.strip("'").encode()
        if line.count(word) != 1 or not word:
            return None
        lines[at] = line.replace(word, meant.group(1).encode())
    elif (write := WRITE.search(fault.cure)) and line.lstrip().startswith((b"unit", b"[")):
        lines[at : at + 1] = ([line] if line.lstrip().startswith(b"[") else []) + [write.group(1).encode()]
    else:
        return None
    return file, b"\n".join(lines)
