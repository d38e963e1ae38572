"""The register of dated claims in the terminal: open ones with the model's odds, resolved ones with its score."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.evidence.claim_history import path_of_register_locks, register_locks
from sixteenth.evidence.claim_lock import Lock, LockedClaim, add_lock
from sixteenth.evidence.claim_scores import LINE, MODEL, Record, Said, records_of
from sixteenth.evidence.claims import (
    OUTCOMES,
    Counted,
    begins_before,
    claim_measures,
    count_claim,
    open_claims,
    outputs_of,
    scored_claims,
)
from sixteenth.evidence.line_odds import odds_by_line
from sixteenth.evidence.read_facts import DATA_CUT, Claim, facts_hash, read_claims
from sixteenth.evidence.score import Score, score
from sixteenth.interfaces.command import MAIN_SCENARIO
from sixteenth.interfaces.judged import tell_judged_values
from sixteenth.interfaces.own_claims_tables import calibration_table, scores_table
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.interfaces.wrapping import tell_each
from sixteenth.scenarios.assemble import Scenario

DRAWS, SEED = 1000, 7
VERSIONS = ("sixteenth", "jax", "numpy")
OWN_SET = "claims"
EARLIER = "interview"  # begins before the claims that have been resolved since
Progress = Callable[[int, int], None] | None


@dataclass(frozen=True)
class LockedOdds:
    """What a version of this package said of a claim on the day on which it locked its odds."""

    id: str
    day: datetime.date
    version: str
    probability: float | None
    line: float | None  # a ruler's odds


@dataclass(frozen=True)
class Register:
    """All claims: what is open, what is resolved, and how the model did."""

    open: tuple[Counted, ...]
    scored: tuple[Counted, ...]
    resolved: tuple[Claim, ...]
    score: Score | None
    sentences: tuple[str, ...]
    locked: tuple[LockedOdds, ...] = ()
    lines: Mapping[str, float | None] = field(default_factory=dict[str, float | None])  # a ruler's odds of `scored`
    records: tuple[Record, ...] = ()  # the model's and the ruler's, on what is scored

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON; dates as they are written."""
        data = asdict(self)
        for each in (*data["open"], *data["scored"]):
            each["claim"] = _dated(each["claim"])
        data["resolved"] = [_dated(each) for each in data["resolved"]]
        data["locked"] = [{**asdict(each), "day": each.day.isoformat()} for each in self.locked]
        return data


def _dated(claim: dict[str, Any]) -> dict[str, Any]:
    return {**claim, **{name: str(claim[name]) for name in ("date_made", "resolve_by")}}


def keep_register(
    scenario: str, draws: int | None = None, seed: int | None = None, progress: Progress = None
) -> Register:
    """Count the open claims in a run of a scenario, and the resolved ones in a run that began before they were."""
    read = sixteenth.read(scenario)
    result = _run(read, draws, seed, progress)
    earlier = _run(sixteenth.read(EARLIER), draws, seed, progress)
    counted = tuple(_count(claim, scenario, result, earlier) for claim in open_claims())
    scored = tuple(
        count_claim(claim, EARLIER, earlier)
        for claim in scored_claims()
        if np.datetime64(claim.resolve_by.isoformat(), "M") > earlier.months[0]
    )
    known = [(each.probability, each.futures, OUTCOMES[each.claim.resolution]) for each in scored]
    own = score([(share, futures, true) for share, futures, true in known if share is not None])
    resolved = tuple(claim for claim in read_claims() if claim not in open_claims())
    day = datetime.date.fromisoformat(f"{earlier.months[0]}-01") - datetime.timedelta(days=1)
    measures = claim_measures()
    lines = {each.claim.id: odds_by_line(measures[each.claim.id], day) for each in scored}
    said = [_said(each, lines[each.claim.id]) for each in scored]
    told = (*_sentences(scenario, counted, resolved, own), *_beside_the_line(said, day), tell_judged_values(read))
    return Register(counted, scored, resolved, own, told, locked_odds(register_locks()), lines, records_of(said))


def _said(each: Counted, line: float | None) -> Said:
    odds = {MODEL: each.probability, LINE: line}
    return Said(each.claim.id, odds, each.futures, came_true=OUTCOMES[each.claim.resolution])


def _beside_the_line(said: Sequence[Said], day: datetime.date) -> tuple[str, ...]:
    """Tell the ruler's score beside the model's on the claims of which both gave odds: those on a lab's revenue."""
    shared = [each for each in said if None not in each.odds.values()]
    found = {each.name: each.score for each in records_of(shared)}
    if len(found) < len((MODEL, LINE)):
        return ()
    model, line = found[MODEL], found[LINE]
    verb = "lost to" if model.brier > line.brier else "beat"
    ids = ", ".join(each.id for each in shared)
    told = (
        f"On the {len(shared)} about a lab's revenue ({ids}) the model {verb} last year's growth continued, as known on"
        f" {day}: Brier score {model.brier:.2f} against {line.brier:.2f}, surprise {model.log:.2f} against"
        f" {line.log:.2f} bits."
    )
    return (told,)


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


