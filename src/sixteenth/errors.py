"""Every way to fail: one class and one sentence each, told in four lines (what, where, got against expected, cure).

Checks collect faults and raise them all at once as one `Refused`; nothing runs before that.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sixteenth.said import ENGLISH, joined, said, told
from sixteenth.slips import closest

PACKAGE = Path(__file__).resolve().parent.parent  # the folder that holds the package
LONGEST = 1000  # letters of one line of a fault: what someone wrote may have any length
MOST_TOLD = 100  # faults at once, beyond which nobody reads on
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, marks of direction, halves of characters, ends of lines
JOINERS = "\u200c\u200d"  # which letters of some scripts, and pictures, are made with


@dataclass(frozen=True, order=True)
class Place:
    """Where something is written: a file, and the line when it is known (1 is the first)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """Show `file:line`: below the working directory relative to it, in the package as `sixteenth/...`."""
        return self.told()

    def told(self, language: str = ENGLISH) -> str:
        """Show the place as above; one that is a sentence is told in a language."""
        path, shown = Path(self.file), told(self.file, language)
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


def clean(text: str) -> str:
    """Show what has no shape of its own as an escape, such as that of a line feed, so that no text steers a terminal.

    A text stays on one line and reads in the order in which it is written; letters of every script stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(ascii(letter)[1:-1] if _is_unseen(letter) else letter for letter in text)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in UNSEEN and letter not in JOINERS


def shown(text: str) -> str:
    """Return a part of a fault on one line, of a length one can read, and never empty."""
    return shortened(clean(text)) if text.strip() else f"'{clean(text)}'"


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a text without its middle where it is longer than so many letters."""
    return text if len(text) <= most else f"{text[: most * 2 // 3]} ... {text[-most // 4 :]}"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. The docstring of the subclass is the sentence of its first line."""

    what: str
    where: Place
    got: str
    expected: str
    cure: str
    about: tuple[str, ...] = field(default=(), compare=False)  # names, for code that decides by what a fault is about

    def parts(self, language: str = ENGLISH) -> tuple[str, str, str, str, str]:
        """Return what, where, got, expected and cure as they may be shown, whatever someone wrote into them."""
        texts = (told(each, language) for each in (self.what, self.got, self.expected, self.cure))
        what, got, expected, cure = map(shown, texts)
        return what, shown(self.where.told(language)), got, expected, cure

    def lines(self, language: str = ENGLISH) -> tuple[str, str, str, str]:
        """Tell the fault in four lines, whatever characters a file, a label or another program's message brings."""
        sentence = told(said((type(self).__doc__ or "").splitlines()[0].rstrip(".")), language)
        what, where, got, expected, cure = self.parts(language)
        return (
            told(said("{sentence}: {what}", sentence=sentence, what=what), language),
            told(said("  at {where}", where=where), language),
            told(said("  got {got}, expected {expected}", got=got, expected=expected), language),
            told(said("  cure: {cure}", cure=cure), language),
        )

    def __str__(self) -> str:
        """Join the four lines."""
        return self.told()

    def told(self, language: str = ENGLISH) -> str:
        """Join the four lines as a language tells them."""
        return "\n".join(self.lines(language))


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


class UnitError(Fault):
    """An equation whose units do not add up."""


class AxisError(Fault):
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


class BoundViolation(Fault):
    """A value outside the bounds of its card."""


class ImpossibleCombination(Fault):
    """Values that cannot be together."""


class WrongDistribution(Fault):
    """A distribution whose numbers contradict each other."""


class WrongCorrelation(Fault):
    """A correlation that values cannot have."""


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


class UnusableCommand(Fault):
    """A command that cannot be understood."""


class NumberOutsideDomain(Fault):
    """A number for which a closed form does not hold."""


class RefusedBySystem(Fault):
    """A file or an output that the system refuses."""


class ProgramFault(Fault):
    """A fault of the program, and none of yours."""


class UntoldFaults(Fault):
    """Faults beyond those that are told."""


def first_of(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return faults as they are told: the first hundred, and in place of all others one that says how many they are.

    A table of thousands of rows may be wrong in each.
    """
    others = len(faults) - MOST_TOLD
    if others <= 0:
        return tuple(faults)
    got, expected = said("{count:,} more faults", count=others), said("none")
    cure = said("put right what is told above; what is left is told then")
    where = faults[MOST_TOLD].where
    return (*faults[:MOST_TOLD], UntoldFaults(said("from here on"), where, got, expected, cure))


class Refused(Exception):  # noqa: N818 - a refusal is not an error of the program; it reads as what happened
    """Nothing ran: here is everything that is wrong, each fault in four lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, sorted by place so that a reader walks each file once."""
        self.faults = tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.where, fault.what)))
        super().__init__()

    def __str__(self) -> str:
        """Tell the faults, one after the other."""
        return "\n\n".join(map(str, first_of(self.faults)))

    def __reduce__(self) -> tuple[type["Refused"], tuple[tuple[Fault, ...]]]:
        """Go to another process with the faults."""
        return Refused, (self.faults,)


class Interrupted(Exception):  # noqa: N818 - as above
    """The run was stopped from the keyboard; what was finished is kept where a folder was given."""


class OutsideDomain(ValueError):  # noqa: N818 - as above
    """A closed form was asked for where it does not hold."""

    def __init__(self, message: str, faults: Iterable[Fault] = ()) -> None:
        """Keep the sentences, and the faults that tell them apart where whoever raises this knows them."""
        super().__init__(message)
        where = Place(said("the numbers given"))
        whole = NumberOutsideDomain(message, where, said("a number outside"), said("one inside"), said("change it"))
        self.faults = tuple(faults) or (whole,)


def require_domain(broken: Mapping[str, bool]) -> None:
    """Refuse a closed form outside its domain: each sentence says where a number must lie; true where it does not.

    Raises:
        OutsideDomain: with every sentence that is so.

    """
    found = [sentence for sentence, is_broken in broken.items() if is_broken]
    if found:
        raise OutsideDomain(joined("; ", found))


def refuse(faults: Iterable[Fault]) -> None:
    """Raise all faults at once.

    Raises:
        Refused: when there is at least one fault.

    """
    found = tuple(faults)
    if found:
        raise Refused(found)


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the known name closest to a misspelt one, or say something else where none is close."""
    close = closest(name, known)
    return said("did you mean '{close}'?", close=close) if close else otherwise
