"""A chart as Vega-Lite and as SVG: specs as agreed, every name in it, and nothing outside its frame."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.faces.charts import draw
from sixteenth.faces.charts.draw import png_of, spec_of, svg_of
from sixteenth.faces.charts.look import width_of
from tests.faces.charts.examples import ANSWER, CHARTS, TABLE, row
from tests.faces.charts.test_labels import CROWD

GOLDEN = Path(__file__).with_name("golden")
MOVED = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
IMAGE = "<img src=x onerror=alert(1)>"
LONG = row("a lab whose name is far longer than one would think", TABLE.rows[0][1], "2027-03", 3e9, 2e9)
NEEDED = "vl_convert"


def texts(element, across=0.0, down=0.0):
    """Yield each text of an SVG with its place, its anchor and its size."""
    moved = MOVED.search(element.get("transform", ""))
    across, down = (across + float(moved[1]), down + float(moved[2])) if moved else (across, down)
    if element.tag.endswith("text"):
        lines = [part for part in element if part.tag.endswith("tspan")] or [element]
        size = float(element.get("font-size", "12px").removesuffix("px"))
        for line in lines:
            yield "".join(line.itertext()), across, down, element.get("text-anchor", "start"), size
        return
    for part in element:
        yield from texts(part, across, down)


def drawn(answer, chart, language="en", width=720):
    pytest.importorskip(NEEDED, reason="an extra of its own")
    return ET.fromstring(svg_of(spec_of(answer, chart, language, width)))  # noqa: S314 - our own


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", CHARTS)
def test_specs_are_those_that_were_agreed(form, language):
    """Where one changes on purpose, look at it, and write the file anew."""
    spec = spec_of(ANSWER, CHARTS[form], language)
    assert spec == json.loads((GOLDEN / f"{form}.{language}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", CHARTS)
def test_a_spec_fetches_nothing(form):
    told = json.dumps({name: part for name, part in spec_of(ANSWER, CHARTS[form]).items() if name != "$schema"})
    assert "http" not in told
    assert '"url"' not in told


@pytest.mark.parametrize("form", CHARTS)
def test_a_picture_has_its_title_and_every_name(form):
    found = " ".join(text for text, *_ in texts(drawn(ANSWER, CHARTS[form])))
    assert "What Ana gains by an order" in found
    own = {
        "steps": ("2027-01", "2028-07", "55.0"),
        "line": ("large", "small"),
        "fan": ("middle -3", "95 in 100 below 0", "5 in 100 below -5"),
        "outcomes": ("1 of 4: beyond the run",),
    }
    names = own.get(form, ("Ana", "Ben"))
    assert all(name in found for name in names)


@pytest.mark.parametrize("width", [390, 720])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", CHARTS)
def test_no_text_lies_outside_its_frame(form, language, width):
    """Long names and many are shown too."""
    answer = replace(ANSWER, tables=(replace(TABLE, rows=(*TABLE.rows, LONG, *CROWD[:3])),))
    picture = drawn(answer, CHARTS[form], language, width)
    _, _, wide, high = map(float, picture.get("viewBox").split())
    assert wide <= width + 1
    for text, across, down, anchor, size in texts(picture):
        took = 0.85 * width_of(text, size)  # `width_of` says what it takes at most
        begins = across - {"start": 0, "middle": took / 2, "end": took}[anchor]
        assert begins >= 0, text
        assert begins + took <= wide + 1, text
        assert 0 <= down <= high, text


@pytest.mark.parametrize("form", CHARTS)
def test_what_others_wrote_stays_a_text(form):
    rows = tuple((IMAGE, *each[1:]) for each in TABLE.rows)
    table = replace(TABLE, rows=rows, title={"lab": Figure(IMAGE, "text")})
    pytest.importorskip(NEEDED, reason="an extra of its own")
    written = svg_of(spec_of(replace(ANSWER, tables=(table,)), CHARTS[form]))
    assert "<img" not in written
    assert "&lt;img" in written


def test_what_lines_to_either_side_are_is_said_below_the_title():
    told = {form: spec_of(ANSWER, chart)["title"].get("subtitle", []) for form, chart in CHARTS.items()}
    assert told["line"][0] == "Thin lines: two standard errors to either side."
    assert told["band"][0] == "Shaded: 5 % to 95 %."
    assert told["dots"][0] == "Thin lines: the range that is given."
    assert told["fan"] == ["Dark band: half of the futures. Light band: 90 in 100. Thin lines: 1 single futures."]
    assert told["outcomes"] == ["Each dot is one of 4 equally likely futures."]
    assert told["frontier"] == ["Joined: what nothing else beats."]
    assert told["line"][1] == "Not drawn: 8.00, small (beyond the run)."


def test_of_much_that_is_not_drawn_only_the_first_is_named():
    rows = tuple(row(f"lab {at}", TABLE.rows[0][1], "2027-01", 1e9, TABLE.rows[3][4]) for at in range(9))
    answer = replace(ANSWER, tables=(replace(TABLE, rows=(*TABLE.rows, *rows)),))
    assert " ".join(spec_of(answer, CHARTS["bars"])["title"]["subtitle"]).endswith("4 more.")


def test_an_answer_without_a_number_is_a_chart_that_says_so():
    rows = tuple(row("Ana", TABLE.rows[0][1], "2027-01", 1e9, TABLE.rows[3][4]) for _ in range(2))
    answer = replace(ANSWER, tables=(replace(TABLE, rows=rows),))
    for form in ("line", "bars", "dots", "heat", "band"):
        assert drawn(answer, CHARTS[form]).get("viewBox")


def test_a_png_is_a_picture_of_twice_the_size():
    pytest.importorskip(NEEDED, reason="an extra of its own")
    picture = png_of(spec_of(ANSWER, CHARTS["bars"]))
    assert picture[:4] == b"\x89PNG"
    assert int.from_bytes(picture[16:20]) == draw.SHARP * draw.WIDTH
