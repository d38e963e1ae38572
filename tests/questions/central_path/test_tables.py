"""A ledger as tables."""

from sixteenth.answers.finding import Figure, Word
from sixteenth.decide.ledger.ledger_lines import LabLedger, Line
from sixteenth.questions.central_path.tables import ledger_table, models_table, months_of, title_of, year_tables


def line(name, values, label=None, role="live"):
    return Line(name, label, "sales", role, "USDPerMonth", "Money.", "a + b" if role == "live" else None, tuple(values))


def a_ledger():
    lines = [line("company_revenue", range(14)), line("tax", [2.0] * 14), line("next_cash", range(14), role="closing")]
    lines += [line("next_development_to_date", [1e9] * 14, label) for label in ("a", "b")]
    lines += [
        line("next_gross_profit_to_date", [0.0] * 7 + [end] * 7, label) for label, end in (("a", 2e9), ("b", 1e8))
    ]
    lines += [line("next_months_to_payback", [0.0, 0.0, *range(1, 13)], label) for label in ("a", "b")]
    return LabLedger("Ana", "2026-11", 14, ("a", "b"), tuple(lines), ())


def test_months_and_years_are_those_of_the_calendar():
    assert months_of(a_ledger())[:3] == ("2026-11", "2026-12", "2027-01")
    (years,) = year_tables(a_ledger())
    assert [column.key for column in years.columns] == ["line", "2026", "2027"]
    assert years.rows[0][1:] == (1.0, sum(range(2, 14)))
    assert years.rows[1][1:] == (-4.0, -24.0)
    assert years.rows[2][1:] == (1.0, 13.0)


def test_models_are_told_with_when_they_had_paid_back():
    rows = {row[0]: row[1:] for row in models_table(a_ledger()).rows}
    assert rows["a"] == ("2027-01", 1e9, 2e9, 2.0, 12.0)
    assert rows["b"][-1] == Word("not_yet")


def test_lines_are_called_in_words_where_there_are_any():
    assert title_of("next_cash") == Word("line_cash")
    assert title_of("of_my_own") == Figure("of_my_own", "input")
    table = ledger_table(a_ledger())
    assert table.rows[3][0] == "next_development_to_date['a']"
    assert table.rows[0][7:10] == ("a + b", 0.0, 1.0)
