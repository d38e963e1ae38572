"""What a link holds."""

from importlib.metadata import version

from sixteenth.faces.link.form import NEVER, State, this_version
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of

FILES = {"file", "out", "write", "signed", "facts", "earlier", "data"}  # options that are paths


def test_a_state_that_nobody_changed_is_the_outlook_of_central():
    state = State()
    assert (state.scenario, state.question, state.changes) == ("central", "outlook", 0)


def test_changes_are_counted_over_choices_and_beliefs():
    assert State(set={"a": "1", "b": "2"}, believe={"c": "3"}).changes == 3


def test_links_name_the_version_in_short():
    assert version("sixteenth").startswith(f"{this_version()}.")


def test_no_option_that_names_a_file_can_be_said_by_a_link():
    named = {key for name in NAMES for key in question_of(name).options.model_fields}
    assert FILES & named <= NEVER
