"""The commands: what they write, where, and with which exit code."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sixteenth.errors import Interrupted
from sixteenth.interfaces import cli
from tests.interfaces.command_line import INTERVIEW, LEMONADE, call

COMMANDS = ("run", "check", "init", "sources", "verify", *(("explain",) if hasattr(cli, "explain") else ()))


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"-?\d[\d,]*\.\d\d\b", text))


def test_the_interview_is_answered_in_plain_text(capsys):
    told = call(capsys, "run", INTERVIEW, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    assert {"-0.10", "-0.80", "-8.00", "20.00", "11.10", "-2.22"} <= numbers_in(told.out)
    assert told.out.index("-8.00") < told.out.index("+--")  # sentences first, then tables


def tables_of(text: str) -> dict[str, dict[str, Any]]:
    """Return the tables of an answer's data by their keys."""
    return {table["key"]: table for table in json.loads(text)["tables"]}


def test_json_has_the_same_numbers_as_the_tables(capsys):
    shown = call(capsys, "run", INTERVIEW, "--plain", "--show", "all").out
    told = call(capsys, "run", INTERVIEW, "--json").out
    found = tables_of(told)
    for name, *flows in found["ledger_the_company"]["rows"]:
        title = name.removeprefix("own_company_").removeprefix("own_").replace("_", " ")
        row = next(line for line in shown.splitlines() if line.startswith("|") and title in line)
        assert re.findall(r"-?\d+\.\d\d", row) == [f"{flow / 1e9 + 0.0:.2f}".replace("-0.00", "0.00") for flow in flows]
    for row in found["margins"]["rows"]:
        assert f"{row[-2] / 1e9 + 0.0:.2f}".replace("-0.00", "0.00") in numbers_in(shown)
    for row in found["break_even"]["rows"]:
        assert all(f"{100 * margin:.1f} %" in shown for margin in row[2:])
    sentences = [each["sentence"] for each in json.loads(told)["findings"]]
    assert sentences
    assert all(word in shown for sentence in sentences for word in sentence.split())


def test_json_is_data_and_nothing_else(capsys):
    for words in (("run", INTERVIEW), ("check", INTERVIEW), ("sources", INTERVIEW)):
        told = call(capsys, *words, "--json")
        assert (told.code, told.err) == (0, "")
        assert json.loads(told.out)


def test_a_value_is_set_from_the_command_line(capsys):
    found = tables_of(call(capsys, "run", INTERVIEW, "--set", "serving_margin=0.5", "--json").out)
    (_, *profits) = next(row for row in found["ledger_the_company"]["rows"] if row[0] == "own_operating_profit")
    assert profits == pytest.approx([-1e8, -9e8, -9e9, 1e10, 0], abs=1)


def test_a_value_of_one_label_is_set_from_the_command_line(capsys):
    words = ("run", LEMONADE, "--allow-code", "--draws", "20", "--backend", "numpy", "--json")
    before = tables_of(call(capsys, *words).out)
    after = tables_of(call(capsys, *words, "--set", "price/Ana=3", "--set", "rent/Ben=100").out)

    def lines(tables: dict[str, dict[str, Any]], name: str) -> dict[str, float]:
        return {row[1]: row[4] for row in tables["standing"]["rows"] if row[0] == name}

    assert lines(after, "cash")["Ana"] != lines(before, "cash")["Ana"]
    assert lines(after, "cups_sold")["Ben"] == lines(before, "cups_sold")["Ben"]
    assert lines(after, "cash")["Ben"] > lines(before, "cash")["Ben"]


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("serving_margin", "a number after ="),
        ("serving_margin=half", "a number after ="),
        ("serving_margn=0.5", "did you mean 'serving_margin'?"),
        ("serving_margin=7", "use 1"),
        ("serving_margin/the company=1", "it has no axes"),
        ("first_development_cost/nobody=1", "'the company'"),
    ],
)
def test_a_wrong_setting_is_told(capsys, setting, told):
    found = call(capsys, "run", INTERVIEW, "--set", setting)
    assert (found.code, found.out) == (1, "")
    assert told in found.err
    assert "nothing was run" in found.err


