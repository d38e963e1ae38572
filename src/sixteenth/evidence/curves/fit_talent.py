"""Belief in the mission and pull of labs, fitted to published retention and moves by the equations of the world.

What is computed is a cohort: all who work at each lab are followed for two years, month by month, while the lab
replaces whoever leaves, places are as open as at the start, and pay stays. Headcounts, and pay where it has moved
since, are those reported nearest to the date of the published numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import root

from sixteenth.engine.compose import World
from sixteenth.engine.draws.chance import entries
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.equation import axis_name, rules_of
from sixteenth.engine.evaluate import evaluate
from sixteenth.evidence.facts_read.read_facts import find_fact
from sixteenth.scenarios.assemble import Scenario

MONTHS = 24
NEAR = 1e-6  # of a mission, or of the logarithm of a pull
DATE = "2025-05-20"
RETAINED = ("Anthropic", "Google DeepMind", "OpenAI", "Meta")
DRAWN = "Anthropic"  # whose pull is one, since only ratios count
MOVES = {"OpenAI": "OpenAI to Anthropic vs reverse", "Google DeepMind": "DeepMind to Anthropic vs reverse"}
HEADCOUNTS = {
    "Anthropic": "talent/headcount/Anthropic/2025-05-23",
    "OpenAI": "talent/headcount/OpenAI/2025-07-15",
    "Google DeepMind": "talent/headcount/Google DeepMind/2025-03-19",
    "Meta": "talent/headcount/Meta Superintelligence Labs/2025-07-17",
    "xAI": "talent/headcount/xAI/2025-03-12",
    "DeepSeek": "talent/headcount/DeepSeek/2025-03-14",
    "Mistral": "talent/headcount/Mistral AI/2025-09-09",
}
SHARES = {"OpenAI": "talent/stock_comp_per_employee/OpenAI/2025-12-30"}  # of 2025; 2 mn a year by 2026
SALARY = 0.275  # mn USD a year beside shares, by judgement
STEADY = (
    "vacancy_share",
    "offer_multiple",
    "draw_on_people",
    "exogenous_quit_share",
    "asked_share",
    "poached_share",
    "flattening",
    "selection",
    "share_kept_by_counter",
)
EACH_MONTH = (
    "attachment",
    "quit_probability",
    "poaching_probability",
    "at_level",
    "left_for_offers",
    "left_when_poached",
    "left_for_money",
    "left_by_grade",
)
SIZED = ("mission_of_lab", "grade_share")  # say how many labs and grades there are
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Cohort:
    """Who is still there after two years, and who went where: by lab, and from lab (row) to lab (column)."""

    labs: tuple[str, ...]
    kept: tuple[float, ...]
    moved: tuple[tuple[float, ...], ...]  # people

    def kept_at(self, lab: str) -> float:
        """Return the part of a lab's people who have not left."""
        return self.kept[self.labs.index(lab)]

    def ratio(self, first: str, second: str) -> float:
        """Return how many people went from the first lab to the second for each who went back."""
        one, other = self.labs.index(first), self.labs.index(second)
        return self.moved[one][other] / self.moved[other][one]


@dataclass(frozen=True)
class FitLine:
    """A published number beside the model's."""

    what: str  # the lab whose people are still there after two years, or from which to which they move
    unit: str  # percent, or ratio
    published: float
    model: float

    @property
    def difference(self) -> float:
        """Return how much more the model says."""
        return self.model - self.published


@dataclass(frozen=True)
class Fit:
    """Values that bring the model to the published numbers, and how near it comes."""

    mission: Mapping[str, float]
    pull: Mapping[str, float]
    lines: tuple[FitLine, ...]


def can_fit(scenario: Scenario) -> bool:
    """Say whether people are modelled, with all labs of which anything is published."""
    labs = scenario.settings.labels.get("lab", ())
    return "quit_probability" in scenario.world.equations and set(HEADCOUNTS) <= set(labs)


def middle_of(scenario: Scenario, name: str) -> Any:
    """Return the medians of a value, in the order of its axes."""
    axes, values = scenario.world.declared[name].kind.axes, scenario.settings.values[name]
    labels = entries([axis_name(axis) for axis in axes], scenario.settings.labels)
    numbers = [median_of(values[each] if each in values else values[()]) for each in labels]
    return np.reshape(numbers, [len(scenario.settings.labels[axis_name(axis)]) for axis in axes])


