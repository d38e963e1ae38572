"""The answer of a condition: what its recipe holds, before anything runs."""

from typing import Any

import pytest

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Interrupted
from sixteenth.questions.must_be_true.condition import condition_answer
from sixteenth.questions.session import Session

GIVEN: dict[str, Any] = {
    "draws": 64,
    "others": 64,
    "seed": 7,
    "lab": "OpenAI",
    "valuation": None,
    "return_": None,
    "year": None,
}


def test_a_stop_before_the_first_run_is_told_to_who_asked():
    runs = Session()
    runs.stop()
    with pytest.raises(Interrupted):
        condition_answer(sixteenth.read("central"), runs, that="cash never below 0 with probability 0.9", **GIVEN)


class Once(Session):
    """Runs the scenario itself, and is then stopped."""

    def run_job(self, job: Job) -> Result:
        result = super().run_job(job)
        self.stop()
        return result


@pytest.mark.slow
def test_a_price_is_told_with_the_revenue_that_it_needs_and_a_stop_keeps_what_was_found():
    given = {**GIVEN, "valuation": "852bn", "return_": "0.15", "year": 2030}
    told = condition_answer(sixteenth.read("central"), Once(), that=None, **given)
    keys = [each.key for each in told.findings]
    assert keys[0] == "stopped"
    assert keys[1].endswith("_on_average")
    assert {"times_today", "since"} <= set(keys)
    assert told.recipe["asked"] == {"lab": "OpenAI", "valuation": "852bn", "return": "0.15", "year": 2030}
