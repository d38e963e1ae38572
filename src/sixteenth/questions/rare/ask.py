"""The chance of a rare end by a month, with its error, what that gained, and which inputs and luck lead there."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

import numpy as np
from pydantic import Field

import sixteenth
from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Figure, Finding, Listed
from sixteenth.answers.table import Table
from sixteenth.decide.rare.ends import KEPT, End, ends_by
from sixteenth.decide.rare.leading import Lead, leads
from sixteenth.decide.rare.search import LOOK, Ends, Found, Sizes, find
from sixteenth.decide.rare.tilted import Mixed, space_of
from sixteenth.decide.sensitivity.designed import designed
from sixteenth.decide.worth.headline import Unfinished
from sixteenth.engine.job import Job
from sixteenth.errors import Fault, Place, Refused, UnusableCommand, WrongOption, refuse
from sixteenth.questions.figures import amount, amount_entry, columns_of
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.contracts import month_counted

MONTH = r"^[1-9]\d{3}-(0[1-9]|1[0-2])$"
SET = "rare"  # the outputs that it keeps, as a set of its own
NAMED = 5  # inputs in a sentence
SHOWN = 8  # inputs in the first table
OF_THE_WORLD = "catastrophe"  # an end that no lab has by itself
CHART = Chart("moves", "dots", "leading", "input", "move", error="error", zero=True)
COLUMNS = {"input": "input", "middle": "text", "there": "text", "move": "spreads", "error": "hundredths_error"}
LUCK = {"input": "input", "move": "spreads", "error": "hundredths_error"}

Looked: TypeAlias = tuple[Found, tuple[Lead, ...], tuple[Lead, ...]]  # the chance; inputs and luck that lead there


class RareOptions(Options):
    """Which end, of which lab, by when; how models unsold are counted, and how much is run."""

    of: End = "ruin"
    lab: str | None = None  # the first
    by: Annotated[str | None, Field(pattern=MONTH)] = None  # the end of the run
    unfinished: Unfinished = "run_off"
    draws: Annotated[int, Field(ge=2080, le=200_000)] = 20_800
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    backend: Literal["jax", "numpy"] | None = None


def answer(scenario: Scenario, options: RareOptions, runs: Session) -> Answer:
    """Estimate how likely a rare end is, and say what leads there.

    Raises:
        Refused: where there is no such lab or month, or the world has no such end.
        Interrupted: when stopped before anything was found.

    """
    refuse(_nothing_to_ask(scenario))
    lab, months = _lab_and_months(scenario, options)
    job = sixteenth.prepare(
        scenario.keeping(SET, KEPT),
        output_set=SET,
        draws=options.draws,
        seed=options.seed,
        back_end=options.backend,
    )
    refuse(_nothing_uncertain(scenario, job))
    at, sizes = scenario.settings.labels["lab"].index(lab), Sizes(options.draws, options.seed)
    recipe = {**job.recipe, "by": months, "plain": sizes.plain}
    runs.expect(1)

    def run(design: Mixed) -> Ends:
        def tell(done: int, _: int) -> None:
            runs.tell(design.first + done, LOOK + sizes.futures)

        (result,) = sixteenth.run_parts([designed(job, design)], [KEPT], workers=runs.workers, progress=tell)
        return ends_by(result, at, options.of, months, options.unfinished)

    def look() -> Looked:
        found = find(space_of(job.table), sizes, run)
        led = leads(job, found, months) if found.chance.value > 0 else ((), ())
        return found.without_luck, led[0], led[1]

    key = ("rare", scenario.hash, lab, options.of, months, options.unfinished, repr((sizes, job.options)))
    looked = runs.remember(key, look) if runs.remembers(key) else look()  # what is stopped is not told to others
    found, inputs, luck = looked
    if not found.is_stopped:
        runs.remember(key, lambda: looked)
    last = str(np.datetime64(scenario.settings.start, "M") + months - 1)
    end = "catastrophe" if options.of == OF_THE_WORLD else f"{options.of}_of"
    shown = {"end": (Finding(end, {"lab": Figure(lab, "text")}),), "by": Figure(last, "month")}
    tables = (_estimate(found, shown), *_leading(inputs, luck, shown))
    return Answer(
        question="rare",
        scenario=scenario.name,
        recipe=recipe,
        findings=(*_stopped(found), *_chance(found, shown), *_led(found, inputs, luck, shown)),
        tables=tables,
        charts=charts_of(tables, CHART),
        notes=(_how(found, sizes), *((Finding(_drawn(options.of), {}),) if found.chance.value > 0 else ())),
    )


def _nothing_to_ask(scenario: Scenario) -> Sequence[UnusableCommand]:
    """Find that a world has no labs that can be ruined, or nothing of what the ends are read from."""
    known = {*scenario.world.equations, *scenario.world.stocks}
    lacking = [name for name in (*KEPT.monthly, *KEPT.closing) if name not in known]
    return [_unusable(scenario, said("no '{name}'", name=lacking[0]))] if lacking else []


def _nothing_uncertain(scenario: Scenario, job: Job) -> Sequence[UnusableCommand]:
    """Find that no input is uncertain, so that there is nothing to draw otherwise."""
    return [] if job.table.uncertain.size else [_unusable(scenario, said("no uncertain input"))]


def _unusable(scenario: Scenario, got: str) -> UnusableCommand:
    where, expected = Place(scenario.assumptions.file), said("an uncertain scenario of labs")
    cure = said("ask it about central, or a scenario whose parent that is")
    return UnusableCommand(said("how likely a rare end is"), where, got, expected, cure)


def _lab_and_months(scenario: Scenario, options: RareOptions) -> tuple[str, int]:
    """Return the lab, and the months of the run up to and with the month that is named; all of them where none is.

    Raises:
        Refused: where there is no such lab, or no such month.

    """
    months, start = scenario.settings.months, np.datetime64(scenario.settings.start, "M")
    count = months if options.by is None else month_counted(options.by) - month_counted(str(start)) + 1
    faults = list[Fault]()
    if not 1 <= count <= months:
        expected = said("a month from {start} to {last}", start=start, last=start + months - 1)
        where, cure = Place(said("the options of the run")), said("name a month of the run")
        faults.append(WrongOption("'by'", where, f"{options.by}", expected, cure))
    try:
        lab = choose_lab(scenario.settings.labels["lab"], options.lab)
    except Refused as refused:
        raise Refused([*faults, *refused.faults]) from None
    refuse(faults)
    return lab, count


def _stopped(found: Found) -> tuple[Finding, ...]:
    return (Finding("stopped", {"run": Figure(found.run, "count")}),) if found.is_stopped else ()


def _chance(found: Found, shown: dict[str, Any]) -> tuple[Finding, ...]:
    """Say the chance, or below what it is, and what plain futures would have said."""
    chance = found.chance
    run = {"run": Figure(found.run, "count")}
    if found.kind == "impossible":
        return (Finding("impossible", {**shown, **run}),)
    if found.kind == "never":
        below = {"below": Figure(chance.high, "precise_share"), "one_in": Figure(1 / chance.high, "one_in")}
        return (Finding("never", {**shown, **run, **below}),)
    told = {
        "chance": Figure(chance.value, "precise_share", chance.error),
        "error": Figure(chance.error, "precise_share_error"),
        "one_in": Figure(1 / chance.value, "one_in"),
        "low": Figure(chance.low, "precise_share"),
        "high": Figure(chance.high, "precise_share"),
    }
    gained = {
        **run,
        "plain_error": Figure(found.plain_error, "precise_share_error"),
        "counted": Figure(found.run * chance.value, "size"),
        "gain": Figure(found.gain, "gain"),
        "carried": Figure(chance.carried_by, "whole"),
        "effective": Figure(chance.effective, "whole"),
    }
    gain = "not_rare" if found.kind == "common" else "gained"
    return (Finding("chance", {**shown, **told}), Finding(gain, gained))


def _led(found: Found, inputs: Sequence[Lead], luck: Sequence[Lead], shown: dict[str, Any]) -> tuple[Finding, ...]:
    """Say where the inputs and the luck that stand out lie in the futures that end so."""
    if found.chance.value <= 0:
        return ()
    clear = [each for each in inputs if each.is_clear][:NAMED]
    of_luck = [each for each in luck if each.is_clear][:NAMED]
    lying = Listed(Finding("lies", {**_name(each), **_middles(each)}) for each in clear)
    moved = Listed(
        Finding("moved", {**_name(each), "move": Figure(each.move, "spreads", each.error)}) for each in of_luck
    )
    own = Finding("inputs", {**shown, "inputs": lying}) if clear else Finding("no_inputs", shown)
    return (own, Finding("luck", {**shown, "luck": moved}) if of_luck else Finding("no_luck", shown))


def _name(each: Lead) -> dict[str, Figure]:
    return {"input": Figure(each.name, "input")}


def _middles(each: Lead) -> dict[str, Any]:
    return {"there": amount(each.there, each.unit), "middle": amount(each.middle, each.unit)}


def _estimate(found: Found, shown: dict[str, Any]) -> Table:
    """Return every number of the estimate, batch by batch behind the first screen."""
    columns = columns_of({"batch": "count", "futures": "count", "ending": "precise_share", "part": "share"})
    rows = tuple(
        (number, len(each.nearness), float(ending), float(share))
        for number, (each, ending, share) in enumerate(zip(found.seen, found.endings, found.shares, strict=True), 1)
    )
    return Table("batches", columns, rows, shown, part=FULL)


def _leading(inputs: Sequence[Lead], luck: Sequence[Lead], shown: dict[str, Any]) -> tuple[Table, ...]:
    """Return where inputs and luck lie: those that stand out, and all of them behind the first screen."""
    if not inputs:
        return ()
    clear = tuple(_row(each) for each in inputs if each.is_clear)
    all_luck = tuple((each.name, each.move, each.error) for each in luck)
    first = (Table("leading", columns_of(COLUMNS), clear[:SHOWN], shown),) if clear else ()
    return (
        *first,
        Table("all_inputs", columns_of(COLUMNS), tuple(map(_row, inputs)), shown, part=FULL),
        Table("all_luck", columns_of(LUCK), all_luck, shown, part=FULL),
    )


def _row(each: Lead) -> tuple[Any, ...]:
    ends = (amount_entry(each.middle, each.unit), amount_entry(each.there, each.unit))
    return (each.name, *ends, each.move, each.error)


def _how(found: Found, sizes: Sizes) -> Finding:
    """Say how it was found."""
    if found.kind == "impossible":
        return Finding("how_impossible", {})
    batches = {"batches": Figure(len(found.seen), "count")}
    if found.kind == "common":
        return Finding("how_plain", {**batches, "look": Figure(LOOK, "count")})
    return Finding("how", {**batches, "plain": Figure(sizes.plain, "share")})


def _drawn(of: End) -> str:
    """Return how a catastrophe is counted, or that the end is one of a lab alone."""
    return "whole" if of == "ruin" else "averaged"


QUESTION = Question("central", RareOptions, answer)
