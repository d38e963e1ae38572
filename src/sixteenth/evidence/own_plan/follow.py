"""A scenario that follows a plan: the child, fitted to the plan's months, and led along them; kept once it is made."""

import hashlib
import json
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

import sixteenth
from sixteenth.engine.job import installed_version
from sixteenth.errors import Place, Refused
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, facts_hash
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.evidence.own_plan.child import Lead, child_text, no_lead
from sixteenth.evidence.own_plan.lead import REVENUE, ROUNDS, Follower, Run, Simulated, find_lead
from sixteenth.evidence.own_plan.opening import Opening
from sixteenth.evidence.own_plan.placing import opening_of
from sixteenth.evidence.own_plan.plan import CASES, Plan
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.evidence.own_plan.weigh_plan import PlanWeights, as_before, weigh_plan
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import set_alike
from sixteenth.scenarios.files.schema import PosteriorCard
from sixteenth.scenarios.layers.placed_posterior import header_of
from sixteenth.scenarios.values.joint_draws import hash_of, write_draws

PRIOR_DRAWS, SEED = 4000, 7
RUNS = ROUNDS + 4  # for their progress: two of what is believed, two for luck
BESIDE = ".posterior.csv"
TOLD = "fit.json"
MOST_TOLD = 12  # inputs that moved
ENDS = (0.1, 0.5, 0.9)
_folder: ContextVar[Path | None] = ContextVar("plans", default=None)


@dataclass(frozen=True)
class Moved:
    """An input that a plan moved: its range before and after (5, 50 and 95 of 100), and by how much."""

    title: str
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    shift: float  # of the mean, in standard deviations
    contraction: float  # 1 less the ratio of variances


@dataclass(frozen=True)
class YearBefore:
    """A year of a plan beside futures that know nothing of it: sums of its months, USD."""

    year: int
    months: int
    low: float  # 10, 50 and 90 of 100
    middle: float
    high: float
    below: Mapping[str, float]  # by case: of 100 futures, how many sell less


@dataclass(frozen=True)
class Told:
    """What is known of how a plan was fitted."""

    draws: int
    effective: float  # even draws that the weighed futures are worth
    k: float  # Pareto's k of the weights
    counted: float  # 1 where the plan counts in full
    inputs: int  # that are uncertain
    moved: tuple[Moved, ...]
    years: tuple[YearBefore, ...]
    lead: tuple[float, ...]  # logs by month, beyond what the world explains
    research_lead: tuple[float, ...]
    luck: float  # how much of the luck of its sales is left to the company


@dataclass(frozen=True)
class Followed:
    """A plan, how its company opens, the scenario that follows it, and how it was fitted."""

    plan: Plan
    opening: Opening
    scenario: Scenario
    place: Path  # the scenario's file
    told: Told


def follow(scenario: Scenario, path: str | Path, run: Run, folder: Path | None = None) -> Followed:
    """Make a scenario whose company follows a plan, or read the one that was made of the same two before.

    Raises:
        Refused: with everything that is wrong with the plan, or that keeps it out of the scenario.
        Interrupted: when stopped.

    """
    plan = read_plan(path)
    opening = opening_of(scenario, plan)
    place = (folder or _cache_folder()) / _name_of(scenario, plan)
    file = place / f"{scenario.name}_with_{Path(plan.file).stem}.toml"
    if not (place / TOLD).is_file():
        place.mkdir(parents=True, exist_ok=True)
        told = _fit(opening, file, run)
        unfinished = place / f"{TOLD}.{os.getpid()}.part"
        unfinished.write_text(json.dumps(asdict(told)), encoding="utf-8")
        unfinished.replace(place / TOLD)  # last, so that nothing half-made is read
    made = set_alike(sixteenth.read(str(file), allow_code=scenario.allow_code), scenario)
    return Followed(plan, opening, made, file, _told_in(place / TOLD))


def _fit(opening: Opening, file: Path, run: Run) -> Told:
    """Fit a child to its plan, and write it with its joint draws."""
    scenario, parent = opening.scenario, parent_of(opening.scenario)
    months = opening.revenue.months
    file.write_text(child_text(opening, parent, no_lead(months)), encoding="utf-8")
    child = _read(file, opening)
    before = Follower(opening, child, run)
    years = _years_before(opening, before.simulated(no_lead(months), PRIOR_DRAWS))
    weights = _weights(before, child)
    posterior = _write_draws(weights, scenario, child, file)
    file.write_text(child_text(opening, parent, no_lead(months), posterior), encoding="utf-8")
    fitted = set_alike(sixteenth.read(str(file), allow_code=scenario.allow_code), scenario)
    lead = find_lead(Follower(opening, fitted.in_world(child.world), run))
    file.write_text(child_text(opening, parent, lead, posterior), encoding="utf-8")
    return _told(weights, years, lead)


