"""The server as a browser meets it: on a port of this machine, in a thread of this process."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from sixteenth.faces.page.app import make_app
from sixteenth.faces.page.limits import Limits
from sixteenth.faces.page.running import bound

SMALL = "s=interview_arithmetic"  # a scenario that is answered in milliseconds
SECONDS = 60.0


@contextmanager
def serving(limits: Limits | None = None, **options: Any) -> Generator[tuple[httpx.Client, Any]]:
    """Yield a client of a server, and its application; nothing is warmed up."""
    app = make_app(limits=limits, is_warmed=False, **options)
    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        with httpx.Client(base_url=address, timeout=SECONDS, trust_env=False) as client:
            while not server.started:
                time.sleep(0.01)
            yield client, app
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def waited(condition: Any, seconds: float = 10.0) -> bool:
    """Wait until something holds, and say whether it did in time."""
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    return bool(condition())
