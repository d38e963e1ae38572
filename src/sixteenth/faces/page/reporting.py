"""The report of a state, as a page."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sixteenth.faces.link.state import State, about_of
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.asking import LEFT, NOT_KEPT, read_request, server_of, telling_faults, while_asked
from sixteenth.faces.page.server import Server
from sixteenth.faces.page.works import Make
from sixteenth.faces.report.again import again_of
from sixteenth.faces.report.asking import MAIN, ask_parts
from sixteenth.faces.report.report import report_of
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
        answers = ask_parts(asked.state, runs, about_of(asked.state, server.library))
        again = again_of(asked.state, answers[MAIN], server.library)
        return report_of(answers, again, asked.state.language)

    return make