def _read(file: Path, opening: Opening) -> Scenario:
    """Read the child; what cannot be in it stands in the plan.

    Raises:
        Refused: with each fault at the plan.

    """
    scenario = opening.scenario
    try:
        return set_alike(sixteenth.read(str(file), allow_code=scenario.allow_code), scenario)
    except Refused as refused:
        raise Refused([replace(each, where=Place(opening.plan.file)) for each in refused.faults]) from refused


def _weights(before: Follower, child: Scenario) -> PlanWeights:
    """Weigh futures in which the company has no luck of its own, so that what is left is what inputs explain."""
    alone = before.led(replace(no_lead(before.opening.revenue.months), luck=0.0))
    found = before.simulated(replace(no_lead(before.opening.revenue.months), luck=0.0), PRIOR_DRAWS)
    job = sixteenth.prepare(alone, draws=found.result.draws, seed=SEED)
    weights = weigh_plan(before.opening, child, job, found)
    return as_before(weights) if weights.weights.faults(found.result.draws) else weights


def _write_draws(weights: PlanWeights, scenario: Scenario, child: Scenario, file: Path) -> PosteriorCard:
    below = scenario.assumptions.posterior
    columns = weights.rows(child, header_of(below.path) if below else ())
    text = write_draws(tuple(columns), np.array(list(columns.values())))
    beside = file.with_suffix(BESIDE)
    beside.write_text(text, encoding="utf-8")
    return PosteriorCard(
        file=beside.name,
        sha256=hash_of(text),
        facts_hash=below.card.facts_hash if below else facts_hash(),
        fitted_to=list(below.card.fitted_to) if below else [],
        until=below.card.until if below else DATA_CUT.isoformat(),
        start=scenario.settings.start,
    )


def _years_before(opening: Opening, found: Simulated) -> tuple[YearBefore, ...]:
    """Put each calendar year of the plan beside futures that know nothing of it."""
    revenue = found.amounts(REVENUE)
    years = years_of(opening, found.months)
    return tuple(_year_before(opening, revenue, year, own) for year, own in years.items())


def years_of(opening: Opening, months: int) -> Mapping[int, Any]:
    """Return which of so many months from the start lie in each calendar year."""
    years = (opening.start + np.arange(months)).astype("datetime64[Y]").astype(int) + 1970
    return {int(year): np.flatnonzero(years == year) for year in np.unique(years)}


def _year_before(opening: Opening, revenue: Any, year: int, own: Any) -> YearBefore:
    sums = revenue[own].sum(axis=0)
    low, middle, high = (float(each) for each in np.quantile(sums, ENDS))
    cases = opening.revenue.cases
    below: dict[str, float] = {
        case: 100 * float((sums < cases[case][own].sum()).mean()) for case in CASES if case in cases
    }
    return YearBefore(year, len(own), low, middle, high, below)


def _told(weights: PlanWeights, years: tuple[YearBefore, ...], lead: Lead) -> Told:
    moved = [each for each in weights.learnt if each.is_moved][:MOST_TOLD]
    return Told(
        draws=len(weights.weights.weights),
        effective=weights.weights.effective,
        k=weights.weights.k,
        counted=weights.counted,
        inputs=len(weights.inputs),
        moved=tuple(Moved(each.title, each.prior, each.posterior, each.shift, each.contraction) for each in moved),
        years=years,
        lead=tuple(map(float, lead.sales)),
        research_lead=tuple(map(float, lead.research)),
        luck=lead.luck,
    )


def _told_in(path: Path) -> Told:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    read["moved"] = tuple(Moved(**each) for each in read["moved"])
    read["years"] = tuple(YearBefore(**each) for each in read["years"])
    return Told(**read)


@contextmanager
def kept_in(folder: Path) -> Generator[None]:
    """Keep fits in a folder for as long as this lasts, in this thread: of a plan that nobody asked to be stored."""
    before = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(before)


def _cache_folder() -> Path:
    own = _folder.get()
    return own or Path(os.environ.get("SIXTEENTH_PLANS", Path(platformdirs.user_cache_dir("sixteenth")) / "plans"))


def _name_of(scenario: Scenario, plan: Plan) -> str:
    """Return a name for all that decides how a plan is fitted."""
    about = (plan.digest, plan.company, scenario.hash, installed_version("sixteenth"))
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:24]


def run_by(runner: Callable[..., Any]) -> Run:
    """Return how runs are made for a plan, by what runs a scenario with what is kept, draws and a seed."""
    return lambda scenario, keep, draws: runner(scenario, keep, draws=draws, seed=SEED)
