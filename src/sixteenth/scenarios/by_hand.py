"""What was set by hand in a scenario, to be set in another one too: a scenario with a policy beside the one without."""

from collections.abc import Mapping

from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Amount, Entry, ValueCard
from sixteenth.scenarios.knowledge import JUDGEMENT
from sixteenth.scenarios.values.moves import EVERYWHERE
from sixteenth.scenarios.variation import HANDS


def set_alike(scenario: Scenario, other: Scenario) -> Scenario:
    """Return a scenario with the values that were set by hand in another: beliefs as beliefs, the rest as it is.

    Raises:
        Refused: with every fault, as for a file.

    """
    by_hand = _by_hand(other)
    numbers = {name: _numbers(card) for name, card in by_hand.items()}
    beliefs = [name for name, card in by_hand.items() if _is_belief(card)]
    return scenario.with_cards(numbers, beliefs) if numbers else scenario


def is_set_by_hand(scenario: Scenario) -> bool:
    """Say whether any value was set by hand, so that no file has all of the scenario."""
    return bool(_by_hand(scenario))


def _by_hand(scenario: Scenario) -> dict[str, ValueCard]:
    return {name: placed.card for name, placed in scenario.values.items() if placed.where.file.endswith(f", {HANDS}")}


def _numbers(card: ValueCard) -> Mapping[str, float | list[float]]:
    """Return the numbers of a card that were set by hand, by label; those of all labels that have none under ''."""
    whole = {EVERYWHERE: _given(card)} if card.source == HANDS else {}
    own = {
        label: _given(entry) if isinstance(entry, Entry) else entry
        for label, entry in card.by.items()
        if (entry.source if isinstance(entry, Entry) else card.source) == HANDS
    }
    return {label: number for label, number in {**whole, **own}.items() if number is not None}


def _given(amount: Amount) -> float | list[float] | None:
    """Return the number of an amount, or that of each future; nothing where it is drawn."""
    return amount.numbers if amount.value is None else float(amount.value)


def _is_belief(card: ValueCard) -> bool:
    own = [entry.kind for entry in card.by.values() if isinstance(entry, Entry) and entry.source == HANDS]
    return JUDGEMENT in ([card.kind, *own] if card.source == HANDS else own)
