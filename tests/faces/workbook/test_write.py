"""A whole workbook: recalculated by LibreOffice it gives what Python computed, before and after inputs are changed."""

import io
import time
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

import sixteenth
from sixteenth.answers.answer import ABOUT
from sixteenth.answers.finding import Figure, Finding
from sixteenth.faces.workbook.places import FIRST_MONTH, Places
from sixteenth.faces.workbook.write import workbook
from tests.faces.workbook.ledgers import central_ledger, changed_ledger, interview, interview_ledger, read
from tests.faces.workbook.libre_office import counts, errors, needs_office, recalculated, with_wrong_numbers

SHEETS = ["Read me", "Inputs", "Ledger", "Drivers", "Annual", "Payback", "Checks", "Python", "Sources"]
NOTHING = "company_less_models"  # is rounding
CLOSE = 1e-9


def worst_line(book, answer):
    """Return by how much the sheet of the ledger differs most from another answer's lines, as a part of a line."""
    ledger = read(answer)
    places, sheet = Places(ledger), book["Ledger"]
    found = {}
    for line in places.sheets[1]:
        row = places.rows[line.key] + 1
        own = [sheet.cell(row, FIRST_MONTH + 1 + month).value for month in range(len(line.values))]
        size = max(np.abs(line.values).max(), 1e-300)
        found[line.key] = np.abs(np.array(own, float) - line.values).max() / size
    found.pop(NOTHING, None)
    return max((far, key) for key, far in found.items())


def opened(written):
    return openpyxl.load_workbook(io.BytesIO(written))


def test_it_has_its_sheets_in_order_and_carries_the_number_of_each_formula():
    written = workbook(interview_ledger())
    assert opened(written).sheetnames == SHEETS
    values = openpyxl.load_workbook(io.BytesIO(written), data_only=True)
    assert counts(values) == (0, 0, 0)
    assert worst_line(values, interview_ledger())[0] < CLOSE
    assert not errors(values)


def test_both_languages_have_the_same_sheets_and_formulas_and_chinese_is_told_in_chinese():
    english, chinese = (opened(workbook(interview_ledger(), language)) for language in ("en", "zh"))
    assert english.sheetnames == chinese.sheetnames
    for name in ("Ledger", "Drivers"):
        pairs = zip(english[name].iter_rows(min_row=6), chinese[name].iter_rows(min_row=6), strict=True)
        assert all([a.value for a in one[4:]] == [b.value for b in other[4:]] for one, other in pairs)
    assert chinese["Inputs"]["A1"].value.startswith("\u8f93\u5165")
    assert r"0\.00,,;-0\.00,,;-" in {cell.number_format for row in chinese["Annual"].iter_rows() for cell in row}


@pytest.mark.slow
def test_it_is_small_and_quick_to_write():
    begun = time.process_time()
    written = workbook(central_ledger())
    assert time.process_time() - begun < 5
    assert len(written) < 2e6
    assert "Draws" in opened(written).sheetnames


def test_texts_stay_texts():
    title = {"title": Figure("=1+1", "text"), "claim": Figure("<img src=x onerror=alert(1)>", "text")}
    answer = interview_ledger()
    book = opened(workbook(replace(answer, findings=(Finding(ABOUT, title), *answer.findings))))
    front = book["Read me"]
    assert (front["A1"].value, front["A1"].data_type) == ("=1+1", "s")
    assert "<img src=x onerror=alert(1)>" in {cell.value for row in front.iter_rows() for cell in row}


def test_an_answer_without_a_ledger_has_a_sheet_for_each_table():
    answer = replace(interview_ledger(), tables=interview_ledger().tables[:2])
    book = opened(workbook(answer))
    assert book.sheetnames[0] == "Read me"
    assert len(book.sheetnames) == 1 + len(answer.tables)


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("language", ["en", "zh"])
def test_recalculated_it_is_what_python_computed(tmp_path, language):
    answer = central_ledger("OpenAI")
    written = with_wrong_numbers(workbook(answer, language), tmp_path / "wrong" / "book.xlsx")
    assert counts(openpyxl.load_workbook(io.BytesIO(written), data_only=True)) == (12345, 12345, 12345)
    book = recalculated(written, tmp_path)
    assert counts(book) == (0, 0, 0)
    assert worst_line(book, answer)[0] < CLOSE
    assert not errors(book)


@pytest.mark.slow
@needs_office
def test_the_interviews_ledger_follows_all_of_its_inputs_as_a_run_does(tmp_path):
    changes = {"serving_margin": 0.6, "cost_growth": 5.0, "overhead_share": 0.1, "revenue_multiple": 2.5}
    book = recalculated(workbook(interview_ledger()), tmp_path, changes)
    again = sixteenth.ask("central_path", interview().with_(**changes))
    far, line = worst_line(book, again)
    assert far < CLOSE, line
    broken, different, changed = counts(book)
    assert (broken, changed) == (0, 4)
    assert different > 10


@pytest.mark.slow
@needs_office
def test_inputs_that_follow_as_in_a_run_give_what_a_run_gives(tmp_path):
    ledger = read(central_ledger())
    changes = {"discount_rate": 0.12, "months_of_severance": 5.0, "rolling_tenor": 14.0}
    inputs = {each.key: each for each in ledger.inputs}
    for name, value in changes.items():
        assert inputs[name].way == "tried"
        assert (inputs[name].holds_from or 0) <= value <= (inputs[name].holds_to or 0)
    book = recalculated(workbook(central_ledger()), tmp_path, changes)
    far, line = worst_line(book, changed_ledger("Anthropic", **changes))
    assert far < CLOSE, line
    broken, different, changed = counts(book)
    assert (broken, changed) == (0, 3)
    assert different > 5
    assert not errors(book)


@pytest.mark.slow
@needs_office
def test_multipliers_multiply_what_they_say_and_hold_the_rest_fixed(tmp_path):
    ledger = read(central_ledger())
    book = recalculated(workbook(central_ledger()), tmp_path, {"price_multiplier": 1.1, "volume_multiplier": 0.9})
    places, sheet = Places(ledger), book["Ledger"]

    def line(key):
        row = places.rows[key] + 1
        return np.array([sheet.cell(row, FIRST_MONTH + 1 + month).value for month in range(len(ledger.months))], float)

    def run(key):
        return np.array(ledger.by_key[key].values)

    assert line("company_revenue") == pytest.approx(run("company_revenue") * 1.1 * 0.9, rel=CLOSE)
    assert line("company_serving_cost") == pytest.approx(run("company_serving_cost") * 0.9, rel=CLOSE)
    assert line("company_development") == pytest.approx(run("company_development"), rel=CLOSE)
    profit = line("company_revenue") - line("company_serving_cost") - line("company_development") - line("overhead")
    assert line("operating_profit") == pytest.approx(profit, rel=CLOSE)
    factor = (1 + 0.1) ** (-np.arange(len(ledger.months)) / 12)
    rate = next(each.value for each in ledger.inputs if each.key == "discount_rate")
    assert rate == pytest.approx(0.1)
    worth = (line("cash_flow_for_owners") * factor).sum()
    assert line("next_present_value")[-1] == pytest.approx(worth, rel=CLOSE)
    assert counts(book)[0] == 0
