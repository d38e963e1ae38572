"""What a glance is read from: the same job as the outlook's, so that the numbers are the same to the bit."""

import sixteenth
from sixteenth.decide.worth.first_question import ANSWERS
from sixteenth.questions.glance.reading import job_of
from tests.interfaces.command_line import LEMONADE


def test_it_is_the_run_of_the_outlook_where_labs_can_stop():
    assert job_of(sixteenth.read("central"), {"draws": 4}).options.output_set == ANSWERS


def test_else_it_keeps_what_a_run_shows():
    assert job_of(sixteenth.read(LEMONADE, allow_code=True), {"draws": 4}).options.output_set == "standard"
