"""The world opened at an earlier day: books moved by what was told, own growth taken once, later knowledge counted."""

import datetime

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.draws.draw import median_of
from sixteenth.evidence.fitted.earlier_world import opened_earlier
from sixteenth.evidence.scored import as_of
from sixteenth.evidence.scored.as_of import Opening, rates_as_of
from sixteenth.questions.session import Session
from sixteenth.scenarios.files.schema import Entry

DAY = datetime.date(2024, 12, 31)  # eight months before the books
OPENINGS = {"Anthropic": Opening(1.0, 0.1, 0.15, 0.04), "OpenAI": Opening(6.5, 0.1, 0.08, 0.03)}


@pytest.fixture(scope="module")
def books():
    return opened_earlier(sixteenth.read("central"))


@pytest.fixture(scope="module")
def opened(books):
    return as_of._opened(books, DAY, OPENINGS)


def sales_of(scenario, lab):
    values = scenario.settings.values["lab_sales_today"]
    return 12e-9 * sum(median_of(each) for labels, each in values.items() if labels[0] == lab)


def entry(found):
    assert isinstance(found, Entry)
    return found


def test_labs_open_at_what_was_told_and_others_move_with_them(books, opened):
    assert sales_of(opened, "Anthropic") == pytest.approx(1.0)
    assert sales_of(opened, "OpenAI") == pytest.approx(6.5)
    told = 7.5 / (sales_of(books, "Anthropic") + sales_of(books, "OpenAI"))
    assert sales_of(opened, "Google DeepMind") == pytest.approx(told * sales_of(books, "Google DeepMind"))


def test_capability_and_adoption_are_moved_back_at_a_fixed_pace(books, opened):
    months = -7  # the run begins in January 2025, the books in August
    before, after = (each.settings.values["common_horizon"][()].numbers[0] for each in (books, opened))
    assert after - before == pytest.approx(months / 4.3)
    odds = [
        np.log(share / (1 - share))
        for each in (books, opened)
        for share in [median_of(each.settings.values["adoption_today"][("enterprise",)])]
    ]
    assert odds[1] - odds[0] == pytest.approx(0.07 * months)


def test_own_growth_is_what_reports_show_beyond_what_the_structure_gives():
    cards = as_of._own_growth(OPENINGS, {"Anthropic": 0.10, "OpenAI": 0.10})
    growth = cards["unexplained_growth_today"].card.by
    assert entry(growth["Anthropic"]).mean == pytest.approx(0.05)
    assert entry(growth["OpenAI"]).mean == pytest.approx(-0.02)
    assert entry(cards["sales_error"].card.by["OpenAI"]).sd == 0.1


def test_what_was_not_known_on_the_day_is_counted(opened):
    facts, judged, moved = as_of._notes(opened, DAY)
    assert int(facts.split()[0]) > 20
    assert int(judged.split()[0]) > 200
    assert "August 2025" in moved


def test_no_fit_to_later_facts_is_read(opened):
    shapes = {each.shape for entries in opened.settings.values.values() for each in entries.values()}
    assert "joint" not in shapes
    assert "joint" in {
        each.shape for entries in sixteenth.read("central").settings.values.values() for each in entries.values()
    }


@pytest.mark.slow
def test_with_own_growth_the_middle_of_a_year_follows_what_reports_showed():
    """Over a year sales grow as reports did, give or take; alone the structure gives both labs more alike."""
    runs = Session()
    own, alone = (rates_as_of(DAY, OPENINGS, 13, run=runs.run, draws=208, own_growth=flag) for flag in (True, False))
    assert own.months[0] == np.datetime64("2025-01")
    for lab, opening in OPENINGS.items():
        at = own.labs.index(lab)
        grown = np.log(np.median(own.values[12, at]) / np.median(own.values[0, at])) / 12
        assert grown == pytest.approx(opening.growth, abs=0.04)
        assert np.median(own.values[0, at]) == pytest.approx(opening.rate, rel=0.05)
        assert np.log(own.values[0, at]).std() > 5 * np.log(alone.values[0, at]).std()
