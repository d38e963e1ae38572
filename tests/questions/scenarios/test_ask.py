"""The library, listed: each scenario's claim, and what differs from its parent."""

import json

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_of
from sixteenth.questions.changed import KINDS
from sixteenth.questions.scenarios.ask import MOST_TOLD, told_in_short
from sixteenth.scenarios.changes import Change, ChangeKind, changes_between
from sixteenth.scenarios.layers.read import library
from tests.interfaces.command_line import call
from tests.questions.told import told


def listed(answer: Answer) -> dict[str, Finding]:
    """Return the findings by the name of their scenario."""
    return {each.parts["name"].value: each for each in answer.findings if isinstance(each.parts["name"], Figure)}


def test_each_child_says_what_differs_and_each_parent_that_it_stands_alone():
    found = listed(sixteenth.ask("scenarios"))
    assert set(found) == set(library())
    sentences = {name: words_of("scenarios").sentence(each) for name, each in found.items()}
    assert "It stands by itself: " in sentences["central"]
    assert "theory research share_of_revenue -> planned" in sentences["plan_kept"]
    assert sentences["interview"].endswith("more.")
    for name, each in found.items():
        assert told("scenarios", [each])
        assert sentences[name].startswith(f"{name}: ")
        changes, shown = (each.parts.get(part, ()) for part in ("changes", "told"))
        assert isinstance(shown, tuple)
        assert len(shown) <= MOST_TOLD
        assert bool(changes) == (each.key != "stands")
    own = changes_between(sixteenth.read("central"), sixteenth.read("interview"))
    assert len(found["interview"].parts["changes"]) == len(own)  # type: ignore[arg-type]


def change(kind: ChangeKind, before: str, after: str, labels: str = "") -> Change:
    return Change(kind, "open_lag", labels, before, after, "judgement", "because")


def test_what_differs_is_told_once_a_name():
    assert told("scenarios", told_in_short([change("value", "1", "2")]))["changed"] == "open lag 1 -> 2"
    assert told("scenarios", told_in_short([change("event", "nothing", "3")]))["added"] == "event on open lag 3"
    assert told("scenarios", told_in_short([change("value", "1", "nothing")]))["changed"] == "open lag 1 -> nothing"
    several = [change("value", "1", after, label) for after, label in (("2", "Ana"), ("3", "Ben"))]
    assert told("scenarios", told_in_short(several))["labels_differ"] == "open lag (2 labels)"
    alike = [change("value", "1", "2", label) for label in ("Ana", "Ben")]
    assert told("scenarios", told_in_short(alike))["changed"] == "open lag 1 -> 2"


def test_every_kind_of_change_has_its_word():
    assert {*KINDS} == {*ChangeKind.__args__}  # type: ignore[attr-defined]
    assert KINDS["event"].key == "event"


def test_the_command_gives_every_change_as_data(capsys):
    data = json.loads(call(capsys, "scenarios", "--json").out)
    assert [each["figures"]["name"]["value"] for each in data["findings"]] == list(library())
    (plan,) = [each for each in data["findings"] if each["figures"]["name"]["value"] == "plan_kept"]
    assert plan["figures"]["parent"]["value"] == "central"
    change = plan["inside"]["changes"][0]["figures"]
    assert change.keys() >= {"kind", "name", "label", "before", "after", "known", "why"}
