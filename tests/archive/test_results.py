"""Whoever kept a result can open it, and gets the same numbers from its recipe, or is told what moved them."""

import gzip
import re
from dataclasses import replace
from importlib.metadata import version

import numpy as np
import pytest

import sixteenth
from sixteenth.questions.verify.since import moved_of
from sixteenth.scale.restore import earlier_version
from tests.archive import results
from tests.archive.replay import KEPT as RESULTS
from tests.archive.replay import moved
from tests.archive.results import RUNS, kept_results, load, made_of, run, sums, told, what_moved

KEPT = kept_results()


@pytest.mark.parametrize(("since", "name"), KEPT)
def test_a_kept_result_opens_and_holds_the_bits_that_were_saved(since, name):
    result = load(since, name)
    assert sums(result) == made_of(since)["numbers"][name]
    assert result.recipe["seed"] == 7
    assert result.labels


@pytest.mark.parametrize(("since", "name"), KEPT)
def test_a_kept_result_comes_again_or_it_is_said_what_moved_it(since, name):
    found = [each.name for each in moved_of(load(since, name), run(name))]
    named = {each["number"] for each in moved() if (each["since"], each.get("result")) == (since, name)}
    assert [each for each in found if each not in named and "*" not in named] == [], told(since, name)


@pytest.mark.parametrize(("since", "name"), [each for each in KEPT if each[0] == version("sixteenth")])
def test_a_result_of_this_version_is_verified_from_its_own_recipe(since, name):
    result = load(since, name)
    assert earlier_version(result.recipe) is None
    found = sixteenth.verify(result, allow_code=True)
    assert found.is_close
    assert not found.missing


@pytest.mark.parametrize("entry", [each for each in moved() if "result" in each], ids=lambda each: each["result"])
def test_what_moved_a_result_is_named_value_by_value(entry):
    then, now = load(entry["since"], entry["result"]), run(entry["result"])
    assert [*moved_of(then, now)]
    names = [name for each in what_moved(entry["since"], then, now).values() for name in each]
    assert names
    assert [name for name in names if name not in entry["why"]] == []


@pytest.mark.parametrize("file", [*RESULTS.glob("*/*.gz")], ids=lambda file: f"{file.parent.name} {file.name}")
def test_what_is_kept_says_nothing_of_where_it_was_made(file):
    assert not re.findall(rb"[^\w.-]/(?:tmp|\w+)/\w+", gzip.decompress(file.read_bytes()))


def test_this_version_has_kept_its_results():
    assert {name for since, name in KEPT if since == version("sixteenth")} == {*RUNS}


def test_a_number_that_moved_is_told_old_and_new():
    now = load(*KEPT[-1])
    array = now.monthly["profit"].copy()
    array[3, 1, 2] += 1000.0
    changed = replace(now, monthly={**now.monthly, "profit": array, "cash": now.monthly["cash"][:5]})
    found = {each.name: each for each in moved_of(changed, now)}
    assert {*found} == {"monthly profit", "monthly cash"}
    assert found["monthly profit"].then == pytest.approx(found["monthly profit"].now + 1000.0)
    assert np.isnan(found["monthly cash"].now)
    assert str(found["monthly profit"]).startswith("monthly profit: was ")


def test_values_facts_and_equations_that_differ_are_named(monkeypatch):
    since, name = KEPT[-1]
    then = load(since, name)
    now = run(name)
    assert what_moved(since, then, now) == {"value": [], "fact": [], "equation": []}
    key = next(iter(results.facts()))
    monkeypatch.setattr(results, "facts", lambda: {**made_of(since)["facts"], key: "other"})
    monkeypatch.setattr(results, "equations", lambda: {**made_of(since)["equations"], "profit": "other"})
    scenario = sixteenth.read(RUNS[name][0], allow_code=True).with_(rent=500)
    other = replace(now, recipe={**now.recipe, "scenario_json": scenario.resolved})
    assert what_moved(since, then, other) == {"value": ["rent"], "fact": [key], "equation": ["profit"]}
