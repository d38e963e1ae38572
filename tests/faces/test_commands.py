"""Commands as the register of questions makes them: options, help, refusals, data, files, languages."""

import json

import pytest

from sixteenth.faces.commands import command_of
from sixteenth.faces.listing import command_name, lazy_commands
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of
from tests.interfaces.command_line import INTERVIEW, call

PAUSES = ("pauses", "--draws", "8", "--length", "6")


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_the_options_of_its_question_and_those_of_all(capsys, name):
    told = call(capsys, command_name(name), "--help").out
    own = {f"--{option.strip('_').replace('_', '-')}" for option in question_of(name).options.model_fields}
    own -= {f"--{option.replace('_', '-')}" for option in question_of(name).first}
    of_all = {"--json", "--plain", "--out", "--lang"}
    of_a_scenario = {"--set", "--allow-code"} if question_of(name).scenario is not None else set()
    assert not {option for option in own | of_all | of_a_scenario if option not in told}


def test_every_question_is_listed_with_its_help(capsys):
    told = " ".join(call(capsys, "--help").out.replace("│", " ").split())
    for name, _, help_ in lazy_commands():
        assert f"{name} {help_.splitlines()[0]}" in told


def test_limits_are_those_of_the_question():
    with pytest.raises(SystemExit):
        command_of("race")(draws=0)


def test_a_number_outside_is_told_before_anything_runs(capsys):
    found = call(capsys, "race", "--draws", "0", "--seed", "x")
    assert (found.code, found.out) == (1, "")
    assert "2 faults" in found.err


def test_an_option_that_takes_several_words_takes_all_of_them(capsys):
    found = call(capsys, "optimise", "--over", "margin=3..1", "nonsense", "--subject-to", "ruin <= 5", "ruins <= 1")
    assert (found.code, found.out) == (1, "")
    assert "4 faults" in found.err


def test_pauses_tell_and_give_data(capsys):
    told = call(capsys, *PAUSES, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    data = json.loads(call(capsys, *PAUSES, "--json").out)
    assert data["findings"][1]["figures"].keys() >= {"who", "odds", "lead", "lag", "worth", "lives"}
    assert [row[0] for row in data["tables"][0]["rows"]][:3] == ["nobody", "Anthropic", "United States"]


def test_chinese_has_the_same_numbers(capsys):
    own, other = (json.loads(call(capsys, *PAUSES, "--json", "--lang", lang).out) for lang in ("en", "zh"))
    assert (own["language"], other["language"]) == ("en", "zh")
    assert own["tables"][0]["rows"] == other["tables"][0]["rows"]
    assert own["findings"][1]["figures"] == other["findings"][1]["figures"]
    assert own["findings"][1]["sentence"].isascii()
    assert not other["findings"][1]["sentence"].isascii()


def test_a_world_without_labs_that_pause_is_told(capsys):
    found = call(capsys, PAUSES[0], INTERVIEW)
    assert (found.code, found.out) == (1, "")
    assert "the pauses" in found.err


def test_the_race_in_words_and_as_data(capsys):
    told = call(capsys, "race", "--draws", "8", "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert "rest on judgement" in " ".join(told.out.split())
    data = json.loads(call(capsys, "race", "--draws", "8", "--json").out)
    assert data["scenario"] == "race_to_the_top"
    assert len(data["tables"][0]["rows"]) == 27
    assert data["recipe"]["draws"] == 8


def test_labs_that_do_not_race_are_told(capsys):
    found = call(capsys, "race", "central")
    assert (found.code, found.out) == (1, "")
    assert "race_to_the_top" in found.err


def test_a_lab_that_is_none_is_told(capsys):
    found = call(capsys, "theories", "--lab", "Antropic")
    assert (found.code, found.out) == (1, "")
    assert "Anthropic" in found.err


def test_an_answer_is_written_to_a_file_of_the_kind_that_its_name_says(capsys, tmp_path):
    for ending in ("json", "md", "csv"):
        assert call(capsys, *PAUSES, "--out", str(tmp_path / f"answer.{ending}")).code == 0
    data = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))
    assert data.pop("kept")["question"] == "pauses"
    assert data == json.loads(call(capsys, *PAUSES, "--json").out)
    page = (tmp_path / "answer.md").read_text(encoding="utf-8")
    assert all(f"- {finding['sentence'][:20]}" in page for finding in data["findings"])
    assert sorted(path.suffix for path in tmp_path.iterdir()).count(".csv") == len(data["tables"])


def test_a_file_of_no_kind_is_refused_before_anything_runs(capsys, tmp_path):
    found = call(capsys, "race", "--out", str(tmp_path / "answer.pdf"))
    assert (found.code, found.out) == (1, "")
    assert ".nc, .json, .md, .csv, .xlsx, .parquet, .svg, .png, .vl.json, or in / for a folder" in found.err
    assert not list(tmp_path.iterdir())


def test_the_table_of_shocks_in_words_and_as_data(capsys):
    levers = ("--lever", "anthropic_puts_a_third_into_safety", "--lever", "more_overhead")
    words = ("shocks", *levers, "--draws", "16", "--again", "0")
    told = call(capsys, *words, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    assert "more overhead: Selling and running the firm cost half as much again" in " ".join(told.out.split())
    data = json.loads(call(capsys, *words, "--json").out)
    assert [table["key"] for table in data["tables"]][:2] == ["going_on", "worth"]
    assert [row[0] for row in data["tables"][0]["rows"]] == ["more_overhead", "anthropic_puts_a_third_into_safety"]
    overhead = data["tables"][4]["rows"][0]
    assert overhead[1] < 0
    assert overhead[3] == "down"


def test_a_lever_that_is_none_is_told(capsys):
    found = call(capsys, "shocks", "--lever", "no_ronuds")
    assert (found.code, found.out) == (1, "")
    assert "no_rounds" in found.err


def test_a_world_without_a_market_is_told(capsys):
    found = call(capsys, "rules", INTERVIEW)
    assert (found.code, found.out) == (1, "")
    assert "a market" in found.err


@pytest.mark.parametrize(
    "words", [("open-weights", "--lag", "inf"), ("open-weights", "--alike", "2"), ("demand", "--climbed", "nan")]
)
def test_a_list_of_numbers_is_held_to_the_limits_of_the_question(capsys, words):
    found = call(capsys, *words)
    assert (found.code, found.out) == (1, "")
    assert "pydantic" not in found.err
    assert words[1].lstrip("-") in found.err


def test_several_names_may_follow_one_option(capsys):
    found = call(capsys, "equilibrium", "--labs", "Nobody", "Else", "--over", "nothing")
    assert (found.code, found.out) == (1, "")
    assert all(f"got '{name}'" in found.err for name in ("Nobody", "Else", "nothing"))


def test_a_file_of_its_own_that_cannot_be_written_is_told_before_anything_runs(capsys, tmp_path):
    (tmp_path / "held").write_text("", encoding="utf-8")
    found = call(capsys, "fit", "--out", str(tmp_path / "held" / "my.toml"))
    assert (found.code, found.out) == (1, "")
    assert "my.toml" in found.err
