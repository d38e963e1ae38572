"""The inputs of a ledger as a table: their value and range, where they come from, and what follows from a change."""

from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.ledger.ledger_lines import LabLedger, LedgerInput
from sixteenth.engine.draws.draw import quantile_of
from sixteenth.questions.central_path.tables import title_of
from sixteenth.questions.sources.listing import Listing
from sixteenth.questions.spread import kind_word
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry

PART, SOURCES = "inputs", "sources"
COLUMNS = {
    "key": "text",
    "input": "text",
    "value": "figure",
    "unit": "text",
    "low": "figure",
    "high": "figure",
    "least": "figure",
    "most": "figure",
    "holds_from": "figure",
    "holds_to": "figure",
    "role": "text",
    "follows": "text",
    "held_fixed": "text",
    "meaning": "text",
    "kind": "text",
    "source": "text",
}
ENDS = (0.05, 0.95)
MOST_NAMED = 4  # drivers


def inputs_table(scenario: Scenario, ledger: LabLedger) -> Table:
    """Return the inputs that formulas read."""
    columns = tuple(Column(key, quantity) for key, quantity in COLUMNS.items())
    rows = tuple(_row(scenario, ledger.lab, each) for each in ledger.inputs)
    return Table("inputs", columns, rows, {"lab": Figure(ledger.lab, "text")}, part=PART)


def _row(scenario: Scenario, lab: str, each: LedgerInput) -> tuple[Any, ...]:
    return (
        *(each.key, _title(each), each.value, each.unit, *_range(scenario, lab, each)),
        *(each.bounds[0] if np.isfinite(each.bounds[0]) else None,),
        *(each.bounds[1] if np.isfinite(each.bounds[1]) else None,),
        *(each.tried or (None, None)),
        *(Word(f"role_{each.role}"), _follows(each), _held(each)),
        *(Word(f"meaning_{each.key}") if each.role == "multiplier" else each.meaning, *_known(scenario, lab, each)),
    )


def _title(each: LedgerInput) -> Word | Figure | Finding:
    if each.role == "multiplier":
        return Word(f"input_{each.key}")
    return Finding("at_the_start", {"line": title_of(each.name)}) if each.role == "opening" else title_of(each.name)


def _range(scenario: Scenario, lab: str, each: LedgerInput) -> tuple[float | None, float | None]:
    """Return what 5 and 95 of 100 draws do not exceed, of what is drawn."""
    entries = scenario.settings.values.get(each.name, {}) if each.role != "multiplier" else {}
    own = entries.get((lab,) if each.by_lab else (), entries.get(()))
    if own is None or own.shape == "point":
        return None, None
    return quantile_of(own, ENDS[0]), quantile_of(own, ENDS[1])


def _follows(each: LedgerInput) -> Word:
    if each.role == "multiplier":
        return Word("follows_arithmetic_alone")
    if not each.is_exact:
        return Word("follows_held_fixed")
    return Word("follows_proved" if each.tried is None else "follows_tried")


def _held(each: LedgerInput) -> Finding | Word | None:
    """Name the drivers that a change would move in the world, those that move most first."""
    if each.role == "multiplier":
        return Word("all_that_answers")
    if each.is_exact:
        return None
    named = Listed(Finding("driver", {"line": title_of(name)}) for name in each.moves[:MOST_NAMED])
    left = len(each.moves) - len(named)
    more = (Finding("more_drivers", {"count": Figure(left, "count")}),) if left else ()
    return Finding("holds", {"drivers": named, "more": more})


def _known(scenario: Scenario, lab: str, each: LedgerInput) -> tuple[Word | None, str | None]:
    """Return how an input is known and where it comes from."""
    if each.role == "multiplier" or each.name not in scenario.values:
        return None, None
    card = scenario.values[each.name].card
    entry = card.by.get(lab)
    own = entry if isinstance(entry, Entry) else None
    return kind_word((own and own.kind) or card.kind or ""), (own and own.source) or card.source


def values_table(listing: Listing) -> Table:
    """Return every value that the scenario's world reads, with what it means and where it comes from."""
    columns = tuple(Column(key, "text") for key in ("name", "written", "unit", "kind", "meaning", "source", "place"))
    rows = tuple(
        (each.name, each.value, each.unit, kind_word(each.kind), each.meaning, each.source, each.place)
        for each in listing.origins
    )
    return Table("values", columns, rows, {"scenario": Figure(listing.scenario, "text")}, part=SOURCES)
