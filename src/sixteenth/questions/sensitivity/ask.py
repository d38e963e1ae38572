"""Screened, shared out and boxed: on which inputs a lab's worth, its money or its ruin hangs."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Annotated, Any, Literal

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.sensitivity.indices import Index
from sixteenth.decide.sensitivity.screen import Effect
from sixteenth.decide.sensitivity.study import Block, Limit, Of, Sizes, Study, study
from sixteenth.decide.worth.headline import NEEDED, Unfinished
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnusableCommand, refuse
from sixteenth.questions.figures import amount, amount_entry
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.spread import SHARE
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

WITHIN = "share_of_spread_error"
WIDE = 1.96  # standard errors to either side of a 95 % range
NAMED = 3  # inputs in the first sentence
OUTPUT_SET, PACKAGE = "headline", "SALib"
TOTALS = Chart("totals", "bars", "shared", "input", "total", error="within", zero=True)


class SensitivityOptions(Options):
    """Of which lab and what of it, how models unsold are counted, and how much is run."""

    lab: str | None = None
    of: Of = "worth"
    unfinished: Unfinished = "run_off"
    ways: Annotated[int, Field(ge=2, le=1000)] = 10
    points: Annotated[int, Field(ge=16, le=65_536)] = 512
    first: Annotated[int, Field(ge=1, le=100)] = 10
    draws: Annotated[int, Field(ge=200, le=100_000)] = 4000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    backend: Literal["jax", "numpy"] | None = None


def answer(scenario: Scenario, options: SensitivityOptions, runs: Session) -> Answer:
    """Screen every input, share the spread out among the strongest, and look for the box that ends badly.

    Raises:
        Refused: where there is no such lab, nothing is uncertain, or nothing is kept that says what is asked.
        Interrupted: when its runs have been stopped.

    """
    refuse(lacking_package())
    lab = choose_lab(scenario.settings.labels.get("lab", ()), options.lab)
    given: dict[str, Any] = {"draws": options.draws, "seed": options.seed, "back_end": options.backend}
    job = sixteenth.prepare(scenario, output_set=OUTPUT_SET, **given)
    refuse(_nothing_to_ask(scenario, job))
    sizes = Sizes(options.ways, options.points, options.first, options.draws, options.seed)
    runs.expect(3)

    def run(own: Job, keep: OutputSet) -> Result:
        (found,) = sixteenth.run_parts([own], [keep], workers=runs.workers, progress=runs.tell)
        runs.done += 1
        return found

    key = ("sensitivity", scenario.hash, lab, options.of, options.unfinished, repr((sizes, job.options)))
    found = runs.remember(key, lambda: study(job, lab, options.of, options.unfinished, sizes, run))
    shown = {"lab": Figure(lab, "text"), "of": Word(options.of)}
    tables = (*([] if found.is_rare else [_shared(found, shown)]), *_boxed(found, shown), _screened(found, shown))
    return Answer(
        question="sensitivity",
        scenario=scenario.name,
        recipe={**job.recipe, **{name: value for name, value in vars(sizes).items() if name != "seed"}},
        findings=(_first(found, shown), *([] if found.is_rare else [_together(found)]), _box(found, shown)),
        tables=tables,
        charts=() if found.is_rare else (TOTALS,),
        notes=(_how(found, sizes),),
    )


def lacking_package() -> Sequence[UnusableCommand]:
    """Find that the package which makes designs and indices is not installed."""
    if find_spec(PACKAGE) is not None:
        return []
    cure = said("pip install 'sixteenth[sensitivity]'")
    where, got = Place(said("the command line")), said("no package {name}", name=PACKAGE)
    return [UnusableCommand(said("what an answer hangs on"), where, got, PACKAGE, cure)]


def _nothing_to_ask(scenario: Scenario, job: Job) -> Sequence[UnusableCommand]:
    """Find that nothing is uncertain, or that a world has no answer to the first question."""
    lacking = [name for name in NEEDED if name not in job.program.kept.closing]
    where, expected = Place(scenario.assumptions.file), said("an uncertain scenario of labs")
    got = said("no '{name}'", name=lacking[0]) if lacking else said("no uncertain input")
    cure = said("ask it about central, or a scenario whose parent that is")
    what = said("what an answer hangs on")
    return [UnusableCommand(what, where, got, expected, cure)] if lacking or not job.table.uncertain.size else []


def _first(found: Study, shown: dict[str, Any]) -> Finding:
    if found.is_rare:
        return Finding("rare", shown)
    named = [(block, index) for block, index in found.by_total if block.is_input][:NAMED]
    parts = (Finding("share", {"input": _part(block), **_shares(index)}) for block, index in named)
    luck = next(index for block, index in found.shared if block.kind == "luck")
    told = {**shown, "inputs": Listed(parts), "luck": Figure(luck.total, SHARE)}
    return Finding("first", told, ("next_wind_down_value",))


def _shares(index: Index) -> dict[str, Figure]:
    errors = (index.total_within / WIDE, index.first_within / WIDE)
    return {"share": Figure(index.total, SHARE, errors[0]), "alone": Figure(index.first, SHARE, errors[1])}


def _together(found: Study) -> Finding:
    return Finding("together", {"alone": Figure(found.alone, SHARE), "left": Figure(1 - found.alone, SHARE)})


def _box(found: Study, shown: dict[str, Any]) -> Finding:
    end = Word(found.end)
    if found.box is None or not found.limits:
        return Finding("no_box", {**shown, "end": end})
    box = found.box
    sides = Listed(Finding(_side(limit), _limits(limit)) for limit in found.limits)
    numbers = {name: Figure(getattr(box, name), SHARE) for name in ("mass", "coverage", "density", "everywhere")}
    return Finding("box", {**shown, **numbers, "end": end, "sides": sides, "error": Figure(box.density_error, WITHIN)})


def _side(limit: Limit) -> str:
    if limit.low is None:
        return "below"
    return "above" if limit.high is None else "between"


def _limits(limit: Limit) -> dict[str, Any]:
    ends = {"low": limit.low, "high": limit.high}
    told = {name: amount(value, limit.unit) for name, value in ends.items() if value is not None}
    return {"input": Figure(limit.name, "input"), **told}


def _called(block: Block) -> Figure | Word | Finding:
    """Return what a block is called: an input, two that go together, or one and how many go with it."""
    if block.kind != "inputs":
        return Word(block.kind)
    first, *others = (Figure(name.replace("/", " "), "input") for name in block.names)
    if not others:
        return first
    if len(others) == 1:
        return Finding("pair", {"input": first, "other": others[0]})
    return Finding("several", {"input": first, "others": Figure(len(others), "count")})


def _part(block: Block) -> Any:
    """Return a block as a part of a sentence."""
    called = _called(block)
    return (called,) if isinstance(called, Finding) else called


def _entry(block: Block) -> Any:
    """Return a block as an entry of a table."""
    called = _called(block)
    return called.value if isinstance(called, Figure) else called


def _shared(found: Study, shown: dict[str, Any]) -> Table:
    columns = (
        *(Column("input", "input"), Column("total", SHARE), Column("within", WITHIN)),
        *(Column("alone", SHARE), Column("alone_within", WITHIN)),
    )
    rows = tuple(
        (_entry(block), index.total, index.total_within / WIDE, index.first, index.first_within / WIDE)
        for block, index in found.by_total
    )
    return Table("shared", columns, rows, shown)


def _boxed(found: Study, shown: dict[str, Any]) -> Sequence[Table]:
    if found.box is None or not found.limits:
        return ()
    columns = (Column("input", "input"), Column("low", "text"), Column("high", "text"))
    rows = tuple(
        (each.name, amount_entry(each.low, each.unit), amount_entry(each.high, each.unit)) for each in found.limits
    )
    return (Table("box", columns, rows, {**shown, "end": Word(found.end)}),)


def _screened(found: Study, shown: dict[str, Any]) -> Table:
    quantities = {"size": SHARE, "within": WITHIN, "balance": "more_points", "unevenness": SHARE}
    columns = (Column("input", "input"), *(Column(key, quantity) for key, quantity in quantities.items()))
    rows = tuple((_entry(block), *_effect(effect)) for block, effect in found.screened)
    return Table("screened", columns, rows, shown, part=FULL)


def _effect(effect: Effect) -> tuple[float, ...]:
    return (effect.size, effect.within / WIDE, effect.balance, effect.unevenness)


def _how(found: Study, sizes: Sizes) -> Finding:
    counts = {name: Figure(value, "count") for name, value in vars(sizes).items() if name != "seed"}
    blocks = Figure(len(found.screened), "count")
    return Finding("how", {**counts, "blocks": blocks, "in_all": Figure(found.futures, "count")})


QUESTION = Question("central", SensitivityOptions, answer)
