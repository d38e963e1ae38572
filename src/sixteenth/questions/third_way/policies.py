"""The policies that are put on one page: the world as it is, effort that is ruled, shared work, and scenarios."""

from collections.abc import Iterator

import sixteenth
from sixteenth.scenarios.assemble import Scenario

AS_IT_IS, ALL_SHARE, SPEND_AND_SHARE = "as_it_is", "all_share", "spend_40_and_share"
EFFORTS = {"spend_2": 0.02, "spend_10": 0.1, "spend_20": 0.2, "spend_40": 0.4}  # of research, by every lab
MOST = EFFORTS["spend_40"]
SHARED = 1.0  # all work on control is published
POLICIES = (  # scenarios of the library
    "race_to_the_bottom",
    "race_to_the_top",
    "policies_kept",
    "agreed_pause",
    "pause_until_control",
    "one_lab_pauses",
    "progress_stops",
)


def policies(scenario: Scenario) -> Iterator[tuple[str, Scenario]]:
    """Return every policy by its name: a scenario, what is changed in it, and scenarios of the library."""
    yield AS_IT_IS, scenario
    yield ALL_SHARE, scenario.with_(safety_openness=SHARED)
    ruled = scenario.choosing(safety_effort="ruled")
    for name, effort in EFFORTS.items():
        yield name, ruled.with_(effort_ruled=effort)
    yield SPEND_AND_SHARE, ruled.with_(effort_ruled=MOST, safety_openness=SHARED)
    for name in POLICIES:
        yield name, sixteenth.read(name)