def test_wrong_settings_are_told_together(capsys):
    found = call(capsys, "run", INTERVIEW, "--set", "serving_margin=x", "--set", "cost_growth=")
    assert "2 faults; nothing was run" in found.err


def test_options_of_the_run_are_kept_in_the_recipe(capsys):
    options = ("--draws", "30", "--seed", "3", "--months", "12", "--backend", "numpy", "--output-set", "headline")
    data = json.loads(call(capsys, "run", LEMONADE, "--allow-code", *options, "--json").out)
    recipe = {name: data["recipe"][name] for name in ("draws", "seed", "months", "back_end", "output_set")}
    assert recipe == {"draws": 30, "seed": 3, "months": 12, "back_end": "numpy", "output_set": "headline"}
    assert data["findings"][1]["figures"]["draws"]["value"] == 30


def test_a_wrong_option_is_told_and_nothing_runs(capsys):
    found = call(capsys, "run", INTERVIEW, "--draws", "0", "--seed", "-1", "--months", "1.5")
    assert found.code == 1
    assert "3 faults; nothing was run" in found.err
    found = call(capsys, "run", INTERVIEW, "--output-set", "standrd")
    assert found.code == 1
    assert "did you mean 'standard'?" in found.err


def test_check_counts_what_it_read(capsys):
    told = call(capsys, "check", INTERVIEW)
    assert told.code == 0
    assert re.search(r"interview_arithmetic: \d+ equations, \d+ stocks, \d+ values, nothing wrong", told.out)
    data = json.loads(call(capsys, "check", INTERVIEW, "--json").out)
    counts = {key: figure["value"] for key, figure in data["findings"][0]["figures"].items()}
    assert f"{counts['equations']} equations, {counts['stocks']} stocks, {counts['values']} values" in told.out
    assert re.fullmatch("[0-9a-f]{64}", data["recipe"]["scenario_hash"])


def test_check_tells_in_plain_ascii(capsys):
    told = call(capsys, "check", INTERVIEW, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    assert told.out.count("\n") == 1


def test_code_needs_permission(capsys):
    told = call(capsys, "check", LEMONADE)
    assert (told.code, told.out) == (1, "")
    assert "--allow-code" in told.err
    assert call(capsys, "check", LEMONADE, "--allow-code").code == 0


def test_a_fact_that_does_not_exist_is_refused(capsys, tmp_path):
    card = 'value = 0.5\nunit = "Share"\nkind = "measured"\nsource = "somebody"\nfact = "claims/S5"\n'
    path = tmp_path / "own.toml"
    path.write_text(f'title = "x"\nparent = "{INTERVIEW}"\n[values.serving_margin]\n{card}')
    told = call(capsys, "check", str(path))
    assert told.code == 1
    assert "A fact that is cited and cannot be found: 'serving_margin'" in told.err
    assert call(capsys, "sources", str(path)).code == 1


def test_init_writes_once_and_never_over_a_file(capsys, tmp_path):
    path = tmp_path / "own.toml"
    assert call(capsys, "init", str(path), "--parent", INTERVIEW).code == 0
    before = path.read_text()
    told = call(capsys, "init", str(path), "--parent", INTERVIEW)
    assert told.code == 1
    assert "a file that exists" in told.err
    assert path.read_text() == before
    assert call(capsys, "check", str(path)).code == 0
    assert json.loads(call(capsys, "init", str(tmp_path / "b.toml"), "--json").out)["written"].endswith("b.toml")


def test_init_speaks_the_language(capsys, tmp_path):
    path = tmp_path / "own.toml"
    told = call(capsys, "init", str(path), "--lang", "zh")
    assert (told.code, told.out.isascii()) == (0, False)
    assert not path.read_text(encoding="utf-8").isascii()
    assert call(capsys, "check", str(path)).code == 0


def test_a_saved_result_is_verified(capsys, tmp_path):
    file = str(tmp_path / "result.nc")
    assert call(capsys, "run", INTERVIEW, "--out", file, "--plain").code == 0
    told = call(capsys, "verify", file)
    assert told.code == 0
    assert "every bit is equal" in told.out
    data = json.loads(call(capsys, "verify", file, "--json").out)
    assert [each["key"] for each in data["findings"]] == ["equal"]


def test_verify_refuses_what_is_no_result(capsys, tmp_path):
    wrong = tmp_path / "wrong.nc"
    wrong.write_text("no result")
    for file in (wrong, tmp_path / "nowhere.nc"):
        told = call(capsys, "verify", str(file))
        assert told.code == 1
        assert "a saved result" in told.err


def test_verify_tells_a_chunk_that_does_not_exist(capsys, tmp_path):
    file = str(tmp_path / "result.nc")
    call(capsys, "run", INTERVIEW, "--out", file, "--plain")
    told = call(capsys, "verify", file, "--chunk", "9")
    assert told.code == 1
    assert "chunk 9 does not exist" in told.err
    data = json.loads(call(capsys, "verify", file, "--chunk", "9", "--json").out)
    assert data["faults"][0] | {"got": "9", "expected": "a chunk from 0 to 0"} == data["faults"][0]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, Interrupted])
