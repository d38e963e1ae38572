"""Growth of training costs: the facts miss the published figure, as is told, and the fit holds against other ways."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read.read_facts import read_facts
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.reproduce import reproduce
from sixteenth.reproductions.training_cost import growth_of_cost, known_costs
from sixteenth.reproductions.training_cost import reproduce as compute

YEAR = 365.25
SERIES, SOURCE = "training_cost_amortized", "model_costs.csv"
tables = st.lists(
    st.tuples(st.integers(0, 40).map(lambda quarter: 91 * quarter), st.floats(0.1, 1000), st.floats(1, 1e6)),
    min_size=4,
    max_size=30,
).filter(lambda rows: len({day for day, _, _ in rows}) > 2)


def test_what_was_published_comes_out_or_is_known_not_to(tmp_path):
    publication = read_publication("training_cost")
    rows = list(reproduce(publication, tmp_path))
    assert [row for row in rows if row.is_miss] == []
    assert {row.id for row in rows} == {case.id for case in publication.cases}
    assert {row.published for row in rows if row.what == "growth, times a year"} == {
        fact.value for fact in read_facts() if fact.series == "training_cost_growth"
    }


@pytest.mark.parametrize(
    ("top", "confidence", "growth", "low", "high", "models"),
    [(10, 0.9, 2.0, 1.3, 3.1, 8), (10, 0.95, 2.0, 1.1, 3.5, 8), (1, 0.9, 2.6, 1.6, 4.1, 3)],
)
def test_the_facts_give_what_the_known_differences_tell(top, confidence, growth, low, high, models):
    found = compute(SERIES, SOURCE, top=top, confidence=confidence)
    assert list(found.values()) == pytest.approx([growth, low, high, models], abs=0.05)


def test_the_costliest_at_release_are_those_named():
    facts = known_costs(SERIES, SOURCE)
    named = {fact.entity: (fact.date.toordinal(), fact.value) for fact in facts}
    three = [named[name] for name in ("GPT-3 175B", "GPT-4", "GPT-4.5")]
    days, costs = zip(*three, strict=True)
    assert growth_of_cost(days, costs).yearly == pytest.approx(compute(SERIES, SOURCE, top=1)["growth, times a year"])


@given(rows=tables, confidence=st.floats(0.5, 0.99))
def test_growth_and_its_interval_are_those_of_other_least_squares(rows, confidence):
    days, costs, _ = map(np.array, zip(*rows, strict=True))
    found = growth_of_cost(days, costs, confidence=confidence)
    design = np.column_stack([np.ones(len(days)), days / YEAR])
    line, *_ = np.linalg.lstsq(design, np.log(costs), rcond=None)
    missed = np.log(costs) - design @ line
    error = math.sqrt(missed @ missed / (len(days) - 2) * np.linalg.inv(design.T @ design)[1, 1])
    reach = stats.t.ppf((1 + confidence) / 2, len(days) - 2) * error
    assert math.log(found.yearly) == pytest.approx(line[1], rel=1e-6, abs=1e-9)
    if reach + abs(line[1]) < 500:  # beyond, the ends are no numbers any more
        assert (math.log(found.low), math.log(found.high)) == pytest.approx(
            (line[1] - reach, line[1] + reach), rel=1e-5, abs=1e-6
        )
    assert found.models == len(rows)


@given(yearly=st.floats(0.5, 10), start=st.floats(0.1, 100), days=st.sets(st.integers(0, 3000), min_size=3))
def test_costs_that_grow_steadily_have_their_growth(yearly, start, days):
    times = np.array(sorted(days), float)
    found = growth_of_cost(times, start * yearly ** (times / YEAR))
    assert (found.low, found.yearly, found.high) == pytest.approx((yearly,) * 3, rel=1e-4)


@given(rows=tables, top=st.integers(2, 6))
def test_the_frontier_is_ranked_by_compute_of_what_was_out_by_then(rows, top):
    days, costs, compute_used = zip(*rows, strict=True)
    kept = [(day, cost) for day, cost, size in rows if sum(other > size for out, _, other in rows if out <= day) < top]
    if len({day for day, _ in kept}) < 2:
        with pytest.raises(OutsideDomain):
            growth_of_cost(days, costs, compute=compute_used, top=top)
        return
    found = growth_of_cost(days, costs, compute=compute_used, top=top)
    assert found.models == len(kept)
    assert found.yearly == pytest.approx(growth_of_cost(*zip(*kept, strict=True)).yearly)


@given(rows=tables)
def test_a_frontier_of_all_is_every_model_and_money_has_no_unit(rows):
    days, costs, _ = zip(*rows, strict=True)
    every = growth_of_cost(days, costs)
    assert growth_of_cost(days, costs, top=len(rows)) == every
    assert growth_of_cost(days, 1e6 * np.array(costs)).yearly == pytest.approx(every.yearly, rel=1e-6)


def test_two_models_leave_no_interval():
    found = growth_of_cost([0, YEAR], [1, 3])
    assert found.yearly == pytest.approx(3)
    assert (found.low, found.high) == (0, math.inf)


def test_growth_beyond_all_numbers_is_infinite():
    assert growth_of_cost([0, 1, 2], [1, 1e4, 1e8]).yearly == math.inf


def test_windows_leave_out_what_is_dated_outside():
    facts = known_costs(SERIES, SOURCE, since=date(2023, 1, 1), until=date(2024, 3, 4))
    assert {fact.entity for fact in facts} == {"GPT-4", "Claude 2", "Claude 3 Opus"}


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: growth_of_cost([0, 1], [1, 2], confidence=0), "confidence of 0"),
        (lambda: growth_of_cost([0, 1], [1, 2], confidence=1), "confidence of 1"),
        (lambda: growth_of_cost([0, 1, 2], [1, 2]), "3 days, 2 costs"),
        (lambda: growth_of_cost([0, 1], [1, 2], compute=[1]), "1 sizes"),
        (lambda: growth_of_cost([0, 1], [1, 2], top=0), "number at the top of 0"),
        (lambda: growth_of_cost([0, 1], [1, 0]), "a value of 0"),
        (lambda: growth_of_cost([5, 5], [1, 2]), "two days that differ"),
        (lambda: known_costs("training_cost_amortized", "nowhere.csv"), "'nowhere.csv'"),
    ],
)
def test_outside_its_domain_it_refuses(call, named):
    with pytest.raises(OutsideDomain, match=named):
        call()
