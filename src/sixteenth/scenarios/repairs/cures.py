"""The nearest mix that works: for each value behind a broken limit, the smallest change by which it holds.

A change is sought in the amount as someone wrote it, in its unit: a number moves, a distribution is scaled as a whole.
It is kept to the bounds of its card, is rounded to the safe side, and must break no other limit.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from sixteenth.engine.declared import Distribution, Limit
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.limits import Breach, Premises
from sixteenth.engine.reach import reach_of
from sixteenth.errors import Place
from sixteenth.said import joined, said
from sixteenth.scenarios.files.schema import Amount
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.read import Assumptions, Placed, PlacedEvent
from sixteenth.scenarios.repairs.levers import Change, Lever, round_number, shown_unit
from sixteenth.scenarios.values.distributions import read_amount
from sixteenth.scenarios.values.value import Context, amounts_of
from sixteenth.units import Flag, Number

MOST_CURES = 3  # that are told
MOST_CHANGES = 8  # of one value, label by label
MOST_EVENTS = 24  # on one value, the last before it fails: what stood long before them has been changed since
MOST_PARTS = 32  # of a sum whose parts are all changed
STEPS, HALVINGS = 80, 40
FIRST_STEP = 1e-4  # of the amount
NOTHING = 1e-5  # of the amount
MOST_STEPS = 64  # of one, for what moves in whole steps
FEW_DIGITS = 3
DIGITS = (3, 4, 5, 7, 10, 15)


Cure = list[Change]


@dataclass(frozen=True)
class Cures:
    """The search, for one scenario."""

    assumptions: Assumptions
    premises: Premises
    holding: Sequence[Limit] = ()  # limits that hold, and must still do so when another is mended
    strays: int = 0  # factors that lead out of bounds, and may be no more

    def find(self, breach: Breach) -> list[Cure]:
        """Return the changes of one value each that mend a limit: what the scenario changed itself first, then near."""
        reach = reach_of(self.premises.world, breach.limit)
        cures = [cure for name in sorted(reach.values) if (cure := self._by(name, breach))]
        if not cures and breach.limit.sum_over is not None and (shared := self._all_alike(breach)):
            cures.append(shared)
        if reach.reads_length and (months := self._months(breach)):
            cures.append([months])
        return sorted(cures, key=self._rank)

    def _rank(self, cure: Cure) -> tuple[int, float]:
        lever = cure[0].lever
        size = max(change.size for change in cure)
        if lever is None:
            return (0 if self.asks_for_months else 1), size
        if lever.event is not None or lever.name in self.assumptions.own:
            return 0, size
        return (2 if lever.kind == "scenario" else 1), size

    def tell(self, found: list[Cure], breach: Breach) -> str:
        """Write the cures as one line."""
        if not found:
            names = sorted(reach_of(self.premises.world, breach.limit).values)
            return said("no single value mends it: change several of {names}", names=", ".join(names))
        return said(
            "set {values}",
            values=joined(", or ", (joined(" and ", map(Change.told, cure)) for cure in found[:MOST_CURES])),
        )

    def place(self, breach: Breach, found: list[Cure]) -> Place:
        """Return the line to change: the first cure's, or that of a value behind the limit."""
        for cure in found:
            lever = cure[0].lever
            return self._place_of_months() if lever is None else lever.where
        names = sorted(
            reach_of(self.premises.world, breach.limit).values, key=lambda name: name not in self.assumptions.own
        )
        placed = [self.assumptions.values[name] for name in names if name in self.assumptions.values]
        return placed[0].where if placed else breach.limit.where

    @property
    def asks_for_months(self) -> bool:
        """Say whether a run is asked for another length than the scenario's own."""
        return self.premises.settings.months != self.assumptions.facts.get("months")

    def _place_of_months(self) -> Place:
        return Place(said("the options of the run")) if self.asks_for_months else self.assumptions.place("months")

    def unit_of(self, name: str, breach: Breach, found: list[Cure]) -> tuple[str, float]:
        """Return the unit in which to show a name, and its factor: as values of that unit are written."""
        reach = reach_of(self.premises.world, breach.limit)
        kinds = self.premises.world.kinds
        unit = kinds[name].unit if name in kinds else None
        own = [self.assumptions.values[name].card.unit] if name in self.assumptions.values else []
        levers = [change.lever for cure in found for change in cure if change.lever and not change.lever.is_factor]
        own += [lever.unit for lever in levers if kinds[lever.name].unit is unit]
        near = sorted(other for other in reach.values if kinds[other].unit is unit)
        own += [self.assumptions.values[other].card.unit for other in near if other in self.assumptions.values]
        written = next((each for each in own if each), unit.__name__ if unit else "Months")
        return shown_unit(written), written_units(unit.__name__ if unit else "Months").get(written, 1.0)

    @cached_property
    def events(self) -> list[PlacedEvent]:
        """Return the events that change a parameter, as they were written, in the order of the settings."""
        events = sorted(self.assumptions.events, key=lambda event: event.card.month)
        return [event for event in events if event.card.parameter is not None]

    def levers(self, name: str, breach: Breach) -> Iterator[Lever]:
        """Return the amounts of a value, and of the events that change it."""
        events = enumerate(self.premises.settings.events if breach.month is not None else ())
        before = [number for number, event in events if event.name == name and event.month <= (breach.month or 0)]
        for number in before[-MOST_EVENTS:]:
            yield from self._amounts(name, self.events[number], number)
        if name in self.assumptions.values:
            yield from self._amounts(name, self.assumptions.values[name], None)

    def _amounts(self, name: str, placed: Placed, number: int | None) -> Iterator[Lever]:
        declared, card, month, is_factor = self.premises.world.declared[name], placed.card, "", False
        if number is not None and isinstance(placed, PlacedEvent):
            month, is_factor = placed.card.month, self.premises.settings.events[number].is_factor
            if placed.card.factor is not None:
                placed = PlacedEvent(
                    placed.card.model_copy(update={"value": placed.card.factor}), placed.where, placed.inside
                )
        factors = {"": 1.0} if is_factor else written_units(declared.kind.unit.__name__)
        context = Context(self.premises.world.declared, self.premises.settings.labels)
        for labels, (amount, inside) in amounts_of(name, placed, declared, context).items():
            unit = "" if is_factor else getattr(amount, "unit", None) or card.unit or ""
            kind = getattr(amount, "kind", None) or card.kind
            where = placed.at(*inside) if inside else placed.at("factor" if is_factor else "value")
            yield Lever(name, labels, amount, unit, factors.get(unit, 1.0), where, kind, number, month, is_factor)

    def _by(self, name: str, breach: Breach) -> Cure | None:
        """Change one value, label after label, until a limit holds; nothing where that cannot be, or breaks another."""
        low, high = self.premises.world.declared[name].bounds
        if low == high:
            return None
        cure: Cure = []
        premises, left = self.premises, self.premises.breach(breach.limit)
        for _ in range(MOST_CHANGES):
            if left is None:
                break
            fitting = (lever for lever in self.levers(name, left) if self._concerns(lever, left.worst))
            changes = [change for lever in fitting if (change := self._search(lever, left, premises))]
            if not changes:
                return None
            best = min(changes, key=self._distance)
            cure = [*(change for change in cure if not change.replaces(best)), best]
            premises = self._with(premises, best) or premises
            left = premises.breach(breach.limit)
        if left is not None or premises.breaches(self.holding) or len(premises.strays()) > self.strays:
            return None
        return cure

    def _distance(self, change: Change) -> tuple[bool, float, bool, bool]:
        """Return how far a change goes; of two as far, that of an event comes first, then the scenario's own.

        A value in place of fitted draws comes after all events: it has a spread of its own, so that the two cannot be
        compared by how far they go.
        """
        lever = change.lever
        is_lasting = lever is not None and lever.event is None
        is_fitted = lever is not None and is_lasting and self._is_fitted(lever)
        is_elsewhere = lever is not None and lever.where.file != self.assumptions.file
        return is_fitted, round(change.size, 9), is_lasting, is_elsewhere

    def _is_fitted(self, lever: Lever) -> bool:
        entries = self.premises.settings.values.get(lever.name, {})
        found = entries.get(lever.labels) or entries.get(())
        return found is not None and found.shape == "joint"

    def _all_alike(self, breach: Breach) -> Cure | None:
        """Change all parts of a sum by one factor, so that it is what it may be; nothing where that will not do."""
        name, sides = breach.limit.of, breach.sides
        if name not in self.premises.world.declared or not sides[0]:
            return None
        parts = [lever for lever in self.levers(name, breach) if self._concerns(lever, breach.worst)]
        parts = sorted((lever for lever in parts if lever.start), key=lambda lever: lever.start)
        factor, sign = sides[1] / sides[0], -1 if sides[0] > sides[1] else 1
        for digits in DIGITS if len(parts) <= MOST_PARTS else ():
            exact = [factor * lever.start for lever in parts]
            near, safe = ([round_number(number, digits, way) for number in exact] for way in (0, sign))
            rest = round_number(
                math.fsum(exact) - math.fsum(near[:-1]), DIGITS[-1], 0
            )  # so that the whole is as it was
            for numbers in ([*near[:-1], rest], safe):
                cure = [Change(lever, number) for lever, number in zip(parts, numbers, strict=True)]
                if self._is_whole_cure(cure, breach):
                    return cure
        return None

    def _is_whole_cure(self, cure: Cure, breach: Breach) -> bool:
        """Say whether changes mend a limit together, and break nothing else."""
        premises: Premises | None = self.premises
        for change in cure:
            premises = self._with(premises, change) if premises else None
        if premises is None or premises.breach(breach.limit) is not None:
            return False
        return not premises.breaches(self.holding) and len(premises.strays()) <= self.strays

    def _concerns(self, lever: Lever, worst: tuple[str, ...]) -> bool:
        """Say whether a lever's labels fit those of a failure; labels of another axis do not matter."""
        axes = self.premises.settings.labels.values()
        for own in lever.labels:
            same = [label for label in worst if any(own in labels and label in labels for labels in axes)]
            if same and own not in same:
                return False
        return True

    def _with(self, premises: Premises, change: Change) -> Premises | None:
        """Return the premises with a change, or nothing where its card forbids it."""
        lever = change.lever
        if lever is None:
            return premises.with_months(int(change.number))
        distribution = self._read(lever, change.number)
        if distribution is None:
            return None
        if lever.event is not None:
            return premises.with_event(lever.event, lever.labels, distribution)
        return premises.with_values(lever.name, lever.labels, distribution)

    def _read(self, lever: Lever, number: float) -> Distribution | None:
        bounds = (-math.inf, math.inf) if lever.is_factor else self.premises.world.declared[lever.name].bounds
        return read_amount("", lever.at(number), lever.factor, bounds, lambda *_: lever.where)[0]

    def _search(self, lever: Lever, breach: Breach, premises: Premises) -> Change | None:
        """Find the nearest number of a lever at which a limit holds for the labels for which it fails worst.

        What counts or says yes or no moves in whole steps; of a distribution of which no multiple will do, a number.
        """
        works = partial(self._works, lever, breach, premises)
        unit = self.premises.world.declared[lever.name].kind.unit
        found: list[Change] = []
        if unit is not Flag and not (lever.start == 0 and lever.amount.distribution):
            found = [change for sign in (1, -1) if (change := self._outward(lever, sign, works))]
        is_far = all(abs(change.number - lever.start) >= 1 for change in found)
        if is_far and unit in (Flag, Number) and not lever.amount.distribution and not lever.is_factor:
            whole = next((number for number in _whole_numbers(lever.start) if works(number)), None)
            found += [Change(lever, whole)] if whole is not None else []
        if not found and lever.amount.distribution and (middle := self._read(lever, 1.0)):
            number = Amount(value=round_number(median_of(middle) / lever.factor, FEW_DIGITS, 1))
            return self._search(replace(lever, amount=number), breach, premises)
        return min(found, key=lambda change: abs(change.number - lever.start), default=None)

    def _works(self, lever: Lever, breach: Breach, premises: Premises, number: float) -> bool:
        changed = self._with(premises, Change(lever, number))
        if changed is None:
            return False
        left = changed.breach(breach.limit)
        return left is None or breach.worst not in left.draws_by_label

    def _outward(self, lever: Lever, sign: int, works: Callable[[float], bool]) -> Change | None:
        """Walk away in ever greater steps, then halve the last to where a limit begins to hold."""
        low, high = self.premises.world.declared[lever.name].bounds
        if lever.amount.distribution or lever.is_factor:
            end = math.inf if sign > 0 else 0.0
        else:
            end = (high if sign > 0 else low) / lever.factor
        before, step = lever.start, FIRST_STEP * (abs(lever.start) or 1.0)
        for _ in range(STEPS):
            number = lever.start + sign * step
            number = end if sign * (number - end) >= 0 else number
            if works(number):
                return self._rounded(lever, sign, _halve(before, number, works), works)
            if number == end or (lever.amount.distribution and self._read(lever, number) is None):
                return None
            before, step = number, 2 * step
        return None

    def _rounded(self, lever: Lever, sign: int, number: float, works: Callable[[float], bool]) -> Change:
        """Round to the side that works, with as few digits as it needs."""
        nothing = [0.0] if abs(number) < NOTHING * abs(lever.start) else []
        near = [round_number(number, digits, way) for digits in DIGITS for way in (0, sign)]
        rounded = next((each for each in (*nothing, *near) if works(each)), number)
        further = rounded + sign * min(abs(rounded - lever.start), abs(rounded)) / 2
        one_sided = not lever.amount.distribution and further != rounded and works(further)
        is_open = one_sided and not self._breaks_another(Change(lever, further))
        return Change(lever, rounded, (said("at least ") if sign > 0 else said("at most ")) if is_open else "")

    def _breaks_another(self, change: Change) -> bool:
        """Say whether a change breaks a limit that holds."""
        changed = self._with(self.premises, change)
        return changed is not None and bool(changed.breaches(self.holding))

    def _months(self, breach: Breach) -> Change | None:
        """Find the longest run for which a limit holds."""
        now = self.premises.settings.months
        if not self._lasts(breach, 1):
            return None
        fits, too_long = 1, now
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            fits, too_long = (middle, too_long) if self._lasts(breach, middle) else (fits, middle)
        return Change(None, fits, said("at most "))

    def _lasts(self, breach: Breach, months: int) -> bool:
        return self.premises.with_months(months).breach(breach.limit) is None


def _whole_numbers(start: float) -> Iterator[float]:
    """Return the whole numbers about another, the nearest first."""
    yield from sorted(
        (float(round(start) + step) for step in range(-MOST_STEPS, MOST_STEPS + 1)), key=lambda each: abs(each - start)
    )


def _halve(fails: float, works_at: float, works: Callable[[float], bool]) -> float:
    """Return the end that works of an interval that holds where a limit begins to hold."""
    for _ in range(HALVINGS):
        middle = (fails + works_at) / 2
        fails, works_at = (fails, middle) if works(middle) else (middle, works_at)
    return works_at
