"""Limits between values: what must hold among names that follow from values alone, in every draw and for every label.

The bounds of a card hold one value. A limit holds two sides against each other, each a name of the world or a number,
with the values as they stand before any event and again in every month in which an event changes what they read.
Balances are known at the start only; a side that reads one is looked at there and not again.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from sixteenth.arrays import sum_over
from sixteenth.engine.carriers import AxisTypes, Frame, NamedArray, carried
from sixteenth.engine.compose import MONTH, World
from sixteenth.engine.declared import Correlation, Distribution, Limit, Settings
from sixteenth.engine.draws.chance import entries
from sixteenth.engine.draws.draw import Table, event_streams, median_of, rows_for
from sixteenth.engine.equation import OPENING, AnyEquation, Equation, Switched, axis_name, rules_of
from sixteenth.engine.programs.program import sizes_of
from sixteenth.engine.reach import RUN_LENGTH, Reach, reach_of
from sixteenth.engine.timeline import Timeline, make_timeline
from sixteenth.units import Axis

DRAWS, SEED = 256, 7  # of the same draws as a run's, the first; the middle of each value stands before them
CLOSE = 1e-9  # part of a number by which both sides may differ and be the same


class CannotTell(Exception):  # noqa: N818 - not an error: what is missing has been told elsewhere
    """A limit reads something without a value, or a balance that has moved."""


@dataclass(frozen=True)
class Breach:
    """A limit that does not hold: since when, for which labels, in how many draws, and both sides where it is worst."""

    limit: Limit
    month: int | None  # the month whose events break it; None with the values as they stand at first
    draws_by_label: Mapping[tuple[str, ...], int]
    draws: int
    fails_in_the_middle: bool
    worst: tuple[str, ...]
    sides: tuple[float, float]

    @property
    def most_draws(self) -> int:
        """Return in how many draws it fails for the label for which it fails most often."""
        return max(self.draws_by_label.values())


@dataclass(frozen=True)
class Stray:
    """A factor of an event that takes a parameter out of the bounds of its card, and by how much at the worst."""

    event: int
    labels: tuple[str, ...]
    number: float
    draws: int
    of_draws: int


@dataclass(frozen=True)
class Premises:
    """The values of a scenario, drawn a few hundred times, and the names that follow from them.

    Arrays are [*axes, draws]: the middle of each value first, then the draws; one column where nothing is uncertain.
    """

    world: World
    settings: Settings
    drawn: dict[str, Any] = field(default_factory=dict[str, Any], compare=False)  # by name, or event and its number
    histories: dict[str, Timeline[NamedArray | None]] = field(  # of each name that events change
        default_factory=dict[str, Timeline[NamedArray | None]], compare=False
    )

    def with_values(self, name: str, labels: tuple[str, ...], distribution: Distribution) -> "Premises":
        """Return these with another value for some entry; what else has been drawn is kept."""
        values = {**self.settings.values, name: {**self.settings.values[name], labels: distribution}}
        kept = {each: array for each, array in self.drawn.items() if each != name}
        return Premises(self.world, replace(self.settings, values=values), kept, self._histories_but(name))

    def with_event(self, number: int, labels: tuple[str, ...], distribution: Distribution) -> "Premises":
        """Return these with another amount for an event."""
        events = list(self.settings.events)
        events[number] = replace(events[number], values={**events[number].values, labels: distribution})
        kept = {each: array for each, array in self.drawn.items() if each != f"event {number}"}
        histories = self._histories_but(events[number].name)
        return Premises(self.world, replace(self.settings, events=tuple(events)), kept, histories)

    def varied(self, settings: Settings, moved: Collection[str]) -> "Premises":
        """Return these for settings that differ in the values of some names, or in their events."""
        is_kept = settings.events is self.settings.events
        moved = {*moved, *_moved_together(self.settings.correlations, settings.correlations)}
        kept = {
            slot: array
            for slot, array in self.drawn.items()
            if slot not in moved and (is_kept or not slot.startswith("event "))
        }
        found = Premises(self.world, settings, kept)
        if settings.labels is self.settings.labels:
            vars(found)["sizes"] = self.sizes
        return found

    def with_months(self, months: int) -> "Premises":
        """Return these for a run of another length."""
        return Premises(self.world, replace(self.settings, months=months), self.drawn, self.histories)

    def _histories_but(self, name: str) -> dict[str, Timeline[NamedArray | None]]:
        return {each: history for each, history in self.histories.items() if each != name}

    @cached_property
    def sizes(self) -> dict[type[Axis], int]:
        """Return the axes with labels, in the scenario's order, with their sizes."""
        sizes = ((name, len(labels)) for name, labels in self.settings.labels.items())
        return sizes_of(self.world.kinds.values(), sizes)

    @cached_property
    def frame(self) -> Frame:
        """Return what all arrays share."""
        return Frame(np, np.float64, self.sizes, DRAWS + 1)

    def breaches(self, limits: Iterable[Limit]) -> list[Breach]:
        """Return the limits that do not hold, each with the first month in which it does not."""
        states: dict[int | None, dict[str, Any]] = {}
        return [breach for limit in limits if (breach := self.breach(limit, states))]

    def breach(self, limit: Limit, states: dict[int | None, dict[str, Any]] | None = None) -> Breach | None:
        """Return how a limit fails, at first or in the first month in which it does; nothing where it holds."""
        states = {} if states is None else states
        reach = reach_of(self.world, limit)
        for month in (None, *(() if reach.balances else self.months_of_change(reach))):
            try:
                found = self._compare(limit, month, states.setdefault(month, {}))
            except CannotTell:
                continue
            if found is not None:
                return found
        return None

    def months_of_change(self, reach: Reach) -> list[int]:
        """Return the months in which events change what a limit reads."""
        months = {month for event in self.settings.events if event.name in reach.values for month in _span(event)}
        for name in reach.equations:
            equation = self.world.equations[name]
            if isinstance(equation, Switched):
                months |= {self.settings.switch_months[number] for number in equation.event_numbers}
        return sorted(month for month in months if 0 <= month < self.settings.months)

    def strays(self, among: Container[str] | None = None) -> list[Stray]:
        """Return the events, of all or `among` some names, whose factor takes a value out of its bounds."""
        found: list[Stray] = []
        for number, event in enumerate(self.settings.events):
            if among is not None and event.name not in among:
                continue
            if event.is_factor and 0 <= event.month < self.settings.months:
                try:
                    value = self.changed(event.name, event.month)
                except CannotTell:
                    continue
                found += self._stray(number, event.name, value)
        return found

    def _stray(self, number: int, name: str, value: NamedArray) -> Iterator[Stray]:
        low, high = self.world.declared[name].bounds
        out = np.maximum(low - value.data, value.data - high)
        fails = out > CLOSE * np.abs(value.data)
        counted = fails if fails.shape[-1] == 1 else fails[..., 1:]
        if counted.any():
            names = entries([axis_name(axis) for axis in value.axes], self.settings.labels)
            flat = out.reshape(len(names), -1)
            label, draw = np.unravel_index(int(np.argmax(flat)), flat.shape)
            worst = float(value.data.reshape(flat.shape)[label, draw])
            draws = int(counted.reshape(len(names), -1).sum(axis=1).max())
            yield Stray(number, names[label], worst, draws, counted.shape[-1])

    def _compare(self, limit: Limit, month: int | None, state: dict[str, Any]) -> Breach | None:
        with np.errstate(all="ignore"):
            values = [self._left(limit, month, state), self.value(limit.bound, month, state)]
            axes = self.frame.order(frozenset(axis for value in values for axis in _axes(value)))
            of, bound = np.broadcast_arrays(*(self.frame.align(value, axes) for value in values))
            of, bound = (np.atleast_1d(np.asarray(side, np.float64)) for side in (of, bound))
            fails = ~_holds(limit.relation, of, bound)
        if not fails.any():
            return None
        counted = fails if fails.shape[-1] == 1 else fails[..., 1:]
        names = entries([axis_name(axis) for axis in axes], self.settings.labels)
        counts = counted.reshape(len(names), -1).sum(axis=1)
        accepted = (1 - limit.in_draws) * counted.shape[-1]
        found = {labels: int(count) for labels, count in zip(names, counts, strict=True) if count > accepted}
        if not found:
            return None
        short = np.where(fails, np.nan_to_num(np.abs(of - bound), nan=np.inf), -1.0).reshape(len(names), -1)
        short[[labels not in found for labels in names]] = -1.0
        at_middle = bool((short[:, 0] >= 0).any())
        flat = short[:, :1] if at_middle else short
        label, draw = np.unravel_index(int(np.argmax(flat)), flat.shape)
        sides = tuple(float(side.reshape(len(names), -1)[label, draw]) for side in (of, bound))
        return Breach(limit, month, found, counted.shape[-1], at_middle, names[label], (sides[0], sides[1]))

    def _left(self, limit: Limit, month: int | None, state: dict[str, Any]) -> Any:
        """Return what a limit holds against its bound: a name, or its sum over an axis."""
        value = self.value(limit.of, month, state)
        if limit.sum_over is None:
            return value
        if limit.sum_over not in self.sizes or limit.of not in self.world.kinds:
            raise CannotTell(limit.of)
        return sum_over(carried(value, self.world.kinds[limit.of], self.frame), limit.sum_over)

    def value(self, side: str | float, month: int | None, state: dict[str, Any]) -> Any:
        """Return a side of a limit as it stands in a month, or before any event; `state` keeps what was computed."""
        if not isinstance(side, str):
            return float(side)
        state |= {MONTH: 1.0, RUN_LENGTH: float(self.settings.months)}
        todo, begun = [side], set[str]()  # the last one is computed once all that it needs is
        while todo:
            name = todo[-1]
            missing = [need for need in self._needs(name, month) if need not in state]
            if name in state:
                todo.pop()
            elif not missing:
                state[name] = self._follow(name, month, state)
            elif name in begun:  # and met again: a circle, told elsewhere
                raise CannotTell(name)
            else:
                begun.add(name)
                todo += missing
        return state[side]

    def _needs(self, name: str, month: int | None) -> Iterable[str]:
        """Return what a name is computed from in a month."""
        if name in self.world.equations:
            return self._rule(self.world.equations[name], month).inputs
        return (OPENING + name,) if name in self.world.stocks and OPENING + name in self.world.equations else ()

    def _follow(self, name: str, month: int | None, state: dict[str, Any]) -> Any:
        """Return a name from what it needs, which is in the state."""
        if name in self.world.equations:
            rule = self._rule(self.world.equations[name], month)
            try:
                return carried(rule.function(*(state[need] for need in rule.inputs)), rule.output, self.frame)
            except Exception as error:
                raise CannotTell(name) from error  # told as a slip of the equation
        if name in self.world.stocks and month is not None:
            raise CannotTell(name)
        for opening in self._needs(name, month):
            return state[opening]
        return self.changed(name, month)

    def _rule(self, equation: AnyEquation, month: int | None) -> Equation:
        rules = rules_of(equation)
        if month is None or not isinstance(equation, Switched):
            return rules[0]
        later = zip(equation.event_numbers, rules[1:], strict=True)
        return [rules[0], *(rule for number, rule in later if self.settings.switch_months[number] <= month)][-1]

    def changed(self, name: str, month: int | None) -> NamedArray:
        """Return a value as events have changed it by a month."""
        numbers = self._events_of.get(name, ())
        if month is None or not numbers:
            return self._wrap(name, name)
        if name not in self.histories:
            spans = [(event.month, event.until) for event in (self.settings.events[each] for each in numbers)]
            change = partial(self._change, name, numbers)
            self.histories[name] = make_timeline(self._wrap(name, name), spans, change)
        value = self.histories[name].at(month)
        if value is None:
            raise CannotTell(name)
        return value

    @cached_property
    def _events_of(self) -> dict[str, list[int]]:
        """Return the numbers of the events that change each name."""
        found: dict[str, list[int]] = {}
        for number, event in enumerate(self.settings.events):
            found.setdefault(event.name, []).append(number)
        return found

    def _change(self, name: str, numbers: list[int], place: int, value: NamedArray | None) -> NamedArray | None:
        """Return a value after one of the events on it, or nothing where that cannot be told."""
        number = numbers[place]
        try:
            amount = self._wrap(name, f"event {number}")
        except CannotTell:
            return None
        if not self.settings.events[number].is_factor:
            return amount
        with np.errstate(all="ignore"):  # a factor of 1e308 leads out of bounds, which is told
            return None if value is None else amount * value

    @cached_property
    def _streams(self) -> list[str]:
        return event_streams(self.settings.events)

    def _wrap(self, name: str, slot: str) -> NamedArray:
        axes = self.frame.order(frozenset(self._axes_of(name)))
        if slot not in self.drawn:
            self.drawn[slot] = self._draw(name, slot, axes)
        return NamedArray(self.drawn[slot], axes, self.frame)

    def _axes_of(self, name: str) -> AxisTypes:
        declared = self.world.declared.get(name)
        if declared is None or declared.shock or not all(axis in self.sizes for axis in declared.kind.axes):
            raise CannotTell(name)
        return declared.kind.axes

    def _draw(self, name: str, slot: str, axes: AxisTypes) -> Any:
        """Draw a value, or the amount of an event, as a run does."""
        declared, stream, values = self.world.declared[name], name, self.settings.values.get(name, {})
        bounds, together = declared.bounds, self.settings.correlations
        if slot != name:
            number = int(slot.removeprefix("event "))
            event = self.settings.events[number]
            stream, values, bounds = self._streams[number], event.values, event.bounds_of(declared)
        names = entries([axis_name(axis) for axis in axes], self.settings.labels)
        if any(labels not in values and () not in values for labels in names):
            raise CannotTell(name)
        table = Table(tuple(rows_for(stream, names, values, bounds)), together)
        middle = np.array([[median_of(row.distribution)] for row in table.rows]).clip(*bounds)
        drawn = () if table.is_certain else (table.sample(SEED, np.arange(DRAWS, dtype=np.uint32)),)
        return np.hstack((middle, *drawn)).reshape(*(self.sizes[axis] for axis in axes), -1)


def _moved_together(before: tuple[Correlation, ...], after: tuple[Correlation, ...]) -> set[str]:
    """Return the names whose luck may be another where correlations are."""
    changed = () if before == after else (*before, *after)
    return {name for each in changed for name, _ in (each.one, each.other)}


def _span(event: Any) -> tuple[int, ...]:
    """Return the first month of an event, and the first after it where it ends."""
    return (event.month,) if event.until is None else (event.month, event.until)


def _axes(value: Any) -> AxisTypes:
    return value.axes if isinstance(value, NamedArray) else ()


def _holds(relation: str, of: Any, bound: Any) -> Any:
    """Compare both sides, element by element; what is not a number does not hold."""
    if relation in ("at_most", "at_least"):
        sign = 1 if relation == "at_most" else -1
        return sign * (of - bound) <= CLOSE * np.minimum(np.abs(of), np.abs(bound))
    return of < bound if relation == "below" else of > bound
