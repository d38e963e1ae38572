"""Lives against the probability of a catastrophe, over policies: which are beaten, and who would choose which."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.choosing.frontier import Search
from sixteenth.decide.society import welfare
from sixteenth.decide.society.found_policies import MOST_SHOWN, FoundPolicies, find_policies, first_points, last_month
from sixteenth.decide.society.levers import NEEDED as NEEDED_OF_LEVERS
from sixteenth.decide.society.levers import ready
from sixteenth.decide.society.one_program import on_few_programs
from sixteenth.decide.society.third_way import NEEDED, PolicyOutcome, ThirdWay, third_way
from sixteenth.decide.society.welfare import CatastropheOdds, Welfare, catastrophe_odds, welfare_views
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.questions.figures import columns_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.third_way.charts import CHARTS
from sixteenth.questions.third_way.found import found_findings, found_tables, name_of
from sixteenth.questions.third_way.policies import AS_IT_IS, policies
from sixteenth.questions.third_way.written import refuse_no_folder, written
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

KEPT = OutputSet(monthly=tuple(dict.fromkeys((*NEEDED, *welfare.NEEDED))))
WORTH = {"above": "more_than_none", "below": "less_than_none", "about": "about_as_none"}
RESTS_ON = ("probability_without_catastrophe", "life_months_gained", "welfare_gain")


class ThirdWayOptions(Options):
    """How many futures each policy has, and how much is searched."""

    draws: Annotated[int, Field(ge=1, le=100_000)] = 400
    search_draws: Annotated[int, Field(ge=1, le=100_000)] = 300  # of each policy that is tried
    tries: Annotated[int, Field(ge=8, le=4096)] = 64  # of the design; the refinement tries about twice as many
    write: str | None = None  # a folder for the policies that are chosen, as scenarios
    seed: Annotated[int, Field(ge=0, lt=2**32 - 1)] = 7  # the search has the next one


def answer(scenario: Scenario, options: ThirdWayOptions, runs: Session) -> Answer:
    """Search the levers of a policy, run the best and a list of named policies on the same futures, and weigh them.

    Raises:
        Refused: when the scenario has no welfare or no catastrophe, or no rules that a policy could set.
        Interrupted: when stopped before the named policies were run; later, what was found by then is told.

    """
    refuse_missing(scenario.world, (*KEPT.monthly, *NEEDED_OF_LEVERS), said("the third way"))
    search = Search(design=options.tries, seed=options.seed)
    given = {"draws": options.draws, "seed": options.seed}
    other = {"draws": options.search_draws, "seed": options.seed + 1}  # futures that are not those which are told
    recipe = runs.recipe_of(scenario, KEPT, **given)  # a stop ends what comes after
    names, laid_out = _laid_out(scenario)
    start, *named = laid_out
    refuse_no_folder(scenario, options.write)
    views = len(scenario.settings.labels["curvature"])
    runs.expect(len(named) + 1 + len(first_points()) + search.evaluations(views) + MOST_SHOWN + views)
    results = [(name, runs.run(each, KEPT, **given)) for name, each in zip(names, named, strict=True)]
    as_it_is = results[0][1]
    found = find_policies(
        start,
        lambda each: runs.run(each, KEPT, **other),
        lambda each: runs.run(each, KEPT, **given),
        views,
        search,
    )
    ends = [(name, last_month(result)) for name, result in results]
    listed = third_way(ends)
    told = _weighed(ends, listed, found)
    return Answer(
        question="third_way",
        scenario=scenario.name,
        recipe={**recipe, "search": {**other, "tries": options.tries}},
        findings=(
            *found_findings(scenario, found, told, AS_IT_IS, names),
            *frontier_of(listed),
            *_as_it_is(welfare_views(as_it_is), catastrophe_odds(as_it_is)),
        ),
        tables=(
            *found_tables(scenario, found, told, options.draws),
            policy_table(told if found.is_rescored else listed, options.draws, names),
            _welfare(listed),
        ),
        notes=(*written(scenario, found, told, options.write), Finding("judgement", {})),
        judgement=Figure(judged_share(scenario), "share"),
        charts=CHARTS,
    )


def _laid_out(scenario: Scenario) -> tuple[tuple[str, ...], tuple[Scenario, ...]]:
    """Return the names of the listed policies, and the scenario made ready and each of them, on few programs."""
    chosen = dict(policies(scenario))
    return tuple(chosen), on_few_programs([ready(scenario), *chosen.values()])


def _weighed(listed: Sequence[tuple[str, Result]], alone: ThirdWay, found: FoundPolicies) -> ThirdWay:
    """Weigh found policies and those of the list; stopped, what was found by then on the futures of the search."""
    if found.is_rescored:
        return third_way([*listed, *found.runs.items()])
    return alone if found.base is None else third_way([(AS_IT_IS, found.base), *found.runs.items()])


def frontier_of(found: ThirdWay) -> Iterator[Finding]:
    """Say which policies are left, which is beaten by which, and where the frontier bends."""
    counts = {"left": len(found.frontier), "policies": len(found.outcomes)}
    figures = {name: Figure(count, "count") for name, count in counts.items()}
    yield Finding("frontier", {**figures, "names": _named(found.frontier)}, RESTS_ON)
    for each in [each for each in found.outcomes if each.is_beaten_by][:1]:
        yield Finding("beaten", {"policy": Word(each.policy), "by": Word(str(each.is_beaten_by))})
    if found.knee:
        yield Finding("bend", {"policy": Word(found.knee)})


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


def policy_table(found: ThirdWay, draws: int, names: Sequence[str]) -> Table:
    """Put some policies by their risk, each with one that beats it and whether that is told beyond errors."""
    quantities = {
        "policy": "text",
        "in_run": "small_share",
        "error_of_run": "more_points_error",
        "in_all": "small_share",
        "error_of_all": "more_points_error",
        "life_years": "million_life_years",
        "error_of_life_years": "million_life_years_error",
        "beaten_by": "text",
        "surely": "text",
    }
    rows = []
    for each in (each for each in found.outcomes if each.policy in names):
        of_lives, of_run, of_all = each.errors
        risks = (each.catastrophe_odds, of_run, each.catastrophe_odds_in_all, of_all)
        rows.append((Word(each.policy), *risks, each.life_years_gained, of_lives, *_beaten_by(each, found.knee)))
    columns = columns_of(quantities)
    return Table("policies", columns, tuple(rows), {"draws": Figure(draws, "count")})


def _beaten_by(each: PolicyOutcome, knee: str | None) -> tuple[Figure | Word, Word | None]:
    if each.is_beaten_by is None:
        return Word("at_the_bend" if each.policy == knee else "on_the_frontier"), None
    surely = each.is_surely_beaten_by
    return name_of(surely or each.is_beaten_by), Word("yes" if surely else "not_told")


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
