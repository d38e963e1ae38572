"""A scenario as it was believed before any fit: what a fit begins from, and what it is put beside."""

from dataclasses import replace

from sixteenth.scenarios.assemble import Scenario, assemble
from sixteenth.scenarios.values.correlations import settled


def unfitted(scenario: Scenario) -> Scenario:
    """Return a scenario with its priors and their correlations, whatever fit it reads; itself where it reads none.

    Raises:
        Refused: with every fault, as for a file.

    """
    if scenario.assumptions.posterior is None:
        return scenario
    return assemble(settled(replace(scenario.assumptions, posterior=None)), allow_code=scenario.allow_code)
