"""What does not run a world loads neither JAX nor xarray, and what runs on NumPy loads no JAX."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.worlds import run_python

HEAVY = ("jax", "xarray", "scipy", "dask", "matplotlib")
LEMONADE = "'tests/lemonade/lemonade.toml', allow_code=True"
SAVED = "result = sixteenth.load(sys.argv[1]); result.quantiles('profit'); result.count_endings()"
MADE = f"scenario = sixteenth.read({LEMONADE}); run = sixteenth.run(scenario, back_end='numpy', draws=20)"

CASES = {
    "importing": ("import sixteenth", set()),
    "importing every verb": ("from sixteenth import load, prepare, read, run, save, verify", set()),
    "reading a scenario": (f"import sixteenth; sixteenth.read({LEMONADE})", set()),
    "reading the library": ("import sixteenth; sixteenth.read('interview_arithmetic')", set()),
    "changing a scenario": (f"import sixteenth; sixteenth.read({LEMONADE}).with_(thirst=500.0)", set()),
    "exact money": ("import sixteenth; sixteenth.run('interview_arithmetic')", set()),
    "a result in memory": (f"import sixteenth; {MADE}; run.quantiles('profit'); run.count_endings()", {"scipy"}),
}


def loaded_after(source: str, *arguments: str) -> set[str]:
    """Return which of the heavy packages a few lines load."""
    report = f"print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    return set(run_python(f"import sys\n{source}\n{report}", *arguments).split())


@pytest.mark.parametrize(("source", "allowed"), list(CASES.values()), ids=list(CASES))
def test_little_is_loaded(source, allowed):
    assert loaded_after(source) <= allowed


@pytest.mark.parametrize("command", [["--help"], ["--version"], ["run", "--help"], ["check", "interview_arithmetic"]])
def test_the_command_line_loads_little(command):
    source = (
        "import sys\n"
        f"sys.argv = ['sixteenth', *{command!r}]\n"
        "from sixteenth.interfaces.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as stop:\n"
        "    assert not stop.code, stop.code\n"
        f"print('loaded:', *sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    told = run_python(source).splitlines()
    assert len(told) > 1
    assert told[-1] == "loaded:"


def test_the_installed_command_answers(tmp_path):
    program = Path(sys.executable).with_name("sixteenth")
    done = subprocess.run(
        [str(program), "--help"],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert "sixteenth" in done.stdout
    assert "run" in done.stdout


def test_a_stored_result_is_shown_without_jax(tmp_path):
    path = tmp_path / "result.nc"
    loaded = loaded_after(f"import sixteenth; {MADE}; sixteenth.save(run, sys.argv[1])", str(path))
    assert "jax" not in loaded
    shown = loaded_after(f"import sixteenth; {SAVED}", str(path))
    assert shown <= {"xarray", "scipy", "dask"}  # where dask is installed, xarray asks it whether an array is its own
