"""Whether models pay, what they take from each other, and whose cash the bridge shows, as findings."""

import numpy as np

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Part
from sixteenth.decide.ledger.bridge import Bridge
from sixteenth.decide.ledger.lab_books import THE_MIDDLE, LabBooks
from sixteenth.decide.ledger.vintages import Succession
from sixteenth.engine.history import Spread
from sixteenth.evidence.curves.model_payback import published_payback

CASH = ("cash",)


def findings_of(books: LabBooks) -> tuple[Finding, ...]:
    """Return what is said of a lab's books; of one future only how to read them."""
    how = (_how_to_read(books),) if books.models else ()
    if books.futures == 1:
        return how  # the answer to a certain scenario says the rest
    return (
        *_models(books),
        *([_published(books, books.early)] if books.early is not None else []),
        *([_succession(books.lab, books.succession)] if books.succession else []),
        *([_shown(books, books.bridge)] if books.bridge else []),
        *how,
    )


def has_contribution(books: LabBooks) -> bool:
    """Say whether it is known what serving costs beside a model."""
    return any(model.contribution for model in books.models)


def has_incremental(books: LabBooks) -> bool:
    """Say whether it is known what older models would have earned."""
    return any(model.incremental for model in books.models)


def _models(books: LabBooks) -> tuple[Finding, ...]:
    whole = [model for model in books.models if model.is_whole]
    if not whole:
        return ()
    left = [model.contribution.payback[1] for model in whole if model.contribution]
    added = [model.incremental.payback[1] for model in whole if model.incremental]
    parts: dict[str, Part] = {
        "count": Figure(len(whole), "count"),
        "lab": Figure(books.lab, "text"),
        "gross": _middle([model.gross.payback[1] for model in whole]),
        "contribution": (Finding("contribution", {"payback": _middle(left)}),) if left else (),
        "incremental": (Finding("incremental", {"payback": _middle(added)}),) if added else (),
        "futures": Figure(books.futures, "count"),
    }
    return (Finding("models", parts, ("gross_profit", "development_cost")),)


def _middle(multiples: list[float]) -> Figure:
    return Figure(float(np.median(multiples)), "times")


def _published(books: LabBooks, early: Spread) -> Finding:
    """Put models beside what was published of one, and beside the interview's."""
    told = published_payback()
    life: tuple[Finding, ...] = ()
    if books.succession:
        parts: dict[str, Part] = {
            "multiple": Figure(books.succession.revenue_multiple[1], "dollars_and_cents"),
            "by": Figure(told.life_by, "text"),
            "claimed": Figure(told.life, "number"),
        }
        life = (Finding("over_its_life", parts),)
    published = {"published_low": Figure(told.low, "times"), "published_high": Figure(told.high, "times")}
    return Finding(
        "published", {"months": Figure(told.months, "count"), **_spread(early, "times"), **published, "life": life}
    )


def _succession(lab: str, found: Succession) -> Finding:
    parts: dict[str, Part] = {
        "lab": Figure(lab, "text"),
        "kept": (Finding("spread", _spread(found.kept, "share")),),
        "multiple": Figure(found.revenue_multiple[1], "dollars_and_cents"),
        "needed": (Finding("spread", _spread(found.break_even_margin, "share")),),
        "margin": Figure(found.serving_margin[1], "share"),
    }
    return Finding("succession", parts, ("kept_without_newest", "break_even_margin"))


def _spread(spread: Spread, quantity: str) -> dict[str, Part]:
    """Return a median and its two ends as parts of a sentence."""
    return {name: Figure(each, quantity) for name, each in zip(("low", "middle", "high"), spread, strict=True)}


def _shown(books: LabBooks, bridge: Bridge) -> Finding:
    parts: dict[str, Part] = {
        "draw": Figure(bridge.draw, "number"),
        "lab": Figure(books.lab, "text"),
        "futures": Figure(books.futures, "count"),
        "below": Figure(books.future, "number"),
    }
    return Finding("shown_middle" if books.future == THE_MIDDLE else "shown_other", parts, CASH)


def _how_to_read(books: LabBooks) -> Finding:
    parts: dict[str, Part] = {
        "contribution": (Finding("read_contribution", {}),) if has_contribution(books) else (),
        "incremental": (Finding("read_incremental", {}),) if has_incremental(books) else (),
        "rate": Figure(books.yearly_rate, "share"),
    }
    return Finding("how_to_read", parts)
