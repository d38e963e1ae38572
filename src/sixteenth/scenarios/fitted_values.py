"""The fitted values of a scenario: what was believed of each before the facts, and what is believed after them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.shapes import Cut
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.values.posterior import CERTAIN
from sixteenth.scenarios.variation import written_unit

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
            if (found := _fitted(scenario, name, labels, each)) is not None:
                yield found


def fitted_value(scenario: Scenario, name: str, labels: tuple[str, ...]) -> FittedValue | None:
    """Return an entry that is drawn jointly, by labels in the order of the scenario's axes; None where it is not."""
    entries = scenario.settings.values.get(name, {})
    own = labels if labels in entries else ()
    return _fitted(scenario, name, own, entries[own]) if own in entries else None


def _fitted(scenario: Scenario, name: str, labels: tuple[str, ...], found: Distribution) -> FittedValue | None:
    if found.shape != "joint" or found.prior is None:
        return None
    unit = written_unit(scenario.assumptions, name, "/".join(labels))
    factor = written_units(scenario.world.declared[name].kind.unit.__name__).get(unit, 1.0)
    after, before = np.quantile(found.numbers, AT) / factor, _quantiles(found.prior) / factor
    return FittedValue("/".join((name, *labels)), unit, _range(before), _range(after))


def _quantiles(prior: Distribution) -> np.ndarray:
    if prior.shape in CERTAIN:
        return np.quantile(prior.numbers, AT)
    cut = Cut(prior.shape, np.array([prior.numbers]), np.array([prior.bounds]))
    return np.asarray(cut.quantiles(np.array([AT]))[0])


def _range(values: np.ndarray) -> Range:
    low, middle, high = (float(each) for each in values)
    return low, middle, high
