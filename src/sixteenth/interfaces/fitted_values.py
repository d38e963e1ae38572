"""The fitted values of a scenario, as `sources` tells them: believed before, and after which facts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from rich.table import Table

from sixteenth.engine.declared import Distribution
from sixteenth.engine.shapes import Cut
from sixteenth.interfaces.tables import make_table
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.variation import written_unit
from sixteenth.scenarios.written_units import written_units

AT = (0.05, 0.5, 0.95)
Range = tuple[float, float, float]


@dataclass(frozen=True)
class FittedValue:
    """One fitted entry: 5, 50 and 95 of 100 before and after, in the unit that its card writes."""

    title: str
    unit: str
    prior: Range
    posterior: Range


def fitted_values(scenario: Scenario) -> tuple[FittedValue, ...]:
    """Return the entries that are drawn jointly, by name."""
    return tuple(sorted(_found(scenario), key=lambda each: each.title))


def _found(scenario: Scenario) -> Iterator[FittedValue]:
    for name, entries in scenario.settings.values.items():
        for labels, each in entries.items():
            if each.shape == "joint" and each.prior is not None:
                label = "/".join(labels)
                unit = written_unit(scenario.assumptions, name, label)
                factor = written_units(scenario.world.declared[name].kind.unit.__name__).get(unit, 1.0)
                after = np.quantile(each.numbers, AT) / factor
                before = _quantiles(each.prior) / factor
                yield FittedValue("/".join((name, *labels)), unit, _range(before), _range(after))


def _quantiles(prior: Distribution) -> np.ndarray:
    cut = Cut(prior.shape, np.array([prior.numbers]), np.array([prior.bounds]))
    return np.asarray(cut.quantiles(np.array([AT]))[0])


def _range(values: np.ndarray) -> Range:
    low, middle, high = (float(each) for each in values)
    return low, middle, high


def fitted_sentences(scenario: Scenario, values: tuple[FittedValue, ...]) -> Iterator[str]:
    """Say how many values are fitted, to which facts, and by which file."""
    placed = scenario.assumptions.posterior
    if placed is None:
        return
    card = placed.card
    if not values:
        yield f"The fit '{card.file}' opens {card.start}; this scenario starts otherwise and keeps its priors."
        return
    yield (
        f"{len(values)} values are fitted to {len(card.fitted_to)} facts known by {card.until} ('{card.file}'), and "
        f"drawn together: {', '.join(card.fitted_to)}."
    )


def fitted_table(values: tuple[FittedValue, ...]) -> Table:
    """Return the table of fitted values, before and after."""
    table = make_table("Fitted values", "value", ["unit", "5 %", "before", "95 %", "5 %", "after", "95 %"])
    for each in values:
        table.add_row(each.title, each.unit, *(f"{number:.3g}" for number in (*each.prior, *each.posterior)))
    return table
