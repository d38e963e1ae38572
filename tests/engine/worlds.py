"""Worlds for the engine's tests: the lemonade world, and small ones put together from functions."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Distribution, Event, OutputSet, Settings, ShockShape
from sixteenth.engine.equation import Kind, read_equations, read_kind
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job, Options, prepare
from sixteenth.errors import Place
from sixteenth.scale.local import run_here
from sixteenth.scenarios.assemble import Scenario
from sixteenth.units import Axis

ROOT = Path(__file__).parents[2]
LEMONADE = ROOT / "tests" / "lemonade"
CARDS = Place("cards.toml", 1)
BACK_ENDS = ("numpy", "jax")


class Stand(Axis):
    """A lemonade stand."""


class Street(Axis):
    """A street, where stands are."""


@cache
def lemonade(name: str = "lemonade") -> Scenario:
    """Read a lemonade scenario from its files."""
    return sixteenth.read(str(LEMONADE / f"{name}.toml"), allow_code=True)


@cache
def weather_world() -> World:
    """Return the lemonade world that also keeps its shocks, to compare luck."""
    return lemonade().world.with_(outputs=("heat", "footfall"))


def with_stands(settings: Settings, *stands: str) -> Settings:
    """Open a stand for each name; one that the scenario does not know charges and pays as Ana does."""
    values = dict(settings.values)
    for name in ("price", "rent"):
        values[name] = {(stand,): values[name].get((stand,), values[name]["Ana",]) for stand in stands}
    return replace(settings, labels={"stand": stands}, values=values)


def point(value: float) -> Distribution:
    """Return a certain value."""
    return Distribution("point", (value,))


def declare(
    name: str,
    annotation: object,
    bounds: tuple[float, float] = (-np.inf, np.inf),
    shock: ShockShape | None = None,
) -> Declared:
    """Write a card: `declare("price", USD[Stand])`."""
    kind = read_kind(annotation)
    assert kind is not None
    return Declared(name, f"what {name} means", kind, bounds, CARDS, shock)


def kind(annotation: object) -> Kind:
    """Read an annotation that is known to be good."""
    found = read_kind(annotation)
    assert found is not None
    return found


def make_world(
    *functions: Callable[..., Any],
    declared: Iterable[Declared] = (),
    monthly: Iterable[str] = (),
    closing: Iterable[str] = (),
) -> World:
    """Put functions and cards together, unchecked, with one output set."""
    equations, faults = read_equations(functions)
    assert faults == []
    kept = {"standard": OutputSet(tuple(monthly), tuple(closing))}
    return World({each.name: each for each in equations}, {card.name: card for card in declared}, kept)


def make_settings(
    values: Mapping[str, Any] | None = None,
    labels: Mapping[str, tuple[str, ...]] | None = None,
    months: int = 3,
    events: Iterable[Event] = (),
    switch_months: Iterable[int] = (),
) -> Settings:
    """Write a scenario from May 2026; a value is a number, a distribution, or one of those by label."""
    read = {name: _entries(value) for name, value in (values or {}).items()}
    return Settings(labels or {}, read, "2026-05", months, tuple(events), tuple(switch_months))


def _entries(value: Any) -> Mapping[tuple[str, ...], Distribution]:
    given = value if isinstance(value, Mapping) else {(): value}
    read = {key if isinstance(key, tuple) else (key,): entry for key, entry in given.items()}
    return {key: entry if isinstance(entry, Distribution) else point(entry) for key, entry in read.items()}


def event(month: int, name: str, value: Any, *, is_factor: bool = False) -> Event:
    """Write an event that gives a parameter another value, or multiplies it."""
    return Event(month, name, _entries(value), is_factor)


def make_job(world: World, settings: Settings, **options: Any) -> Job:
    """Prepare a run, on NumPy and with few draws unless told otherwise."""
    return prepare(world, settings, Options(**{"draws": 40, "chunk": 40, "back_end": "numpy", **options}))


def run(world: World, settings: Settings, **options: Any) -> Result:
    """Run a small world."""
    return run_here(make_job(world, settings, **options), workers=2)


def arrays_of(result: Result) -> dict[str, Any]:
    """Return every array of a result by its part and name."""
    parts = ("monthly", "closing", "ended")
    return {f"{part}/{name}": data for part in parts for name, data in getattr(result, part).items()}


def differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """Name the arrays that differ in any bit; those of other types or shapes differ."""
    assert first.keys() == second.keys()
    return [
        name
        for name, data in first.items()
        if data.dtype != second[name].dtype or data.shape != second[name].shape or _bits(data) != _bits(second[name])
    ]


def _bits(data: Any) -> bytes:
    return bytes(np.ascontiguousarray(data).tobytes())


def furthest(first: Any, second: Any) -> float:
    """Return the largest difference of two arrays, in units of the largest number of the first."""
    first, second = np.asarray(first, np.float64), np.asarray(second, np.float64)
    return float(np.abs(first - second).max() / (np.abs(first).max() or 1.0))


def run_python(source: str, *arguments: str, **environment: str) -> str:
    """Run a few lines in a fresh process of this Python, from the project's folder, and return what they print."""
    command = [sys.executable, "-W", "error", "-c", source, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
