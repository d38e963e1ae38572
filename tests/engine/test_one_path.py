"""One future as numbers of every month."""

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.history import Result
from sixteenth.engine.one_path import Trial, Watched, central_path, path_of_draw
from sixteenth.measures.middle import number_of

FEW = {"back_end": "numpy", "months": 6, "draws": 3}


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


@pytest.fixture(scope="module")
def job(central):
    return sixteenth.prepare(central, **FEW)


def test_a_draw_is_that_of_the_run(job):
    run: Result = sixteenth.run(job)
    path = path_of_draw(job, 2, ["cash", "company_revenue", "next_cash"])
    at = path.labels["lab"].index("OpenAI")
    assert path.series("cash", lab="OpenAI") == pytest.approx(run.monthly["cash"][:, at, 2], rel=1e-12)
    assert path.series("next_cash", lab="OpenAI")[:-1] == pytest.approx(path.series("cash", lab="OpenAI")[1:])
    assert (path.start, path.months) == ("2026-07", 6)


def test_the_central_path_has_every_input_at_its_middle_and_trials_move_what_they_should(central, job):
    tax = number_of(central, "tax_rate")
    trials = (Trial("tax_rate", None, tax), Trial("tax_rate", None, tax + 0.1), Trial("cash", ("OpenAI",), 1e9))
    names = ["tax_rate", "cash", "tax", "company_revenue"]
    path = central_path(job, names, Watched(trials, frozenset({"tax", "cash"}), {"lab": "OpenAI"}))
    assert np.all(path.series("tax_rate") == tax)
    cash = central.settings.values["cash"]["OpenAI",]
    assert path.series("cash", lab="OpenAI")[0] == pytest.approx(median_of(cash))
    assert path.moved.keys() == {"tax", "cash"}
    assert path.moved["cash"][0] == 0
    assert path.moved["cash"][2] > 0.5
    again = central_path(job, names)
    assert all(np.array_equal(again.numbers[name], path.numbers[name]) for name in names)
    assert not again.moved


def test_luck_is_as_even_as_its_odds(job):
    path = central_path(job, ["round_shock", "market_mood", "round_closed"])
    luck = path.series("round_shock", lab="Anthropic")
    assert len(set(luck)) == 6
    assert 0.3 < luck.mean() < 0.7
    assert path.series("round_shock", lab="OpenAI")[:-1] == pytest.approx(luck[1:])
