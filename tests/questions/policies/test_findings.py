"""What is said of policies, on a page whose numbers are known."""

from sixteenth.questions.policies.findings import findings_of, notes_of
from tests.questions.policies.made_up import page
from tests.questions.told import told


def test_the_safest_comes_first_and_each_buys_and_costs():
    found = findings_of(page({"agreed_pause": -0.3, "race_to_the_top": -0.5}))
    sentences = told("policies", found)
    assert sentences["safest"] == (
        "Of 2 policies, race to the top lowers the probability of a catastrophe by 2036-06 most: from 10.0 % under "
        "central to 5.0 %, -5.0 points (standard error 1.0)."
    )
    assert [each.key for each in found] == ["safest", "buys_and_costs", "buys_and_costs"]
    first = told("policies", found[1:2])["buys_and_costs"]
    assert first.startswith("race to the top buys: -5.0 points of probability of a catastrophe (standard error 1.0)")
    assert "It costs: -0.50mn life-years (0.10)" in first
    assert "-50bn USD of what labs are worth" in first


def test_what_is_within_two_errors_is_not_told():
    found = findings_of(page({"agreed_pause": -0.2, "race_to_the_top": -0.1}, error=0.15))
    sentences = told("policies", found)
    assert "none_safer" in sentences
    assert (
        "Not told from nothing: the probability of a catastrophe; life-years; jobs; output; what labs are worth"
        in (sentences["buys_and_costs_but"])
    )
    assert "It costs: nothing that is told" in sentences["buys_and_costs_but"]


def test_one_policy_is_not_the_most_of_any():
    alone = findings_of(page({"agreed_pause": -0.5}, names=("agreed_pause",)))
    assert told("policies", alone)["safer"].startswith("agreed pause lowers the probability of a catastrophe by 2036")
    unsure = findings_of(page({"agreed_pause": -0.1}, names=("agreed_pause",)))
    assert "does not lower" in told("policies", unsure)["not_safer"]


def test_stopped_is_said_first():
    found = findings_of(page({"agreed_pause": -0.5}, names=("agreed_pause",), is_stopped=True))
    assert found[0].key == "stopped"
    assert "1 policies" in told("policies", found)["stopped"]


def test_notes_say_what_it_rests_on():
    sentences = told("policies", notes_of(page({"agreed_pause": -0.5}, names=("agreed_pause",)), 0.56))
    assert "56 %" in sentences["judgement"]
    assert "central" in sentences["how_to_read"]
