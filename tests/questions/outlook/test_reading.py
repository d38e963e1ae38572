"""The three answers in words, from Python and from the command line: the same counts, the same rule."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.grid import Grid
from sixteenth.decide.worth.headline import Headline, Part, make_headlines
from sixteenth.measures.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread, what_moves
from sixteenth.questions.outlook import reading as outlook_module
from sixteenth.questions.outlook.reading import Outlook, make_outlook, read_beside, run_part
from tests.interfaces.command_line import LEMONADE, call

FEWER = ["--draws", "16", "--months", "12", "--backend", "numpy"]
OPTIONS = ["--draws", "200", "--months", "24", "--backend", "numpy"]
PART = Part("stops within 24 months", 40, 80.0, -2e9)
HEAD = Headline(
    lab="Ana",
    horizon="2036-03",
    futures=100,
    back_of_100=70.4,
    verdict="investment",
    ruined_of_100=3.0,
    worth=(-5e9, 2.5e9, 1.2e11),
    deepest_hole=(-9e9, -4e9, -1e9),
    owners_return=(-1.0, 0.1, 0.5),
    owners_share=(0.5, 0.8, 1.0),
    by_stop=(
        PART,
        Part("stops within 5 years", 0, float("nan"), float("nan")),
        replace(PART, name="goes on", futures=60),
    ),
    never_too_late_of_100=31.0,
    last_calls=((50, None), (90, "2027-05")),
    standard_error=4.6,
)
GRID = Grid("Ana", ("weaker", "stronger"), ("half", "whole"), ((90.0, 70.4), (49.9, 10.0)), 400)
MOVERS = Movers(
    (
        Mover("price_sensitivity", (), "judgement", -0.6, 0.36, is_clear=True),
        Mover("cash", ("Ana",), "measured", 0.2, 0.04, is_clear=True),
    ),
    (
        ("judgement", PartOfSpread(0.36, 0.03)),
        ("measured", PartOfSpread(0.04, 0.01)),
        (MONTHLY_LUCK, PartOfSpread(0.6, 0.03)),
    ),
)
OUTLOOK = Outlook("Ana", "run_off", (HEAD, replace(HEAD, lab="Ben")), GRID, MOVERS)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a way to run a command: its exit code, what it printed, and what it told on the side."""

    def run(*words: str) -> tuple[object, str, str]:
        told = call(capsys, *words)
        return told.code, told.out, told.err

    return run


def test_where_labs_cannot_stop_what_moves_their_worth_is_told(monkeypatch, result):
    monkeypatch.setattr(outlook_module, "can_ask", lambda _: False)
    monkeypatch.setattr(outlook_module, "what_decides", lambda *_, **__: (GRID,))
    scenario, options = sixteenth.read("central"), {"draws": 200, "months": 24, "back_end": "numpy"}
    job = sixteenth.prepare(scenario, **options)
    found = make_outlook(scenario, result, job, "OpenAI", "run_off", options)
    assert found.going_on == ()
    assert found.movers == what_moves(job, scenario, result.closing["wind_down_value"][1])


def test_only_an_input_that_moves_much_of_the_last_call_is_told(monkeypatch, result):
    monkeypatch.setattr(outlook_module, "can_ask", lambda _: False)
    monkeypatch.setattr(outlook_module, "what_decides", lambda *_, **__: (GRID,))
    options = {"draws": 200, "months": 24, "back_end": "numpy"}
    scenario = sixteenth.read("central")
    job = sixteenth.prepare(scenario, **options)
    calls = {lab: make_outlook(scenario, result, job, lab, "run_off", options).last_call for lab in ("OpenAI", "Meta")}
    assert calls["OpenAI"] is not None
    assert (calls["OpenAI"].name, calls["OpenAI"].kind) == ("contract_take_or_pay", "judgement")
    assert calls["Meta"] is None  # a parent pays what it owes in every future


@pytest.fixture(scope="module")
def result() -> Any:
    return sixteenth.run("central", draws=200, months=24, back_end="numpy")


@pytest.fixture
def small_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook_module, "GRID_DRAWS", 8)


