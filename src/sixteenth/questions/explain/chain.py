"""The chain behind a number: each name with its value, equation, inputs and source, as findings and as tables."""

from collections.abc import Iterable

from sixteenth.answers.amounts import unit_words
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.explain import Input, Node, Trace
from sixteenth.questions.explain.known import known_findings, known_of
from sixteenth.questions.explain.number import whole
from sixteenth.questions.spread import kind_word
from sixteenth.scenarios.assemble import Scenario

MOST_ENTRIES = 6  # of an input that is summed over, the largest
CHAIN, INPUTS = "chain", "inputs"  # parts of the answer, behind which raw numbers wait


def findings(scenario: Scenario, trace: Trace) -> Iterable[Finding]:
    """Tell each number of a chain, the first with its month, and under it what it is and what it is computed from."""
    for at, node in enumerate(trace.nodes):
        parts = {
            "name": Figure(" ".join((node.name, *node.labels)), "text"),
            "value": _value(node.unit, node.value),
            "month": Figure(node.month, "month"),
        }
        key = "number" if at else "number_of_month"
        yield Finding(key, parts, (node.name,), under=tuple(_under(scenario, node)))


def _under(scenario: Scenario, node: Node) -> Iterable[Finding]:
    if node.meaning:
        yield Finding("meaning", {"meaning": Figure(node.meaning.splitlines()[0], "text")})
    if node.formula:
        inputs = tuple(map(_input, node.inputs))
        yield Finding("formula", {"formula": Figure(node.formula, "text")}, under=inputs)
    yield from known_findings(scenario, node)
    yield Finding(f"role_{node.role}", {"place": Figure(str(node.where), "text")})


def _input(each: Input) -> Finding:
    """Tell one input: its number, or the largest of its entries where the equation reads several."""
    name = Figure(each.name, "text")
    if len(each.values) == 1 and not each.values[0][0]:
        return Finding("input", {"name": name, "value": _value(each.unit, each.values[0][1])})
    largest = sorted(each.values, key=lambda entry: -abs(entry[1]))[:MOST_ENTRIES]
    entries = tuple(
        Finding("entry", {"labels": Figure("/".join(labels), "text"), "value": _value(each.unit, value)})
        for labels, value in largest
        if value
    )
    left = Figure(len(each.values) - len(largest), "count")
    more = (Finding("smaller", {"left": left}),) if left.value else ()
    if not entries:
        return Finding("input_of_nothing", {"name": name, "more": more})
    return Finding("input_of_entries", {"name": name, "entries": entries, "more": more})


def _value(unit: str, value: float) -> Figure | tuple[Finding, ...]:
    """Return a number with its unit; beside the unit's own name, where a scenario brought one of its own."""
    figure = whole(value, unit)
    return figure if unit in unit_words() else (Finding("in_unit", {"number": figure, "unit": Figure(unit, "text")}),)


def tables(scenario: Scenario, trace: Trace) -> tuple[Table, ...]:
    """Put the chain as raw numbers, where each name is written and known from, and all entries of their inputs."""
    return _chain(trace), _written(scenario, trace), _inputs(trace)


def _chain(trace: Trace) -> Table:
    columns = (
        *(Column("name", "text"), Column("labels", "text"), Column("month", "month"), Column("value", "figure")),
        *(Column("unit", "text"), Column("role", "text")),
    )
    rows = tuple(
        (
            *(node.name, "/".join(node.labels), node.month),
            *(whole(node.value, node.unit), node.unit, Word(node.role)),
        )
        for node in trace.nodes
    )
    return Table(CHAIN, columns, rows, part=CHAIN)


def _written(scenario: Scenario, trace: Trace) -> Table:
    columns = tuple(Column(key, "text") for key in ("name", "equation", "known_how", "source", "place"))
    rows = tuple((node.name, node.formula, *_known(scenario, node), str(node.where)) for node in trace.nodes)
    return Table("written", columns, rows, part=CHAIN)


def _inputs(trace: Trace) -> Table:
    columns = (
        *(Column("of", "text"), Column("input", "text"), Column("labels", "text")),
        *(Column("value", "figure"), Column("unit", "text")),
    )
    rows = tuple(
        (node.name, each.name, "/".join(labels), whole(value, each.unit), each.unit)
        for node in trace.nodes
        for each in node.inputs
        for labels, value in each.values
    )
    return Table(INPUTS, columns, rows, part=INPUTS)


def _known(scenario: Scenario, node: Node) -> tuple[Word | None, str | None]:
    """Return how a value is known and where it comes from, by what said so last."""
    known = known_of(scenario, node)
    return (kind_word(known[-1].kind), known[-1].source) if known else (None, None)
