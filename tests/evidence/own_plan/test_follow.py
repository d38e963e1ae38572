"""A scenario follows a plan: once made it is read again; worlds whose plan is known come back."""

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.fitted.inputs import uncertain_entries
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.evidence.own_plan.child import child_text, no_lead
from sixteenth.evidence.own_plan.follow import ENDS, _read, _weights, follow, run_by, years_of
from sixteenth.evidence.own_plan.lead import KEPT, REVENUE, Follower, Simulated
from sixteenth.evidence.own_plan.placing import opening_of
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.questions.session import Session
from tests.evidence.own_plan.plans import HEAD, MONTHS, WHO, followed, opening, quick, written

KNOWN = (("Anthropic", 3), ("OpenAI", 5), ("Mistral", 21))  # labs of central, each as it is in one of its futures
PLANNED, FUTURES = 42, 2000
LABS, COMPANIES, FROM = ("Anthropic", "OpenAI", "DeepSeek", "Mistral"), 20, 60


def test_the_scenario_stands_in_a_file_and_is_made_once():
    own = followed()
    assert sixteenth.read(own.place).hash == own.scenario.hash
    with pytest.raises(ZeroDivisionError):
        follow(sixteenth.read("central"), own.plan.file, _never, own.place.parents[2])  # type: ignore[arg-type]
    again = follow(sixteenth.read("central"), own.plan.file, _never, own.place.parents[1])  # type: ignore[arg-type]
    assert (again.scenario.hash, again.told) == (own.scenario.hash, own.told)


def _never(*_: object) -> object:
    return 1 / 0


def test_what_was_set_by_hand_stays_and_makes_another_fit():
    own, by_hand = followed(), sixteenth.read("central").with_(discount_rate=0.2)
    other = follow(by_hand, own.plan.file, quick(), own.place.parents[1])
    assert other.place.parent != own.place.parent
    assert other.scenario.settings.values["discount_rate"][()].numbers == (0.2,)


def test_years_are_those_of_the_calendar():
    assert {year: len(own) for year, own in years_of(opening(), len(MONTHS)).items()} == {2026: 6, 2027: 3}
    assert [each.year for each in followed().told.years] == [2026, 2027]
    assert all(each.below["bear"] <= each.below["base"] <= each.below["bull"] for each in followed().told.years)


def test_a_fault_of_the_plan_is_told_before_anything_runs(tmp_path):
    with pytest.raises(Refused):
        follow(sixteenth.read("central"), tmp_path / "none.csv", _never)  # type: ignore[arg-type]


def test_a_company_larger_than_its_market_is_refused_at_its_plan(tmp_path):
    text = HEAD + WHO + "".join(f"{month},revenue,,300,,billion,USD,,,,\n" for month in MONTHS)
    with pytest.raises(Refused, match="spend_cap") as refused:
        follow(sixteenth.read("central"), written(text, tmp_path), _never, tmp_path)  # type: ignore[arg-type]
    assert {each.where.file for each in refused.value.faults} == {str(tmp_path / "plan.csv")}


@pytest.mark.slow
@pytest.mark.parametrize(("lab", "future"), KNOWN)
def test_a_plan_that_the_world_made_comes_back(tmp_path, lab, future):
    central = sixteenth.read("central")
    truth = sixteenth.run(central.keeping("known", KEPT), draws=40, seed=123, output_set="known")
    at = truth.labels["lab"].index(lab)
    base, training = (np.asarray(truth.monthly[name][:PLANNED, at, future], float) for name in KEPT.monthly[:2])
    plan = _as_plan(tmp_path, lab, base, training)
    own = follow(central, plan, run_by(Session().run), tmp_path)
    result = sixteenth.run(own.scenario.keeping("known", KEPT), draws=FUTURES, seed=11, output_set="known")
    low, middle, high = np.exp(Simulated(result, lab, PLANNED).quantiles(REVENUE, ENDS))
    assert (np.abs(middle / base - 1) < 0.1).mean() > 0.8
    assert ((low <= base) & (base <= high)).mean() > 0.75
    assert own.told.effective > 400


def _as_plan(folder: Path, lab: str, base: object, training: object) -> Path:
    """Write a lab's months as a plan whose range widens by a hundredth a month."""
    months = np.datetime64("2026-07") + np.arange(PLANNED)
    wide = np.exp(1.2816 * (0.02 + 0.01 * np.arange(PLANNED)))
    revenue, research = np.asarray(base), np.asarray(training)
    rows = [f",company,,,,,,{lab},,,"]
    rows += [
        f"{month},revenue,{own / w:.2f},{own:.2f},{own * w:.2f},one,USD,,,,"
        for month, own, w in zip(months, revenue, wide, strict=True)
    ]
    rows += [f"{month},training,,{own:.2f},,one,USD,,,," for month, own in zip(months, research, strict=True)]
    place = folder / "known.csv"
    place.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return place


@pytest.mark.slow
def test_ranges_of_what_a_plan_moved_hold_the_hidden_truth_nine_times_in_ten(tmp_path):
    """Twenty companies of the engine, known by their plan alone: 90 % ranges of the inputs that it moved, pooled."""
    central = sixteenth.read("central")
    job = sixteenth.prepare(central.keeping("known", KEPT), draws=FROM, seed=123, output_set="known")
    truth, runs = sixteenth.run(job), run_by(Session().run)
    drawn = job.table.sample(123, np.arange(FROM, dtype=np.uint32), job.options.sampling)
    places = {(row.name, row.labels): number for number, row in enumerate(job.table.rows)}
    futures = np.random.default_rng(1).permutation(FROM)[:COMPANIES]
    inside: list[bool] = []
    for number, future in enumerate(futures):
        lab = LABS[number % len(LABS)]
        at = truth.labels["lab"].index(lab)
        base, training = (np.asarray(truth.monthly[name][:PLANNED, at, future], float) for name in KEPT.monthly[:2])
        opened = opening_of(central, read_plan(_as_plan(tmp_path, lab, base, training)))
        file = tmp_path / "child.toml"
        file.write_text(child_text(opened, parent_of(opened.scenario), no_lead(opened.revenue.months)))
        child = _read(file, opened)
        where = {title: places.get((row.name, row.labels)) for title, row in uncertain_entries(child)}
        moved = [each for each in _weights(Follower(opened, child, runs), child).learnt if each.is_moved]
        known = [each for each in moved if where[each.title] is not None]  # not a contract of the plan alone
        inside += [each.posterior[0] <= drawn[where[each.title], future] <= each.posterior[2] for each in known]
    held = binomtest(int(sum(inside)), len(inside)).proportion_ci()
    assert len(inside) > 100
    assert held.low <= 0.9 <= held.high
