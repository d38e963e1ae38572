"""The document of OpenAPI."""

import json

import pytest

from sixteenth.answers.wording import words_in
from sixteenth.faces.link.form import NEVER
from sixteenth.faces.page.reference.openapi import PACKAGE, openapi
from sixteenth.faces.page.tabs import can_be_asked
from sixteenth.questions.names import NAMES


def references(part):
    if isinstance(part, dict):
        yield from ([part["$ref"]] if "$ref" in part else [])
        for each in part.values():
            yield from references(each)
    if isinstance(part, list):
        for each in part:
            yield from references(each)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_question_that_can_be_asked_is_in_it(language):
    document = openapi(language)
    assert {path.removeprefix("/api/ask/") for path in document["paths"] if "/ask/" in path} == {
        *filter(can_be_asked, NAMES)
    }
    assert json.loads(json.dumps(document)) == document


def test_every_reference_leads_somewhere():
    document = openapi()
    names = {each.removeprefix("#/components/schemas/") for each in references(document)}
    assert names <= document["components"]["schemas"].keys()


def test_no_option_of_a_file_is_in_it():
    paths = openapi()["paths"].values()
    assert not [each for path in paths for each in path["get"]["parameters"] if each["name"] in NEVER]


def test_both_languages_say_the_same():
    assert words_in(PACKAGE, "en").words.keys() == words_in(PACKAGE, "zh").words.keys()
