"""An answer: one shape for every question, which every face shows and JSON holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.showing import LANGUAGE, Shown, shown
from sixteenth.answers.table import Table

ALL = "all"  # shows every part
FULL = "full"  # the part with every row that the first screen sums up
ABOUT = "about"  # the finding that heads an answer: the title of its scenario, and what that claims


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
    charts: tuple[Chart, ...] = ()  # of its tables
    # The options that it was asked with, less those that are as its question has them.
    asked: Mapping[str, Any] = field(default_factory=dict[str, Any], compare=False)

    def __post_init__(self) -> None:
        """Refuse a chart of a table, or of a column, that is not there."""
        for chart in self.charts:
            chart.table_in(self.tables)

    @property
    def heading(self) -> Finding | None:
        """Return the finding that heads it, if it has one."""
        return next((each for each in self.findings[:1] if each.key == ABOUT), None)

    @property
    def told(self) -> tuple[Finding, ...]:
        """Return what is told of it on the screen below its heading: its findings, and notes that are not waiting."""
        own = self.findings[1:] if self.heading else self.findings
        return tuple(each for each in (*own, *self.notes) if self.is_shown(each.part))

    def in_(self, language: str) -> Shown:
        """Return what shows this answer in a language, "en" or "zh": `answer.in_("zh")` in a notebook.

        Raises:
            Refused: when there is no such language.

        """
        return shown(self, language)

    def frame(self, key: str | None = None) -> Any:
        """Return a table as a pandas DataFrame of raw numbers; titles and units are in its `attrs`, by column.

        Dates are timestamps; the two ends of an entry have columns of their own; a sentence is in English.

        Raises:
            Refused: with the tables there are, when there is none of that name, or several and none is named.

        """
        return shown(self).frame(key)

    def chart(self, key: str | None = None, *, width: int = 720) -> Any:
        """Return a chart as an Altair chart that can be changed; the first where none is named.

        Raises:
            Refused: with the charts there are, when there is none of that name; when altair is not installed.

        """
        return shown(self).chart(key, width=width)

    def link(self, language: str = LANGUAGE) -> str:
        """Return the link of this answer: what stands behind the address of the page, and after `--link`.

        Raises:
            Refused: where no link says the same, as of a scenario in a file of yours.

        """
        return shown(self, language).link()

    def _repr_mimebundle_(self, **_wanted: Any) -> dict[str, str]:
        """Return what a notebook shows: its text, and its HTML."""
        return shown(self).bundle()

    def beside(self, other: "Answer", part: str = "") -> "Answer":
        """Return this answer with what another question found, by that question's words, behind a part or not."""
        own = other.question
        return replace(
            self,
            findings=(*self.findings, *(replace(each.told_by(own), part=part) for each in other.findings)),
            tables=(*self.tables, *(each.told_by(own).behind(part or each.part) for each in other.tables)),
            notes=(*self.notes, *(replace(each.told_by(own), part=part or each.part) for each in other.notes)),
            charts=(*self.charts, *(replace(each.told_by(own), part=part or each.part) for each in other.charts)),
        )

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
        told = (*self.findings, *self.notes)
        named = (*(table.part for table in self.tables), *(finding.part for finding in told))
        found = dict.fromkeys(part for part in named if part)
        return tuple(sorted(found, key=lambda part: part == FULL))  # that which holds every row stands last
