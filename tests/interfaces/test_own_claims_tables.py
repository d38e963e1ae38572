"""Claims of one's own as text: every claim, every score, every change."""

import io

from sixteenth.evidence.claim_lock import LockedClaim
from sixteenth.evidence.claim_scores import LINE, MODEL, OWN, Said, records_of
from sixteenth.evidence.claims import Odds
from sixteenth.evidence.own_claims import OwnClaim
from sixteenth.interfaces.own_claims import OwnOdds, OwnRegister
from sixteenth.interfaces.own_claims_tables import show_own_claims
from sixteenth.interfaces.terminal import make_console


def test_all_is_told_in_plain_text():
    claim = OwnClaim("W01", "It is so", "x", "at", "2026-12", probability=0.4, resolution=True)
    other = OwnClaim("W02", "Not so", "y", "end")
    locked = LockedClaim("W01", {}, 0.61, 0.01, 1000, "", 0.97, 0.4)
    odds = (
        OwnOdds(claim, Odds(1000, 0.62, 0.015), 0.98, locked),
        OwnOdds(other, Odds(silent="y is not modelled"), None),
    )
    records = records_of([Said("W01", {MODEL: 0.61, LINE: 0.97, OWN: 0.4}, 1000, came_true=True)])
    register = OwnRegister("mine.toml", odds, records, ("W03 was changed",), "", ("One sentence.",))
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    show_own_claims(console, register, plain=True)
    printed = text.getvalue()
    assert printed.isascii()
    for told in (
        "One sentence.",
        "W03 was changed",
        "W02: y is not modelled",
        "62 |  1.5 |    98",
        "0.152",
        "80 to 100",
    ):
        assert told in printed
