"""A policy as a file that is read again as the same policy."""

import pytest

import sixteenth
from sixteenth.decide.society.levers import PACED, Policy, applied, ready
from sixteenth.decide.society.policy_file import policy_file
from sixteenth.measures.middle import middle


@pytest.mark.parametrize(
    "policy",
    [
        Policy(pace=0.5, effort=0.3, openness=0.9, begins=20, lasts=6, until_control=True, line=2.0),
        Policy(pace=1.0, effort=0.4, openness=1.0, begins=7, lasts=3),
        Policy(pace=2.0, effort=0.1, openness=0.0),
    ],
)
def test_what_is_written_is_the_policy(tmp_path, policy):
    central = sixteenth.read("central")
    place = tmp_path / "best.toml"
    place.write_text(policy_file(central, "best", policy, "central"), encoding="utf-8")
    read, made = sixteenth.read(place), applied(ready(central), policy)
    for name in ("effort_ruled", "safety_openness", "pause_until_control"):
        assert middle(read, name) == pytest.approx(middle(made, name))
    if policy.line is not None:
        assert middle(read, "margin_of_control") == policy.line
        assert middle(read, "policy_today") == pytest.approx(1.0)
    pauses = [(e.month, e.until) for e in read.settings.events if e.name == "pause_of_country"]
    assert pauses == ([(policy.begins, policy.begins + policy.lasts)] if policy.lasts else [])
    for name in PACED:
        assert middle(read, name) == pytest.approx(middle(central, name) * policy.pace)
        assert read.settings.values[name] == made.settings.values[name]
