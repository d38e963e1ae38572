"""Labels of a child: those of its parent that it leaves out, and new ones that are like one of its parent's.

What the parents say by a label that a child leaves out falls away, for it is no slip of the child. A new label takes
every entry of the label that it is like, as the parents have it; what the child says by the new label goes on top. Its
luck is its own, for random numbers are keyed by label.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TypeVar

from sixteenth.errors import Fault, Place, UnknownLabel, WrongEntry, nearest
from sixteenth.said import said
from sixteenth.scenarios.files.positions import Document, Key
from sixteenth.scenarios.files.schema import LISTS, NUMBERS, EventCard, ScenarioFile, ValueCard
from sixteenth.slips import closest

Labels = Mapping[str, tuple[str, ...]]  # by axis
AxesOf = Mapping[str, frozenset[str]]  # by name
Card = TypeVar("Card", bound=ValueCard)
AMOUNT = (*NUMBERS, *LISTS)


@dataclass
class Relabelling:
    """What one file does to the labels of the files below it."""

    before: Labels
    after: dict[str, tuple[str, ...]]
    like: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])  # by axis and new label
    places: dict[tuple[str, str], Place] = field(default_factory=dict[tuple[str, str], Place])  # of each new label
    faults: list[Fault] = field(default_factory=list[Fault])
    unsure: set[str] = field(default_factory=set[str])  # axes of which a label could not be understood

    @property
    def changes_nothing(self) -> bool:
        """Say whether every label below stays, and none is like another."""
        is_whole = all({*labels} <= {*self.after.get(axis, ())} for axis, labels in self.before.items())
        return is_whole and not any(self.like.values())

    def relabel(self, card: Card, axes: frozenset[str]) -> tuple[Card, dict[Key, Place]] | None:
        """Return a card with the entries by label that the new labels ask for, and the places of those that are new.

        Nothing, where all that the card says is said by labels that are left out. Entries whose labels could not be
        read are left as they are: they are told elsewhere.
        """
        if not card.by:
            return card, {}
        own = [axis for axis in self.before if axis in axes]
        known = {"/".join(entry): entry for entry in product(*(self.before[axis] for axis in own))}
        table = {entry: (key, Place("")) for key in card.by if (entry := known.get(key)) is not None}
        for at, axis in enumerate(own):
            for new, source in self.like.get(axis, {}).items():
                table |= {
                    (*entry[:at], new, *entry[at + 1 :]): (key, self.places[axis, new])
                    for entry, (key, _) in table.items()
                    if entry[at] == source
                }
        left = {entry: each for entry, each in table.items() if self._has_labels(own, entry)}
        by = {key: amount for key, amount in card.by.items() if key not in known}
        by |= {"/".join(entry): card.by[key] for entry, (key, _) in left.items()}
        if not by and not has_own_amount(card):
            return None
        places: dict[Key, Place] = {("by", "/".join(entry)): at for entry, (_, at) in left.items() if at.file}
        return card.model_copy(update={"by": by}), places

    def _has_labels(self, axes: Iterable[str], entry: tuple[str, ...]) -> bool:
        return all(label in self.after[axis] for axis, label in zip(axes, entry, strict=True))


def has_own_amount(card: ValueCard) -> bool:
    """Say whether a card says something for labels without an entry of their own."""
    is_factor = isinstance(card, EventCard) and card.factor is not None
    return is_factor or any(getattr(card, name) is not None for name in AMOUNT)


def read_labels(model: ScenarioFile, document: Document, below: Labels) -> Relabelling:
    """Read which labels a file adds to those below it, and which it leaves out, with what is wrong about that."""
    own = {axis: tuple(labels) for axis, labels in model.axes.items()}
    after = {axis: own.get(axis, below.get(axis, ())) for axis in (*below, *own)}
    found = Relabelling(dict(below), after)
    for written, added in model.like.items():
        axis = written if written in after else closest(written, after)
        if axis != written:
            at, cure = (
                document.place(("like", written)),
                nearest(written, after, said("there are {names}", names=", ".join(after))),
            )
            found.faults.append(
                WrongEntry(f"'like.{written}'", at, f"'{written}'", said("an axis of the scenario"), cure)
            )
            found.unsure |= {axis} if axis else set()
        if axis is not None:
            places = {new: document.place(("like", written, new)) for new in added}
            _add(found, axis, added, places, own.get(axis))
    return found


def _add(
    found: Relabelling,
    axis: str,
    added: Mapping[str, str],
    places: Mapping[str, Place],
    own: tuple[str, ...] | None,
) -> None:
    """Add new labels to an axis; one that is like a misspelt label is taken as it was meant."""
    known, like = found.before.get(axis, ()), dict[str, str]()
    for new, source in added.items():
        faults = [*_wrong_source(new, source, known, added, places[new])]
        faults += _wrong_label(new, axis, known, own, places[new])
        found.faults += faults
        found.unsure |= {axis} if faults else set()
        meant = _meant(source, known, added)
        if meant is not None and new not in known:
            like[new] = meant
            found.places[axis, new] = places[new]
    found.like[axis] = {**found.like.get(axis, {}), **like}
    if own is None:
        found.after[axis] = (*found.after[axis], *like)


def _meant(source: str, known: tuple[str, ...], added: Mapping[str, str]) -> str | None:
    """Return the label of the parent that was probably meant: itself, that of another new one, or the nearest."""
    label = source if source in known else added.get(source, source)
    return label if label in known else closest(label, known)


def _wrong_source(
    new: str, source: str, known: tuple[str, ...], added: Mapping[str, str], where: Place
) -> Iterator[Fault]:
    """Find a label that is like one that the parent does not have, be it another new one."""
    what, want = said("'{new}' like '{source}'", new=new, source=source), said("a label that the parent has")
    if source in added and source not in known:
        root = _meant(source, known, added)
        cure = said("write '{root}' in its place", root=root) if root else said("name a label of the parent")
        yield WrongEntry(what, where, said("'{source}', which is new itself", source=source), want, cure)
    elif source not in known:
        otherwise = (
            said("there are {names}", names=", ".join(known))
            if known
            else said("give the file a parent that has labels of this axis")
        )
        yield UnknownLabel(what, where, f"'{source}'", want, nearest(source, known, otherwise))


def _wrong_label(
    new: str, axis: str, known: tuple[str, ...], own: tuple[str, ...] | None, where: Place
) -> Iterator[Fault]:
    """Find a new label that the parent has already, or that the file's own list leaves out."""
    what = f"'like.{axis}.{new}'"
    if new in known:
        cure = said("remove it, and give what differs under by, as '{new}'", new=new)
        yield WrongEntry(what, where, said("a label that the parent has already"), said("a new label"), cure)
    elif own is not None and new not in own:
        cure = said("add '{new}' to {axis} under [axes], or leave that list out", new=new, axis=axis)
        yield WrongEntry(
            what,
            where,
            said("a label that is not in {axis} under [axes]", axis=axis),
            said("a label of the axis"),
            cure,
        )
