"""Names beside points: each where it covers least; with many, numbers in the points and a key below."""

from dataclasses import replace

from sixteenth.answers.table import Table
from sixteenth.faces.charts.encodings import Canvas, x_of, y_of
from sixteenth.faces.charts.labels import Box, keyed, placed
from sixteenth.faces.charts.points import shown
from tests.faces.charts.examples import BIG, CHARTS, COLUMNS, TABLE, WORDS, row

CROWD = tuple(row(f"policy number {at} of many", BIG, "2027-01", 1e9 + at * 1e7, 1e9) for at in range(12))


def names(rows, how):
    table = Table("cells", COLUMNS, rows, TABLE.title)
    chart = replace(CHARTS["frontier"], beaten="")
    canvas = Canvas(chart, shown(chart, table, WORDS["en"]), "en", 720)
    return how(canvas, x_of(canvas), y_of(canvas), 300)


def test_rectangles_share_what_they_cover_of_each_other():
    assert Box(0, 0, 10, 10).covered_by(Box(5, 5, 10, 10)) == 25
    assert Box(0, 0, 10, 10).covered_by(Box(20, 0, 10, 10)) == 0


def test_few_points_have_their_names_beside_them():
    layers = names(TABLE.rows, placed).layers
    assert sum(len(layer["data"]["values"]) for layer in layers) == len(TABLE.rows)


def test_a_crowd_has_numbers_and_a_key_that_names_each():
    assert names(CROWD, placed) is None
    inside, *key = names(CROWD, keyed).layers
    assert [each["name"] for each in inside["data"]["values"]] == [str(at) for at in range(1, 13)]
    assert [layer["mark"]["text"] for layer in key] == [f"{at + 1}  policy number {at} of many" for at in range(12)]
