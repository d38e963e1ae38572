"""The ledger of one lab in one future, line by line and month by month, with the formula of every line that has one.

Formulas are the world's own equations, read from their source. What they rest on is told apart: inputs, one number for
the whole run, and drivers, a number a month. Of each input it is said which drivers a change of it would move in the
world; where there is none, arithmetic alone gives what the world would.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np

from sixteenth.decide.ledger.drivers_moved import moved_by, readers_of
from sixteenth.decide.ledger.ledger_lines import LabLedger, LedgerInput, Line, Role
from sixteenth.decide.ledger.live_lines import (
    BASE,
    BY_PEOPLE,
    BY_VOLUME,
    INLINE,
    MULTIPLIERS,
    PEOPLE_TIMES_PAY,
    QUOTIENTS,
    SECTION_OF_DRIVERS,
    SECTIONS,
    VOLUME_TIMES_PRICE,
)
from sixteenth.decide.ledger.told_formula import Rows, UntoldError, told_formula
from sixteenth.engine.compose import MONTH, World
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.equation import OPENING, STOCK, Equation, axis_name
from sixteenth.engine.expression import expression_of
from sixteenth.engine.job import Job
from sixteenth.engine.one_path import OnePath, Trial, Watched

LAB, MODEL, CONTRACT = "lab", "vintage", "contract"
OWN_CONTRACT = "is_own_contract"
NEEDED = ("company_revenue", "operating_profit", "revenue", "development_cost")
TRIED = (-0.5, -0.25, -0.1, 0.1, 0.25, 0.5)  # of its middle, by which an input is tried
NOTICED = 1e-9  # of its largest number: what moves a driver by less does not move it
DRIVERS = "drivers"  # the section of those that nothing multiplies


def has_ledger(world: World) -> bool:
    """Say whether a world keeps books of labs and of their models."""
    return all(name in world.equations for name in NEEDED)


def live_names(world: World) -> tuple[str, ...]:
    """Return the lines of the ledger that this world computes by an equation which rows of one lab can tell."""
    own = {LAB, MODEL}
    found = list[str]()
    for name in (name for names in SECTIONS.values() for name in names):
        equation = world.equations.get(name)
        if isinstance(equation, Equation) and {axis_name(axis) for axis in equation.output.axes} <= own:
            found.append(name)
    return tuple(found)


def names_needed(world: World) -> tuple[str, ...]:
    """Return all names of which a path must keep the months, for a ledger to be made of it."""
    live = live_names(world)
    read = {need for name in live for need in world.equations[name].inputs if need != MONTH}
    beside = (*BY_VOLUME, *BY_PEOPLE, *MULTIPLIERS, OWN_CONTRACT)
    also = {name for name in beside if name in world.equations}
    moved = {name.removeprefix(STOCK) for name in live if name.startswith(STOCK)}
    return tuple(sorted({*live, *read, *also, *moved}))


def trials_of(job: Job, lab: str) -> tuple[Trial, ...]:
    """Return each number that formulas may read, up to a half more and a half less, as far as it may be."""
    world, values = job.program.world, job.settings.values
    found = list[Trial]()
    for name in names_needed(world):
        card = world.declared.get(name)
        axes = {axis_name(axis) for axis in card.kind.axes} if card else {MODEL}
        if card is None or name in world.equations or not axes <= {LAB} or name not in values:
            continue
        labels, (low, high) = ((lab,) if axes else None), card.bounds
        own = values[name].get(labels or (), values[name].get(()))
        middle = median_of(own) if own else 0.0
        tried = {min(max(middle * (1 + part) if middle else part, low), high) for part in TRIED}
        found += [Trial(name, labels, each) for each in sorted(tried - {middle})]
    return tuple(found)


def watched_of(job: Job, lab: str) -> Watched:
    """Return what is tried beside a path, and the names that may turn out to be drivers, which it is tried for."""
    world = job.program.world
    above = {quotient[0] for quotient in QUOTIENTS.values()}
    names = frozenset(names_needed(world)) - (frozenset(live_names(world)) - above)
    return Watched(trials_of(job, lab), names, {LAB: lab})


def make_ledger(world: World, path: OnePath, lab: str, trials: Sequence[Trial] = ()) -> LabLedger:
    """Write the ledger of a lab along a path that kept `names_needed`, with these trials beside it."""
    return _Maker(world, path, lab, trials).ledger()


class _Maker:
    """What is known while a ledger is written."""

    def __init__(self, world: World, path: OnePath, lab: str, trials: Sequence[Trial]) -> None:
        self.world, self.path, self.lab, self.trials = world, path, lab, trials
        self.models = self._models()
        by_volume = all(name in world.equations for name in BY_VOLUME)
        by_people = all(name in world.equations for name in BY_PEOPLE)
        self.told: dict[str, str] = {
            **(VOLUME_TIMES_PRICE if by_volume else {}),
            **(PEOPLE_TIMES_PAY if by_people else {}),
        }
        self.multiplied = tuple(
            name for name in MULTIPLIERS if name in world.equations or (by_volume and name in QUOTIENTS)
        )
        self.live: dict[str, ast.expr] = {}
        for name in live_names(world):
            equation = world.equations[name]
            own = expression_of(equation.function) if isinstance(equation, Equation) else None
            tree = ast.parse(self.told[name], mode="eval").body if name in self.told else own
            if tree is not None:
                self.live[name] = tree
        self.contracts = self._contracts()
        self._leave_out_what_cannot_be_told()

    def ledger(self) -> LabLedger:
        """Return it."""
        lines = (*self._driver_lines(), *self._live_lines())
        inputs = (*self._multipliers(), *self._parameters(), *self._openings())
        return LabLedger(self.lab, self.path.start, self.path.months, self.models, lines, inputs)

    def _models(self) -> tuple[str, ...]:
        """Return the models that the lab develops or sells within the run."""
        flows = [np.abs(self.path.series(name, lab=self.lab)) for name in ("revenue", "development_cost")]
        active: Any = flows[0].sum(axis=0) + flows[1].sum(axis=0) > 0
        return tuple(model for model, is_own in zip(self.path.labels[MODEL], active, strict=True) if is_own)

    def _contracts(self) -> tuple[str, ...]:
        if OWN_CONTRACT not in self.path.numbers:
            return ()
        own = self.path.series(OWN_CONTRACT, lab=self.lab)[0]
        return tuple(label for label, flag in zip(self.path.labels[CONTRACT], own, strict=True) if flag)

    def _leave_out_what_cannot_be_told(self) -> None:
        """Make drivers of lines whose equations look beyond the rows of one lab."""
        for name in list(self.live):
            try:
                self._formula(name, self.models[0] if self._row_axis(name) == MODEL and self.models else None)
            except UntoldError:
                del self.live[name]

    # What names are

    def _axes(self, name: str) -> tuple[str, ...]:
        own = name.removeprefix(BASE)
        if own in QUOTIENTS:
            return self._axes(QUOTIENTS[own][0])
        if own == MONTH or own in MULTIPLIERS.values():
            return ()
        return tuple(axis_name(axis) for axis in self.world.kinds[own].axes)

    def _row_axis(self, name: str) -> str | None:
        """Return the axis of which a name has a row each, the lab apart."""
        others = [axis for axis in self._axes(name) if axis != LAB]
        if len(others) > 1 or not {*others} <= {MODEL, CONTRACT}:
            raise UntoldError(name)
        return others[0] if others else None

    def _values(self, name: str, label: str | None) -> Any:
        """Return the months of a row."""
        name = name.removeprefix(BASE)
        if name in QUOTIENTS:
            above, below, _ = QUOTIENTS[name]
            divisor = self._values(below, None)
            dividend = self._values(above, label)
            return np.divide(dividend, divisor, out=np.zeros_like(dividend), where=divisor != 0)
        chosen = {LAB: self.lab} if LAB in self.path.axes[name] else {}
        axis = self._row_axis(name)
        if axis is not None and label is not None:
            chosen[axis] = label
        return self.path.series(name, **chosen).astype(np.float64)

    def _is_parameter(self, name: str) -> bool:
        """Say whether a name is given, and the same in all months."""
        is_given = name in self.world.declared and name not in self.world.equations and name not in self.world.stocks
        if not is_given:
            return False
        whole = self.path.numbers[name]
        return bool((whole == whole[:1]).all())

    def _fixed(self, name: str, label: str | None) -> float | None:
        """Return the number of a name that is written as one: a part of the calendar, or what each model is given."""
        if name in self.live or name in QUOTIENTS or name.startswith(BASE) or name in MULTIPLIERS.values():
            return None
        axis = self._row_axis(name)
        is_contracts = axis == CONTRACT and name not in self.world.stocks
        if not (name in INLINE or (axis is not None and self._is_parameter(name)) or is_contracts):
            return None
        if axis is not None and label is None:
            raise UntoldError(name)
        own = self._values(name, label)
        return float(own[0]) if (own == own[0]).all() else None

    # Formulas

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset({*self.path.numbers, *QUOTIENTS, *MULTIPLIERS.values(), *(f"{BASE}{n}" for n in MULTIPLIERS)})

    @cached_property
    def _rows(self) -> Rows:
        labelled = dict[str, str]()
        for name in self._known:
            if name in QUOTIENTS and not self.told:
                continue
            try:
                axis = self._row_axis(name)
            except (UntoldError, KeyError):
                continue
            if axis is not None:
                labelled[name] = axis
        return Rows(labelled, {MODEL: self.models, CONTRACT: self.contracts}, self._fixed, self._known)

    def _formula(self, name: str, label: str | None) -> str:
        return told_formula(self.live[name], self._rows, label)

    @cached_property
    def _read(self) -> tuple[str, ...]:
        """Return the names that formulas read, in order of their first reader, with those that a sum adds up."""
        found = dict.fromkeys(self.multiplied_bases)
        for name, tree in self.live.items():
            for node in ast.walk(tree):
                if isinstance(node, ast.Name) and node.id in self._known and name not in self.multiplied:
                    found[node.id] = None
        return tuple(found)

    @property
    def multiplied_bases(self) -> tuple[str, ...]:
        """Return the drivers that are multiplied, as they stand in the run."""
        return tuple(f"{BASE}{name}" for name in self.multiplied)

    # Rows

    def _driver_lines(self) -> Iterator[Line]:
        for name in self._drivers:
            section = SECTION_OF_DRIVERS.get(name.removeprefix(BASE), DRIVERS)
            for label in self._labels(name):
                if self._fixed(name, label) is None:
                    yield self._line(name, label, section, "driver", None)

    @cached_property
    def _drivers(self) -> tuple[str, ...]:
        """Return the names that formulas read and nothing here computes."""
        computed = {*self.live, *self.multiplied, *(name.removeprefix(STOCK) for name in self.live)}
        own = {*MULTIPLIERS.values(), MONTH}
        return tuple(
            name for name in self._read if name not in computed and name not in own and not self._is_parameter(name)
        )

    def _live_lines(self) -> Iterator[Line]:
        for section in SECTIONS:
            for name in self.multiplied:
                if SECTION_OF_DRIVERS[name] == section:
                    yield self._line(name, None, section, "live", f"{BASE}{name} * {MULTIPLIERS[name]}")
            for name in (each for each in SECTIONS[section] if each in self.live):
                yield from self._of_line(name, section)

    def _of_line(self, name: str, section: str) -> Iterator[Line]:
        """Yield the rows of a line; of a balance, first those in which it opens."""
        is_stock, labels = name.startswith(STOCK), self._labels(name)
        for label in labels if is_stock else ():
            yield self._line(name.removeprefix(STOCK), label, section, "opening", None)
        for label in labels:
            yield self._line(name, label, section, "closing" if is_stock else "live", self._formula(name, label))

    def _labels(self, name: str) -> tuple[str | None, ...]:
        axis = self._row_axis(name)
        return (None,) if axis is None else {MODEL: self.models, CONTRACT: self.contracts}[axis]

    def _line(self, name: str, label: str | None, section: str, role: Role, formula: str | None) -> Line:
        values = tuple(map(float, self._values(name, label)))
        return Line(name, label, section, role, self._unit(name), self._meaning(name), formula, values)

    def _unit(self, name: str) -> str:
        return QUOTIENTS[name.removeprefix(BASE)][2] if name.removeprefix(BASE) in QUOTIENTS else self._kind(name)

    def _kind(self, name: str) -> str:
        return self.world.kinds[name.removeprefix(BASE)].unit.__name__

    def _meaning(self, name: str) -> str:
        """Return what a name means, in the first line of its equation or on its card."""
        own = name.removeprefix(BASE)
        equation = self.world.equations.get(own) or self.world.equations.get(STOCK + own)
        if isinstance(equation, Equation):
            return (equation.function.__doc__ or "").strip().partition("\n")[0]
        return self.world.declared[own].meaning if own in self.world.declared else ""

    # Inputs

    @cached_property
    def _world_drivers(self) -> frozenset[str]:
        """Return the names of the world behind the drivers."""
        found = set[str]()
        for name in (each.removeprefix(BASE) for each in self._drivers):
            found |= {*QUOTIENTS[name][:2]} if name in QUOTIENTS else {name}
        return frozenset(found)

    @cached_property
    def _readers(self) -> Mapping[str, tuple[str, ...]]:
        return readers_of(self.world)

    def _moves(self, name: str, value: float) -> tuple[tuple[str, ...], tuple[float, float] | None]:
        """Return which drivers a name moves at the nearest trials, and from where to where it moves none.

        Where none can be reached through equations there is no need to try.
        """
        reached = moved_by(name, self._readers, self._world_drivers)
        own = [(trial.value, at) for at, trial in enumerate(self.trials) if trial.name == name]
        if not reached or not own:
            return reached, None
        below = sorted((each for each in own if each[0] < value), reverse=True)
        above = sorted(each for each in own if each[0] > value)
        nearest = [at for side in (below, above) for _, at in side[:1]]
        far = {driver: max(self._far(driver, at) for at in nearest) for driver in reached}
        clear = tuple(sorted((each for each in reached if far[each] > NOTICED), key=lambda each: -far[each]))
        return clear, None if clear else (self._last(below, reached, value), self._last(above, reached, value))

    def _last(self, side: Sequence[tuple[float, int]], reached: Sequence[str], value: float) -> float:
        """Return the furthest trial to one side before the first that moves a driver."""
        for tried, at in side:
            if any(self._far(driver, at) > NOTICED for driver in reached):
                break
            value = tried
        return value

    def _far(self, driver: str, trial: int) -> float:
        """Return how far a trial moves a driver, as a part of its largest number; one not looked at counts as moved."""
        return float(self.path.moved[driver][trial]) if driver in self.path.moved else np.inf

    def _multipliers(self) -> Iterator[LedgerInput]:
        for name in self.multiplied:
            bounds = (0.0, 1000.0)
            yield LedgerInput(MULTIPLIERS[name], name, "Multiple", "", 1.0, bounds, "multiplier", (name,))

    def _parameters(self) -> Iterator[LedgerInput]:
        for name in self._read:
            if name in self.live or not self._is_parameter(name) or name in INLINE or self._row_axis(name) is not None:
                continue
            yield self._input(name, name, "parameter")

    def _openings(self) -> Iterator[LedgerInput]:
        """Yield the balances of the start that are not nothing by definition."""
        for name in (each.removeprefix(STOCK) for each in self.live if each.startswith(STOCK)):
            card = self.world.declared.get(name)
            is_free = card is None or card.bounds[0] < card.bounds[1]
            if self._row_axis(name) is None and is_free:
                yield self._input(f"{OPENING}{name}", name, "opening")

    def _input(self, key: str, name: str, role: Literal["parameter", "opening"]) -> LedgerInput:
        card = self.world.declared.get(name)
        bounds = card.bounds if card else (-np.inf, np.inf)
        value = float(self._values(name, None)[0])
        by_lab = LAB in self.path.axes[name]
        meaning = card.meaning if card else self._meaning(name)
        return LedgerInput(key, name, self._unit(name), meaning, value, bounds, role, *self._moves(name, value), by_lab)
