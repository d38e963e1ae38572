"""The fit: draws of a world from its priors, weighed by reports of what came, and what they then say of its inputs.

Draws of the earlier world (earlier_world.py) give what the structure explains of each lab's sales; what it
does not explain stands beside it in closed form (discrepancy.py), so that few draws are lost. The weights are
smoothed and refused where they cannot be trusted. What is learnt is the joint distribution of the inputs and, for each
lab with reports, of its sales and its own growth at the end of the window, which opens the scenario that was fitted.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.draws.chance import opening_uniforms, stream_key
from sixteenth.engine.job import BackEndName
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.facts_read.read_facts import Fact
from sixteenth.evidence.fitted.earlier_world import KEPT, earlier_world
from sixteenth.evidence.fitted.inputs import Input, inputs_of, wandering_inputs
from sixteenth.evidence.fitted.prior_draws import PriorDraws, Progress, prior_draws
from sixteenth.evidence.fitted.weights import Weights, weigh
from sixteenth.evidence.observed.discrepancy import (
    LabReports,
    Wandering,
    draw_gaps,
    prior_gaps,
    reports_by_lab,
    wandering_of,
)
from sixteenth.evidence.observed.observe import Observation, observe, within
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.unfitted import unfitted
from sixteenth.scenarios.values.posterior import CERTAIN as POINTS

LUCK = "fit"  # for what the streams of a fit are
GROWTH_MONTHS = 3  # over which the structure's growth at the end is taken


@dataclass(frozen=True)
class Prior:
    """A scenario's draws before any report is looked at: rates, inputs, and how what is unexplained moves."""

    target: Scenario
    draws: PriorDraws
    inputs: tuple[Input, ...]
    wandering: Wandering

    @property
    def count(self) -> int:
        """Return how many draws there are."""
        return self.draws.draws

    def log_rates(self, lab: str) -> Any:
        """Return what the structure says of a lab's sales [months, draws], logs of bn USD a year."""
        return np.asarray(self.draws.log_rates[:, self.draws.labs.index(lab)], np.float64)

    def luck(self, lab: str) -> Any:
        """Return the luck of a lab's gap [months + 2, draws]."""
        months = len(self.draws.months)
        keys = [stream_key(LUCK, lab, (str(number),)) for number in range(months + 2)]
        return opening_uniforms(self.draws.job.options.seed, keys, np.arange(self.count, dtype=np.uint32))


@dataclass(frozen=True)
class Ending:
    """Where a lab stands at the end of the window, in each draw."""

    sales: Any  # logs of bn USD a year [draws]
    growth: Any  # of the structure in the last months and its own, logs a month [draws]
    sales_before: Any  # the same before any report was looked at
    growth_before: Any


