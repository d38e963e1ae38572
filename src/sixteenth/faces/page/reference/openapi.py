"""The document of OpenAPI 3.1, made of the questions and of the schema of their answers."""

from collections.abc import Mapping
from typing import Any

from sixteenth.answers.command_words import command_of
from sixteenth.answers.data import json_schema
from sixteenth.answers.wording import words_in, words_of
from sixteenth.faces.link.form import NEVER, State, this_version
from sixteenth.faces.page.tabs import can_be_asked
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of

PACKAGE = "sixteenth.faces.page.reference"
OF_A_STATE = {  # keys of a link, and their types
    "s": "string",
    "lab": "string",
    "draws": "integer",
    "seed": "integer",
    "unfinished": "string",
    "set": "object",
    "believe": "object",
    "lang": "string",
    "z": "string",
}
NESTED = ("set", "believe")  # keys that begin others: `set.discount_rate`
ANSWER, FAULTS, TOLD = "Answer", "Faults", "Told"  # names of schemas
OK, REFUSED, OTHERWISE = "200", "422", "default"
JSON, HTML, EVENTS = "application/json", "text/html", "text/event-stream"
HERE = "#/components/schemas/"
TELLING = {REFUSED: "refused", OTHERWISE: "otherwise"}  # statuses of faults, and the words that say when
FAULT_PARTS = ("fault", "what", "where", "got", "expected", "cure")


def openapi(language: str = "en") -> dict[str, Any]:
    """Return the document, its descriptions in a language."""
    words = words_in(PACKAGE, language).words
    asked = {f"/api/ask/{name}": _asked(name, language, words) for name in NAMES if can_be_asked(name)}
    return {
        "openapi": "3.1.0",
        "info": {"title": words["title"], "version": this_version(), "description": words["about"]},
        "paths": {
            **asked,
            "/api/meta": {"get": _operation("meta", words, _state(words), JSON)},
            "/api/export.{kind}": {
                "get": _operation("export", words, [_path("kind", words), _query("q", words), *_state(words)], "*/*")
            },
            "/report.html": {"get": _operation("report", words, _state(words), HTML)},
        },
        "components": {"schemas": _schemas()},
    }


def _asked(name: str, language: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return how a question is asked: by an address, or with a file in a body."""
    question, own = question_of(name), words_of(name, language)
    schema = question.options.model_json_schema(ref_template=HERE + "{model}")
    state = State()
    options = [
        {"name": key, "in": "query", "required": key in schema.get("required", ()), "description": own.option(key)}
        | {"schema": each}
        for key, each in schema.get("properties", {}).items()
        if key not in NEVER and not hasattr(state, key)
    ]
    summary, events = command_of(name, language)["summary"], {EVENTS: {"schema": {"type": "string"}}}
    content = {JSON: {"schema": {"$ref": HERE + TOLD}}, **events}
    answers = {OK: {"description": words["told"], "content": content}, **_refused(words)}
    body = {"content": {JSON: {"schema": _body()}}}
    by_address = {
        "summary": summary,
        "operationId": name,
        "parameters": [*_state(words), *options],
        "responses": answers,
    }
    with_files = {"summary": words["with_files"], "operationId": f"{name}_of_files", "requestBody": body}
    return {"get": by_address, "post": {**with_files, "responses": answers}}


def _operation(key: str, words: Mapping[str, str], parameters: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    answers = {OK: {"description": words[key], "content": {kind: {}}}, **_refused(words)}
    return {"summary": words[key], "operationId": key, "parameters": parameters, "responses": answers}


def _state(words: Mapping[str, str]) -> list[dict[str, Any]]:
    return [_query(key, words) for key in OF_A_STATE]


def _query(key: str, words: Mapping[str, str]) -> dict[str, Any]:
    kind = OF_A_STATE.get(key, "string")
    told: dict[str, Any] = {"name": key, "in": "query", "description": words[f"key_{key}"], "schema": {"type": kind}}
    if key in NESTED:
        told["schema"] = {"type": kind, "additionalProperties": {"type": "string"}}
    return told


def _path(key: str, words: Mapping[str, str]) -> dict[str, Any]:
    told = {"name": key, "in": "path", "required": True, "description": words[f"key_{key}"]}
    return {**told, "schema": {"type": "string"}}


def _refused(words: Mapping[str, str]) -> dict[str, Any]:
    """Return what is answered where a request is wrong, or cannot be answered now: faults, whatever the status."""
    content = {JSON: {"schema": {"$ref": HERE + FAULTS}}, HTML: {"schema": {"type": "string"}}}
    return {key: {"description": words[name], "content": content} for key, name in TELLING.items()}


def _body() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("plan", "ledger")}
    state = {"oneOf": [{"type": "string"}, {"type": "object"}]}
    return {"type": "object", "properties": {"state": state, "options": {"type": "object"}, **texts}}


def _schemas() -> dict[str, Any]:
    answer = dict(json_schema())
    parts = {name: _moved(each) for name, each in answer.pop("$defs", {}).items()}
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    lines = {"type": "array", "items": {"type": "string"}, "minItems": 4, "maxItems": 4}
    fault = _whole({**dict.fromkeys(FAULT_PARTS, text), "told": lines, "about": texts})
    told = {"answer": {"$ref": HERE + ANSWER}, "view": {"type": "object"}, "notices": texts}
    return {
        **parts,
        ANSWER: _moved(answer),
        TOLD: _whole({**told, **dict.fromkeys(("link", "python", "command"), text)}),
        FAULTS: _whole({"ok": {"const": False}, "faults": {"type": "array", "items": fault, "minItems": 1}}),
    }


def _whole(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has all of its properties."""
    return {"type": "object", "properties": properties, "required": [*properties]}


def _moved(schema: Any) -> Any:
    """Return a schema whose references lead to where the document keeps them."""
    if isinstance(schema, dict):
        return {key: each.replace("#/$defs/", HERE) if key == "$ref" else _moved(each) for key, each in schema.items()}
    return [_moved(each) for each in schema] if isinstance(schema, list) else schema
