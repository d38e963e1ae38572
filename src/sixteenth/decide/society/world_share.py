"""What is spent on AI as a share of what the world produces: by the end of some years, and at its largest."""

from dataclasses import dataclass

from sixteenth.engine.history import Result

SHARE = "share_of_world_output"
YEARS = (2028, 2030)
LARGEST = "largest in the run"


@dataclass(frozen=True)
class WorldShare:
    """The share at a time: 5, 50 and 95 of 100 futures lie below."""

    when: str
    share: tuple[float, float, float]


def world_shares(result: Result) -> tuple[WorldShare, ...]:
    """Return the share in the last month of some years of the run, and its largest; nothing where it was not kept."""
    if SHARE not in result.monthly:
        return ()
    share, months = result.monthly[SHARE], [str(month) for month in result.months]
    ends = [(year, months.index(f"{year}-12")) for year in YEARS if f"{year}-12" in months]
    at_ends = tuple(WorldShare(f"end of {year}", result.spread(share[month])) for year, month in ends)
    return (*at_ends, WorldShare(LARGEST, result.spread(share.max(axis=0))))
