"""Every scenario that travels with the package: put together, run, and saying in one sentence what it is."""

import json
import tomllib
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.interfaces.cli import app
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.contracts import FIRST_MONTH
from sixteenth.scenarios.layers.read import library

NAMES = sorted(library())
WITH_PARENT = [name for name in NAMES if "parent" in tomllib.loads(library()[name].read_text(encoding="utf-8"))]
DRAWS = 40


def written(name: str) -> dict[str, Any]:
    return tomllib.loads(library()[name].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read() -> dict[str, Scenario]:
    return {name: sixteenth.read(name) for name in NAMES}


def test_the_library_holds_what_is_promised():
    promised = {"central", "interview", "progress_stops", "year_late", "commodity", "open_weights_win"}
    assert promised | {"interview_arithmetic"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_two_years_and_stays_numbers(read, name):
    scenario = read[name]
    late = [event.month for event in scenario.settings.events] + list(scenario.settings.switch_months)
    months = max([24, *(month + 1 for month in late)])
    result = sixteenth.run(scenario, draws=DRAWS, months=months, back_end="numpy")
    assert result.finite.all()
    for part in (result.monthly, result.closing):
        for variable, data in part.items():
            assert np.isfinite(data).all(), variable


@pytest.mark.parametrize("name", NAMES)
def test_its_title_and_claim_are_one_sentence_each(name):
    title, claim = written(name)["title"], written(name)["claim"]
    assert title[0].isupper()
    assert not title.endswith(".")
    assert len(title) <= 40
    assert claim[0].isupper()
    assert claim.endswith((".", "?"))
    assert claim[:-1].count(". ") == 0
    assert "\n" not in claim
    assert len(claim) <= 140


def test_no_two_say_the_same():
    for entry in ("title", "claim"):
        told = [written(name)[entry] for name in NAMES]
        assert len(set(told)) == len(told)


@pytest.mark.parametrize("name", NAMES)
def test_each_value_and_event_says_how_it_is_known_and_from_where(name):
    cards = [*written(name).get("values", {}).values(), *written(name).get("event", ())]
    assert cards
    for card in cards:
        if "choice" not in card:
            told = [card] if {"kind", "source"} <= card.keys() else [*card["by"].values()]  # for all, or for each label
            assert told
            assert all({"kind", "source"} <= each.keys() for each in told), card


@pytest.mark.parametrize("name", WITH_PARENT)
def test_a_child_writes_only_what_differs_from_its_parent(read, name):
    parent, child = read[written(name)["parent"]], read[name]
    assert child.assumptions.parents[0] == parent.name
    for value in written(name).get("values", {}):
        assert child.settings.values[value] != parent.settings.values[value], value
    for entry in {"start", "months", "draws"} & written(name).keys():
        assert child.assumptions.facts[entry] != parent.assumptions.facts.get(entry), entry
    for topic, chosen in written(name).get("theory", {}).items():
        assert parent.assumptions.theory.get(topic) != chosen, topic
    assert child.hash != parent.hash


@pytest.mark.parametrize("name", WITH_PARENT)
def test_what_a_child_leaves_out_is_its_parents(read, name):
    parent, child = read[written(name)["parent"]], read[name]
    own = set(written(name).get("values", {}))
    assert own == child.assumptions.own
    counted = {FIRST_MONTH} if "start" in written(name) else set()  # follows from the start
    for value in parent.settings.values.keys() - own - counted:
        found, expected = child.settings.values[value], parent.settings.values[value]
        if "like" in written(name):  # new labs have entries of their own
            found = {labels: found[labels] for labels in expected}
        if "start" in written(name):  # a fit is to facts until its parent's start
            expected = {labels: each.prior or each for labels, each in expected.items()}
        assert found == expected, value


@pytest.mark.parametrize("name", WITH_PARENT)
def test_a_child_ends_elsewhere_than_its_parent_on_the_same_luck(read, name):
    parent, child = read[written(name)["parent"]], read[name]
    late = [event.month for event in child.settings.events] + list(child.settings.switch_months)
    events = [month + 1 for month in late]
    months = max([24, *(month + 6 for month in events)])
    one, other = (sixteenth.run(each, draws=16, months=months, back_end="numpy") for each in (parent, child))
    theirs = one.closing["present_value"]
    assert not np.allclose(theirs, other.closing["present_value"][: len(theirs)], rtol=1e-3)  # new labs come last


@pytest.mark.parametrize("name", NAMES)
def test_editors_are_pointed_to_the_schema(name):
    first = library()[name].read_text(encoding="utf-8").splitlines()[0]
    assert first == "#:schema ../schema.json"
    assert (library()[name].parent.parent / "schema.json").is_file()


@pytest.mark.parametrize("as_data", [True, False])
def test_the_command_lists_them_all(capsys, as_data):
    assert app(["scenarios", *(["--json"] if as_data else [])]) == 0
    told = capsys.readouterr().out
    if as_data:
        figures = [each["figures"] for each in json.loads(told)["findings"]]
        assert {each["name"]["value"]: each["claim"]["value"] for each in figures} == {
            name: written(name)["claim"] for name in NAMES
        }
    else:
        whole = " ".join(told.split())
        places = [whole.index(f"{name}: {written(name)['claim']}") for name in NAMES]
        assert places == sorted(places)


def test_their_files_are_found_by_name_and_by_path(read):
    for name, path in library().items():
        assert sixteenth.read(str(path)).hash == read[name].hash
