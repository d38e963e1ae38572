"""Scenarios beside each other: runs on the same luck, as many as there are to compare, with raw numbers."""

from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.errors import Refused
from sixteenth.questions.register import answer
from sixteenth.questions.session import Session
from tests.questions.told import told

FEW: dict[str, Any] = {"draws": 16, "months": 24, "backend": "numpy"}
TOLD = list[tuple[int, int]]()
RUNS = Session(lambda *each: TOLD.append(each))


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def asked(*scenarios, **options) -> Answer:
    return answer("compare", scenarios, RUNS, {**FEW, **options})


def table(found: Answer, key: str):
    return next(each for each in found.tables if each.key == key)


def test_nothing_differs_from_itself(central):
    found = asked(central, "central")
    assert [finding.key for finding in found.findings] == ["nothing_differs"]
    assert all(row[3].value == 0 for row in table(found, "headline").rows)


def test_parts_add_up_and_every_run_is_counted(central):
    TOLD.clear()
    found = asked(central, "commodity", lab="OpenAI")
    assert TOLD[-1] == (224, 224)  # two scenarios and five inputs, each as it is and stopped, of 16 draws
    assert [done for done, _ in TOLD] == sorted(done for done, _ in TOLD)
    *alone, together, whole = (row[3].value for row in table(found, "effects").rows)
    assert sum(alone) + together == pytest.approx(whole)
    headline = table(found, "headline").rows
    assert headline[0][3].value == pytest.approx(whole)
    difference = found.findings[0].parts["difference"]
    assert isinstance(difference, Figure)
    assert (difference.value, difference.standard_error) == (headline[0][3].value, headline[0][4].value)
    assert found.recipe["draws"] == 16
    assert found.recipe["compared_with"] == {"commodity": sixteenth.read("commodity").hash}


def test_three_are_compared_with_the_first(central):
    found = asked(central, "commodity", "plan_kept")
    rows = table(found, "headline").rows
    assert list(dict.fromkeys(row[0] for row in rows)) == ["commodity", "plan_kept"]
    before = {name: [row[2] for row in rows if row[0] == name] for name in ("commodity", "plan_kept")}
    assert before["commodity"] == before["plan_kept"]


def test_many_inputs_are_put_together(central):
    found = asked(central, "interview")
    effects = table(found, "effects")
    assert effects.below
    assert "part_of_the_world" in {row[1].key for row in effects.rows if row[1] is not None}


def test_runs_that_start_apart_are_not_shared_out():
    found = asked("interview", "year_late")
    assert "the runs start in different months" in told("compare", found.findings)["apart_in_start"]
    assert "effects" not in {each.key for each in found.tables}
    assert table(found, "outputs").title["end"] == Figure("2027-07, 2028-06", "text")


@pytest.mark.parametrize("count", [1, 4])
def test_two_or_three_are_compared(central, count):
    with pytest.raises(Refused, match="2 to 3"):
        asked(*[central] * count)


def test_one_scenario_alone_is_told_what_to_do(central):
    with pytest.raises(Refused, match="name another scenario, or set values"):
        answer("compare", central, RUNS, FEW)
