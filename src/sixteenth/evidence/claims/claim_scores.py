"""How well odds did on claims that are resolved: the model's, the ruler's, one's own, and a coin's; and calibration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sixteenth.evidence.scored.score import COIN, Score, score

MODEL, LINE, OWN, COIN_NAME = "model", "growth continued", "own", "coin"
BINS = 5  # of odds, each a fifth wide
FINE = 1000  # futures: as finely as odds that nobody counted are taken


@dataclass(frozen=True)
class Said:
    """What was said of one claim that is resolved, by who said it, and what came true."""

    id: str
    came_true: bool = field(kw_only=True)
    odds: Mapping[str, float | None]
    futures: int = 0  # from which the model's were counted


@dataclass(frozen=True)
class Bin:
    """Odds that lie near each other: how many, their mean, and which part of them came true."""

    low: float
    high: float
    claims: int
    mean: float
    came_true: float


@dataclass(frozen=True)
class Record:
    """The scores of one who gave odds, and a coin's on the same claims; and how often what was likely came true."""

    name: str
    score: Score
    coin: Score
    bins: tuple[Bin, ...]


def records_of(said: Sequence[Said]) -> tuple[Record, ...]:
    """Return the record of each who gave odds, on the claims of which they gave any."""
    found: list[Record] = []
    for name in (MODEL, LINE, OWN):
        given = [(odds, each) for each in said if (odds := each.odds.get(name)) is not None]
        own = score([(odds, _weight(name, each), each.came_true) for odds, each in given])
        coin = score([(COIN, 1, each.came_true) for _, each in given])
        if own is not None and coin is not None:
            found.append(Record(name, own, coin, bins_of([(odds, each.came_true) for odds, each in given])))
    return tuple(found)


def _weight(name: str, each: Said) -> int:
    """Return from how many futures odds come: those that nobody counted are taken as fine."""
    return (each.futures or FINE) if name == MODEL else FINE


def bins_of(odds: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return odds by fifths, the empty ones left out."""
    found = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        own = [(each, true) for each, true in odds if min(int(each * BINS), BINS - 1) == number]
        if own:
            mean, came = sum(each for each, _ in own) / len(own), sum(true for _, true in own) / len(own)
            found.append(Bin(low, high, len(own), mean, came))
    return tuple(found)
