"""Ledgers that tests write to workbooks, each asked for once."""

from functools import cache
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.faces.workbook.ledger_data import LedgerData, ledger_data
from sixteenth.scenarios.assemble import Scenario

FEW: dict[str, Any] = {"draws": 16, "months": 30, "backend": "numpy"}


@cache
def interview() -> Scenario:
    return sixteenth.read("interview_arithmetic")


@cache
def interview_ledger() -> Answer:
    return sixteenth.ask("central_path", interview())


@cache
def central() -> Scenario:
    return sixteenth.read("central")


@cache
def central_ledger(lab: str = "Anthropic") -> Answer:
    return sixteenth.ask("central_path", central(), lab=lab, **FEW)


def changed_ledger(lab: str, **values: Any) -> Answer:
    return sixteenth.ask("central_path", central().with_(**values), lab=lab, **FEW)


def read(answer: Answer) -> LedgerData:
    """Return the ledger that an answer has."""
    found = ledger_data(answer, "en")
    assert found is not None
    return found
