"""The routes that answer: as JSON, or event by event as it is made; who leaves stops what nobody else waits for."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Template
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from sixteenth.answers.answer import Answer
from sixteenth.errors import Fault, OutsideDomain, Refused, first_of
from sixteenth.faces.page.asked import Asked, read_asked, read_body
from sixteenth.faces.page.faults import faults_data, faults_of, wrong_request
from sixteenth.faces.page.payload import as_json, payload
from sixteenth.faces.page.server import Server
from sixteenth.faces.page.works import Work
from sixteenth.said import LANGUAGES, said

JSON, EVENTS, HTML = "application/json", "text/event-stream", "text/html"
PAGE_OF_FAULTS = Path(__file__).with_name("faults.html")
LEFT, NOTHING = 499, 204  # nobody waits any more; nothing is answered
AHEAD = "x-ahead"
HEARTBEAT_SECONDS = 10.0
SENT_SECONDS = 30.0  # in which a body has to have come
MOST_DIGITS = 18  # of the length of a body
NOT_KEPT = {"Cache-Control": "no-store"}
Route = Callable[[Request], Awaitable[Response]]


def server_of(request: Request) -> Server:
    """Return the server that a request has come to."""
    found: Server = request.app.state.server
    return found


def language_of(request: Request) -> str:
    """Return the language that an address asks for, so that faults are told in it whatever else is wrong."""
    language = request.query_params.get("lang", LANGUAGES[0])
    return language if language in LANGUAGES else LANGUAGES[0]


def telling_faults(route: Route) -> Route:
    """Return a route that tells whatever goes wrong as data."""

    async def telling(request: Request) -> Response:
        try:
            return await route(request)
        except ClientDisconnect:
            return Response(status_code=LEFT)
        except Exception as error:  # noqa: BLE001 - the last net: nobody should have to read a traceback
            status, faults = faults_of(error)
            return fault_response(request, status, faults)

    return telling


def fault_response(request: Request, status: int, faults: Iterable[Fault]) -> Response:
    """Tell faults as data, or as lines of a page where a browser opens the address."""
    language, found = language_of(request), tuple(faults)
    if HTML in request.headers.get("accept", ""):
        lines = "\n\n".join(fault.told(language) for fault in first_of(found))
        page = Template(PAGE_OF_FAULTS.read_text(encoding="utf-8"), autoescape=True).render(
            language=language, lines=lines
        )
        return HTMLResponse(page, status, NOT_KEPT)
    return Response(as_json(faults_data(found, language)), status, NOT_KEPT, JSON)


async def read_request(request: Request, question: str | None = None) -> Asked:
    """Read what a request asks.

    Raises:
        Refused: with every fault.
        ClientDisconnect: when whoever asks has left.

    """
    server = server_of(request)
    if request.method == "POST":
        body = await _body(request, server.limits.most_body)
        asked = await server.aside(read_body, body, server.library, question)
    else:
        query = request.scope["query_string"].decode("utf-8", "replace")  # whatever bytes somebody sends
        asked = await server.aside(read_asked, query, server.library, question)
    found: Asked = server.as_can_be(asked)
    return found


async def _body(request: Request, most: int) -> bytes:
    """Read a body, and no more of it than may be sent.

    Raises:
        Refused: when it is longer.
        TimeoutError: when it does not come.

    """
    told, body = request.headers.get("content-length", ""), bytearray()
    if told.isascii() and told.isdecimal() and int(told[:MOST_DIGITS]) > most:
        raise _too_long(most)
    async with asyncio.timeout(SENT_SECONDS):
        async for part in request.stream():
            body += part
            if len(body) > most:
                raise _too_long(most)
    return bytes(body)


def _too_long(most: int) -> Refused:
    got, expected = said("more than {count} bytes", count=most), said("at most {count} bytes", count=most)
    return Refused([wrong_request(said("the body"), got, expected, said("send a smaller file"))])


@telling_faults
async def ask(request: Request) -> Response:
    """Answer a question about a state; one that is only asked ahead is answered where nothing else is at work."""
    if AHEAD in request.headers and server_of(request).works.working:
        return Response(status_code=NOTHING, headers=NOT_KEPT)
    asked = await read_request(request, request.path_params["question"])
    if EVENTS in request.headers.get("accept", ""):
        return StreamingResponse(
            events(request, asked), media_type=EVENTS, headers={**NOT_KEPT, "X-Accel-Buffering": "no"}
        )
    answer = await while_asked(request, server_of(request).answer(asked))
    if answer is None:
        return Response(status_code=LEFT)
    return await told(request, asked, answer)


async def told(request: Request, asked: Asked, answer: Answer) -> Response:
    """Return an answer as JSON."""
    server = server_of(request)
    return Response(await server.aside(payload, asked, answer, server.library), headers=NOT_KEPT, media_type=JSON)


async def while_asked(request: Request, making: Awaitable[Any]) -> Any:
    """Wait for what is made for as long as somebody listens; nothing once nobody does."""
    task = asyncio.ensure_future(making)
    left = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((task, left), return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for each in (task, left):
            each.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task


async def _left(request: Request) -> None:
    """Wait until whoever asked has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def events(request: Request, asked: Asked) -> AsyncGenerator[bytes]:
    """Yield how far an answer is, then the answer, or what is wrong."""
    server, language = server_of(request), asked.state.language
    try:
        answer: Answer | None = server.works.made(asked.key)
        if answer is None:
            async with server.joined(asked) as work, asyncio.timeout(server.limits.seconds):
                async for done, total in _moves(work):
                    yield event("progress", as_json({"done": done, "total": total}))
                answer = await asyncio.shield(work.task)
        server.resting.settled(asked)
        yield event("answer", await server.aside(payload, asked, answer, server.library))
    except (Refused, OutsideDomain) as refused:
        yield event("fault", as_json(faults_data(refused.faults, language)))
    except Exception as error:  # noqa: BLE001 - as above
        yield event("fault", as_json(faults_data(faults_of(error)[1], language)))


async def _moves(work: Work) -> AsyncGenerator[tuple[int, int]]:
    """Yield how far a work is, whenever that has moved and now and then, until it is done."""
    while not work.task.done():
        work.moved.clear()
        yield work.done, work.total
        moved = asyncio.ensure_future(work.moved.wait())
        try:
            await asyncio.wait((moved, work.task), timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        finally:
            moved.cancel()


def event(name: str, data: bytes) -> bytes:
    """Write one event of a stream."""
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"
