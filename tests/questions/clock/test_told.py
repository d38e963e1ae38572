"""How a clock is told: every number in its sentence and its table, and words where there is no number."""

from dataclasses import replace

import pytest

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.wording import words_of
from sixteenth.decide.clock import Clock, Destination, SteadyClock
from sixteenth.questions.clock.told import INTERVIEW, clock_findings, clock_table, steady_finding, steady_table
from sixteenth.questions.interview.bearing import bearing_notes

WORDS = words_of("clock")
CLOCK = Clock(
    variable="company_revenue",
    labels=("Ana",),
    unit="USDPerMonth",
    futures=1000,
    destination=Destination(1e11 / 12),
    ahead=24.0,
    start=(1e9, 1.5e9, 2e9),
    already_of_100=0.0,
    never_of_100=7.0,
    reached=("2027-06", "2028-01", None),
    doubling_time=(5.5, 8.25, float("inf")),
    visible_at_start=(0.1, 0.19, float("nan")),
    looked_back_of_100=30.0,
    visible_before=(0.1, 0.25, 0.5),
    steady=(0.1, 0.0625, 0.4),
)


def test_steady_clocks_are_told_in_a_sentence_each():
    clock = SteadyClock(6.0, ((24.0, 1 / 16), (12.0, 1 / 4)))
    told = [WORDS.sentence(steady_finding(clock, growth, 24.0)) for growth in (None, 4.0)]
    assert told[0] == "What doubles every 6 months shows 1/16 (6.25 %) of its destination 24 months before."
    assert told[1].startswith("What is 4 times as much each year doubles every 6 months, and shows 1/16 (6.25 %) of")
    table = steady_table([clock])
    assert [WORDS.head(column) for column in table.columns] == ["months to double", "24", "12"]
    assert table.rows == ((6.0, 1 / 16, 1 / 4),)


def test_the_sentences_tell_what_the_clock_holds():
    arrives, seen = clock_findings([CLOCK])
    assert WORDS.sentence(arrives) == (
        "company_revenue Ana begins at 18.00 bn USD a year and is to reach 100.00 bn USD a year. 93 of 100 futures"
        " (standard error 0.8) get there within the run, half of all by 2028-01 (5 to 95 of 100: 2027-06 to beyond the"
        " run)."
    )
    assert WORDS.sentence(seen) == (
        "On the way there it doubles every 8.25 months. 24 months before arrival 1/4 is visible, where a steady clock"
        " would show 1/16: medians, the latter two over the 30 of 100 futures that arrive so long after the start."
    )
    there = arrives.parts["there"]
    assert isinstance(there, Figure)
    assert there.standard_error == pytest.approx(100 * (0.93 * 0.07 / 1000) ** 0.5)


def test_of_several_clocks_each_has_its_own_rate():
    still = replace(CLOCK, variable="cash", doubling_time=(9.0, float("inf"), float("inf")), looked_back_of_100=0.0)
    told = [WORDS.sentence(finding) for finding in clock_findings([CLOCK, still])]
    assert len(told) == 4
    assert told[-1] == (
        "Each has a clock of its own, and the rate of one says nothing of another: company_revenue Ana doubles every"
        " 8.25 months; cash Ana does not double."
    )


def test_what_half_do_not_reach_has_no_month_of_half_and_a_multiple_is_one():
    far = replace(CLOCK, reached=(None, None, None), never_of_100=96.0, destination=Destination(16.0, is_multiple=True))
    assert WORDS.sentence(clock_findings([far])[0]) == (
        "company_revenue Ana begins at 18.00 bn USD a year and is to reach 16 times its start. 4 of 100 futures"
        " (standard error 0.6) get there within the run."
    )


def test_the_table_holds_raw_numbers_and_words_where_there_are_none():
    table = clock_table(CLOCK)
    assert [column.key for column in table.columns][:4] == ["future", "reached", "every", "at_start"]
    assert table.rows[1] == (Word("median"), "2028-01", 8.25, 0.19, 0.25, 0.0625)
    assert table.rows[2] == (Word("high"), Word("beyond"), Word("never"), Word("none"), 0.5, 0.4)
    assert table.key == "clock"
    early = clock_table(replace(CLOCK, already_of_100=2.0))
    assert "there from the start in 2; looked back 24 months" in WORDS.title(early)


def test_the_line_of_the_interview_tells_all_points_that_bear_on_the_clock():
    assert [WORDS.sentence(note) for note in bearing_notes(("clock",))] == [WORDS.sentence(INTERVIEW)]
