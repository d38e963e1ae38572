"""Months in turn: openings, then each month's equations in order, then the stocks move. One source for both back ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from sixteenth.arrays import where
from sixteenth.engine.carriers import AxisTypes, Frame, Labelled
from sixteenth.engine.chance import monthly_words, open_uniform
from sixteenth.engine.compose import MONTH
from sixteenth.engine.equation import OPENING, STOCK, Switched
from sixteenth.engine.program import Program

Environment = dict[str, Any]
Arrays = dict[str, Any]
NOT_FINITE = "not_finite"


class BackEnd(Protocol):
    """What differs between NumPy and JAX: the arrays, the float type, and how months are looped over."""

    xp: Any
    dtype: Any

    def loop(self, step: Callable[..., Any], state: Any, inputs: Any, months: int) -> tuple[Any, Any]:
        """Walk the months, collecting what each returns along a new first axis."""
        ...

    def normal_quantile(self, uniform: Any) -> Any:
        """Turn uniforms into standard normals."""
        ...


@dataclass(frozen=True)
class Inputs:
    """All numbers a chunk needs; arrays, so that none of them is compiled in."""

    rows: Any  # [rows of the table, draws]
    seed: Any  # uint32
    draws: Any  # uint32 [draws], the number of each draw
    keys: Any  # uint32 [streams]
    event_months: Any  # int32 [events]
    switch_months: Any  # int32 [switches]


def simulate(program: Program, back_end: BackEnd, inputs: Inputs) -> dict[str, Arrays]:
    """Run all months of a chunk of draws.

    Returns:
        `monthly`: [months, *axes, draws] by name; `closing`: [*axes, draws] by stock; `ended`: by ending, the first
        month it holds, or the number of months, int32 [*axes, draws], with `not_finite` among them.

    """
    chunk = _Chunk(program, back_end, inputs)
    constants = chunk.constants()
    opening = {stock: chunk.opening(stock, constants) for stock in program.stocks}
    shocks = chunk.shocks()
    months = np.arange(program.months, dtype=np.int32)

    def step(state: Any, month_inputs: Any) -> Any:
        balances, ended = state
        number, _ = month_inputs
        environment = chunk.month(constants, balances, *month_inputs)
        after = {stock: chunk.full(environment, STOCK + stock) for stock in balances}
        monthly = {name: chunk.full(environment, name) for name in program.kept.monthly}
        holds = {name: chunk.full(environment, name) > 0 for name in program.world.endings}
        holds[NOT_FINITE] = chunk.any_not_finite((*after.values(), *monthly.values()))
        ended = {name: chunk.first_month(holds[name], ended[name], number) for name in ended}
        return (after, ended), monthly

    state = (opening, {name: chunk.never(name) for name in (*program.world.endings, NOT_FINITE)})
    (last, ended), monthly = back_end.loop(step, state, (months, shocks), program.months)
    return {"monthly": monthly, "closing": {stock: last[stock] for stock in program.kept.closing}, "ended": ended}


class _Chunk:
    """The draws of one chunk on one back end."""

    def __init__(self, program: Program, back_end: BackEnd, inputs: Inputs) -> None:
        self.program, self.back_end, self.inputs = program, back_end, inputs
        self.frame = Frame(back_end.xp, back_end.dtype, program.sizes, inputs.draws.shape[0])
        self.sequence = tuple(name for name in program.reached[0] if name in program.moving)

    def axes(self, name: str) -> AxisTypes:
        return self.program.world.kinds[name].axes

    def wrap(self, name: str, data: Any) -> Labelled:
        return Labelled(data, self.frame.order(frozenset(self.axes(name))), self.frame)

    def full(self, environment: Mapping[str, Any], name: str) -> Any:
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
        provider = OPENING + stock if OPENING + stock in self.program.world.equations else stock
        return self.frame.full(constants[provider], self.axes(stock))

    def month(self, constants: Environment, balances: Arrays, number: Any, shocks: Arrays) -> Environment:
        """Compute every name of one month."""
        environment = dict(constants)
        for event, (name, is_factor) in enumerate(self.program.events):
            new = constants[f"event {event}"] * environment[name] if is_factor else constants[f"event {event}"]
            environment[name] = self.from_month(number >= self.inputs.event_months[event], new, environment[name])
        environment |= {name: self.wrap(name, data) for name, data in (*balances.items(), *shocks.items())}
        for name in self.sequence:
            environment[name] = self.evaluate(environment, name, number)
        return environment

    def evaluate(self, environment: Mapping[str, Any], name: str, number: Any) -> Any:
        """Compute one name from the others; where dates switch rules, by the rule of the month."""
        equation = self.program.world.equations[name]
        if not isinstance(equation, Switched):
            return equation.function(*(environment[need] for need in equation.inputs))
        value, *later = (rule.function(*(environment[need] for need in rule.inputs)) for rule in equation.rules)
        for event, rule_value in zip(equation.event_numbers, later, strict=True):
            value = self.from_month(number >= self.inputs.switch_months[event], rule_value, value)
        return value

    def from_month(self, has_come: Any, then: Any, otherwise: Any) -> Any:
        return where(Labelled(has_come, (), self.frame), then, otherwise)

    def never(self, name: str) -> Any:
        axes = () if name == NOT_FINITE else self.axes(name)
        return self.frame.xp.full(self.frame.shape(axes), self.program.months, dtype=np.int32)

    def first_month(self, holds: Any, first: Any, number: Any) -> Any:
        """Note the month in which an ending first holds."""
        return self.frame.xp.where(holds & (first == self.program.months), number, first)

    def any_not_finite(self, arrays: Iterable[Any]) -> Any:
        """Say for each draw whether any entry of any array is not a number."""
        xp, draws = self.frame.xp, self.frame.draws
        found = xp.zeros((draws,), bool)
        for data in arrays:
            found = found | ~xp.isfinite(data).reshape(-1, draws).all(axis=0)
        return found

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
