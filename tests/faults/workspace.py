"""A scenario with code of its own, in a folder where anything may be broken: the lemonade stands beside the ledger."""

import re
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns

from sixteenth.errors import Fault

LEMONADE = Path(__file__).parents[1] / "lemonade"
TOP, PARENT, CARDS, OUTPUTS, LIMITS, BOOKS = (
    "hot_summer.toml",
    "lemonade.toml",
    "parameters.toml",
    "outputs.toml",
    "limits.toml",
    "stand/books.py",
)


@dataclass(frozen=True)
class Expected:
    """A fault that must be told: its class, its place, and what its four lines must contain.

    `line` is found in the file as it stands in the end: the first line with the first text, from there the first with
    the second, and so on; no texts where the fault is about something missing from the whole file.
    """

    fault: type[Fault]
    file: str
    line: tuple[str, ...]
    tells: tuple[str, ...] = ()


@dataclass
class Workspace:
    """A copy of the lemonade world whose scenario has the interview's as a parent, so that both worlds run in one."""

    folder: Path
    random: Random
    taken: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Make the copy."""
        copytree(LEMONADE, self.folder, ignore=ignore_patterns("__pycache__"))
        self.edit(PARENT, 'outputs = ["outputs.toml"]', 'outputs = ["outputs.toml"]\nlimits = ["limits.toml"]')
        self.write(LIMITS, "# What must hold between values.\n")
        parent = 'parent = "interview_arithmetic"\nstart = "2026-01"'
        self.edit(PARENT, 'start = "2026-05"', parent)
        self.edit(
            BOOKS, "import USD, Flag, Months, USDPerMonth", "import USD, Flag, Months, Number, Share, USDPerMonth"
        )

    @property
    def scenario(self) -> str:
        """Return the path of the scenario to read."""
        return str(self.folder / TOP)

    def text(self, file: str) -> str:
        """Return what a file says now."""
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a file anew."""
        (self.folder / file).write_text(text, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file exactly once."""
        text = self.text(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def append(self, file: str, text: str) -> None:
        """Add lines to a file, after a blank one."""
        self.write(file, f"{self.text(file).rstrip()}\n\n\n{text.strip()}\n")

    def line(self, expected: Expected) -> int:
        """Return the number of the line at which a fault must be told, 0 for none."""
        if not expected.line:
            return 0
        lines, at = self.text(expected.file).splitlines(), 0
        for number, text in enumerate(expected.line):
            at = next(i for i in range(at + (number > 0), len(lines)) if text in lines[i])
        return at + 1

    def take(self, *things: str) -> bool:
        """Take things for one fault alone; say whether they were free."""
        if any(thing in self.taken | self.needed for thing in things):
            return False
        self.taken |= {*things}
        return True

    def need(self, *things: str) -> bool:
        """Ask that things stay as they are; say whether they are."""
        if any(thing in self.taken for thing in things):
            return False
        self.needed |= {*things}
        return True

    def name(self) -> str:
        """Return a name that nothing has and that resembles none."""
        return "".join(self.random.choices(string.ascii_lowercase, k=14))

    def misspelt(self, name: str) -> str:
        """Return a name with two neighbouring letters, which differ, in each other's place."""
        places = [i for i in range(len(name) - 1) if name[i] != name[i + 1]]
        at = self.random.choice(places)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]

    def file(self) -> str:
        """Return the scenario or its parent: a value may stand in either."""
        return self.random.choice((TOP, PARENT))

    def equation(self, source: str) -> str:
        """Add an equation, given as `(arguments) -> Unit: body`, and keep what it computes; return its name."""
        name = self.name()
        arguments, body = source.split(": return ")
        self.append(BOOKS, f'def {name}{arguments}:\n    """Is invented."""\n    return {body}')
        self.keep(name)
        return name

    def keep(self, name: str, part: str = "monthly") -> None:
        """List a name among the outputs."""
        text = self.text(OUTPUTS)
        if part == "mean" and "mean = [" not in text:
            self.write(OUTPUTS, text.replace("[headline]\n", f'[headline]\nmean = ["{name}"]\n', 1))
            return
        first = {"monthly": '"profit_industry"', "closing": '"cash"', "mean": ""}[part]
        line = f"{part} = [{first}"
        self.write(OUTPUTS, text.replace(line, f'{line}{", " if first else ""}"{name}"{"" if first else ", "}', 1))

    def card(self, lines: str = 'unit = "Share"\nbounds = [0, 1]') -> str:
        """Declare a parameter and return its name."""
        name = self.name()
        self.append(CARDS, f'[{name}]\nmeaning = "Is invented."\n{lines}')
        return name

    def parameter(self, *, by_stand: bool = False) -> str:
        """Declare a share between 0 and 1 that an equation reads, without a value; return its name."""
        axes, kind = ('\naxes = ["Stand"]', "Share[Stand]") if by_stand else ("", "Share")
        name = self.card(f'unit = "Share"\nbounds = [0, 1]{axes}')
        self.equation(f"({name}: {kind}) -> {kind}: return {name}")
        return name

    def limit(self, lines: str, why: str = "Is invented.") -> str:
        """Declare what must hold between values and return the name of the limit."""
        name = self.name()
        self.append(LIMITS, f'[{name}]\n{lines}\nwhy = "{why}"')
        return name

    def value(self, name: str, amount: str, file: str | None = None, about: str | None = None) -> str:
        """Give a value and return the file in which it stands."""
        file = file or self.file()
        about = 'unit = "Share"\nkind = "judgement"\nsource = "somebody"' if about is None else about
        self.append(file, f"[values.{name}]\n{amount}\n{about}")
        return file

    def event(self, lines: str, about: str = 'kind = "scenario"\nsource = "A story"') -> tuple[str, str]:
        """Add an event; return the file in which it stands, and a mark on its first line."""
        file, mark = self.file(), self.name()
        lines = self._in_a_month_of_its_own(file, lines)
        self.append(file, f"[[event]] # {mark}\n{lines}\n{about}")
        return file, mark

    def _in_a_month_of_its_own(self, file: str, lines: str) -> str:
        """Move an event to a month in which its file changes nothing else of what it changes."""
        target = re.search('(?:parameter|choice) = "(.*)"', lines)
        month = re.search('month = "([0-9]{4}-(?:0[1-9]|1[0-2]))"', lines)
        if not target or not month:
            return lines
        own, free = month[1], (f"2027-{number:02}" for number in range(1, 13))
        while not self.take(f"event {file} {target[1]} {own}"):
            own = next(free)
        return lines.replace(month[1], own, 1)


Inject = Callable[[Workspace], list[Expected]]
INJECTORS: dict[Inject, type[Fault]] = {}


def injects(fault: type[Fault]) -> Callable[[Inject], Inject]:
    """Register a function that breaks a workspace and says what must be told; nothing where what it needs is taken."""

    def register(inject: Inject) -> Inject:
        INJECTORS[inject] = fault
        return inject

    return register
