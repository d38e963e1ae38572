"""Charts of an answer as files: SVG, PNG or Vega-Lite; what is lacking for them is told with its cure."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.wording import words_of
from sixteenth.errors import Fault, Place, UnwritableOutput, WrongOption, nearest, refuse
from sixteenth.faces.charts.draw import WIDTH, png_of, spec_of, svg_of
from sixteenth.faces.listing import command_name
from sixteenth.questions.names import NAMES
from sixteenth.said import said

if TYPE_CHECKING:
    import altair as alt

SVG, PNG, VEGA_LITE = CHARTS = (".svg", ".png", ".vl.json")
HERE, ASKED = Place(said("the command line")), Place(said("what was asked"))
LETTERS = "\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-6587}"  # two that every Chinese font has
PACKAGES = ("vl_convert", "altair")  # of the extra: draws files; a chart that can be changed


def lacking_charts(path: Path) -> Iterator[Fault]:
    """Find that a kind of file needs a package that is not installed; Vega-Lite needs none."""
    drawing, _ = PACKAGES
    if not path.name.endswith(VEGA_LITE) and find_spec(drawing) is None:
        cure = said("pip install 'sixteenth[charts]', or write --out {file}", file=path.with_suffix(VEGA_LITE))
        got, expected = said("no package vl-convert-python"), said("vl-convert-python, which draws charts")
        yield UnwritableOutput(f"'{path}'", HERE, got, expected, cure)


@cache
def with_charts() -> tuple[str, ...]:
    """Return the questions whose answers have charts: those that have titles for them."""
    return tuple(name for name in NAMES if words_of(name).charts)


def without_charts(question: str, what: str) -> Iterator[Fault]:
    """Find that the answers to a question have no charts."""
    if not words_of(question).charts:
        yield _none_of(question, what)


def _none_of(question: str, what: str) -> Fault:
    names = ", ".join(map(command_name, with_charts()))
    expected = said("an answer with charts: {names}", names=names)
    if question in with_charts():
        expected = said("another answer of this command: some have charts, this has none")
    got = said("an answer to '{question}', which has no chart", question=command_name(question))
    cure = said("write its tables: --out answer.csv")
    return UnwritableOutput(f"'{what}'", HERE, got, expected, cure)


def written_charts(kind: str, answer: Answer, language: str) -> Mapping[str, str] | Mapping[str, bytes]:
    """Return each chart as a file of a kind, by its name; no name where there is only one.

    Raises:
        Refused: when the answer has none, or no letters are installed that a PNG in this language needs.

    """
    refuse([] if answer.charts else [_none_of(answer.question, kind)])
    refuse(lacking_letters(kind, language))
    specs = {
        chart.called if len(answer.charts) > 1 else "": spec_of(answer, chart, language) for chart in answer.charts
    }
    if kind == PNG:
        return {name: png_of(spec) for name, spec in specs.items()}
    if kind == SVG:
        return {name: svg_of(spec) for name, spec in specs.items()}
    return {name: f"{json.dumps(spec, indent=1, ensure_ascii=False)}\n" for name, spec in specs.items()}


def lacking_letters(kind: str, language: str) -> Iterator[Fault]:
    """Find that the machine has no letters for a picture in a language: two different ones then look the same."""
    if kind == PNG and language == "zh" and len({png_of(_one_letter(letter)) for letter in LETTERS}) == 1:
        got, expected = said("a machine without Chinese letters"), said("a font that has them, to make a picture")
        cure = said("install one, such as Noto Sans CJK SC, or write --out chart.svg")
        yield UnwritableOutput(f"'{PNG}'", HERE, got, expected, cure)


def _one_letter(letter: str) -> dict[str, object]:
    return {"data": {"values": [{}]}, "mark": {"type": "text", "text": letter}}


def chart_of(answer: Answer, key: str | None = None, language: str = "en", width: int = WIDTH) -> "alt.TopLevelMixin":
    """Return a chart of an answer that can be changed further; the first one where no key is given.

    Raises:
        Refused: when it has none, none of that key, or altair is not installed.

    """
    refuse([] if answer.charts else [_none_of(answer.question, str(key or answer.question))])
    names = [chart.called for chart in answer.charts]
    if key is not None and key not in names:
        got, expected = f"'{key}'", ", ".join(names)
        cure = nearest(key, names, said("use '{known}'", known=names[0]))
        refuse([WrongOption("'key'", ASKED, got, expected, cure)])
    _, changing = PACKAGES
    if find_spec(changing) is None:
        cure = said("pip install 'sixteenth[charts]'")
        got, expected = said("no package altair"), said("altair, which holds charts")
        refuse([UnwritableOutput(f"'{key or names[0]}'", ASKED, got, expected, cure)])
    import altair as alt  # noqa: PLC0415 - an extra, and slow to load

    chart: Chart = answer.charts[names.index(key) if key else 0]
    return alt.Chart.from_dict(spec_of(answer, chart, language, width))
