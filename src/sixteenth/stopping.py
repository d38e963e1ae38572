"""A wish to stop, from the keyboard: noted at once, obeyed where nothing is half done.

An exception raised wherever the program happens to be would be swallowed by an import, or thrown into a compiler that
cannot take it. So the command line listens: the key sets a flag, and places where nothing is half done look at it.
Where none is reached in time, or at a second key, the process leaves as it is: what is written to files by then can
be used. A program that imports the package is left alone, and keeps Python's own KeyboardInterrupt.
"""

import os
import signal
import socket
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager

from sixteenth.errors import Interrupted

STOPPED = 130  # how a process ends that was stopped from the keyboard
GRACE_SECONDS = 2.0  # to reach a place where nothing is half done
TIDYING_SECONDS = 10.0  # to keep what is done, from there on
WORDS = "stopped from the keyboard"
SHOW_CURSOR = "\x1b[?25h"  # which a bar of progress hides

_asked, _obeyed = threading.Event(), threading.Event()


def stop_if_asked() -> None:
    """Stop here if that was asked for: nothing is half done.

    Raises:
        Interrupted: when the command line has heard the key.

    """
    if _asked.is_set():
        _obeyed.set()
        raise Interrupted(WORDS)


@contextmanager
def listening() -> Generator[None]:
    """Listen to the key for as long as a command runs; where it is ignored, as in the background, it stays so."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield
        return
    ours, theirs = socket.socketpair()
    theirs.settimeout(0)
    before = signal.signal(signal.SIGINT, lambda *_: _asked.set())
    woken = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)  # also while the interpreter is busy
    watcher = threading.Thread(target=_watch, args=(ours,), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        theirs.close()
        watcher.join()
        ours.close()
        signal.signal(signal.SIGINT, before)
        _asked.clear()
        _obeyed.clear()


def _watch(heard: socket.socket) -> None:
    """Wait for the key; leave at a second one, or when the program has not stopped in time."""
    if not heard.recv(1):
        return  # the command has ended
    _asked.set()
    for seconds in (GRACE_SECONDS, TIDYING_SECONDS):
        heard.settimeout(seconds)
        try:
            if not heard.recv(1):
                return
            break
        except TimeoutError:
            if not _obeyed.is_set():
                break
    _leave()


def _leave() -> None:
    """End the process here and now, for what runs cannot be asked to."""
    shown = SHOW_CURSOR if sys.stderr is not None and sys.stderr.isatty() else ""
    os.write(2, f"{shown}{WORDS}\n".encode())
    os._exit(STOPPED)
