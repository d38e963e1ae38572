"""Tables of numbers: every cell that cannot be read is told with its file, line and column, all at once."""

from datetime import date

import pytest

from sixteenth.errors import Fault, Refused
from sixteenth.evidence.facts_read.tables import as_number, reading, rows_of

COLUMNS = ("model", "released", "minutes")
HEADER = "model,released,minutes\n"


def read(text: str, columns: tuple[str, ...] = COLUMNS) -> list[tuple[object, ...]]:
    with rows_of(text.encode(), "own.csv", columns) as rows:
        return [(row.text("model"), row.date("released"), row.number("minutes")) for row in rows]


def faults_of(text: str, columns: tuple[str, ...] = COLUMNS) -> tuple[Fault, ...]:
    with pytest.raises(Refused) as refused:
        read(text, columns)
    return refused.value.faults


def test_rows_are_read_by_column_and_blank_ones_are_passed_over():
    text = "\n minutes ,extra,model,released\n4.5,,a,2024-01-02\n\n,,,\n.5e1,x,b,2024-01-03\n"
    assert read(text) == [("a", date(2024, 1, 2), 4.5), ("b", date(2024, 1, 3), 5.0)]


@pytest.mark.parametrize(
    ("cell", "got", "cure"),
    [
        ("", "an empty cell", "fill it in"),
        ("NA", "'NA'", "write the number alone"),
        (">10000", "'>10000'", "write the number alone"),
        ('"1,234.5"', "'1,234.5'", "write 1234.5"),
        ("1 234", "'1 234'", "write 1234"),
        ("1_000", "'1_000'", "write the number alone"),
        ("١٢", "'١٢'", "write the number alone"),
        ("inf", "'inf'", "write the number alone"),
        ("9" * 5000 + "x", "'9999999999999", "write the number alone"),
    ],
)
def test_a_cell_that_is_no_number_is_told(cell, got, cure):
    (fault,) = faults_of(f"{HEADER}a,2024-01-02,1\nb,2024-01-02,{cell}\n")
    assert (fault.what, fault.where.file, fault.where.line) == ("'minutes'", "own.csv", 3)
    assert fault.got.startswith(got)
    assert fault.cure.startswith(cure)


@pytest.mark.parametrize("cell", ["05/13/2024", "2024-02-30", "20240102", "2024-W01-1", "soon", "", "٢٠٢٤-01-02"])
def test_a_cell_that_is_no_date_is_told(cell):
    (fault,) = faults_of(f"{HEADER}a,{cell},1\n")
    assert (fault.what, fault.where.line, fault.expected) == ("'released'", 2, "a date, such as 2026-03-31")


def test_all_faults_come_at_once_each_at_the_line_where_its_row_begins():
    faults = faults_of(f'{HEADER}"a\nb",x,y\nc,2024-01-01\nd,2024-01-01,z\n')
    assert [(fault.what, fault.where.line) for fault in faults] == [
        ("'minutes'", 2),
        ("'released'", 2),
        ("a row", 4),
        ("'minutes'", 5),
    ]


@pytest.mark.parametrize(
    ("header", "what", "cure"),
    [
        ("model,relaesed,minutes", "'released'", "did you mean 'relaesed'?"),
        ("model;released;minutes", "'model'", "commas stand between columns"),
        ("model,released,minutes,model", "'model'", "rename or remove the others"),
        ("", "'model'", "add a column model"),
    ],
)
def test_columns_that_are_not_there_or_twice_are_told(header, what, cure):
    fault = next(fault for fault in faults_of(f"{header}\n") if fault.what == what)
    assert fault.where.line == 1
    assert cure in fault.cure


def test_what_may_be_empty_is_nothing():
    with rows_of(f"{HEADER}a,,\n".encode(), "own.csv", COLUMNS) as rows:
        assert [(row.number_or_none("minutes"), row.date_or_none("released")) for row in rows] == [(None, None)]


def test_files_are_read_past_a_byte_order_mark_and_told_where_they_cannot_be(tmp_path):
    file = tmp_path / "own.csv"
    file.write_bytes(b"\xef\xbb\xbfmodel\na\n")
    with reading(file, ["model"]) as rows:
        assert [row.text("model") for row in rows] == ["a"]
    for data, got in ((b"model\n\xff", "the byte 0xff"), (b'model\n"' + b"x" * 200_000, "field larger")):
        file.write_bytes(data)
        with pytest.raises(Refused, match=got), reading(file, ["model"]) as rows:
            list(rows)
    with pytest.raises(Refused, match="a folder"), reading(tmp_path, ["model"]):
        pass


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1.0), (" -2.5 ", -2.5), ("1e3", 1000.0), ("nan", None), ("1_0", None)]
)
def test_numbers_are_digits_with_a_point(text, number):
    assert as_number(text) == number
