"""A run beside reported facts: inside or outside its range, those that were inputs apart from those that were not."""

from collections.abc import Mapping, Sequence
from typing import Any

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Span, Table
from sixteenth.engine.history import Result
from sixteenth.evidence.curves.compare import BILLION, Comparison
from sixteenth.questions.checks.reading import compare_run, not_inputs
from sixteenth.questions.figures import columns_of, key_of
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

MONEY, BY_SIZE = "money_by_size", "by_size"
UNITS: Mapping[str, tuple[str, float]] = {"bn USD": (MONEY, BILLION)}  # quantity, and how many of its unit one is
ROLES = {"later": Word("later"), "known": Word("known"), "input": Word("input")}
TOLD_UNITS = ("bn_USD", "months")  # of a multiple, or a share of revenue, none is told
INSIDE, OUTSIDE = Word("inside"), Word("outside")


def answer(scenario: Scenario, options: RunOptions, runs: Session) -> Answer:
    """Run a scenario and put it beside the facts that speak of it."""
    result = runs.run(scenario, **options.of_the_run)
    return checks_answer(scenario, result, runs)


def checks_answer(scenario: Scenario, result: Result, runs: Session) -> Answer:
    """Put a run beside the facts, and return that as an answer."""
    found = compare_run(scenario, result, runs)
    inside, count = not_inputs(found)
    parts = {"inside": Figure(inside, "count"), "count": Figure(count, "count")}
    told = Finding("inside_of", parts) if count else Finding("inputs_only" if found else "no_facts", {})
    tables = tables_of(found, result.labels.get("lab", ())) if found else ()
    return Answer("checks", scenario.name, result.recipe, (told,), tables)


def tables_of(found: Sequence[Comparison], labs: Sequence[str]) -> tuple[Table, Table]:
    """Put each fact beside the range of the run, those that were inputs last; and say where each is told."""
    ordered = sorted(found, key=lambda each: each.role == "input")
    others = sum(each.role != "input" for each in ordered)
    rows = tuple((_called(each, labs), _when(each.when), *_row(each), *_name(each, labs)) for each in ordered)
    sources = tuple((*_name(each, labs), _when(each.when), each.source, ", ".join(each.facts)) for each in ordered)
    numbers = {"reported": BY_SIZE, "low": BY_SIZE, "median": BY_SIZE, "high": BY_SIZE}
    columns = columns_of({"called": "text", "when": "month", **numbers, "verdict": "text", "fact_was": "text"})
    columns = (*columns, *(Column(key, "text", is_seen=False) for key in ("lab", "fact")))
    told = columns_of({"lab": "text", "fact": "text", "when": "text", "source": "text", "keys": "text"})
    return Table("facts", columns, rows, ends=(others - 1,)), Table("sources", told, sources, part=FULL)


def _called(each: Comparison, labs: Sequence[str]) -> Finding:
    """Return what a fact is about, with its lab and its unit where it has them."""
    lab, what = _name(each, labs)
    of_lab = Finding("of_lab", {"lab": Figure(lab, "text"), "what": what}) if lab else Finding("of_all", {"what": what})
    unit = key_of(each.unit)
    return Finding("in_unit", {"fact": (of_lab,), "unit": Word(unit)}) if unit in TOLD_UNITS else of_lab


def _name(each: Comparison, labs: Sequence[str]) -> tuple[str | None, Word]:
    """Return the lab that a fact is about, or none, and what it says."""
    lab = next((lab for lab in labs if each.name.startswith(f"{lab} ")), "")
    return lab or None, Word(f"fact_{key_of(each.name.removeprefix(lab).strip())}")


def _row(each: Comparison) -> tuple[Any, ...]:
    quantity, size = UNITS.get(each.unit, (BY_SIZE, 1.0))
    low, high = (Figure(size * end, quantity) for end in (each.low, each.high))
    reported = low if each.low == each.high else Span(low.value, high.value, quantity)
    model = (Figure(size * end, quantity) for end in each.model)
    return (reported, *model, INSIDE if each.is_inside else OUTSIDE, ROLES[each.role])


def _when(when: str) -> Any:
    """Return a year, a quarter or a month, without the day that a report came out."""
    is_until, day = when.startswith("to "), when.removeprefix("to ")
    is_day = day.count("-") > 1
    if not is_day:
        return Figure(when, "text")
    month = Figure(day.rpartition("-")[0], "month")
    return Finding("until", {"month": month}) if is_until else month


QUESTION = Question("central", RunOptions, answer)