def published_world(scenario: Scenario) -> Given:
    """Return the middle of every value of a scenario, with headcounts and pay reported near the date of the facts."""
    declared = scenario.world.declared
    given = {name: middle_of(scenario, name) for name in scenario.settings.values if not declared[name].shock}
    labs = scenario.settings.labels["lab"]
    people = np.array([_reported(HEADCOUNTS[lab]) if lab in HEADCOUNTS else 1 for lab in labs], float)
    people = np.where([lab in HEADCOUNTS for lab in labs], people, given["staff_today"])
    pay = np.where([lab in SHARES for lab in labs], [_paid(lab) for lab in labs], given["pay_today"])
    staff = people[:, None] * given["grade_share"]
    steady = {"sales_growth": np.ones(len(labs)), "coming_compute": given["backlog_growth"], "headcount": people}
    no_word_broken = {"breaks_word": np.zeros(len(labs)), "month": 1.0, "let_go_share": np.zeros(len(labs))}
    spent = {"research_compute": given["research_compute_today"], "pay_today": pay}
    spent |= {"staff_today": people, "staff": staff}
    return {**given, **steady, **spent, **no_word_broken}


def _paid(lab: str) -> float:
    """Return USD a month that a person is paid in shares, as reported, and in money; nothing where not told."""
    return (_reported(SHARES[lab]) + SALARY) * 1e6 / 12 if lab in SHARES else 0.0


def _reported(key: str) -> float:
    """Return what a fact says."""
    value = find_fact(key).value
    if value is None:
        message = f"'{key}' says no number"
        raise ValueError(message)
    return value


def two_years(world: World, labs: tuple[str, ...], given: Given, months: int = MONTHS) -> Cohort:
    """Follow everybody who works at the labs, month by month, by the equations of the world."""
    shape = (len(labs), len(given["grade_share"]))
    known = dict(given)
    for name in STEADY:
        known[name] = _ask(world, name, known)
    state = {"mission": given["mission_of_lab"], "kept_by_grade": np.ones(shape)}
    if "matched_people" in world.stocks:
        state |= {"matched_people": np.zeros(shape), "matched_extra": np.zeros(shape)}
    moved = np.zeros((len(labs), len(labs)))
    for _ in range(months):
        now = {**known, **state}
        for name in EACH_MONTH:  # kept, since several of the equations below read them
            now[name] = _ask(world, name, now)
        now["hires"] = now["left_by_grade"]  # whoever leaves is replaced
        moved += _ask(world, "left_for_each_pull", now)[:, None] * known["draw_on_people"][None, :]
        state = {name: _ask(world, f"next_{name}", now) for name in state}
    np.fill_diagonal(moved, 0)
    kept = _ask(world, "kept_of_today", {**known, **state})
    return Cohort(labs, tuple(map(float, kept)), tuple(tuple(map(float, row)) for row in moved))


def _ask(world: World, name: str, known: Given) -> Any:
    """Compute a name from what its equation reads, directly or through others: nothing else is looked at."""
    needed, waiting = {*SIZED}, [*rules_of(world.equations[name])[0].inputs]
    while waiting:
        need = waiting.pop()
        if need not in known and need in world.equations:
            waiting += [*rules_of(world.equations[need])[0].inputs]
        needed.add(need)
    return evaluate(world, name, {need: known[need] for need in needed & known.keys()})


def compare_published(scenario: Scenario, given: Given | None = None) -> tuple[FitLine, ...]:
    """Put the model's retention and moves beside what was published."""
    labs = tuple(scenario.settings.labels["lab"])
    cohort = two_years(scenario.world, labs, published_world(scenario) if given is None else given)
    kept = [
        FitLine(
            lab,
            "percent",
            _reported(f"talent/retention_2yr/{lab}/{DATE}"),
            100 * cohort.kept_at(lab),
        )
        for lab in RETAINED
    ]
    ratios = [
        FitLine(entity, "ratio", _reported(f"talent/flow_ratio/{entity}/{DATE}"), cohort.ratio(lab, DRAWN))
        for lab, entity in MOVES.items()
    ]
    return (*kept, *ratios)


def fit_talent(scenario: Scenario) -> Fit:
    """Find the missions and pulls with which the world's equations give the published numbers.

    Raises:
        RuntimeError: when there are none.

    """
    labs = list(scenario.settings.labels["lab"])
    given = dict(published_world(scenario))
    retained, moving = [labs.index(lab) for lab in RETAINED], [labs.index(lab) for lab in MOVES]
    first, pull = given["mission_of_lab"].copy(), given["pull"] / given["pull"][labs.index(DRAWN)]

    def at(unknown: Any) -> Given:
        mission, pulls = first.copy(), pull.copy()
        mission[retained], pulls[moving] = unknown[: len(retained)], np.exp(unknown[len(retained) :])
        return {**given, "mission_of_lab": mission, "pull": pulls}

    def apart(unknown: Any) -> Any:
        return [np.log(line.model / line.published) for line in compare_published(scenario, at(unknown))]

    found = root(apart, np.concatenate([first[retained], np.log(pull[moving])]), tol=NEAR)
    if not found.success:
        message = f"no missions and pulls give the published numbers: {found.message}"
        raise RuntimeError(message)
    best = at(found.x)
    return Fit(
        dict(zip(labs, map(float, best["mission_of_lab"]), strict=True)),
        dict(zip(labs, map(float, best["pull"]), strict=True)),
        compare_published(scenario, best),
    )
