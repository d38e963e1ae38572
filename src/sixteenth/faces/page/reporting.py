"""The report of a state, as a page."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sixteenth.faces.link.state import State, about_of
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.asking import LEFT, NOT_KEPT, read_request, server_of, telling_faults, while_asked
from sixteenth.faces.page.server import Server
from sixteenth.faces.page.works import Make
from sixteenth.faces.report.make import make_report
from sixteenth.questions.session import Session

KEY = "report"


@telling_faults
async def report(request: Request) -> Response:
    """Answer with the report of a state."""
    server = server_of(request)
    asked = await read_request(request, State().question)
    html = await while_asked(
        request, server.made_of(f"{KEY}\n{asked.key}\n{asked.state.language}", written(server, asked))
    )
    return Response(status_code=LEFT) if html is None else HTMLResponse(html, headers=NOT_KEPT)


def written(server: Server, asked: Asked) -> Make:
    """Return what makes the report, in a thread of its own."""

    def make(runs: Session) -> str:
        return make_report(asked.state, runs, server.library, about_of(asked.state, server.library))

    return make
