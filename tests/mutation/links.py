"""Mutants of links, and of whatever else may be asked of the server: addresses, headers and bodies."""

import base64
import json
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, get_args, get_origin
from urllib.parse import quote, urlencode

from sixteenth.faces.link.form import NEVER
from sixteenth.faces.page.tabs import can_be_asked
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of
from tests.mutation.commands import CENTRAL_NAMES, STRANGE_NUMBERS, STRANGE_WORDS
from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant
from tests.mutation.saved import spoilt_data
from tests.mutation.scenarios import base
from tests.mutation.strange import AMOUNTS, misspelt

KEYS = (
    "v",
    "s",
    "q",
    "lab",
    "draws",
    "seed",
    "unfinished",
    "plan",
    "lang",
    "z",
    "with",
    "width",
    "table",
    "without",
    "_",
)
SCENARIOS = ("central", "interview_arithmetic", "race_to_the_top", "progress_stops")
STRANGE_SCENARIOS = (
    "", "centrl", "Central", "central.toml", "../central", "lemonade.toml", "/etc/passwd", "x" * 500, "\x00",
    "central ",
    "stand/books.py", "http://x.org/y.toml", "\u202ecentral", "main",
)  # fmt: skip
FITTING = {
    "lab": ("OpenAI", "Anthropic", "xAI"), "draws": ("5", "400", "20000"), "seed": ("3",), "lang": ("en", "zh"),
    "unfinished": ("run_off", "spent"), "v": ("0.7", "0.6", "9.9"), "width": ("240", "900"),
    "table": ("labs", "futures"),
    "without": ("data", "html", "data html"), "plan": ("abcdef012345",), "with": ("#s=interview_arithmetic",
    "s=central"),
}  # fmt: skip
SPOILT = (
    "%",
    "%zz",
    "%00",
    "%ff",
    "%c3%28",
    "%ud83c",
    "+",
    "&",
    "&&",
    "=",
    "==",
    ";",
    "#",
    "?",
    "%0a",
    "%23",
    "%26",
    "\x7f",
)
MOST_PAIRS = 7
SLOW = "scenarios"  # a question that reads the whole library


