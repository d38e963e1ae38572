"""The policies that are put on one page."""

import sixteenth
from sixteenth.questions.third_way.policies import EFFORTS, POLICIES, policies


def test_each_policy_changes_what_it_says():
    central = sixteenth.read("central")
    found = dict(policies(central))
    assert list(found) == ["as_it_is", "all_share", *EFFORTS, "spend_40_and_share", *POLICIES]
    assert found["as_it_is"] is central
    assert len({each.hash for each in found.values()}) == len(found)
    for name, effort in EFFORTS.items():
        assert found[name].values["effort_ruled"].card.value == effort
        assert name == f"spend_{100 * effort:g}"
    assert found["spend_40_and_share"].values["safety_openness"].card.value == 1
