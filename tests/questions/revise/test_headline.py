"""The outcomes of a preview are those that a run of the scenario tells of its headline."""

import numpy as np
import pytest

import sixteenth
from sixteenth.evidence.fitted.preview import Preview
from sixteenth.questions.revise import headline
from sixteenth.questions.revise.headline import GOING_ON, MONEY_BACK, WORTH_TODAY, headline_preview, outcomes
from sixteenth.questions.session import Session
from tests.questions.fit.fitted import trust
from tests.questions.revise.revised import revised

pytestmark = pytest.mark.slow


def test_outcomes_are_of_every_future_and_run_twice_only(monkeypatch):
    monkeypatch.setattr(headline, "FUTURES", 24)
    told: list[tuple[int, int]] = []
    runs = Session(lambda done, total: told.append((done, total)))
    found = outcomes(sixteenth.read("central"), "OpenAI", runs)
    assert list(found) == [MONEY_BACK, WORTH_TODAY, GOING_ON]
    assert {len(each) for each in found.values()} == {24}
    assert set(np.unique(found[MONEY_BACK])) <= {0.0, 100.0}
    assert runs.done == 2
    assert told


def test_a_preview_counts_the_futures_of_the_fit_before(monkeypatch):
    monkeypatch.setattr(headline, "FUTURES", 24)
    trust(monkeypatch)
    found = headline_preview(revised(), "OpenAI", Session())
    assert all(isinstance(each, Preview) for each in found.values())
    assert found[WORTH_TODAY].after == pytest.approx(found[WORTH_TODAY].before)  # both fits are the same here
