"""What a lab may decide, as a number in the rules of choice: a scenario is made ready once, then varied by numbers.

A decision binds under a rule. Making a scenario ready chooses those rules and sets every lab to what it did before, so
that what nobody decides otherwise stays as it was; numbers after that compile nothing anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sixteenth.errors import Fault, Place, UnknownName, nearest, refuse
from sixteenth.measures.middle import number_of
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.values.moves import Move, moved_as_cards
from sixteenth.scenarios.variation import Variation

Decided = Mapping[tuple[str, str], float]  # by decision and lab


@dataclass(frozen=True)
class Decision:
    """Something that is decided, as a number of the world."""

    name: str
    parameter: str
    low: float  # of what is searched
    high: float
    at_rest: float | None  # the number that changes nothing; None: that of `follows`, by lab
    follows: str = ""  # the parameter whose number a lab has before it decides otherwise
    rule: tuple[str, str] | None = None  # which choice must follow which rule for it to bind
    same_as: str = ""  # the other rule of that choice which its number at rest changes nothing of
    is_factor: bool = False  # times what the scenario has, its spread included; else the number itself
    is_whole: bool = False  # a count; yes or no where it is 1 or 0


DECISIONS: Mapping[str, Decision] = {
    each.name: each
    for each in (
        Decision("training_spend", "research_ratio", 0.25, 4.0, at_rest=1.0, is_factor=True),
        Decision("research_effort", "research_effort", 0.05, 1.0, at_rest=None, follows="research_effort"),
        Decision("margin", "war_part", 0.2, 3.0, at_rest=1.0, rule=("price", "war"), same_as="best_response"),
        Decision(
            *("safety_effort", "effort_ruled", 0.002, 0.4),
            at_rest=None,
            follows="safety_effort_today",
            rule=("safety_effort", "ruled"),
            same_as="held",
        ),
        Decision(
            *("match_offers", "matches_offers", 0, 1),
            at_rest=0.0,
            rule=("pay_rule", "match"),
            same_as="levels",
            is_whole=True,
        ),
        Decision("last_model", "last_model", 1, 40, at_rest=None, follows="last_model", is_whole=True),
    )
}


def ready(scenario: Scenario, names: Iterable[str]) -> Scenario:
    """Return a scenario in which some decisions bind, every lab as it was; run it in place of the scenario's own.

    Raises:
        Refused: when there is no such decision, or the world has no such choice.

    """
    chosen = [DECISIONS[name] for name in names if name in DECISIONS]
    refuse(_unknown(scenario, names))
    rules = {each.rule[0]: each.rule[1] for each in chosen if each.rule and not _binds(scenario, each)}
    bound = scenario.choosing(**rules) if rules else scenario
    labs = scenario.settings.labels["lab"]
    for each in chosen:
        if each.rule and each.rule[0] in rules:
            bound = bound.with_(**{each.parameter: {lab: at_rest(scenario, each.name, lab) for lab in labs}})
    return bound


def at_rest(scenario: Scenario, name: str, lab: str) -> float:
    """Return the number of a decision with which a lab does what the scenario has it do.

    Where the scenario follows the decision's rule, that is its own number of it.
    """
    decision = DECISIONS[name]
    if decision.rule and _binds(scenario, decision):
        return number_of(scenario, decision.parameter, lab)
    return number_of(scenario, decision.follows, lab) if decision.at_rest is None else decision.at_rest


@dataclass(frozen=True)
class SetAside:
    """A rule of a scenario that a decision stands in place of, so that labs are not as the scenario has them."""

    choice: str
    own: str
    instead: str


def set_aside(scenario: Scenario, names: Iterable[str]) -> tuple[SetAside, ...]:
    """Return the rules of a scenario that do not hold once some decisions bind."""
    found = list[SetAside]()
    for each in (DECISIONS[name] for name in names if name in DECISIONS):
        own = scenario.assumptions.theory.get(each.rule[0], "") if each.rule else ""
        if each.rule and own not in ("", each.rule[1], each.same_as):
            found.append(SetAside(each.rule[0], own, each.same_as))
    return tuple(found)


def _binds(scenario: Scenario, decision: Decision) -> bool:
    """Say whether a scenario follows the rule of a decision already."""
    return decision.rule is not None and scenario.assumptions.theory.get(decision.rule[0]) == decision.rule[1]


def decided(scenario: Scenario, numbers: Decided) -> Scenario:
    """Return a scenario that is ready with numbers for decisions, by decision and lab."""
    written: dict[str, dict[str, float]] = {}
    for (name, lab), number in numbers.items():
        if not DECISIONS[name].is_factor:
            written.setdefault(DECISIONS[name].parameter, {})[lab] = number
    found = scenario.with_(**{name: dict(by) for name, by in written.items()}) if written else scenario
    for (name, lab), number in numbers.items():
        if DECISIONS[name].is_factor and number != 1:
            found = _times(found, DECISIONS[name].parameter, lab, number)
    return found


def _times(scenario: Scenario, parameter: str, lab: str, factor: float) -> Scenario:
    """Return a scenario with one lab's value times a factor, its spread included."""
    assumptions: Assumptions = scenario.assumptions
    cards = moved_as_cards(assumptions, scenario.world.declared, {parameter: Move(factor, label=lab)})
    return scenario.varied(Variation(cards))


def _unknown(scenario: Scenario, names: Iterable[str]) -> list[Fault]:
    here = Place(said("what is decided"))
    faults: list[Fault] = []
    for name in names:
        if name not in DECISIONS:
            cure = nearest(name, DECISIONS, said("there are {names}", names=", ".join(DECISIONS)))
            faults.append(UnknownName(f"'{name}'", here, f"'{name}'", said("something that a lab decides"), cure))
        elif DECISIONS[name].parameter not in scenario.world.declared:
            got, cure = said("a world without it"), said("ask it of a scenario of labs, such as central")
            faults.append(UnknownName(f"'{name}'", here, got, said("a world that has it"), cure))
    return faults
