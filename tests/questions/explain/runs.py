"""Short runs in double precision, for tests of what words stand for."""

from typing import Any

import sixteenth
from sixteenth.questions.explain.number import Asked
from sixteenth.questions.explain.numbers import plain_word, shown_numbers
from sixteenth.questions.session import Session

CENTRAL = sixteenth.read("central")
GIVEN: dict[str, Any] = {"draws": 8, "months": 12, "back_end": "numpy"}
OPTIONS: dict[str, Any] = {"draws": 8, "months": 12, "backend": "numpy"}  # the same, as a question takes them
LAB = "OpenAI"
RUNS = Session()  # remembers, so that a file of tests runs each scenario once


def asked(word: str, **given: Any) -> Asked:
    """Ask for a word of an answer about one lab."""
    return Asked(shown_numbers()[plain_word(word)], CENTRAL, LAB, {**GIVEN, **given}, RUNS)
