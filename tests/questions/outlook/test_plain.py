"""What a world without labs that could stop answers: all that it can, and nothing that it cannot."""

import sixteenth
from sixteenth.answers.finding import Finding
from sixteenth.questions.outlook.plain import plain_answer
from sixteenth.questions.session import Session
from tests.interfaces.command_line import INTERVIEW, LEMONADE

NOTE = Finding("theories", {})


def test_a_certain_world_has_its_ledger_and_closed_forms():
    scenario = sixteenth.read(INTERVIEW)
    found = plain_answer(scenario, sixteenth.run(scenario), Session(), (NOTE,))
    assert [each.key for each in found.findings] == [
        *("ledger_investment", "rests_on_margin", "break_even", "stop_odds"),
    ]
    assert [table.key for table in found.tables if not table.part] == ["ledger"]
    assert found.parts == ("models", "margins", "break-even", "stop", "full")
    assert found.notes == (NOTE,)


def test_a_world_without_books_tells_how_its_futures_ended():
    scenario = sixteenth.read(LEMONADE, allow_code=True)
    found = plain_answer(scenario, sixteenth.run(scenario, draws=100, back_end="numpy"), Session(), ())
    assert {each.key for each in found.findings} == {"endings", "endings_of"}
    assert [table.key for table in found.tables if not table.part] == ["standing"]
