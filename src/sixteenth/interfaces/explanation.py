"""An explained number in the terminal: the number, then each name behind it with its equation, inputs and source.

A word of the headline, such as "money back", is first told as the run shows it; one of its futures is explained.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from rich.console import Console
from rich.text import Text

import sixteenth
from sixteenth.answers.numbers import in_full
from sixteenth.decide.ledger.lab_books import THE_MIDDLE
from sixteenth.engine.equation import axis_name
from sixteenth.engine.explain import Explainer, Input, Node, Trace, shown_draw
from sixteenth.engine.job import MOST_DRAWS, Job
from sixteenth.errors import Fault, OutsideTheRun, Place, UnknownLabel, UnknownName, WrongOption, clean, nearest, refuse
from sixteenth.interfaces.answer_words import (
    ShownAnswer,
    answer_words,
    figure_answer,
    pieces_table,
    tell_answer,
)
from sixteenth.interfaces.fitted_values import fitted_sentence
from sixteenth.interfaces.headline_words import (
    WORTH,
    HeadlineWord,
    Shown,
    figure_of,
    headline_words,
    plain_word,
    tell_shown,
    where_of,
)
from sixteenth.interfaces.tables import print_table
from sixteenth.interfaces.wrapping import tell
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.fitted_values import FittedValue, fitted_value

INPUT = "    "
MOST_ENTRIES = 6  # of an input that is summed over, the largest
OUTCOME = "wind_down_value"
HERE = Place(said("what is to be explained"))


@dataclass(frozen=True)
class Explanation(Trace):
    """A trace, what the run shows for the word of the headline that was asked for, and how its future was chosen."""

    shown: Shown | ShownAnswer | None = None
    future: int | None = None  # how many of 100 are worth less; None where a draw was named, or all are alike


def read_labels(given: Mapping[str, str | None], at: Sequence[str]) -> dict[str, str]:
    """Return labels by axis, from options of their own and from entries such as `stand=Ana`.

    Raises:
        Refused: when an entry is not of that form, or an axis is given twice.

    """
    labels, faults = {axis: label for axis, label in given.items() if label is not None}, list[Fault]()
    for entry in at:
        axis, is_pair, label = (part.strip() for part in entry.partition("="))
        if not (axis and is_pair and label):
            faults.append(
                WrongOption("'--at'", HERE, f"'{entry}'", said("an axis and a label"), said("write --at stand=Ana"))
            )
        elif labels.get(axis, label) != label:
            got, cure = (
                said("'{labels}' and '{label}'", labels=labels[axis], label=label),
                said("give '{axis}' once", axis=axis),
            )
            faults.append(WrongOption(f"'{axis}'", HERE, got, said("one label of each axis"), cure))
        labels[axis] = label
    refuse(faults)
    return labels


def explain_number(
    scenario: Scenario,
    name: str,
    labels: Mapping[str, str],
    month: str | None,
    draw: int | None,
    depth: int,
    future: int | None = None,
) -> Explanation:
    """Explain a number in one draw: the one nearest the middle of what the lab in focus is worth, unless one is named.

    Instead of a draw, `future` names how many of 100 are to be worth less: 5, or 95. A word of the headline stands for
    the name behind it in the last month, of the first lab unless another is named; of one with a spread, the draw is
    the one nearest its median, or nearest to where so many of 100 lie below.

    Raises:
        Refused: when the name, a label, the month or the draw does not exist, no such depth, or draw and future differ.

    """
    job = sixteenth.prepare(scenario)
    refuse([*_unknown_labels(job, labels), *_wrong_numbers(draw, depth, future)])
    word = _word(job, name)
    if word is not None and plain_word(name) in answer_words():
        return _answer_explained(scenario, job, word, labels, month, draw, depth, future)
    if word is None:
        number = _month_number(job, month)
        chosen, near = _chosen_draw(scenario, labels, future) if draw is None else (draw, None)
        trace = Explainer(job, chosen).trace(name, labels, number, depth)
        return Explanation(trace.draw, trace.nodes, future=near)
    number = job.settings.months - 1 if month is None else _month_number(job, month)
    labels = {**_first_lab(job), **labels}
    shown, chosen = _shown(job, word, labels, draw, THE_MIDDLE if future is None else future)
    trace = Explainer(job, chosen).trace(word.name, labels, number, depth)
    return Explanation(trace.draw, trace.nodes, shown)


def _answer_explained(
    scenario: Scenario,
    job: Job,
    word: HeadlineWord,
    labels: Mapping[str, str],
    month: str | None,
    draw: int | None,
    depth: int,
    future: int | None,
) -> Explanation:
    """Explain a word of the value of going on: what it is over all futures, its pieces in one, and the name behind."""
    own = {**_first_lab(job), **labels}
    figure = figure_answer(word, scenario, own["lab"], job.options.draws)
    if draw is not None and draw >= figure.result.draws:
        expected = said("0 to {draws}, which this answer is read from", draws=figure.result.draws - 1)
        refuse([OutsideTheRun(said("the draw"), HERE, str(draw), expected, said("name one of these"))])
    shown = tell_answer(word, own["lab"], figure, draw, THE_MIDDLE if future is None else future)
    axes = _axes(scenario, word.name)
    if figure.vintage is not None and "vintage" in axes:
        own = {"vintage": figure.vintage, **own}
    number = figure.month % job.settings.months if month is None else _month_number(job, month)
    trace = Explainer(job, shown.draw).trace(word.name, own, number, depth)
    return Explanation(trace.draw, trace.nodes, shown)


def _word(job: Job, name: str) -> HeadlineWord | None:
    """Return the word of the headline that is asked for; none where the world has such a name itself.

    Raises:
        Refused: when it is neither a name nor a word, or a word of a headline that this world does not have.

    """
    world = job.program.world
    known = {*world.equations, *world.stocks, *world.declared, *job.program.needed}
    words = {**headline_words(), **answer_words()}
    word = words.get(plain_word(name))
    if name in known or (word is not None and word.name in known):
        return None if name in known else word
    meant = plain_word(name).replace(" ", "_")
    expected = said("a name of this world, or a word of its headline")
    if word is not None:
        got, cure = (
            said("a word for '{name}', which this scenario does not compute", name=word.name),
            said("ask for {example}", example=_example(known)),
        )
        refuse([UnknownName(f"'{name}'", HERE, got, expected, cure)])
    own = {each for each, about in words.items() if about.name in known}
    cure = (
        said("did you mean '{meant}'?", meant=meant)
        if meant in known
        else nearest(name, {*known, *own}, said("ask for {example}", example=_example(known)))
    )
    refuse([UnknownName(f"'{name}'", HERE, f"'{name}'", expected, cure)])
    return None


def _example(known: set[str]) -> str:
    return said(
        "a name of this world, such as {number}",
        number=next((name for name in ("cash", "revenue") if name in known), min(known)),
    )


def _unknown_labels(job: Job, labels: Mapping[str, str]) -> list[Fault]:
    """Find labels of axes that the scenario does not have, and labels that their axes do not have."""
    found, axes = list[Fault](), job.settings.labels
    for axis, label in labels.items():
        if axis not in axes:
            cure = nearest(
                axis,
                axes,
                said("leave it out: the axes are {names}", names=", ".join(axes)) if axes else said("leave it out"),
            )
            found.append(UnknownLabel(f"'{axis}'", HERE, f"'{axis}={label}'", said("an axis of this scenario"), cure))
        elif label not in axes[axis]:
            expected, cure = (
                ", ".join(axes[axis]),
                nearest(label, axes[axis], said("give {axis} with one of them", axis=axis)),
            )
            found.append(UnknownLabel(f"'{axis}'", HERE, f"'{label}'", expected, cure))
    return found


def _wrong_numbers(draw: int | None, depth: int, future: int | None) -> list[Fault]:
    """Find a draw that no run has, a depth below nothing, and a future that is named twice."""
    found = list[Fault]()
    if draw is not None and not 0 <= draw < MOST_DRAWS:
        found.append(
            OutsideTheRun(
                said("the draw"),
                HERE,
                str(draw),
                said("0 to {most_draws}", most_draws=MOST_DRAWS - 1),
                said("name a draw of the run"),
            )
        )
    if draw is not None and future is not None:
        found.append(
            WrongOption(
                "'--future'",
                HERE,
                said("draw {draw} as well", draw=draw),
                said("one of the two"),
                said("leave out '--draw'"),
            )
        )
    if depth < 0:
        expected = said("0, the number alone, or more steps")
        found.append(WrongOption("'--depth'", HERE, str(depth), expected, said("use 0")))
    return found


def _month_number(job: Job, month: str | None) -> int:
    first, months = np.datetime64(job.settings.start, "M"), job.settings.months
    try:
        number = 0 if month is None else int((np.datetime64(month, "M") - first).astype(int))
    except ValueError:
        number = -1
    if not 0 <= number < months:
        got, cure = f"'{month}'", said("give a month such as {first}", first=first)
        refuse(
            [
                OutsideTheRun(
                    said("the month"), HERE, got, said("{first} to {last}", first=first, last=first + months - 1), cure
                )
            ]
        )
    return number


def _first_lab(job: Job) -> dict[str, str]:
    return {"lab": labs[0]} if (labs := job.settings.labels.get("lab")) else {}


def _shown(
    job: Job, word: HeadlineWord, labels: Mapping[str, str], draw: int | None, future: int
) -> tuple[Shown | None, int]:
    """Run, and return what is shown for a word, if the run has a headline, with the draw to explain."""
    result = sixteenth.run(job)
    lab = job.settings.labels["lab"].index(labels["lab"]) if "lab" in labels else 0
    values = figure_of(word, result, lab)
    if values is None:
        return None, draw or 0
    ranked = result.closing[OUTCOME][lab] if values.dtype == bool else values
    chosen = shown_draw(result, ranked, future / 100) if draw is None else draw
    return tell_shown(word, result, lab, chosen, future=future if draw is None else None), chosen


def _chosen_draw(scenario: Scenario, labels: Mapping[str, str], future: int | None) -> tuple[int, int | None]:
    """Return the draw in which the lab's final worth is nearest to where so many of 100 are worth less, and how many.

    It is the first, and none, where there is no such thing.
    """
    if scenario.is_certain or f"next_{OUTCOME}" not in scenario.world.equations:
        return 0, None
    near = THE_MIDDLE if future is None else future
    result = sixteenth.run(scenario)
    labs = result.labels["lab"]
    lab = labs.index(labels["lab"]) if labels.get("lab") in labs else 0
    return shown_draw(result, result.closing[OUTCOME][lab], near / 100), near


def explanation_data(scenario: Scenario, trace: Trace) -> dict[str, Any]:
    """Return a trace as plain data, with the card of each given value."""
    nodes = [{**asdict(node), "where": str(node.where), "source": source_of(scenario, node)} for node in trace.nodes]
    for node, told in zip(trace.nodes, nodes, strict=True):
        fitted = fitted_of(scenario, node)
        told["fitted"] = asdict(fitted) if fitted else None
    shown = trace.shown if isinstance(trace, Explanation) else None
    return {"headline": asdict(shown) if shown else None, "draw": trace.draw, "nodes": nodes}


def fitted_of(scenario: Scenario, node: Node) -> FittedValue | None:
    """Return what facts taught of a given value; None of what they did not move, and of what is computed."""
    if node.role not in ("parameter", "stock") or node.name not in scenario.values:
        return None
    return fitted_value(scenario, node.name, _in_file(scenario, node))


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
    entry = card.by.get("/".join(_in_file(scenario, node)))
    own = entry if isinstance(entry, Entry) else None
    kind, source = (own.kind if own else None) or card.kind, (own.source if own else None) or card.source
    return f"{kind}: {source}"


def _in_file(scenario: Scenario, node: Node) -> tuple[str, ...]:
    """Return the labels of a node in the order in which cards write them."""
    by_axis = dict(zip(_axes(scenario, node.name), node.labels, strict=True))
    return tuple(by_axis[axis] for axis in scenario.settings.labels if axis in by_axis)


def _axes(scenario: Scenario, name: str) -> tuple[str, ...]:
    return tuple(axis_name(axis) for axis in scenario.world.kinds[name].axes)


def show_explanation(console: Console, scenario: Scenario, trace: Trace, *, plain: bool) -> None:
    """Print what the run shows for a word of the headline; the number, then each name behind it."""
    if isinstance(trace, Explanation) and trace.shown:
        tell(console, trace.shown.sentence)
        if isinstance(trace.shown, ShownAnswer) and trace.shown.pieces:
            print_table(console, pieces_table(trace.shown), plain=plain)
        console.print()
    for depth, node in enumerate(trace.nodes):
        if depth:
            console.print()
        _show_node(console, scenario, node, is_first=depth == 0)
    future = trace.future if isinstance(trace, Explanation) else None
    where = "" if future is None else f", one future, the nearest to {where_of(future, WORTH)}"
    console.print()
    tell(console, f"draw {trace.draw} of {clean(scenario.name)}, computed again in float64{where}", style="dim")


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
    fitted = fitted_of(scenario, node)
    if fitted:
        tell(console, fitted_sentence(scenario, fitted), "  ")
    tell(console, f"{node.role}, {node.where}", "  ", style="dim")


def _input(each: Input) -> str:
    if len(each.values) == 1 and not each.values[0][0]:
        return f"{each.name} = {in_full(each.unit, each.values[0][1])}"
    largest = sorted(each.values, key=lambda entry: -abs(entry[1]))[:MOST_ENTRIES]
    shown = ", ".join(f"{'/'.join(labels)}: {in_full(each.unit, value)}" for labels, value in largest if value)
    left = len(each.values) - len(largest)
    return f"{each.name} = {shown or 'nothing in any entry'}" + (f", and {left} smaller" if left else "")
