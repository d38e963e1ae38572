"""Ctrl-C at any moment of a command: a clean stop within seconds, never a crash of a library, never swallowed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.worlds import ROOT
from tests.interfaces.command_line import LEMONADE

START = "import sys; from sixteenth.interfaces.start import main; print('.', file=sys.stderr, flush=True); main()"
SECONDS_TO_STOP = 5.0
MOMENTS = [round(0.01 + 0.238 * number, 2) for number in range(26)]  # to 6 s after the start
BEFORE_IT_LISTENS = -signal.SIGINT  # the key ends it at once, as it ends any process


@pytest.fixture(autouse=True)
def _hears_interrupts() -> Iterator[None]:
    """Undo that a shell lets what it starts in the background, and all that this starts, ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def stopped_after(seconds: float, cache: Path) -> tuple[int, float, str]:
    """Run the lemonade world compiled from nothing, press the key, and return the code, the wait and what was told."""
    home = {"HOME": str(cache), "XDG_CACHE_HOME": str(cache)}
    process = subprocess.Popen(
        [sys.executable, "-c", START, "run", LEMONADE, "--allow-code"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **home},
    )
    assert process.stderr is not None
    assert process.stderr.readline() == ".\n"  # Python itself has started
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    _, told = process.communicate(timeout=60)
    return process.returncode, time.monotonic() - begun, told


@pytest.mark.parametrize("seconds", [1.0, 2.5])
def test_the_key_stops_a_command_soon(tmp_path, seconds):
    code, waited, told = stopped_after(seconds, tmp_path)
    assert code in (0, 130), told
    assert waited < SECONDS_TO_STOP
    assert "Traceback" not in told


@pytest.mark.slow
def test_the_key_stops_a_command_at_any_moment(tmp_path):
    stopped = {moment: stopped_after(moment, tmp_path / str(moment)) for moment in MOMENTS}
    assert {code for code, _, _ in stopped.values()} <= {0, 130, BEFORE_IT_LISTENS}
    assert [moment for moment, (code, _, _) in stopped.items() if moment > 1 and code not in (0, 130)] == []
    assert [moment for moment, (_, _, told) in stopped.items() if "Traceback" in told] == []
    assert max(waited for _, waited, _ in stopped.values()) < SECONDS_TO_STOP
