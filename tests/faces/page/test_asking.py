"""Answers over HTTP: as JSON, event by event, once for equal requests, and stopped when nobody listens."""

import json
import socket
import threading
import time

import httpx
import pytest

import sixteenth
from sixteenth.answers.data import AnswerData
from sixteenth.faces.page import asking
from sixteenth.faces.page.limits import Limits
from tests.faces.page.serving import SMALL, serving, waited

OUTLOOK = f"/api/ask/outlook?{SMALL}"
EVENTS = {"Accept": "text/event-stream"}


@pytest.fixture(scope="module")
def served():
    with serving() as found:
        yield found


@pytest.fixture
def client(served):
    return served[0]


def events_of(text):
    parts = [part.split("\n") for part in text.strip().split("\n\n")]
    return [(lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))) for lines in parts]


def numbers_of(answer):
    rows = (row for table in answer["tables"] for row in table["rows"])
    return [[entry for entry in row if not isinstance(entry, str)] for row in rows]


def test_a_question_is_answered_as_everywhere_else(client):
    found = client.get(f"{OUTLOOK}&set.serving_margin=0.5").json()
    data = AnswerData.model_validate(found["answer"])
    own = sixteenth.ask("outlook", sixteenth.read("interview_arithmetic").with_(serving_margin=0.5))
    assert [each.key for each in data.findings] == [each.key for each in own.findings]
    assert found["link"].endswith("&s=interview_arithmetic&set.serving_margin=0.5")
    assert found["command"] == "sixteenth run interview_arithmetic --set serving_margin=0.5"
    assert found["python"].startswith("import sixteenth; sixteenth.ask('outlook'")
    assert found["notices"] == []
    assert found["view"]["findings"]


def test_the_numbers_are_the_same_in_both_languages(client):
    own, other = (client.get(f"{OUTLOOK}&lang={language}").json()["answer"] for language in ("en", "zh"))
    assert numbers_of(own) == numbers_of(other)
    assert own["findings"][1]["sentence"] != other["findings"][1]["sentence"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/ask/nix", 422),
        ("/api/ask/outlook?s=nix", 422),
        ("/api/ask/outlook?s=interview_arithmetic&set.serving_margin=x", 422),
        ("/api/ask/ledger?file=/etc/passwd", 422),
        ("/api/ask/plan", 422),
        ("/api/ask/fit", 422),
        ("/api/ask/verify?file=x.nc", 422),
        ("/api/ask/outlook?plan=0123456789ab", 422),
        ("/api/ask/outlook?z=!!!", 422),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_cannot_be_answered_is_told_as_data(client, address, status, language):
    found = client.get(f"{address}{'&' if '?' in address else '?'}lang={language}")
    assert found.status_code == status
    for fault in found.json()["faults"]:
        assert {"what", "where", "got", "expected", "cure"} <= fault.keys()
        assert "Traceback" not in str(fault)
    has_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in found.text)
    assert has_chinese == (language == "zh")


