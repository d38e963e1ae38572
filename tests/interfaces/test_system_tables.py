"""A system's tables show every entry at every moment, in the way of its unit, and say what rests on judgement."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from sixteenth.decide.systems import System, SystemLine, SystemNumber
from sixteenth.interfaces.system_tables import COUNTING, system_sentences, system_tables
from sixteenth.measures.spread import PartOfSpread

MOMENTS = ("2026-04", "2029-04")
CASH = SystemNumber(
    "cash",
    "Money in the bank.",
    "USD",
    MOMENTS,
    (
        SystemLine(("Ana",), ((1e9, 1e9, 1e9), (-2e9, 3.21e9, 456e9)), (1e9, 50e9)),
        SystemLine(("Ben",), ((0, 0, 0), (1e9, 2e9, 4e9)), (0, 2.2e9)),
    ),
    is_mean=False,
    judgement=PartOfSpread(0.61, 0.03),
)
RUNS = SystemNumber(
    "progress_runs",
    "Whether progress runs.",
    "Flag",
    MOMENTS,
    (SystemLine((), ((1, 1, 1), (0, 0, 1)), (1.0, 0.4)),),
    is_mean=True,
    judgement=None,
)
PACE = SystemNumber(
    "pace",
    "How fast.",
    "Share",
    MOMENTS,
    (SystemLine((), ((0.5, 0.5, 0.5), (0.1, 0.2, 0.3)), (0.5, 0.22)),),
    is_mean=False,
    judgement=PartOfSpread(0.8, 0.2),
)


def shown(*numbers: SystemNumber) -> str:
    console = Console(width=120, file=io.StringIO(), record=True)
    for table in system_tables(System("talent", 400, numbers)):
        console.print(table)
    return console.export_text()


def test_a_number_with_labels_has_a_table_with_its_unit():
    text = shown(CASH)
    assert "Money in the bank (bn USD; of the spread is judgement: 61 % (s.e. 3))" in " ".join(text.split())
    assert "3.2 (-2 to 456)" in text
    assert "2 (1-4)" in text


def test_numbers_without_labels_share_a_table_and_say_what_they_mean():
    assert len(system_tables(System("growth", 400, (RUNS, PACE, CASH)))) == 2
    text = shown(RUNS, PACE)
    assert "progress runs, of 100 futures" in text
    assert "20 (10-30)" in text
    assert "pace: How fast." in text
    assert "too few futures to tell" in " ".join(text.split())


def test_odds_and_expectations_show_their_mean_and_say_so():
    text = shown(replace(PACE, is_mean=True))
    assert "pace, mean, %" in text
    assert "22 (10-30)" in text


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [("USDPerMonth", 1e9, "12"), ("LifeMonths", 12e6, "1"), ("People", 1234, "1,234"), ("Unknown", 5, "5")],
)
def test_each_unit_is_written_as_people_read_it(unit, value, expected):
    number = SystemNumber(
        "n",
        "A number.",
        unit,
        ("2026-04",),
        (SystemLine((), ((value,) * 3,), (value,)),),
        is_mean=False,
        judgement=None,
    )
    assert f" {expected} " in shown(number)


def test_what_is_mostly_judgement_is_named():
    told = system_sentences(System("x", 400, (CASH, RUNS, PACE)))
    assert told[0] == COUNTING
    assert told[1:] == ("Mostly judgement (over half of the spread): cash.",)
    assert system_sentences(System("x", 400, (RUNS,))) == (COUNTING,)
