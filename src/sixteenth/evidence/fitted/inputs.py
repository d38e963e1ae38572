"""The uncertain inputs that a fit can teach something: entries believed alike in both worlds, and their draws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.chance import entries
from sixteenth.engine.draws.draw import Row, Table
from sixteenth.engine.equation import axis_name
from sixteenth.evidence.fitted.prior_draws import PriorDraws
from sixteenth.evidence.observed.discrepancy import WANDERING
from sixteenth.scenarios.assemble import Scenario

CERTAIN = ("point", "given", "joint")


@dataclass(frozen=True)
class Input:
    """One uncertain entry of a scenario: as a file of joint draws names it, with what was drawn for it."""

    title: str  # "name", or "name/label"
    row: Row
    draws: Any  # [draws]

    @property
    def is_in_logs(self) -> bool:
        """Say whether its spread is one of logarithms."""
        return self.row.distribution.shape == "lognormal"

    @property
    def scale(self) -> Any:
        """Return its draws on the scale on which its spread is measured."""
        return np.log(self.draws) if self.is_in_logs else self.draws


def inputs_of(target: Scenario, prior: PriorDraws) -> tuple[Input, ...]:
    """Return the uncertain inputs of a scenario that the earlier world draws from the same priors."""
    count = np.arange(prior.draws, dtype=np.uint32)
    drawn = prior.inputs(count)
    places = {(row.name, row.labels): number for number, row in enumerate(prior.job.table.rows)}
    found: list[Input] = []
    for title, row in uncertain_entries(target):
        place = places.get((row.name, row.labels))
        if place is not None and prior.job.table.rows[place].distribution == row.distribution:
            found.append(Input(title, row, drawn[place]))
    own = [(title, row) for title, row in uncertain_entries(target) if row.name in WANDERING]
    missing = [each for each in own if each[0] not in {one.title for one in found}]
    table = Table(tuple(row for _, row in missing), target.settings.correlations)
    sampled = table.sample(prior.job.options.seed, count, prior.job.options.sampling) if missing else ()
    found += [Input(title, row, draws) for (title, row), draws in zip(missing, sampled, strict=True)]
    return tuple(found)


def wandering_inputs(target: Scenario, inputs: tuple[Input, ...], draws: int) -> Mapping[str, Any]:
    """Return what moves unexplained sales, in each draw; a value that is certain is the same in all."""
    drawn = {each.title: each.draws for each in inputs}
    return {
        name: drawn[name] if name in drawn else np.full(draws, _point(target.settings.values[name][()]))
        for name in WANDERING
    }


def _point(distribution: Distribution) -> float:
    return float(distribution.numbers[0])


def uncertain_entries(target: Scenario) -> Iterator[tuple[str, Row]]:
    """Return each uncertain entry as a fit's column names it: labels that share all their luck and numbers as one."""
    declared, labels = target.world.declared, target.settings.labels
    for name, values in sorted(target.settings.values.items()):
        if name not in declared or declared[name].shock:
            continue
        axes = {axis_name(axis) for axis in declared[name].kind.axes}
        names = entries([axis for axis in labels if axis in axes], labels)
        bounds = declared[name].bounds
        for entry in names:
            distribution = _prior(values.get(entry, values.get(())))
            if distribution is None or distribution.shape in CERTAIN:
                continue
            is_whole = entry not in values and (distribution.shared or not entry)
            if is_whole and entry != next(each for each in names if each not in values):
                continue
            title = name if is_whole else "/".join((name, *entry))
            yield title, Row(name, entry, distribution, bounds)


def _prior(distribution: Distribution | None) -> Distribution | None:
    return distribution.prior or distribution if distribution else None
