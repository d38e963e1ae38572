"""What else may be believed of the world, as numbers in the program that runs already: a choice is tried under each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sixteenth.scenarios.assemble import Scenario


@dataclass(frozen=True)
class Belief:
    """Values that are set, and values that are multiplied with their spread."""

    values: Mapping[str, float] = field(default_factory=dict[str, float])  # in the unit itself
    factors: Mapping[str, float] = field(default_factory=dict[str, float])

    def held_in(self, scenario: Scenario) -> bool:
        """Say whether the world of a scenario reads all of it."""
        return {*self.values, *self.factors} <= scenario.world.names_read & set(scenario.values)

    def of(self, scenario: Scenario) -> Scenario:
        """Return a scenario in which it is believed."""
        multiplied = scenario.times(**self.factors) if self.factors else scenario
        return multiplied.with_(**self.values) if self.values else multiplied


BELIEFS: Mapping[str, Belief] = {
    "no_catastrophe": Belief(values={"catastrophe_probability_today": 0.0}),
    "nothing_leaks": Belief(
        values={"catch_up_time": 120.0, "furthest_lag": 60.0}
    ),  # the slowest that their cards allow
    "no_trust": Belief(factors={"trust_weight": 1e-6}),
    "progress_stops": Belief(values={"progress_runs": 0.0}),
    "ceilings_far": Belief(factors={"paradigm_ceiling": 3.0}),
    "slow_adoption": Belief(factors={"innovation": 0.5, "imitation": 0.5}),
    "sharp_prices": Belief(factors={"price_sensitivity": 1.5}),
    "open_weights_near": Belief(factors={"open_lag": 0.4}),
}


def beliefs_of(scenario: Scenario) -> Iterator[tuple[str, Scenario]]:
    """Yield a scenario under each belief that its world can hold; numbers only, so that nothing compiles anew."""
    for name, belief in BELIEFS.items():
        if belief.held_in(scenario):
            yield name, belief.of(scenario)