def test_a_browser_that_opens_an_address_is_told_in_lines_which_are_escaped(client):
    accept = {"Accept": "text/html,*/*"}
    found = client.get("/report.html?s=<img src=x onerror=alert(1)>&lang=zh", headers=accept)
    assert (found.status_code, found.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert "<img" not in found.text
    assert "&lt;img" in found.text


def test_an_answer_comes_event_by_event(client):
    told = events_of(client.get(f"{OUTLOOK}&seed=9", headers=EVENTS).text)
    assert [name for name, _ in told][-1] == "answer"
    assert told[-1][1]["answer"]["question"] == "outlook"
    assert all({"done", "total"} == data.keys() for name, data in told if name == "progress")


def test_a_fault_is_an_event_too(client):
    told = events_of(client.get("/api/ask/explain?variable=nix&s=interview_arithmetic", headers=EVENTS).text)
    assert [name for name, _ in told][-1] == "fault"
    assert len(told[-1][1]["faults"][0]["told"]) == 4


def test_a_fault_of_the_program_shows_no_traceback(client, monkeypatch):
    def broken(*_given, **_options):
        message = "secret"
        raise RuntimeError(message)

    monkeypatch.setattr(sixteenth, "ask", broken)
    found = client.get(f"{OUTLOOK}&seed=77")
    assert found.status_code == 500
    assert "Traceback" not in found.text
    assert found.json()["faults"][0]["fault"] == "ProgramFault"


@pytest.fixture
def slow(monkeypatch):
    """Answer so slowly that others can ask or leave meanwhile; count how often, and how often it was stopped."""
    counted = {"begun": 0, "stopped": 0}
    own = sixteenth.ask

    def ask(question, about, runs, **options):
        counted["begun"] += 1
        try:
            for done in range(200):
                time.sleep(0.005)
                runs.tell(done, 200)
        except sixteenth.errors.Interrupted:
            counted["stopped"] += 1
            raise
        return own(question, about, runs=runs, **options)

    monkeypatch.setattr(sixteenth, "ask", ask)
    return counted


def test_equal_questions_are_answered_once(client, slow):
    found = []
    asking = [threading.Thread(target=lambda: found.append(client.get(f"{OUTLOOK}&seed=1").json())) for _ in range(4)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert slow["begun"] == 1
    assert len(found) == 4
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize("headers", [{}, EVENTS], ids=["json", "events"])
def test_who_leaves_stops_what_nobody_waits_for(served, slow, headers):
    client, app = served
    works = app.state.server.works
    address = f"{OUTLOOK}&seed={20 + len(headers)}"
    if headers:
        with client.stream("GET", address, headers=headers) as told:
            next(told.iter_lines())
    else:
        with pytest.raises(httpx.ReadTimeout):
            client.get(address, timeout=0.2)
    assert waited(lambda: slow["stopped"] == slow["begun"] == 1)
    assert waited(lambda: works.working == 0)
    assert client.get(address).status_code == 200  # and whoever asks next is answered


def test_who_stays_is_answered_though_another_leaves(served, slow):
    client, _ = served
    found = []
    staying = threading.Thread(target=lambda: found.append(client.get(f"{OUTLOOK}&seed=3").status_code))
    staying.start()
    with pytest.raises(httpx.ReadTimeout):
        client.get(f"{OUTLOOK}&seed=3", timeout=0.3)
    staying.join()
    assert (found, slow["begun"], slow["stopped"]) == ([200], 1, 0)


def test_an_answer_that_takes_too_long_is_given_up(slow):
    with serving(Limits(seconds=0.2)) as (client, app):
        found = client.get(f"{OUTLOOK}&seed=4")
        assert found.status_code == 504
        told = events_of(client.get(f"{OUTLOOK}&seed=5", headers=EVENTS).text)
        assert told[-1][0] == "fault"
        assert waited(lambda: slow["stopped"] == slow["begun"] and app.state.server.works.working == 0)


def test_more_than_can_wait_are_turned_away(slow):
    with serving(Limits(most_waiting=1, at_once=1)) as (client, _):
        found = []
        asking = [
            threading.Thread(target=lambda seed=seed: found.append(client.get(f"{OUTLOOK}&seed={seed}").status_code))
            for seed in range(5)
        ]
        for each in asking:
            each.start()
        for each in asking:
            each.join()
        assert 503 in found
        assert 200 in found
    assert slow["begun"] < 5


def test_a_body_is_a_state_with_options(client):
    body = {"state": f"#{SMALL}", "options": {"seed": 5, "books": True}, "plan": None}
    found = client.post("/api/ask/outlook", json=body)
    assert found.json()["link"].endswith("&seed=5&books=1")
    same = client.post(
        "/api/ask/outlook", json={"state": {"s": "interview_arithmetic", "seed": 5}, "options": {"books": True}}
    )
    assert same.json() == found.json()


@pytest.mark.parametrize("body", [b"[1]", b"{", b'{"state": 5}', b'{"nix": 1}', b'{"plan": 5}', b"[" * 100_000])
def test_a_body_that_is_none_is_refused(client, body):
    found = client.post("/api/ask/outlook", content=body)
    assert found.status_code == 422
    assert len(found.json()["faults"][0]["told"]) == 4


def test_a_body_that_is_too_large_is_refused(client):
    found = client.post("/api/ask/outlook", content=b"x" * 1_000_001)
    assert found.status_code == 422
    assert "smaller" in found.json()["faults"][0]["cure"]


def sent(client, length, seconds):
    """Send the beginning of a body that says it has a length, and return what is answered."""
    with socket.create_connection((client.base_url.host, client.base_url.port), timeout=seconds) as connection:
        head = f"POST /api/ask/clock HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n\r\n{{"
        connection.sendall(head.encode())
        return connection.recv(1000).decode()


def test_a_body_that_says_it_is_too_long_is_not_waited_for(client):
    assert sent(client, 10**15, seconds=5.0).startswith("HTTP/1.1 422")


def test_a_body_that_does_not_come_is_given_up(client, monkeypatch):
    monkeypatch.setattr(asking, "SENT_SECONDS", 0.1)
    assert sent(client, 500, seconds=5.0).startswith("HTTP/1.1 504")


def test_what_is_asked_ahead_is_answered_only_where_nothing_else_is(served, slow):
    client, app = served
    works = app.state.server.works
    ahead = {"X-Ahead": "1"}
    asking = threading.Thread(target=lambda: client.get(f"{OUTLOOK}&seed=40"))
    asking.start()
    assert waited(lambda: works.working == 1)
    refused = httpx.get(f"{client.base_url}{OUTLOOK}&seed=41", headers=ahead, trust_env=False)
    assert (refused.status_code, refused.content) == (204, b"")
    asking.join()
    assert slow["begun"] == 1
    assert client.get(f"{OUTLOOK}&seed=41", headers=ahead).status_code == 200
    begun = slow["begun"]
    assert client.get(f"{OUTLOOK}&seed=41").status_code == 200
    assert slow["begun"] == begun  # it is there
