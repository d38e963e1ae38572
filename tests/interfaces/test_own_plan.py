"""`--plan`: any question about a scenario, with the user's company in it."""

import sixteenth
from sixteenth.interfaces.own_plan import along_plan
from tests.evidence.own_plan.plans import followed
from tests.interfaces.command_line import call

FEW = ("--draws", "8", "--months", "24", "--backend", "numpy", "--plain")


def test_the_company_is_the_lab_that_is_asked_about(monkeypatch):
    own = followed()
    monkeypatch.setenv("SIXTEENTH_PLANS", str(own.place.parents[1]))
    central = sixteenth.read("central")
    read, options = along_plan(central, own.plan.file, "books", {"lab": None}, is_quiet=True)
    assert (read.hash, options) == (own.scenario.hash, {"lab": "Acme"})
    several, options = along_plan((central, central), own.plan.file, "books", {"lab": "OpenAI"}, is_quiet=True)
    assert ([each.hash for each in several], options) == ([own.scenario.hash] * 2, {"lab": "OpenAI"})


def test_the_command_and_python_answer_on_the_plan(monkeypatch, capsys):
    own = followed()
    monkeypatch.setenv("SIXTEENTH_PLANS", str(own.place.parents[1]))
    told = call(capsys, "books", "--plan", own.plan.file, *FEW)
    assert (told.code, told.err) == (0, "")
    assert "Acme: gross profit of each model for its cost" in told.out
    assert sixteenth.with_plan("central", own.plan.file).hash == own.scenario.hash


def test_a_plan_that_is_none_is_told_in_four_lines(capsys):
    told = call(capsys, "books", "--plan", "nowhere.csv", *FEW)
    assert told.code == 1
    assert "nothing was run" in told.err
