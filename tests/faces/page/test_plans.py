"""Plans and books that come with a question."""

import pytest

from sixteenth.errors import Refused, refuse
from sixteenth.faces.link.form import State
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.plans import Plans, lacking_files
from sixteenth.questions.template import template
from tests.faces.link.states import LIBRARY
from tests.faces.page.serving import serving


@pytest.mark.parametrize(
    ("state", "files", "count"),
    [
        (State(), {}, 0),
        (State(plan="0123"), {}, 1),
        (State(plan="0123"), {"plan": "x"}, 0),
        (State(question="plan"), {}, 1),
        (State(question="ledger"), {}, 1),
        (State(question="ledger"), {"ledger": "x"}, 0),
    ],
)
def test_a_file_that_is_lacking_is_asked_for(state, files, count):
    found = list(lacking_files(Asked(state, files=files)))
    assert len(found) == count
    assert all(fault.cure == "attach the file" for fault in found)


def test_a_scenario_that_follows_a_plan_is_made_once(monkeypatch):
    made = []

    def following(about, file, _question, options, _runs):
        made.append(file)
        return about, {**options, "lab": "Ours"}

    monkeypatch.setattr("sixteenth.faces.page.plans.following", following)
    plans, asked = Plans(), Asked(State(plan="0123"), files={"plan": "x"})
    runs = type("Runs", (), {"expect": lambda *_: None})()
    for _ in range(2):
        about, options = plans.followed(asked, LIBRARY.read("central"), {"draws": 9}, "plan.csv", runs)
        assert (about.name, options) == ("central", {"draws": 9, "lab": "Ours"})
    other = Asked(State(question="race", plan="0123"), files={"plan": "x"})
    assert plans.followed(other, LIBRARY.read("central"), {}, "plan.csv", runs)[1] == {}
    assert made == ["plan.csv"]


@pytest.fixture(scope="module")
def client():
    with serving() as (client, _):
        yield client


def test_books_are_read_from_a_body_and_leave_nothing_behind(client, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    body = {"state": "#lang=zh", "ledger": template("ledger", "zh").decode("utf-8-sig")}
    found = client.post("/api/ask/ledger", json=body).json()
    assert found["answer"]["question"] == "ledger"
    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_with_a_file_is_told_without_its_folder(client):
    found = client.post("/api/ask/ledger", json={"ledger": "a,b\n1,2\n"}).json()
    assert found["faults"]
    assert all(each["where"].startswith("ledger.csv") for each in found["faults"])
    assert "/tmp" not in str(found)  # noqa: S108 - it is what must not be told


def test_a_fault_is_raised_for_what_is_lacking():
    with pytest.raises(Refused, match="attach the file"):
        refuse(lacking_files(Asked(State(question="plan"))))


def test_a_ledger_is_read_although_a_plan_came_with_it(client):
    body = {"plan": "a,b\n1,2\n", "ledger": template("ledger", "en").decode("utf-8-sig")}
    assert client.post("/api/ask/ledger", json=body).json()["answer"]["question"] == "ledger"
