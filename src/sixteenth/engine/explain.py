"""Where a number comes from: one month of one draw computed again in float64, name by name, down to given values.

The months before are run again in float64 as well, for the same draw: a path whose discrete history hangs on the last
bits (whether a round closed, a month in which a lab fails) can part from the float32 run.
"""

import ast
import inspect
import math
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from sixteenth.engine.declared import Declared
from sixteenth.engine.equation import OPENING, STOCK, Equation, Switched, axis_name
from sixteenth.engine.history import Result
from sixteenth.engine.job import EVERYTHING, Job, back_end, choose_outputs, make_inputs
from sixteenth.engine.programs.simulate import Chunk
from sixteenth.errors import Place, UnknownLabel, UnknownName, nearest, refuse
from sixteenth.said import said
from sixteenth.units import Axis


@dataclass(frozen=True)
class Input:
    """One input of a node: its name and numbers, one for each entry that the node reads."""

    name: str
    unit: str
    values: tuple[tuple[tuple[str, ...], float], ...]  # labels of the entry, value


@dataclass(frozen=True)
class Node:
    """One number: how it was computed, from what, and where that is written."""

    name: str
    labels: tuple[str, ...]
    month: str
    value: float
    unit: str
    role: str  # equation, stock, parameter, shock, or engine
    meaning: str
    formula: str | None
    where: Place
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Trace:
    """A number with the chain behind it, the asked for first; each name once."""

    draw: int
    nodes: tuple[Node, ...]


