"""Lives against the probability of a catastrophe, over policies: which are beaten, and who would choose which."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.society import welfare
from sixteenth.decide.society.third_way import NEEDED, PolicyOutcome, ThirdWay, third_way
from sixteenth.decide.society.welfare import CatastropheOdds, Welfare, catastrophe_odds, welfare_views
from sixteenth.engine.declared import OutputSet
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.questions.figures import columns_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.third_way.policies import policies
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

KEPT = OutputSet(monthly=tuple(dict.fromkeys((*NEEDED, *welfare.NEEDED))))
WORTH = {"above": "more_than_none", "below": "less_than_none", "about": "about_as_none"}
RESTS_ON = ("probability_without_catastrophe", "life_months_gained", "welfare_gain")


class ThirdWayOptions(Options):
    """How many futures each policy has."""

    draws: Annotated[int, Field(ge=1, le=100_000)] = 400
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: ThirdWayOptions, runs: Session) -> Answer:
    """Run a scenario under each policy, all on the same futures, and weigh lives against risk.

    Raises:
        Refused: when the scenario has no welfare or no catastrophe.

    """
    refuse_missing(scenario.world, KEPT.monthly, said("the third way"))
    given = {"draws": options.draws, "seed": options.seed}
    chosen = dict(policies(scenario))
    runs.expect(len(chosen))
    results = [(name, runs.run(policy, KEPT, **given)) for name, policy in chosen.items()]
    as_it_is = results[0][1]
    found = third_way(results)
    return Answer(
        question="third_way",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, KEPT, **given),
        findings=(
            *frontier_of(found),
            *(choice_of(found, view) for view in found.choices),
            *_as_it_is(welfare_views(as_it_is), catastrophe_odds(as_it_is)),
        ),
        tables=(policy_table(found, options.draws), _welfare(found)),
        notes=(Finding("judgement", {}),),
        judgement=Figure(judged_share(scenario), "share"),
    )


def frontier_of(found: ThirdWay) -> Iterator[Finding]:
    """Say which policies are left, which is beaten by which, and where the frontier bends."""
    counts = {"left": len(found.frontier), "policies": len(found.outcomes)}
    figures = {name: Figure(count, "count") for name, count in counts.items()}
    yield Finding("frontier", {**figures, "names": _named(found.frontier)}, RESTS_ON)
    for each in [each for each in found.outcomes if each.is_beaten_by][:1]:
        yield Finding("beaten", {"policy": Word(each.policy), "by": Word(str(each.is_beaten_by))})
    if found.knee:
        yield Finding("bend", {"policy": Word(found.knee)})


def choice_of(found: ThirdWay, view: str) -> Finding:
    """Say which policy one view of what is good would choose, and which others it could not tell from that."""
    parts: dict[str, Figure | Word | tuple[Finding, ...]] = {
        "view": Figure(view, "text"),
        "policy": Word(found.choices[view]),
    }
    others = found.as_good[view]
    if others:
        return Finding("chosen_among", {**parts, "others": _named(others)}, RESTS_ON)
    return Finding("chosen", parts, RESTS_ON)


def _named(names: Sequence[str]) -> tuple[Finding, ...]:
    return tuple(Finding("policy", {"policy": Word(name)}) for name in names)


def _as_it_is(views: Sequence[Welfare], odds: CatastropheOdds) -> Iterator[Finding]:
    """Say where the world as it is stands: its risk, and by each view whether what it brings is worth that."""
    risks = {
        "in_run": Figure(odds.in_run, "small_share", odds.in_run_error),
        "in_run_error": Figure(odds.in_run_error, "more_points_error"),
        "in_all": Figure(odds.in_all, "small_share", odds.in_all_error),
        "in_all_error": Figure(odds.in_all_error, "more_points_error"),
    }
    yield Finding("risk", risks, ("probability_without_catastrophe", "probability_without_catastrophe_ahead"))
    for view in views:
        parts: dict[str, Figure | Word] = {
            "view": Figure(view.curvature, "text"),
            "worth": Word(WORTH[view.position]),
            "gain": Figure(view.expected_gain, "more_percent", view.expected_gain_error),
            "gain_error": Figure(view.expected_gain_error, "more_points_error"),
            "acceptable": Figure(view.acceptable_risk, "small_share", view.acceptable_risk_error),
            "acceptable_error": Figure(view.acceptable_risk_error, "more_points_error"),
        }
        yield Finding("too_risky" if odds.in_all > view.acceptable_risk else "worth_its_risk", parts, ("welfare_gain",))


def policy_table(found: ThirdWay, draws: int) -> Table:
    """Put policies by their risk, each with the one that beats it."""
    quantities = {
        "policy": "text",
        "in_run": "small_share",
        "error_of_run": "more_points_error",
        "in_all": "small_share",
        "error_of_all": "more_points_error",
        "life_years": "million_life_years",
        "error_of_life_years": "million_life_years_error",
        "beaten_by": "text",
    }
    rows = []
    for each in found.outcomes:
        of_lives, of_run, of_all = each.errors
        risks = (each.catastrophe_odds, of_run, each.catastrophe_odds_in_all, of_all)
        rows.append((Word(each.policy), *risks, each.life_years_gained, of_lives, _beaten_by(each, found.knee)))
    columns = columns_of(quantities)
    return Table("policies", columns, tuple(rows), {"draws": Figure(draws, "count")})


def _beaten_by(each: PolicyOutcome, knee: str | None) -> Word:
    if each.is_beaten_by is not None:
        return Word(each.is_beaten_by)
    return Word("at_the_bend" if each.policy == knee else "on_the_frontier")


def _welfare(found: ThirdWay) -> Table:
    """Put expected welfare by each view, beside the difference to the world as it is on the same futures."""
    columns = [Column("policy", "text")]
    for view in found.choices:
        columns += [Column(view, "more_points", is_label=True)]
        columns += [Column("difference", "more_points"), Column("error", "more_points_error")]
    rows = []
    for each in found.outcomes:
        pairs = zip(each.welfare_gain, each.against_the_first, strict=True)
        numbers = (n for gain, beside in pairs for n in (gain, beside.difference, beside.standard_error))
        rows.append((Word(each.policy), *numbers))
    return Table("welfare", tuple(columns), tuple(rows))


QUESTION = Question("central", ThirdWayOptions, answer)
