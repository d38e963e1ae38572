"""Every way to fail: one class and one sentence each, told in four lines (what, where, got against expected, cure).

Checks collect faults and raise them all at once as one `Refused`; nothing runs before that.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent  # the folder that holds the package
LONGEST = 1000  # letters of one line of a fault: what someone wrote may have any length
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, marks of direction, halves of characters, ends of lines
JOINERS = "\u200c\u200d"  # which letters of some scripts, and pictures, are made with
SLIPS = ((10, 3), (6, 2), (3, 1))  # letters of a word, and how many of them may be wrong, swapped, missing or too many


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

    @property
    def parts(self) -> tuple[str, str, str, str, str]:
        """Return what, where, got, expected and cure as they may be shown, whatever someone wrote into them."""
        what, where, got, expected, cure = map(shown, (self.what, str(self.where), self.got, self.expected, self.cure))
        return what, where, got, expected, cure

    def lines(self) -> tuple[str, str, str, str]:
        """Tell the fault in four lines, whatever characters a file, a label or another program's message brings."""
        sentence = (type(self).__doc__ or "").splitlines()[0].rstrip(".")
        what, where, got, expected, cure = self.parts
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

    def __init__(self, message: str, faults: Iterable[Fault] = ()) -> None:
        """Keep the sentences, and the faults that tell them apart where whoever raises this knows them."""
        super().__init__(message)
        whole = NumberOutsideDomain(message, Place("the numbers given"), "a number outside", "one inside", "change it")
        self.faults = tuple(faults) or (whole,)


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
    """Return the known name that a misspelt one was probably meant to be; none where another may have been meant.

    Each word of a name may have a slip or two by its length, words may be in another order or written together, and
    digits must be equal: `last_revenue` is not `company_revenue`, however many letters they share.
    """
    near = {each: _likeness(name, each) for each in known if _is_slip(name, each)}
    return min(sorted(near), key=lambda each: -near[each], default=None)


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the known name closest to a misspelt one, or say something else where none is close."""
    close = closest(name, known)
    return f"did you mean '{close}'?" if close else otherwise


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _is_slip(name: str, meant: str) -> bool:
    """Say whether a name is another one misspelt: word by word, in any order, or with its words run together."""
    own, others = _words(name), _words(meant)
    joined, wanted = "".join(own), "".join(others)
    if not own or _digits(name) != _digits(meant):
        return False
    if joined == wanted or len(own) != len(others):
        return _is_slip_of_word(joined, wanted)
    return any(
        all(map(_is_slip_of_word, one, other)) and any(map(str.__eq__, one, other)) >= (len(one) > 1)
        for one, other in ((own, others), (sorted(own), sorted(others)))
    )


def _words(name: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _is_slip_of_word(word: str, meant: str) -> bool:
    allowed = next((slips for length, slips in SLIPS if max(len(word), len(meant)) >= length), 0)
    if word == meant or (allowed and sorted(word) == sorted(meant)):  # its own letters in another order are one slip
        return True
    return abs(len(word) - len(meant)) <= allowed and _slips(word, meant) <= allowed


def _slips(word: str, meant: str) -> int:
    """Count letters that are wrong, missing, too many, or swapped with the next: the optimal string alignment."""
    before, row = [0] * (len(meant) + 1), list(range(len(meant) + 1))
    for i, letter in enumerate(word, start=1):
        last, before, row = before, row, [i] + [0] * len(meant)
        for j, wanted in enumerate(meant, start=1):
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == meant[j - 2] and word[i - 2] == wanted:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
