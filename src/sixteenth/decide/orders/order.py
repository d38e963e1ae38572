"""An order of compute that a lab may sign: one contract more, in a place that is kept free.

A size is then another number in a program that is there already. What is left open about an order is as the scenario
has it for contracts of which nothing else is known: a range.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

import sixteenth
from sixteenth.errors import Fault, Place, UnknownLabel, WrongOption, nearest
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.contracts import FREE, HOLDER, SIGNED, TERMS, month_counted
from sixteenth.scenarios.layers.read import PlacedEvent
from sixteenth.scenarios.variation import Variation, kept_idle

HERE = Place(said("the order"))
SIZE = TERMS["size"][0]
LATE = "year_late"  # the scenario whose events make growth a year late
YEAR = 12
TERMS_SAID = tuple(term for term in TERMS if term != "size")


@dataclass(frozen=True)
class Order:
    """Who orders, when, and what is agreed; shares and months by their names in a scenario file's contracts."""

    lab: str
    signed: str  # month, such as 2026-07
    terms: Mapping[str, float]  # of lead, ramp, tenor, price, take_or_pay, step_down, resale, prepaid, equity


@dataclass(frozen=True)
class Signing:
    """A scenario in which an order can be signed, in any size, with growth on time or a year late, by one program."""

    scenario: Scenario
    order: Order

    @cached_property
    def on_time(self) -> Scenario:
        """Return the scenario with the events of a late year kept idle, so that being late is another number."""
        return self._with(tuple(kept_idle(event) for event in self._late_events))

    @cached_property
    def late(self) -> Scenario:
        """Return the scenario in which nobody new adopts for its first year, while orders go on and are paid."""
        return self._with(self._late_events)

    @cached_property
    def _late_events(self) -> tuple[PlacedEvent, ...]:
        start = np.datetime64(self.scenario.settings.start, "M")
        ends = str(start + YEAR)
        events = sixteenth.read(LATE).assumptions.events
        known = self.scenario.world.declared
        return tuple(
            replace(event, card=event.card.model_copy(update={"month": str(start), "until": ends}))
            for event in events
            if event.card.parameter in known
        )

    def _with(self, events: tuple[PlacedEvent, ...]) -> Scenario:
        return self.scenario.varied(Variation(events=(*self.scenario.assumptions.events, *events), is_own=False))

    def signed(self, size: float, *, late: bool = False) -> Scenario:
        """Return the scenario with the order signed for so much, in USD over its life; for nothing, without it."""
        place = _free_places(self.scenario)[0]
        names = {TERMS[term][0]: amount for term, amount in self.order.terms.items()}
        names |= {
            SIZE: size,
            SIGNED: float(month_counted(self.order.signed)),
            HOLDER: float(self.scenario.settings.labels["lab"].index(self.order.lab)),
        }
        about = self.late if late else self.on_time
        return about.with_(**{name: {place: amount} for name, amount in names.items()})

    def without(self, contract: str) -> Scenario:
        """Return the scenario without an order, and without one of the contracts that it has."""
        return self.on_time.with_(**{SIZE: {contract: 0.0}})


def own_contracts(scenario: Scenario, lab: str) -> tuple[str, ...]:
    """Return the labels of the contracts that a lab has in a scenario."""
    return tuple(label for label in scenario.settings.labels["contract"] if label.startswith(f"{lab}:"))


def most_of(scenario: Scenario) -> float:
    """Return the largest order that there may be, in USD: the bound of its card."""
    return scenario.world.declared[SIZE].bounds[1]


def cannot_order(scenario: Scenario, order: Order) -> list[Fault]:
    """Find why a lab cannot sign: no contracts in the world, no such lab, no free place, or no such month."""
    if SIZE not in scenario.world.declared or "contract" not in scenario.settings.labels:
        got, expected = said("a world without contracts"), said("labs that sign contracts for compute")
        cure = said("ask a scenario of the whole world, such as central")
        return [WrongOption(f"'{scenario.name}'", HERE, got, expected, cure)]
    labs = scenario.settings.labels["lab"]
    faults: list[Fault] = []
    if order.lab not in labs:
        cure = nearest(order.lab, labs, said("name one of them"))
        faults.append(UnknownLabel(said("the lab"), HERE, f"'{order.lab}'", ", ".join(labs), cure))
    if not _free_places(scenario):
        got, expected = said("no place that is free"), said("a place for one more")
        cure = said("take a contract out, or write this one into the scenario")
        faults.append(WrongOption(said("the contracts"), HERE, got, expected, cure))
    start = np.datetime64(scenario.settings.start, "M")
    last = start + scenario.settings.months - 1
    if not start <= np.datetime64(order.signed, "M") <= last:
        expected, cure = said("a month from {start} to {last}", start=start, last=last), said("name a month of the run")
        faults.append(WrongOption(said("the month of signing"), HERE, order.signed, expected, cure))
    return faults


def _free_places(scenario: Scenario) -> list[str]:
    return [label for label in scenario.settings.labels["contract"] if label.startswith(FREE)]
