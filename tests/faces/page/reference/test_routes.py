"""The page of the reference."""

import re

import pytest

from sixteenth.faces.page.reference.routes import docs_page, types_of
from tests.faces.page.serving import serving


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_fetches_nothing_and_runs_nothing(language):
    html = docs_page(language, "http://127.0.0.1:8016/")
    assert "<script" not in html
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", html)
    assert "api/ask/outlook" in html


def test_an_address_is_escaped():
    assert "<img" not in docs_page("en", "<img src=x onerror=alert(1)>")


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"type": "integer"}, "integer"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string"),
        ({"enum": ["a", "b"]}, "a | b"),
        ({"type": "array", "items": {"type": "number"}}, "array [number]"),
        ({"const": 2}, "2"),
    ],
)
def test_a_type_is_told_in_a_word(schema, told):
    assert types_of(schema) == told


def test_both_are_served():
    with serving() as (client, _):
        assert client.get("/api/openapi.json?lang=zh").json()["openapi"] == "3.1.0"
        assert 'lang="zh-Hans"' in client.get("/docs?lang=zh").text
