"""One chunk of a saved result is run anew and compared bit by bit."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.history import Result
from sixteenth.engine.verify import Verification
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.verify import since

EQUAL, AS_IT_WAS = "equal", "as_it_was"


class VerifyOptions(Options):
    """Which result, and which chunk of it."""

    file: str
    chunk: Annotated[int | None, Field(ge=0, le=2**31)] = None
    now: bool = False
    allow_code: bool = False


def answer(scenario: None, options: VerifyOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Run one chunk of a saved result anew and compare every bit.

    Raises:
        Refused: when there is no such result, or the scenario in its recipe cannot be put together here.
        OutsideDomain: when the result has no such chunk.

    """
    result = sixteenth.load(options.file)
    if options.now:
        return _since(result, options, runs)
    found = sixteenth.verify(result, options.chunk, allow_code=options.allow_code)
    return Answer(
        question="verify",
        scenario=str(result.recipe.get("scenario", "")),
        recipe=result.recipe,
        findings=tuple(findings(found)),
        tables=tuple(tables(found)),
    )


def _since(result: Result, options: VerifyOptions, runs: Session) -> Answer:
    """Compare with what the scenario of this version gives."""
    found = since.compared(result, runs, allow_code=options.allow_code)
    return Answer(
        question="verify",
        scenario=str(result.recipe.get("scenario", "")),
        recipe=result.recipe,
        findings=tuple(since.findings(found)),
        tables=tuple(since.tables(found)),
    )


def findings(found: Verification) -> Iterable[Finding]:
    """Say whether a chunk came out again, what was compared if not all, and what differs if something does."""
    base: dict[str, Figure | Word | tuple[Finding, ...]] = {
        "chunk": Figure(found.chunk, "count"),
        "draws": Figure(found.draws, "count"),
        "values": Figure(found.values, "count"),
    }
    if found.is_equal:
        yield Finding(EQUAL, base)
    else:
        yield Finding(
            "missing" if found.missing else "close" if found.is_close else "far",
            {
                **base,
                "differing": Figure(found.differing, "count"),
                "largest": Figure(found.largest, "tiny"),
                "worst": Figure(found.worst or "", "text"),
                "arrays": tuple(Finding("array", {"name": Figure(name, "text")}) for name in found.missing),
            },
        )
    kept, made = found.arrays
    if kept < made:
        yield Finding("kept", {"kept": Figure(kept, "count"), "made": Figure(made, "count")})
    for axis, labels in found.labels.items():
        told = tuple(Finding("array", {"name": Figure(label, "text")}) for label in labels)
        yield Finding("labels", {"axis": Figure(axis, "text"), "labels": told})


def tables(found: Verification) -> Iterable[Table]:
    """Return what differs between the recipe then and now, if anything does."""
    if found.recipe:
        columns = tuple(Column(key, "text") for key in ("entry", "then", "now"))
        yield Table("changes", columns, tuple((key, str(then), str(now)) for key, (then, now) in found.recipe.items()))


def is_equal(found: Answer) -> bool:
    """Say whether every bit came out again."""
    return found.findings[0].key in (EQUAL, AS_IT_WAS)


QUESTION = Question(None, VerifyOptions, answer, first=("file",), holds=is_equal)
