"""What a plan says of a world's uncertain inputs: futures weighed by how near their structure comes to the plan.

A plan is one statement, however many months it has: its half-years are wide by as much as would make them one. What the
structure of the world does not explain is a gap that moves as the world's own growth does (observed/discrepancy.py), in
closed form. Where a plan is so far from all futures that weights could not be trusted, it counts for less, and that is
told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.engine.draws.draw import Row, median_of
from sixteenth.engine.job import Job
from sixteenth.evidence.fitted.identify import Learnt, learnt_of
from sixteenth.evidence.fitted.inputs import Input, uncertain_entries
from sixteenth.evidence.fitted.posterior_file import chosen_inputs
from sixteenth.evidence.fitted.weights import Weights, weigh
from sixteenth.evidence.observed.discrepancy import WANDERING, Wandering, wandering_of
from sixteenth.evidence.own_plan.lead import RESEARCH_COMPUTE, REVENUE, Simulated
from sixteenth.evidence.own_plan.opening import Opening
from sixteenth.evidence.own_plan.plan import P90, TRAINING
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.near_rows import evenly

WINDOW = 6  # months that count as one statement
FREEDOM = 0.3  # standard deviation, in logs, of research for a dollar of revenue that a lab is free to choose
HALVINGS = 12
ROWS = 1200
LEAST_SPREAD = 0.03  # logs: nobody knows the sales of a half-year to come better


@dataclass(frozen=True)
class PlanWeights:
    """Weights of futures by a plan: what they say of each input, and how much the plan counted."""

    weights: Weights
    counted: float  # 1 where the plan counts in full, less where it had to count for less
    inputs: tuple[Input, ...]
    learnt: tuple[Learnt, ...]

    def rows(self, scenario: Scenario, columns: Sequence[str]) -> Mapping[str, Any]:
        """Return joint draws of columns that were so before, of the inputs that moved and what is correlated."""
        chosen = {each.title for each in chosen_inputs(scenario, self.inputs, self.learnt)}
        places = evenly(self.weights.weights, ROWS)
        return {each.title: each.draws[places] for each in self.inputs if each.title in {*chosen, *columns}}


def weigh_plan(opening: Opening, child: Scenario, job: Job, found: Simulated) -> PlanWeights:
    """Weigh the futures of a job in which the company has no luck of its own."""
    count = np.arange(job.options.draws, dtype=np.uint32)
    inputs = _inputs(child, job, count)
    likelihood = _of_revenue(opening, found, _wandering(child, inputs, len(count)))
    likelihood = likelihood + _of_training(opening, found)
    likelihood = np.where(found.is_alive.all(axis=0), likelihood, likelihood.min())
    counted, weights = 1.0, weigh(likelihood)
    for _ in range(HALVINGS):
        if not weights.faults(len(count)):
            break
        counted /= 2
        weights = weigh(likelihood * counted)
    return PlanWeights(weights, counted, inputs, learnt_of(inputs, weights))


def _inputs(child: Scenario, job: Job, count: Any) -> tuple[Input, ...]:
    """Return the uncertain inputs of the child with what the job draws for them."""
    drawn = job.table.sample(job.options.seed, count, job.options.sampling)
    places = {(row.name, row.labels): number for number, row in enumerate(job.table.rows)}
    found: list[tuple[str, Row]] = [
        each for each in uncertain_entries(child) if (each[1].name, each[1].labels) in places
    ]
    all_inputs = (Input(title, row, drawn[places[row.name, row.labels]]) for title, row in found)
    return tuple(each for each in all_inputs if float(np.ptp(each.draws)) > 0)


def _wandering(child: Scenario, inputs: Sequence[Input], draws: int) -> Wandering:
    own = {each.title: each.draws for each in inputs}
    values = child.settings.values
    return wandering_of(
        {name: own[name] if name in own else np.full(draws, median_of(values[name][()])) for name in WANDERING}
    )


def _of_revenue(opening: Opening, found: Simulated, wandering: Wandering) -> Any:
    """Return the log-likelihood of the plan's half-years of revenue, given the structure of each future [draws]."""
    months = found.months
    structure, base = np.log(np.maximum(found.amounts(REVENUE), 1.0)), np.log(opening.revenue.base)
    windows = _windows(months)
    spread = opening.revenue.spread if opening.revenue.has_range else _own_spread(found)
    wide = np.maximum(windows @ spread, LEAST_SPREAD) * np.sqrt(len(windows))
    missed = np.einsum("wm,md->wd", windows, base[:, None] - structure)
    logs = np.empty(missed.shape[1])
    for cell in np.unique(wandering.cells):
        own = wandering.cells == cell
        covariance = wandering.wanders[cell].covariance(months)[:-1, :-1]
        logs[own] = _normal(windows @ covariance @ windows.T + np.diag(wide**2), missed[:, own])
    return logs


def _own_spread(found: Simulated) -> Any:
    low, high = found.quantiles(REVENUE, (0.1, 0.9))
    return (high - low) / (2 * P90)


def _of_training(opening: Opening, found: Simulated) -> Any:
    """Return the log-likelihood of research for each dollar of revenue, which a lab chooses [draws]."""
    training = opening.line(TRAINING)
    if training is None or not (training.base > 0).all():
        return 0.0
    months = min(training.months, found.months)
    ratio = np.log(np.maximum(found.amounts(RESEARCH_COMPUTE), 1.0) / np.maximum(found.amounts(REVENUE), 1.0))[:months]
    planned = np.log(training.base[:months] / opening.revenue.base[:months])
    windows = _windows(months)
    missed = np.einsum("wm,md->wd", windows, planned[:, None] - ratio)
    return _normal(np.eye(len(windows)) * FREEDOM**2 * len(windows), missed)


def _windows(months: int) -> Any:
    """Return by how much each month counts in each half-year [half-years, months]."""
    of = np.arange(months) // WINDOW
    found = (of[None, :] == np.arange(of[-1] + 1)[:, None]).astype(float)
    return found / found.sum(axis=1, keepdims=True)


def _normal(covariance: Any, missed: Any) -> Any:
    root = np.linalg.cholesky(covariance)
    scaled = np.linalg.solve(root, missed)
    return -(scaled**2).sum(axis=0) / 2 - np.log(np.diag(root)).sum()


def as_before(weights: PlanWeights) -> PlanWeights:
    """Return weights under which a plan counts for nothing."""
    even = np.full_like(weights.weights.weights, 1 / len(weights.weights.weights))
    return replace(weights, weights=Weights(even, float(len(even)), 0.0), counted=0.0)
