"""Months in turn: openings, then each month in order, then the stocks move. One source for both back ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np

from sixteenth.arrays import where
from sixteenth.engine.carriers import AxisTypes, Frame, NamedArray, carried
from sixteenth.engine.compose import MONTH
from sixteenth.engine.draws.chance import monthly_words, open_uniform
from sixteenth.engine.equation import OPENING, STOCK, Equation, Switched, rules_of
from sixteenth.engine.programs.program import Program

Environment = dict[str, Any]
Arrays = dict[str, Any]
NOT_FINITE = "not_finite"


class BackEnd(Protocol):
    """What differs between NumPy and JAX: the arrays, the float type, and how months are looped over."""

    @property
    def xp(self) -> Any:
        """Return the array module."""
        ...

    @property
    def dtype(self) -> Any:
        """Return the float type."""
        ...

    def loop(
        self, step: Callable[..., Any], state: Any, inputs: Any, months: int, equations: int, /
    ) -> tuple[Any, Any]:
        """Walk the months of so many equations, collecting what each returns along a new first axis."""
        ...

    def normal_quantile(self, uniform: Any) -> Any:
        """Turn uniforms into standard normals."""
        ...

    def compute_once(self, function: Callable[..., Any], *arrays: Any) -> Any:
        """Call a function of arrays so that its result is computed once, however many read it."""
        ...


@dataclass(frozen=True)
class Inputs:
    """All numbers a chunk needs; arrays, so that none of them is compiled in."""

    rows: Any  # [rows of the table, draws]
    seed: Any  # uint32
    draws: Any  # uint32 [draws], the number of each draw
    keys: Any  # uint32 [streams]
    event_months: Any  # int32 [events, 2]: the first month, and the first after
    switch_months: Any  # int32 [switches]


def simulate(program: Program, back_end: BackEnd, inputs: Inputs) -> dict[str, Arrays]:
    """Run all months of a chunk of draws.

    Returns:
        `monthly`: [months, *axes, draws] by name; `closing`: [*axes, draws] by stock; `ended`: by ending, the first
        month it holds, or the number of months, int32 [*axes, draws], with `not_finite` among them.

    """
    chunk = Chunk(program, back_end, inputs)
    constants = chunk.constants()
    opening = {stock: chunk.opening(stock, constants) for stock in program.stocks}
    shocks = chunk.shocks()
    months = np.arange(program.months, dtype=np.int32)

    def step(state: Any, month_inputs: Any) -> Any:
        balances, ended, not_finite = state
        number, _ = month_inputs
        environment = chunk.month(constants, balances, *month_inputs)
        after = {stock: chunk.full(environment, STOCK + stock) for stock in balances}
        monthly = {name: chunk.full(environment, name) for name in program.kept.monthly}
        holds = {name: chunk.full(environment, name) > 0 for name in ended}
        ended = {name: chunk.first_month(holds[name], ended[name], number) for name in ended}
        # A balance is looked at in the month that it opens, where it lies in memory: looking at it in the month that
        # makes it would compute it a second time.
        found = chunk.any_not_finite(balances.values())
        return (after, ended, chunk.first_month(found, not_finite, chunk.month_before(number))), monthly

    state = (opening, {name: chunk.never(name) for name in program.world.endings}, chunk.never(NOT_FINITE))
    given = (months, shocks)
    (last, ended, not_finite), monthly = back_end.loop(step, state, given, program.months, len(program.sequence))
    not_finite = chunk.first_month(chunk.any_not_finite(last.values()), not_finite, np.int32(program.months - 1))
    ended[NOT_FINITE] = chunk.first_not_finite(not_finite, monthly, months)
    return {"monthly": monthly, "closing": {stock: last[stock] for stock in program.kept.closing}, "ended": ended}


class Chunk:
    """The draws of one chunk on one back end."""

    def __init__(self, program: Program, back_end: BackEnd, inputs: Inputs) -> None:
        self.program, self.back_end, self.inputs = program, back_end, inputs
        self.frame = Frame(back_end.xp, back_end.dtype, program.sizes, inputs.draws.shape[0])

    def axes(self, name: str) -> AxisTypes:
        """Return the axes by which a name of the world is indexed."""
        return self.program.world.kinds[name].axes

    def wrap(self, name: str, data: Any) -> NamedArray:
        """Give an array the axes of a name, so that equations can read it."""
        return NamedArray(data, self.frame.joined(self.axes(name)), self.frame)

    def full(self, environment: Mapping[str, Any], name: str) -> Any:
        """Return the bare array of a computed name, with all of its axes and draws."""
        return self.frame.full(environment[name], self.axes(name))

    def constants(self) -> Environment:
        """Name the rows of the table, and compute the equations that no month changes."""
        environment: Environment = {MONTH: self.frame.dtype(1.0)}
        names = {f"event {i}": name for i, (name, _) in enumerate(self.program.events)}
        for slot, (begin, end) in self.program.slots.items():
            name = names.get(slot, slot)
            environment[slot] = self.wrap(name, self.inputs.rows[begin:end].reshape(self.frame.shape(self.axes(name))))
        for name in self.program.reached[0]:
            if name not in self.program.moving:
                environment[name] = self.evaluate(environment, name, None)
        return environment

    def opening(self, stock: str, constants: Mapping[str, Any]) -> Any:
        """Return a stock's first balance, given or computed from values as they stand before any event."""
        provider = OPENING + stock if OPENING + stock in self.program.world.equations else stock
        return self.frame.full(self.before_events(constants, provider), self.axes(stock))

    def before_events(self, known: Mapping[str, Any], name: str) -> Any:
        """Compute a name by the rules and values that hold before the first event."""
        found = dict(known)
        for each in self.program.world.order([name], known):
            found[each] = self.call(rules_of(self.program.world.equations[each])[0], found)
        return found[name]

    def month(self, constants: Environment, balances: Arrays, number: Any, shocks: Arrays) -> Environment:
        """Compute every name of one month."""
        environment = dict(constants)
        for event, (name, is_factor) in enumerate(self.program.events):
            if name not in environment:  # nothing that is kept needs it
                continue
            new = constants[f"event {event}"] * environment[name] if is_factor else constants[f"event {event}"]
            first, over = self.inputs.event_months[event, 0], self.inputs.event_months[event, 1]
            environment[name] = self.from_month((number >= first) & (number < over), new, environment[name])
        environment |= {name: self.wrap(name, data) for name, data in (*balances.items(), *shocks.items())}
        for name in self.program.sequence:
            environment[name] = self.evaluate(environment, name, number)
        return environment

    def evaluate(self, environment: Mapping[str, Any], name: str, number: Any) -> Any:
        """Compute one name from the others, apart from its readers where that is cheaper."""
        if number is None or name not in self.program.computed_once:
            return self.compute(environment, name, number)
        known = {need: environment[need] for need in self.program.world.equations[name].inputs}
        axes = self.frame.joined(self.axes(name))

        def apart(arrays: Arrays, month: Any) -> Any:
            inside = {need: NamedArray(arrays[need], known[need].axes, self.frame) for need in arrays}
            result = self.compute({**known, **inside}, name, month)
            return self.frame.xp.broadcast_to(self.frame.align(result, axes), self.frame.shape(axes))

        arrays = {
            need: value.data for need, value in known.items() if isinstance(value, NamedArray) and value.data.ndim
        }
        return NamedArray(self.back_end.compute_once(apart, arrays, number), axes, self.frame)

    def compute(self, environment: Mapping[str, Any], name: str, number: Any) -> Any:
        """Compute one name from the others; where dates switch rules, by the rule of the month."""
        equation = self.program.world.equations[name]
        if not isinstance(equation, Switched):
            return self.call(equation, environment)
        value, *later = (self.call(rule, environment) for rule in equation.rules)
        for event, rule_value in zip(equation.event_numbers, later, strict=True):
            value = self.from_month(number >= self.inputs.switch_months[event], rule_value, value)
        return value

    def call(self, rule: Equation, environment: Mapping[str, Any]) -> Any:
        """Compute one name by one rule."""
        return carried(rule.function(*(environment[need] for need in rule.inputs)), rule.output, self.frame)

    def from_month(self, has_come: Any, then: Any, otherwise: Any) -> Any:
        """Choose between two values by whether a month has come."""
        return where(NamedArray(has_come, (), self.frame), then, otherwise)

    def never(self, name: str) -> Any:
        """Return, for each entry and draw of an ending, the number that says it has not come."""
        axes = () if name == NOT_FINITE else self.axes(name)
        return self.frame.xp.full(self.frame.shape(axes), self.program.months, dtype=np.int32)

    def first_month(self, holds: Any, first: Any, number: Any) -> Any:
        """Note the month in which an ending first holds."""
        return self.frame.xp.where(holds & (first == self.program.months), number, first)

    def month_before(self, number: Any) -> Any:
        """Return the month whose close is the opening of this one; the first month is its own."""
        return self.frame.xp.maximum(number, np.int32(1)) - np.int32(1)

    def any_not_finite(self, arrays: Iterable[Any]) -> Any:
        """Say for each draw whether any entry of any array [*axes, draws] is not a number."""
        return self.mark([self.frame.xp.zeros((self.frame.draws,), self.frame.dtype), *arrays], 0) != 0

    def first_not_finite(self, first: Any, monthly: Arrays, months: Any) -> Any:
        """Return the earlier of a month and the first in which any array [months, *axes, draws] is not a number."""
        own = [data for name, data in monthly.items() if name not in self.program.stocks]
        if not own:
            return first
        found = self.mark(own, 1) != 0
        return self.frame.xp.minimum(
            first, self.frame.xp.where(found, months[:, None], self.program.months).min(axis=0)
        )

    def mark(self, arrays: Iterable[Any], kept: int) -> Any:
        """Return zero where all entries behind the `kept` axes are finite in all arrays, and not a number elsewhere.

        Zero times infinity is not a number, and no sum of zeros is lost. Arrays of one shape are added to each other,
        then entry to entry, rather than summed along an axis because XLA makes no vector code for long sums; apart
        from each other, because it makes none for a loop that reads hundreds of entries either.
        """
        by_shape: dict[tuple[int, ...], Any] = {}
        for data in arrays:
            zeros = data * self.frame.dtype(0)
            by_shape[data.shape] = by_shape[data.shape] + zeros if data.shape in by_shape else zeros
        add_up = partial(self.entries_added, kept)
        marks = [
            self.back_end.compute_once(add_up, zeros) if zeros.ndim > kept + 1 else zeros for zeros in by_shape.values()
        ]
        return sum(marks[1:], marks[0])

    def entries_added(self, kept: int, data: Any) -> Any:
        """Add up all entries between the `kept` axes and the draws, one by one."""
        ahead = (slice(None),) * kept
        while data.ndim > kept + 1:
            entries = [data[(*ahead, number)] for number in range(data.shape[kept])]
            data = sum(entries[1:], entries[0])
        return data

    def shocks(self) -> Arrays:
        """Make every shock of every month for the whole chunk at once, [months, *axes, draws]."""
        program, inputs = self.program, self.inputs
        if not program.shock_streams:
            return {}
        words = monthly_words(inputs.seed, inputs.keys, inputs.draws, program.months, self.back_end.xp)
        uniforms = open_uniform(words, self.back_end.dtype)
        found = {}
        for name, (at, count) in program.shock_streams.items():
            own = uniforms[:, at : at + count]
            shaped = self.back_end.normal_quantile(own) if program.world.declared[name].shock == "normal" else own
            found[name] = shaped.reshape(program.months, *self.frame.shape(self.axes(name)))
        return found
