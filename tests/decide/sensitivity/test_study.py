"""A study finds what an answer was made of: the outcome is worked out of the inputs that its runs were given."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.sensitivity.study import KEPT, Block, Sizes, block_of, outcome_of, study
from sixteenth.engine.history import Result, Variable

LAB = "OpenAI"
SIZES = Sizes(ways=4, points=128, first=3, futures=2000)


@cache
def prepared():
    return sixteenth.prepare("central", output_set="headline", draws=2000, back_end="numpy")


def place(title):
    return next(number for number in prepared().table.uncertain if prepared().table.rows[number].title == title)


def result_of(job, worth):
    """Return a result in which a lab has a worth, and nothing else is known."""
    labels, months = job.settings.labels, job.program.months
    closing = {name: np.zeros((len(labels["lab"]), job.options.draws)) for name in KEPT.closing}
    closing["wind_down_value"][labels["lab"].index(LAB)] = worth
    ended = {"not_finite": np.full(job.options.draws, months)}
    recipe = {"draws": job.options.draws, "months": months, "start": "2026-07"}
    variables = {**dict.fromkeys(closing, Variable(("lab",), "USD")), "not_finite": Variable((), "Flag")}
    return Result({}, closing, ended, variables, labels, recipe)


def run_of(worth_of):
    def run(job, keep):
        assert keep == KEPT
        chunks = [job.inputs(number) for number in range(job.chunks)]
        rows = np.concatenate([each.rows for each in chunks], axis=1)[:, : job.options.draws]
        draws = np.concatenate([each.draws for each in chunks])[: job.options.draws]
        return result_of(job, worth_of(rows, draws))

    return run


def test_a_worth_of_one_input_hangs_on_that_alone():
    at = place("catch_up_time")
    found = study(prepared(), LAB, "worth", "run_off", SIZES, run_of(lambda rows, _: rows[at] - np.median(rows[at])))
    (first, effect), (_, second), *_ = found.screened
    assert first == Block("inputs", ("catch_up_time",))
    assert effect.size > 0.3
    assert second.size == 0
    (block, index), *others = found.by_total
    assert block == first
    assert (index.first, index.total) == pytest.approx((1, 1), abs=0.1)
    assert max(abs(each.total) for _, each in others) < 0.01
    assert [limit.name for limit in found.limits] == ["catch_up_time"]
    assert found.box is not None
    assert found.box.density > 0.9


def test_monthly_luck_and_what_was_not_told_apart_have_their_own_shares():
    own = np.random.default_rng(3).normal(size=10_000)
    found = study(prepared(), LAB, "worth", "run_off", SIZES, run_of(lambda _, draws: own[draws]))
    shares = {block.kind: index for block, index in found.shared}
    assert shares["luck"].total == pytest.approx(1, abs=0.15)
    assert abs(shares["rest"].total) < 0.01
    assert found.futures == 4 * (len(prepared().table.blocks) + 1) + 128 * (3 + 2 + 2) + 2000


def test_worth_counts_by_rank_and_ties_share_theirs():
    job = prepared()
    worth = np.repeat([-1e12, 5.0, 1e15, np.nan], 500)
    found = outcome_of(result_of(job, worth), job.settings.labels["lab"].index(LAB), "worth", "run_off")
    assert np.unique(found) == pytest.approx([0.125, 0.5, 0.875])
    assert found.mean() == pytest.approx(0.5)


def test_the_rows_of_a_fit_are_one_block():
    table = prepared().table
    kinds = [block_of(table, places).kind for places in table.blocks]
    assert kinds.count("fitted") == 1
    assert sum(map(len, table.blocks)) == len(table.dimensions)
    assert any(len(places) > 1 for places in table.blocks)  # inputs that central correlates
