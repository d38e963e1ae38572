"""What something is from month to month, where changes take hold and may end: found once, in one walk through them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")


@dataclass(frozen=True)
class Timeline(Generic[State]):
    """What something is before any change, and from each month on in which changes begin or end."""

    before: State
    months: tuple[int, ...]
    states: tuple[State, ...]

    def at(self, month: int) -> State:
        """Return what it is in a month."""
        passed = bisect_right(self.months, month)
        return self.states[passed - 1] if passed else self.before


def make_timeline(
    before: State, spans: Sequence[tuple[int, int | None]], change: Callable[[int, State], State]
) -> Timeline[State]:
    """Apply changes in their order, each in the months of its span: from its first, until another where it ends.

    `change` takes the number of a change and what it finds. What stands before a change that begins or ends is kept,
    so that changes in order of their months, lasting ones, are each applied once.
    """
    turns: dict[int, list[int]] = {}  # month -> numbers of the changes that begin or end there
    for number, (first, until) in enumerate(spans):
        if until is None or until > first:
            for month in (first,) if until is None else (first, until):
                turns.setdefault(month, []).append(number)
    active: list[int] = []
    states, found = [before], list[State]()
    for month in sorted(turns):
        first_moved = len(active)
        for number in turns[month]:
            at = bisect_left(active, number)
            if active[at : at + 1] == [number]:
                del active[at]
            else:
                active.insert(at, number)
            first_moved = min(first_moved, at)
        del states[first_moved + 1 :]
        for number in active[first_moved:]:
            states.append(change(number, states[-1]))
        found.append(states[-1])
    return Timeline(before, tuple(sorted(turns)), tuple(found))
