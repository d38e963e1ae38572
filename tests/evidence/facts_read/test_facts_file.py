"""A file of facts that someone brings: all that is wrong at once, all that is unusual told, nothing dropped unseen."""

from datetime import date
from importlib.resources import files

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, FACT_COLUMNS, read_facts

HEADER = ",".join(FACT_COLUMNS)
TODAY = date(2026, 10, 1)
GOOD = "run_rate_revenue,Anthropic,2026-06-20,52,USD_bn,,,reported,Somebody,https://s,2026-06-21,"


def package(name):
    return (files("sixteenth.evidence") / "facts" / name).read_bytes()


@pytest.fixture
def read(tmp_path):
    def reader(*rows, header=HEADER, name="own.csv", data=None):
        path = tmp_path / name
        path.write_bytes("\n".join((header, *rows)).encode() if data is None else data)
        return read_facts_file(path, TODAY)

    return reader


@pytest.fixture
def faults(read):
    def refused(*rows, **options):
        with pytest.raises(Refused) as told:
            read(*rows, **options)
        return [(type(each).__name__, each.what, each.where.line) for each in told.value.faults]

    return refused


def kinds(found):
    return [(each.kind, each.where.line) for each in found.notices]


def test_a_good_row_is_read_and_new(read):
    found = read(GOOD)
    assert [(fact.value, fact.unit, fact.line) for fact in found.facts] == [(52.0, "USD_bn", 2)]
    assert (found.new, found.later, found.missing, found.notices) == (found.facts, (), (), ())
    assert len(found.digest) == 64


@pytest.mark.parametrize("name", ["revenue.csv", "costs.csv", "capital.csv", "market.csv", "talent.csv"])
def test_the_packages_own_files_lack_nothing_and_bring_nothing(read, name):
    found = read(name=name, data=package(name))
    assert found.all == tuple(fact for fact in read_facts() if fact.file == name)
    assert (found.new, found.missing) == ((), ())
    assert {each.kind for each in found.notices} <= {"contradiction", "before its date"}


@pytest.mark.parametrize("name", ["revenue.csv", "another_name.csv"])
def test_deleted_and_changed_facts_of_a_copy_are_named(read, name):
    lines = package("revenue.csv").decode().splitlines()
    gone, changed = lines.pop(40), lines[10]
    lines[10] = changed.replace(f",{changed.split(',')[3]},", ",77,", 1)
    found = read(name=name, data="\n".join(lines).encode())
    assert [fact.line for fact in found.missing] == [11, 41]
    assert gone.startswith(found.missing[1].series)
    assert ("contradiction", 11) in kinds(found)
    assert sum(each.kind == "missing" for each in found.notices) == 2


def test_what_came_after_the_cut_stands_apart(read):
    undated = GOOD.replace("2026-06-21", "").replace("Somebody", "Another").replace("2026-06-20", "2026-07-01")
    by_the_cut = undated.replace("2026-07-01", "2026-06-20").replace(",52,", ",54,")
    projected = GOOD.replace("2026-06-20,52", "2027-12-31,90").replace("reported", "projected")
    found = read(GOOD, GOOD.replace("2026-06-21", "2026-07-02").replace(",52,", ",53,"), undated, projected, by_the_cut)
    assert [fact.line for fact in found.facts] == [2, 5, 6]
    assert [fact.line for fact in found.later] == [3, 4]  # undated: known sixty days on, or by the cut where before it
    assert date(2026, 7, 2) > DATA_CUT


def test_a_date_to_come_of_what_is_not_projected_is_told(read):
    rows = [GOOD.replace("2026-06-21", "").replace("2026-06-20", "2031-01-31")]
    rows.append(rows[0].replace("reported", "projected"))
    assert [kind for kind in kinds(read(*rows)) if kind[0] == "before its date"] == [("before its date", 2)]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (GOOD.replace("2026-06-21", "2026-10-02"), ("WrongCell", "'published'")),
        (GOOD.replace("2026-06-20", "20.06.2026"), ("WrongCell", "'date'")),
        (GOOD.replace("52", "over 52"), ("WrongCell", "'value'")),
        (GOOD.replace("52", ""), ("WrongCell", "'value'")),
        (GOOD.replace("52", '"52,5"'), ("WrongCell", "'value'")),
        (GOOD.replace("52", '"1,234"'), ("WrongCell", "'value'")),
        (GOOD.replace("USD_bn,,", "USD_bn,60,"), ("WrongCell", "'low' and 'high'")),
        (GOOD.replace("USD_bn", "USD_bbn"), ("WrongUnit", "'run_rate_revenue'")),
        (GOOD.replace("USD_bn", "percent"), ("WrongUnit", "'run_rate_revenue'")),
        (GOOD.replace("USD_bn", "USD_bn_per_month"), ("WrongUnit", "'run_rate_revenue'")),
        (GOOD.replace("52", "52000"), ("WrongUnit", "'run_rate_revenue' of Anthropic")),
        (GOOD.replace("USD_bn", "USD_mn"), ("WrongUnit", "'run_rate_revenue' of Anthropic")),
        (GOOD.replace("reported", "rumoured"), ("WrongCell", "'basis'")),
        (GOOD.replace("Somebody", ""), ("WrongCell", "'source_title'")),
        (GOOD.replace("Anthropic", ""), ("WrongCell", "'entity'")),
        (GOOD[:-1], ("WrongCell", "a row")),
    ],
)
def test_each_thing_that_is_wrong_is_told_with_its_line(faults, row, fault):
    assert faults(GOOD, row) == [(*fault, 3)]


