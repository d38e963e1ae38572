"""An explained number on the command line: the chain down to values with their sources, as data and in plain words."""

import json
from typing import Any

import pytest

import sixteenth
from sixteenth.engine.explain import Explainer, shown_draw
from sixteenth.engine.history import Result
from sixteenth.errors import OutsideTheRun, Refused
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.interfaces.explanation import MOST_ENTRIES, explain_number, explanation_data, read_labels, source_of
from sixteenth.interfaces.headline_words import figure_of, headline_words, plain_word
from sixteenth.scenarios.assemble import Scenario
from tests.engine.worlds import ROOT, lemonade
from tests.interfaces.command_line import call
from tests.interfaces.fitted import fitted_lemonade

ASKED = ("explain", "cash", "--lab", "Anthropic", "--month", "2027-01", "--scenario", "central", "--draw", "3")


@pytest.fixture(scope="module")
def scenarios() -> dict[str, Scenario]:
    own = {name: sixteenth.read(name) for name in ("central", "open_weights_win", "year_late")}
    return {**own, "hot_summer": lemonade("hot_summer")}


def told_source(scenario: Scenario, name: str, month: int, **labels: str) -> str:
    job = sixteenth.prepare(scenario, draws=8, back_end="numpy")
    return str(source_of(scenario, Explainer(job, 3).node(name, labels, month)))


def test_the_command_explains_as_data(capsys, scenarios):
    told = call(capsys, *ASKED, "--json")
    assert (told.code, told.err) == (0, "")
    data = json.loads(told.out)
    first, *others = data["nodes"]
    assert (data["draw"], first["name"], first["labels"], first["month"]) == (3, "cash", ["Anthropic"], "2027-01")
    assert first["value"] > 0
    roles = {node["name"]: node["role"] for node in (first, *others)}
    assert all(node["source"] for node in (first, *others) if roles[node["name"]] == "parameter")
    job = sixteenth.prepare(scenarios["central"])
    assert first["value"] == Explainer(job, 3).node("cash", {"lab": "Anthropic"}, 6).value


def test_a_chain_reaches_values_with_their_sources(capsys):
    words = ("explain", "next_cash", "--lab", "Anthropic", "--month", "2027-01", "--scenario", "central")
    nodes = json.loads(call(capsys, *words, "--draw", "3", "--depth", "6", "--json").out)["nodes"]
    given = [node for node in nodes if node["role"] == "parameter"]
    assert len(given) > 10
    assert all(node["source"] and node["formula"] is None for node in given)
    assert all(node["source"].split(":")[0] in ("measured", "estimated", "judgement", "scenario") for node in given)
    computed = [node for node in nodes if node["role"] == "equation"]
    assert all(node["formula"] and ".py:" in node["where"] for node in computed)
    constants = [node["name"] for node in computed if not node["inputs"]]
    assert len(constants) < len(computed) / 4, constants


