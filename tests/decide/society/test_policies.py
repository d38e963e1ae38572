"""Policies against a first scenario, on made-up runs whose differences are known."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.difference import Difference
from sixteenth.decide.society import policies as module
from sixteenth.decide.society.policies import NEEDED, NUMBERS, Change, compare_policies, dates_of, outputs_of_policies
from sixteenth.engine.history import Variable
from sixteenth.errors import Interrupted
from tests.decide.society_runs import DRAWS, made

LABS = ("A", "B")
MONTHS = 48  # from April 2026


def run(*, risk: Any = 0.1, sold: Any = (3.0, 1.0), worth: float = 1.0, **numbers: Any):
    """Write a run of two labs, whose numbers are constants or arrays [months, draws]."""
    own = made(MONTHS, probability_without_catastrophe=1 - np.asarray(risk), **numbers)
    shape = (MONTHS, len(LABS), DRAWS)
    of_labs = {
        "company_revenue": np.broadcast_to(np.asarray(sold, float)[:, None], shape),
        "lab_horizon": np.broadcast_to(np.array([5.0, 3.0])[:, None], shape),
        "is_alive": np.ones(shape),
        "safety_effort": np.broadcast_to(np.array([0.1, 0.3])[:, None], shape),
    }
    labels = {**own.labels, "lab": LABS}
    variables = {**own.variables, **{name: Variable(("lab",), "Number") for name in of_labs}}
    return replace(
        own, monthly={**own.monthly, **of_labs}, labels=labels, variables=variables, closing={"worth": worth}
    )


@dataclass(frozen=True)
class Worth:
    total: Any


@pytest.fixture(autouse=True)
def worths(monkeypatch):
    monkeypatch.setattr(
        module, "worth_as_concern", lambda result, lab: Worth(np.full(DRAWS, result.closing["worth"] * (lab + 1)))
    )


def central_and(name):
    return [sixteenth.read("central"), sixteenth.read(name)]


def found(name="agreed_pause", **numbers):
    luck = np.linspace(0, 0.2, DRAWS)
    runs = [run(risk=luck, jobs_displaced=0.5), run(risk=luck / 2, jobs_displaced=0.4, **numbers)]
    return compare_policies(central_and(name), runs.__getitem__)


def test_each_future_is_set_beside_itself():
    end = found(worth=3.0, sold=(1.0, 1.0)).at_the_end("agreed_pause")
    luck = np.linspace(0, 0.2, DRAWS)
    risk = end["catastrophe_probability"].difference
    assert (risk.before, risk.after, risk.difference) == pytest.approx((0.1, 0.05, -0.05))
    assert risk.standard_error == pytest.approx(np.std(luck / 2, ddof=1) / np.sqrt(DRAWS))
    assert end["jobs_displaced"].difference.difference == pytest.approx(-0.1)
    assert end["worth_of_all"].difference.difference == pytest.approx(2 * 3)
    assert end["largest_share"].difference.difference == pytest.approx(0.5 - 0.75)
    assert end["concentration"].difference.difference == pytest.approx(0.5 - (0.75**2 + 0.25**2))
    assert end["lead"].difference.before == pytest.approx(2.0)
    assert end["effort"].difference.before == pytest.approx(0.2)
    assert end["revenue_of_all"].difference.difference == pytest.approx(12 * (2 - 4))


def test_dates_lie_before_during_and_after_the_pause():
    dated = [(each.month, each.phase) for each in found().dated if each.number == "jobs_displaced"]
    assert dated == [("2027-09", "before"), ("2028-09", "during"), ("2029-09", "after"), ("2030-03", "after")]
    years = [(each.month, each.phase) for each in found().yearly if each.number == "jobs_displaced"]
    assert years == [
        ("2026-12", "before"),
        ("2027-12", "during"),
        ("2028-12", "after"),
        ("2029-12", "after"),
        ("2030-03", "after"),
    ]


def test_money_is_told_by_lab_and_worth_only_in_the_end():
    labs = {(each.number, each.lab) for each in found().dated if each.part == "money"}
    whole = {("revenue_of_all", ""), ("worth_of_all", "")}
    assert labs == {(name, lab) for name in ("revenue", "worth") for lab in LABS} | whole
    assert {each.month for each in found().dated if each.number.startswith("worth")} == {"2030-03"}


def test_a_rule_holds_throughout_though_it_has_events():
    assert {each.phase for each in found("policies_kept").dated} == {"throughout"}
    assert {each.phase for each in found("race_to_the_top").dated} == {"throughout"}
    assert {each.month for each in found("policies_kept").dated} == {"2027-12", "2029-12", "2030-03"}


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([(18, 30)], (17, 29, 41, 47)),
        ([(18, 120)], (17, 29, 47)),
        ([], (20, 44, 47)),
        ([(0, 3)], (2, 14, 47)),
        ([(6, 9), (30, 33)], (5, 8, 20, 29, 32, 44, 47)),
    ],
)
def test_dates_of_spans(spans, months):
    assert dates_of(spans, made(MONTHS)) == months


@pytest.mark.parametrize(
    ("number", "difference", "error", "is_told", "is_for_the_better"),
    [
        ("catastrophe_probability", -0.1, 0.04, True, True),
        ("catastrophe_probability", 0.1, 0.04, True, False),
        ("catastrophe_probability", 0.1, 0.06, False, None),
        ("life_years", 1.0, 0.1, True, True),
        ("largest_share", 1.0, 0.1, True, None),
        ("life_years", 0.0, 0.0, False, None),
    ],
)
def test_what_is_told_and_what_is_for_the_better(number, difference, error, is_told, is_for_the_better):
    change = Change("a", number, "risk", "", "2030-01", "after", Difference(0, difference, difference, error))
    assert (change.is_told, change.is_for_the_better) == (is_told, is_for_the_better)
    assert (change.low, change.high) == pytest.approx((difference - 2 * error, difference + 2 * error))


def test_stopped_it_tells_the_policies_that_were_run():
    scenarios = [*central_and("agreed_pause"), sixteenth.read("policies_kept")]

    def runs(place):
        if place > 1:
            raise Interrupted
        return run()

    told = compare_policies(scenarios, runs)
    assert (told.names, told.is_stopped) == (("agreed_pause",), True)

    def never(place):
        if place:
            raise Interrupted
        return run()

    with pytest.raises(Interrupted):
        compare_policies(scenarios, never)


def test_every_number_of_the_page_has_what_it_is_read_from():
    world = sixteenth.read("central").world
    kept = outputs_of_policies(world)
    assert set(NEEDED) <= set(kept.monthly)
    told = {each.number for each in found().dated}
    assert {each.name for each in NUMBERS} < told
