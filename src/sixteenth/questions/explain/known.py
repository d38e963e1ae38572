"""How a given value behind a number is known: by its card, events of its month, and the facts that it is fitted to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.engine.equation import axis_name
from sixteenth.engine.explain import Node
from sixteenth.questions.spread import kind_word
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.fitted_values import FittedValue, fitted_value
from sixteenth.scenarios.repairs.levers import shown_unit

GIVEN = ("parameter", "stock")


@dataclass(frozen=True)
class Known:
    """One thing that says what a value is: its kind and source; of an event, since when, and what it multiplies by."""

    kind: str
    source: str
    since: str | None = None
    factor: float | None = None
    is_of_the_start: bool = False

    @property
    def finding(self) -> Finding:
        """Return it as a part of a sentence."""
        parts: dict[str, Figure | Word] = {"kind": kind_word(self.kind), "source": Figure(self.source, "text")}
        if self.is_of_the_start:
            return Finding("known_at_the_start", parts)
        if self.since is None:
            return Finding("known", parts)
        parts["since"] = Figure(self.since, "month")
        if self.factor is None:
            return Finding("known_since", parts)
        return Finding("times_since", {**parts, "factor": Figure(self.factor, "number")})


def known_of(scenario: Scenario, node: Node) -> tuple[Known, ...]:
    """Return how a given value is known and where it comes from, events of its month included; none if computed."""
    if node.role not in GIVEN or node.name not in scenario.values:
        return ()
    found = [_known(scenario, scenario.values[node.name].card, node)]
    if node.role == "stock":
        return (Known(*found[0], is_of_the_start=True),)
    told = [Known(*found[0])]
    for event in sorted((each.card for each in scenario.assumptions.events), key=lambda card: card.month):
        is_over = event.until is not None and node.month >= event.until
        if event.parameter == node.name and event.month <= node.month and not is_over:
            since = Known(*_known(scenario, event, node), since=event.month, factor=event.factor)
            told = [since] if event.factor is None else [*told, since]
    return tuple(told)


def fitted_of(scenario: Scenario, node: Node) -> FittedValue | None:
    """Return what facts taught of a given value; None of what they did not move, and of what is computed."""
    if node.role not in GIVEN or node.name not in scenario.values:
        return None
    return fitted_value(scenario, node.name, _in_file(scenario, node))


def known_findings(scenario: Scenario, node: Node) -> Iterable[Finding]:
    """Say how a given value is known, and what was believed of a fitted one before and after which facts."""
    known = known_of(scenario, node)
    if known:
        yield Finding("source", {"known": tuple(each.finding for each in known)})
    fitted, placed = fitted_of(scenario, node), scenario.assumptions.posterior
    if fitted and placed:
        ranges = {"after": fitted.posterior, "before": fitted.prior}
        figures = {
            f"{when}_{at}": Figure(number, "amount")
            for when, each in ranges.items()
            for at, number in zip(("low", "middle", "high"), each, strict=True)
        }
        about = {"facts": Figure(len(placed.card.fitted_to), "count"), "until": Figure(placed.card.until, "text")}
        yield Finding("fitted", {**figures, **about, "unit": Figure(shown_unit(fitted.unit), "text")})


def _known(scenario: Scenario, card: ValueCard, node: Node) -> tuple[str, str]:
    """Return the kind and source of a card, or of its own entry for the node's labels."""
    entry = card.by.get("/".join(_in_file(scenario, node)))
    own = entry if isinstance(entry, Entry) else None
    kind, source = (own.kind if own else None) or card.kind, (own.source if own else None) or card.source
    return str(kind), str(source)


def _in_file(scenario: Scenario, node: Node) -> tuple[str, ...]:
    """Return the labels of a node in the order in which cards write them."""
    by_axis = dict(zip(axes_of(scenario, node.name), node.labels, strict=True))
    return tuple(by_axis[axis] for axis in scenario.settings.labels if axis in by_axis)


def axes_of(scenario: Scenario, name: str) -> tuple[str, ...]:
    """Return the axes of a name of the world."""
    return tuple(axis_name(axis) for axis in scenario.world.kinds[name].axes)
