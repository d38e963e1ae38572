"""Published accounts that travel with the package: their rows are the package's facts."""

import csv
import datetime
from decimal import Decimal
from importlib.resources import as_file

import pytest

from sixteenth.evidence.facts_read.read_facts import find_fact
from sixteenth.evidence.own_books.entry import COSTS
from sixteenth.evidence.own_books.examples import examples
from sixteenth.evidence.own_books.read_books import OwnBooks, Wanted, read_own_books

LOSSES = {  # of each period, as facts tell them, in millions
    "zhipu": {
        f"{date[:7]}": f"costs/adjusted_net_loss/Zhipu (Z.ai)/{date}"
        for date in ("2022-12-31", "2023-12-31", "2024-12-31", "2025-06-30")
    },
    "minimax": {
        f"{date[:7]}": f"costs/adjusted_net_loss/MiniMax/{date}"
        for date in ("2022-12-31", "2023-12-31", "2024-12-31", "2025-09-30")
    },
    "xai": {
        f"{date[:7]}": f"costs/operating_loss/xAI (SpaceX AI segment)/{date}"
        for date in ("2024-12-31", "2025-12-31", "2026-03-31")
    },
}
SIZES = {"RMB_mn": 10**6, "USD_mn": 10**6, "USD_bn": 10**9}


def read(name: str) -> OwnBooks:
    with as_file(examples()[name]) as path:
        return read_own_books(path, Wanted(datetime.date(2026, 6, 30)))


@pytest.mark.parametrize("name", LOSSES)
def test_rows_come_to_the_loss_that_was_published(name):
    books = read(name)
    for month, key in LOSSES[name].items():
        own = [each for each in books.entries if each.month == month]
        result = sum(-each.amount if each.kind in COSTS else each.amount for each in own)
        fact = find_fact(key)
        assert -result == Decimal(fact.text) * SIZES[fact.unit]
    assert {each.month for each in books.entries} == {*LOSSES[name]}


@pytest.mark.parametrize("name", LOSSES)
def test_every_row_names_its_source_and_its_period(name):
    assert all("://" in each.source and ("year" in each.note or "20" in each.note) for each in read(name).entries)


def test_there_are_these_and_no_others():
    assert sorted(examples()) == sorted(LOSSES)
    for file in examples().values():
        rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
        assert {len(row) for row in rows} == {len(rows[0])}
