"""An answer: one shape for every question, which every face shows and JSON holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table

ALL = "all"  # shows every part
FULL = "full"  # the part with every row that the first screen sums up


@dataclass(frozen=True)
class Answer:
    """What a question was answered with. Words are not in it: they are made of it, in any language."""

    question: str
    scenario: str
    recipe: Mapping[str, Any]  # what decides its bits: scenario, draws, seed, versions
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]
    notes: tuple[Finding, ...] = ()  # what the findings leave out or rest on, said beside them
    judgement: Figure | None = None  # the share that rests on judgement, of what its quantity says
    shown: tuple[str, ...] = ()  # parts that were asked for, beside the first screen

    def is_shown(self, part: str) -> bool:
        """Say whether what belongs to a part is shown: on the first screen, or because the part was asked for."""
        return not part or bool({part, ALL} & set(self.shown))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the names of the parts behind the first screen that are not shown."""
        return tuple(part for part in self.parts if not self.is_shown(part))

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names of all parts behind the first screen."""
        named = (*(table.part for table in self.tables), *(note.part for note in self.notes))
        return tuple(dict.fromkeys(part for part in named if part))
