"""The server, run: bound to this machine, its address told once it listens, until the keyboard stops it."""

import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress

import uvicorn

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_in
from sixteenth.errors import Place, RefusedBySystem, refuse
from sixteenth.faces.link.reading import PACKAGE
from sixteenth.faces.page.app import make_app
from sixteenth.interfaces.command import print_json
from sixteenth.said import said

KEEP_ALIVE_SECONDS, LAST_SECONDS = 30, 2
MOST_CONNECTIONS = 1000


def run_server(
    scenarios: Sequence[str], host: str, port: int, language: str, *, is_opened: bool = False, as_json: bool = False
) -> int:
    """Serve until stopped.

    Raises:
        Refused: when a scenario has faults, or nothing can listen at the port.

    """
    words = words_in(PACKAGE, language)

    def tell(step: str) -> None:
        if not as_json:
            sys.stderr.write(f"{words.words[step]}\n")

    app = make_app(scenarios, tell=tell)
    for name in scenarios:
        app.state.server.library.read(name)
    listening = bound(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}/"
    if as_json:
        print_json({"address": address})
    else:
        sys.stdout.write(f"{words.sentence(Finding('serving', {'address': Figure(address, 'text')}))}\n")
    sys.stdout.flush()
    if is_opened:
        webbrowser.open(address)
    settings = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=LAST_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])
    return 0


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens at a port.

    Raises:
        Refused: when another program has the port.

    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(MOST_CONNECTIONS)  # now: whoever is told the address may ask before the server runs
    except OSError as error:
        found.close()
        got, cure = error.strerror or said("no port"), said("name another with --port, or 0 for any that is free")
        refuse([RefusedBySystem(said("the port {port}", port=port), Place(host), got, said("a free port"), cure)])
    return found
