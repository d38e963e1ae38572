"""The server answers as the document of OpenAPI says it does: schemathesis asks each address, rightly and wrongly."""

from collections import Counter
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from sixteenth.faces.link.state import State, about_of, options_of
from sixteenth.faces.page import reporting
from sixteenth.faces.page.reference.openapi import openapi
from sixteenth.faces.page.server import Server
from sixteenth.questions.register import question_of, read_options
from tests.faces.page.serving import SECONDS, serving

schemathesis: Any = pytest.importorskip("schemathesis")
FEW, MANY = 3, 12  # requests of each kind to each address
QUICK = "interview_arithmetic"  # a scenario that is answered in milliseconds
OK, OUT_OF_TIME = 200, 504
QUICKLY = ("checks", "equations", "ladder", "growth", "central_path")  # questions about it that are
OPENING = ("/api/ask/ledger", "/api/meta", "/api/export.{kind}", "/report.html")
SLOW = "/api/ask/scenarios"  # reads the whole library at each other number of futures


@pytest.fixture(scope="module")
def described():
    """Yield every operation by its name; what would run for long is read, and then out of time at once."""
    answering = Server.answering

    def quick(self, asked, then=None):
        state = asked.state
        if state.question in QUICKLY and state == State(scenario=QUICK, question=state.question):
            return answering(self, asked, then)

        def made(_runs):
            about_of(state, self.library, asked.beside)
            read_options(state.question, question_of(state.question), options_of(state))
            raise TimeoutError

        return made

    def late(state, _runs, library, _about):
        library.read(state.scenario)
        raise TimeoutError

    with (
        mock.patch.object(Server, "answering", quick),
        mock.patch.object(reporting, "make_report", late),
        serving() as (client, _),
    ):
        yield lambda paths: operations(openapi_of(paths), str(client.base_url))


def openapi_of(paths):
    """Return the document with the addresses that begin so."""
    document = openapi()
    kept = {path: each for path, each in document["paths"].items() if path.startswith(tuple(paths))}
    return {**document, "paths": kept}


def operations(document, address):
    """Return every operation of a document by its name."""
    found = schemathesis.openapi.from_dict(document)
    found.config.update(base_url=address, request_timeout=SECONDS)
    return {each.ok().label: each.ok() for each in found.get_all_operations()}


def statuses(operation, count):
    """Ask requests that fit and that do not, hold each answer to what is described, and count their statuses."""
    checks, found = schemathesis.checks, Counter[int]()
    held = [
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_headers_conformance,
        checks.response_schema_conformance,
    ]

    def ask(case):
        if case.query and case.meta.generation.mode is schemathesis.GenerationMode.POSITIVE:
            case.query = {"s": QUICK, **({} if found[OK] == 0 else case.query)}
        answer = case.call()
        found[answer.status_code] += 1
        is_late = answer.status_code == OUT_OF_TIME
        case.validate_response(answer, checks=held if is_late else [*held, checks.not_a_server_error])

    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
        try:
            requests = operation.as_strategy(generation_mode=mode)
        except schemathesis.errors.InvalidSchema:  # where nothing that is asked can be wrong
            continue
        wide = {"max_examples": count, "deadline": None, "derandomize": True, "database": None}
        settings(**wide, phases=[Phase.generate], suppress_health_check=[*HealthCheck])(given(requests)(ask))()
    return found


@pytest.mark.parametrize("path", OPENING)
def test_an_address_answers_as_it_is_described(described, path):
    for operation in described([path]).values():
        assert statuses(operation, FEW).total() >= FEW


@pytest.mark.slow
def test_every_address_answers_as_it_is_described(described):
    found = {name: statuses(each, MANY) for name, each in described("/").items() if SLOW not in name}
    total = sum(found.values(), Counter[int]())
    print(len(found), dict(total))  # noqa: T201 - what was asked, and what came of it
    assert {OK, 422} <= total.keys()
    assert 500 not in total
