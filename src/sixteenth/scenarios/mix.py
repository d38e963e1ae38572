"""One scenario with some of the changes that make another: for asking what each of them does by itself."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sixteenth.scenarios.assemble import Scenario, assemble
from sixteenth.scenarios.changes import STRUCTURE, Change
from sixteenth.scenarios.layers.pairs import Pair, PlacedCorrelation, pair_of
from sixteenth.scenarios.layers.placed_posterior import PlacedPosterior
from sixteenth.scenarios.layers.read import Assumptions, PlacedEvent
from sixteenth.scenarios.values.correlations import settled
from sixteenth.scenarios.variation import Variation, kept_idle
from sixteenth.scenarios.world.events import changing_values


def mix(one: Scenario, other: Scenario, changes: Collection[Change]) -> Scenario:
    """Return the first scenario with these of its changes to the second.

    Where only numbers change, the world is the first one's, and so is whatever was compiled for it; where an event
    comes in, it is laid out like the second one, events that are not meant never holding.

    Raises:
        Refused: when the changes do not stand without others, such as a theory without its values.

    """
    if any(change.kind in STRUCTURE for change in changes):
        return assemble(_assumptions(one, other, changes), allow_code=one.allow_code or other.allow_code)
    names = {change.name for change in changes if change.kind == "value"}
    fit = other.assumptions.posterior if one.assumptions.posterior else None
    values = {
        name: replace(placed, moves=fit.moves_of(name)) if fit else placed
        for name, placed in other.assumptions.values.items()
        if name in names
    }
    moved = {change.name for change in changes if change.kind == "event"}
    events = _events(one.assumptions, other.assumptions, moved) if moved else None
    together = _correlations(one.assumptions, other.assumptions, changes)
    return one.varied(Variation(values, events, together, is_own=False))


def with_rules_throughout(scenario: Scenario, rules: Mapping[str, str]) -> Scenario:
    """Return a scenario with rules that hold all along: its own events on them are taken out.

    What its values say of a rule that is gone, such as that of a war, is then no fault of the scenario.

    Raises:
        Refused: with every fault, as for a file.

    """
    given = scenario.assumptions
    events = tuple(each for each in given.events if each.card.choice not in rules)
    chosen = replace(given, theory={**given.theory, **rules}, events=events, own=frozenset())
    return assemble(chosen, allow_code=scenario.allow_code)


def _correlations(
    one: Assumptions, other: Assumptions, changes: Collection[Change]
) -> dict[Pair, PlacedCorrelation] | None:
    """Return the first one's correlations, but for those that change the second one's; nothing where none changes."""
    moved = {pair_of(change.name) for change in changes if change.kind == "correlation"}
    if not moved:
        return None
    kept = {pair: each for pair, each in settled(one).correlations.items() if pair not in moved}
    return {**kept, **{pair: each for pair, each in settled(other).correlations.items() if pair in moved}}


def _events(one: Assumptions, other: Assumptions, names: Collection[str]) -> tuple[PlacedEvent, ...]:
    """Return the first one's events, but for these names the second one's, in the layout of the second if that fits."""
    own, theirs = changing_values(one), changing_values(other)
    rules = [event for event in one.events if event.card.choice is not None]
    left = {_target(event): [each for each in own if _target(each) == _target(event)] for event in own}
    laid_out = []
    for event in theirs:
        name = _target(event)
        if name in names:
            laid_out.append(event)
        elif left.get(name) and (left[name][0].card.factor is None) == (event.card.factor is None):
            laid_out.append(left[name].pop(0))
        else:
            laid_out.append(kept_idle(event))
    if any(events for name, events in left.items() if name not in names):
        laid_out = [event for event in own if _target(event) not in names]
        laid_out += [event for event in theirs if _target(event) in names]
    return (*rules, *laid_out)


def _assumptions(one: Scenario, other: Scenario, changes: Collection[Change]) -> Assumptions:
    """Overlay what is assumed; values that only the second scenario has come along, for what is new may read them."""
    first, second = one.assumptions, other.assumptions
    names = {
        kind: {change.name for change in changes if change.kind == kind} for kind in ("value", *STRUCTURE, "event")
    }
    values = {**second.values, **first.values, **{n: p for n, p in second.values.items() if n in names["value"]}}
    moved = names["event"] | names["rule"]
    events = [
        *(event for event in first.events if _target(event) not in moved),
        *(event for event in second.events if _target(event) in moved),
    ]
    return replace(
        first,
        axes={**second.axes, **first.axes},
        subjects=_overlaid(first.subjects, second.subjects, names["subject"]),
        theory=_overlaid(first.theory, second.theory, names["theory"]),
        code=second.code if names["code"] else first.code,
        values=values,
        events=tuple(events),
        posterior=_fit(first, second, changes),
        correlations=_correlations(first, second, changes) or settled(first).correlations,
        own=frozenset(),  # what the mixture does not read does no harm
    )


def _fit(one: Assumptions, other: Assumptions, changes: Collection[Change]) -> PlacedPosterior | None:
    """Return the fit of one of the two, and on top of it what the first gives and what changes to the second's."""
    own, theirs = one.posterior, other.posterior
    fit = theirs if any(change.kind == "fit" for change in changes) else own
    if fit is None:
        return None
    given = {"/".join(filter(None, (change.name, change.labels))) for change in changes if change.kind == "value"}
    moved = {title: line for title, line in (theirs.moved if theirs else {}).items() if title in given}
    before = (own.replaced, own.moved) if own else (frozenset[str](), {})
    return replace(fit, replaced=before[0] | (given - moved.keys()), moved={**before[1], **moved})


def _target(event: PlacedEvent) -> str:
    return event.card.parameter or event.card.choice or ""


def _overlaid(one: Mapping[str, Any], other: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Return a table with these entries as the other has them, or without them where it has none."""
    kept = {name: entry for name, entry in one.items() if name not in names}
    return {**kept, **{name: entry for name, entry in other.items() if name in names}}
