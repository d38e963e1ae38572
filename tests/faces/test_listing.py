"""Questions that are listed as commands without being read."""

from sixteenth.faces.listing import command_name, lazy_commands
from sixteenth.questions.names import NAMES


def test_every_question_is_listed_with_its_place_and_help():
    listed = {name: (place, told) for name, place, told in lazy_commands()}
    assert set(listed) == {command_name(name) for name in NAMES}
    assert listed["run"][0] == "sixteenth.faces.commands:outlook"
    assert listed["going-on"][0] == "sixteenth.faces.commands:going_on"
    assert all("Example: sixteenth" in told for _, told in listed.values())
