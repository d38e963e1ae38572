"""Values that are moved: times a factor, and so much more, their spread included.

What is moved is what the scenario draws. The card in force is moved, and where the value was fitted to facts, its
column of the fit with it: same rows, same luck. A fitted value keeps its kind, for what is known of it is what was
learnt, and a recipe says by how much the fit was moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sixteenth.engine.declared import Declared
from sixteenth.errors import Place, WrongEntry, refuse
from sixteenth.said import said
from sixteenth.scenarios.files.renamed import present_names
from sixteenth.scenarios.files.schema import Amount, Entry, ValueCard
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.placed_posterior import STILL, Line
from sixteenth.scenarios.layers.read import Assumptions, Placed
from sixteenth.scenarios.values.posterior import is_read

EVERYWHERE = ""  # among numbers by label: the number of all labels without one of their own


@dataclass(frozen=True)
class Move:
    """What is done to each number of a value, or of its numbers for one label: times a factor, and so much more."""

    factor: float = 1.0
    added: float = 0.0  # in the unit itself, such as dollars, months or shares
    label: str = EVERYWHERE

    @property
    def told(self) -> str:
        """Say what was done, for the source of a value."""
        parts = (f"{self.factor:g} times what it was" if self.factor != 1 or not self.added else "", self._more)
        return " and ".join(part for part in parts if part)

    @property
    def _more(self) -> str:
        return f"{abs(self.added):g} {'more' if self.added > 0 else 'less'}" if self.added else ""

    def after(self, before: Line | None) -> Line | None:
        """Return this on top of what was done before; what is given anew stays so."""
        return before and (before[0] * self.factor, before[1] * self.factor + self.added)


def scaled(assumptions: Assumptions, factors: Mapping[str, float]) -> dict[str, Placed]:
    """Return the cards of values times a factor each, their spread included; who says so is added to each source.

    Raises:
        Refused: where a scenario has no such value.

    """
    factors = present_names(factors)
    unknown = [name for name in factors if name not in assumptions.values]
    cure = said("name a value that the scenario has")
    refuse(
        WrongEntry(f"'{name}'", Place(said("times a factor")), said("no value"), said("one to multiply"), cure)
        for name in unknown
    )
    return {name: _moved(assumptions, name, Move(factor), "USD") for name, factor in factors.items()}


def moved_as_cards(
    assumptions: Assumptions, declared: Mapping[str, Declared], moves: Mapping[str, Move]
) -> dict[str, Placed]:
    """Return the cards of values that are moved, their spread included; who says so is added to each source.

    The scenario must have these values.
    """
    return {name: _moved(assumptions, name, move, declared[name].kind.unit.__name__) for name, move in moves.items()}


def _moved(assumptions: Assumptions, name: str, move: Move, unit: str) -> Placed:
    """Return a value moved, and on record what was done to it: what was fitted of it must be moved likewise."""
    placed, fit = assumptions.values[name], assumptions.posterior
    if fit is None or not is_read(assumptions) or name not in fit.names:
        return Placed(_moved_card(placed.card, move, unit, {"kind": "scenario"}), placed.where, placed.inside)
    before = {move.label: placed.moves.get(EVERYWHERE, STILL), **placed.moves}
    done = {label: move.after(each) if move.label in (label, EVERYWHERE) else each for label, each in before.items()}
    return Placed(_moved_card(placed.card, move, unit, {}), placed.where, placed.inside, done)


def _moved_card(card: ValueCard, move: Move, unit: str, known: Mapping[str, str]) -> ValueCard:
    """Move a card, or the amount that holds for one label: its own, or that of all labels without one."""
    inside = written_units(unit)
    added = move.added / inside.get(card.unit or unit, 1.0)
    source = {"source": f"{card.source}; {move.told}" if card.source else move.told, **known}
    if move.label != EVERYWHERE:
        of_all = {name: getattr(card, name) for name in Amount.model_fields}
        entry = _moved_entry(card.by.get(move.label, Entry(**of_all)), move, added, inside, known)
        own = entry.model_copy(update=source) if isinstance(entry, Entry) and not entry.source else entry
        return card.model_copy(update={"by": {**card.by, move.label: own}})
    by = {label: _moved_entry(entry, move, added, inside, known) for label, entry in card.by.items()}
    return card.moved(move.factor, added).model_copy(update={"by": by, **source})


def _moved_entry(
    entry: float | Entry, move: Move, added: float, inside: Mapping[str, float], known: Mapping[str, str]
) -> float | Entry:
    """Move the amount for a label, which may have a unit and a source of its own."""
    if not isinstance(entry, Entry):
        return entry * move.factor + added
    added = move.added / inside.get(entry.unit, 1.0) if entry.unit else added
    source = {"source": f"{entry.source}; {move.told}", **known} if entry.source else {}
    return entry.moved(move.factor, added).model_copy(update=source)
