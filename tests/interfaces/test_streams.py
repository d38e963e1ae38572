"""Standard output full, closed, read no further or in another alphabet; no folder, no home: words, and a right code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interfaces.command_line import INTERVIEW, LEMONADE

START = "from sixteenth.interfaces.start import main; main()"
RUN = (LEMONADE, "--allow-code", "--backend", "numpy", "--draws", "20")


def start(
    *words: str, redirected: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, with its output sent where the shell is told."""
    line = f'"$0" -c "$1" "${{@:2}}" {redirected}'
    return subprocess.run(
        ["bash", "-c", line, sys.executable, START, *words],
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING") or "utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "", **environment},
    )


def assert_four_lines(told: str) -> None:
    lines = told.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["at", "got", "cure:"]
    assert "Traceback" not in told
    assert "Exception ignored" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "words", [("run", *RUN), ("run", *RUN, "--json"), ("check", INTERVIEW), ("check", "nowhere", "--json")]
)
def test_a_full_disk_is_told(words):
    done = start(*words, redirected="> /dev/full")
    assert done.returncode == 1
    assert_four_lines(done.stderr)


def test_a_closed_output_is_told_before_anything_runs():
    done = start("run", *RUN, redirected=">&-")
    assert done.returncode == 1
    assert_four_lines(done.stderr)
    assert "nothing was run" in done.stderr


def test_closed_errors_do_not_get_into_the_data():
    done = start("check", "nowhere", "--json", redirected="2>&-")
    assert done.returncode == 1
    assert json.loads(done.stdout)["ok"] is False


def test_a_reader_that_has_seen_enough_is_no_fault():
    done = start("run", *RUN, redirected="| head -n 1; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Copy the lemonade world with names in letters that few alphabets have."""
    for file in Path(LEMONADE).parent.iterdir():
        (shutil.copytree if file.is_dir() else shutil.copy)(file, tmp_path / file.name)
    own = tmp_path / "lemonade.toml"
    text = own.read_text(encoding="utf-8").replace("Ana", "\u6c88\u534e").replace("Two lemonade", "Zw\u0151")
    own.write_text(text.replace("\u6c88\u534e =", '"\u6c88\u534e" ='), encoding="utf-8")
    return own


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("form", ["--json", "--plain", ""])
def test_letters_that_the_console_lacks_are_escaped(letters, encoding, form):
    words = [each for each in ("run", str(letters), *RUN[1:], form) if each]
    done = start(*words, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    if form == "--json":
        assert "\u6c88\u534e" in str(json.loads(done.stdout)["tables"][0]["rows"][0])
    else:
        assert ("\u6c88\u534e" if encoding == "utf-8" else r"\u6c88\u534e") in done.stdout


@pytest.mark.parametrize(("words", "code"), [(("run", *RUN, "--plain"), 0), (("check", "nowhere.toml"), 1)])
def test_a_folder_deleted_meanwhile_stops_nothing(tmp_path, words, code):
    line = 'cd "$0" && rmdir "$0" && "$1" -c "$2" "${@:3}"'
    ran = subprocess.run(
        ["bash", "-c", line, str(tmp_path), sys.executable, START, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("home", ["/dev/null/nowhere", ""])
def test_a_home_that_cannot_be_written_keeps_nothing_and_says_nothing(home):
    words = [each for each in RUN if each not in ("--backend", "numpy")]
    done = start("run", *words, "--plain", HOME=home, XDG_CACHE_HOME=home)
    assert (done.returncode, done.stderr) == (0, "")
