"""Rivals of the theories that a scenario has chosen."""

import sixteenth
from sixteenth.scenarios.assemble import WORLD
from sixteenth.scenarios.theories import rivals_of
from sixteenth.scenarios.world.rooms import look_into
from tests.scenarios.written_files import lemonade


def test_every_rival_of_the_world_is_there_with_its_scenario_or_a_reason():
    central = sixteenth.read("central")
    chosen = central.assumptions.theory
    topics = [topic for room in WORLD.iterdir() if room.is_dir() for topic in look_into(room).topics.items()]
    asked = {seam for seam, _ in topics} - chosen.keys()
    assert asked == {"plan_of_sales", "plan_of_research"}  # which take the place of a form only where a plan is given
    files = {(seam, name) for seam, rivals in topics if seam in chosen for name in rivals if name != chosen[seam]}
    found = rivals_of(central)
    assert {(each.seam, each.name) for each in found} == files
    assert len(found) == len(files)
    without = [each for each in found if each.scenario is None]
    assert [(each.seam, each.name) for each in without] == [("earnings", "multiple_of_cost")]
    assert without[0].why_not.startswith("no value of commercial life, first development cost, launch order")
    for each in found:
        if each.scenario is not None:
            assert each.scenario.assumptions.theory == {**chosen, each.seam: each.name}
            assert each.chosen == chosen[each.seam]


def test_a_seam_of_ones_own_has_rivals_too():
    (found,) = rivals_of(lemonade())
    assert (found.seam, found.chosen, found.name, found.scenario) == ("demand", "elastic", "linear", None)
    assert found.why_not == "no value of highest price"
