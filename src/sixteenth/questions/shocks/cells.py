"""What a lever does to an outcome of a lab, beside the sign that is due; and which levers call for a second look.

With few futures a sign that is due may not be seen though it is there, and may be seen by chance though nobody expects
it. Such a lever is looked at again with more futures, all of it, and what that shows stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sixteenth.decide.shocks import OUTCOMES, Futures, comes_out, effects, sign_of
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.shocks.levers import Lever

DUE = {"+": "up", "-": "down", "0": "none", "any": "open"}
MISSED = {"+": "up_missed", "-": "down_missed", "0": "none_missed"}
KNOWN = {"+": "up_known", "-": "down_known", "0": "none_known"}


@dataclass(frozen=True)
class Cell:
    """What a lever does to an outcome of a lab, beside what is due."""

    lever: Lever
    lab: str
    outcome: str
    effect: Estimate
    draws: int  # futures that it was read from

    @property
    def is_judged(self) -> bool:
        """Say whether something is due."""
        return self.lever.due(self.lab, self.outcome) != "any"

    @property
    def is_met(self) -> bool:
        """Say whether what is due comes out."""
        return comes_out(self.effect, self.lever.due(self.lab, self.outcome))

    @property
    def is_excused(self) -> bool:
        """Say whether the lever's file says why what is due does not come out yet for a lab."""
        return self.outcome in self.lever.card.known

    @property
    def is_known(self) -> bool:
        """Say whether what is due does not come out, for a reason that is told."""
        return not self.is_met and self.is_excused

    @property
    def verdict(self) -> str:
        """Return the key of the word for what is due, and for whether it comes out."""
        words = DUE if self.is_met else KNOWN if self.is_known else MISSED
        return words[self.lever.due(self.lab, self.outcome)]

    @property
    def is_in_doubt(self) -> bool:
        """Say whether more futures may show what these do not.

        Where a reason is told, what moves the other way is no doubt, and neither is what moves in no future at all.
        """
        if not self.is_excused:
            return not self.is_met
        moves = self.effect.error > 0
        return not self.is_met and sign_of(self.effect) == "0" and moves


def cells_of(lever: Lever, before: Mapping[str, Futures], after: Mapping[str, Futures], draws: int) -> Iterator[Cell]:
    """Yield what a lever does to each outcome of each lab."""
    for lab, futures in after.items():
        found = effects(before[lab], futures)
        for outcome in OUTCOMES:
            yield Cell(lever, lab, outcome, found[outcome], draws)


def levers_in_doubt(cells: Sequence[Cell]) -> tuple[Lever, ...]:
    """Return the levers with a sign in doubt, or with a reason why one does not come out that does for every lab."""
    by_lever: dict[str, list[Cell]] = {}
    for cell in cells:
        by_lever.setdefault(cell.lever.name, []).append(cell)
    return tuple(
        own[0].lever for own in by_lever.values() if any(cell.is_in_doubt for cell in own) or _has_lost_a_reason(own)
    )


def _has_lost_a_reason(own: Iterable[Cell]) -> bool:
    excused = {cell.outcome for cell in own if cell.is_excused}
    return bool(excused - {cell.outcome for cell in own if cell.is_known})
