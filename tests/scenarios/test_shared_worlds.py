"""The library read together is the library read one by one."""

import pytest

import sixteenth
from sixteenth.scenarios.layers.read import library
from sixteenth.scenarios.shared_worlds import read_library


def test_scenarios_of_one_choice_share_a_world_and_all_are_there():
    found = read_library()
    assert list(found) == list(library())
    assert found["central"].world is found["year_late"].world
    assert found["plan_kept"].world is not found["central"].world


@pytest.mark.parametrize("name", ["plan_kept", "more_labs", "price_war", "year_late"])
def test_each_is_what_it_is_by_itself(name):
    shared, alone = read_library()[name], sixteenth.read(name)
    assert shared.hash == alone.hash
    assert shared.settings == alone.settings
    assert {*shared.world.equations} == {*alone.world.equations}
