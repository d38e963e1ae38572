"""An explained number as an answer and on the command line: over all futures first, then in one, in plain words."""

import json
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_of
from sixteenth.engine.explain import Explainer, shown_draw
from sixteenth.engine.history import Result
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.faces.answer_file import write_answer
from sixteenth.questions.explain.headline import COUNTS, SPREADS
from tests.engine.worlds import ROOT, lemonade
from tests.interfaces.command_line import call
from tests.interfaces.fitted import fitted_lemonade
from tests.questions.explain.runs import CENTRAL, GIVEN, LAB, OPTIONS, RUNS
from tests.questions.told import told

ASKED = ("explain", "cash", "--lab", "Anthropic", "--month", "2027-01", "--scenario", "central", "--draw", "3")
SHORT = ("--draws", "8", "--months", "12", "--backend", "numpy")


def ask(variable: str, **options: Any) -> Answer:
    return sixteenth.ask("explain", CENTRAL, runs=RUNS, variable=variable, **{"depth": 0, **OPTIONS, **options})


def draw_of(answer: Answer) -> int:
    figure = answer.notes[0].parts["draw"]
    assert isinstance(figure, Figure)
    return int(figure.value)


def opened(answer: Answer) -> Finding:
    return next(finding for finding in answer.findings if finding.key == "number_of_month")


@pytest.fixture(scope="module")
def run() -> Result:
    return RUNS.run(CENTRAL, **GIVEN)


def test_the_command_explains_as_data(capsys):
    found = call(capsys, *ASKED, "--json")
    assert (found.code, found.err) == (0, "")
    data = json.loads(found.out)
    assert (data["question"], data["scenario"]) == ("explain", "central")
    rows = data["tables"][0]["rows"]
    assert (rows[0][:3], data["notes"][0]["figures"]["draw"]["value"]) == (["cash", "Anthropic", "2027-01"], 3)
    assert rows[0][3] == Explainer(sixteenth.prepare(CENTRAL), 3).node("cash", {"lab": "Anthropic"}, 6).value > 0
    assert data["findings"][0]["under"][0]["sentence"] == "Money in the bank."
    assert "scenario_hash" in data["recipe"]


def test_plain_words_are_ascii_without_colour(capsys):
    found = call(capsys, *ASKED, "--plain")
    assert found.code == 0
    assert found.out.isascii()
    assert "\x1b" not in found.out
    first, *_, last, _, more = found.out.strip().splitlines()
    assert first.startswith("- cash Anthropic = ")
    assert first.endswith("bn USD (2027-01)")
    assert last == "- draw 3 of central, computed again in float64"
    assert more == "More: --show chain, inputs, all."


def test_chinese_has_the_same_numbers():
    answer = ask("cash", lab="Anthropic", draw=3, depth=1)
    own, other = (answer_data(answer, words_of("explain", lang), lang) for lang in ("en", "zh"))
    assert own.tables[0].rows == other.tables[0].rows
    assert own.findings[0].sentence.isascii()
    assert not other.findings[0].sentence.isascii()


def test_a_file_is_written(capsys, tmp_path):
    path = tmp_path / "a.md"
    assert call(capsys, *ASKED, "--out", str(path), "--lang", "zh").code == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("  - ")]
    written = write_answer(ask("cash", lab="Anthropic", draw=3), tmp_path / "a.csv")
    assert [file.name for file in written] == ["a.chain.csv", "a.written.csv", "a.inputs.csv"]


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
    found = call(capsys, *words, "--scenario", "central", *draw)
    assert (found.code, found.out) == (1, "")
    assert cure in found.err
    as_data = call(capsys, *words, "--scenario", "central", *draw, "--json")
    assert as_data.code == 1
    assert len(json.loads(as_data.out)["faults"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
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
        (("--at", "stand=Ana", "--draw", "3", "--future", "5"), ["leave out '--draw'"]),
    ],
)
def test_labels_depths_draws_and_months_that_cannot_be_are_told_in_four_lines(capsys, words, said):
    lemonade_file = str(ROOT / "tests" / "lemonade" / "lemonade.toml")
    found = call(capsys, "explain", "cash", "--scenario", lemonade_file, "--allow-code", *words)
    assert (found.code, found.out) == (1, "")
    assert [line for line in said if line not in found.err] == []
    assert len(found.err.split("\n\n")[0].splitlines()) == 4


def test_a_certain_scenario_needs_no_draw():
    answer = sixteenth.ask("explain", "interview_arithmetic", variable="company_balance", lab="the company")
    assert draw_of(answer) == 0
    assert opened(answer).parts["name"] == Figure("company_balance the company", "text")


def test_any_depth_ends_where_there_is_no_more():
    answer = sixteenth.ask("explain", lemonade("hot_summer"), variable="cash", at=["stand=Ana"], draw=0, depth=100)
    assert [row[0] for row in answer.tables[0].rows] == ["cash"]