class Explainer:
    """One draw of a job, run again month by month in float64."""

    def __init__(self, job: Job, draw: int) -> None:
        """Prepare the draw; months are run when they are asked for."""
        everything = choose_outputs(job.program.world, EVERYTHING)
        self.job, self.draw = job, draw
        self.program = replace(job.program, kept=everything)
        numbers = np.array([draw], np.uint32)
        inputs = make_inputs(self.program, job.settings, job.options.seed, numbers, self._rows(numbers))
        self.chunk = Chunk(self.program, back_end("numpy"), inputs)
        self.environments: dict[int, Mapping[str, Any]] = {}

    def _rows(self, numbers: Any) -> Any:
        """Draw what the job draws; names that it does not reach, and its back end never draws, are drawn beside."""
        table, options = self.program.table(self.job.settings), self.job.options
        rows = table.sample(options.seed, numbers, options.sampling)
        own = self.job.table.sample(options.seed, numbers, options.sampling)
        drawn = {(row.name, row.labels): values for row, values in zip(self.job.table.rows, own, strict=True)}
        for number, row in enumerate(table.rows):
            rows[number] = drawn.get((row.name, row.labels), rows[number])
        return rows

    def environment(self, month: int) -> Mapping[str, Any]:
        """Return every name of a month, running the months up to it once."""
        if month not in self.environments:
            with np.errstate(all="ignore"):  # what is not a number is told as such
                self._run_to(month)
        return self.environments[month]

    @cached_property
    def constants(self) -> Mapping[str, Any]:
        """Return what no month changes, as it stands before any event."""
        with np.errstate(all="ignore"):
            return self.chunk.constants()

    def _run_to(self, last: int) -> None:
        constants, shocks = dict(self.constants), self.chunk.shocks()
        balances = {stock: self.chunk.opening(stock, constants) for stock in self.program.stocks}
        for month in range(last + 1):
            now = {name: shock[month] for name, shock in shocks.items()}
            environment = self.chunk.month(constants, balances, np.int32(month), now)
            self.environments[month] = environment
            balances = {stock: self.chunk.full(environment, STOCK + stock) for stock in balances}

    def node(self, name: str, labels: Mapping[str, str], month: int) -> Node:
        """Explain one number of a month.

        Raises:
            Refused: when there is no such name, or a label of its axes is missing or unknown.

        """
        world = self.program.world
        self._check(name, labels)
        at_start = name.startswith(OPENING)  # computed once, from values as they stand before any event
        environment, kind = {} if at_start else self.environment(month), world.kinds[name]
        own = {axis_name(axis): labels[axis_name(axis)] for axis in kind.axes}
        rule = self._rule(name, 0 if at_start else month)
        along = axes_looked_along(rule.function) if rule else frozenset[str]()
        kept = {axis: label for axis, label in own.items() if axis not in along}
        inputs = () if rule is None else tuple(self._input(environment, need, kept) for need in rule.inputs)
        return Node(
            name=name,
            labels=tuple(own.values()),
            month=str(np.datetime64(self.job.settings.start, "M") + month),
            value=self._entries(environment, name, own)[0][1],
            unit=kind.unit.__name__,
            role=self._role(name),
            meaning=self._meaning(name, month),
            formula=formula_of(rule.function) if rule else None,
            where=self._place(name, month),
            inputs=inputs,
        )

    def trace(self, name: str, labels: Mapping[str, str], month: int, depth: int = 3) -> Trace:
        """Explain a number and, to a depth, those it is computed from; entries of other labels are left as values."""
        nodes = [self.node(name, labels, month)]
        seen, level = {name}, [name]
        for _ in range(depth):
            below: list[str] = []
            for parent in level:
                rule = self._rule(parent, month)
                for need in rule.inputs if rule else ():
                    if need not in seen and self._has_labels(need, labels):
                        seen.add(need)
                        below.append(need)
                        nodes.append(self.node(need, labels, month))
            level = below
            if not level:  # all that there is, however deep it was asked for
                break
        return Trace(self.draw, tuple(nodes))

    def _rule(self, name: str, month: int) -> Equation | None:
        """Return the equation of a name, by the rule of the month where dates switch between rules."""
        equation = self.program.world.equations.get(name)
        if not isinstance(equation, Switched):
            return equation
        starts = [0, *(self.job.settings.switch_months[event] for event in equation.event_numbers)]
        in_force = [rule for start, rule in zip(starts, equation.rules, strict=True) if month >= start]
        return in_force[-1]

    def _maker(self, name: str, month: int) -> Equation | None:
        """Return the equation that made a number: for a balance, the one that opened it, or moved it a month before."""
        if name not in self.program.world.stocks:
            return self._rule(name, 0 if name.startswith(OPENING) else month)
        return self._rule(STOCK + name, month - 1) if month else self._rule(OPENING + name, 0)

    def _check(self, name: str, labels: Mapping[str, str]) -> None:
        world, here = self.program.world, Place(said("what is to be explained"))
        known = {*world.equations, *world.stocks, *self.program.needed}
        if name not in known:
            got = said("a parameter that nothing reads in this scenario") if name in world.declared else f"'{name}'"
            cure = nearest(name, known, said("ask for a name of this world"))
            refuse([UnknownName(f"'{name}'", here, got, said("a name of this world that is read or computed"), cure)])
        for axis in world.kinds[name].axes:
            own, given = self.job.settings.labels[axis_name(axis)], labels.get(axis_name(axis))
            if given not in own:
                got = f"'{given}'" if given else said("nothing")
                cure = nearest(given or "", own, said("give {axis} with one of them", axis=axis_name(axis)))
                what = said("'{axis}' of '{name}'", axis=axis_name(axis), name=name)
                refuse([UnknownLabel(what, here, got, ", ".join(own), cure)])

    def _has_labels(self, name: str, labels: Mapping[str, str]) -> bool:
        return all(axis_name(axis) in labels for axis in self.program.world.kinds[name].axes)

    def _input(self, environment: Mapping[str, Any], name: str, own: Mapping[str, str]) -> Input:
        unit = self.program.world.kinds[name].unit.__name__
        return Input(name, unit, tuple(self._entries(environment, name, own)))

    def _entries(
        self, environment: Mapping[str, Any], name: str, own: Mapping[str, str]
    ) -> list[tuple[tuple[str, ...], float]]:
        """Return the entries of a name that share the labels given, with the labels of its other axes."""
        kind = self.program.world.kinds[name]
        if name not in environment:  # an opening balance, which exists before the first month
            array = self.chunk.frame.full(self.chunk.before_events(self.constants, name), kind.axes)
        else:
            array = self.chunk.full(environment, name)
        ordered = [axis_name(axis) for axis in self.program.sizes if axis in kind.axes]
        choices = [[own[axis]] if axis in own else self.job.settings.labels[axis] for axis in ordered]
        found = []
        for labels in product(*choices):
            at = tuple(self.job.settings.labels[axis].index(label) for axis, label in zip(ordered, labels, strict=True))
            free = tuple(label for axis, label in zip(ordered, labels, strict=True) if axis not in own)
            found.append((free, float(array[(*at, 0)])))
        return found

    def _role(self, name: str) -> str:
        world = self.program.world
        if name in world.equations:
            return "equation"
        if name in world.stocks:
            return "stock"
        if name in world.declared:
            return "shock" if world.declared[name].shock else "parameter"
        return "engine"

    def _meaning(self, name: str, month: int) -> str:
        maker, declared = self._maker(name, month), self.program.world.declared.get(name)
        if maker is not None:
            return inspect.getdoc(maker.function) or ""
        return declared.meaning if declared else "The length of a step: one month."

    def _place(self, name: str, month: int) -> Place:
        maker = self._maker(name, month)
        if maker is not None:
            return maker.where
        declared: Declared | None = self.program.world.declared.get(name)
        return declared.where if declared else Place(said("the engine"))


def axes_looked_along(function: Any) -> frozenset[str]:
    """Return the axes of which an equation reads every entry for each of its own, as in `sum_over(sales, Lab)`."""
    code, known = getattr(function, "__code__", None), getattr(function, "__globals__", {})
    read = [known.get(name) for name in (code.co_names if code else ())]
    return frozenset(axis_name(each) for each in read if isinstance(each, type) and issubclass(each, Axis))


def formula_of(function: Any) -> str | None:
    """Return the body of an equation as written, without its docstring; None where the source is not at hand."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return None
    body = [part for part in tree.body[0].body if not _is_docstring(part)]  # type: ignore[attr-defined]
    return "; ".join(ast.unparse(part).removeprefix("return ") for part in body)


def _is_docstring(part: ast.stmt) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def shown_draw(result: Result, values: Any, level: float = 0.5) -> int:
    """Return the draw nearest a quantile of one number a draw, its median by default; the first of those equally near.

    Halfway between two ranks both are equally near: they are found by rank, since rounding tells their distances apart.
    Draws that stopped being numbers are passed over; where all did, it is the first draw.
    """
    kept = np.flatnonzero(result.finite)
    if not kept.size:
        return 0
    ranked = np.sort(values[kept])
    at = level * (kept.size - 1)
    nearest = ranked[[math.ceil(at - 1 / 2), math.floor(at + 1 / 2)]]
    return int(kept[np.isin(values[kept], nearest)][0])
