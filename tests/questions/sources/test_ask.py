"""The bibliography as an answer: shares of values and of the spread, the fit, and labs that are none."""

import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.measures.spread import MONTHLY_LUCK
from sixteenth.questions.session import Session, key_of
from sixteenth.questions.sources.ask import Spread, _fit, _moved
from sixteenth.questions.spread import KINDS
from sixteenth.scenarios.assemble import read_scenario
from sixteenth.scenarios.fitted_values import fitted_values
from tests.interfaces.command_line import INTERVIEW, LEMONADE
from tests.interfaces.fitted import fitted_lemonade
from tests.questions.sources.examples import listing_of, movers_of
from tests.questions.told import told


@pytest.mark.parametrize("name", [INTERVIEW, LEMONADE])
def test_a_scenario_without_a_headline_says_so_and_does_not_run(name, monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    answer = sixteenth.ask("sources", read_scenario(name, allow_code=True))
    sentences = told("sources", answer.findings)
    listing = listing_of(name)
    assert "no headline" in sentences["no_headline"]
    assert f"{len(listing.origins)} values:" in sentences["values"]
    assert f"{100 * listing.judgement_share:.0f} % rest on judgement" in sentences["values"]
    for kind, count in listing.kinds.items():
        assert f"{count} {kind}" in sentences["values"]
    assert answer.judgement is not None
    assert answer.judgement.value == listing.judgement_share


@pytest.mark.parametrize(
    ("is_going_on", "what"), [(True, "what going on is worth to Ana"), (False, "what Ana is worth")]
)
def test_the_share_of_the_spread_is_told_or_that_futures_are_too_few(is_going_on, what):
    movers = movers_of(thirst=0.1, elasticity=0.5)
    sentences = told("sources", _moved(listing_of(LEMONADE), Spread("Ana", is_going_on, 1234, movers)))
    key = "moved_going_on" if is_going_on else "moved_worth"
    assert sentences[key] == (
        f"Of the spread of {what}, 50 % (standard error 2) moves with values that are judgement (1,234 futures)."
    )
    assert sentences["silent"].startswith("2 judgements are given as one number")
    few = Spread("Ana", is_going_on, 5, movers_of(error=0.2, elasticity=0.5))
    assert any(
        each.startswith("5 futures are too few") for each in told("sources", _moved(listing_of(LEMONADE), few)).values()
    )


def test_a_fit_is_told_with_its_facts_and_one_of_another_start(tmp_path):
    path = fitted_lemonade(tmp_path, facts_hash())
    read = sixteenth.read(str(path), allow_code=True)
    assert told("sources", _fit(read, fitted_values(read)))["fit"] == (
        "2 values are fitted to 1 facts known by 2026-05-01 ('fit.csv'), and drawn together: a/fact."
    )
    path.write_text(
        path.read_text(encoding="utf-8").replace('start = "2026-05"', 'start = "2026-06"'), encoding="utf-8"
    )
    other = sixteenth.read(str(path), allow_code=True)
    assert "starts otherwise" in told("sources", _fit(other, fitted_values(other)))["fit_starts_otherwise"]
    assert not list(_fit(sixteenth.read(INTERVIEW), ()))


def test_a_lab_that_is_none_is_told_before_anything_runs(monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    with pytest.raises(Refused, match="OpenIA"):
        sixteenth.ask("sources", lab="OpenIA", draws=16)


def test_the_spread_of_a_lab_is_shared_out():
    answer = sixteenth.ask("sources", lab="OpenAI", draws=16)
    tables = {table.key: table for table in answer.tables}
    assert [table.key for table in answer.tables] == [
        "kinds",
        "fitted",
        "ranked",
        "sources",
        "meanings",
        "cited",
        "facts",
    ]
    assert tables["kinds"].rows[-1][0] == KINDS[MONTHLY_LUCK]
    assert answer.notes[0].parts["futures"] == Figure(16, "count")
    assert len(tables["ranked"].rows) == len(tables["meanings"].rows) == len(listing_of("central").origins)


def test_the_spread_is_that_of_the_runs_of_the_first_screen():
    runs = Session()
    sixteenth.ask("sources", lab="OpenAI", draws=16, seed=5, runs=runs)
    made = set(runs.made)
    assert len(made) == 2
    job = prepare_answers(sixteenth.read("central"), {"draws": 16, "seed": 5})
    assert key_of(job) in made
