"""`sixteenth serve`: the page and its JSON on this machine, until it is stopped."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.faces.options import Language
from sixteenth.interfaces.command import WRONG, AsJson, telling_faults
from sixteenth.interfaces.whole_numbers import whole

HOST = "127.0.0.1"
PORT, LOWEST, HIGHEST = 8016, 0, 65535
Port = Annotated[int | None, whole(LOWEST, HIGHEST, "The port (8016); 0 takes any that is free.")]
Open = Annotated[bool, Parameter(name="--open", help="Show the page in the browser.")]


def serve(
    *scenarios: str, port: Port = None, is_opened: Open = False, as_json: AsJson = False, lang: Language = "en"
) -> int:
    """Serve the page on this machine: three answers, levers, and every question, each view an address.

    Files of scenarios that are named can be chosen beside those of the library. Nobody else on the network can ask.

    Example: sixteenth serve

    Example: sixteenth serve my_scenario.toml --port 9000 --open
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.page.running import run_server

        return run_server(scenarios, HOST, PORT if port is None else port, lang, is_opened=is_opened, as_json=as_json)
    return WRONG
