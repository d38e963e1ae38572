"""Texts take the room that they are given, and colours are not alone in telling things apart."""

from sixteenth.faces.charts.look import COLOURS, DASHES, SHADES, SHAPES, broken, lines_of, size_of, title_of, width_of

LONG = "What the owners of a company gain by an order, by the size of the order"


def test_a_text_is_broken_to_its_room_and_loses_nothing():
    for pixels in (100, 200, 390):
        lines = lines_of(LONG, pixels)
        assert " ".join(lines) == LONG
        assert max(map(width_of, lines)) <= pixels
    assert broken("short", 200) == "short"


def test_a_chinese_letter_takes_about_its_size():
    assert 12 <= width_of("\u4ebf", 12) <= 15


def test_narrow_charts_have_smaller_letters():
    assert size_of(390) < size_of(720)
    assert size_of(390, is_title=True) < size_of(720, is_title=True)


def test_each_colour_has_a_dash_and_a_shape():
    assert len(COLOURS) == len({*COLOURS}) == len({*map(tuple, DASHES)}) == len({*SHAPES}) == len({*SHADES})
    assert COLOURS[:2] == ("#0072B2", "#D55E00")


def test_a_title_has_notes_below_it_where_there_are_any():
    assert "subtitle" not in title_of(LONG, (), 390)
    assert title_of(LONG, ("a note",), 390)["subtitle"] == ["a note"]
