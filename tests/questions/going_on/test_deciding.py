"""The last safe month, what decides the value of going on, and what moves it."""

from dataclasses import replace

from sixteenth.answers.wording import words_of
from sixteenth.decide.worth.grid import COMPETITION, DISCIPLINE
from sixteenth.measures.spread import PartOfSpread
from sixteenth.questions.figures import key_of
from sixteenth.questions.going_on.deciding import SPENDING, findings, notes, tables
from tests.questions.going_on.examples import FOUND, LAST_SAFE, MOVER, MOVERS
from tests.questions.told import shown, told

TOO_FEW = PartOfSpread(0.4, float("nan"))


def test_it_is_said_by_probability_what_decides_it_and_what_is_judgement():
    sentences = told("going_on", findings(FOUND))
    assert sentences["can_stop"].startswith("Until when can Ana stop and still pay all that it owes? In 33 of 100")
    assert sentences["safe_months"] == (
        "The last safe month: with a probability of 50 of 100 beyond the run; with a probability of 90 of 100 2027-05."
    )
    assert "price sensitivity (judgement, rank correlation -0.60)" in sentences["what_decides_stopping"]
    assert sentences["judged_month"].startswith("58 % of the spread of that month")


def test_one_month_and_too_few_futures_are_said_as_such():
    past = replace(LAST_SAFE, months=((50, "2026-06"), (90, "2026-05")), movers=(), judgement=TOO_FEW)
    sentences = told("going_on", findings(replace(FOUND, last_safe=past)))
    assert sentences["one_safe_month"].endswith("50 to 90 of 100 the last safe month is already past at the start.")
    assert "no_input_decides" in sentences
    few = replace(FOUND, last_safe=replace(LAST_SAFE, judgement=TOO_FEW))
    assert "too_few_to_judge_month" in told("going_on", findings(few))


def test_what_decides_is_told_by_its_ends_and_how_much_is_judgement():
    sentences = told("going_on", findings(FOUND))
    assert sentences["what_decides"].startswith(
        "What decides it: going on is worth from -2.00bn USD to 1,300bn USD, and more than nothing in 1 to 93 of 100"
    )
    assert sentences["judged"].startswith("36 % of the spread")
    unknown = replace(MOVERS, inputs=(), by_kind=(("judgement", TOO_FEW),))
    assert {"too_few_to_judge", "no_input_is_clear"} <= {*told("going_on", findings(replace(FOUND, movers=unknown)))}


def test_tables_have_every_cell_and_what_moves_it():
    grid, movers, kinds = (shown("going_on", table) for table in tables(FOUND))
    assert grid[2][:4] == ["twice as strong", "the default rule", "hole", "-2.00"]
    assert movers[1] == ["price sensitivity", "judgement", "more is worse", "36 %", "2", ""]
    assert kinds[2] == ["monthly luck and interplay of inputs", "64 %", "3"]


def test_without_an_input_that_is_clear_there_is_no_table_of_them():
    unclear = replace(MOVERS, inputs=(replace(MOVER, is_clear=False),))
    assert [table.key for table in tables(replace(FOUND, movers=unclear))] == ["grid", "kinds"]


def test_interplay_is_told_where_there_is_some():
    keys = [
        [each.key for each in notes(found)] for found in (FOUND, replace(FOUND, movers=replace(MOVERS, interplay=0.1)))
    ]
    assert keys == [["how_to_read", "rivals"], ["how_to_read", "interplay", "rivals"]]


def test_every_row_and_column_of_the_grid_has_its_words():
    assert {*SPENDING} == {*DISCIPLINE}
    assert set(map(key_of, COMPETITION)) <= {*words_of("going_on").words}
    assert SPENDING["the default rule"].key == "default_rule"
