"""Charts of numbers over numbers: what is to either side, and a frontier."""

from dataclasses import replace

from sixteenth.faces.charts.forms import band, frontier, height_of, line
from tests.faces.charts.examples import CHARTS
from tests.faces.charts.test_encodings import canvas


def marks(spec):
    return [layer["mark"]["type"] for layer in spec["layer"]]


def test_errors_of_a_line_stand_at_its_points_and_ends_of_a_band_are_filled():
    assert marks(line(canvas(CHARTS["line"]))) == ["rule", "rule", "line", "point"]
    assert marks(band(canvas(CHARTS["band"]))) == ["area", "line", "point"]
    assert marks(line(canvas(replace(CHARTS["line"], error="", zero=False)))) == ["line", "point"]


def test_a_frontier_joins_what_nothing_beats_and_names_every_point():
    spec = frontier(canvas(CHARTS["frontier"]))
    assert spec["layer"][0]["transform"] == [{"filter": "datum.joined"}]
    names = [row["name"] for layer in spec["layer"] for row in layer.get("data", {}).get("values", [])]
    assert sorted(names) == ["Ana", "Ana", "Ben", "Ben"]
    assert "line" not in marks(frontier(canvas(replace(CHARTS["frontier"], beaten=""))))


def test_narrow_plots_are_lower():
    assert height_of(canvas(CHARTS["line"], width=390)) < height_of(canvas(CHARTS["line"]))
