"""The package's register of dated claims: open ones with the model's probabilities, resolved ones with its score."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

import sixteenth
from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.evidence.claims.claim_history import register_locks
from sixteenth.evidence.claims.claim_lock import Lock
from sixteenth.evidence.claims.claim_scores import LINE, MODEL, Record, Said, records_of
from sixteenth.evidence.claims.claims import (
    OUTCOMES,
    Counted,
    begins_before,
    claim_measures,
    count_claim,
    open_claims,
    outputs_of,
    scored_claims,
)
from sixteenth.evidence.facts_read.read_facts import Claim, read_claims
from sixteenth.evidence.forecasts.line_odds import odds_by_line
from sixteenth.evidence.scored.score import Score, score
from sixteenth.questions.claims.scores import score_tables
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

EARLIER = "interview"  # begins before the claims that have been resolved since


@dataclass(frozen=True)
class LockedOdds:
    """What a version of this package said of a claim on the day on which it locked its probability."""

    id: str
    day: datetime.date
    version: str
    probability: float | None
    line: float | None  # a ruler's


@dataclass(frozen=True)
class Register:
    """All claims: what is open, what is resolved, and how the model did."""

    scenario: Scenario
    recipe: Mapping[str, Any]
    open: tuple[Counted, ...]
    scored: tuple[Counted, ...]
    resolved: tuple[Claim, ...]
    score: Score | None
    locked: tuple[LockedOdds, ...]
    lines: Mapping[str, float | None]  # a ruler's probabilities of `scored`
    records: tuple[Record, ...]  # the model's and the ruler's, on what is scored
    shared: tuple[Said, ...]  # claims of which both said something
    known_by: datetime.date  # the day by which the ruler knew what it follows


def keep_register(scenario: Scenario, runs: Session, draws: int, seed: int) -> Register:
    """Count the open claims in a run of a scenario, and the resolved ones in a run that began before they were."""
    runs.expect(2)
    given = {"draws": draws, "seed": seed}
    result = runs.run(scenario, _kept(scenario), **given)
    before = sixteenth.read(EARLIER)
    earlier = runs.run(before, _kept(before), **given)
    scored = tuple(
        count_claim(claim, EARLIER, earlier)
        for claim in scored_claims()
        if np.datetime64(claim.resolve_by.isoformat(), "M") > earlier.months[0]
    )
    known = [(each.probability, each.futures, OUTCOMES[each.claim.resolution]) for each in scored]
    day = datetime.date.fromisoformat(f"{earlier.months[0]}-01") - datetime.timedelta(days=1)
    measures = claim_measures()
    lines = {each.claim.id: odds_by_line(measures[each.claim.id], day) for each in scored}
    said = [_said(each, lines[each.claim.id]) for each in scored]
    return Register(
        scenario=scenario,
        recipe=runs.recipe_of(scenario, _kept(scenario), **given),
        open=tuple(_count(claim, scenario.name, result, earlier) for claim in open_claims()),
        scored=scored,
        resolved=tuple(claim for claim in read_claims() if claim not in open_claims()),
        score=score([(share, futures, true) for share, futures, true in known if share is not None]),
        locked=locked_odds(register_locks()),
        lines=lines,
        records=records_of(said),
        shared=tuple(each for each in said if None not in each.odds.values()),
        known_by=day,
    )


def _kept(scenario: Scenario) -> OutputSet:
    world = scenario.world
    return OutputSet(monthly=outputs_of(claim_measures().values(), (*world.equations, *world.stocks)))


def _said(each: Counted, line: float | None) -> Said:
    odds = {MODEL: each.probability, LINE: line}
    return Said(each.claim.id, odds, each.futures, came_true=OUTCOMES[each.claim.resolution])


def _count(claim: Claim, scenario: str, result: Result, earlier: Result) -> Counted:
    """Count an open claim; one about months before the scenario's start in the run that began earlier."""
    measure = claim_measures().get(claim.id)
    is_earlier = measure is not None and begins_before(measure, result)
    return count_claim(claim, EARLIER, earlier) if is_earlier else count_claim(claim, scenario, result)


def locked_odds(locks: Sequence[Lock]) -> tuple[LockedOdds, ...]:
    """Return what each claim was first locked at, by id."""
    found: dict[str, LockedOdds] = {}
    for lock in locks:
        for each in lock.claims:
            odds = LockedOdds(each.id, lock.day, lock.versions["sixteenth"], each.model, each.line)
            found.setdefault(each.id, odds)
    return tuple(found.values())


def register_answer(register: Register) -> Answer:
    """Return the register as an answer."""
    share = Figure(judged_share(register.scenario), "share")
    about = {"share": share, "scenario": Figure(register.scenario.name, "text")}
    return Answer(
        question="claims",
        scenario=register.scenario.name,
        recipe=register.recipe,
        findings=(*_counts(register), *_scores(register), *_beside_the_line(register)),
        tables=(
            _open(register),
            *([_since(register)] if register.scored else []),
            *score_tables(register.records),
            _resolved(register.resolved),
            _rules(register),
            _silent(register),
            *(table.behind(FULL) for table in _full(register)),
        ),
        notes=(Finding("judgement", about),),
        judgement=share,
    )