def lock_register(draws: int | None = None) -> tuple[Lock, ...]:
    """Lock the odds of all open claims in the package's own file, as each version does once, before it is told."""
    register = keep_register(MAIN_SCENARIO, draws)
    scenarios = {name: sixteenth.read(name).hash for name in (MAIN_SCENARIO, EARLIER)}
    today = datetime.date.today()  # noqa: DTZ011 - the day of who locks
    measures = claim_measures()
    claims = tuple(
        LockedClaim(
            id=each.claim.id,
            says={"claim": each.claim.claim, "rule": each.rule, "scenario": each.scenario},
            model=each.probability,
            standard_error=each.standard_error,
            futures=each.futures,
            silent=each.silent,
            line=odds_by_line(measures[each.claim.id], DATA_CUT) if each.claim.id in measures else None,
            own=None,
        )
        for each in register.open
    )
    versions = {name: version(name) for name in VERSIONS}
    return add_lock(path_of_register_locks(), Lock(today, versions, facts_hash(), scenarios, SEED, claims))


def _run(scenario: Scenario, draws: int | None, seed: int | None, progress: Progress) -> Result:
    world = scenario.world
    kept = OutputSet(monthly=outputs_of(claim_measures().values(), (*world.equations, *world.stocks)))
    world = world.keeping(OWN_SET, kept)
    return sixteenth.run(scenario, world=world, output_set=OWN_SET, draws=draws or DRAWS, seed=seed, progress=progress)


def _sentences(
    scenario: str, counted: Sequence[Counted], resolved: Sequence[Claim], own: Score | None
) -> tuple[str, ...]:
    told = [each for each in counted if each.probability is not None]
    before = sum(each.scenario != scenario for each in told)
    earlier = f" ({before} of them, about months before it, in those of {EARLIER})" if before else ""
    outcomes = {name: sum(claim.resolution == name for claim in resolved) for name in ("true", "false", "number")}
    first = (
        f"{len(counted) + len(resolved)} claims: {len(counted)} open, of which {len(told)} are counted in the futures"
        f" of {scenario}{earlier}; {outcomes['true']} came true, {outcomes['false']} did not, and of"
        f" {outcomes['number']} only the number is told."
    )
    days = sorted({each.day for each in locked_odds(register_locks())})
    lock = f"Odds are locked since {days[0]}." if days else "No odds are locked yet."
    first = f"{first} {lock}"
    if own is None:
        return (first,)
    second = (
        f"Of {own.claims} claims resolved since the start of {EARLIER}, the model's Brier score is {own.brier:.2f} and"
        f" its surprise {own.log:.2f} bits a claim; a coin has 0.25 and 1. So few say little."
    )
    return (first, second)


def show_register(console: Console, register: Register, *, plain: bool) -> None:
    """Print the sentences, the claims with their odds, and the rule by which each was counted."""
    told = [each for each in register.open if each.probability is not None]
    silent = [each for each in register.open if each.probability is None]
    locked = {each.id: each for each in register.locked}
    tables = [_odds("Open claims: in how many of 100 futures they come true, now and as first locked", told, locked)]
    if register.scored:
        title = "Resolved since: what an earlier start said of them, and last year's growth continued"
        tables += [_odds(title, register.scored, lines=register.lines)]
        tables += [scores_table(register.records), calibration_table(register.records)] if register.records else []
    show_findings(console, register.sentences, (*tables, _resolved(register.resolved)), plain=plain)
    console.print("\nHow they are counted:")
    rules = (f"{each.claim.id}, in {each.scenario}: {each.rule}" for each in (*told, *register.scored))
    tell_each(console, rules, plain=plain)
    console.print("\nOpen, and not counted:")
    reasons = (f"{each.claim.id}, {each.claim.speaker}: {each.claim.claim} ({each.silent})" for each in silent)
    tell_each(console, reasons, plain=plain)


def _odds(
    title: str,
    counted: Sequence[Counted],
    locked: Mapping[str, LockedOdds] | None = None,
    lines: Mapping[str, float | None] | None = None,
) -> Table:
    more = ["ruler", "came"] if locked is None else ["locked", "ruler"]
    table = make_table(title, "id", ["said by", "claim", "by", "of 100", "s.e.", *more])
    for column in table.columns[1:3]:
        column.justify = "left"
    for each in counted:
        claim = each.claim
        odds = "none" if each.probability is None else f"{100 * each.probability:.0f}"
        error = "" if each.standard_error is None else f"{100 * each.standard_error:.1f}"
        line = _of_100((lines or {}).get(claim.id))
        last = [line, claim.resolution] if locked is None else _as_locked(locked.get(claim.id))
        table.add_row(claim.id, claim.speaker, claim.claim, str(claim.resolve_by)[:7], odds, error, *last)
    return table


def _as_locked(odds: LockedOdds | None) -> list[str]:
    """Write what was locked of a claim, and a ruler's odds on that day."""
    shares = (None, None) if odds is None else (odds.probability, odds.line)
    return [_of_100(share) for share in shares]


def _of_100(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}"


def _resolved(claims: Sequence[Claim]) -> Table:
    table = make_table("Resolved claims", "id", ["said by", "claim", "by", "came", "what is known"])
    for column in table.columns[1:]:
        column.justify = "left"
    for claim in claims:
        cells = (claim.speaker, claim.claim, str(claim.resolve_by)[:7], claim.resolution, claim.resolution_note)
        table.add_row(claim.id, *cells)
    return table
