"""What each fact did, its arithmetic, and every belief."""

import math

from sixteenth.evidence.fitted.revise import Arithmetic
from sixteenth.questions.revise.tables import arithmetic, moves, revise_tables, taught
from tests.questions.revise.revised import INPUT, MOVES, NEW, revised
from tests.questions.told import shown


def test_the_key_of_a_fact_stands_once_beside_what_it_moved():
    heads, *rows = shown("revise", taught(revised()))
    assert heads == ["fact", "log density", "belief", "of", "without it", "with it", "spreads"]
    assert [row[0] for row in rows] == [NEW.exact_key, "", ""]
    assert rows[0][1:] == ["-0.54", "log sales", "OpenAI", "3.51", "3.56", "+0.38"]
    assert [row[2] for row in rows] == ["log sales", "growth", "input"]


def test_one_fact_is_a_sum_of_two_normal_distributions():
    table = arithmetic(Arithmetic(NEW, (math.log(39.1), 0.131), (math.log(30), 0.081), (math.log(32.1), 0.068)))
    rows = shown("revise", table)[1:]
    assert rows[0] == ["believed without it", "39.1", "0.131", "58"]
    assert rows[2][:2] == ["both, as normal ones", "32.3"]
    assert rows[3] == ["by the draws", "32.1", "0.068", ""]


def test_every_belief_waits_behind_its_part():
    tables = revise_tables(revised(), None)
    assert [(table.key, table.part) for table in tables] == [("taught", ""), ("moves", "full")]
    assert len(tables[1].rows) > 100
    assert shown("revise", moves((*MOVES, INPUT)))[3][:2] == ["input", "imitation (enterprise)"]