@pytest.mark.usefixtures("small_grid")
def test_the_command_counts_as_the_verbs_do(result, command):
    code, out, told = command("run", "central", "--lab", "OpenAI", "--json", *OPTIONS)
    assert (code, told) == (0, "")
    data = json.loads(out)
    tables = {table["key"]: table for table in data["tables"]}
    heads = make_headlines(result)
    rows = [
        [head.lab, head.back_of_100, head.ruined_of_100, head.worth[1], head.worth[0], head.worth[2]] for head in heads
    ]
    for row, expected in zip(tables["money_back"]["rows"], rows, strict=True):
        assert row[0] == expected[0]
        assert row[1:6] == pytest.approx(expected[1:])
    assert "OpenAI" in tables["grid_of_money_back"]["title"]
    assert "first 8 futures" in tables["grid_of_money_back"]["title"]
    assert "OpenAI" in data["findings"][1]["sentence"]


@pytest.mark.usefixtures("small_grid")
def test_data_for_other_programs_hold_no_word_for_not_a_number(command):
    """No future of a run of 12 months stops between months 24 and 60: what is no number is null in JSON."""
    _, out, _ = command("run", "central", "--json", *FEWER)

    def refuse_constants(word: str) -> Any:
        raise AssertionError(word)

    data = json.loads(out, parse_constant=refuse_constants)
    assert any(None in row for table in data["tables"] for row in table["rows"])


@pytest.mark.usefixtures("small_grid")
def test_the_strict_rule_changes_the_worth_and_not_the_value_of_going_on():
    scenario = sixteenth.read("central")
    options: dict[str, Any] = {"draws": 8, "months": 8, "back_end": "numpy"}
    job, result = sixteenth.prepare(scenario, **options), sixteenth.run(scenario, **options)
    loose, strict = (make_outlook(scenario, result, job, "OpenAI", rule, options) for rule in ("run_off", "spent"))
    assert loose.focus.worth != strict.focus.worth
    assert strict.focus.worth[1] == pytest.approx(np.median(result.closing["present_value"][1]), rel=1e-6)
    assert loose.movers == strict.movers
    assert repr(loose.going_on) == repr(strict.going_on)  # whichever the rule is; what is not a number is not itself


@pytest.mark.usefixtures("small_grid")
def test_the_command_tells_the_strict_rule(command):
    code, out, _ = command("run", "central", "--unfinished", "spent", "--plain", "--lab", "OpenAI", *OPTIONS)
    assert code == 0
    assert "nothing sold after" in " ".join(out.split())
    assert out.isascii()


def test_an_unknown_lab_is_refused_before_anything_runs(monkeypatch, command):
    monkeypatch.setattr(sixteenth, "run", None)
    code, out, told = command("run", "central", "--lab", "OpenIA", *OPTIONS)
    assert (code, out) == (1, "")
    assert "did you mean 'OpenAI'?" in told
    code, out, _ = command("run", "central", "--lab", "OpenIA", "--json", *OPTIONS)
    assert code == 1
    (fault,) = json.loads(out)["faults"]
    assert (fault["fault"], fault["got"]) == ("UnknownLabel", "'OpenIA'")


def test_a_lab_of_a_world_without_labs_is_refused(command):
    code, _, told = command("run", LEMONADE, "--allow-code", "--lab", "Ana")
    assert code == 1
    assert "there are no labs" in told


@pytest.mark.usefixtures("small_grid")
def test_the_plan_of_sampling_is_an_option_of_the_command(command):
    code, out, _ = command("run", "central", "--sampling", "sobol", "--json", *FEWER)
    recipe = json.loads(out)["recipe"]
    assert (code, recipe["sampling"], recipe["scrambles"]) == (0, "sobol", 8)
    assert "price_sensitivity" in recipe["dimensions"]
    code, _, _ = command("run", "central", "--sampling", "halton")
    assert code == 1


@pytest.mark.usefixtures("small_grid")
def test_parts_of_the_runs_beside_tell_what_whole_runs_tell():
    scenario = sixteenth.read("central")
    options: dict[str, Any] = {"draws": 8, "months": 8, "back_end": "numpy"}
    job, result = sixteenth.prepare(scenario, **options), sixteenth.run(scenario, **options)
    kept = list[set[str]]()

    def in_part(job: Any, part: Any) -> Any:
        found = run_part(job, part)
        kept.append({*found.monthly, *found.closing})
        return found

    parts, whole = (
        make_outlook(scenario, result, job, "OpenAI", "run_off", options, run)
        for run in (in_part, lambda job, _: sixteenth.run(job))
    )
    assert repr(parts) == repr(whole)
    beside = read_beside(scenario.world)
    assert all(names == {*beside.monthly, *beside.closing} for names in kept)
