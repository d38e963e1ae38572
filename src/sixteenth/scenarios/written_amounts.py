"""Amounts as people read them: one number, the two ends of what is uncertain, or a list by label."""

from collections.abc import Container, Mapping

from sixteenth.scenarios.schema import Amount, Entry


def write_amount(card: Amount, without: Container[str] = ()) -> str:
    """Write a number, a distribution, or amounts by label, as a list or, where they are uncertain, from end to end."""
    if card.value is not None:
        return f"{card.value:g}"
    if card.distribution is not None:
        if card.choices:
            return f"{card.distribution} of {', '.join(f'{value:g}' for value, _ in card.choices)}"
        return f"{card.distribution} {' to '.join(f'{end:g}' for end in _ends(card))}"
    by: Mapping[str, float | Entry] = getattr(card, "by", {})
    entries = [entry for label, entry in by.items() if label not in without]
    ends = [(entry,) if isinstance(entry, float | int) else _ends(entry) for entry in entries]
    if all(len(each) == 1 for each in ends):
        return ", ".join(f"{number:g}" for (number,) in ends)
    numbers = [number for each in ends for number in each]
    return f"by label {min(numbers):g} to {max(numbers):g}"


def _ends(amount: Amount) -> tuple[float, ...]:
    """Return the number of an amount, or the two ends that it is written with."""
    if amount.value is not None:
        return (amount.value,)
    if amount.choices:
        values = [value for value, _ in amount.choices]
        return (min(values), max(values))
    pair = (amount.p10, amount.p90) if amount.p10 is not None else (amount.low, amount.high)
    return tuple(number for number in pair if number is not None)