def test_plain_words_are_ascii_without_colour(capsys):
    told = call(capsys, *ASKED, "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert "\x1b" not in told.out
    first, *_, last = told.out.strip().splitlines()
    assert first.startswith("cash Anthropic = ")
    assert first.endswith("bn USD (2027-01)")
    assert last == "draw 3 of central, computed again in float64"


def test_inputs_that_are_summed_over_show_the_largest(capsys):
    words = ("explain", "company_less_models", "--lab", "OpenAI", "--scenario", "central", "--draw", "3", "--plain")
    told = " ".join(call(capsys, *words, "--depth", "0").out.split())
    assert "nothing in any entry" in told or f"and {28 - MOST_ENTRIES} smaller" in told


REFUSED = [
    (("explain", "cahs", "--lab", "Anthropic"), "did you mean 'cash'?"),
    (("explain", "cash", "--lab", "Antropic"), "did you mean 'Anthropic'?"),
    (("explain", "cash"), "give lab with one of them"),
    (("explain", "cash", "--lab", "Anthropic", "--month", "2036-07"), "2026-07 to 2036-06"),
    (("explain", "cash", "--lab", "Anthropic", "--month", "soon"), "give a month such as 2026-07"),
    (("explain", "cash", "--lab", "Anthropic", "--draw", "-1"), "use 0"),
]


@pytest.mark.parametrize(("words", "cure"), REFUSED)
def test_what_does_not_exist_is_refused_with_what_does(capsys, words, cure):
    draw = () if "--draw" in words else ("--draw", "3")
    told = call(capsys, *words, "--scenario", "central", *draw)
    assert (told.code, told.out) == (1, "")
    assert cure in told.err
    as_data = call(capsys, *words, "--scenario", "central", *draw, "--json")
    assert as_data.code == 1
    assert len(json.loads(as_data.out)["faults"]) == 1


@pytest.mark.parametrize(("month", "number"), [(None, 0), ("2026-07", 0), ("2036-06", 119)])
def test_months_are_counted_from_the_start(scenarios, month, number):
    trace = explain_number(scenarios["central"], "cash", {"lab": "xAI"}, month, 3, 0)
    assert trace.nodes[0].month == str(month or "2026-07")
    assert len(trace.nodes) == 1
    assert number in (0, 119)


@pytest.mark.parametrize("month", ["2026-06", "2036-07", "", "NaT", "a month"])
def test_months_outside_the_run_are_refused(scenarios, month):
    with pytest.raises(Refused) as told:
        explain_number(scenarios["central"], "cash", {"lab": "xAI"}, month, 3, 0)
    assert [type(fault) for fault in told.value.faults] == [OutsideTheRun]


def test_a_certain_scenario_needs_no_draw(capsys):
    told = call(
        capsys, "explain", "company_balance", "--lab", "the company", "--scenario", "interview_arithmetic", "--json"
    )
    assert told.code == 0
    assert json.loads(told.out)["draw"] == 0


def test_an_entry_has_its_own_source_and_the_others_that_of_the_card(scenarios):
    own = told_source(scenarios["central"], "research_compute_today", 0, lab="Meta")
    assert own == "judgement: Sixteenth: not reported; wide"
    of_card = told_source(scenarios["central"], "research_compute_today", 0, lab="OpenAI")
    assert of_card.startswith("estimated: What is bought in June 2026")


def test_an_event_tells_its_own_source_from_its_month_on(scenarios):
    scenario = scenarios["open_weights_win"]
    before, after = (told_source(scenario, "open_lag", month) for month in (5, 6))
    assert before.startswith("estimated: Epoch AI")
    assert after.startswith("since 2027-01: scenario: ")
    assert "Epoch" not in after


def test_a_factor_stands_beside_what_it_multiplies(scenarios):
    told = told_source(scenarios["hot_summer"], "thirst", 4)
    assert told.startswith("estimated: Ana's notebook")
    assert told.endswith("; times 1.4, since 2026-07: scenario: A story; times 0.71, since 2026-09: scenario: A story")


def test_an_event_that_is_over_is_not_told(scenarios):
    scenario = scenarios["year_late"]
    during, after = (told_source(scenario, "imitation", month, segment="consumer") for month in (11, 12))
    assert "times 0, since 2026-07" in during
    assert "since" not in after


def test_a_balance_says_where_it_began(scenarios):
    assert told_source(scenarios["hot_summer"], "cash", 5, stand="Ben") == "at the start: measured: Counted on 30 April"


def test_what_is_computed_has_no_source(scenarios):
    assert told_source(scenarios["hot_summer"], "profit", 5, stand="Ben") == "None"


def test_by_default_the_draw_is_the_one_in_the_middle_of_the_labs_worth(scenarios, monkeypatch):
    small: dict[str, Any] = {"draws": 40, "months": 12, "back_end": "numpy"}
    result = sixteenth.run(scenarios["central"], **small)
    monkeypatch.setattr(sixteenth, "run", lambda *_: result)
    trace = explain_number(scenarios["central"], "cash", {"lab": "OpenAI"}, None, None, 0)
    worth = result.closing["wind_down_value"][1]
    assert trace.draw == min(worth.argsort()[19:21])


@pytest.mark.parametrize(("future", "place"), [(5, 2), (95, 37)])
def test_a_worse_or_a_better_future_can_be_asked_for(capsys, small, future, place):
    asked = ("explain", "cash", "--lab", "OpenAI", "--future", str(future), "--depth", "0")
    worth = small.closing["wind_down_value"][1]
    draw = int(worth.argsort()[place])
    assert json.loads(call(capsys, *asked, "--json").out)["draw"] == draw
    told = " ".join(call(capsys, *asked, "--plain").out.split())
    near = f"the nearest to where {future} of 100 lie below in what the lab is worth"
    assert told.endswith(f"draw {draw} of central, computed again in float64, one future, {near}")
    word = " ".join(call(capsys, "explain", "worth", *asked[2:], "--plain").out.split())
    assert f"draw {draw}, the nearest to where {future} of 100 lie below in these, is explained below" in word


def test_a_future_beside_a_draw_is_refused(capsys):
    told = call(capsys, "explain", "cash", "--draw", "3", "--future", "5")
    assert told.code == 1
    assert "leave out '--draw'" in told.err


def test_data_hold_a_source_or_null_for_each_number(scenarios):
    trace = explain_number(scenarios["central"], "cash_flow_before_financing", {"lab": "xAI"}, "2027-01", 3, 2)
    data = explanation_data(scenarios["central"], trace)
    assert len(data["nodes"]) == len(trace.nodes) > 3
    assert {type(node["source"]) for node in data["nodes"]} <= {str, type(None)}
    json.dumps(data)


@pytest.fixture
def small(scenarios, monkeypatch) -> Result:
    result = sixteenth.run(scenarios["central"], draws=40, months=12, back_end="numpy")
    monkeypatch.setattr(sixteenth, "run", lambda *_: result)
    return result


@pytest.mark.parametrize("word", ["worth", "What it is worth?", "Money back", "ruin", "too late to stop", "keep"])
def test_a_word_of_the_headline_opens_the_number_behind_it(capsys, small, word):
    data = json.loads(call(capsys, "explain", word, "--lab", "OpenAI", "--depth", "1", "--json").out)
    about = headline_words()[plain_word(word)]
    assert (data["nodes"][0]["name"], data["nodes"][0]["labels"]) == (about.name, ["OpenAI"])
    assert data["nodes"][0]["month"] == "2036-06"
    assert (data["headline"]["lab"], data["headline"]["futures"]) == ("OpenAI", 40)
    assert (data["headline"]["of_100"] is None) != (data["headline"]["spread"] is None)
    values = figure_of(about, small, 1)
    ranked = small.closing["wind_down_value"][1] if values.dtype == bool else values
    assert data["draw"] == shown_draw(small, ranked)


@pytest.mark.usefixtures("small")
def test_a_word_is_told_in_a_sentence_above_the_number(capsys):
    told = call(capsys, "explain", "ruin", "--draw", "3", "--month", "2027-01", "--depth", "0", "--plain").out
    assert told.startswith("Anthropic: ruined in ")
    assert "One of these futures, draw 3, is explained below" in " ".join(told.split())
    assert "ends_ruined Anthropic = 0 (2027-01)" in told
    assert json.loads(call(capsys, *ASKED, "--json").out)["headline"] is None


def test_the_words_of_a_headline_that_a_world_does_not_have_are_refused(scenarios):
    for word, cure in (("worth", "such as cash"), ("wort", "such as cash"), ("profitt", "'profit'")):
        with pytest.raises(Refused) as told:
            explain_number(scenarios["hot_summer"], word, {}, None, 0, 0)
        (fault,) = told.value.faults
        assert cure in fault.cure


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--at", "stand"), ["'stand'", "write --at stand=Ana"]),
        (("--at", "=Ana"), ["'=Ana'", "write --at stand=Ana"]),
        (("--at", "stand=Ana", "--at", "stand=Ben"), ["'Ana' and 'Ben'", "give 'stand' once"]),
        (("--at", "stnad=Ana"), ["did you mean 'stand'?"]),
        (("--at", "stand=Ana", "--lab", "OpenAI"), ["'lab=OpenAI'", "leave it out: the axes are stand"]),
        (("--at", "stand=An"), ["did you mean 'Ana'?"]),
        (("--at", "stand=Ana", "--depth", "-1"), ["-1", "use 0"]),
        (("--at", "stand=Ana", "--draw", "-3"), ["0 to", "use 0"]),
        (("--at", "stand=Ana", "--month", "2031-01"), ["2026-05 to 2028-04"]),
    ],
)
def test_labels_depths_draws_and_months_that_cannot_be_are_told_in_four_lines(capsys, words, told):
    lemonade_file = str(ROOT / "tests" / "lemonade" / "lemonade.toml")
    found = call(capsys, "explain", "cash", "--scenario", lemonade_file, "--allow-code", *words)
    assert (found.code, found.out) == (1, "")
    assert [line for line in told if line not in found.err] == []
    assert len(found.err.split("\n\n")[0].splitlines()) == 4


