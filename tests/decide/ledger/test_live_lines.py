"""Which lines of a ledger follow by arithmetic."""

import sixteenth
from sixteenth.decide.ledger.live_lines import (
    BY_PEOPLE,
    BY_VOLUME,
    MULTIPLIERS,
    QUOTIENTS,
    SECTION_OF,
    SECTION_OF_DRIVERS,
    SECTIONS,
)


def test_each_line_is_in_one_section_and_a_name_of_some_world():
    names = [name for own in SECTIONS.values() for name in own]
    assert len(names) == len(set(names)) == len(SECTION_OF)
    worlds = [sixteenth.read(name).world for name in ("central", "interview_arithmetic")]
    known = {name for world in worlds for name in world.equations}
    assert {*names, *BY_VOLUME, *BY_PEOPLE} <= known


def test_what_is_multiplied_is_a_driver_with_a_section():
    assert MULTIPLIERS.keys() == SECTION_OF_DRIVERS.keys()
    assert {*MULTIPLIERS} - {*QUOTIENTS} <= {"tokens_sold", "token_cost", "research_compute", "headcount"}
