"""The routes of the reference: the document, and its page."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sixteenth.answers.wording import words_in
from sixteenth.faces.page.asking import JSON, language_of, server_of, telling_faults
from sixteenth.faces.page.payload import as_json
from sixteenth.faces.page.reference.openapi import PACKAGE, openapi

AGAIN = {"Cache-Control": "no-cache"}
EXAMPLES = (
    "api/ask/outlook?s=central&lab=OpenAI&set.discount_rate=0.12&draws=400",
    "api/export.csv?s=central&q=race",
    "api/meta?lang=zh",
)


@telling_faults
async def document(request: Request) -> Response:
    """Answer with the document of OpenAPI."""
    found = await server_of(request).aside(openapi, language_of(request))
    return Response(as_json(found), headers=AGAIN, media_type=JSON)


@telling_faults
async def docs(request: Request) -> Response:
    """Answer with the page of it."""
    html = await server_of(request).aside(docs_page, language_of(request), str(request.base_url))
    return HTMLResponse(html, headers=AGAIN)


def docs_page(language: str, address: str) -> str:
    """Write the page in a language; everything is escaped."""
    folder = FileSystemLoader(Path(__file__).parent)
    templates = Environment(loader=folder, autoescape=select_autoescape(default=True), undefined=StrictUndefined)
    words = words_in(PACKAGE, language).words
    return templates.get_template("docs.html").render(
        language=language,
        words=words,
        document=openapi(language),
        types=types_of,
        address=address,
        examples=EXAMPLES,
    )


def types_of(schema: Any) -> str:
    """Say in a word or two what a value may be."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(types_of(each) for each in schema["anyOf"] if each.get("type") != "null"))
    kind = str(schema.get("type", ""))
    return f"{kind} [{types_of(schema.get('items', {}))}]" if kind == "array" else kind
