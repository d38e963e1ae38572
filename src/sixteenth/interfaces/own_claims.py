"""Claims of one's own: their odds now and as locked, beside the ruler's and one's own; and scores once they resolve."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.evidence.check_claims import Checked, by_scenario, check_own_claims
from sixteenth.evidence.claim_lock import (
    Lock,
    LockedClaim,
    add_lock,
    changed_since,
    first_locked,
    path_of_lock,
    read_locks,
    says,
)
from sixteenth.evidence.claim_scores import LINE, MODEL, OWN, Record, Said, records_of
from sixteenth.evidence.claims import ClaimMeasure, Odds, odds_of, outputs_of, stocks_of
from sixteenth.evidence.line_odds import odds_by_line
from sixteenth.evidence.own_claims import OwnClaim, read_own_claims
from sixteenth.evidence.read_facts import facts_hash
from sixteenth.interfaces.judged import tell_judged_values
from sixteenth.scenarios.assemble import Scenario

DRAWS, SEED = 1000, 7
OWN_SET = "claims"
VERSIONS = ("sixteenth", "jax", "numpy")
Progress = Callable[[int, int], None] | None


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
    """All claims of a file, how they are thought of, and the record of each who gave odds before they resolved."""

    file: str
    claims: tuple[OwnOdds, ...]
    records: tuple[Record, ...]
    changed: tuple[str, ...]
    locked_now: str  # the file that a lock was added to; nothing where none was
    sentences: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        data = asdict(self)
        for each, own in zip(data["claims"], self.claims, strict=True):
            each["is_scored"], each["locked_on"] = own.is_scored, own.locked_on and own.locked_on.isoformat()
            resolved = own.claim.resolved_on
            each["claim"]["resolved_on"] = resolved and resolved.isoformat()
        return data


def keep_own_claims(
    path: Path, draws: int | None = None, seed: int | None = None, *, lock: bool = False, progress: Progress = None
) -> OwnRegister:
    """Count the claims of a file in runs of their scenarios, and lock the open ones where asked.

    Raises:
        Refused: with every fault of the file, its scenarios, what its claims ask of them, and of its locks.

    """
    checked = check_own_claims(read_own_claims(path), sixteenth.read)
    before = read_locks(path_of_lock(path))
    today = datetime.date.today()  # noqa: DTZ011 - the owner's day
    odds = {
        each.claim.id: found
        for group in by_scenario(checked).values()
        for each, found in zip(group, count_together(group, draws, seed, progress), strict=True)
    }
    lines = {each.claim.id: odds_by_line(each.measure, today) for each in checked}
    locks, written = before, ""
    if lock:
        added = _lock_of(checked, odds, lines, today, SEED if seed is None else seed)
        locks, written = add_lock(path_of_lock(path), added), str(path_of_lock(path))
    told = tuple(_with_lock(each.claim, odds[each.claim.id], lines[each.claim.id], locks) for each in checked)
    records = records_of([_said(each) for each in told if each.is_scored])
    changed = changed_since([each.claim for each in checked], before)
    return OwnRegister(
        str(path),
        told,
        records,
        changed,
        written,
        (*_sentences(path, told, records, written, locks), *_judged(checked)),
    )


def count_together(
    group: Sequence[Checked], draws: int | None, seed: int | None, progress: Progress
) -> tuple[Odds, ...]:
    """Count claims of one scenario in one run."""
    result = run_for([each.measure for each in group], group[0].scenario, draws, seed, progress)
    return tuple(odds_of(each.measure, result) for each in group)


def run_for(
    measures: Sequence[ClaimMeasure], scenario: Scenario, draws: int | None, seed: int | None, progress: Progress
) -> Result:
    """Run a scenario, keeping what measures are read from."""
    world = scenario.world
    kept = OutputSet(
        monthly=outputs_of(measures, (*world.equations, *world.stocks)), closing=stocks_of(measures, world.stocks)
    )
    world = world.keeping(OWN_SET, kept)
    options: dict[str, Any] = {"draws": draws or DRAWS, "seed": SEED if seed is None else seed}
    return sixteenth.run(scenario, world=world, output_set=OWN_SET, progress=progress, **options)


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


def _judged(checked: Sequence[Checked]) -> tuple[str, ...]:
    return tuple(tell_judged_values(group[0].scenario) for group in by_scenario(checked).values())


def _sentences(
    path: Path, told: Sequence[OwnOdds], records: Sequence[Record], written: str, locks: Sequence[Lock]
) -> tuple[str, ...]:
    resolved = [each for each in told if each.claim.resolution is not None]
    scored = [each for each in resolved if each.is_scored]
    counts = f"{len(told) - len(resolved)} open, {len(resolved)} resolved, of which {len(scored)}"
    found = [f"{len(told)} claims of {path.name}: {counts} had been locked before and are scored."]
    if written:
        found.append(f"Locked in {written}: lock {len(locks)}, {len(locks[-1].claims)} open claims, {locks[-1].day}.")
    elif not locks:
        found.append(f"Nothing is locked yet: sixteenth claims {path.name} --lock keeps these odds with their day.")
    late = [each.claim.id for each in resolved if not each.is_scored]
    if late:
        found.append(f"Not scored, for they were not locked as they are before they resolved: {', '.join(late)}.")
    found += [
        f"{each.name}: Brier score {each.score.brier:.3f}, surprise {each.score.log:.2f} bits a claim, on"
        f" {each.score.claims}; a coin has {each.coin.brier:.2f} and {each.coin.log:.0f}."
        for each in records
    ]
    return tuple(found)
