"""What stands before every request."""

import pytest

from sixteenth.faces.page.guards import HEADERS
from tests.faces.page.serving import SMALL, serving

ADDRESSES = ("/", "/api/meta", f"/api/ask/outlook?{SMALL}", "/docs", "/api/openapi.json", "/nothing", "/static/nothing")


@pytest.fixture(scope="module")
def client():
    with serving() as (client, _):
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_is_told_what_the_page_may_do(client, address):
    found = client.get(address).headers
    assert {name: found[name] for name in HEADERS} == HEADERS
    policy = found["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8016", "[::2]"])
def test_a_name_that_somebody_pointed_here_is_refused(client, host):
    found = client.get("/api/meta", headers={"Host": host})
    assert found.status_code == 421
    assert len(found.json()["faults"][0]["told"]) == 4


@pytest.mark.parametrize("host", ["localhost", "localhost:8016", "127.0.0.1", "[::1]:80", "LOCALHOST"])
def test_this_machine_has_several_names(client, host):
    assert client.get("/docs", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_and_asking_is_allowed(client, method):
    assert client.request(method, "/api/meta").status_code == 405


def test_another_page_cannot_send_files(client):
    found = client.post("/api/ask/outlook", json={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert found.status_code == 403


def test_an_address_has_a_length(client):
    assert client.get(f"/api/meta?set.discount_rate={'1' * 17_000}").status_code == 414


def test_an_answer_is_packed(client):
    found = client.get(f"/api/ask/outlook?{SMALL}", headers={"Accept-Encoding": "gzip"})
    assert found.headers["content-encoding"] == "gzip"


def test_another_page_may_link_here_and_not_ask(client):
    other = {"Sec-Fetch-Site": "cross-site"}
    assert client.get("/docs", headers={**other, "Sec-Fetch-Mode": "no-cors"}).status_code == 403
    assert client.get("/docs", headers={**other, "Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert client.get("/docs", headers={"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}).status_code == 200
