"""Policies found by search, on made-up runs whose best is known."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.choosing.frontier import Search
from sixteenth.decide.society import found_policies
from sixteenth.decide.society.found_policies import brings, find_policies, first_points, last_month
from sixteenth.decide.society.levers import LEVERS, Policy, policy_at, ready
from sixteenth.errors import Interrupted
from tests.decide.society_runs import DRAWS, made

SEARCH = Search(design=16, generations=2, population=4, limits=1)


@cache
def at_rest():
    return ready(sixteenth.read("central"))


class Runs:
    """Made-up runs: effort lowers the risk, pace and no pause save lives; it may stop after so many runs."""

    def __init__(self, monkeypatch, after=10**6, luck=0.0):
        self.asked, self.after, self.luck = [], after, luck
        monkeypatch.setattr(found_policies, "applied", lambda _, policy: policy)

    def __call__(self, policy):
        if len(self.asked) >= self.after:
            raise Interrupted
        self.asked.append(policy)
        own = policy if isinstance(policy, Policy) else Policy(effort=0.03)
        risk = 0.4 * (1 - own.effort) ** 4 + self.luck  # type: ignore[operator]
        lives = 10 * own.pace**0.2 - 0.1 * own.lasts
        gains = np.array([1 - risk, 0.5 - 2 * risk, -4 * risk])[:, None]
        return made(
            3, life_months_gained=12 * lives / (1 - risk), probability_without_catastrophe=1 - risk, welfare_gain=gains
        )


def test_finalists_are_run_on_other_futures_and_the_most_effort_is_chosen(monkeypatch):
    search, told = Runs(monkeypatch), Runs(monkeypatch, luck=0.01)
    found = find_policies(at_rest(), search, told, 3, SEARCH)
    assert (found.is_stopped, found.is_rescored) == (False, True)
    assert len(told.asked) == len(found.policies)
    assert found.tried == len(search.asked) - 1  # the scenario itself is no try
    assert max(policy.effort for policy in found.policies.values()) == pytest.approx(0.5)  # type: ignore[type-var]
    best = min(brings(run, 3).risk for run in found.runs.values())
    assert best == pytest.approx(0.4 * 0.5**4 + 0.01)
    risks = [brings(run, 3).risk for run in found.runs.values()]
    assert risks == sorted(risks)
    assert list(found.policies) == [f"F{at + 1}" for at in range(len(risks))]


@pytest.mark.parametrize(("after", "has_any"), [(0, False), (1, False), (12, True)])
def test_stopped_it_tells_what_it_has_on_the_futures_of_the_search(monkeypatch, after, has_any):
    found = find_policies(at_rest(), Runs(monkeypatch, after), Runs(monkeypatch), 3, SEARCH)
    assert (found.is_stopped, found.is_rescored) == (True, False)
    assert bool(found.policies) == has_any == (found.base is not None)
    assert found.tried == max(after - 1, 0)
    assert found.policies.keys() == found.runs.keys()


def test_stopped_while_finalists_run_it_keeps_the_scores_of_the_search(monkeypatch):
    found = find_policies(at_rest(), Runs(monkeypatch), Runs(monkeypatch, after=1), 3, SEARCH)
    assert (found.is_stopped, found.is_rescored) == (True, False)
    assert len(found.runs) == len(found.policies) > 1


def test_plain_policies_come_first_each_with_a_line_of_its_own():
    plain = [policy_at(point) for point in first_points()]
    assert {round(each.effort, 6) for each in plain} == {0.5}  # type: ignore[arg-type]
    assert {each.openness for each in plain} == {1.0}
    assert {(each.pace, each.lasts) for each in plain} == {(1.0, 0)}
    assert plain[-1].line is None
    assert len({each.line for each in plain}) == len(plain)
    assert all(len(point) == len(LEVERS) for point in first_points())


def test_the_last_month_holds_all_that_is_read_of_a_run():
    run = made(5, life_months_gained=np.arange(5.0)[:, None] * np.ones(DRAWS), probability_without_catastrophe=0.9)
    short = last_month(run)
    assert brings(short, 3) == brings(run, 3)
    assert short["life_months_gained"].shape == (1, DRAWS)