@pytest.mark.parametrize(("future", "near"), [(None, 50), (5, 5), (95, 95)])
def test_the_future_of_a_name_is_chosen_by_what_the_lab_is_worth(run, future, near):
    answer = ask("cash", lab=LAB, future=future)
    assert draw_of(answer) == shown_draw(run, run.closing["wind_down_value"][1], near / 100)
    where = "the middle of" if near == 50 else f"where {near} of 100 lie below in"
    said = told("explain", answer.notes)["made_again"]
    assert said.endswith(f", one future, the nearest to {where} what the lab is worth")


@pytest.mark.parametrize("future", [5, 50, 95])
@pytest.mark.parametrize(
    "word", ["worth", "What it is worth?", "Money back", "ruin", "too late to stop", "keep", "价值", "回本", "破产"]
)
def test_a_word_of_the_headline_is_told_and_then_opened_in_a_future(run, word, future):
    answer = ask(word, lab=LAB, future=future)
    first, rule, bridge = answer.findings[:3]
    assert first.key in ("count", "spread")
    assert (rule.key.startswith("rule_"), bridge.key) == (True, "bridge")
    key = rule.key.removeprefix("rule_")
    ranked = SPREADS[key](run, 1) if key in SPREADS else run.closing["wind_down_value"][1]
    assert draw_of(answer) == shown_draw(run, ranked, future / 100)
    by = "these" if key in SPREADS else "what the lab is worth"
    near = f"the middle of {by}" if future == 50 else f"where {future} of 100 lie below in {by}"
    said = words_of("explain").sentence(bridge)
    assert f", the nearest to {near}, is explained below;" in said
    assert said.endswith(("it counts.", "it does not count.", "not the median of all."))
    assert opened(answer).parts["month"] == Figure("2027-06", "month")
    if key in COUNTS:
        assert first.parts["futures"] == Figure(8, "count")


WORDS = ("value of going on", "later", "wound down", "how sure", "价格竞争", "spending", "gross payback", "按因果")


@pytest.mark.parametrize("word", WORDS)
def test_every_other_word_is_told_and_opened_in_any_future(word):
    draws = []
    for future in (5, 50, 95):
        answer = ask(word, lab=LAB, future=future)
        keys = [finding.key for finding in answer.findings]
        assert keys.index("bridge") < keys.index("number_of_month")
        draws.append(draw_of(answer))
        for language in ("en", "zh"):
            assert answer_data(answer, words_of("explain", language), language).findings
    assert len({*draws}) > 1


LONG: dict[str, Any] = {"months": 54}


@pytest.mark.parametrize("word", ["going concern", "清算价值", "market value", "what holds research back", "所需收入"])
def test_words_of_how_a_lab_stands_are_opened_too(word):
    answer = ask(word, lab=LAB, future=95, **LONG)
    assert told("explain", answer.findings)["bridge"].startswith("One of these futures, draw ")


def test_a_word_takes_a_draw_and_a_month(capsys):
    found = call(capsys, "explain", "ruin", "--draw", "3", "--month", "2027-01", "--depth", "0", "--plain", *SHORT)
    assert found.out.startswith("- Anthropic: ruined in ")
    said = " ".join(found.out.split())
    assert "One of these futures, draw 3, is explained below" in said
    assert "ends_ruined Anthropic = 0 (2027-01)" in said


def test_a_draw_that_was_not_run_is_refused():
    with pytest.raises(Refused, match="0 to 7"):
        ask("wound down", draw=8)


def test_the_name_behind_a_word_is_opened_with_its_labels():
    answer = ask("gross payback", lab=LAB, draw=2)
    assert opened(answer).parts["name"] == Figure(f"gross_profit {LAB} 4", "text")


def test_a_belief_that_is_certain_is_opened_as_a_name():
    scenario = CENTRAL.with_(price_sensitivity=1.0)
    answer = sixteenth.ask("explain", scenario, variable="price competition", draw=0, depth=0, **OPTIONS)
    assert [finding.key for finding in answer.findings] == ["number_of_month"]


def test_words_of_a_headline_that_a_world_does_not_have_are_refused():
    with pytest.raises(Refused, match="such as cash"):
        sixteenth.ask("explain", lemonade("hot_summer"), variable="worth")


def test_a_value_that_is_set_is_explained(capsys):
    words = ("explain", "discount_rate", "--draw", "0", "--set", "discount_rate=7 %", "--plain")
    assert call(capsys, *words).out.startswith("- discount_rate")


def test_a_fitted_value_is_told_before_and_after_its_facts(capsys, tmp_path):
    path = str(fitted_lemonade(tmp_path, facts_hash()))
    asked = ("explain", "elasticity", "--scenario", path, "--allow-code", "--draw", "3", "--plain")
    said = " ".join(call(capsys, *asked).out.split())
    assert "fitted to 1 facts known by 2026-05-01:" in said
    assert "before them 0.659 / 1.3 / 1.94" in said
