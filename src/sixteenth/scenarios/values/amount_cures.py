"""What to write in place of an amount that cannot be read: the nearest of some others that can, each tried first."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from sixteenth.said import joined, said
from sixteenth.scenarios.files.schema import LISTS, NUMBERS, Amount

Ends = tuple[float, float]

MOST_CHOICES = 1_000
MOST_WRITTEN = 6  # choices that a cure writes out
PARTS = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)  # of the way inwards
DIGITS = (3, 6, 15)
MOST_DIGITS = 17  # with which any number reads back as itself
TINY = 1e-3  # part of a deviation
COARSE = (0.1, 0.5, 1.0)  # of the way inwards
FAR = 1e300  # where bounds are none
NEAR = 1e-9  # part of a bound by which a shorter number may miss it


def mend(amount: Amount, bounds: Ends, works: Callable[[Amount], bool]) -> str:
    """Write the nearest amount that works; where its deciles are others, also a uniform between those that were meant.

    Bounds are in the unit of the amount, and are numbers.
    """
    working = (each for each in candidates(amount, bounds) if works(each))
    found = list(islice(working, 1))
    if found and amount.p10 is not None and _has_moved(amount, found[0]):
        found += islice((each for each in working if each.distribution == "uniform"), 1)
    if found:
        return joined(", or ", dict.fromkeys(tell(amount, each) for each in found))
    if amount.choices is not None:
        return said("write pairs of a value and its odds, which are above 0 and sum to 1")
    ends = {"low": write_exactly(bounds[0]), "high": write_exactly(bounds[1])}
    if amount.numbers is not None:
        return said("give each future a number from {low} to {high}", **ends)
    return said("write a number from {low} to {high}", **ends)


def mend_form(
    amount: Amount, given: Sequence[str], wanted: Sequence[str], forms: Mapping[str, Sequence[Sequence[str]]]
) -> str:
    """Say which entries to add and which to remove, or which shape has the entries that are there."""
    shapes = [shape for shape, own in forms.items() if any(set(entries) == set(given) for entries in own)]
    if shapes:
        return said("write distribution = {shapes}", shapes=joined(" or ", (f"'{shape}'" for shape in shapes)))
    missing = [said("add {entry} = ...", entry=entry) for entry in wanted if entry not in given]
    foreign = [said("remove {entry}", entry=entry) for entry in given if entry not in wanted]
    cure = joined(" and ", [*missing, *foreign])
    if amount.distribution and given == ["value"]:
        cure += said(", or remove distribution = '{distribution}'", distribution=amount.distribution)
    return cure


def candidates(amount: Amount, bounds: Ends) -> Iterator[Amount]:
    """Return amounts near one that cannot be read, the nearest first."""
    found = ends_of(amount)
    if amount.choices is not None:
        yield from _other_choices(amount, bounds)
    elif amount.value is not None and not math.isnan(amount.value):
        yield from (_number(amount, each) for each in (_clamp(amount.value, bounds), 0.0))
    elif amount.mean is not None and amount.sd is not None and not math.isnan(amount.mean + amount.sd):
        yield from _other_moments(amount, amount.mean, amount.sd, bounds)
    elif amount.mode is not None and found is not None and not math.isnan(amount.mode + sum(found[1])):
        yield from _other_triangles(amount, (found[1][0], amount.mode, found[1][1]), bounds)
    elif found is not None and not any(map(math.isnan, found[1])):
        yield from _other_ends(amount, found[0], found[1], bounds)


def _other_ends(amount: Amount, first: str, ends: Ends, bounds: Ends) -> Iterator[Amount]:
    """Return the ends in order, then inside the bounds, then further inside; then other shapes, and one number."""
    if ends[0] == ends[1]:
        yield _number(amount, _clamp(ends[0], bounds))
    yield _between(amount, first, *ends[::-1])
    low, high = sorted(_clamp(end, bounds) for end in ends)
    yield _between(amount, first, low, high)
    if amount.distribution in ("lognormal", "beta"):
        yield _between(amount.model_copy(update={"distribution": "normal"}), "p10", low, high)
    middle = low / 2 + high / 2
    for part in PARTS if first == "p10" else ():
        inner = low + part * (middle - low), high - part * (high - middle)
        short = ((_round(inner[0], digits), _round(inner[1], digits)) for digits in DIGITS)
        yield _between(amount, first, *next((ends for ends in short if low < ends[0] < ends[1] < high), inner))
    yield _between(_bare(amount, "uniform"), "low", low, high)
    yield _number(amount, _round(middle, DIGITS[0]))
    yield _number(amount, _clamp(middle, bounds))


def _other_moments(amount: Amount, mean: float, deviation: float, bounds: Ends) -> Iterator[Amount]:
    """Return smaller deviations, then means further inside the bounds; then a normal, and one number."""
    inside, size = _clamp(mean, bounds), abs(deviation)
    smaller = [size, *(_round(part * size, 2) for part in (*PARTS[::-1], TINY))]
    further = (_round(inside + part * (_inwards(inside, size, bounds) - inside), DIGITS[0]) for part in COARSE)
    for other in dict.fromkeys((mean, inside, *further)):
        for each in smaller if other == mean else smaller[::5]:
            yield amount.model_copy(update={"mean": other, "sd": each})
    yield amount.model_copy(update={"mean": inside, "distribution": "normal", "sd": size})
    yield _number(amount, inside)


def _inwards(number: float, size: float, bounds: Ends) -> float:
    """Return a number well inside bounds: half-way between them, or some deviations from the only one."""
    low, high = (abs(bound) < FAR for bound in bounds)
    if low and high:
        return bounds[0] / 2 + bounds[1] / 2
    return number + (2 * size if low else -2 * size if high else 0.0)


def _other_triangles(amount: Amount, numbers: tuple[float, float, float], bounds: Ends) -> Iterator[Amount]:
    """Return the three numbers in order, then inside the bounds; then one number."""
    for own in (sorted(numbers), sorted(_clamp(each, bounds) for each in numbers)):
        yield amount.model_copy(update=dict(zip(("low", "mode", "high"), own, strict=True)))
    yield _number(amount, _clamp(numbers[1], bounds))


def _other_choices(amount: Amount, bounds: Ends) -> Iterator[Amount]:
    """Return choices inside the bounds, each once, with positive odds that sum to one; of one choice, a number."""
    odds: dict[float, float] = {}
    for value, each in amount.choices or ():
        if 0 < each < math.inf and not math.isnan(value):
            inside = _clamp(value, bounds)
            odds[inside] = odds.get(inside, 0.0) + each
    likely = sorted(sorted(odds, key=lambda value: -odds[value])[:MOST_CHOICES], key=list(odds).index)
    total = sum(odds[value] for value in likely)
    if len(likely) == 1:
        yield _number(amount, likely[0])
    yield amount.model_copy(update={"choices": [(value, odds[value]) for value in likely]})
    for digits in range(2, MOST_DIGITS + 1) if 0 < total < math.inf else ():
        pairs = [(value, _round(odds[value] / total, digits)) for value in likely]
        yield amount.model_copy(update={"choices": pairs})


def tell(before: Amount, after: Amount) -> str:
    """Write what to change so that one amount becomes another."""
    old, new = ends_of(before), ends_of(after)
    if after.choices is not None:
        return _tell_choices(after.choices)
    if after.mean is not None or after.mode is not None:
        return _tell_entries(before, after)
    if new is None:
        number = write_exactly(after.value or 0.0)
        if before.distribution is None:
            return said("use {number}", number=number)
        return said("use value = {number} in place of the distribution", number=number)
    if after.distribution == before.distribution and old and new[1] == old[1][::-1]:
        return said("swap the two")
    named = dict(zip(entries_of_ends(new[0]), new[1], strict=True))
    pairs = [(name, number) for name, number in named.items() if getattr(before, name) != number]
    numbers = joined(" and ", (f"{name} = {write_exactly(number)}" for name, number in pairs))
    shape = f"distribution = '{after.distribution}'" if after.distribution != before.distribution else ""
    return _use(shape, numbers)


def _tell_entries(before: Amount, after: Amount) -> str:
    """Write the entries that change, and the shape where it does."""
    changed = {entry: getattr(after, entry) for entry in NUMBERS if getattr(after, entry) != getattr(before, entry)}
    numbers = joined(" and ", (f"{entry} = {write_exactly(number)}" for entry, number in changed.items()))
    shape = f"distribution = '{after.distribution}'" if after.distribution != before.distribution else ""
    return _use(shape, numbers)


def _use(shape: str, numbers: str) -> str:
    """Say to write a shape, numbers or both."""
    return said("use {entries}", entries=joined(" with ", filter(None, (shape, numbers))))


def _tell_choices(choices: Sequence[tuple[float, float]]) -> str:
    if len(choices) <= MOST_WRITTEN:
        pairs = (f"[{write_exactly(value)}, {write_exactly(odds)}]" for value, odds in choices)
        return said("use {entries}", entries=f"choices = [{', '.join(pairs)}]")
    return said(
        "keep each value once, at most {most:,} of them, inside the bounds and with odds above 0, "
        "and divide the odds by their sum",
        most=MOST_CHOICES,
    )


def ends_of(amount: Amount) -> tuple[str, Ends] | None:
    """Return the two numbers of an uncertain amount, with the entry of the first."""
    if amount.p10 is not None and amount.p90 is not None:
        return "p10", (amount.p10, amount.p90)
    if amount.low is not None and amount.high is not None:
        return "low", (amount.low, amount.high)
    return None


def entries_of_ends(first: str) -> tuple[str, str]:
    """Return the entries of both ends by that of the first."""
    return ("p10", "p90") if first == "p10" else ("low", "high")


def written_bounds(bounds: Ends, factor: float) -> Ends:
    """Return bounds in the unit of an amount, as numbers that lie inside them when they are read back."""
    low, high = bounds
    return _written(low, factor, lambda number: factor * number >= low), _written(
        high, factor, lambda number: factor * number <= high
    )


def _written(bound: float, factor: float, is_inside: Callable[[float], bool]) -> float:
    if math.isinf(bound):
        return bound
    number, inwards = bound / factor, 0.0 if is_inside(0.0) else math.copysign(math.inf, bound)
    while not is_inside(number):
        number = math.nextafter(number, inwards)
    if math.isinf(number):
        return number
    short = (_round(number, digits) for digits in range(1, MOST_DIGITS + 1))
    return next(each for each in short if is_inside(each) and abs(each - number) <= NEAR * abs(number))


def write_exactly(number: float) -> str:
    """Write a number with as few digits as read back as itself."""
    text = repr(float(number))
    return text.removesuffix(".0")


def _has_moved(before: Amount, after: Amount) -> bool:
    """Say whether numbers have changed for others: neither swapped, nor kept in another shape."""
    old, new = ends_of(before), ends_of(after)
    return old is not None and new is not None and set(old[1]) != set(new[1])


def _between(amount: Amount, first: str, low: float, high: float) -> Amount:
    return amount.model_copy(update=dict(zip(entries_of_ends(first), (low, high), strict=True)))


def _bare(amount: Amount, shape: str | None) -> Amount:
    """Return an amount of another shape without its numbers."""
    empty = dict.fromkeys((*NUMBERS, *LISTS))
    return amount.model_copy(update={**empty, "distribution": shape})


def _number(amount: Amount, number: float) -> Amount:
    return _bare(amount, None).model_copy(update={"value": number})


def _clamp(number: float, bounds: Ends) -> float:
    return min(max(number, bounds[0]), bounds[1])


def _round(number: float, digits: int) -> float:
    return float(f"{number:.{digits}g}")
