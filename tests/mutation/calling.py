"""Trying a command line in this process: what it wrote, how it left, and nothing that takes long."""

import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import uvicorn

import sixteenth
from sixteenth.engine.job import Job
from sixteenth.interfaces.cli import app
from sixteenth.interfaces.streams import make_streams_writable
from sixteenth.reproductions import reproduce
from tests.mutation.bench import Bench, outcome_of
from tests.mutation.mutant import Mutant, Outcome, Told

FEW_DRAWS, MOST_MONTHS = 5, 60
QUICK = ("bertrand", "cournot", "interview", "bass", "jones", "armstrong", "price_floor")  # publications
BLOCK = re.compile(
    r"(?P<sentence>[^\n]+)\n  at (?P<where>[^\n]*)\n  got (?P<got>.*), expected (?P<want>.*)\n  cure: (?P<cure>.*)"
)
NO_FAULT = re.compile(r"^(note: .*|\d+ faults?; (nothing was (run|written)|no answer))$", re.MULTILINE)


class Ran(BaseException):
    """A command came to the point where it computes what would take long."""

    def __init__(self, job: Any) -> None:
        super().__init__("ran")
        self.job = job


def try_command(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Call a command as the shell would; jobs that are not small end where they would begin to run."""
    del chosen
    bench.put(mutant.files)
    here = Path.cwd()
    os.chdir(bench.folder)
    try:
        found = outcome_of(lambda: _call(mutant, bench))
        return replace(found, notes=(*found.notes, *bench.notes()))
    finally:
        os.chdir(here)
        bench.take(mutant.files)
        bench.sweep()


def _call(mutant: Mutant, bench: Bench) -> Outcome:
    out, err = _Written(mutant.console), _Written(mutant.console)
    hash_, digest, ended, code = "", "", "ran", None
    with (
        mock.patch.object(sys, "stdout", out.text),
        mock.patch.object(sys, "stderr", err.text),
        bounded(may_run=mutant.family != "set"),
    ):
        make_streams_writable()  # as the command line does before anything else
        try:
            code = app(mutant.words)
        except SystemExit as left:
            code = left.code
        except Ran as ran:
            hash_, digest = _of_job(ran.job) if ran.job is not None else ("", "")
    output, errors = out.all(), err.all()
    code = 0 if code is None else code
    is_data = '"faults": [' in output
    faults = _of_data(output) if is_data else _faults(errors) if "\n  at " in errors else ()
    if code and "─ Error ─" in errors + output:
        ended = "usage"
    elif faults:
        ended = "refused"
    elif code:
        ended = "refused outside its domain" if errors or output else "left without a word"
    return Outcome(
        ended, faults, " ".join(mutant.words), output[-2000:], errors[-4000:], code, hash=hash_, digest=digest,
        notes=tuple(_notes(mutant, output, errors)), facts={"folder": str(bench.folder)},
    )  # fmt: skip


class _Written:
    """What is written to a terminal of some encoding, which refuses letters that it does not have."""

    def __init__(self, encoding: str) -> None:
        self.bytes = io.BytesIO()
        self.encoding = encoding
        self.text = io.TextIOWrapper(self.bytes, encoding=encoding, write_through=True)

    def all(self) -> str:
        self.text.flush()
        return self.bytes.getvalue().decode(self.encoding, "replace")


def _faults(errors: str) -> tuple[Told, ...]:
    """Read the faults that were told, by blank lines between them; what is none is a fault without parts."""
    blocks = [each for each in NO_FAULT.sub("", errors).strip("\n").split("\n\n") if each.strip()]
    return tuple(_told(block) for block in blocks)


def _of_data(output: str) -> tuple[Told, ...]:
    """Read the faults that were told as data; their text is put together as a terminal would show it."""
    try:
        faults = json.loads(output)["faults"]
    except ValueError:
        return ()
    shown = "x: {what}\n  at {file}\n  got {got}, expected {expected}\n  cure: {cure}"
    return tuple(Told(**each, text=shown.format(**each)) for each in faults)


def _told(block: str) -> Told:
    found = BLOCK.fullmatch(block)
    if found is None:
        return Told("a block", "?", "?", 0, "?", "?", "?", block)
    where, _, line = found["where"].rpartition(":")
    sentence, _, what = found["sentence"].partition(": ")
    number = int(line) if where and line.isdecimal() and line.isascii() else 0
    return Told(sentence, what, where or found["where"], number, found["got"], found["want"], found["cure"], block)


def _notes(mutant: Mutant, output: str, errors: str) -> list[str]:
    """Find what only a whole output shows: data that are none, and words that a terminal obeys."""
    notes = []
    if "--json" in mutant.words and output.strip():
        try:
            json.loads(output, parse_constant=_refuse_constant)
        except ValueError:
            notes.append("what --json printed is no JSON")
    own = {
        each
        for each in output + errors
        if each != "\n" and unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }
    if own:
        notes.append(f"a terminal obeys what a command printed: {mutant.words[0] if mutant.words else ''}")
    return notes


def _refuse_constant(name: str) -> None:
    message = f"{name} is no JSON"
    raise ValueError(message)


def _of_job(job: Any) -> tuple[str, str]:
    settings = job.settings
    values = sorted((name, sorted(entries.items())) for name, entries in settings.values.items())
    months = (settings.start, settings.months, settings.events, settings.switch_months)
    parts = (values, settings.correlations, settings.labels, *months)
    return str(job.recipe.get("scenario_hash", "")), sha256(repr(parts).encode()).hexdigest()


@contextmanager
def bounded(*, may_run: bool) -> Generator[None]:
    """Let small jobs run and stop all others; library scenarios are read once."""
    executable: Any = Job.__dict__["executable"]

    def maybe(self: Job) -> Any:
        is_small = self.options.draws <= FEW_DRAWS and self.settings.months <= MOST_MONTHS
        if not may_run or not is_small or self.options.back_end != "numpy":
            raise Ran(self)
        return executable.__get__(self, Job)

    try_all = reproduce.try_all

    def only_one(publications: Any, *words: Any) -> Any:
        if len(publications) > 1 or publications[0].name not in QUICK:
            raise Ran(None)
        return try_all(publications, *words)

    with (
        mock.patch.object(Job, "executable", property(maybe)),
        mock.patch.object(sixteenth, "read", _read_once),
        mock.patch.object(uvicorn.Server, "run"),  # it would listen until it is stopped
        mock.patch.object(reproduce, "try_all", only_one),
    ):
        yield


_read = sixteenth.read


@cache
def _library(name: str, allow_code: bool) -> Any:  # noqa: FBT001 - as it is called
    return _read(name, allow_code=allow_code)


def _read_once(name: str, *, allow_code: bool = False) -> Any:
    is_known = name.isidentifier() and len(name) < 40
    return _library(name, allow_code) if is_known else _read(name, allow_code=allow_code)
