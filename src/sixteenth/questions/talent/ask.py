"""Pay by level beside matching what rivals offer, on the same luck, and the model beside published retention."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Word
from sixteenth.decide.market.retention import KEPT, compare_rules
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import Fault, Place, UnknownName, WrongOption, refuse
from sixteenth.evidence.curves.fit_talent import can_fit, compare_published, fit_talent
from sixteenth.measures.spread import PartOfSpread, what_moves
from sixteenth.questions.judgement import judged_figure, judged_spread
from sixteenth.questions.register import Options, Question
from sixteenth.questions.run_options import MOST_DRAWS
from sixteenth.questions.session import Session
from sixteenth.questions.talent.told import NO_TEST, fit_tables, matching_findings, rule_tables
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

HERE = Place(said("the options of talent"))
LEVELS, MATCH = "levels", "match"
STAYING, COST = "kept_of_today", "matched_pay"
OUTPUTS = OutputSet(monthly=KEPT)


class TalentOptions(Options):
    """How many months after the start to look, and whether to fit mission and pull to the published numbers anew."""

    draws: Annotated[int | None, Field(ge=1, le=MOST_DRAWS)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None
    months: Annotated[int, Field(ge=1, le=1200)] = 24
    backend: Literal["jax", "numpy"] | None = None
    fit: bool = False

    @property
    def of_the_run(self) -> dict[str, Any]:
        """Return those that the run itself takes: pay of the last month is paid by the end of it."""
        return {"draws": self.draws, "seed": self.seed, "months": self.months + 1, "back_end": self.backend}


def answer(scenario: Scenario, options: TalentOptions, runs: Session) -> Answer:
    """Compare a scenario with published retention, and run it under both pay rules on the same luck.

    Raises:
        Refused: when the scenario's world has no people, or ends before the month asked for.

    """
    refuse(_unanswerable(scenario, options.months))
    lines = compare_published(scenario) if can_fit(scenario) else ()
    fit = fit_talent(scenario) if options.fit and lines else None
    ruled = {rule: scenario.choosing(pay_rule=rule) for rule in (LEVELS, MATCH)}
    given = options.of_the_run
    runs.expect(len(ruled))
    results = {rule: runs.run(each, OUTPUTS, **given) for rule, each in ruled.items()}
    rules = compare_rules(results[LEVELS], results[MATCH], options.months)
    judged = _judged(ruled, results, given)
    spreads = {STAYING: (Word("who_stays"), judged[STAYING]), COST: (Word("cost_of_matching"), judged[COST])}
    return Answer(
        question="talent",
        scenario=scenario.name,
        recipe=runs.recipe_of(ruled[LEVELS], OUTPUTS, **given),
        findings=matching_findings(rules, options.months),
        tables=(*fit_tables(lines, fit), *rule_tables(rules, options.months)),
        notes=(NO_TEST, judged_spread(spreads)),
        judgement=judged_figure(judged[STAYING]),
    )


def _judged(
    ruled: Mapping[str, Scenario], results: Mapping[str, Result], given: Mapping[str, Any]
) -> dict[str, PartOfSpread]:
    """Return how much of who stays with the first lab, and of what matching costs it, is judgement."""
    outcomes = {
        STAYING: (LEVELS, results[LEVELS][STAYING][-1, 0]),
        COST: (MATCH, results[MATCH][COST].sum(axis=0)[0]),
    }
    return {
        name: what_moves(sixteenth.prepare(ruled[rule], **given), ruled[rule], outcome).judgement
        for name, (rule, outcome) in outcomes.items()
    }


def _unanswerable(scenario: Scenario, months: int) -> list[Fault]:
    if not set(KEPT) <= scenario.world.kinds.keys():
        cure = said("turn talent on under [subjects]")
        return [
            UnknownName(
                f"'{scenario.name}'", HERE, said("a world without people"), said("one with the subject talent"), cure
            )
        ]
    last = scenario.settings.months - 1
    if not 1 <= months <= last:
        return [
            WrongOption(
                "'months'", HERE, str(months), said("1 to {last}", last=last), said("ask for a month of the run")
            )
        ]
    return []


QUESTION = Question("central", TalentOptions, answer)
