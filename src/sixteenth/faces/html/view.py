"""An answer as fragments of HTML, with places for its charts, and these as Vega-Lite: what all faces in HTML show."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Finding
from sixteenth.answers.wording import Words, common_words, words_in, words_of
from sixteenth.faces.charts.draw import WIDTH, spec_of
from sixteenth.faces.html.sentences import sentence_html, text_html
from sixteenth.faces.html.tables import table_html
from sixteenth.faces.html.templates_of import rendered
from sixteenth.faces.terminal import recipe_of

LANG = {"en": "en", "zh": "zh-Hans"}  # as HTML names languages


def view_of(answer: Answer, language: str = "en", width: int = WIDTH, *, has_tables: bool = True) -> dict[str, Any]:
    """Return what shows an answer in a language: plain data, its charts at a width in pixels.

    `heading`, `findings` and, by part, `tables` are fragments of HTML, of which those of the first screen have no part;
    `charts` have their spec; `parts` what waits behind the first screen, and what that is called; `recipe` is a text.
    Tables take longest, and are left out where nobody looks at them.
    """
    return {
        "heading": str(heading_html(answer, language)),
        "findings": str(findings_html(_told(answer), words_of(answer.question, language))),
        "tables": {part: str(tables_html(answer, part, language)) for part in ("", *answer.parts) if has_tables},
        "charts": charts_of(answer, language, width),
        "parts": [{"key": part, "title": title_of(part, language)} for part in answer.parts],
        "recipe": recipe_text(answer, language),
    }


def _told(answer: Answer) -> tuple[Finding, ...]:
    return (*(answer.findings[1:] if answer.heading else answer.findings), *answer.notes)


def heading_html(answer: Answer, language: str) -> Markup:
    """Return the title of an answer, with what its scenario claims, or what its question does."""
    words = words_of(answer.question, language)
    if answer.heading:
        title, claim = (text_html(words.part(answer.heading.parts[name])) for name in ("title", "claim"))
    else:
        title, claim = text_html(words.command["summary"]), Markup()
    return rendered("heading", title=title, claim=claim, lang=LANG[language])


def findings_html(findings: Iterable[Finding], words: Words) -> Markup:
    """Return findings as a list, what is told under one as a list within."""
    return rendered("findings", findings=[_item(each, words) for each in findings], lang=LANG[words.language])


def _item(finding: Finding, words: Words) -> dict[str, Any]:
    own = words.told_by(finding.question)
    sentence, lines = sentence_html(finding, own), ""
    if finding.shows_lines:
        told, lines = own.parted(finding)
        sentence = text_html(told)
    return {
        "key": finding.key,
        "part": finding.part,
        "sentence": sentence,
        "lines": lines.rstrip(),
        "under": [_item(each, own) for each in finding.under],
    }


def tables_html(answer: Answer, part: str, language: str, keys: Sequence[str] = ()) -> Markup:
    """Return the tables of a part of an answer, or those of these keys, each after places for its charts."""
    words = words_of(answer.question, language)
    chosen = [table for table in answer.tables if (table.called in keys if keys else table.part == part)]
    shown = (
        table_html(table, words, tuple(chart for chart in answer.charts if chart.table == table.called))
        for table in chosen
    )
    return Markup("\n").join(shown)


def charts_of(answer: Answer, language: str, width: int) -> list[dict[str, Any]]:
    """Return the charts of an answer: their titles, and what draws them."""
    words = words_of(answer.question, language)
    return [
        {
            "key": chart.called,
            "title": words.chart_title(chart, chart.table_in(answer.tables)),
            "part": chart.part,
            "table": chart.table,
            "spec": spec_of(answer, chart, language, width),
        }
        for chart in answer.charts
    ]


def title_of(part: str, language: str) -> str:
    """Return what a part of an answer is called; its own name where nobody has said so."""
    return words_in("sixteenth.faces.html", language).words.get(part, part.replace("_", " "))


def recipe_text(answer: Answer, language: str) -> str:
    """Return in one line what made the numbers; nothing where nothing ran."""
    made = {"scenario", "draws", "seed", "months", "start", "back_end", "scenario_hash", "versions"}
    return common_words(language).sentence(recipe_of(answer)) if made <= set(answer.recipe) else ""
