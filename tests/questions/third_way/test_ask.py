"""The question of the third way, on made-up results, and with few policies and futures."""

from functools import cache, partial

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.choosing.frontier import Search
from sixteenth.decide.society.third_way import third_way
from sixteenth.questions.third_way import ask
from sixteenth.questions.third_way.policies import policies
from tests.decide.society.test_third_way import policy

FEW = ("as_it_is", "all_share", "spend_40", "spend_40_and_share", "agreed_pause")
RUNS = [
    ("race_to_the_bottom", policy(110, 0.3, (0.5, 0.1, -0.2))),
    ("spend_10", policy(100, 0.1, (0.4, 0.3, 0.1))),
    ("progress_stops", policy(10, 0.0, (0.0, 0.0, 0.2))),
    ("agreed_pause", policy(90, 0.2)),
]
LEFT = ("progress stops", "all spend 10 % on safety", "race to the bottom")


@cache
def answer() -> Answer:
    return sixteenth.ask("third_way", draws=24, search_draws=16, tries=8)


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(ask, "policies", lambda scenario: (each for each in policies(scenario) if each[0] in FEW))
    monkeypatch.setattr(ask, "Search", partial(Search, generations=1, population=3, limits=1))


def told(findings) -> list[str]:
    return [words_of("third_way").sentence(each) for each in findings]


def test_the_frontier_what_is_beaten_and_the_bend_are_told():
    assert told(ask.frontier_of(third_way(RUNS))) == [
        f"Of the list alone, 3 of 4 policies are on the frontier, from the least risk to the most: {'; '.join(LEFT)}.",
        "Beaten is agreed pause: all spend 10 % on safety saves more at no more risk.",
        "The bend is at all spend 10 % on safety: beyond it more lives cost most risk.",
    ]


def test_policies_stand_by_their_risk_with_who_beats_them():
    table = ask.policy_table(third_way(RUNS), 3, [name for name, _ in RUNS])
    assert [(row[0].key, row[-2].key, row[-1] and row[-1].key) for row in table.rows] == [
        ("progress_stops", "on_the_frontier", None),
        ("spend_10", "at_the_bend", None),
        ("agreed_pause", "spend_10", "yes"),
        ("race_to_the_bottom", "on_the_frontier", None),
    ]
    assert [row[1] for row in table.rows] == pytest.approx([0, 0.1, 0.2, 0.3])


@pytest.mark.slow  # each policy is compiled
@pytest.mark.usefixtures("few")
def test_policies_of_a_scenario_stand_by_their_risk():
    found = answer()
    of_search, sets, by_policy, by_welfare = found.tables
    assert [row[0] for row in sets.rows] == [f"F{at + 1}" for at in range(len(sets.rows))]
    assert {row[0] for row in of_search.rows} == {row[0] for row in sets.rows}
    assert {row[0].key for row in by_policy.rows} == {row[0].key for row in by_welfare.rows} == set(FEW)
    risks = [row[1] for row in by_policy.rows]
    assert risks == sorted(risks)
    risk = {row[0].key: row[1] for row in by_policy.rows}
    assert risk["spend_40_and_share"] < risk["spend_40"] < risk["as_it_is"]
    assert risk["all_share"] < risk["as_it_is"]
    keys = [each.key for each in found.findings]
    assert keys.count("best") + keys.count("best_among") == 3
    assert "it_sets" in keys
    assert min(row[1] for row in of_search.rows) < risk["spend_40_and_share"]
    assert keys.count("too_risky") + keys.count("worth_its_risk") == 3
    of_run = next(each for each in found.findings if each.key == "risk").parts["in_run"]
    assert isinstance(of_run, Figure)
    assert of_run.value == pytest.approx(risk["as_it_is"])
    assert of_run.standard_error == pytest.approx(next(row[2] for row in by_policy.rows if row[0].key == "as_it_is"))
    assert found.recipe["draws"] == 24


def test_the_search_has_the_seed_behind_that_which_is_told():
    assert ask.ThirdWayOptions(seed=2**32 - 2).seed == 2**32 - 2
    with pytest.raises(ValueError, match="less than 4294967295"):
        ask.ThirdWayOptions(seed=2**32 - 1)
