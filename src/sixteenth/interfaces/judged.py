"""What a result rests on that nobody has measured: said wherever the result is."""

from collections.abc import Collection, Mapping

from sixteenth.answers.numbers import percent
from sixteenth.decide.spread import PartOfSpread
from sixteenth.interfaces.parts_of_spread import tell_part
from sixteenth.questions.sources.listing import list_sources
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import JUDGEMENT, judged_share

MOST_NAMED = 5


def judged_inputs(scenario: Scenario, names: Collection[str]) -> tuple[str, ...]:
    """Name those of some inputs that are judgement, wholly or for some label, in words."""
    origins = list_sources(scenario).origins
    found = dict.fromkeys(each.name.partition("/")[0] for each in origins if each.kind == JUDGEMENT)
    return tuple(name.replace("_", " ") for name in names if name in found)


def tell_judged_inputs(scenario: Scenario, names: Collection[str]) -> str:
    """Say which of the inputs behind a result are judgement."""
    found = judged_inputs(scenario, names)
    told = ", ".join(found[:MOST_NAMED]) or "nothing"
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return f"Rests on judgement: {told}{more} (`sixteenth sources {scenario.name}`)."


def tell_judged_values(scenario: Scenario) -> str:
    """Say which part of all values of a scenario is judgement."""
    share = judged_share(scenario)
    return f"Of the values behind this, {percent(share)} are judgement (`sixteenth sources {scenario.name}`)."


def tell_judged_spread(shares: Mapping[str, PartOfSpread]) -> str:
    """Say which part of the spread of each of some results moves with inputs that are judgement."""
    told = ", ".join(f"{what} {tell_part(share)}" for what, share in shares.items())
    return f"Share of the spread that is judgement (s.e.: its standard error): {told}."
