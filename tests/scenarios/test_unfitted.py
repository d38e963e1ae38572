"""A scenario without its fit: priors and their correlations are back, and one without a fit is itself."""

import sixteenth
from sixteenth.scenarios.unfitted import unfitted


def test_priors_and_correlations_are_back():
    fitted = sixteenth.read("central")
    bare = unfitted(fitted)
    assert "joint" in {each.shape for entries in fitted.settings.values.values() for each in entries.values()}
    assert "joint" not in {each.shape for entries in bare.settings.values.values() for each in entries.values()}
    assert len(bare.settings.correlations) > len(fitted.settings.correlations)
    before = fitted.settings.values["imitation"][("enterprise",)].prior
    assert bare.settings.values["imitation"][("enterprise",)] == before


def test_a_scenario_without_a_fit_is_itself():
    scenario = sixteenth.read("interview_arithmetic")
    assert unfitted(scenario) is scenario
