"""The files of the page: named by what is in them, so that a browser keeps them for good."""

import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

FOLDERS = (
    Path(__file__).with_name("static"),
    Path(__file__).parents[1] / "html",
)  # the second has the style of answers
KINDS = (".css", ".js", ".svg", ".png", ".ico", ".woff2", ".txt", ".json")
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
MARKED = 10  # letters of the hash in an address
NOT_MODIFIED, NOT_FOUND = 304, 404
JAVASCRIPT = "text/javascript"


@dataclass(frozen=True)
class StaticFile:
    """One file: what is in it, its kind, and the mark of its content."""

    content: bytes
    kind: str
    mark: str

    @cached_property
    def packed(self) -> bytes:
        """Return the content as a browser unpacks it."""
        return gzip.compress(self.content, 9, mtime=0)


class StaticFiles:
    """All files that may be fetched, read once; a path is only ever looked up among their names."""

    @cached_property
    def files(self) -> Mapping[str, StaticFile]:
        """Return the files by their path below the folder."""
        found: dict[str, StaticFile] = {}
        for folder in FOLDERS:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and (path.suffix in KINDS or path.name.startswith("LICENSE")):
                    found.setdefault(path.relative_to(folder).as_posix(), _read(path))
        return found

    def address(self, name: str) -> str:
        """Return where a file is fetched: its name with the mark of its content; modules that it imports are below it.

        All files share one mark, so that modules which import each other by relative names are fetched once.
        """
        return f"/static/{self.mark}/{name}"

    @cached_property
    def mark(self) -> str:
        """Return a mark that changes when any file does."""
        return sha256("".join(f"{name}{each.mark}" for name, each in self.files.items()).encode()).hexdigest()[:MARKED]

    def answer(self, request: Request) -> Response:
        """Answer with a file, packed once for all, and for good where its address has the present mark."""
        path = request.path_params["path"]
        mark, _, marked_name = path.partition("/")
        is_present = path not in self.files and mark == self.mark
        file = self.files.get(path) or self.files.get(marked_name)
        if file is None:
            return Response(status_code=NOT_FOUND)
        tag = f'"{file.mark}"'
        headers = {"ETag": tag, "Cache-Control": FOR_GOOD if is_present else ASK_AGAIN, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=NOT_MODIFIED, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(file.content, media_type=file.kind, headers=headers)
        return Response(file.packed, media_type=file.kind, headers={**headers, "Content-Encoding": "gzip"})


def _read(path: Path) -> StaticFile:
    content = path.read_bytes()
    kind = JAVASCRIPT if path.suffix == ".js" else mimetypes.guess_type(path.name)[0] or "text/plain"
    return StaticFile(content, kind, sha256(content).hexdigest()[:MARKED])
