"""Claims of one's own: probabilities now and as locked, beside the ruler's and one's own; scores once they resolve."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.declared import OutputSet
from sixteenth.evidence.claims.check_claims import Checked, by_scenario, check_own_claims
from sixteenth.evidence.claims.claim_lock import (
    Changed,
    Lock,
    LockedClaim,
    add_lock,
    changed_since,
    first_locked,
    path_of_lock,
    read_locks,
    says,
)
from sixteenth.evidence.claims.claim_scores import LINE, MODEL, OWN, Record, Said, records_of
from sixteenth.evidence.claims.claims import Odds, odds_of, outputs_of, stocks_of
from sixteenth.evidence.claims.own_claims import OwnClaim, read_own_claims
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.evidence.forecasts.line_odds import odds_by_line
from sixteenth.questions.claims.scores import score_tables, who
from sixteenth.questions.figures import columns_of
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

VERSIONS = ("sixteenth", "jax", "numpy")


@dataclass(frozen=True)
class OwnOdds:
    """A claim and what is thought of it: now by the model and the ruler, by its owner, and on the day of its lock."""

    claim: OwnClaim
    model: Odds
    line: float | None
    locked: LockedClaim | None = None
    locked_on: datetime.date | None = None

    @property
    def is_scored(self) -> bool:
        """Say whether it came true or not, after it had been locked."""
        resolved, locked = self.claim.resolved_on, self.locked_on
        return self.claim.resolution is not None and resolved is not None and locked is not None and locked <= resolved


@dataclass(frozen=True)
class OwnRegister:
    """All claims of a file, what is thought of them, and the record of each who gave probabilities before."""

    file: Path
    claims: tuple[OwnOdds, ...]
    records: tuple[Record, ...]
    changed: tuple[Changed, ...]
    locks: tuple[Lock, ...]
    locked_in: str  # the file that a lock was added to; nothing where none was
    scenarios: tuple[Scenario, ...]
    recipe: Mapping[str, Any]


def keep_own_claims(path: Path, runs: Session, draws: int, seed: int, *, lock: bool = False) -> OwnRegister:
    """Count the claims of a file in runs of their scenarios, and lock the open ones where asked.

    Raises:
        Refused: with every fault of the file, its scenarios, what its claims ask of them, and of its locks.

    """
    checked = check_own_claims(read_own_claims(path), sixteenth.read)
    before = read_locks(path_of_lock(path))
    today = datetime.date.today()  # noqa: DTZ011 - the owner's day
    groups = list(by_scenario(checked).values())
    runs.expect(len(groups))
    odds = {
        each.claim.id: found
        for group in groups
        for each, found in zip(group, _count_together(group, runs, draws, seed), strict=True)
    }
    lines = {each.claim.id: odds_by_line(each.measure, today) for each in checked}
    locks, written = before, ""
    if lock:
        locks = add_lock(path_of_lock(path), _lock_of(checked, odds, lines, today, seed))
        written = str(path_of_lock(path))
    told = tuple(_with_lock(each.claim, odds[each.claim.id], lines[each.claim.id], locks) for each in checked)
    first = groups[0]
    recipe = runs.recipe_of(first[0].scenario, _kept(first), draws=draws, seed=seed)
    return OwnRegister(
        file=path,
        claims=told,
        records=records_of([_said(each) for each in told if each.is_scored]),
        changed=changed_since([each.claim for each in checked], before),
        locks=locks,
        locked_in=written,
        scenarios=tuple(group[0].scenario for group in groups),
        recipe={**recipe, "scenarios": {group[0].claim.scenario: group[0].scenario.hash for group in groups}},
    )


def _count_together(group: Sequence[Checked], runs: Session, draws: int, seed: int) -> tuple[Odds, ...]:
    """Count claims of one scenario in one run."""
    result = runs.run(group[0].scenario, _kept(group), draws=draws, seed=seed)
    return tuple(odds_of(each.measure, result) for each in group)


def _kept(group: Sequence[Checked]) -> OutputSet:
    """Return what the measures of claims of one scenario are read from."""
    measures, world = [each.measure for each in group], group[0].scenario.world
    monthly = outputs_of(measures, (*world.equations, *world.stocks))
    return OutputSet(monthly=monthly, closing=stocks_of(measures, world.stocks))


def _lock_of(
    checked: Sequence[Checked],
    odds: Mapping[str, Odds],
    lines: Mapping[str, float | None],
    today: datetime.date,
    seed: int,
) -> Lock:
    claims = []
    for each in checked:
        if each.claim.resolution is None:
            own, found = each.claim, odds[each.claim.id]
            model = (found.probability, found.standard_error, found.futures, found.silent)
            claims.append(LockedClaim(own.id, says(own), *model, lines[own.id], own.probability))
    scenarios = {each.claim.scenario: each.scenario.hash for each in checked}
    return Lock(today, {name: version(name) for name in VERSIONS}, facts_hash(), scenarios, seed, tuple(claims))


def _with_lock(claim: OwnClaim, odds: Odds, line: float | None, locks: Sequence[Lock]) -> OwnOdds:
    found = first_locked(claim, locks)
    return OwnOdds(claim, odds, line, found[1], found[0].day) if found else OwnOdds(claim, odds, line)


def _said(each: OwnOdds) -> Said:
    locked = each.locked
    given = {} if locked is None else {MODEL: locked.model, LINE: locked.line, OWN: locked.own}
    return Said(each.claim.id, given, locked.futures if locked else 0, came_true=bool(each.claim.resolution))


def own_answer(own: OwnRegister) -> Answer:
    """Return claims of one's own as an answer."""
    shares = [Figure(judged_share(each), "share") for each in own.scenarios]
    judged = (
        Finding("judgement", {"share": share, "scenario": Figure(each.name, "text")})
        for each, share in zip(own.scenarios, shares, strict=True)
    )
    return Answer(
        question="claims",
        scenario=own.scenarios[0].name,
        recipe=own.recipe,
        findings=(*_counts(own), *_records(own.records), *map(_change, own.changed)),
        tables=(
            _odds(own.claims),
            *score_tables(own.records),
            *_silent(own.claims),
            *(table.behind(FULL) for table in _full(own)),
        ),
        notes=tuple(judged),
        judgement=max(shares, key=lambda each: float(each.value)),
    )