def _counts(register: Register) -> Iterator[Finding]:
    """Tell how many claims there are, what is counted of them, and since when probabilities are locked."""
    told = [each for each in register.open if each.probability is not None]
    name = register.scenario.name
    counts = {
        "claims": len(register.open) + len(register.resolved),
        "open": len(register.open),
        "counted": len(told),
        "before": sum(each.scenario != name for each in told),
        "true": sum(claim.resolution == "true" for claim in register.resolved),
        "false": sum(claim.resolution == "false" for claim in register.resolved),
        "number": sum(claim.resolution == "number" for claim in register.resolved),
    }
    parts = {key: Figure(count, "count") for key, count in counts.items()}
    names = {"scenario": Figure(name, "text"), "earlier": Figure(EARLIER, "text")}
    yield Finding("register_begun_earlier" if counts["before"] else "register", {**parts, **names})
    days = [each.day for each in register.locked]
    yield Finding("locked_since", {"day": Figure(min(days), "date")}) if days else Finding("not_locked", {})


def _scores(register: Register) -> Iterator[Finding]:
    own = register.score
    if own is not None:
        scores = {"brier": Figure(own.brier, "score"), "bits": Figure(own.log, "bits")}
        yield Finding("score", {"claims": Figure(own.claims, "count"), "earlier": Figure(EARLIER, "text"), **scores})


def _beside_the_line(register: Register) -> Iterator[Finding]:
    """Tell the ruler's score beside the model's on the claims of which both gave probabilities: on a lab's revenue."""
    found = {each.name: each.score for each in records_of(register.shared)}
    if MODEL in found and LINE in found:
        model, line = found[MODEL], found[LINE]
        parts = {
            "claims": Figure(len(register.shared), "count"),
            "ids": Figure(", ".join(each.id for each in register.shared), "text"),
            "day": Figure(register.known_by, "date"),
            "brier": Figure(model.brier, "score"),
            "line_brier": Figure(line.brier, "score"),
            "bits": Figure(model.log, "bits"),
            "line_bits": Figure(line.log, "bits"),
        }
        yield Finding("lost_to_line" if model.brier > line.brier else "beat_line", parts)


def _about(claim: Claim) -> tuple[Any, ...]:
    return (claim.id, claim.speaker, claim.claim, str(claim.resolve_by)[:7])


ABOUT = (Column("id", "text"), Column("speaker", "text"), Column("claim", "text"), Column("by", "text"))
COUNTED = (Column("probability", "share_of_100"), Column("error", "share_of_100_error"))


def _open(register: Register) -> Table:
    """Put probabilities now beside those first locked, and the ruler's on that day."""
    locked = {each.id: (each.probability, each.line) for each in register.locked}
    rows = tuple(
        (*_about(each.claim), each.probability, each.standard_error, *locked.get(each.claim.id, (None, None)))
        for each in register.open
        if each.probability is not None
    )
    return Table("open", (*ABOUT, *COUNTED, Column("locked", "share_of_100"), Column("ruler", "share_of_100")), rows)


def _since(register: Register) -> Table:
    rows = tuple(
        (
            *(*_about(each.claim), each.probability, each.standard_error),
            *(register.lines.get(each.claim.id), Word(each.claim.resolution)),
        )
        for each in register.scored
    )
    return Table("since", (*ABOUT, *COUNTED, Column("ruler", "share_of_100"), Column("came", "text")), rows)


def _resolved(claims: Sequence[Claim]) -> Table:
    rows = tuple((*_about(claim), Word(claim.resolution), claim.resolution_note) for claim in claims)
    return Table("resolved", (*ABOUT, Column("came", "text"), Column("note", "text")), rows)


def _rules(register: Register) -> Table:
    """Tell by which rule each claim was counted, and in how many futures of which scenario."""
    counted = [each for each in register.open if each.probability is not None]
    columns = (Column("id", "text"), Column("scenario", "text"), Column("rule", "text"), Column("futures", "count"))
    rows = ((each.claim.id, each.scenario, each.rule, each.futures) for each in (*counted, *register.scored))
    return Table("rules", columns, tuple(rows))


def _silent(register: Register) -> Table:
    columns = (Column("id", "text"), Column("speaker", "text"), Column("claim", "text"), Column("why", "text"))
    silent = [each for each in register.open if each.probability is None]
    rows = tuple((each.claim.id, each.claim.speaker, each.claim.claim, each.silent) for each in silent)
    return Table("silent", columns, rows)


def _full(register: Register) -> list[Table]:
    """Tell of each claim where it stands and who resolved it, and of each lock its day and version."""
    keys = ("variable", "target", "source", "url", "resolution_source")
    claims = [*(each.claim for each in register.open), *register.resolved]
    sources = tuple((each.id, each.date_made, *(getattr(each, key) for key in keys)) for each in claims)
    heads = (Column("id", "text"), Column("made", "date"), *(Column(key, "text") for key in keys))
    locks = tuple((each.id, each.day, each.version, each.probability, each.line) for each in register.locked)
    locked = (Column("id", "text"), Column("day", "date"), Column("version", "text"))
    return [
        Table("sources", heads, sources),
        Table("locks", (*locked, Column("probability", "share_of_100"), Column("ruler", "share_of_100")), locks),
    ]
