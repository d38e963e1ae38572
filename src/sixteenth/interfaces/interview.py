"""Where the interview is wrong or silent: ten points, with figures of the world's own, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console
from rich.text import Text

import sixteenth
from sixteenth.answers.numbers import billions, fraction, percent, signed_billions, significant, times
from sixteenth.decide.first_question import answers_with
from sixteenth.decide.going_on import Value, cannot_stop, value_of_going_on
from sixteenth.decide.interview_points import ARITHMETIC, POINTS, Asked, what_is_kept
from sixteenth.engine.history import Result
from sixteenth.engine.job import Options
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.read_facts import find_claim, find_fact
from sixteenth.interfaces.interview_data import interview_data
from sixteenth.interfaces.wrapping import tell
from sixteenth.scenarios.read import library

DRAWS, SEED = 400, Options.seed
OWN_SET = "interview points"
TERA = 1e12


class Figure(float):
    """A number that is written the way a sentence asks for: `{share:percent}`."""

    def __format__(self, how: str) -> str:
        """Write the number."""
        ways: Mapping[str, Callable[[float], str]] = {
            "fraction": fraction,
            "percent": percent,
            "times": times,
            "whole": lambda value: f"{value:.0f}",
            "thousands": lambda value: f"{value:,.0f}",
            "plain": significant,
            "bn": lambda value: billions(value, 1),
            "signed": lambda value: signed_billions(round(value, -3), 2 if abs(value) < 1e10 else 1),  # noqa: PLR2004
            "tera": lambda value: f"{value / TERA:.0f}",
        }
        return ways[how](float(self))


@dataclass(frozen=True)
class Point:
    """One point: what was said, what we get, what it rests on, and what shows it in full."""

    number: int
    topic: str
    claim: str
    found: str
    short: str
    command: str
    claims: tuple[str, ...]
    facts: tuple[str, ...]
    figures: Mapping[str, float] = field(default_factory=dict[str, float])
    note: str = ""
    futures: int = 0  # of the runs that its figures are of; none where it takes no run


def ask_interview(
    number: int | None = None, draws: int | None = None, progress: Callable[[int, int], None] | None = None
) -> tuple[Point, ...]:
    """Compute all ten points, or one of them.

    Raises:
        Refused: when there is no such point.

    """
    chosen = [each for each in interview_data() if number in (None, each["number"])]
    if not chosen:
        numbers = f"{interview_data()[0]['number']} to {interview_data()[-1]['number']}"
        refuse([WrongOption("'--point'", Place("the options"), str(number), numbers, "name one of the ten")])
    runs = _Runs(draws or DRAWS, progress)
    arithmetic, central = sixteenth.read(ARITHMETIC), sixteenth.read("central")
    asked = Asked({}, {}, arithmetic, central, runs.run, sixteenth.run, runs.going_on)
    return tuple(replace(_point(each, asked), futures=runs.taken()) for each in chosen)


class _Runs:
    """Scenarios of the library, each run once with what the points need."""

    def __init__(self, draws: int, progress: Callable[[int, int], None] | None) -> None:
        self.draws, self.progress = draws, progress
        self.kept, self.goes_on = dict[str, Result](), dict[str, Result]()
        self.is_asked = False

    def run(self, name: str) -> Result | None:
        """Run a scenario of the library, or return none where there is no such one."""
        if name not in library():
            return None
        self.is_asked = True
        if name not in self.kept:
            scenario = sixteenth.read(name)
            world = scenario.world.keeping(OWN_SET, what_is_kept(scenario.world))
            job = sixteenth.prepare(scenario, world=world, output_set=OWN_SET, draws=self.draws)
            self.kept[name] = sixteenth.run(job, progress=self.progress)
        return self.kept[name]

    def going_on(self, name: str, lab: str) -> Value | None:
        """Return what going on is worth to a lab as a going concern in a scenario, or none where it cannot be said."""
        scenario = sixteenth.read(name) if name in library() else None
        if scenario is None or cannot_stop(scenario, lab):
            return None
        self.is_asked, run = True, answers_with({"draws": self.draws})
        if name not in self.goes_on:
            self.goes_on[name] = run(scenario, self.draws)
        found = value_of_going_on(scenario, lab, lambda other: run(other, self.draws), goes_on=self.goes_on[name])
        return found.going_concern

    def taken(self) -> int:
        """Return of how many futures the runs were that were asked for since this was last asked; none without any."""
        was_asked, self.is_asked = self.is_asked, False
        return self.draws if was_asked else 0


def _point(data: Mapping[str, Any], asked: Asked) -> Point:
    said, known = data.get("said", {}), data.get("known", {})
    keys = {name: each if isinstance(each, str) else each["fact"] for name, each in known.items()}
    numbers = {name: _number(keys[name], each) for name, each in known.items()}
    figures = POINTS[data["number"]](replace(asked, said=said, known=numbers))
    written = {name: Figure(value) for name, value in {**said, **figures}.items()}
    try:
        found = data["found"].format(**written)
    except KeyError:  # a figure that this library cannot give
        found = data["otherwise"]
    return Point(
        number=data["number"],
        topic=data["topic"],
        claim=data["claim"],
        found=found,
        short=data["short"],
        command=data["command"],
        claims=tuple(data["claims"]),
        facts=tuple(keys.values()),
        figures=figures,
        note=data.get("note", ""),
    )


def _number(key: str, entry: str | Mapping[str, str]) -> float:
    fact = find_fact(key)
    value = fact.value if isinstance(entry, str) else getattr(fact, entry["of"])
    if value is None:
        message = f"'{key}' has no such number"
        raise ValueError(message)
    return float(value)


def show_points(console: Console, points: Sequence[Point], *, plain: bool) -> None:
    """Print the points; one alone with its sources and figures."""
    for row, point in enumerate(points):
        if row:
            console.print()
        console.print(Text(f"{point.number}. {point.topic}", style="bold"))
        tell(console, f"Said: {point.claim}", "   ")
        tell(console, f"We get: {point.found}", "   ")
        if len(points) == 1:
            _show_sources(console, point, plain=plain)
        tell(console, f"Source: {', '.join((*point.claims, *point.facts))}", "   ", style="dim")
        drawn = f" (the figures here: {point.futures:,} futures, seed {SEED})" if point.futures else ""
        tell(console, f"In full: {point.command}{drawn}", "   ", style="dim")


def _show_sources(console: Console, point: Point, *, plain: bool) -> None:
    mark = "   - " if plain else "   \N{BULLET} "
    if point.note:
        tell(console, point.note, "   ")
    for key in point.claims:
        claim = find_claim(key)
        tell(console, f"{claim.speaker}, {claim.date_made}: {claim.claim} ({claim.resolution}; {claim.source})", mark)
    for key in point.facts:
        fact = find_fact(key)
        tell(console, f"{fact.series} of {fact.entity}: {fact.text} {fact.unit} ({fact.source}; {fact.url})", mark)
    for name, value in point.figures.items():
        tell(console, f"{name.replace('_', ' ')}: {significant(value, 4)}", mark)
