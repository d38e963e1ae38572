"""An answer as a notebook shows it: what was found first, its charts as pictures, its tables, and what waits behind."""

from base64 import b64encode
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from rich.console import Console

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import LANGUAGES, words_in, words_of
from sixteenth.errors import Place, WrongOption, nearest, refuse
from sixteenth.faces.charts.draw import WIDTH, svg_of
from sixteenth.faces.charts.files import chart_of
from sixteenth.faces.html.templates_of import rendered_of
from sixteenth.faces.html.view import LANG, charts_of, findings_html, heading_html, recipe_text, tables_html, title_of
from sixteenth.faces.link.of_answer import link_of_answer
from sixteenth.faces.notebook.frames import frame_of
from sixteenth.faces.report.drawings import is_drawable
from sixteenth.faces.terminal import shown_table
from sixteenth.interfaces.outline import tell_findings
from sixteenth.said import joined, said

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST_ROWS = 5  # of the table that is shown as text
MOST_ROWS_OF_HTML = 120  # of each table: ten years of months; a notebook keeps all that it shows in its own file
TEXT_WIDTH = 100
TEXT, HTML = "text/plain", "text/html"
PACKAGE = "sixteenth.faces.notebook"
STYLES = (("sixteenth.faces.html", "answer.css"), (PACKAGE, "notebook.css"))
HERE = Place(said("the language of an answer"))


@dataclass(frozen=True)
class ShownAnswer:
    """An answer in a language: shows itself, and has its tables as data frames and its charts to be changed."""

    answer: Answer
    language: str = "en"

    def __post_init__(self) -> None:
        """Refuse a language that there are no words in."""
        if self.language not in LANGUAGES:
            cure = nearest(self.language, LANGUAGES, said("use 'en'"))
            expected = joined(" or ", (f"'{each}'" for each in LANGUAGES))
            refuse([WrongOption(said("a language"), HERE, f"'{self.language}'", expected, cure)])

    def frame(self, key: str | None = None) -> "pd.DataFrame":
        """Return a table as a data frame: raw numbers, with titles in the language and units in its `attrs`.

        Raises:
            Refused: when there is no such table, or several and none is named.

        """
        return frame_of(self.answer, key, self.language)

    def chart(self, key: str | None = None, *, width: int = WIDTH) -> "alt.TopLevelMixin":
        """Return a chart as an Altair chart, which can be changed; the first where none is named.

        Raises:
            Refused: when there is no such chart, or altair is not installed.

        """
        return chart_of(self.answer, key, self.language, width)

    def link(self) -> str:
        """Return the link that opens the answer in this language.

        Raises:
            Refused: where no link says the same.

        """
        return link_of_answer(self.answer, self.language)

    @cached_property
    def text(self) -> str:
        """Return what was found as sentences, and the first rows of the first table."""
        written = StringIO()
        console = Console(file=written, width=TEXT_WIDTH, color_system=None, force_jupyter=False, highlight=False)
        words = words_of(self.answer.question, self.language)
        heading = [words.sentence(self.answer.heading)] if self.answer.heading else []
        console.print(*heading, sep="\n", markup=False)
        tell_findings(console, [each for each in self.answer.told if not each.shows_lines], words, plain=True)
        table = next((each for each in self.answer.tables if self.answer.is_shown(each.part)), None)
        if table is not None:
            console.print(shown_table(replace(table, rows=table.rows[:MOST_ROWS], ends=()), words))
        return "\n".join(line.rstrip() for line in written.getvalue().strip().splitlines())

    @cached_property
    def html(self) -> str:
        """Return what was found, charts as pictures, tables, and each part behind a line that opens it."""
        answer, language = self.answer, self.language
        style = "".join(files(package).joinpath(name).read_text(encoding="utf-8") for package, name in STYLES)
        return _rendered(
            "answer",
            lang=LANG[language],
            style=Markup(style),  # noqa: S704 - files of the package
            heading=heading_html(answer, language),
            first=self._part(""),
            parts=[self._part(part) for part in answer.parts],
            recipe=recipe_text(answer, language),
        )

    def _part(self, part: str) -> dict[str, Any]:
        """Return what belongs to a part, as fragments."""
        answer, words = self.answer, words_of(self.answer.question, self.language)
        own = (*(answer.findings[1:] if answer.heading else answer.findings), *answer.notes)
        told = [each for each in own if each.part == part]
        return {
            "title": title_of(part, self.language),
            "is_open": part in answer.shown,
            "findings": findings_html(told, words) if told else "",
            "tables": Markup(self._with_pictures(tables_html(self._cut, part, self.language))),  # noqa: S704 - fragments
            "left_out": [self._left_out(each) for each in answer.tables if each.part == part and is_long(each)],
        }

    @cached_property
    def _cut(self) -> Answer:
        """Return the answer with the first rows of each table."""
        return replace(self.answer, tables=tuple(map(cut, self.answer.tables)))

    def _left_out(self, table: Table) -> str:
        """Say how much of a table is not shown, and where all of it is."""
        counts = {"shown": MOST_ROWS_OF_HTML, "rows": len(table.rows)}
        figures = {name: Figure(count, "count") for name, count in counts.items()}
        told = Finding("left_out", {**figures, "table": Figure(table.called, "text")})
        return words_in(PACKAGE, self.language).sentence(told)

    def _with_pictures(self, tables: Markup) -> str:
        """Put each chart where its place is; where nothing can draw them, these stay empty and are not shown."""
        text = str(tables)
        for key, picture in self._pictures.items():
            before, place, after = text.partition(_rendered("place", key=key))
            about, end, others = after.partition(">")
            text = "".join((before, place, about, end, picture if place else "", others))
        return text

    @cached_property
    def _pictures(self) -> dict[str, str]:
        """Return each chart as a picture that stands by itself: nothing in it has a name that another may have too."""
        charts = charts_of(self.answer, self.language, WIDTH) if is_drawable() else []
        return {
            each["key"]: _rendered(
                "picture", drawn=b64encode(svg_of(each["spec"]).encode()).decode(), title=each["title"]
            )
            for each in charts
        }

    def bundle(self) -> dict[str, str]:
        """Return what a notebook shows, by kind: it chooses among the two."""
        return {TEXT: self.text, HTML: self.html}

    def _repr_mimebundle_(self, **_wanted: Any) -> dict[str, str]:
        """Return the same under the name by which notebooks ask for it."""
        return self.bundle()


def is_long(table: Table) -> bool:
    """Say whether a table has more rows than are shown."""
    return len(table.rows) > MOST_ROWS_OF_HTML


def cut(table: Table) -> Table:
    """Return the first rows of a table."""
    ends = tuple(end for end in table.ends if end < MOST_ROWS_OF_HTML)
    return replace(table, rows=table.rows[:MOST_ROWS_OF_HTML], ends=ends)


def _rendered(template: str, **parts: Any) -> str:
    return str(rendered_of(PACKAGE, template, **parts))  # plain: what it is joined with is HTML already
