"""A state as a link."""

from hypothesis import given

from sixteenth.faces.link.form import State, this_version
from sixteenth.faces.link.reading import read_link
from sixteenth.faces.link.writing import MOST_CHANGES, link_of
from tests.faces.link.states import LIBRARY, states

BEGIN = f"#v={this_version()}&s=central"


@given(states())
def test_a_link_opens_to_the_state_it_was_made_of(state):
    assert read_link(link_of(state), LIBRARY) == (state, ())


def test_what_nobody_changed_is_left_out():
    assert link_of(State()) == BEGIN


def test_a_link_can_be_read_by_people():
    state = State(lab="OpenAI", set={"discount_rate": "0.12"}, believe={"price_sensitivity": "1.9"}, language="zh")
    assert link_of(state) == f"{BEGIN}&lab=OpenAI&lang=zh&set.discount_rate=0.12&believe.price_sensitivity=1.9"


def test_many_changes_are_packed():
    names = sorted(LIBRARY.read("central").values)[: MOST_CHANGES + 1]
    link = link_of(State(set=dict.fromkeys(names, "1")))
    assert link.startswith(f"#v={this_version()}&z=")
    assert len(link) < 1_500


def test_options_of_the_question_are_in_the_link():
    state = State(question="equilibrium", options={"labs": ("OpenAI", "Anthropic"), "levels": ("3",)})
    assert read_link(link_of(state), LIBRARY) == (state, ())
