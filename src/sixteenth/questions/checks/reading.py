"""A run beside the facts; what needs each model by month, or each cost, is asked of its first futures again."""

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.evidence.curves.compare import Comparison, cited_facts, compare_with_facts
from sixteenth.evidence.facts_read.accounts import names_needed
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

BY_MODEL = ("revenue", "gross_profit", "development_cost")  # of each model: too large to keep for every draw
SELDOM_KEPT = tuple(dict.fromkeys((*BY_MODEL, *names_needed())))
FEW_DRAWS = 208


def compare_run(scenario: Scenario, result: Result, runs: Session) -> tuple[Comparison, ...]:
    """Compare a run with the facts."""
    cited = cited_facts(scenario)
    found = compare_with_facts(result, cited)
    known = scenario.world.equations
    if scenario.is_certain or any(name in result.monthly or name not in known for name in BY_MODEL):
        return found
    kept = OutputSet(monthly=tuple(name for name in SELDOM_KEPT if name in known))
    same = {name: result.recipe[name] for name in ("seed", "months", "sampling")}
    few = runs.run(scenario, kept, draws=min(result.draws, FEW_DRAWS), back_end="numpy", **same)
    told = {(each.name, each.when) for each in found}
    return (*found, *(each for each in compare_with_facts(few, cited) if (each.name, each.when) not in told))


def not_inputs(comparisons: tuple[Comparison, ...]) -> tuple[int, int]:
    """Count the facts that were no inputs: how many lie inside, of how many."""
    others = [each for each in comparisons if each.role != "input"]
    return sum(each.is_inside for each in others), len(others)