def test_stopping_from_the_keyboard_leaves_with_130(capsys, monkeypatch, stop):
    def interrupted(*_words: object, **_options: object) -> None:
        raise stop

    monkeypatch.setattr("sixteenth.run", interrupted)
    told = call(capsys, "run", INTERVIEW)
    assert told.code == 130
    assert "stopped from the keyboard" in told.err


@pytest.mark.parametrize("code", [0, 1])
def test_main_leaves_with_the_code_of_the_command(monkeypatch, code):
    monkeypatch.setattr(cli, "app", lambda: code)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == code


def test_main_leaves_with_130_when_stopped(monkeypatch, capsys):
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 130
    assert "stopped from the keyboard" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("no_such_command",), ("run", INTERVIEW, "--no-such-option"), ("check",)])
def test_a_command_that_cannot_be_understood_is_told(capsys, words):
    told = call(capsys, *words)
    assert told.code not in (0, None)
    assert told.out + told.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_in_its_help(capsys, command):
    told = call(capsys, command, "--help")
    assert told.code in (0, None)
    assert f"Example: sixteenth {command}" in told.out


def test_the_version_is_told(capsys):
    assert re.match(r"\d+\.\d+\.\d+", call(capsys, "--version").out)


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_loads_none_of_the_large_libraries(words):
    code = f"""
import sys
from sixteenth.interfaces.cli import app
try:
    app({words!r})
except SystemExit:
    pass
print("LOADED", *({{"jax", "numpy", "scipy", "xarray", "pydantic"}} & sys.modules.keys()))
"""
    assert run_python(code).splitlines()[-1] == "LOADED"


def test_a_certain_scenario_runs_without_jax():
    code = f"""
import sys
from sixteenth.interfaces.cli import app
app(["run", {INTERVIEW!r}, "--json"])
print("LOADED", *({{"jax", "xarray"}} & sys.modules.keys()))
"""
    assert run_python(code).splitlines()[-1] == "LOADED"


def test_the_command_is_installed_and_exits_as_it_should(tmp_path):
    command = str(Path(sys.executable).with_name("sixteenth"))
    fine = subprocess.run([command, "check", INTERVIEW], capture_output=True, text=True, check=False, cwd=tmp_path)
    wrong = subprocess.run([command, "check", "nowhere"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (fine.returncode, wrong.returncode) == (0, 1)
    assert "1 fault; nothing was run" in wrong.stderr
