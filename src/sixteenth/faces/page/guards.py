"""What stands before every request: this machine alone, addresses and bodies of a size, and what a browser may do."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sixteenth.errors import clean
from sixteenth.faces.page.faults import faults_data, wrong_request
from sixteenth.faces.page.limits import HOSTS, Limits
from sixteenth.said import said

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
METHODS = ("GET", "HEAD", "POST")
NOT_ALLOWED, MISDIRECTED, TOO_LONG, FORBIDDEN = 405, 421, 414, 403
NAVIGATES = "navigate"  # how a browser says that somebody follows a link
SAME = ("same-origin", "none")  # where a browser says that a request comes from


class Guards:
    """Refuses what no reader of the page would ask, and tells browsers what this page may do."""

    def __init__(self, app: ASGIApp, limits: Limits, hosts: tuple[str, ...] = HOSTS) -> None:
        """Guard an application; `hosts` are the names under which it may be asked."""
        self.app, self.limits, self.hosts = app, limits, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        await (refused or self.app)(scope, receive, send_with_headers)

    def _refused(self, scope: Scope, headers: Headers) -> JSONResponse | None:
        """Return what is answered to a request that is not let through."""
        host = _name_of(headers.get("host", ""))
        if host not in self.hosts:  # a name that somebody else has pointed here
            expected = ", ".join(self.hosts)
            return _refusal(MISDIRECTED, said("the host"), f"'{host}'", expected, said("use the address that was told"))
        if scope["method"] not in METHODS:
            got, expected = f"'{scope['method']}'", ", ".join(METHODS)
            return _refusal(NOT_ALLOWED, said("the method"), got, expected, said("ask with GET"))
        is_followed = scope["method"] != "POST" and headers.get("sec-fetch-mode", NAVIGATES) == NAVIGATES
        if not is_followed and headers.get("sec-fetch-site", "none") not in SAME:
            got, cure = f"'{headers['sec-fetch-site']}'", said("use the address that was told")
            return _refusal(FORBIDDEN, said("the page that asks"), got, said("this page"), cure)
        letters = len(scope["path"]) + len(scope.get("query_string", b""))
        if letters > self.limits.most_address:
            got = said("{count} letters", count=letters)
            expected = said("at most {count}", count=self.limits.most_address)
            return _refusal(TOO_LONG, said("the address"), got, expected, said("change fewer values"))
        return None


def _name_of(host: str) -> str:
    """Return the name in a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _refusal(status: int, what: str, got: str, expected: str, cure: str) -> JSONResponse:
    return JSONResponse(faults_data([wrong_request(what, clean(got), expected, cure)], "en"), status)
