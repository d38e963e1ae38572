"""What a result rests on that nobody has measured: said wherever the result is."""

from collections.abc import Mapping

from sixteenth.answers.numbers import percent
from sixteenth.decide.spread import PartOfSpread
from sixteenth.interfaces.parts_of_spread import tell_part
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share


def tell_judged_values(scenario: Scenario) -> str:
    """Say which part of all values of a scenario is judgement."""
    share = judged_share(scenario)
    return f"Of the values behind this, {percent(share)} are judgement (`sixteenth sources {scenario.name}`)."


def tell_judged_spread(shares: Mapping[str, PartOfSpread]) -> str:
    """Say which part of the spread of each of some results moves with inputs that are judgement."""
    told = ", ".join(f"{what} {tell_part(share)}" for what, share in shares.items())
    return f"Share of the spread that is judgement (s.e.: its standard error): {told}."