def test_all_that_is_wrong_is_told_at_once(faults):
    rows = (GOOD.replace("2026-06-21", "2027-01-01"), GOOD.replace("USD_bn", "percent"), GOOD.replace("52", "x"))
    latin = "\n".join((HEADER, *rows, GOOD.replace("Somebody", "Müller"))).encode("latin-1")
    assert [line for _, _, line in faults(data=latin)] == [2, 3, 4, 5]


def test_columns_that_are_missing_are_told(faults):
    found = faults(header=HEADER.replace("published", "told").replace(",note", ""))
    assert found == [("WrongColumns", "'note'", 1), ("WrongColumns", "'published'", 1)]


@pytest.mark.parametrize(
    ("change", "amount", "unit"),
    [(("52,USD_bn", "52000,USD_mn"), 52.0, "USD_bn"), (("52,USD_bn", "52e9,USD"), 52.0, "USD_bn")],
)
def test_another_scale_of_its_unit_is_converted_and_told(read, change, amount, unit):
    found = read(GOOD.replace(*change))
    assert [(fact.value, fact.unit, fact.text) for fact in found.facts] == [(pytest.approx(amount), unit, "52")]
    assert kinds(found) == [("converted", 2)]


def test_another_currency_is_left_and_told(read):
    found = read(GOOD.replace("52,USD_bn", "900,RMB_mn").replace("Anthropic", "Zhipu"))
    assert [(fact.value, fact.unit) for fact in found.facts] == [(900.0, "RMB_mn")]
    assert kinds(found) == [("another currency", 2)]


def test_a_share_written_as_percent_is_told(faults):
    row = "gross_margin,Anthropic,2026-03-31,0.4,percent,,,reported,Somebody,https://s,2026-06-21,"
    assert faults(row) == [("WrongUnit", "'gross_margin' of Anthropic", 2)]


def test_contradictory_reports_are_both_kept_and_told(read):
    found = read(GOOD, GOOD.replace(",52,", ",51,"), "run_rate_revenue,OpenAI,2024-12-31,5.9,USD_bn,,,estimated,S,,,")
    assert [fact.value for fact in found.facts] == [52.0, 51.0, 5.9]
    assert kinds(found) == [("contradiction", 3), ("contradiction", 4)]
    assert "revenue.csv:31" in str(found.notices[1])


def test_the_same_report_twice_counts_once_and_is_told(read):
    found = read(GOOD, GOOD, GOOD.replace("Somebody", "Another"))
    assert [fact.line for fact in found.facts] == [2, 4]
    assert kinds(found) == [("twice", 3)]


def test_a_table_of_a_program_that_writes_commas_in_numbers_is_read(read):
    rows = [GOOD.replace(",", ";").replace(";52;", ";52,5;")]
    found = read(*rows, header=HEADER.replace(",", ";"))
    assert [fact.value for fact in found.facts] == [52.5]
    assert [kind for kind, _ in kinds(found)] == ["written", "written"]


def test_a_number_with_two_readings_is_refused(faults):
    rows = [GOOD.replace(",", ";").replace(";52;", amount) for amount in (";52,5;", ";52.125;")]
    assert faults(*rows, header=HEADER.replace(",", ";")) == [("WrongCell", "'value'", 3)]


def test_text_that_cannot_be_read_is_told_alone_and_no_column_is_missed(tmp_path):
    file = tmp_path / "own.csv"
    file.write_bytes(b"series,entity\nrun_rate_revenue,\x00\n")
    with pytest.raises(Refused) as told:
        read_facts_file(file)
    assert [(fault.where.line, type(fault).__name__) for fault in told.value.faults] == [(2, "UnreadableFile")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are_are_read(read, encoding):
    found = read(data="\n".join((HEADER, GOOD.replace("Somebody", "Müller"))).encode(encoding))
    assert [fact.source for fact in found.facts] == ["Müller"]


def test_new_series_and_columns_that_are_not_read_are_told(read):
    found = read(f"{GOOD},x".replace("run_rate_revenue", "run_rate_revenu"), header=f"{HEADER},colour")
    assert kinds(found) == [("unread column", 1), ("new series", 2)]
    assert "did you mean 'run_rate_revenue'?" in str(found.notices[1])


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Refused, match="no such file"):
        read_facts_file(tmp_path / "none.csv")


def test_what_was_told_before_its_date_is_told(read):
    assert kinds(read(GOOD.replace("2026-06-20", "2026-06-28"))) == [("before its date", 2)]
