"""An answer as a file to keep: the same kinds that `--out` writes."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from sixteenth.answers.answer import Answer
from sixteenth.errors import Refused, nearest
from sixteenth.faces.answer_file import WRITERS, lacking_package
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.asking import LEFT, NOT_KEPT, read_request, server_of, telling_faults, while_asked
from sixteenth.faces.page.faults import wrong_request
from sixteenth.faces.workbook.with_ledger import with_ledger
from sixteenth.said import said

MIME: Mapping[str, str] = {
    ".json": "application/json",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ANY, ZIP, WORKBOOK = "application/octet-stream", ".zip", ".xlsx"


@telling_faults
async def export(request: Request) -> Response:
    """Answer with a file of an answer; of several tables or charts, with the one named, or all in an archive."""
    kind = f".{request.path_params['kind']}"
    if kind not in WRITERS:
        expected = ", ".join(WRITERS)
        cure = nearest(kind, WRITERS, said("ask for one of them"))
        raise Refused([wrong_request(said("the kind of file"), f"'{kind}'", expected, cure)])
    server = server_of(request)
    asked = await read_request(request)
    if kind == WORKBOOK:  # which has the ledger of the lab beside the answer
        making = server.made_of(f"{kind}\n{asked.key}", server.answering(asked, with_ledger))
    else:
        making = server.answer(asked)
    answer = await while_asked(request, making)
    if answer is None:
        return Response(status_code=LEFT)
    name, content = await server.aside(written, asked, answer, kind)
    headers = {**NOT_KEPT, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, media_type=MIME.get(Path(name).suffix, ANY))


def written(asked: Asked, answer: Answer, kind: str) -> tuple[str, bytes]:
    """Return the name of a file, and what is in it.

    Raises:
        Refused: when a package is lacking for it, or there is no such table or chart.

    """
    stem = f"sixteenth-{answer.question}"
    lacking = [*lacking_package(Path(f"{stem}{kind}"))]
    if lacking:
        raise Refused(lacking)
    files = {key: _bytes(each) for key, each in WRITERS[kind](answer, asked.state.language).items()}
    if asked.table:
        if asked.table not in files:
            cure = nearest(asked.table, files, said("name one of them"))
            raise Refused([wrong_request("'table'", f"'{asked.table}'", ", ".join(files), cure)])
        return f"{stem}-{asked.table}{kind}", files[asked.table]
    if len(files) == 1:
        return f"{stem}{kind}", next(iter(files.values()))
    return f"{stem}{ZIP}", _archive(stem, kind, files)


def _archive(stem: str, kind: str, files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{stem}-{key}{kind}"), content)
    return held.getvalue()


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
