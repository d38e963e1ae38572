"""The routes that are no answers: the page, what it needs once, and addresses that are none."""

import pytest

from sixteenth.questions.names import NAMES
from tests.faces.page.serving import SMALL, serving


@pytest.fixture(scope="module")
def client():
    with serving() as (client, _):
        yield client


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_answered_in_a_language(client, language):
    found = client.get(f"/?lang={language}")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert f'data-language="{language}"' in found.text


def test_everything_that_the_page_fetches_is_there(client):
    html = client.get("/").text
    fetched = [part.split('"')[0] for mark in ('src="', 'href="') for part in html.split(mark)[1:]]
    files = [address for address in fetched if address.startswith("/static/")]
    assert files
    assert [address for address in files if client.get(address).status_code != 200] == []
    assert [address for address in fetched if "//" in address] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_learns_what_it_needs_once(client, language):
    found = client.get(f"/api/meta?{SMALL}&lang={language}").json()
    assert {"version", "levers", "presets", "questions", "tabs", "words", "ready", "labs", "notices"} <= found.keys()
    asked = {each["name"]: each for each in found["questions"]}
    assert {"outlook", "race", "ledger"} <= asked.keys() <= {*NAMES}
    assert "file" not in asked["ledger"]["options"]["properties"]
    assert all(each["title"] for each in found["questions"])
    assert found["ready"] is False


def test_levers_that_are_measured_while_it_answers_leave_the_page_waiting(monkeypatch):
    with serving() as (client, app):
        server = app.state.server
        server.is_ready = True
        is_measured = iter([False, True])  # nothing yet when it is asked; all a moment later
        monkeypatch.setattr(server, "is_measured", lambda _state: next(is_measured))
        monkeypatch.setattr(server, "levers", lambda _state: None)
        found = client.get(f"/api/meta?{SMALL}").json()
        assert (found["levers"], found["ready"]) == ([], False)


def test_what_a_link_says_that_cannot_be_is_told_at_once(client):
    assert client.get(f"/api/meta?{SMALL}&nix=1").json()["notices"] == ["'nix' is not known here and was left out."]


@pytest.mark.parametrize("address", ["/nothing", "/api/nothing", "/docs/x", "/api/ask/"])
def test_an_address_that_is_none_is_told_in_four_lines(client, address):
    found = client.get(address)
    assert found.status_code == 404
    assert len(found.json()["faults"][0]["told"]) == 4


@pytest.mark.parametrize(("method", "address"), [("POST", "/"), ("POST", "/api/meta"), ("HEAD", "/api/ask/growth")])
def test_an_address_is_asked_as_it_can_be(client, method, address):
    assert client.request(method, address).status_code == (200 if method == "HEAD" else 405)
