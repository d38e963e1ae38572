"""A ledger as it stands in the tables of an answer."""

from dataclasses import replace
from datetime import date

from sixteenth.faces.workbook.ledger_data import ledger_data, own_tables
from tests.faces.workbook.ledgers import interview_ledger


def test_a_ledger_is_read_from_its_tables_in_either_language():
    english, chinese = (ledger_data(interview_ledger(), language) for language in ("en", "zh"))
    assert english is not None
    assert chinese is not None
    assert english.months[0] == date(2023, 1, 1)
    assert len(english.months) == 48
    assert english.models == ("2023", "2024", "2025")
    assert english.by_key["company_revenue"].title == "revenue"
    assert chinese.by_key["company_revenue"].title == "\u6536\u5165"
    assert english.by_key["company_revenue"].values == chinese.by_key["company_revenue"].values
    assert [line.label for line in english.of_labels("revenue")] == ["2023", "2024", "2025"]
    margin = next(each for each in english.inputs if each.key == "serving_margin")
    assert (margin.value, margin.role, margin.way) == (1.0, "parameter", "proved")


def test_an_answer_without_one_has_none():
    answer = interview_ledger()
    assert ledger_data(replace(answer, tables=answer.tables[:1]), "en") is None
    assert ledger_data(replace(answer, question="books"), "en") is None
    told = replace(answer, question="books", tables=tuple(each.told_by("central_path") for each in answer.tables))
    assert own_tables(told).keys() == own_tables(answer).keys()
    assert ledger_data(told, "en") is not None
