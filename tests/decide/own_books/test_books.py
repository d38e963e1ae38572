"""Books as a whole; and companies whose truth is known come back from the file that they wrote."""

import time

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.own_books.books import settle
from sixteenth.engine.declared import OutputSet
from tests.decide.own_books.companies import NEEDED, SHARED, write_company
from tests.decide.own_books.flows import COMPANY, flow

COMPANIES = 20
MOST_SECONDS = 60.0
WITHIN = 0.1
SMALL = 0.01  # a payback of a model that has hardly been sold


def test_the_books_hold_models_years_and_company():
    books = settle(COMPANY, "revenue")
    assert (books.months[0], books.months[-1], books.period) == ("2025-01", "2026-01", 1)
    assert [each.model for each in books.models] == ["old", "new"]
    assert len(books.paybacks) == 6
    assert books.standing.verdict == "investment"
    assert not books.is_by_period


def test_rows_that_stand_far_apart_are_of_periods():
    books = settle([flow(month, "", "research", 1) for month in ("2024-12", "2025-06", "2026-06")], "revenue")
    assert (books.period, books.is_by_period) == (6, True)


@pytest.mark.slow
def test_companies_with_a_hidden_truth_come_back_from_their_files(tmp_path):
    """Each is a lab of one future of `central`, with values of its own; its models' truth is the world's own books."""
    scenario = sixteenth.read("central")
    world = scenario.world.keeping("own", OutputSet((*NEEDED, "company_revenue")))
    result = sixteenth.run(scenario.in_world(world), draws=COMPANIES, output_set="own")
    off: dict[str, list[float]] = {"gross": [], "all": []}
    for draw in range(COMPANIES):
        lab = draw % len(result.labels["lab"])
        file = write_company(tmp_path / f"{draw}.csv", result, lab, draw)
        began = time.perf_counter()
        answer = sixteenth.ask("ledger", file=str(file), until="2040-12")
        assert time.perf_counter() - began < MOST_SECONDS
        found = {(row[0], row[1].key): row[3] for row in answer.tables[0].rows}
        for (model, way), multiple in truth_of(result, lab, draw).items():
            off[way].append(abs(found[model, way] - multiple) / max(abs(multiple), SMALL))
    assert len(off["gross"]) >= 10 * COMPANIES
    assert np.median(off["gross"]) <= WITHIN
    assert np.median(off["all"]) <= WITHIN


def truth_of(result, lab, draw):
    """Return each model's payback by the world: gross, and with its part by revenue of what serving costs beside it."""
    revenue, gross, cost = (np.asarray(result.monthly[name][:, lab, :, draw], np.float64) for name in NEEDED[:3])
    sold = np.asarray(result.monthly["company_revenue"][:, lab, draw], np.float64)
    shared = sum(np.asarray(result.monthly[name][:, lab, draw], np.float64) for name in SHARED)
    part = (shared / np.maximum(sold, 1.0))[:, None] * revenue
    made = {model: at for at, model in enumerate(result.labels["vintage"]) if cost[:, at].sum() > 1}
    return {
        **{(model, "gross"): gross[:, at].sum() / cost[:, at].sum() for model, at in made.items()},
        **{(model, "all"): (gross - part)[:, at].sum() / cost[:, at].sum() for model, at in made.items()},
    }
