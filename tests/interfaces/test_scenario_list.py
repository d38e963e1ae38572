"""The library, listed: each scenario's claim, and what differs from its parent."""

import json

from sixteenth.interfaces.scenario_list import list_scenarios
from sixteenth.scenarios.read import library
from tests.interfaces.command_line import call


def test_each_child_says_what_differs_and_each_parent_that_it_stands_alone():
    listed = {each.name: each for each in list_scenarios()}
    assert set(listed) == set(library())
    for each in listed.values():
        assert (each.parent is None) == (not each.differs)
        assert each.line.startswith("stands by itself" if each.parent is None else f"differs from {each.parent}: ")
    assert "theory research share_of_revenue -> planned" in listed["plan_kept"].line
    assert listed["interview"].line.endswith("more")


def test_the_command_tells_two_lines_each(capsys):
    told = call(capsys, "scenarios", "--plain").out.splitlines()
    assert [line.split(":")[0] for line in told[::2]] == list(library())
    assert all(line.startswith("  ") for line in told[1::2])
    data = json.loads(call(capsys, "scenarios", "--json").out)
    assert data["plan_kept"]["parent"] == "central"
    assert data["plan_kept"]["differs"]
