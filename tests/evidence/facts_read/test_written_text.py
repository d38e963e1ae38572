"""Tables as other programs save them: read where there is one reading, and told line by line where there is not."""

import codecs

import pytest

from sixteenth.evidence.facts_read.written_text import two_readings, with_decimal_point, written_text

TEXT = "a,b\né,1\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TEXT.encode(), ()),
        (codecs.BOM_UTF8 + TEXT.encode(), ()),
        (TEXT.encode("utf-16"), ("it is written in UTF-16",)),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ("it is written in UTF-16",)),
    ],
)
def test_what_says_its_encoding_is_read(data, told):
    found = written_text(data, "own.csv")
    assert (found.text, found.delimiter, found.told, found.faults) == (TEXT, ",", told, ())


def test_each_line_of_another_encoding_is_told():
    data = TEXT.encode() + TEXT.encode("latin-1") + "é".encode() + b"\n\xfc"
    found = written_text(data, "own.csv")
    assert [fault.where.line for fault in found.faults] == [4, 6]
    assert "0xe9" in found.faults[0].got
    assert found.text.splitlines() == ["a,b", "é,1", "a,b", "é,1", "é", "ü"]


@pytest.mark.parametrize(("data", "line"), [(b"a\nb\0c", 2), (b"\xff\xfea", 0)])
def test_broken_wide_text_is_one_fault(data, line):
    (fault,) = written_text(data, "own.csv").faults
    assert (fault.where.line, fault.cure) == (line, "save it as UTF-8")


@pytest.mark.parametrize(("text", "delimiter"), [("a;b;c\n1,5;2;3", ";"), ("a\tb\n", "\t"), ("\n\na,b;c,d", ",")])
def test_what_stands_between_cells_is_what_the_header_has(text, delimiter):
    found = written_text(text.encode(), "own.csv")
    assert found.delimiter == delimiter
    assert bool(found.told) == (delimiter != ",")


@pytest.mark.parametrize(
    ("text", "delimiter", "point"),
    [
        ("1,5", ";", "1.5"),
        (" -0,25 ", ";", "-0.25"),
        ("1.234,5", ";", "1234.5"),
        ("1.234.567,25", "\t", "1234567.25"),
        ("1,5", ",", None),
        ("1,234", ";", None),
        ("1.5", ";", None),
        ("12.34,5", ";", None),
    ],
)
def test_a_decimal_comma_is_read_where_it_means_one_thing(text, delimiter, point):
    assert with_decimal_point(text, delimiter) == point


@pytest.mark.parametrize(
    ("text", "commas", "readings"),
    [("1,234", False, ("1234", "1.234")), ("1.234", True, ("1234", "1.234")), ("1.234", False, ()), ("1,5", True, ())],
)
def test_thousands_and_thousandths_are_both_said(text, commas, readings):
    assert two_readings(text, commas=commas) == readings
