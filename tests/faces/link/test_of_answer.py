"""The link of an answer: it opens the same, and where nothing can, it says so in four lines."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.faces.link.reading import read_link
from sixteenth.faces.link.state import answer_of
from tests.interfaces.command_line import LEMONADE

SMALL = "interview_arithmetic"


def test_it_opens_the_same():
    answer = sixteenth.ask("outlook", sixteenth.read(SMALL).with_(serving_margin=0.5), books=True)
    link = answer.link("zh")
    assert link.endswith("&s=interview_arithmetic&lang=zh&books=1&set.serving_margin=0.5")
    state, notices = read_link(link)
    again = answer_of(state)
    assert notices == ()
    assert (again.findings, again.tables, again.shown) == (answer.findings, answer.tables, answer.shown)
    assert again.link("zh") == link


def test_a_question_about_no_scenario_has_a_link_too():
    assert sixteenth.ask("scenarios").link().endswith("&q=scenarios")


def test_what_changes_no_number_is_left_out():
    assert sixteenth.ask("outlook", SMALL, workers=1).link().endswith(f"&s={SMALL}")


@pytest.mark.parametrize(
    ("about", "options", "told"),
    [
        (lambda: sixteenth.read(LEMONADE, allow_code=True), {"draws": 5, "backend": "numpy"}, "backend"),
        (lambda: sixteenth.read(LEMONADE, allow_code=True), {"draws": 5}, "'lemonade'"),
        (lambda: sixteenth.read(SMALL).named("mine"), {}, "'mine'"),
        (lambda: SMALL, {"months": 1000}, "beyond what a link may ask"),
    ],
)
def test_what_no_link_can_say_is_told_in_four_lines(about, options, told):
    answer = sixteenth.ask("outlook", about(), **options)
    with pytest.raises(Refused, match=told) as refused:
        answer.link()
    assert all(len(fault.told("en").splitlines()) == 4 for fault in refused.value.faults)
