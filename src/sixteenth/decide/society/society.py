"""What a run says of people: cures and what a delay of them costs, jobs by occupation, dated claims, welfare.

The counting rules: jobs are counted against a world without models, so that what had gone before the start counts;
lives against a world in which models sped no research. A claim is met where its number is reached by its month. If all
that models bring to medicine came a year later, then at the end of the run what had been saved a year before it.

Lives, welfare, odds and the risk that would be acceptable are means over futures, with their standard errors: a median
of lives would leave out the futures in which most are saved. Levels such as wages are medians.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sixteenth.decide.expected import Expected, expected
from sixteenth.decide.society.welfare import CatastropheOdds, Welfare, catastrophe_odds, welfare_views
from sixteenth.engine.history import Result, Spread

NEEDED = ("lives_saved", "displaced_share", "unemployment", "welfare_gain")
JOB_YEARS = (2028, 2030, 2035)
CURE_YEARS = (2028, 2030, 2035)
CLAIMED_BY = "2030-05"
HALF_OF_ENTRY_LEVEL, TEN_PERCENT = 0.5, 0.10
YEAR = 12
LEVEL_NAMES = ("wage", "added_output", "productivity_gain", "unemployment", "jobs_displaced", "research_speed")
PRICES = ("price_of_models_work", "pay_replaced")


@dataclass(frozen=True)
class Illness:
    """One illness: the share of cases that can be cured, by year; and lives saved by the end of the run."""

    disease: str
    curable: tuple[float, ...]  # median, at the start and by the end of some years
    curable_without: float  # median, at the end of the run, if models sped no research
    reached: float  # median, cured at the end of the run
    lives_saved: Spread
    expected_lives_saved: Expected


@dataclass(frozen=True)
class Delay:
    """What models save in lives by the end of the run, and what a year's delay of it costs."""

    lives_saved: Spread
    expected_lives_saved: Expected
    expected_lives_lost: Expected  # in the run, if all of it came a year later
    life_years_gained: Expected
    lives_lost: Spread
    life_years_lost: Expected
    lives_a_year_once_delivered: Expected  # what each year later costs once all that is known reaches everybody


@dataclass(frozen=True)
class Occupation:
    """One group of occupations: the share of its jobs that has gone, by year, and beginners' employment."""

    name: str
    displaced: tuple[Spread, ...]
    entry_level: tuple[Spread, ...]


@dataclass(frozen=True)
class Dated:
    """A dated claim, and of 100 futures how many meet it; the model's own number in that month."""

    key: str
    met_of_100: Expected | None  # none where the run ends before
    number: Spread | None


@dataclass(frozen=True)
class Level:
    """A number for the whole economy, by year."""

    name: str
    spreads: tuple[Spread, ...]


@dataclass(frozen=True)
class Society:
    """Everything a run says of people."""

    months: tuple[str, str]  # the first and the last
    cure_years: tuple[str, ...]
    job_years: tuple[str, ...]
    cures: tuple[Illness, ...]
    delay: Delay
    occupations: tuple[Occupation, ...]
    entry_level_at_start: Spread  # in the most exposed occupations, against no models
    claims: tuple[Dated, ...]
    levels: tuple[Level, ...]
    prices: tuple[Level, ...]  # a year of a worker's hours: of models, and of a person at the same tasks, USD
    welfare: tuple[Welfare, ...]
    catastrophe: CatastropheOdds


def tell_society(result: Result) -> Society:
    """Read what a run with the output set `society` says of people."""
    months = [str(month) for month in result.months]
    cure_at, job_at = _ends(months, CURE_YEARS), _ends(months, JOB_YEARS)
    office = _found(months, CLAIMED_BY)
    return Society(
        months=(months[0], months[-1]),
        cure_years=(months[0], *(months[at] for at in cure_at)),
        job_years=tuple(months[at] for at in job_at),
        cures=tuple(_cures(result, at, (0, *cure_at)) for at in range(len(result.labels["disease"]))),
        delay=_delay(result),
        occupations=tuple(
            Occupation(
                name,
                tuple(result.spread(result["displaced_share"][month][at]) for month in job_at),
                tuple(result.spread(result["entry_level_employment"][month][at]) for month in job_at),
            )
            for at, name in enumerate(result.labels["occupation"])
        ),
        entry_level_at_start=result.spread(result["entry_level_where_most_exposed"][0]),
        claims=_claims(result, office),
        levels=tuple(
            Level(name, tuple(result.spread(result[name][month]) for month in (0, *job_at))) for name in LEVEL_NAMES
        ),
        prices=tuple(
            Level(name, tuple(result.spread(result[name][month] * YEAR) for month in (0, *job_at))) for name in PRICES
        ),
        welfare=welfare_views(result),
        catastrophe=catastrophe_odds(result),
    )


def _cures(result: Result, at: int, months: Sequence[int]) -> Illness:
    return Illness(
        result.labels["disease"][at],
        tuple(result.spread(result["cure_share"][month][at])[1] for month in months),
        result.spread(result["cure_share_without"][-1][at])[1],
        result.spread(result["reached_share"][-1][at])[1],
        result.spread(result["lives_saved"][-1][at]),
        expected(result, result["lives_saved"][-1][at]),
    )


def _delay(result: Result) -> Delay:
    lives, life_months = result["lives_saved_in_all"], result["life_months_gained"]
    return Delay(
        result.spread(lives[-1]),
        expected(result, lives[-1]),
        expected(result, _lost(lives)),
        expected(result, life_months[-1] / YEAR),
        result.spread(_lost(lives)),
        expected(result, _lost(life_months) / YEAR),
        expected(result, result["deaths_avertible"][-1] * YEAR),
    )


def _lost(saved: Any) -> Any:
    """Return what is lost by the end if all comes a year later: what the last year of the run brought."""
    return saved[-1] - saved[-1 - YEAR] if len(saved) > YEAR else saved[-1]


def _claims(result: Result, month: int | None) -> tuple[Dated, ...]:
    if month is None:
        return (Dated("claims/P01", None, None), Dated("claims/P02", None, None))
    office, rate = (result[name][: month + 1] for name in ("entry_level_office_employment", "unemployment"))
    lost, highest = office.min(axis=0) <= HALF_OF_ENTRY_LEVEL, rate.max(axis=0) >= TEN_PERCENT
    return (
        Dated(
            "claims/P01",
            expected(result, 100.0 * lost),
            result.spread(1 - result["entry_level_office_employment"][month]),
        ),
        Dated("claims/P02", expected(result, 100.0 * highest), result.spread(result["unemployment"][month])),
    )


def _ends(months: Sequence[str], years: Sequence[int]) -> tuple[int, ...]:
    found = (_found(months, f"{year}-12") for year in years)
    return tuple(at for at in found if at is not None)


def _found(months: Sequence[str], month: str) -> int | None:
    return months.index(month) if month in months else None
