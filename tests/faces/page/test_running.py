"""The server, run: as a process of its own, at a port of this machine, until it is stopped."""

import json
import os
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from sixteenth.errors import Refused
from sixteenth.faces.page.running import bound

COMMAND = (sys.executable, "-c", "from sixteenth.interfaces.start import main; main()", "serve", "--port", "0")


def test_a_port_that_is_taken_is_told():
    taken = bound("127.0.0.1", 0)
    with pytest.raises(Refused, match="--port"):
        bound("127.0.0.1", taken.getsockname()[1])
    taken.close()


def test_whoever_is_told_the_address_is_heard_before_the_server_runs():
    with bound("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname(), timeout=5) as asking:
        assert asking.getpeername() == listening.getsockname()


@pytest.mark.slow
def test_a_process_tells_its_address_answers_and_ends_when_stopped():
    with subprocess.Popen([*COMMAND, "--json"], stdout=subprocess.PIPE, env=os.environ, text=True) as process:
        assert process.stdout is not None
        told = ""
        while "}" not in told:
            told += process.stdout.readline()
        address = json.loads(told)["address"]
        with httpx.Client(trust_env=False, timeout=60) as client:
            assert client.get(f"{address}docs").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) in (0, 130)
