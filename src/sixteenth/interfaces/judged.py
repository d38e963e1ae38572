"""What a result rests on that nobody has measured: said wherever the result is."""

from sixteenth.answers.numbers import percent
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share


def tell_judged_values(scenario: Scenario) -> str:
    """Say which part of all values of a scenario is judgement."""
    share = judged_share(scenario)
    return f"Of the values behind this, {percent(share)} are judgement (`sixteenth sources {scenario.name}`)."
