"""A run beside the facts, in the terminal."""

import re
from collections.abc import Callable, Sequence

from rich.table import Table
from rich.text import Text

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.evidence.curves.compare import Comparison, cited_facts, compare_with_facts
from sixteenth.evidence.facts_read.accounts import names_needed
from sixteenth.interfaces.tables import BAD, make_table
from sixteenth.scenarios.assemble import Scenario

BY_MODEL = ("revenue", "gross_profit", "development_cost")  # of each model: too large to keep for every draw
SELDOM_KEPT = tuple(dict.fromkeys((*BY_MODEL, *names_needed())))
FEW_DRAWS = 208
WITHOUT_DAY = re.compile(r"(?<=\d{4}-\d{2})-\d{2}$")


def compare_run(
    scenario: Scenario, result: Result, run: Callable[..., Result] = sixteenth.run
) -> tuple[Comparison, ...]:
    """Compare a run with the facts; what needs each model by month, or each cost, is asked of its first draws again."""
    cited = cited_facts(scenario)
    found = compare_with_facts(result, cited)
    known = scenario.world.equations
    if scenario.is_certain or any(name in result.monthly or name not in known for name in BY_MODEL):
        return found
    kept = tuple(name for name in SELDOM_KEPT if name in known)
    world = scenario.world.keeping("by model", OutputSet(monthly=kept))
    same = {name: result.recipe[name] for name in ("seed", "months", "sampling")}
    few = run(
        scenario, world=world, output_set="by model", draws=min(result.draws, FEW_DRAWS), back_end="numpy", **same
    )
    told = {(each.name, each.when) for each in found}
    return (*found, *(each for each in compare_with_facts(few, cited) if (each.name, each.when) not in told))


def not_inputs(comparisons: Sequence[Comparison]) -> tuple[int, int]:
    """Count the facts that were no inputs: how many lie inside, of how many."""
    others = [each for each in comparisons if each.role != "input"]
    return sum(each.is_inside for each in others), len(others)


def comparison_table(comparisons: Sequence[Comparison]) -> Table:
    """Put each fact beside the range of the run, and say whether it lies inside; those that were inputs stand apart."""
    inside, count = not_inputs(comparisons)
    title = f"Beside facts: {inside} of {count} not used as inputs inside 5 to 95 of 100 futures"
    table = make_table(title, "fact", ["when", "reported", "5 %", "median", "95 %", "", "fact was"])
    for column in table.columns[-2:]:
        column.justify = "left"
    ordered = sorted(comparisons, key=lambda each: each.role == "input")
    for row, each in enumerate(ordered, start=1):
        fact = _number(each.low) if each.low == each.high else f"{_number(each.low)} to {_number(each.high)}"
        verdict = Text("inside") if each.is_inside else Text("outside", style=BAD)
        name = f"{each.name}, {each.unit}" if each.unit not in ("", "x") else each.name
        when, model = WITHOUT_DAY.sub("", each.when), map(_number, each.model)
        table.add_row(name, when, fact, *model, verdict, each.role, end_section=row == count)
    return table


def _number(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"  # noqa: PLR2004 - by size
