"""An explained number in the terminal: the number, then each name behind it with its equation, inputs and source."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from rich.console import Console
from rich.text import Text

import sixteenth
from sixteenth.engine.explain import Explainer, Input, Node, Trace, shown_draw
from sixteenth.engine.job import MOST_DRAWS, Job
from sixteenth.engine.program import axis_name
from sixteenth.errors import OutsideTheRun, Place, clean, refuse
from sixteenth.interfaces.numbers import in_full
from sixteenth.interfaces.wrapping import tell
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.schema import Entry, ValueCard

INPUT = "    "
MOST_ENTRIES = 6  # of an input that is summed over, the largest
OUTCOME = "worth_if_stopped"


def explain_number(
    scenario: Scenario, name: str, labels: Mapping[str, str], month: str | None, draw: int | None, depth: int
) -> Trace:
    """Explain a number in one draw: the one nearest the middle of what the lab in focus is worth, unless one is named.

    Raises:
        Refused: when the name, a label or the month does not exist.

    """
    job = sixteenth.prepare(scenario)
    number = _month_number(job, month)
    if draw is not None and not 0 <= draw < MOST_DRAWS:
        where, limits, cure = Place("what is to be explained"), f"0 to {MOST_DRAWS - 1}", "name a draw of the run"
        refuse([OutsideTheRun("the draw", where, str(draw), limits, cure)])
    chosen = _middle_draw(scenario, labels) if draw is None else draw
    return Explainer(job, chosen).trace(name, labels, number, depth)


def _month_number(job: Job, month: str | None) -> int:
    first, months = np.datetime64(job.settings.start, "M"), job.settings.months
    try:
        number = 0 if month is None else int((np.datetime64(month, "M") - first).astype(int))
    except ValueError:
        number = -1
    if not 0 <= number < months:
        got, cure = f"'{month}'", f"give a month such as {first}"
        where = Place("what is to be explained")
        refuse([OutsideTheRun("the month", where, got, f"{first} to {first + months - 1}", cure)])
    return number


def _middle_draw(scenario: Scenario, labels: Mapping[str, str]) -> int:
    """Return the draw in which the lab's final worth is nearest its median; the first where there is no such thing."""
    if scenario.is_certain or f"next_{OUTCOME}" not in scenario.world.equations:
        return 0
    result = sixteenth.run(scenario)
    labs = result.labels["lab"]
    lab = labs.index(labels["lab"]) if labels.get("lab") in labs else 0
    return shown_draw(result, result.closing[OUTCOME][lab])


def explanation_data(scenario: Scenario, trace: Trace) -> dict[str, Any]:
    """Return a trace as plain data, with the card of each given value."""
    nodes = [{**asdict(node), "where": str(node.where), "source": source_of(scenario, node)} for node in trace.nodes]
    return {"draw": trace.draw, "nodes": nodes}


def source_of(scenario: Scenario, node: Node) -> str | None:
    """Return how a given value is known and where it comes from, events of its month included; None if computed."""
    if node.role not in ("parameter", "stock") or node.name not in scenario.values:
        return None
    told = [_known(scenario, scenario.values[node.name].card, node)]
    if node.role == "stock":
        return f"at the start: {told[0]}"
    for event in sorted((each.card for each in scenario.assumptions.events), key=lambda card: card.month):
        is_over = event.until is not None and node.month >= event.until
        if event.parameter == node.name and event.month <= node.month and not is_over:
            how = "" if event.factor is None else f"times {event.factor:g}, "
            since = f"{how}since {event.month}: {_known(scenario, event, node)}"
            told = [since] if event.factor is None else [*told, since]
    return "; ".join(told)


def _known(scenario: Scenario, card: ValueCard, node: Node) -> str:
    """Return the kind and source of a card, or of its own entry for the node's labels."""
    by_axis = dict(zip(_axes(scenario, node.name), node.labels, strict=True))
    key = "/".join(by_axis[axis] for axis in scenario.settings.labels if axis in by_axis)  # as cards write them
    entry = card.by.get(key)
    own = entry if isinstance(entry, Entry) else None
    kind, source = (own.kind if own else None) or card.kind, (own.source if own else None) or card.source
    return f"{kind}: {source}"


def _axes(scenario: Scenario, name: str) -> tuple[str, ...]:
    return tuple(axis_name(axis) for axis in scenario.world.kinds[name].axes)


def show_explanation(console: Console, scenario: Scenario, trace: Trace) -> None:
    """Print the number, then each name behind it."""
    for depth, node in enumerate(trace.nodes):
        if depth:
            console.print()
        _show_node(console, scenario, node, is_first=depth == 0)
    console.print(Text(f"\ndraw {trace.draw} of {clean(scenario.name)}, computed again in float64", style="dim"))


def _show_node(console: Console, scenario: Scenario, node: Node, *, is_first: bool) -> None:
    title = clean(" ".join((node.name, *node.labels)))
    when = f" ({node.month})" if is_first else ""
    console.print(Text.assemble((f"{title} = {in_full(node.unit, node.value)}", "bold"), when))
    tell(console, node.meaning.splitlines()[0] if node.meaning else "", "  ")
    if node.formula:
        tell(console, node.formula, "  = ")
        for each in node.inputs:
            tell(console, _input(each), INPUT)
    source = source_of(scenario, node)
    if source:
        tell(console, source, "  ")
    tell(console, f"{node.role}, {node.where}", "  ", style="dim")


def _input(each: Input) -> str:
    if len(each.values) == 1 and not each.values[0][0]:
        return f"{each.name} = {in_full(each.unit, each.values[0][1])}"
    largest = sorted(each.values, key=lambda entry: -abs(entry[1]))[:MOST_ENTRIES]
    shown = ", ".join(f"{'/'.join(labels)}: {in_full(each.unit, value)}" for labels, value in largest if value)
    left = len(each.values) - len(largest)
    return f"{each.name} = {shown or 'nothing in any entry'}" + (f", and {left} smaller" if left else "")
