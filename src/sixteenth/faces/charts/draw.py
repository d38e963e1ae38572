"""A chart of an answer as Vega-Lite: plain data in which nothing is fetched from elsewhere; and as SVG or PNG."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.wording import COMMAS, Words, words_in, words_of
from sixteenth.errors import clean
from sixteenth.faces.charts.encodings import Canvas, Spec
from sixteenth.faces.charts.fan import fan
from sixteenth.faces.charts.forms import band, frontier, line
from sixteenth.faces.charts.look import BORDER, config_of, title_of
from sixteenth.faces.charts.named import bars, dots, heat, steps
from sixteenth.faces.charts.outcomes import outcomes
from sixteenth.faces.charts.points import Shown, shown

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.1.json"  # a name, by which editors know it; nothing reads it
WIDTH = 720  # pixels
SHARP = 2  # pixels of a PNG to one of the chart
MOST_LEFT_OUT = 6  # that are named
FORMS: Mapping[str, Callable[[Canvas], Spec]] = {
    "line": line,
    "band": band,
    "bars": bars,
    "dots": dots,
    "frontier": frontier,
    "heat": heat,
    "steps": steps,
    "fan": fan,
    "outcomes": outcomes,
}
SHADED = ("line", "band")
OF_FUTURES = ("fan", "outcomes")  # forms that say themselves what they show


def spec_of(answer: Answer, chart: Chart, language: str = "en", width: int = WIDTH) -> Spec:
    """Return a chart of an answer as Vega-Lite, in a language, at a width in pixels."""
    words, table = words_of(answer.question, language), chart.table_in(answer.tables)
    found = shown(chart, table, words)
    canvas = Canvas(chart, found, language, width)
    title = clean(words.chart_title(chart, table))
    form = FORMS[chart.form](canvas)
    return {
        "$schema": SCHEMA,
        "config": config_of(width, language),
        "title": title_of(title, _notes(canvas, words.told_by(table.question), answer), width),
        "width": width,
        "padding": BORDER,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": form.get("data") or {"values": canvas.values},  # a form may have data of its own
        **form,
    }


def notes_of(answer: Answer, chart: Chart, language: str = "en", width: int = WIDTH) -> tuple[str, ...]:
    """Return what is said below the title of a chart, for whoever tells it beside the picture."""
    words, table = words_of(answer.question, language), chart.table_in(answer.tables)
    canvas = Canvas(chart, shown(chart, table, words), language, width)
    return _notes(canvas, words.told_by(table.question), answer)


def _notes(canvas: Canvas, words: Words, answer: Answer) -> tuple[str, ...]:
    """Return what is said below a title: what lines and bands to either side are, and what is not drawn."""
    said, chart = words_in("sixteenth.faces.charts", canvas.language).words, canvas.chart
    if chart.form in OF_FUTURES:
        paths = said["paths"].format(count=len(chart.beside)) if chart.beside else ""
        return (said[chart.form].format(count=canvas.shown.of_all, paths=paths).strip(),)
    table = chart.table_in(answer.tables)
    heads = {column.key: words.head(column) for column in table.columns}
    is_shaded = chart.form == "band" or (chart.form == "line" and not chart.error)
    kind = "spans" if canvas.shown.has_spans else "ends" if chart.low else "errors"
    keys = {"errors": ("error_band", "errors")}.get(kind, (kind, f"{kind}_of_points"))
    ends = said[keys[0] if is_shaded else keys[1]].format(low=heads.get(chart.low, ""), high=heads.get(chart.high, ""))
    return (
        *((ends,) if canvas.shown.has_ends else ()),
        *((said["joined"],) if chart.beaten else ()),
        *_left_out(canvas.shown, said, canvas.language),
    )


def _left_out(found: Shown, said: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Say what is not drawn, since it is no number, and what it is instead."""
    if not found.left_out:
        return ()
    named = [said["left_out_one"].format(name=name, why=why) for name, why in found.left_out[:MOST_LEFT_OUT]]
    more = len(found.left_out) - MOST_LEFT_OUT
    names = COMMAS[language].join([*named, *([said["more"].format(count=more)] if more > 0 else [])])
    return (said["left_out"].format(names=names),)


def svg_of(spec: Spec) -> str:
    """Return a chart as SVG, its texts as texts."""
    converter: Any = import_module("vl_convert")
    return str(converter.vegalite_to_svg(spec))


def png_of(spec: Spec) -> bytes:
    """Return a chart as PNG, two pixels to one of the chart."""
    converter: Any = import_module("vl_convert")
    return bytes(converter.vegalite_to_png(spec, scale=SHARP))
