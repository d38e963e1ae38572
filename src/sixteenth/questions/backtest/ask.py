"""Forms of forecast on what came after each of a row of days, beside rulers; losses are told first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.evidence.scored.backtest import ORIGINS, run_trial
from sixteenth.evidence.scored.forecasters import Forecaster
from sixteenth.evidence.scored.forms import HANDED_OVER_IN, RIVALS, WORLD, forms_with_structure, light_forms
from sixteenth.evidence.scored.trial_summary import Coverage, FormSummary
from sixteenth.questions.backtest.earlier import earlier_findings
from sixteenth.questions.backtest.full import in_full
from sixteenth.questions.backtest.record import BAND, Record, make_record
from sixteenth.questions.backtest.tables import tables
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

MAIN = "central"  # whose beliefs open the world at each day
LIGHT = ("growth_continued", "random_walk", "ten_fold", "own_trend", "own_trend_run_rates", "own_trend_guidance")
STRUCTURE = ("structure_alone", "world_opened")
HANDED = ("handed_over_6", "handed_over_12", "handed_over_24", "handed_over_36")
WHERE = ("held_out", "all", "far")  # groups of targets whose ratio is told
GOAL, SKILL = 0.9, (30, 5)  # of the ratio; distinct reports and labs from which skill may be claimed
HELD = (0.7, 0.9)  # what an 80 % band should hold


class BacktestOptions(Options):
    """By how many futures the world is run from each day; or not at all."""

    quick: bool = False
    draws: Annotated[int, Field(ge=100, le=100_000)] = 600
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: BacktestOptions, runs: Session) -> Answer:
    """Let every form predict what came after each day from what was known by it, and say how each did.

    Raises:
        Refused: when asked about another scenario than the one by whose beliefs the world is opened.

    """
    if scenario.name != MAIN:
        cure = said("ask about {main}, whose beliefs open the world at each day", main=MAIN)
        refuse(
            [
                WrongOption(
                    f"'{scenario.name}'", Place(said("the scenario of the trial")), said("another scenario"), MAIN, cure
                )
            ]
        )
    recipe: Mapping[str, Any] = {"facts_hash": facts_hash()}
    if options.quick:
        forms: Sequence[Forecaster] = light_forms()
    else:
        runs.expect(3 * len(ORIGINS))  # alone; and with growth of labs' own, which needs what there is without
        forms = forms_with_structure(runs.run, options.draws, options.seed)
        recipe = runs.recipe_of(scenario, None, draws=options.draws, seed=options.seed)
    record = make_record(run_trial(forms), forms)
    called = names_of(forms)
    shown = (*tables(record, called), *(table.behind(FULL) for table in in_full(record, called)))
    return Answer(
        question="backtest",
        scenario=scenario.name,
        recipe=recipe,
        findings=tuple(findings(record, called)),
        tables=shown,
        charts=charts_of(shown, *CHARTS),
        notes=tuple(_looks(record)),
    )


def names_of(forms: Sequence[Forecaster]) -> Mapping[str, Word]:
    """Return the word for each form."""
    light = dict(zip((form.name for form in light_forms()), LIGHT, strict=True))
    handed = {f"handed over, {months} months": key for months, key in zip(HANDED_OVER_IN, HANDED, strict=True)}
    others = {WORLD: STRUCTURE[1], **handed}
    return {form.name: Word({**light, **others}.get(form.name, STRUCTURE[0])) for form in forms}


def findings(record: Record, called: Mapping[str, Word]) -> Iterator[Finding]:
    """Tell what was found: losses first."""
    yield from earlier_findings(record.earlier)
    for group in WHERE:
        found = record.of(record.leading, group)
        if found is not None:
            yield _ratio(found, Word(group), called)
    yield from _lost(record, called)
    whole = record.of(record.leading, "all")
    if whole is not None:
        yield _coverage(whole)
        yield _skill(whole)


def _ratio(found: FormSummary, where: Word, called: Mapping[str, Word]) -> Finding:
    """Say whether a form won or lost to the better ruler, and whether chance could have done it."""
    ratio = found.ratio
    key = "lost" if ratio.low > 1 else "won" if ratio.high < 1 else "lost_by_little"
    if ratio.value <= 1 < ratio.high:
        key = "won_by_little"
    parts: dict[str, Figure | Word] = {
        "where": where,
        "form": called[found.form],
        "rival": called[ratio.rival],
        "ratio": Figure(ratio.value, "score_ratio"),
        "low": Figure(ratio.low, "score_ratio"),
        "high": Figure(ratio.high, "score_ratio"),
        "things": Figure(ratio.distinct, "count"),
        "labs": Figure(ratio.labs, "count"),
    }
    return Finding(key, parts)


def _lost(record: Record, called: Mapping[str, Word]) -> Iterator[Finding]:
    """Tell which other forms score worse than the better ruler."""
    rivals = {rival.name for rival in RIVALS}
    others = [each for each in record.summaries["all"] if each.ratio.value > 1 and each.form not in rivals]
    if others:
        forms = tuple(
            Finding("form", {"form": called[each.form], "ratio": Figure(each.ratio.value, "score_ratio")})
            for each in others
        )
        yield Finding("worse_than_ruler", {"forms": forms})


def _coverage(found: FormSummary) -> Finding:
    """Say what the 80 % bands held, and for which labs that is too little or too much."""
    held = [each for each in found.coverage if each.share == BAND]
    outside = tuple(_held(each) for each in held if not HELD[0] <= each.held <= HELD[1])
    whole = next(each for each in held if each.lab == "all")
    parts: dict[str, Figure | tuple[Finding, ...]] = {
        "held": Figure(whole.held, "share_of_100"),
        "low": Figure(whole.low, "share_of_100"),
        "high": Figure(whole.high, "share_of_100"),
    }
    return Finding("bands_outside", {**parts, "outside": outside}) if outside else Finding("bands", parts)


def _held(each: Coverage) -> Finding:
    parts = {
        "held": Figure(each.held, "share_of_100"),
        "low": Figure(each.low, "share_of_100"),
        "high": Figure(each.high, "share_of_100"),
        "things": Figure(each.distinct, "count"),
    }
    if each.lab == "all":
        return Finding("held_by_all", parts)
    return Finding("held_by_lab", {"lab": Figure(each.lab, "text"), **parts})


def _skill(found: FormSummary) -> Finding:
    """Claim skill only with everything that it takes."""
    ratio, goal = found.ratio, Figure(GOAL, "number")
    if ratio.high < 1 and ratio.value <= GOAL and ratio.distinct >= SKILL[0] and ratio.labs >= SKILL[1]:
        return Finding("goal_reached", {"goal": goal})
    lacks = []
    if ratio.value > GOAL:
        lacks.append(Finding("above_goal", {"ratio": Figure(ratio.value, "score_ratio"), "goal": goal}))
    if ratio.high >= 1:
        lacks.append(Finding("interval_reaches", {"high": Figure(ratio.high, "score_ratio")}))
    if ratio.distinct < SKILL[0]:
        lacks.append(_few("too_few_things", ratio.distinct, SKILL[0]))
    if ratio.labs < SKILL[1]:
        lacks.append(_few("too_few_labs", ratio.labs, SKILL[1]))
    return Finding("no_skill", {"lacks": tuple(lacks)})


def _few(key: str, found: int, asked: int) -> Finding:
    return Finding(key, {"found": Figure(found, "count"), "asked": Figure(asked, "count")})


def _looks(record: Record) -> Iterator[Finding]:
    for each in record.looks:
        yield Finding("look", {"date": Figure(each.date, "date"), "forms": Figure("; ".join(each.forms), "text")})


CHARTS = (
    Chart("to_ruler", "dots", "to_ruler", "form", "ratio", low="low", high="high"),
    Chart("scores", "bars", "scores", "form", "crps"),
)
QUESTION = Question(MAIN, BacktestOptions, answer)
