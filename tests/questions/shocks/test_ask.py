"""The question of shocks: what is due beside what comes out, told without running the model."""

from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.wording import words_of
from sixteenth.decide.shocks import OUTCOMES
from sixteenth.errors import Refused
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.shocks import ask, cells
from sixteenth.questions.shocks.levers import choose, levers, shocked

FEW, MANY = 8, 80
NAMES = ("no_rounds", "higher_tax", "models_save_more")  # in the order of the table
# Of each lever: what it does to any outcome of any lab in this made world.
MADE = {"no_rounds": Estimate(3.0, 1.0), "higher_tax": Estimate(-0.04, 0.01), "models_save_more": Estimate(0.0, 0.0)}


class Runs:
    """Stands in for runs of the model: a result is the lever under which it was made, and the number of futures."""

    def __init__(self) -> None:
        varied = shocked(sixteenth.read("central"), choose(levers(), NAMES))
        self.by_hash = {each.hash: name for name, each in varied.items()}
        self.ran: list[tuple[str, int]] = []
        self.expected: list[int] = []

    def open(self, scenario: Any) -> Any:
        return sixteenth.read(scenario) if isinstance(scenario, str) else scenario

    saved = ()

    def expect(self, runs: int) -> None:
        self.expected.append(runs)

    expect_more = expect

    def run(self, scenario: Any, *_: Any, draws: int, **__: Any) -> Any:
        self.ran.append((self.by_hash.get(scenario.hash, "stops or none"), draws))
        return self.ran[-1]

    def recipe_of(self, scenario: Any, *_: Any, **given: Any) -> dict[str, Any]:
        return {"scenario": scenario.name, **given}


@cache
def asked(again: int = 0) -> tuple[Answer, Runs]:
    runs: Any = Runs()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "read_futures", lambda result, _, lab: SimpleNamespace(run=result, lab=lab))
        patch.setattr(cells, "effects", lambda _, after: {name: _made(name, *after.run) for name in OUTCOMES})
        return sixteenth.ask("shocks", draws=FEW, again=again, lever=list(NAMES), runs=runs), runs


def _made(outcome: str, lever: str, draws: int) -> Estimate:
    made = MADE[lever]
    if outcome != "ruin":
        return made
    return Estimate(made.value, abs(made.value) if draws == FEW else abs(made.value) / 10)  # seen by many futures alone


def told(again: int = 0) -> list[str]:
    words = words_of("shocks")
    return [words.sentence(each) for each in (*asked(again)[0].findings, *asked(again)[0].notes)]


def test_each_lever_runs_once_and_once_for_each_lab_that_stops_beside_none():
    runs = asked()[1]
    assert [name for name, _ in runs.ran if name in NAMES] == list(NAMES)
    assert runs.expected == [len(runs.ran)] == [3 * (1 + len(NAMES))]


def test_a_lever_with_a_sign_in_doubt_is_looked_at_again_with_more_futures():
    found, runs = asked(MANY)
    assert [each for each in runs.ran if each[1] == MANY and each[0] in NAMES] == [("no_rounds", MANY)]
    assert runs.expected == [3 * (1 + len(NAMES)), 3 * 2]
    ruin = next(table for table in found.tables if table.key == "ruin")
    assert [row[-1] for row in ruin.rows] == [MANY, FEW, FEW]
    assert ruin.rows[0][4:7] == (3.0, 0.3, Word("up"))
    assert found.recipe["again"] == MANY


def test_it_is_told_how_many_were_looked_at_again_and_what_chance_alone_would_show():
    assert any("comes out: 1 of the levers, with 80 futures." in each for each in told(MANY))
    assert any("looked for 14 times" in each and "in 0.3 of them" in each for each in told(MANY))
    assert not any("Looked at again" in each for each in told())
    assert not asked(FEW)[1].expected[1:]  # no more futures than before are no second look


def test_a_sign_that_is_wrong_and_one_that_is_not_seen_are_told():
    assert any(each.startswith("no rounds: revenue in 2030 of OpenAI should fall, and moves by +") for each in told())
    assert "no rounds: ruin of OpenAI should rise, and no effect is seen." in told()


def test_what_is_known_is_counted_and_not_told_as_missed():
    assert not any(each.startswith("models save more: worth") for each in told())
    (count,) = (each for each in asked()[0].findings if each.key == "count")
    counts = {name: part.value for name, part in count.parts.items() if isinstance(part, Figure)}
    assert counts == {"levers": 3, "due": 12, "met": 4, "known": 6, "missed": 2}


def test_a_lever_that_is_named_is_told_with_its_reason():
    assert any(each.startswith("higher tax: Profit is taxed at 35 %") and "Owners keep less" in each for each in told())


def test_a_table_has_for_each_lab_size_error_and_what_is_due():
    tables = {table.key: table for table in asked()[0].tables}
    assert list(tables) == list(OUTCOMES)
    assert [column.key for column in tables["worth"].columns] == [
        *("lever", "Anthropic", "error", "due", "OpenAI", "error", "due", "futures")
    ]
    tax = tables["worth"].rows[1]
    assert tax == ("higher_tax", -0.04, 0.01, Word("down"), -0.04, 0.01, Word("down"), FEW)
    unseen = (Word("no_effect"), 3.0)
    assert tables["ruin"].rows[0] == ("no_rounds", *unseen, Word("open"), *unseen, Word("up_missed"), FEW)


def test_no_effect_is_never_written_as_nought():
    words = words_of("shocks")
    for table in asked()[0].tables:
        for row in table.rows:
            shown = [words.cell(column, entry) for column, entry in zip(table.columns, row, strict=True)]
            assert not {"0", "+0", "0.0", "+0.0"} & {shown[1], shown[4]}


def test_its_data_are_plain():
    data = answer_data(asked()[0], words_of("shocks"))
    assert data.tables[2].rows[0][1] == "no_effect"
    assert data.recipe["draws"] == FEW


@pytest.mark.parametrize(
    ("scenario", "told_of"),
    [("interview_arithmetic", "no wind_down_value"), (None, "2030")],
)
def test_a_scenario_that_cannot_be_shocked_is_refused(scenario, told_of, tmp_path):
    short = tmp_path / "short.toml"
    short.write_text('title = "Short"\nparent = "central"\nmonths = 40\n', encoding="utf-8")
    with pytest.raises(Refused, match=told_of):
        sixteenth.ask("shocks", scenario or str(short), draws=8)


def test_every_word_that_a_cell_can_need_is_there():
    words = words_of("shocks").words
    assert {f"{due}{verdict}" for due in ("up", "down", "none") for verdict in ("", "_missed", "_known")} <= set(words)
    assert {"open", "no_effect", *OUTCOMES} <= set(words)


def test_each_outcome_has_a_chart_of_levers_by_lab():
    charts = asked()[0].charts
    assert tuple(chart.key for chart in charts) == OUTCOMES
    assert {chart.form for chart in charts} == {"heat"}
