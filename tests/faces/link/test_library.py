"""The scenarios that a link may name."""

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.init.starter import write_starter
from sixteenth.faces.link.library import Library


def test_a_scenario_is_read_once():
    library = Library()
    assert library.read("interview_arithmetic") is library.read("interview_arithmetic")


def test_a_file_can_be_named_only_where_it_was_given_at_the_start(tmp_path):
    file = tmp_path / "mine.toml"
    write_starter(file, "central", "en")
    assert Library([str(file)]).read(str(file)).name == "mine"
    with pytest.raises(Refused, match="does not exist"):
        Library().read(str(file))
