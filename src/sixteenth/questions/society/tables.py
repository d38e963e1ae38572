"""What a run says of people, as tables of raw numbers: cures, jobs, the economy."""

from collections.abc import Mapping, Sequence

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.society.cure_record import CureStep
from sixteenth.decide.society.society import Level, Society
from sixteenth.engine.history import Spread
from sixteenth.questions.figures import columns_of

WHOLE = Word("all_of_it")
TIMES = ("wage", "research_speed")  # levels that are multiples; the others are shares
LEVELS: Mapping[str, Word] = {
    "wage": Word("wage"),
    "added_output": Word("added_output"),
    "productivity_gain": Word("productivity_gain"),
    "unemployment": Word("unemployment"),
    "jobs_displaced": Word("jobs_displaced"),
    "research_speed": Word("research_speed"),
    "price_of_models_work": Word("price_of_models_work"),
    "pay_replaced": Word("pay_replaced"),
}


def society_tables(own: Society, record: Sequence[CureStep], exposure: Mapping[str, float]) -> tuple[Table, ...]:
    """Put cures, then jobs, then the whole economy, by illness, group and month."""
    shares = [each for each in own.levels if each.name not in TIMES]
    times = [each for each in own.levels if each.name in TIMES]
    months = (own.months[0], *own.job_years)
    return (
        _record(record),
        _cures(own),
        _lives(own),
        _jobs(own, exposure),
        _beginners(own),
        _levels("levels", shares, months, "small_share"),
        _levels("speeds", times, months, "fine_multiple"),
        _levels("prices", own.prices, months, "dollars_counted"),
    )


def _record(record: Sequence[CureStep]) -> Table:
    columns = columns_of({"until": "text", "from": "share", "to": "share", "years": "in_years", "pace": "hundredths"})
    rows = tuple(
        (
            *(WHOLE if step is record[-1] else step.treatment, step.share_before, step.share_after),
            *(step.months, step.acceleration),
        )
        for step in record
    )
    return Table("record", columns, rows)


def _cures(own: Society) -> Table:
    curable = [Column(month, "small_share", is_label=True) for month in own.cure_years]
    columns = (Column("illness", "text"), *curable, *columns_of({"without": "small_share", "reached": "small_share"}))
    rows = tuple((each.disease, *each.curable, each.curable_without, each.reached) for each in own.cures)
    return Table("cures", columns, rows, {"last": Figure(own.months[1], "month")})


def _lives(own: Society) -> Table:
    columns = columns_of(
        {
            "illness": "text",
            "expected": "counted",
            "error": "counted_error",
            "low": "counted",
            "median": "counted",
            "high": "counted",
        }
    )
    rows = tuple(
        (
            *(each.disease, each.expected_lives_saved.mean, each.expected_lives_saved.standard_error),
            *each.lives_saved,
        )
        for each in own.cures
    )
    return Table("lives", columns, rows, {"last": Figure(own.months[1], "month")})


def _jobs(own: Society, exposure: Mapping[str, float]) -> Table:
    rows = tuple((each.name, exposure[each.name], *_flat(each.displaced)) for each in own.occupations)
    return Table("jobs", (Column("group", "text"), Column("exposed", "share"), *_by_year(own)), rows)


def _beginners(own: Society) -> Table:
    rows = tuple((each.name, *_flat(each.entry_level)) for each in own.occupations)
    return Table("beginners", (Column("group", "text"), *_by_year(own)), rows)


def _by_year(own: Society) -> list[Column]:
    """Return for each month its median, under the month, and beside it the 5th and the 95th of 100 futures."""
    beside = (Column("low", "share_of_100"), Column("high", "share_of_100"))
    return [column for month in own.job_years for column in (Column(month, "share_of_100", is_label=True), *beside)]


def _flat(spreads: Sequence[Spread]) -> list[float]:
    return [number for low, median, high in spreads for number in (median, low, high)]


def _levels(key: str, levels: Sequence[Level], months: Sequence[str], quantity: str) -> Table:
    columns = columns_of({"level": "text", "month": "month", "low": quantity, "median": quantity, "high": quantity})
    rows = tuple(
        (LEVELS[level.name], month, *spread)
        for level in levels
        for month, spread in zip(months, level.spreads, strict=True)
    )
    return Table(key, columns, rows)
