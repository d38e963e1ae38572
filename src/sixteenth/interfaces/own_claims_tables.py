"""Claims of one's own as tables: odds beside each other, scores beside a coin's, and how often the likely came true."""

from rich.console import Console
from rich.table import Table

from sixteenth.evidence.claim_scores import COIN_NAME, Record
from sixteenth.interfaces.own_claims import OwnOdds, OwnRegister
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.interfaces.wrapping import tell_each

NONE = "none"


def show_own_claims(console: Console, register: OwnRegister, *, plain: bool) -> None:
    """Print the sentences, the odds, the scores and calibration, and what else there is to know of the claims."""
    tables = [_odds(register.claims)]
    if register.records:
        tables += [scores_table(register.records), calibration_table(register.records)]
    show_findings(console, register.sentences, tables, plain=plain)
    if register.changed:
        console.print("\nChanged since they were locked:")
        tell_each(console, register.changed, plain=plain)
    silent = [f"{each.claim.id}: {each.model.silent}" for each in register.claims if each.model.silent]
    if silent:
        console.print("\nNot counted:")
        tell_each(console, silent, plain=plain)


def _odds(claims: tuple[OwnOdds, ...]) -> Table:
    columns = ["claim", "by", "now", "s.e.", "ruler", "own", "locked", "on", "came"]
    table = make_table("Of 100 futures: the model now, growth continued, one's own, the model as locked", "id", columns)
    table.columns[1].justify = "left"
    for each in claims:
        claim, locked = each.claim, each.locked
        came = "" if claim.resolution is None else str(claim.resolution).lower()
        error = each.model.standard_error
        table.add_row(
            claim.id,
            claim.text,
            claim.date or "end",
            _of_100(each.model.probability),
            "" if error is None else f"{100 * error:.1f}",
            _of_100(each.line),
            _of_100(claim.probability),
            _of_100(locked.model) if locked else "",
            str(each.locked_on or ""),
            came,
        )
    return table


def _of_100(share: float | None) -> str:
    return NONE if share is None else f"{100 * share:.0f}"


def scores_table(records: tuple[Record, ...]) -> Table:
    """Return the scores of each who gave odds, and a coin's on the most claims."""
    table = make_table(
        "Scores on the claims that each gave odds of; less is better", "who", ["claims", "Brier", "bits"]
    )
    for each in records:
        table.add_row(each.name, str(each.score.claims), f"{each.score.brier:.3f}", f"{each.score.log:.2f}")
    coin = max(records, key=lambda each: each.score.claims).coin
    table.add_row(COIN_NAME, str(coin.claims), f"{coin.brier:.3f}", f"{coin.log:.2f}")
    return table


def calibration_table(records: tuple[Record, ...]) -> Table:
    """Return odds by fifths, and how many of what was said to be so likely came true."""
    columns = ["odds, of 100", "claims", "said on average", "came true"]
    table = make_table("Calibration: of what was said to be so likely, how much came true", "who", columns)
    for record in records:
        for each in record.bins:
            span = f"{100 * each.low:.0f} to {100 * each.high:.0f}"
            said = (f"{100 * share:.0f}" for share in (each.mean, each.came_true))
            table.add_row(record.name, span, str(each.claims), *said)
    return table
