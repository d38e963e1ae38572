"""The answer of a run with the ledger of its lab beside it."""

import pytest

import sixteenth
from sixteenth.faces.workbook.ledger_data import ledger_data
from sixteenth.faces.workbook.with_ledger import with_ledger
from sixteenth.questions.session import Session
from tests.faces.workbook.ledgers import interview, interview_ledger
from tests.interfaces.command_line import call


def test_the_answer_of_a_run_has_its_ledger_and_any_other_stays():
    runs = Session()
    found = sixteenth.ask("outlook", interview(), runs=runs)
    whole = with_ledger(found, interview(), runs, {"lab": None})
    assert ledger_data(found, "en") is None
    assert ledger_data(whole, "en") is not None
    assert with_ledger(interview_ledger(), interview(), runs, {}) == interview_ledger()
    assert with_ledger(found, None, runs, {}) == found


@pytest.mark.slow
def test_a_run_writes_the_whole_workbook(capsys, tmp_path):
    import openpyxl

    file = tmp_path / "run.xlsx"
    told = call(capsys, "run", "--draws", "16", "--months", "30", "--backend", "numpy", "--plain", "--out", str(file))
    assert (told.code, told.err) == (0, "")
    book = openpyxl.load_workbook(file)
    assert {"Ledger", "Draws", "Answers", "Checks", "Sources"} <= {*book.sheetnames}
    assert "Is the loss an investment or a hole?" in book["Read me"]["B4"].value