def _counts(own: OwnRegister) -> Iterator[Finding]:
    """Tell how many claims there are, what was locked, and what cannot be scored."""
    resolved = [each for each in own.claims if each.claim.resolution is not None]
    counts = {
        "claims": len(own.claims),
        "open": len(own.claims) - len(resolved),
        "resolved": len(resolved),
        "scored": sum(each.is_scored for each in resolved),
    }
    file = Figure(own.file.name, "text")
    yield Finding("own_claims", {"file": file, **{key: Figure(count, "count") for key, count in counts.items()}})
    if own.locked_in:
        last = own.locks[-1]
        parts = {"number": Figure(len(own.locks), "count"), "claims": Figure(len(last.claims), "count")}
        yield Finding("locked", {"file": Figure(own.locked_in, "text"), "day": Figure(last.day, "date"), **parts})
    elif not own.locks:
        yield Finding("nothing_locked", {"file": file})
    late = ", ".join(each.claim.id for each in resolved if not each.is_scored)
    if late:
        yield Finding("not_scored", {"ids": Figure(late, "text")})


def _records(records: Sequence[Record]) -> Iterator[Finding]:
    for each in records:
        scores: dict[str, Figure | Word] = {
            "who": who(each),
            "claims": Figure(each.score.claims, "count"),
            "brier": Figure(each.score.brier, "score"),
            "bits": Figure(each.score.log, "bits"),
            "coin_brier": Figure(each.coin.brier, "score"),
            "coin_bits": Figure(each.coin.log, "bits"),
        }
        yield Finding("record", scores)


def _change(changed: Changed) -> Finding:
    """Tell what of a claim was changed since it was locked, or that it is gone."""
    parts: dict[str, Figure | tuple[Finding, ...]] = {
        "id": Figure(changed.id, "text"),
        "day": Figure(changed.day, "date"),
    }
    if not changed.entries:
        return Finding("gone", {**parts, "text": Figure(changed.text, "text")})
    entries = tuple(
        Finding(
            "entry",
            {
                "name": Figure(name, "text"),
                "before": Figure(str(before), "text"),
                "now": Figure(str(now), "text"),
            },
        )
        for name, before, now in changed.entries
    )
    return Finding("changed", {**parts, "entries": entries})


def _odds(claims: Sequence[OwnOdds]) -> Table:
    quantities = {
        "id": "text",
        "claim": "text",
        "by": "text",
        "now": "share_of_100",
        "error": "share_of_100_error",
        "ruler": "share_of_100",
        "own": "share_of_100",
        "locked": "share_of_100",
        "on": "date",
        "came": "text",
    }
    rows = []
    for each in claims:
        claim, model = each.claim, each.model
        came = None if claim.resolution is None else Word("true" if claim.resolution else "false")
        about = (claim.id, claim.text, claim.date or Word("end"))
        locked = each.locked.model if each.locked else None
        now = (model.probability, model.standard_error, each.line, claim.probability)
        rows.append((*about, *now, locked, each.locked_on, came))
    return Table("own", columns_of(quantities), tuple(rows))


def _silent(claims: Sequence[OwnOdds]) -> list[Table]:
    rows = tuple((each.claim.id, each.claim.text, each.model.silent) for each in claims if each.model.silent)
    columns = (Column("id", "text"), Column("claim", "text"), Column("why", "text"))
    return [Table("own_silent", columns, rows)] if rows else []


def _full(own: OwnRegister) -> list[Table]:
    """Tell of each claim how it is counted, and who resolved it."""
    quantities = {
        "id": "text",
        "scenario": "text",
        "futures": "count",
        "variable": "text",
        "test": "text",
        "resolved_on": "date",
        "source": "text",
    }
    rows = tuple(
        (
            *(each.claim.id, each.claim.scenario, each.model.futures, each.claim.variable, each.claim.test),
            *(each.claim.resolved_on, each.claim.source or None),
        )
        for each in own.claims
    )
    return [Table("counted", columns_of(quantities), rows)]