def test_a_label_given_twice_alike_is_one_label():
    assert read_labels({"lab": "xAI", "segment": None}, ["lab=xAI", "stand = Ana"]) == {"lab": "xAI", "stand": "Ana"}


def test_any_depth_ends_where_there_is_no_more(scenarios):
    trace = explain_number(scenarios["hot_summer"], "cash", {"stand": "Ana"}, None, 0, 10**12)
    assert [node.name for node in trace.nodes] == ["cash"]


def test_a_fitted_value_is_told_before_and_after_its_facts(capsys, tmp_path):
    path = str(fitted_lemonade(tmp_path, facts_hash()))
    asked = ("explain", "elasticity", "--scenario", path, "--allow-code", "--draw", "3")
    (node,) = json.loads(call(capsys, *asked, "--json").out)["nodes"]
    assert node["fitted"]["prior"][1] == pytest.approx(1.3, abs=0.001)
    assert node["fitted"]["posterior"][1] == pytest.approx(1.2, abs=0.01)
    told = " ".join(call(capsys, *asked, "--plain").out.split())
    assert "fitted to 1 facts known by 2026-05-01:" in told
    assert "before them 0.659 / 1.3 / 1.94" in told
    other = call(capsys, "explain", "usual_price", *asked[2:], "--json")
    assert json.loads(other.out)["nodes"][0]["fitted"] is None


def test_check_counts_what_is_fitted(capsys, tmp_path):
    path = str(fitted_lemonade(tmp_path, facts_hash()))
    assert "(2 fitted), nothing wrong" in call(capsys, "check", path, "--allow-code", "--plain").out
    assert json.loads(call(capsys, "check", path, "--allow-code", "--json").out)["fitted"] == 2
