"""Occupations: the facts by major group come out of the published table again, where somebody has it."""

import csv
from collections import defaultdict
from collections.abc import Callable

import pytest

from sixteenth.evidence.facts_read.read_facts import Fact, read_facts
from tests.data import DATA, needs

TABLE = DATA / "occupation_exposure.csv"
needs_table = needs(TABLE.name)
Row = dict[str, str]


def facts_of(series: str) -> list[Fact]:
    return [fact for fact in read_facts() if fact.file == "occupations.csv" and fact.series == series]


def by_code(group: str) -> list[list[Row]]:
    """Return the rows of each SOC code of a major group that has employment; O*NET splits some codes."""
    codes: dict[str, list[Row]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["soc"][:2] == group and row["employment"]:
                codes[row["soc"]].append(row)
    return list(codes.values())


def weighted(group: str, column: str) -> float:
    rated = [(float(rows[0]["employment"]), rows) for rows in by_code(group)]
    means = [(weight, sum(float(row[column]) for row in rows) / len(rows)) for weight, rows in rated]
    return sum(weight * mean for weight, mean in means) / sum(weight for weight, _ in means)


def employment(group: str) -> float:
    return sum(float(rows[0]["employment"]) for rows in by_code(group)) / 1e6


def pay(group: str) -> float:
    paid = [rows[0] for rows in by_code(group) if rows[0]["median_wage_usd"]]
    bill = sum(float(row["employment"]) * float(row["median_wage_usd"]) for row in paid)
    return bill / sum(float(row["employment"]) for row in paid) / 1e3


RECOMPUTED: dict[str, tuple[Callable[[str], float], float]] = {
    "occupation_exposure_beta": (lambda group: weighted(group, "human_rating_beta"), 6e-4),
    "occupation_exposure_gamma": (lambda group: weighted(group, "human_rating_gamma"), 6e-4),
    "occupation_employment": (employment, 6e-5),
    "occupation_pay": (pay, 0.06),
}


@pytest.mark.parametrize("series", RECOMPUTED)
def test_each_series_has_the_same_22_groups(series):
    assert len({fact.entity for fact in facts_of(series)}) == len(facts_of(series)) == 22
    assert {fact.entity for fact in facts_of(series)} == {fact.entity for fact in facts_of("occupation_pay")}


@needs_table
@pytest.mark.parametrize("series", RECOMPUTED)
def test_the_facts_come_out_of_the_table(series):
    compute, tolerance = RECOMPUTED[series]
    for fact in facts_of(series):
        group = fact.note.removeprefix("SOC ")[:2]
        assert fact.value == pytest.approx(compute(group), abs=tolerance), fact.entity


def test_central_takes_the_facts_as_they_are():
    import sixteenth

    values = sixteenth.read("central").settings.values
    for series, name, scale in (
        ("occupation_exposure_beta", "exposed_today", 1),
        ("occupation_exposure_gamma", "exposed_with_tools", 1),
        ("occupation_employment", "jobs_today", 1e6),
        ("occupation_pay", "occupation_pay", 1e3 / 12),
    ):
        for fact in facts_of(series):
            assert values[name][(fact.entity,)].numbers[0] == pytest.approx(scale * (fact.value or 0)), fact.entity
