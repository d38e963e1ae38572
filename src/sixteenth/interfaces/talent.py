"""People in the terminal: the fit to published retention, and pay by level against matched offers."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import BILLION, percent, significant
from sixteenth.decide.retention import KEPT, RuleOutcome, compare_rules
from sixteenth.decide.spread import PartOfSpread, what_moves
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.job import Job
from sixteenth.errors import Fault, Place, UnknownName, WrongOption, refuse
from sixteenth.evidence.fit_talent import Fit, FitLine, can_fit, compare_published, fit_talent
from sixteenth.interfaces.judged import tell_judged_spread
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.scenarios.assemble import Scenario

HERE = Place("the options of talent")
OWN_SET = "talent_rules"
LEVELS, MATCH = "levels", "match"
STAYING, COST = "kept_of_today", "matched_pay"
MILLION = 1e6
FITTED = "The missions and pulls of labs are fitted to these numbers, as many as they are: this shows the fit, no test."


@dataclass(frozen=True)
class TalentAnswer:
    """What is published beside the model, a new fit where one was asked for, and each lab under both pay rules."""

    lines: tuple[FitLine, ...]
    fit: Fit | None
    months: int
    rules: tuple[RuleOutcome, ...]
    sentences: tuple[str, ...]
    judgement: Mapping[str, PartOfSpread]  # of the first lab

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)


def ask_talent(
    scenario: Scenario,
    months: int,
    progress: Callable[[int, int], None] | None = None,
    *,
    is_fitted_anew: bool = False,
    **options: Any,
) -> TalentAnswer:
    """Compare a scenario with published retention, and run it under both pay rules on the same luck.

    Raises:
        Refused: when the scenario's world has no people, or ends before the month asked for.

    """
    refuse(_unanswerable(scenario, months))
    lines = compare_published(scenario) if can_fit(scenario) else ()
    fit = fit_talent(scenario) if is_fitted_anew and lines else None
    ruled = {rule: scenario.choosing(pay_rule=rule) for rule in (LEVELS, MATCH)}
    jobs = {rule: _job(each, months, options) for rule, each in ruled.items()}
    levels, match = (sixteenth.run(job, progress=progress) for job in jobs.values())
    rules = compare_rules(levels, match, months)
    judged = {
        "who stays": what_moves(jobs[LEVELS], scenario, levels[STAYING][-1, 0]).judgement,
        "cost of matching": what_moves(jobs[MATCH], ruled[MATCH], match[COST].sum(axis=0)[0]).judgement,
    }
    return TalentAnswer(lines, fit, months, rules, (*_sentences(rules, months), tell_judged_spread(judged)), judged)


def _unanswerable(scenario: Scenario, months: int) -> list[Fault]:
    if not set(KEPT) <= scenario.world.kinds.keys():
        cure = "turn talent on under [subjects]"
        return [UnknownName(f"'{scenario.name}'", HERE, "a world without people", "one with the subject talent", cure)]
    last = scenario.settings.months - 1
    if not 1 <= months <= last:
        return [WrongOption("'--months'", HERE, str(months), f"1 to {last}", "ask for a month of the run")]
    return []


def _job(scenario: Scenario, months: int, options: dict[str, Any]) -> Job:
    world = scenario.world.keeping(OWN_SET, OutputSet(monthly=KEPT))
    return sixteenth.prepare(scenario, **options, world=world, output_set=OWN_SET, months=months + 1)


def _sentences(rules: tuple[RuleOutcome, ...], months: int) -> tuple[str, ...]:
    told = []
    for each in rules:
        gained = f"keeps {each.more_kept[1]:.0f} more of today's people"
        cost = f"for {significant(each.cost[1] / BILLION)} bn USD"
        one = f", {significant(each.cost_of_one / MILLION)} mn each" if each.cost_of_one < float("inf") else ""
        told.append(f"{each.lab}: in {months} months matching {gained} {cost}{one}.")
    return (*told, FITTED)


def show_talent(console: Console, answer: TalentAnswer, *, plain: bool) -> None:
    """Print the sentences, then what was published beside the model, and both rules."""
    tables = [_fit_table("Published and the model's", answer.lines)] if answer.lines else []
    if answer.fit:
        tables += [_fit_table("Published and the model's, fitted anew", answer.fit.lines), _values_table(answer.fit)]
    tables += [_kept_table(answer), _cost_table(answer)]
    show_findings(console, answer.sentences, tables, plain=plain)


def _fit_table(title: str, lines: tuple[FitLine, ...]) -> Table:
    table = make_table(title, "", ["published", "model", "difference"])
    for line in lines:
        unit = " %" if line.unit == "percent" else ""
        table.add_row(line.what, f"{line.published:g}{unit}", f"{line.model:.1f}{unit}", f"{line.difference:+.1f}")
    return table


def _values_table(fit: Fit) -> Table:
    table = make_table("Values that fit", "lab", ["mission", "pull"])
    for lab, mission in fit.mission.items():
        table.add_row(lab, f"{mission:.2f}", f"{fit.pull[lab]:.2f}")
    return table


def _kept_table(answer: TalentAnswer) -> Table:
    title = f"Of today's people, still there after {answer.months} months: median, and leading people alone"
    table = make_table(title, "lab", ["levels", "matched", "leading, levels", "leading, matched"])
    for each in answer.rules:
        kept = (each.kept_by_levels, each.kept_by_match, each.leading_by_levels, each.leading_by_match)
        table.add_row(each.lab, *(percent(spread[1]) for spread in kept))
    return table


def _cost_table(answer: TalentAnswer) -> Table:
    title = "What matching does: medians, and 5 to 95 of 100 futures for its cost"
    columns = ["more kept", "cost, bn USD", "5 to 95 %", "mn USD each", "fairness lost", "research"]
    table = make_table(title, "lab", columns)
    for each in answer.rules:
        low, middle, high = (f"{cost / BILLION:.2f}" for cost in each.cost)
        one = significant(each.cost_of_one / MILLION) if each.cost_of_one < float("inf") else "none kept"
        loss, research = f"{each.inequity_loss[1]:.2f}", f"{100 * (each.research[1] - 1):+.0f} %"
        table.add_row(each.lab, f"{each.more_kept[1]:.0f}", middle, f"{low} to {high}", one, loss, research)
    return table
