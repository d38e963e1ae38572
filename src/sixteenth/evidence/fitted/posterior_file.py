"""What a fit hands to the scenario that was fitted: a file of joint draws, and the table that names it.

It holds the inputs that the reports moved, all that is correlated with them, and for each lab with reports its sales
and its own growth at the scenario's start. What did not move stays with its prior, drawn apart from the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.chance import opening_uniforms
from sixteenth.engine.draws.copula import groups_of
from sixteenth.engine.draws.draw import ROW_OF_THE_FIT
from sixteenth.engine.job import Options
from sixteenth.engine.job import prepare as prepare_job
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.evidence.fitted.calibrate import Fit, opening_sales
from sixteenth.evidence.fitted.earlier_world import KEPT, OPENS_GROWTH, OPENS_SALES, REVENUE, UNEXPLAINED
from sixteenth.evidence.fitted.identify import Learnt, learn
from sixteenth.evidence.fitted.inputs import Input
from sixteenth.evidence.scored.as_of import FIRST_MONTHS
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.near_rows import evenly
from sixteenth.scenarios.files.schema import PosteriorCard
from sixteenth.scenarios.values.joint_draws import hash_of, write_draws
from sixteenth.scenarios.variation import drawn_jointly

ROWS, MOST_BYTES, BYTES_OF_A_NUMBER = 2000, 480_000, 10
DRAWS_OF_A_ROW = 5  # of the scenario itself, from which its own growth in each row is taken
SLACK = 1e-6


@dataclass(frozen=True)
class Posterior:
    """Joint draws, as text with its hash, and how they were made."""

    columns: tuple[str, ...]
    draws: Any  # [columns, rows]
    places: Any  # of which draw of the prior each row is
    openings: tuple[Learnt, ...]  # of each lab: sales and growth at the start, bn USD a year and logs a month
    text: str
    card: PosteriorCard

    @property
    def table(self) -> str:
        """Return the table that a scenario names the file with."""
        keys = ",\n".join(f'  "{key}"' for key in self.card.fitted_to)
        lines = [
            f'{name} = "{getattr(self.card, name)}"' for name in ("file", "sha256", "facts_hash", "until", "start")
        ]
        return "\n".join(("[posterior]", *lines, f"fitted_to = [\n{keys},\n]")) + "\n"


def posterior_of(fit: Fit, learnt: Sequence[Learnt], file: str, rows: int = ROWS) -> Posterior:
    """Return the joint draws that a fit hands on, in a file of this name.

    Raises:
        Refused: when the weights cannot be trusted.

    """
    faults = fit.weights.faults(fit.prior.count)
    if faults:
        raise Refused(faults)
    target = fit.prior.target
    inputs = chosen_inputs(target, fit.prior.inputs, learnt)
    count = min(rows, MOST_BYTES // BYTES_OF_A_NUMBER // (len(inputs) + 2 * len(fit.endings)))
    places = evenly(fit.weights.weights, count)
    columns = {each.title: each.draws[places] for each in inputs}
    columns |= _openings(fit, places, columns)
    text = write_draws(tuple(columns), np.array(list(columns.values())))
    card = PosteriorCard(
        file=file,
        sha256=hash_of(text),
        facts_hash=facts_hash(),
        fitted_to=sorted({fact.exact_key for fact in fit.facts}),
        until=fit.until.isoformat(),
        start=target.settings.start,
    )
    return Posterior(tuple(columns), np.array(list(columns.values())), places, openings_of(fit), text, card)


def chosen_inputs(target: Scenario, inputs: Sequence[Input], learnt: Sequence[Learnt]) -> tuple[Input, ...]:
    """Return the inputs that reports moved, with all that is correlated with any of them: they are kept together."""
    moved = {each.title for each in learnt if each.is_moved}
    streams = {(each.row.name, each.row.luck) for each in inputs if each.title in moved}
    for group in groups_of(target.settings.correlations):
        if not streams.isdisjoint(group.streams):
            streams |= set(group.streams)
    return tuple(each for each in inputs if (each.row.name, each.row.luck) in streams)


def openings_of(fit: Fit) -> tuple[Learnt, ...]:
    """Say of each lab with reports what its sales and its growth are at the end of the window, before and after."""
    found: list[Learnt] = []
    for lab, each in fit.endings.items():
        sales, before = np.exp(each.sales), np.exp(each.sales_before)
        found.append(learn(f"sales of {lab}", sales, fit.weights, before, in_logs=True))
        found.append(learn(f"growth of {lab}", each.growth, fit.weights, each.growth_before))
    return tuple(found)


def _openings(fit: Fit, places: Any, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that open a scenario's labs: how far their sales are from its own, and growth of their own."""
    target = fit.prior.target
    names = {OPENS_SALES, OPENS_GROWTH} & target.world.declared.keys()
    if len(names) < len((OPENS_SALES, OPENS_GROWTH)):
        return {}
    explained = explained_growth(target, columns)
    found: dict[str, Any] = {}
    for lab, ending in fit.endings.items():
        growth = ending.growth[places] - explained[lab]
        found[f"{OPENS_SALES}/{lab}"] = _inside(target, OPENS_SALES, ending.sales[places] - opening_sales(target, lab))
        found[f"{OPENS_GROWTH}/{lab}"] = _inside(target, OPENS_GROWTH, growth)
    return found


def _inside(target: Scenario, name: str, draws: Any) -> Any:
    low, high = target.world.declared[name].bounds
    return np.clip(draws, low + SLACK, high - SLACK)


def explained_growth(target: Scenario, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return how fast the structure alone lets each lab grow in the scenario's first year, in each row, logs a month.

    The scenario is run for that year with nothing unexplained, each row several times. A year, because the growth that
    reports show is that of a year, and what is taken off must not itself fall in the year that it is taken for.
    """
    rows = len(next(iter(columns.values())))
    settings = drawn_jointly(target.settings, columns, UNEXPLAINED, FIRST_MONTHS + 1)
    world = target.world.keeping(KEPT, OutputSet((REVENUE,)))
    options = Options(draws=DRAWS_OF_A_ROW * rows, output_set=KEPT)
    result = sixteenth.run(prepare_job(world, settings, options))
    revenue = np.log(np.maximum(np.asarray(result.monthly[REVENUE], np.float64), 1.0))
    growth = (revenue[-1] - revenue[0]) / FIRST_MONTHS
    luck = opening_uniforms(options.seed, [ROW_OF_THE_FIT], np.arange(options.draws, dtype=np.uint32))[0]
    return {lab: _by_row(each, luck, rows) for lab, each in zip(settings.labels["lab"], growth, strict=True)}


def _by_row(growth: Any, luck: Any, rows: int) -> Any:
    """Return the mean of draws by the row they took; a row that none took has the mean of all."""
    own = (luck * rows).astype(np.intp)
    counts = np.bincount(own, minlength=rows)
    sums = np.bincount(own, weights=growth, minlength=rows)
    return np.where(counts > 0, sums / np.maximum(counts, 1), growth.mean())
