"""The tables of policies, on a page whose numbers are known."""

import pytest

from sixteenth.decide.society.policies import NUMBERS
from sixteenth.questions.policies.tables import PARTS, WRITTEN, tables_of
from tests.questions.policies.made_up import page
from tests.questions.told import shown

PAGE = page({"agreed_pause": -0.2, "race_to_the_top": -0.5})
TABLES = {each.key: each for each in tables_of(PAGE)}


def test_the_first_screen_has_each_policy_once_and_parts_wait_behind():
    assert {each.key for each in TABLES.values() if not each.part} == {"ends"}
    assert {each.part for each in TABLES.values()} == {"", "full", *PARTS}
    heads, *rows = shown("policies", TABLES["ends"])
    assert heads[0] == "policy"
    assert rows[0][:5] == ["agreed pause", "-2.0", "1.0", "-0.20", "0.10"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_all_of_its_numbers_at_all_dates(part):
    rows = shown("policies", TABLES[part])[1:]
    own = [each for each in PAGE.dated if each.part == part]
    assert len(rows) == len(own)
    assert {row[0] for row in rows} == {"agreed pause", "race to the top"}


def test_a_row_says_when_it_is_how_far_and_whether_that_is_told():
    rows = shown("policies", TABLES["risk"])[1:]
    assert rows[0] == ["agreed pause", "by then", "2027-12", "ahead", "10.0 %", "10.0 %", "+0.00", "same"]
    assert rows[1][3:] == ["on", "10.0 %", "8.0 %", "-2.00 (-4.00 to +0.00)", "no"]
    assert rows[-1][-1] == "yes"


def test_money_names_the_lab():
    heads, *rows = shown("policies", TABLES["money"])
    assert "lab" in heads
    assert {row[2] for row in rows} == {"all", "OpenAI"}


def test_every_number_is_written_by_its_own_quantities():
    assert {each.name for each in NUMBERS} < set(WRITTEN)


def test_years_have_their_standard_error_and_end_with_the_run():
    rows = [row for row in TABLES["risk_by_year"].rows if row[0] == "agreed_pause"]
    assert rows[1][3:] == pytest.approx((-0.02, 0.01))
    assert [row[1] for row in rows] == ["2027-12", "2028-12", "2036-06"]
    assert shown("policies", TABLES["lives_by_year"])[2][3:] == ["-0.20", "0.10"]
