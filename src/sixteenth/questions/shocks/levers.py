"""The levers of the shock table, read from their file: what is shocked, what must come of it, and why.

What does not fit the format, and what a scenario does not have, is told all at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from sixteenth.decide.shocks import OUTCOMES, Due
from sixteenth.errors import (
    Fault,
    Place,
    Refused,
    UnknownLabel,
    UnknownName,
    ValueWithoutCard,
    WrongEntry,
    WrongUnit,
    nearest,
    refuse,
)
from sixteenth.said import joined, said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text
from sixteenth.scenarios.files.positions import Document, read_document
from sixteenth.scenarios.files.schema import Finite, Name, Saying, Strict
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.layers.read import Assumptions, Placed
from sixteenth.scenarios.values.moves import Move, moved_as_cards
from sixteenth.scenarios.values.value import entries_of
from sixteenth.scenarios.variation import Variation, numbers_as_cards, with_cards

FILE = Path(__file__).with_name("levers.toml")
SIGNS = ("+", "-", "0", "any")


def _sign(text: str) -> str:
    if text not in SIGNS:
        message = "'+', '-', '0' or 'any'"
        raise ValueError(message)
    return text


def _outcome(text: str) -> str:
    if text not in OUTCOMES:
        message = said("one of {names}", names=", ".join(OUTCOMES))
        raise ValueError(message)
    return text


Outcome = Annotated[str, AfterValidator(_outcome)]
Signs = dict[Outcome, Annotated[str, AfterValidator(_sign)]]


class ChangeCard(Strict):
    """What is done to a parameter: one of the three."""

    factor: Finite | None = None
    added: str | None = Field(default=None, description="An amount with its unit, as `--set` takes it.")
    value: Finite | None = Field(default=None, description="A number in the unit itself: dollars, months, shares.")


class LeverCard(Strict):
    """A lever as its file has it."""

    says: Saying
    change: dict[str, ChangeCard]
    signs: Signs
    by: dict[str, Signs] = Field(default_factory=dict, description="Signs of a lab, where it differs.")
    reason: Saying
    known: dict[Outcome, Saying] = Field(default_factory=dict, description="Why a due sign does not come out yet.")


class LeversFile(Strict):
    """All levers by name."""

    lever: dict[Name, LeverCard]


@dataclass(frozen=True)
class Lever:
    """One shock, the signs that are due, and why."""

    name: str
    card: LeverCard
    document: Document

    def due(self, lab: str, outcome: str) -> Due:
        """Return the sign that is due."""
        found: Due = self.card.by.get(lab, {}).get(outcome, self.card.signs[outcome])  # type: ignore[assignment]
        return found

    def place(self, *inside: str) -> Place:
        """Return where an entry of the lever stands."""
        return self.document.place(("lever", self.name, *inside))


@cache
def levers() -> tuple[Lever, ...]:
    """Read the levers of the table.

    Raises:
        Refused: with everything in their file that does not fit.

    """
    return read_levers(read_document(FILE))


def read_levers(document: Document) -> tuple[Lever, ...]:
    """Read levers from a document of theirs.

    Raises:
        Refused: with everything that does not fit.

    """
    refuse(document.faults)
    found = validate(document, LeversFile)
    cards = found.model.lever if found.model else {}
    read = tuple(Lever(name, card, document) for name, card in cards.items())
    refuse([*found.faults, *(fault for lever in read for fault in _faults_of(lever))])
    return read


def _faults_of(lever: Lever) -> Iterator[Fault]:
    """Find changes that are not one change, and outcomes without a sign."""
    for name, change in lever.card.change.items():
        if len(change.model_fields_set) != 1:
            got = joined(" and ", sorted(change.model_fields_set)) or said("nothing")
            what, cure = f"'{lever.name}.change.{name}'", said("give one of factor, added and value")
            yield WrongEntry(what, lever.place("change", name), got, said("one change"), cure)
    for outcome in OUTCOMES:
        if outcome not in lever.card.signs:
            what, cure = (
                f"'{lever.name}.signs'",
                said('add {outcome} = "any", or the sign that is due', outcome=outcome),
            )
            yield WrongEntry(
                what,
                lever.place("signs"),
                said("no sign of {outcome}", outcome=outcome),
                said("one for each outcome"),
                cure,
            )


def choose(known: Sequence[Lever], names: Sequence[str]) -> tuple[Lever, ...]:
    """Return the levers of these names, with blanks or without, in the order of the table; all where none is named.

    Raises:
        Refused: with every name that is no lever.

    """
    here, all_names = Place(said("the levers of the shock table")), [lever.name for lever in known]
    cure = said("there are {names}", names=", ".join(all_names))
    wanted = [name.replace(" ", "_") for name in names]
    unknown = [name for name in wanted if name not in all_names]
    refuse(
        UnknownName(f"'{each}'", here, f"'{each}'", said("a lever"), nearest(each, all_names, cure)) for each in unknown
    )
    return tuple(lever for lever in known if lever.name in wanted or not wanted)


def shocked(scenario: Scenario, chosen: Sequence[Lever]) -> Mapping[str, Scenario]:
    """Return a scenario under each lever; its world stays, so that all run in one program.

    Raises:
        Refused: with every parameter and label that the scenario does not have, and every value that it refuses.

    """
    faults: list[Fault] = []
    found: dict[str, Scenario] = {}
    for lever in chosen:
        cards: dict[str, Placed] = {}
        before = len(faults)
        for entry in lever.card.change:  # each on top of those before it: two labels of a parameter are both moved
            cards |= _cards(scenario, with_cards(scenario.assumptions, cards), lever, entry, faults)
        if len(faults) == before:
            try:
                found[lever.name] = scenario.varied(Variation(cards))
            except Refused as refused:
                faults += refused.faults
    refuse(faults)
    return found


def _cards(
    scenario: Scenario, assumptions: Assumptions, lever: Lever, entry: str, faults: list[Fault]
) -> Iterator[tuple[str, Placed]]:
    """Give the card of a parameter under a lever, placed where the lever changes it."""
    name, _, label = entry.partition("/")
    where, change = lever.place("change", entry), lever.card.change[entry]
    wrong = [*_unknown(scenario, name, label, where)]
    added = 0.0 if wrong or change.added is None else _added(scenario, name, change.added, where)
    faults += [*wrong, *([added] if isinstance(added, Fault) else [])]
    if wrong or isinstance(added, Fault):
        return
    declared = scenario.world.declared
    if change.value is not None:
        card = numbers_as_cards(assumptions, declared, {name: {label: change.value}})[name]
    else:
        move = Move(1.0 if change.factor is None else change.factor, added, label)
        card = moved_as_cards(assumptions, declared, {name: move})[name]
    yield name, Placed(card.card, where, moves=card.moves)


def _unknown(scenario: Scenario, name: str, label: str, where: Place) -> Iterator[Fault]:
    """Find a parameter that the scenario has no value of, or a label that it does not have."""
    known = set(scenario.values) & set(scenario.world.declared)
    if name not in known:
        cure = nearest(name, known, said("name a parameter of parameters.toml, or leave the lever out"))
        yield ValueWithoutCard(
            f"'{name}'", where, f"'{name}'", said("a parameter that the scenario gives a value"), cure
        )
        return
    entries = [each for each in entries_of(scenario.world.declared[name], scenario.settings.labels) or {} if each]
    if label and label not in entries:
        expected = (
            said("one of {names}", names=", ".join(f"'{each}'" for each in entries))
            if entries
            else said("no labels: it has no axes")
        )
        cure = nearest(label, entries, said("write {name} for all labels", name=name))
        yield UnknownLabel(f"'{name}/{label}'", where, f"'{label}'", expected, cure)


def _added(scenario: Scenario, name: str, text: str, where: Place) -> float | Fault:
    unit = scenario.world.declared[name].kind.unit.__name__
    found = read_amount_text(text, unit, scenario.values[name].card.unit or "")
    if isinstance(found, Misread):
        kind = WrongUnit if found.is_unit else WrongEntry
        return kind(f"'{name}'", where, found.got, found.expected, found.cure)
    return found
