"""The question of the clock: closed forms, and variables on their way."""

from typing import Any

import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused, UnknownLabel, WrongOption, WrongUnit
from sixteenth.questions.clock.ask import ClockOptions

FEW: dict[str, Any] = {"draws": 16, "months": 36, "backend": "numpy"}


def figure(part: Any) -> Figure:
    assert isinstance(part, Figure)
    return part


def test_steady_clocks_run_nothing(monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    answer = sixteenth.ask("clock", doubling=[6.0], growth=[10.0])
    assert [figure(each.parts["share"]).value for each in answer.findings] == pytest.approx([1 / 16, 1 / 100])
    (table,) = answer.tables
    assert [column.key for column in table.columns] == ["every", "48", "36", "24", "12", "6"]
    assert "draws" not in answer.recipe


def test_capability_and_revenue_have_clocks_of_their_own():
    answer = sixteenth.ask("clock", **FEW)
    frontier, revenue = answer.tables
    begin = [each.parts["start"] for each in answer.findings if "start" in each.parts]
    assert [figure(each).quantity for each in begin] == ["doublings_written", "money_a_year"]
    assert [row[2] for row in frontier.rows] != [row[2] for row in revenue.rows]
    assert answer.findings[-1].key == "not_one_rate"
    assert answer.recipe["draws"] == 16


def test_a_variable_that_no_set_keeps_is_kept_for_the_clock():
    answer = sixteenth.ask(
        "clock", variable="lab_sales", reach="2x", lab="OpenAI", segment="science", ahead=12.0, **FEW
    )
    what = figure(answer.findings[0].parts["what"]).value.split()
    assert (what[0], set(what[1:])) == ("lab_sales", {"OpenAI", "science"})
    assert figure(answer.findings[0].parts["futures"]).value == 16


def test_labels_of_other_axes_are_named_by_axis():
    assert ClockOptions(lab="OpenAI", at=["stand=Ana"]).labels == {"lab": "OpenAI", "stand": "Ana"}


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"variable": "company_revenue", "lab": "OpenIA"}, UnknownLabel),
        ({"variable": "company_revenue", "reach": "7 hours"}, WrongUnit),
        ({"ahead": -1.0}, WrongOption),
        ({"growth": [0.5]}, WrongOption),
    ],
)
def test_what_cannot_be_asked_is_told_before_anything_runs(monkeypatch, options, fault):
    monkeypatch.setattr(sixteenth, "run", None)
    with pytest.raises(Refused) as refused:
        sixteenth.ask("clock", **options)
    assert [type(each) for each in refused.value.faults] == [fault]


def test_it_is_told_in_chinese():
    answer = sixteenth.ask("clock", doubling=[6.0])
    assert words_of("clock", "zh").sentence(answer.findings[0]).startswith("每 6 个月翻倍的事物")
