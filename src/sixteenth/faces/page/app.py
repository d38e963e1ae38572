"""The application: its routes, and what stands before them."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from sixteenth.faces.link.state import Library, State, link_of, told_notices
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.asking import JSON, NOT_KEPT, ask, language_of, read_request, server_of, telling_faults
from sixteenth.faces.page.exports import export
from sixteenth.faces.page.faults import faults_data, wrong_request
from sixteenth.faces.page.guards import Guards
from sixteenth.faces.page.limits import HOSTS, Limits
from sixteenth.faces.page.meta import meta, words_of_page
from sixteenth.faces.page.payload import as_json
from sixteenth.faces.page.reference.routes import docs, document
from sixteenth.faces.page.reporting import report
from sixteenth.faces.page.server import SCENARIOS, Server
from sixteenth.faces.page.tabs import tabs
from sixteenth.said import said

TEMPLATES = Path(__file__).with_name("templates")
SMALLEST_PACKED, EFFORT = 500, 5  # bytes from which an answer is packed, and how hard: 9 saves 3 % in twice the time


def make_app(
    own: Iterable[str] = (),
    limits: Limits | None = None,
    *,
    hosts: tuple[str, ...] = HOSTS,
    tell: Callable[[str], None] | None = None,
    is_warmed: bool = True,
) -> Starlette:
    """Make the application.

    Args:
        own: Files of scenarios that may be asked about beside those of the library.
        limits: How much one request may ask.
        hosts: Names under which it may be asked.
        tell: Takes the names of the steps of getting ready.
        is_warmed: Whether it gets ready in the background, so that the first answers are quick.

    """
    server = Server(Library(own), limits or Limits(), tell)

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncGenerator[None]:
        warming = asyncio.ensure_future(server.get_ready()) if is_warmed else None
        try:
            yield
        finally:
            if warming is not None:
                warming.cancel()
            server.works.close()

    app = Starlette(
        routes=[
            Route("/", page),
            Route("/static/{path:path}", static),
            Route("/api/meta", about),
            Route("/api/ask/{question}", ask, methods=["GET", "POST"]),
            Route("/api/export.{kind}", export),
            Route("/report.html", report),
            Route("/api/openapi.json", document),
            Route("/docs", docs),
        ],
        middleware=[
            Middleware(Guards, limits=server.limits, hosts=hosts),
            Middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=EFFORT),
        ],
        exception_handlers={404: unknown_address, 405: unknown_address},
        lifespan=living,
    )
    app.state.server = server
    return app


@telling_faults
async def page(request: Request) -> Response:
    """Answer with the page."""
    language = language_of(request)
    server = server_of(request)
    template = _templates().get_template("page.html")
    html = template.render(
        language=language, words=words_of_page(language), tabs=list(tabs().items()), static=server.files.address
    )
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})


def _templates() -> Environment:
    """Return the templates, in which everything is escaped and nothing may be missing."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(default=True), undefined=StrictUndefined
    )


async def static(request: Request) -> Response:
    """Answer with a file of the page."""
    return server_of(request).files.answer(request)


@telling_faults
async def about(request: Request) -> Response:
    """Answer with what a page needs once."""
    server = server_of(request)
    asked = await read_request(request)
    state: State = replace(asked.state, question=State().question, options={})
    told = told_notices(asked.notices, state.language)
    listed, measured = server.parts.get(Asked(State(question=SCENARIOS)).key), server.levers(state)
    is_ready = server.is_ready and server.is_measured(state)  # now: levers that come meanwhile are not in what is told
    read = server.library.read
    data: dict[str, Any] = await server.aside(lambda: meta(state, read(state.scenario), listed, measured))
    now = {"notices": told, "link": link_of(asked.state), "ready": is_ready, "busy": server.works.waiting}
    return Response(as_json({**data, **now}), headers=NOT_KEPT, media_type=JSON)


async def unknown_address(request: Request, error: Exception) -> Response:
    """Say that there is nothing at an address, or that it is asked otherwise."""
    status = getattr(error, "status_code", 404)
    got, cure = f"'{request.method} {request.scope['path']}'", said("see /docs")
    fault = wrong_request(said("the address"), got, said("an address of this server"), cure)
    return Response(as_json(faults_data([fault], language_of(request))), status, media_type=JSON)
