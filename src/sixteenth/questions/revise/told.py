"""What new facts did, as findings: what came and went, what moved most, and what the headline did."""

from collections.abc import Iterable, Mapping

from sixteenth.answers.finding import Figure, Finding
from sixteenth.evidence.fitted.preview import Preview
from sixteenth.evidence.fitted.revise import FEW, Changed, Move, Revision
from sixteenth.questions.revise.headline import GOING_ON, MONEY_BACK, WORTH_TODAY

BELIEF = {"sales": "log_sales_of", "growth": "growth_of", "input": "input"}  # keys of what a belief is about
READ = {  # of each outcome, the quantities before and about now
    MONEY_BACK: ("any_of_100", "about_of_100"),
    WORTH_TODAY: ("money_any_size", "about_money"),
    GOING_ON: ("money_any_size", "about_money"),
}


def revise_findings(revision: Revision) -> tuple[Finding, ...]:
    """Say what came and went, what moved most, and how many draws that rests on."""
    weights, most = revision.after.weights, revision.moves[0]
    moved: Mapping[str, Figure | tuple[Finding, ...]] = {
        "belief": belief(most),
        "without": Figure(most.without, "any_size"),
        "now": Figure(most.now, "any_size"),
        "spreads": Figure(most.spreads, "spreads"),
    }
    rest = {
        "effective": Figure(weights.effective, "about_whole"),
        "draws": _count(revision.after.prior.count),
        "k": Figure(weights.k, "hundredths"),
        "few": _count(FEW),
    }
    return (
        *_changes(revision.changed, len(revision.taught)),
        Finding("moved_most", moved),
        Finding("few_effective" if weights.effective < FEW else "effective", rest),
    )


def _changes(changed: Changed, seen: int) -> Iterable[Finding]:
    """Say what came, what of it the draws can see, what went, what contradicts, and what is not used."""
    counts = {"new": _count(len(changed.added)), "seen": _count(seen), "gone": _count(len(changed.removed))}
    yield Finding("one_came" if len(changed.added) == 1 else "came", counts)
    for each in changed.removed:
        yield Finding("withdrawn", {"fact": Figure(each.exact_key, "text")})
    for new, old in changed.contradicted:
        yield Finding("contradicts", {"new": Figure(new.exact_key, "text"), "old": Figure(old.exact_key, "text")})
    for unused in changed.unused:
        told = {"fact": Figure(unused.fact.exact_key, "text"), "reason": Figure(unused.reason, "text")}
        yield Finding("not_used", told)


def belief(move: Move) -> tuple[Finding, ...]:
    """Return what a belief is called inside a sentence."""
    return (Finding(BELIEF[move.about], {"name": Figure(move.name, "text")}),)


def preview_findings(previews: Mapping[str, Preview], lab: str) -> Iterable[Finding]:
    """Say of each outcome what it was before and about is now, with how many futures that rests on."""
    for name, each in previews.items():
        before, about = READ[name]
        parts = {
            "lab": Figure(lab, "text"),
            "before": Figure(each.before, before),
            "after": Figure(each.after, about),
            "effective": Figure(each.effective, "about_whole"),
            "futures": _count(each.futures),
        }
        yield Finding(f"{name}_by_few" if each.effective < FEW else name, parts)


def _count(number: int) -> Figure:
    return Figure(number, "count")
