"""The tables of `commit`: each size, on time and late; other leads; the contracts that the lab has."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Table
from sixteenth.decide.orders.commitment import Commitment
from sixteenth.decide.orders.effect import Effect
from sixteenth.decide.orders.largest import Largest
from sixteenth.questions.figures import columns_of

SIZES = {
    "size": "money",
    "ruined": "of_100_tenth",
    "ruined_error": "of_100_error",
    "going_on": "money_signed",
    "worth": "change_of_money",
    "worth_error": "change_of_money_error",
    "lost_sales": "change_of_money",
    "idle": "change_of_money",
    "spot": "change_of_money",
}
LATE = {name: quantity for name, quantity in SIZES.items() if name not in ("going_on", "spot")}
LEADS = {
    "lead": "months",
    "largest": "money",
    "kind": "text",
    "ruined": "of_100_tenth",
    "worth": "change_of_money",
    "worth_error": "change_of_money_error",
    "lost_sales": "change_of_money",
}
CONTRACTS = {
    "contract": "text",
    "contract_size": "money",
    "more_ruined": "change_of_100",
    "more_ruined_error": "change_of_100_error",
    "worth": "change_of_money",
    "worth_error": "change_of_money_error",
}


def tables(found: Commitment, about: Mapping[str, Figure]) -> tuple[Table, ...]:
    """Return the curve of sizes first, then the late year, other leads and the contracts one by one."""
    title, leads = dict(about), tuple(_lead(each.lead, each.largest) for each in found.leads)
    contracts = Table(
        "contracts",
        columns_of(CONTRACTS),
        tuple(
            (each.contract, each.size, change.value, change.error, each.without.worth.value, each.without.worth.error)
            for each in found.contracts
            for change in (each.without.more_ruined,)
        ),
        title,
    )
    return (
        Table("sizes", columns_of(SIZES), _sizes(found.on_time, SIZES), title),
        *((Table("late", columns_of(LATE), _sizes(found.late, LATE), title),) if found.late else ()),
        *((Table("leads", columns_of(LEADS), leads, title),) if leads else ()),
        *((contracts,) if found.contracts else ()),
    )


def charts(found: Commitment) -> tuple[Chart, ...]:
    """Return what can be drawn of the tables: ruin by size, on time and late; worth by size; leads; contracts."""
    ruin = Chart("ruin", "line", "sizes", "size", "ruined", error="ruined_error")
    gain = Chart("gain", "line", "sizes", "size", "worth", error="worth_error", zero=True)
    return (
        ruin,
        *((replace(ruin, key="ruin_if_late", table="late"),) if found.late else ()),
        gain,
        Chart("two_sides", "line", "sizes", "size", "idle", beside=("lost_sales", "spot"), zero=True),
        *((Chart("by_lead", "bars", "leads", "lead", "largest"),) if found.leads else ()),
        *((replace(gain, key="without", form="bars", table="contracts", x="contract"),) if found.contracts else ()),
    )


def _sizes(largest: Largest, columns: Iterable[str]) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(_effect(each)[name] for name in columns) for each in largest.tried)


def _effect(effect: Effect) -> Mapping[str, float]:
    """Return what an order of a size does, by column."""
    return {
        "size": effect.size,
        "ruined": effect.ruined.value,
        "ruined_error": effect.ruined.error,
        "going_on": effect.going_on.value,
        "worth": effect.worth.value,
        "worth_error": effect.worth.error,
        "lost_sales": effect.lost_sales.value,
        "idle": effect.idle.value,
        "spot": effect.spot.value,
    }


def _lead(lead: float, largest: Largest) -> tuple[object, ...]:
    """Return the row of a lead: the largest order, whether more was within the limit, and what it does."""
    effect = largest.effect
    if effect is None:
        return lead, None, Word("no_order"), largest.tried[0].ruined.value, None, None, None
    kind = Word("or_more" if largest.is_beyond else "at_most")
    return (
        lead,
        effect.size,
        kind,
        effect.ruined.value,
        effect.worth.value,
        effect.worth.error,
        effect.lost_sales.value,
    )
