"""A world: equations that find each other by name, and what no equation computes. Composing checks it as a whole."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Any

from sixteenth.engine.check import check_override, check_world, two_providers
from sixteenth.engine.declared import Declared, Limit, OutputSet
from sixteenth.engine.equation import ENDING, OPENING, STOCK, AnyEquation, Kind, axis_name, read_equations
from sixteenth.engine.packets import only_fields
from sixteenth.errors import refuse
from sixteenth.units import Months

MONTH = "month"  # the one name the engine provides: the length of a step, one month


@dataclass(frozen=True)
class World:
    """Equations by name, declared names, and what can be kept of a run."""

    equations: Mapping[str, AnyEquation]
    declared: Mapping[str, Declared] = field(default_factory=dict)
    output_sets: Mapping[str, OutputSet] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()

    def with_(self, *functions: Callable[..., Any], outputs: Iterable[str] = ()) -> "World":
        """Return this world with functions of yours in place of, or added to, its own.

        A function replaces the equation of its name. A new name must be used by another equation or be listed in
        `outputs`, which are then kept every month in each output set; else the name was probably misspelt.

        Raises:
            Refused: with every fault of the changed world.

        """
        equations, faults = read_equations(functions)
        named = tuple(outputs)
        sets = {key: replace(kept, monthly=(*kept.monthly, *named)) for key, kept in self.output_sets.items()}
        changed = replace(self, equations={**self.equations, **{e.name: e for e in equations}}, output_sets=sets)
        overrides = [*two_providers(equations, []), *check_override(self, changed, equations, named)]
        refuse([*faults, *overrides, *check_world(changed)])
        return changed

    def keeping(self, name: str, outputs: OutputSet) -> "World":
        """Return this world with a set of outputs of that name added, or put in place of the one it had."""
        return replace(self, output_sets={**self.output_sets, name: outputs})

    def computes_as(self, other: "World") -> bool:
        """Say whether this is another world that keeps other outputs: of the same equations, cards and limits."""
        return all(getattr(self, part) is getattr(other, part) for part in ("equations", "declared", "limits"))

    def __getstate__(self) -> dict[str, Any]:
        """Return the fields; programs and what else follows from them is made again where it is needed."""
        return only_fields(self)

    @cached_property
    def means(self) -> frozenset[str]:
        """Return the outputs of which the mean over draws counts, not the median: odds and expectations."""
        return frozenset(name for kept in self.output_sets.values() for name in kept.mean)

    @cached_property
    def programs(self) -> dict[Any, Any]:
        """Return what programs were made of this world, for `make_program`: a scenario's numbers make no new one."""
        return {}

    @cached_property
    def kept_otherwise(self) -> dict[str, "World"]:
        """Return worlds that compute the same and keep other outputs, by the name of these: each is made once."""
        return {}

    @cached_property
    def reaches(self) -> dict[Any, Any]:
        """Return what the sides of limits were found to come from, for `reach_of`."""
        return {}

    @cached_property
    def names_read(self) -> frozenset[str]:
        """Return the names that any equation reads."""
        return frozenset(need for equation in self.equations.values() for need in equation.inputs)

    @cached_property
    def stocks(self) -> tuple[str, ...]:
        """Return the names that carry over from month to month."""
        return tuple(sorted(equation.stock for equation in self.equations.values() if equation.stock))

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Return the equations that say when a draw or an entry has ended; of two in one month the first counts."""
        return tuple(sorted(name for name in self.equations if name.startswith(ENDING)))

    @cached_property
    def shocks(self) -> tuple[Declared, ...]:
        """Return the declared shocks, sorted by name."""
        return tuple(self.declared[name] for name in sorted(self.declared) if self.declared[name].shock)

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Return the kind of every name: declared, computed, carried or provided by the engine."""
        known = {name: declared.kind for name, declared in self.declared.items()}
        known |= {name: equation.output for name, equation in self.equations.items()}
        known |= {stock: self.equations[STOCK + stock].output for stock in self.stocks}
        return {**known, MONTH: Kind(Months)}

    @cached_property
    def used_kinds(self) -> Mapping[str, Kind]:
        """Return the kind of every name that an equation computes or reads; a card that nothing reads is left out."""
        used = {name for equation in self.equations.values() for name in (equation.name, *equation.inputs)}
        return {name: self.kinds[name] for name in sorted(used & self.kinds.keys())}

    @cached_property
    def used_axes(self) -> tuple[tuple[str, str], ...]:
        """Return the axes that used names have, in the order of the alphabet, each with one of those names."""
        used = {axis_name(axis): name for name, kind in self.used_kinds.items() for axis in kind.axes}
        return tuple(sorted(used.items()))

    def needs(self, name: str) -> tuple[str, ...]:
        """Return the equations that a name needs within the same month; a stock needs none."""
        equation = self.equations.get(name)
        return tuple(need for need in equation.inputs if need in self.equations) if equation else ()

    def order(self, targets: Iterable[str], known: Collection[str] = ()) -> tuple[str, ...]:
        """Return the equations that targets need, each after those it needs itself; ties in order of names.

        What is `known` is not computed, nor is what it alone needs.
        """
        graph: dict[str, tuple[str, ...]] = {}
        todo = [name for name in targets if name in self.equations and name not in known]
        while todo:
            name = todo.pop()
            if name not in graph:
                graph[name] = tuple(sorted(need for need in self.needs(name) if need not in known))
                todo += graph[name]
        return tuple(TopologicalSorter({name: graph[name] for name in sorted(graph)}).static_order())

    def reach(self, targets: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the equations and the stocks that targets need, through the months as well as within one."""
        behind = self.behind(targets)
        return self.order(behind), tuple(stock for stock in self.stocks if stock in behind)

    def behind(self, targets: Iterable[str]) -> frozenset[str]:
        """Return every name that targets depend on, through the months as well as within one: the targets, too."""
        wanted, stocks, found = set(targets), set(self.stocks), set[str]()
        todo = [*wanted, *(stock for stock in stocks if STOCK + stock in wanted)]
        while todo:
            name = todo.pop()
            if name in found:
                continue
            found.add(name)
            moved_by = (STOCK + name, OPENING + name) if name in stocks else ()
            todo += [each for each in moved_by if each in self.equations]
            todo += self.equations[name].inputs if name in self.equations else ()
        return frozenset(found)

    def moving(self, stocks: Iterable[str], moving_names: Iterable[str]) -> frozenset[str]:
        """Return the equations that can change from month to month, given what changes by itself."""
        sources = {*stocks, *moving_names, *(shock.name for shock in self.shocks)}
        moving: set[str] = set()
        for name in self.order(self.equations):
            equation = self.equations[name]
            is_switched = not hasattr(equation, "function")
            if is_switched or any(need in sources or need in moving for need in equation.inputs):
                moving.add(name)
        return frozenset(moving)
