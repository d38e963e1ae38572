"""What one scenario assumes otherwise than another, as a table: each input, both sides, and how or why."""

from collections.abc import Iterator, Sequence

from rich.table import Table

import sixteenth
from sixteenth.interfaces.tables import make_table
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import Change
from sixteenth.scenarios.layers.read import library

MOST_CHANGES, MOST_WITH_WHY = 30, 8  # in the terminal; JSON has all
BY_LABEL_FROM = 4  # labels of one value are told as a range


def base_of(scenario: Scenario, runs: Session, *, is_set: bool, allow_code: bool = False) -> Scenario | None:
    """Return the scenario that another is a change of: the last of its parents, or itself where values were set.

    Of a saved result in which values were set, it is the one that was saved.

    None where it stands by itself, or where its last parent is no scenario of the library.
    """
    parents = scenario.assumptions.parents
    if runs.saved and is_set:
        return runs.saved[0].scenario
    if parents:
        return sixteenth.read(parents[-1]) if parents[-1] in library() else None
    return sixteenth.read(scenario.assumptions.file, allow_code=allow_code) if is_set else None


def changes_table(title: str, changes: Sequence[Change], one: str, other: str, *, with_why: bool = False) -> Table:
    """List what differs; a value that differs for many labels is one line. `with_why` tells where each comes from."""
    table = make_table(title, "input", [one, other, "why" if with_why else "known how"])
    for column in table.columns[1:]:
        column.justify = "left"
    lines = list(_lines(changes, with_why=with_why))
    most = MOST_WITH_WHY if with_why else MOST_CHANGES
    for line in lines[:most]:
        table.add_row(*line)
    if len(lines) > most:
        more = f"sixteenth compare {one} {other} lists more, --json all" if with_why else "--json has all"
        table.caption = f"and {len(lines) - most} more; {more}"
        table.caption_justify = "left"
    return table


def _lines(changes: Sequence[Change], *, with_why: bool) -> Iterator[tuple[str, ...]]:
    by_name: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_name.setdefault((change.kind, change.name), []).append(change)
    for own in by_name.values():
        last = _why if with_why else _known
        if len(own) < BY_LABEL_FROM:
            yield from ((change.title, change.before, change.after, last([change])) for change in own)
            continue
        title = own[0].title.removesuffix(f" {own[0].labels}")
        ends = [f"{side[0]}, ..." for side in ([c.before for c in own], [c.after for c in own])]
        yield f"{title}, {len(own)} labels: {own[0].labels}, ...", *ends, last(own)


def _known(own: Sequence[Change]) -> str:
    return ", ".join(dict.fromkeys(change.known for change in own))


def _why(own: Sequence[Change]) -> str:
    """Say where it comes from, with a mark where that is judgement."""
    told = "; ".join(dict.fromkeys(change.why for change in own if change.why))
    is_judged = any(change.known == "judgement" for change in own) and "judgement" not in told.lower()
    return f"judgement: {told}" if is_judged else told
