"""What becomes of people: who is cured and what a year's delay costs, whose jobs go, what it is all worth."""

from collections.abc import Mapping
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Word
from sixteenth.decide.society.cure_record import CostOfDelay, cost_of_delay, cure_record
from sixteenth.decide.society.policy_years import policy_spans, policy_years
from sixteenth.decide.society.society import NEEDED, tell_society
from sixteenth.engine.history import Result
from sixteenth.errors import Place, UnknownOutput, WrongOption, refuse
from sixteenth.evidence.facts_read.read_facts import Fact, find_fact, read_facts
from sixteenth.measures.middle import number_of
from sixteenth.measures.spread import PartOfSpread, what_moves
from sixteenth.questions.judgement import judged_figure, judged_spread
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.questions.society.policy import POLICY_RULE, policy_finding, policy_table
from sixteenth.questions.society.tables import society_tables
from sixteenth.questions.society.told import RULES, society_findings
from sixteenth.questions.welfare import WELFARE_RULE, welfare_findings, welfare_table
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import set_alike

OWN_SET = "society"
RECORD, CURED = "hcv_cure_rate", 0.95
MEASURED = "safety_and_society/entry_level_employment/US ages 22-25 in most exposed occupations, relative/2025-07-31"
JUDGED: Mapping[str, Word] = {
    "lives_saved_in_all": Word("lives_saved"),
    "entry_level_office_employment": Word("beginners_jobs"),
    "wage": Word("wages"),
}


class SocietyOptions(RunOptions):
    """A scenario with a policy, whose jobs by year are put beside those without it."""

    policy: str | None = None


def answer(scenario: Scenario, options: SocietyOptions, runs: Session) -> Answer:
    """Run a scenario with its society and read what it says of people; or put it beside one with a policy.

    Raises:
        Refused: when a scenario has no society, the policy starts or ends otherwise, or one cannot run.

    """
    _check_society(scenario)
    given: dict[str, Any] = {**options.of_the_run, "output_set": OWN_SET}
    if options.policy is not None:
        return _with_policy(scenario, options.policy, given, runs)
    result = runs.run(scenario, **given)
    own, record = tell_society(result), cure_record(scenario.world, _record(), number_of(scenario, "cure_pace"))
    measured = (find_fact(MEASURED).value or 0) / 100
    exposure = {each: number_of(scenario, "exposed_with_tools", each) for each in result.labels["occupation"]}
    judged = _judged(scenario, result, given)
    tables = (*society_tables(own, record, exposure), welfare_table(own.welfare))
    return Answer(
        question="society",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, **given),
        findings=(
            *society_findings(own, record, delay_of(scenario), measured),
            *welfare_findings(own.welfare, own.catastrophe),
        ),
        tables=tables,
        charts=charts_of(tables, *CHARTS),
        notes=(
            judged_spread({name: (word, judged[name]) for name, word in JUDGED.items()}),
            *RULES,
            WELFARE_RULE,
        ),
        judgement=judged_figure(judged["lives_saved_in_all"]),
    )


def _check_society(scenario: Scenario) -> None:
    missing = [name for name in NEEDED if name not in {*scenario.world.equations, *scenario.world.stocks}]
    if missing or OWN_SET not in scenario.world.output_sets:
        cure = said("set society = true under [subjects]")
        refuse([UnknownOutput(said("the subject society"), Place(scenario.name), said("off"), said("on"), cure)])


def delay_of(scenario: Scenario) -> CostOfDelay:
    """Return what a delay of the one cure of the record costs, at the medians of a scenario."""
    return cost_of_delay(
        scenario.world,
        number_of(scenario, "deaths_before_cure"),
        (number_of(scenario, "share_cured_before"), number_of(scenario, "share_cured_after")),
        number_of(scenario, "share_treated"),
        number_of(scenario, "months_of_delay"),
        number_of(scenario, "months_lost_by_a_death"),
    )


def _record() -> list[tuple[str, float, float]]:
    """Return the record of hepatitis C from the facts: treatment, month and share cured, up to 95 %."""
    rows: list[Fact] = sorted((fact for fact in read_facts() if fact.series == RECORD), key=lambda fact: fact.date)
    steps = [(row.entity, float(12 * row.date.year + row.date.month), (row.value or 0) / 100) for row in rows]
    last = next(at for at, step in enumerate(steps) if step[2] >= CURED)
    return steps[: last + 1]


def _judged(scenario: Scenario, result: Result, given: Mapping[str, Any]) -> dict[str, PartOfSpread]:
    job = sixteenth.prepare(scenario, **given)
    return {name: what_moves(job, scenario, result[name][-1]).judgement for name in JUDGED}


def _with_policy(scenario: Scenario, name: str, given: Mapping[str, Any], runs: Session) -> Answer:
    """Run a scenario and one with a policy on the same futures; what is set by hand in one is set in the other."""
    policy = set_alike(sixteenth.read(name), scenario)
    _check_society(policy)
    _check_alike(scenario, policy, is_cut=given["months"] is not None)
    runs.expect(2)
    without, with_policy = (runs.run(each, **given) for each in (scenario, policy))
    years = policy_years(without, with_policy, policy_spans(scenario.settings, policy.settings))
    return Answer(
        question="society",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, **given),
        findings=(policy_finding(policy.name, years),) if years else (),
        tables=(policy_table(scenario.name, policy.name, without.draws, years),),
        notes=(POLICY_RULE,),
    )


def _check_alike(scenario: Scenario, policy: Scenario, *, is_cut: bool) -> None:
    """See that two scenarios start in the same month and run for as many, unless both are cut."""
    cure = said("name a policy that has this scenario as its parent")
    own, other = ((each.settings.start, each.settings.months) for each in (scenario, policy))
    if own[0] != other[0] or (own[1] != other[1] and not is_cut):
        got, wanted = (said("{start} for {months} months", start=start, months=long) for start, long in (other, own))
        refuse([WrongOption(f"'{policy.name}'", Place(said("the scenario of a policy")), got, wanted, cure)])


CHARTS = (
    Chart("levels", "band", "levels", "month", "median", series="level", low="low", high="high"),
    Chart("lives", "dots", "lives", "illness", "median", low="low", high="high"),
)
QUESTION = Question("central", SocietyOptions, answer)
