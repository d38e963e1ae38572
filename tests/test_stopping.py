"""A wish to stop is noted at once and obeyed where nothing is half done; a program that does not obey is left."""

import os
import signal
import subprocess
import sys
import time

import pytest

from sixteenth.errors import Interrupted
from sixteenth.stopping import STOPPED, WORDS, listening, stop_if_asked
from tests.engine.worlds import ROOT


@pytest.fixture(autouse=True)
def _hears_interrupts():
    """Undo that a shell lets what it starts in the background, and all that this starts, ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_nothing_stops_where_nobody_asked():
    stop_if_asked()
    with listening():
        stop_if_asked()
        assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler


def test_the_key_is_noted_and_obeyed_at_the_next_safe_place():
    with listening():
        os.kill(os.getpid(), signal.SIGINT)
        reached = sum(range(1_000))  # no exception comes in between
        assert reached == 499_500
        with pytest.raises(Interrupted, match=WORDS):
            stop_if_asked()


def test_the_wish_ends_with_the_command():
    with listening():
        os.kill(os.getpid(), signal.SIGINT)
    stop_if_asked()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_program_that_only_imports_keeps_its_own_interrupt():
    stop_if_asked()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_where_the_key_is_ignored_it_stays_so():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with listening():
        os.kill(os.getpid(), signal.SIGINT)
        stop_if_asked()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


DEAF = """
import sys, time, hashlib
from sixteenth.stopping import listening
with listening():
    print("on", flush=True)
    {busy}
"""
BUSY = {
    "in Python": "while True: pass",
    "in a library": "hashlib.pbkdf2_hmac('sha256', b'a', b'b', 2_000_000_000)",
    "swallowing": "while True:\n        try: time.sleep(9)\n        except BaseException: pass",
}


@pytest.mark.parametrize("busy", BUSY)
@pytest.mark.parametrize("keys", [1, 2])
def test_what_does_not_obey_is_left_within_seconds(busy, keys):
    process = subprocess.Popen(
        [sys.executable, "-c", DEAF.format(busy=BUSY[busy])],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    begun = time.monotonic()
    for _ in range(keys):
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (STOPPED, f"{WORDS}\n")
    assert time.monotonic() - begun < (5 if keys == 1 else 2)