@cache
def options() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the options of every question with what fits them, so that a new one is tried too."""
    found = {}
    for name in NAMES:
        fields = question_of(name).options.model_fields
        found[name] = tuple((key, _fitting(key, field.annotation)) for key, field in sorted(fields.items()))
    return found


def _fitting(name: str, kind: Any) -> tuple[str, ...]:
    inner = [each for each in get_args(kind) if each is not type(None)]
    if get_origin(kind) is Literal:
        return tuple(map(str, inner))
    if inner and get_origin(kind) is not Literal and not isinstance(inner[0], str):
        return _fitting(name, inner[0])
    return FITTING.get(
        name, ("1",) if kind is bool else ("2", "12", "0.5") if kind in (int, float) else ("central", "cash")
    )


def pairs_of_a_link(luck: Luck, question: str) -> list[tuple[str, str]]:
    """Choose keys with their values, most of them fitting."""
    own = options()[question]
    pairs = [("s", luck.pick(SCENARIOS if not luck.is_one_in(8) else STRANGE_SCENARIOS))]
    for _ in range(luck.below(MOST_PAIRS)):
        way = luck.below(5)
        if way < 2 and own:
            key, fitting = luck.pick(own)
        elif way == 2:
            key, fitting = luck.pick(("set.", "believe.")) + luck.pick(CENTRAL_NAMES), AMOUNTS
        else:
            key = luck.pick(KEYS)
            fitting = FITTING.get(key, ("1",))
        pairs.append(_pair(luck, key, fitting))
    return pairs


def _pair(luck: Luck, key: str, fitting: tuple[str, ...]) -> tuple[str, str]:
    value, way = luck.pick(fitting), luck.below(10)
    if way == 0:
        value = luck.pick(STRANGE_NUMBERS + STRANGE_WORDS)
    elif way == 1:
        value = luck.number()
    elif way == 2:
        value = misspelt(value, luck.below(99), luck.below(99))
    elif way == 3:
        key = luck.pick((misspelt(key, luck.below(99), luck.below(99)), *NEVER, *STRANGE_WORDS))
    elif way == 4:
        value += luck.character()
    return key, value


def written(pairs: list[tuple[str, str]]) -> str:
    """Write keys and values as an address holds them."""
    return urlencode(pairs, quote_via=quote, safe="/", errors="surrogatepass")


@cache
def bomb(letters: int) -> bytes:
    """Return what is short and unpacks to so many letters."""
    return zlib.compress(b"s=" + b"x" * letters, 9)


def packed(luck: Luck, text: str) -> str:
    """Pack a text as long links are, and spoil that now and then."""
    data = zlib.compress(text.encode("utf-8", "surrogatepass"), 9)
    ways = {
        "whole": data,
        "cut": data[: luck.below(len(data))],
        "more": data + b"x",
        "bomb": bomb(luck.pick((16_382, 16_383, 10_000_000))),
        "raw": text.encode("utf-8", "surrogatepass"),
        "in itself": zlib.compress(b"z=" + base64.urlsafe_b64encode(data)),
    }
    found = base64.urlsafe_b64encode(ways[luck.pick(("whole", "whole", "whole", *sorted(ways)))]).decode()
    return luck.pick((found.rstrip("="), found, found.replace("-", "+").replace("_", "/"), found + "é"))


def spoilt_text(luck: Luck, text: str) -> tuple[str, str]:
    """Spoil the text of a link, or leave it as it is."""
    at = luck.below(len(text) + 1)
    ways: dict[str, Callable[[], str]] = {
        "cut": lambda: text[:at],
        "a mark": lambda: text[:at] + luck.pick(SPOILT) + text[at:],
        "a character": lambda: text[:at] + luck.character() + text[at:],
        "many": lambda: "&".join([text] * luck.pick((2, 60, 400))),
        "packed": lambda: f"v=0.7&z={packed(luck, text)}",
        "long": lambda: text + luck.pick(("x", "%41", "é", "&a=b")) * luck.pick((500, 6_000, 20_000)),
    }
    way = luck.pick(("", "", "", "", *ways))
    return (way, ways[way]()) if way else ("keys", text)


def links(luck: Luck) -> Mutant:
    """Make a link: an address, its fragment, its query, or less."""
    question = (
        luck.pick(NAMES) if not luck.is_one_in(12) else luck.pick(("", "nothing", "Outlook", "\x00", "__class__"))
    )
    pairs = pairs_of_a_link(luck, question if question in options() else "outlook")
    way, text = spoilt_text(luck, written([("q", question), *pairs]))
    before = luck.pick(("#", "#", "#", "?", "", "https://x.org/page?", "http://127.0.0.1:8016/#", "##", " #", "?#"))
    return Mutant("link", way, words=(before + text, luck.pick(("en", "zh"))))


ROUTES = ("/", "/api/meta", "/docs", "/api/openapi.json", "/report.html", "/static/page.js", "/static/", "/favicon.ico")
KINDS = ("json", "md", "csv", "svg", "png", "xlsx", "exe", "", "JSON", "a/b", "%2e%2e", "csv.csv")
PATHS = (
    "//", "/..", "/../../etc/passwd", "/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd",
    "/api", "/api/ask/",
    "/api/ask/outlook/", "/api/ask/%00", "/api/ask/../meta", "/api/export.", "/api/export", "/\ud800",
    "/" + "x" * 20_000, "/é",
    "/static/\x00", "/static/x/../../faults.html", "*",
)  # fmt: skip
METHODS = ("GET", "GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "")
HEADERS = {
    "accept": ("text/html", "text/event-stream", "application/json", "*/*", "", "x" * 9_000,
    "text/html,text/event-stream"),
    "host": ("localhost", "127.0.0.1:8016", "[::1]:99", "evil.org", "", "localhost:", "[::1", "LOCALHOST",
    "a b", "127.0.0.1."),
    "content-length": ("0", "-1", "9" * 40, "x", "1000001", "", "1.5", "٣"),
    "content-type": ("application/json", "text/plain", "multipart/form-data; boundary=x",
    "application/json; charset=utf-16"),
    "sec-fetch-site": ("cross-site", "same-origin", "none", "", "x"),
    "sec-fetch-mode": ("cors", "navigate", "no-cors", ""),
    "accept-encoding": ("gzip", "br", "gzip;q=0", "identity", "*"),
    "if-none-match": ('"x"', "*", ""),
    "x-ahead": ("1", ""),
    "cookie": ("a=b", "x" * 5_000),
    "origin": ("null", "http://evil.org"),
}  # fmt: skip


def requests(luck: Luck) -> Mutant:
    """Make a request: how, of which address, with which headers and body."""
    names = NAMES if luck.is_one_in(12) else [name for name in NAMES if can_be_asked(name)]
    question = luck.pick([name for name in names if name != SLOW or luck.is_one_in(30)])
    path, method = _address(luck, question), luck.pick(METHODS) if luck.is_one_in(2) else "GET"
    pairs = [("s", "interview_arithmetic"), *pairs_of_a_link(luck, question)[luck.below(2) :]]
    way, query = spoilt_text(luck, written(pairs))
    headers = {"host": "localhost"}
    for _ in range(luck.pick((0, 0, 1, 1, 2, 3))):
        name = luck.pick(sorted(HEADERS))
        headers[name] = luck.pick(HEADERS[name])
    body = _body(luck, query, pairs) if method == "POST" else b""
    words = (method, path, query, json.dumps(headers), body.decode("latin-1"))
    return Mutant("page", f"{way} of {path.split('?')[0][:40]}", words=words)


def _address(luck: Luck, question: str) -> str:
    way = luck.below(12)
    if way == 0:
        return luck.pick(ROUTES)
    if way == 1:
        return luck.pick(PATHS)
    if way == 2:
        return f"/api/export.{luck.pick(KINDS)}"
    if way == 3:
        return "/api/meta"
    if way == 4:
        return f"/api/ask/{misspelt(question, luck.below(99), luck.below(99))}"
    return f"/api/ask/{question}"


def _body(luck: Luck, query: str, pairs: list[tuple[str, str]]) -> bytes:
    state = luck.pick((f"#{query}", "", dict(pairs), query))
    data: dict[str, Any] = {"state": state, "options": dict(pairs[1:])}
    for name, file in (("plan", "own_plan.csv"), ("ledger", "own_ledger.csv")):
        if luck.is_one_in(3):
            data[name] = base()[file].decode()
    if luck.is_one_in(2):
        data = spoilt_data(luck, data)
    text = json.dumps(data)
    ways = {
        "cut": text[: luck.below(len(text))],
        "empty": "",
        "deep": '{"state": ' + "[" * 100_000,
        "deep and closed": '{"options": ' + "[" * 500 + "]" * 500 + "}",
        "long": json.dumps({"plan": "x" * 1_000_001}),
        "digits": '{"options": {"draws": ' + "9" * 5_000 + "}}",
        "twice": text + text,
        "a list": f"[{text}]",
        "not a number": '{"options": {"draws": NaN}}',
        "half a letter": '{"state": "\\ud800"}',
        "utf-16": "",
    }
    way = luck.pick(("whole",) * 12 + tuple(sorted(ways)))
    if way == "utf-16":
        return text.encode("utf-16")
    return (text if way == "whole" else ways[way]).encode("utf-8", "surrogatepass")
