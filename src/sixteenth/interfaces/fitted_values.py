"""The fitted values of a scenario, as `sources` and `explain` tell them: believed before, and after which facts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from rich.table import Table

from sixteenth.engine.declared import Distribution
from sixteenth.engine.shapes import Cut
from sixteenth.interfaces.tables import make_table
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.levers import shown_unit
from sixteenth.scenarios.posterior import CERTAIN
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


def fitted_sentence(scenario: Scenario, value: FittedValue) -> str:
    """Say what was believed of a fitted value before, and what is believed after which facts."""
    placed = scenario.assumptions.posterior
    facts = f"{len(placed.card.fitted_to)} facts known by {placed.card.until}" if placed else "facts"
    before, after = (" / ".join(f"{number:.3g}" for number in each) for each in (value.prior, value.posterior))
    return f"fitted to {facts}: {after}{shown_unit(value.unit)} (5 / 50 / 95 of 100), before them {before}"


def _quantiles(prior: Distribution) -> np.ndarray:
    if prior.shape in CERTAIN:
        return np.quantile(prior.numbers, AT)
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
    table = make_table("Fitted values", "value", ["before", "5 to 95 %", "after", "5 to 95 %"])
    table.columns[0].overflow = "fold"
    for each in values:
        name = each.title.replace("_", " ").replace("/", " ")
        before, after = (
            (f"{middle:.3g}", f"{low:.3g} to {high:.3g}") for low, middle, high in (each.prior, each.posterior)
        )
        table.add_row(f"{name} ({each.unit})", *before, *after)
    return table