@dataclass(frozen=True)
class Fit:
    """What reports say of draws: likelihoods by lab, weights, and the end of the window."""

    prior: Prior
    reports: tuple[LabReports, ...]
    unused: tuple[Observation, ...]  # seen, but of labs or months that the world does not have
    log_likelihoods: Mapping[str, Any]  # by lab [draws]
    endings: Mapping[str, Ending]
    gaps: Mapping[str, Any]  # by lab [months + 1, draws]
    until: datetime.date
    weights: Weights = field(repr=False)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that it was fitted to."""
        return tuple(each.fact for reports in self.reports for each in reports.observations)

    @cached_property
    def log_likelihood(self) -> Any:
        """Return the log-likelihood of all reports, [draws]."""
        return sum(self.log_likelihoods.values())


def make_prior(
    target: Scenario,
    draws: int,
    *,
    seed: int = 7,
    until: datetime.date | None = None,
    back_end: BackEndName = "jax",
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Prior:
    """Draw the earlier world of a scenario from its priors, up to the scenario's start, or a later day.

    Raises:
        Refused: when the scenario is none that reports tell of, or starts before the books.
        Interrupted: when stopped from the keyboard; the same call goes on from there.

    """
    target = unfitted(target)  # facts are learnt once: a fit that is read must not be fitted again
    world = earlier_world(target)
    first, start = (np.datetime64(each.settings.start, "M") for each in (world, target))
    last = start if until is None else max(start, np.datetime64(until.isoformat(), "M"))
    months = int((last - first).astype(int)) + 1
    if months < GROWTH_MONTHS + 1:
        where, cure = (
            Place(target.assumptions.file),
            said("fit a scenario that starts after {first}", first=first + GROWTH_MONTHS),
        )
        got, want = (
            said("a start of {start}", start=start),
            said("months between the books of {first} and its start", first=first),
        )
        refuse([WrongOption(f"'{target.name}'", where, got, want, cure)])
    job = sixteenth.prepare(world, draws=draws, seed=seed, output_set=KEPT, months=months, back_end=back_end)
    drawn = prior_draws(job, folder, progress)
    inputs = inputs_of(target, drawn)
    return Prior(target, drawn, inputs, wandering_of(wandering_inputs(target, inputs, draws)))


def fit_to(prior: Prior, until: datetime.date, facts: Sequence[Fact] | None = None) -> Fit:
    """Weigh draws by all reports that were known by a day and lie within the window.

    Raises:
        Refused: when there is no such report.

    """
    inside, outside = within(observe(facts, known_by=until).seen, prior.draws.months, prior.draws.labs)
    if not inside:
        where, cure = Place(said("the facts")), said("choose a later day, or add reports of labs' revenue")
        want = said("reports of revenue from {months} on", months=prior.draws.months[0])
        refuse([WrongOption(said("the facts"), where, said("none known by {until}", until=until), want, cure)])
    months = len(prior.draws.months)
    reports = reports_by_lab(inside, prior.draws.labs, prior.draws.months[0], months)
    return weigh_by(prior, reports, until, outside)


def weigh_by(
    prior: Prior,
    reports: tuple[LabReports, ...],
    until: datetime.date,
    unused: tuple[Observation, ...] = (),
    told: Mapping[str, Any] | None = None,
) -> Fit:
    """Weigh draws by reports of labs; `told` has other numbers by lab than were reported, for worlds that are known."""
    logs: dict[str, Any] = {}
    endings: dict[str, Ending] = {}
    gaps: dict[str, Any] = {}
    for each in reports:
        rates = prior.log_rates(each.lab)
        own = told[each.lab] if told else None
        found = draw_gaps(each, rates, prior.wandering, prior.luck(each.lab), own)
        logs[each.lab] = found.log_likelihood
        gaps[each.lab] = found.gaps
        endings[each.lab] = ending_of(prior, each.lab, found.gaps)
    return Fit(prior, reports, unused, logs, endings, gaps, until, weigh(sum(logs.values())))


def ending_of(prior: Prior, lab: str, gaps: Any) -> Ending:
    """Return where a lab stands at the end, by the structure and its gaps [months + 1, draws]."""
    rates = prior.log_rates(lab)
    growth = (rates[-1] - rates[-1 - GROWTH_MONTHS]) / GROWTH_MONTHS
    before = prior_gaps(len(rates), prior.wandering, prior.luck(lab)[1:])
    return Ending(rates[-1] + gaps[-2], growth + gaps[-1], rates[-1] + before[-2], growth + before[-1])


def opening_sales(target: Scenario, lab: str) -> float:
    """Return the sales that a scenario opens a lab with, logs of bn USD a year: the sum of its segments."""
    values, labels = target.settings.values["lab_sales_today"], target.settings.labels["segment"]
    own = [values.get((lab, segment), values.get(())) for segment in labels]
    points = [each.numbers[0] for each in own if each is not None and each.shape in POINTS]
    if len(points) != len(labels):
        where, cure = Place(target.assumptions.file), said("give one number for each; `sales_error` holds their doubt")
        refuse([WrongOption(f"'lab_sales_today/{lab}'", where, said("a distribution"), said("numbers"), cure)])
    return float(np.log(sum(points) * 12 / 1e9))
