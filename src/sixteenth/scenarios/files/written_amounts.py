"""Amounts as people read them: one number, the two ends of what is uncertain, or a list by label."""

from collections.abc import Container, Mapping

from sixteenth.scenarios.files.schema import Amount, Entry

MOST_LABELS = 2  # named one by one


def write_amount(card: Amount, without: Container[str] = ()) -> str:
    """Write a number, a distribution, or amounts by label, as a list or, where they are uncertain, from end to end."""
    if card.value is not None:
        return f"{card.value:g}"
    if card.numbers:
        return f"{len(card.numbers)} numbers {min(card.numbers):g} to {max(card.numbers):g}"
    if card.distribution is not None:
        return _write_distribution(card)
    by: Mapping[str, float | Entry] = getattr(card, "by", {})
    entries = [entry for label, entry in by.items() if label not in without]
    ends = [(entry,) if isinstance(entry, float | int) else _ends(entry) for entry in entries]
    if all(len(each) == 1 for each in ends):
        return ", ".join(f"{number:g}" for (number,) in ends)
    numbers = [number for each in ends for number in each]
    return f"by label {min(numbers):g} to {max(numbers):g}"


def _write_distribution(card: Amount) -> str:
    if card.choices:
        return f"{card.distribution} of {', '.join(f'{value:g}' for value, _ in card.choices)}"
    if card.mean is not None and card.sd is not None:
        return f"{card.distribution} {card.mean:g}, sd {card.sd:g}"
    likeliest = f", likeliest {card.mode:g}" if card.mode is not None else ""
    return f"{card.distribution} {' to '.join(f'{end:g}' for end in _ends(card))}{likeliest}"


def write_by_label(card: Amount, unit: str = "") -> str:
    """Write which labels have which amount: `OpenAI 0.2; others 0`; one amount alone where all have the same."""
    by: Mapping[str, float | Entry] = getattr(card, "by", {})
    has_own = card.value is not None or card.distribution is not None
    labels: dict[str, list[str]] = {f"{write_amount(card)}{unit}": []} if has_own or not by else {}
    for label, entry in by.items():
        amount = Amount(value=entry) if isinstance(entry, float | int) else entry
        labels.setdefault(f"{write_amount(amount)}{unit}", []).append(label)
    if len(labels) == 1:
        return next(iter(labels))
    most = next(iter(labels)) if has_own else max(labels, key=lambda amount: len(labels[amount]))
    others = most if has_own or len(labels[most]) > 1 else None
    told = [f"{_some(own)} {amount}" for amount, own in labels.items() if amount != others and own]
    return "; ".join([*told, *([f"others {others}"] if others else [])])


def _some(labels: list[str]) -> str:
    """Name labels, or the first and how many more."""
    return ", ".join(labels) if len(labels) <= MOST_LABELS else f"{labels[0]} and {len(labels) - 1} more"


def _ends(amount: Amount) -> tuple[float, ...]:
    """Return the number of an amount, or the two ends that it is written with: of a mean, a deviation to each side."""
    if amount.value is not None:
        return (amount.value,)
    if amount.choices:
        values = [value for value, _ in amount.choices]
        return (min(values), max(values))
    if amount.numbers:
        return (min(amount.numbers), max(amount.numbers))
    if amount.mean is not None and amount.sd is not None:
        return (amount.mean - amount.sd, amount.mean + amount.sd)
    pair = (amount.p10, amount.p90) if amount.p10 is not None else (amount.low, amount.high)
    return tuple(number for number in pair if number is not None)
