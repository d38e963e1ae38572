"""The probabilities of the package's own register, locked once by each version before what it tells is released."""

import datetime
from importlib.metadata import version

import sixteenth
from sixteenth.evidence.claims.claim_history import path_of_register_locks
from sixteenth.evidence.claims.claim_lock import Lock, LockedClaim, add_lock
from sixteenth.evidence.claims.claims import claim_measures
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, facts_hash
from sixteenth.evidence.forecasts.line_odds import odds_by_line
from sixteenth.questions.claims.own import VERSIONS
from sixteenth.questions.claims.register import EARLIER, keep_register
from sixteenth.questions.session import Session

MAIN = "central"
DRAWS, SEED = 1000, 7


def lock_register(draws: int = DRAWS) -> tuple[Lock, ...]:
    """Lock the probabilities of all open claims in the package's own file, as each version does once."""
    register = keep_register(sixteenth.read(MAIN), Session(), draws, SEED)
    scenarios = {name: sixteenth.read(name).hash for name in (MAIN, EARLIER)}
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
