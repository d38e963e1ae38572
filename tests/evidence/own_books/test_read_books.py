"""A file of accounts: read, or refused with everything that is wrong."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.own_books.conversion import Currencies
from sixteenth.evidence.own_books.read_books import OwnBooks, Wanted, read_own_books
from tests.evidence.own_books.test_sheet import workbook

HEAD = "month,model,kind,amount,currency\n"
ROWS = "2026-01,A,training,1000.00,USD\n2026-02,A,revenue,700.50,USD\n2026-02,A,serving,200.25,USD\n"
WANTED = Wanted(datetime.date(2026, 6, 30))


def read(path: Path, data: str | bytes, wanted: Wanted = WANTED, name: str = "ledger.csv") -> OwnBooks:
    file = path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_own_books(file, wanted)


def faults(path: Path, data: str | bytes, wanted: Wanted = WANTED) -> list[tuple[int, str]]:
    with pytest.raises(Refused) as refused:
        read(path, data, wanted)
    return [(each.where.line, str(each)) for each in refused.value.faults]


@pytest.mark.parametrize(
    ("data", "notices"),
    [
        ((HEAD + ROWS).encode(), []),
        ((HEAD + ROWS).encode("utf-8-sig"), []),
        ((HEAD + ROWS).replace("\n", "\r\n").encode(), []),
        ((HEAD + ROWS).encode("utf-16"), ["encoding"]),
        ((HEAD + ROWS).replace("A", "\u00c4").encode("latin-1"), ["encoding"]),
        ((HEAD + ROWS).replace(",", ";").encode(), ["semicolons"]),
        ((HEAD + ROWS).replace(",", "\t").encode(), ["tabs"]),
        ((HEAD + ROWS).replace(",", ";").replace(".", ",").encode(), ["semicolons", "comma"]),
        ((HEAD + ROWS).replace("1000.00", '"1,000.00"').encode(), []),
        ((HEAD + ROWS).replace("2026-01", "46023").replace("2026-02", "46054").encode(), []),
        (("\n\n" + HEAD.title() + ROWS).encode(), []),
        ((HEAD + ROWS).replace("\n", "\r").encode(), []),
        (("sep=;\r\n" + (HEAD + ROWS).replace(",", ";")).encode(), ["semicolons"]),
    ],
)
def test_it_is_read_alike_however_it_is_written(tmp_path, data, notices):
    books = read(tmp_path, data)
    told = [(each.month, each.kind, each.amount) for each in books.entries]
    assert told == [
        ("2026-01", "training_compute", Decimal("1000.00")),
        ("2026-02", "revenue", Decimal("700.50")),
        ("2026-02", "serving", Decimal("200.25")),
    ]
    assert [each.kind for each in books.notices] == notices
    assert books.currency == "USD"


def test_a_workbook_is_read_as_its_text_would_be(tmp_path):
    head, *rows = (line.split(",") for line in (HEAD + ROWS).splitlines())
    cells: list[list[object]] = [
        [*head],
        *([datetime.datetime.fromisoformat(f"{row[0]}-01"), *row[1:3], float(row[3]), "USD"] for row in rows),
    ]
    book = read(tmp_path, workbook(Flows=cells), name="ledger.xlsx")
    text = read(tmp_path, HEAD + ROWS)
    assert [(each.line, each.amount) for each in book.entries] == [(each.line, each.amount) for each in text.entries]
    with pytest.raises(Refused, match="without sheets"):
        read(tmp_path, HEAD + ROWS, Wanted(WANTED.until, sheet="Flows"))


def test_everything_that_is_wrong_is_told_at_once_by_line(tmp_path):
    bad = "2026-02,A,serving,200.25,USD\n2026-09,A,revenue,1,USD\n2026-03,A,revenue,1,EUR\n2026-03,A,?,x,\nshort\n"
    told = faults(tmp_path, HEAD + ROWS + bad)
    assert [line for line, _ in told] == [5, 6, 7, 8, 8, 8, 9]
    assert "the same as on line 4" in told[0][1]


def test_a_line_in_another_encoding_is_told(tmp_path):
    mixed = (HEAD + ROWS).replace("A", "\u00c4").encode() + b"2026-03,\xc4,revenue,x,USD\n"
    told = faults(tmp_path, mixed)
    assert [line for line, _ in told] == [5, 5]
    assert any("no UTF-8" in each for _, each in told)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "a column of this name"),
        ("month,model,kind,amount\n", "'currency'"),
        (HEAD, "no row below its columns"),
        ('"month\nname",model,kind,amount,currency\n', "'month'"),
    ],
)
def test_a_file_without_columns_or_rows_is_refused(tmp_path, data, told):
    assert told in faults(tmp_path, data)[0][1]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="no such file"):
        read_own_books(tmp_path / "none.csv", WANTED)


def test_costs_that_all_have_a_minus_are_read_as_money_spent(tmp_path):
    books = read(tmp_path, HEAD + ROWS.replace("1000.00", "-1000.00").replace("200.25", "(200.25)"))
    assert [each.amount for each in books.entries] == [Decimal("1000.00"), Decimal("700.50"), Decimal("200.25")]
    assert [(each.kind, each.rows, each.line) for each in books.notices] == [("minus_is_cost", 2, 2)]


def test_what_is_unusual_is_told(tmp_path):
    more = "2026-03,a,revenue,-5.00,USD,x\n2026-03,A,people,1.00,EUR,\n,,rate,1.1,EUR,\n"
    data = HEAD.replace("\n", ",colour\n") + ROWS.replace("\n", ",\n") + more
    books = read(tmp_path, data)
    told = {each.kind: (each.about, each.rows, each.line) for each in books.notices}
    assert told == {
        "unread_column": ("colour", 0, 1),
        "corrections": ("", 1, 5),
        "alike": ("A, a", 2, 5),
        "converted": ("EUR", 1, 6),
    }
    assert [each.currency for each in books.rates] == ["EUR"]


def test_the_owner_says_what_only_the_owner_can_know(tmp_path):
    data = HEAD + '2026-01,A,revenue,"1,234",USD\n'
    assert "1234 or 1.234" in faults(tmp_path, data)[0][1].replace("1.234 or 1234", "1234 or 1.234")
    books = read(tmp_path, data, Wanted(WANTED.until, Currencies("CNY", {"USD": Decimal(7)}), "point"))
    assert (books.currency, books.entries[0].amount) == ("CNY", Decimal("8638.00"))


def test_the_same_flow_twice_is_told_apart_by_its_note(tmp_path):
    again = ROWS + ROWS.splitlines()[-1] + "\n"
    assert len(faults(tmp_path, HEAD + again)) == 1
    noted = "\n".join(f"{line},{at}" for at, line in enumerate(again.splitlines()))
    assert len(read(tmp_path, HEAD.replace("\n", ",note\n") + noted).entries) == 4
