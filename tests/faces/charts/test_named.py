"""Charts by name: bars, dots, heat and steps."""

from dataclasses import replace

from sixteenth.faces.charts.named import bars, dots, heat, steps
from tests.faces.charts.examples import CHARTS
from tests.faces.charts.test_encodings import canvas
from tests.faces.charts.test_forms import marks


def test_bars_begin_at_nothing_and_have_their_number_beside_them():
    spec = bars(canvas(CHARTS["bars"]))
    assert marks(spec) == ["rule", "bar", "rule", "text", "text"]
    low, high = spec["layer"][1]["encoding"]["x"]["scale"]["domain"]
    assert low < -4 < 7 < high


def test_dots_have_a_line_for_what_is_to_either_side():
    assert marks(dots(canvas(CHARTS["dots"]))) == ["point", "rule"]


def test_a_cell_of_heat_that_says_a_word_has_no_colour():
    cells = {(each["across"], each["down"]): each for each in heat(canvas(CHARTS["heat"]))["data"]["values"]}
    assert (cells["Ben", "small"]["told"], "y" in cells["Ben", "small"]) == ("beyond the run", False)
    assert cells["Ana", "small"]["is_dark"]
    assert cells["Ana", "large"]["y"] == 4.0


def test_steps_add_up_to_what_stands_last():
    rows = steps(canvas(CHARTS["steps"]))["data"]["values"]
    assert [row["end"] for row in rows][:2] == [11.0, 23.0]
    assert rows[1]["begin"] == rows[0]["end"]
    assert (rows[-1]["x"], rows[-1]["begin"], rows[-1]["end"]) == ("together", 0.0, rows[-2]["end"])


def test_a_name_with_one_point_stands_beside_it_and_with_several_over_all_of_them():
    spec = dots(canvas(CHARTS["dots"]))
    assert "yOffset" in spec["layer"][0]["encoding"]
    alone = dots(canvas(replace(CHARTS["dots"], x="when")))
    assert "yOffset" not in alone["layer"][0]["encoding"]
    assert alone["height"]["step"] < spec["height"]["step"]
