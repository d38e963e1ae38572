"""What a run says of people in tables, from a run whose numbers are known."""

import numpy as np

from sixteenth.answers.finding import Word
from sixteenth.decide.society.cure_record import CureStep
from sixteenth.decide.society.society import tell_society
from sixteenth.questions.society.tables import society_tables
from tests.decide.society_runs import DRAWS, LABELS, made

RECORD = (CureStep("trials", 0.75, 0.95, 30.0, 0.88), CureStep("all", 0.5, 0.95, 138.0, 0.3))
LUCK = np.linspace(0, 1, DRAWS)
OWN = tell_society(made(60, displaced_share=LUCK, wage=1 + LUCK, unemployment=0.05))
TABLES = {table.key: table for table in society_tables(OWN, RECORD, dict.fromkeys(LABELS["occupation"], 0.7))}


def test_the_last_row_of_the_record_is_the_whole():
    assert TABLES["record"].rows == (("trials", 0.75, 0.95, 30.0, 0.88), (Word("all_of_it"), 0.5, 0.95, 138.0, 0.3))


def test_jobs_have_a_median_by_year_and_its_range_beside_it():
    table = TABLES["jobs"]
    assert [column.key for column in table.columns] == [
        "group",
        "exposed",
        "2028-12",
        "low",
        "high",
        "2030-12",
        "low",
        "high",
    ]
    assert [row[0] for row in table.rows] == list(LABELS["occupation"])
    low, median, high = OWN.occupations[0].displaced[0]
    assert table.rows[0][1:5] == (0.7, median, low, high)


def test_each_table_of_levels_has_one_quantity():
    shares, speeds = TABLES["levels"], TABLES["speeds"]
    assert {row[0] for row in speeds.rows} == {Word("wage"), Word("research_speed")}
    assert Word("unemployment") in {row[0] for row in shares.rows}
    assert [row[1] for row in speeds.rows[:3]] == [OWN.months[0], *OWN.job_years]
    wages = next(each for each in OWN.levels if each.name == "wage")
    assert speeds.rows[0][2:] == wages.spreads[0]
    assert {row[0] for row in TABLES["prices"].rows} == {Word("price_of_models_work"), Word("pay_replaced")}


def test_illnesses_have_lives_with_errors():
    assert [row[0] for row in TABLES["lives"].rows] == list(LABELS["disease"])
    assert [column.key for column in TABLES["lives"].columns][1:] == ["expected", "error", "low", "median", "high"]
    assert len(TABLES["cures"].columns) == 1 + len(OWN.cure_years) + 2
