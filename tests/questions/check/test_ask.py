"""A check as an answer: what a scenario is made of where nothing is wrong."""

import sixteenth
from sixteenth.evidence.facts_read.read_facts import facts_hash
from tests.interfaces.command_line import INTERVIEW, call
from tests.interfaces.fitted import fitted_lemonade
from tests.questions.told import told


def test_it_counts_what_a_scenario_is_made_of(monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    scenario = sixteenth.read(INTERVIEW)
    answer = sixteenth.ask("check", scenario)
    equations, stocks = len(scenario.world.equations), len(scenario.world.stocks)
    assert told("check", answer.findings) == {
        "nothing_wrong": f"{INTERVIEW}: {equations} equations, {stocks} stocks, {len(scenario.values)} values, "
        "nothing wrong"
    }
    assert not answer.tables
    assert answer.recipe["scenario_hash"] == scenario.hash


def test_it_counts_what_is_fitted(tmp_path):
    scenario = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    answer = sixteenth.ask("check", scenario)
    assert "(2 fitted), nothing wrong" in told("check", answer.findings)["nothing_wrong_and_fitted"]


def test_a_command_is_told_which_scenario(capsys):
    found = call(capsys, "check")
    assert found.code != 0
    assert "nothing wrong" not in found.out


def test_a_value_that_is_set_is_checked_too(capsys):
    assert call(capsys, "check", INTERVIEW, "--set", "serving_margin=50 %").code == 0
    assert call(capsys, "check", INTERVIEW, "--set", "serving_margn=50 %").code == 1
