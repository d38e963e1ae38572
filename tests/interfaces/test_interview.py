"""The ten points in words: every figure computed, each with its source and the command that shows it."""

import io
import re
from dataclasses import replace

import pytest

from sixteenth.errors import Refused
from sixteenth.interfaces.interview import Figure, _Runs, ask_interview, show_points
from sixteenth.interfaces.interview_data import interview_data
from sixteenth.interfaces.terminal import make_console
from tests.engine.worlds import lemonade, run

WITHOUT_A_RUN = (1, 3, 4, 5, 7, 10)


@pytest.mark.parametrize("number", WITHOUT_A_RUN)
def test_a_point_is_told_with_its_figures(number):
    (point,) = ask_interview(number)
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    show_points(console, [point], plain=True)
    printed = text.getvalue()
    assert all(word in printed for word in point.found.split())
    assert "{" not in point.found
    assert point.figures
    assert all(key in re.sub(r"\s+", " ", printed) for key in (*point.claims, *point.facts))


def test_numbers_are_written_as_the_sentence_asks():
    assert f"{Figure(1 / 16):fraction} {Figure(0.43):percent} {Figure(4.714):times}" == "1/16 43 % 4.71x"
    assert (
        f"{Figure(2e9):bn} {Figure(-9e8):signed} {Figure(1.11e10):signed} {Figure(43e12):tera}" == "2.0 -0.90 +11.1 43"
    )
    assert f"{Figure(1e6):thousands} {Figure(36.6):whole} {Figure(72.0):plain}" == "1,000,000 37 72"


def test_what_was_computed_is_not_written_down():
    told = " ".join(each["found"] for each in interview_data())
    for number in ("1/11", "1/126", "72bn", "450bn", "4.71", "43 %", "107 %", "327"):
        assert number not in told


def test_there_are_ten():
    with pytest.raises(Refused, match="1 to 10"):
        ask_interview(11)


def test_figures_of_runs_say_of_how_many_futures_they_are():
    runs = _Runs(40, None)
    assert (runs.run("no_such_scenario"), runs.taken()) == (None, 0)
    runs.kept["central"] = run(lemonade().world, lemonade().settings, draws=2)
    runs.run("central")
    assert (runs.taken(), runs.taken()) == (40, 0)
    (point,) = ask_interview(1)
    assert point.futures == 0
    for told, futures in (("futures, seed", 0), ("(the figures here: 1,000 futures, seed 7)", 1000)):
        console, text = make_console(plain=True), io.StringIO()
        console.file = text
        show_points(console, [replace(point, futures=futures)], plain=True)
        assert (told in " ".join(text.getvalue().split())) == bool(futures)
