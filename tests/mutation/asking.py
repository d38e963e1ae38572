"""Trying a mutant of a link, or of a request: what it means, what the server answers, and never a fault of its own."""

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias
from unittest import mock
from urllib.parse import unquote, unquote_to_bytes

import jsonschema

from sixteenth.engine.job import Job
from sixteenth.faces.link.state import Library, command_line, link_of, options_of, python_line, read_link, told_notices
from sixteenth.faces.page.app import make_app
from sixteenth.faces.page.guards import HEADERS
from sixteenth.faces.page.reference.openapi import openapi
from tests.mutation.bench import Bench, outcome_of
from tests.mutation.mutant import Mutant, Outcome, Told

STATUSES = (200, 204, 304, 307, 403, 404, 405, 414, 421, 422, 503, 504)
WITHOUT_BODY = (204, 304, 307)
REFUSED = 400
QUICK = "interview_arithmetic"  # a scenario that is answered in milliseconds
PATHS = ("/site-packages/", "/src/sixteenth/", "/tmp/", "/dev/shm/", "Traceback (most")  # noqa: S108 - of this machine
Answered: TypeAlias = tuple[int, Mapping[str, str], bytes]


@cache
def _library() -> Library:
    return Library()


def try_link(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Read a link, and write what it means as a link, a command and a line of Python."""
    del bench, chosen
    return outcome_of(lambda: _read(*mutant.words))


def _read(link: str, language: str) -> Outcome:
    state, notices = read_link(link, _library())
    notes = [f"a notice of more than a line: {each!r}" for each in told_notices(notices, language) if "\n" in each]
    again, more = read_link(link_of(state), _library())
    if again != replace(state, version=None) or more:
        notes.append("a link that was written is read as something else")
    options_of(state)
    lines = (command_line(state), python_line(state, _library()))
    notes += ["a command of more than a line" for each in lines if "\n" in each]
    return Outcome("accepted", notes=tuple(notes))


class Server:
    """The application in this process, called as a server calls it; runs that take long end as if out of time."""

    def __init__(self) -> None:
        """Start it, without getting ready."""
        self.runner = asyncio.Runner()
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)
        self.app = make_app(is_warmed=False)
        document = openapi()
        self.schemas = {
            name: jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}", **document})
            for name in ("Told", "Faults")
        }

    def ask(self, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes) -> Answered:
        """Return the status, the headers and the body of an answer."""
        executable: Any = Job.__dict__["executable"]

        def quick(job: Job) -> Any:
            if job.recipe.get("scenario") != QUICK:
                raise TimeoutError
            return executable.__get__(job, Job)

        with mock.patch.object(Job, "executable", property(quick)):
            return self.runner.run(self._ask(method, path, query, headers, body))

    async def _ask(self, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes) -> Answered:
        raw = path.encode("utf-8", "surrogatepass")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote_to_bytes(raw.decode("latin-1")).decode("utf-8", "replace"),
            "raw_path": raw,
            "root_path": "",
            "query_string": query.encode("utf-8", "surrogatepass"),
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 80),
            "headers": [(name.encode(), value.encode("utf-8")) for name, value in headers.items()],
        }
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        sent: list[Any] = []

        async def receive() -> Any:
            if waiting:
                return waiting.pop()
            return await asyncio.Event().wait()  # nobody leaves

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        told = {name.decode().lower(): value.decode("latin-1") for name, value in sent[0]["headers"]}
        return sent[0]["status"], told, b"".join(each.get("body", b"") for each in sent[1:])


@cache
def _server() -> Server:
    return Server()


def try_request(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Ask the server, and hold its answer against what it promises."""
    del bench, chosen
    return outcome_of(lambda: _ask(mutant))


def _ask(mutant: Mutant) -> Outcome:
    method, path, query, headers, body = mutant.words
    status, told, content = _server().ask(method, path, query, json.loads(headers), body.encode("latin-1"))
    notes = [f"status {status} of {path.split('?')[0][:30]!r}"] if status not in STATUSES else []
    notes += [f"a header that is lacking: {name}" for name in HEADERS if name.lower() not in told]
    asked = unquote(query + body + path + headers)
    if "gzip" in told.get("content-encoding", "") or method == "HEAD" or status in WITHOUT_BODY:
        return Outcome("accepted", notes=tuple(notes))
    text = content.decode("utf-8", "replace")
    notes += [f"a path of the machine: {each}" for each in PATHS if each in text and each not in asked]
    kind, faults = told.get("content-type", ""), list[Told]()
    if kind.startswith("application/json"):
        faults = _checked(text, status, path, notes)
    elif kind.startswith("text/event-stream"):
        for event in text.strip().split("\n\n"):
            name, _, data = event.partition("\n")
            faults += _checked(data.removeprefix("data: "), REFUSED if "fault" in name else 0, path, notes)
    elif status >= REFUSED and not kind.startswith("text/html") and not path.startswith("/static"):
        notes.append(f"status {status} without faults")
    return Outcome("refused" if faults else "accepted", tuple(faults), notes=tuple(notes))


def _checked(text: str, status: int, path: str, notes: list[str]) -> list[Told]:
    """Hold JSON against the schema that the reference describes, and return the faults in it."""
    try:
        data = json.loads(text, parse_constant=lambda name: notes.append(f"{name} in JSON"))
    except ValueError:
        notes.append("an answer that is no JSON")
        return []
    named = "Faults" if status >= REFUSED else "Told" if path.startswith("/api/ask/") and "answer" in data else ""
    described = _server().schemas[named].iter_errors(data) if named else ()
    places = [(wrong.message[:80], "/".join(map(str, wrong.absolute_path))) for wrong in described]
    notes += [f"not as described: {named}: {place}: {message}" for message, place in places]
    if status < REFUSED:
        return []
    return [_told(each) for each in data.get("faults", ())]


def _told(fault: Mapping[str, Any]) -> Told:
    parts = {name: fault[name] for name in ("what", "got", "expected", "cure")}
    if fault["fault"] == "ProgramFault":
        parts["what"] = f"fault of the program: {parts['what']} {fault['where']}"
    return Told(fault["fault"], file=fault["where"], line=0, text="\n".join(fault["told"]), **parts)
