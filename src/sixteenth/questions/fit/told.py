"""What a fit says: which reports weigh how many draws, how far that can be trusted, and what it taught."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sixteenth.answers.finding import Figure, Finding
from sixteenth.evidence.fitted.calibrate import Fit
from sixteenth.evidence.fitted.identify import Learnt
from sixteenth.evidence.fitted.posterior_file import Posterior
from sixteenth.evidence.fitted.weights import MOST_K
from sixteenth.questions.written import SCENARIO

MOST_NAMED = 3


def fit_findings(found: Fit, learnt: Sequence[Learnt], posterior: Posterior) -> tuple[Finding, ...]:
    """Say what was fitted, how far it can be trusted, and what the facts taught."""
    moved = [each for each in learnt if each.is_moved]
    named = tuple(
        Finding("moved_input", {"input": Figure(each.title, "text"), "shift": Figure(each.shift, "spreads")})
        for each in moved[:MOST_NAMED]
    )
    untouched = {"count": _count(len(learnt) - len(moved)), "inputs": _count(len(learnt))}
    kept = {"rows": _count(posterior.draws.shape[1]), "columns": _count(len(posterior.columns))}
    file = {"file": Figure(posterior.card.file, "text"), "sha256": Figure(posterior.card.sha256, "text")}
    return (
        *_reports(found),
        *([Finding("moved_most", {"inputs": named}, rests_on=tuple(_name(each) for each in moved))] if moved else []),
        Finding("not_moved", untouched),
        Finding("kept", {**kept, **file}),
    )


def _reports(found: Fit) -> Iterable[Finding]:
    """Say which reports weigh how many draws, what these are worth, and which reports are left aside."""
    parts = {
        "reports": _count(len(found.facts)),
        "labs": Figure(", ".join(each.lab for each in found.reports), "text"),
        "until": Figure(found.until, "date"),
        "draws": _count(found.prior.count),
    }
    yield Finding("reports", parts)
    weights = found.weights
    diagnostics = {"k": Figure(weights.k, "hundredths"), "most_k": Figure(MOST_K, "hundredths")}
    yield Finding("worth", {"effective": Figure(weights.effective, "about_whole"), **diagnostics})
    books = Figure(str(found.prior.draws.months[0]), "month")
    yield Finding("unused", {"count": _count(len(found.unused)), "books": books})


def written_notes(written: Sequence[Path], posterior: Posterior) -> tuple[Finding, ...]:
    """Name the files that were written, and show what a scenario has to say that is to read them."""
    notes = tuple(Finding("written", {"file": Figure(str(path), "text")}) for path in written)
    if any(path.suffix == SCENARIO for path in written):
        return notes
    return (*notes, Finding("to_read", {"lines": Figure(posterior.table, "lines")}))


def _name(each: Learnt) -> str:
    return each.title.partition("/")[0]


def _count(number: int) -> Figure:
    return Figure(number, "count")
