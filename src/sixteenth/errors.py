"""Every way to fail: one class and one sentence each, told in four lines (what, where, got against expected, cure).

Checks collect faults and raise them all at once as one `Refused`; nothing runs before that.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent  # the folder that holds the package
LONGEST = 1000  # letters of one line of a fault: what someone wrote may have any length
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")  # Unicode's categories: control characters, halves of characters, ends of lines
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # the direction of what follows


def clean(text: str) -> str:
    r"""Return a text in which nothing acts on a terminal: what would is written as its escape, as in \x1b or \n."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(each.encode("unicode_escape").decode() if _acts(each) else each for each in text)


def _acts(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or bool(_TURNS.match(character))


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a text without its middle where it is longer than so many letters."""
    return text if len(text) <= most else f"{text[: most * 2 // 3]} ... {text[-most // 4 :]}"


@dataclass(frozen=True, order=True)
class Place:
    """Where something is written: a file, and the line when it is known (1 is the first)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """Show `file:line`: below the working directory relative to it, in the package as `sixteenth/...`."""
        path, shown = Path(self.file), self.file
        for root in _roots() if path.is_absolute() else ():
            if path.is_relative_to(root):
                shown = str(path.relative_to(root))
        return f"{shown}:{self.line}" if self.line else shown


def _roots() -> Iterator[Path]:
    """Return the folders below which a file is shown by what follows: the package's, and the one we are in."""
    yield PACKAGE
    try:
        yield Path.cwd()
    except OSError:  # it has been removed
        return


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. The docstring of the subclass is the sentence of its first line."""

    what: str
    where: Place
    got: str
    expected: str
    cure: str

    def lines(self) -> tuple[str, str, str, str]:
        """Tell the fault in four lines, whatever characters a file, a label or another program's message brings."""
        sentence = (type(self).__doc__ or "").splitlines()[0].rstrip(".")
        what, where, got, expected, cure = (
            shortened(clean(str(part))) for part in (self.what, self.where, self.got, self.expected, self.cure)
        )
        return (f"{sentence}: {what}", f"  at {where}", f"  got {got}, expected {expected}", f"  cure: {cure}")

    def __str__(self) -> str:
        """Join the four lines."""
        return "\n".join(self.lines())


class UnreadableFile(Fault):
    """A file that cannot be read."""


class UnwritableOutput(Fault):
    """An output that cannot be written."""


class WrongEntry(Fault):
    """An entry that does not fit the format."""


class UnknownEntry(Fault):
    """An entry that the format does not have."""


class UnknownScenario(Fault):
    """A scenario that does not exist."""


class CircularParents(Fault):
    """Scenarios that are each other's parents."""


class UnknownTheory(Fault):
    """A choice between rival files that names none of them."""


class UnchosenTheory(Fault):
    """Rival files between which nothing chooses."""


class UnknownSubject(Fault):
    """A subject that the world does not have."""


class UnknownLabel(Fault):
    """A label that its axis does not have."""


class UnlabelledAxis(Fault):
    """An axis without labels."""


class UnknownAxis(Fault):
    """An axis that the world does not have."""


class ForeignCode(Fault):
    """Code outside the package, named by a scenario without permission."""


class OutsidePath(Fault):
    """A path that leads out of the folder of its scenario."""


class UnreadableEquation(Fault):
    """An equation that cannot be read."""


class UnreadableDeclaration(Fault):
    """A declaration that cannot be read."""


class UnknownName(Fault):
    """A name that nothing provides."""


class UnitMismatch(Fault):
    """A unit that differs between producer and consumer."""


class AxisMismatch(Fault):
    """Axes that differ between producer and consumer."""


class UnitSlip(Fault):
    """An equation whose units do not add up."""


class AxisSlip(Fault):
    """An equation whose result has an axis that its output has not."""


class WrongResult(Fault):
    """An equation that returns no quantity."""


class CycleWithoutStock(Fault):
    """A circle of equations that does not pass through a stock."""


class TwoProviders(Fault):
    """A name that two places provide."""


class UnusedOverride(Fault):
    """An override that changes nothing."""


class UnvaluedParameter(Fault):
    """A parameter without a value."""


class ValueWithoutCard(Fault):
    """A value for something that no card declares."""


class ValueWithoutSource(Fault):
    """A value that does not say where it comes from."""


class UnknownFact(Fault):
    """A fact that is cited and cannot be found."""


class WrongUnit(Fault):
    """A value in another unit than its card."""


class OutOfBounds(Fault):
    """A value outside the bounds of its card."""


class ImpossibleCombination(Fault):
    """Values that cannot be together."""


class WrongDistribution(Fault):
    """A distribution whose numbers contradict each other."""


class StockWithoutOpening(Fault):
    """A stock without an opening balance."""


class MovingOpening(Fault):
    """An opening balance that depends on what happens later."""


class StreamCollision(Fault):
    """Two random streams whose names have the same hash."""


class OutsideTheRun(Fault):
    """A date outside the months that run."""


class UnknownOutput(Fault):
    """An output that no equation provides."""


class WrongOption(Fault):
    """A run option that cannot be used."""


class WrongColumns(Fault):
    """A table without a column that is read from it."""


class WrongCell(Fault):
    """A cell of a table that cannot be read."""


class ForkedProcess(Fault):
    """A process that was forked from one in which JAX had started."""


class Refused(Exception):  # noqa: N818 - a refusal is not an error of the program; it reads as what happened
    """Nothing ran: here is everything that is wrong, each fault in four lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, sorted by place so that a reader walks each file once."""
        self.faults = tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.where, fault.what)))
        super().__init__("\n\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type["Refused"], tuple[tuple[Fault, ...]]]:
        """Go to another process with the faults."""
        return Refused, (self.faults,)


class Interrupted(Exception):  # noqa: N818 - as above
    """The run was stopped from the keyboard; what was finished is kept where a folder was given."""


class OutsideDomain(ValueError):  # noqa: N818 - as above
    """A closed form was asked for where it does not hold."""


def require_domain(broken: Mapping[str, bool]) -> None:
    """Refuse a closed form outside its domain: each sentence says where a number must lie; true where it does not.

    Raises:
        OutsideDomain: with every sentence that is so.

    """
    found = [sentence for sentence, is_broken in broken.items() if is_broken]
    if found:
        raise OutsideDomain("; ".join(found))


def refuse(faults: Iterable[Fault]) -> None:
    """Raise all faults at once.

    Raises:
        Refused: when there is at least one fault.

    """
    found = tuple(faults)
    if found:
        raise Refused(found)


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one was probably meant to be."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), None)


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the known name closest to a misspelt one, or say something else where none is close."""
    close = closest(name, known)
    return f"did you mean '{close}'?" if close else otherwise
