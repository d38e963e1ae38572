"""The tables of `optimise`, and the charts of them: choices, what each is made of, one number at a time, beliefs."""

from collections.abc import Mapping

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.choosing.aims import PLAIN
from sixteenth.decide.choosing.asked import Limit
from sixteenth.decide.choosing.optimum import Choice, Optimum
from sixteenth.decide.choosing.reasons import Reasons
from sixteenth.decide.choosing.trials import Wanted
from sixteenth.questions.figures import columns_of
from sixteenth.questions.optimise.told import (
    aim_word,
    belief_word,
    decision_word,
    is_number,
    number_in_table,
    number_told,
    quantity_of,
    raw_in_table,
    way_of,
)

PARTS = ("within_run", "after_run", "catastrophes", "ruin", "gain")


def tables(found: Optimum, wanted: Wanted, counts: Mapping[str, Figure]) -> tuple[Table, ...]:
    """Return the best choices, what moving each back costs, the reasons, beliefs, and one number at a time."""
    unit = way_of(wanted.aim).unit
    title = {"lab": Figure(wanted.lab, "text"), "unit": Word(unit), "aim": aim_word(wanted.aim), **counts}
    return (
        _choices(found, wanted, title),
        *((_backs(found, wanted, title),) if found.backs else ()),
        *((_reasons(found.reasons, title),) if found.reasons else ()),
        *((_under(found, wanted, title),) if found.under else ()),
        *(_along(found, wanted, name, title) for name in _moved(found)),
    )


def charts(found: Optimum, wanted: Wanted) -> tuple[Chart, ...]:
    """Return the aim along each decision, and what is regretted under each belief."""
    title = {"lab": Figure(wanted.lab, "text")}
    along = (
        Chart(
            *("along", "line", f"along_{name}", f"decision_{name}", "gain"),
            error="gain_error",
            title={**title, "decision": decision_word(name)},
            name=f"along_{name}",
        )
        for name in _moved(found)
        if is_number(name)
    )
    under = Chart("regret", "bars", "beliefs", "belief", "regret", error="regret_error", zero=True, title=title)
    return (*along, *((under,) if found.under else ()))


def _choices(found: Optimum, wanted: Wanted, title: Mapping[str, Figure | Word]) -> Table:
    way = way_of(wanted.aim)
    columns = [
        Column("place", "text"),
        *(Column(f"decision_{name}", "text") for name in wanted.names),
        *(Column("amount", way.amount), Column("amount_error", way.error)),
        *(Column("gain", way.change), Column("gain_error", way.error), Column("searched", way.change, is_seen=False)),
        *(Column(f"limit_{each.aim.name}", way_of(each.aim).amount) for each in _plain(wanted)),
    ]

    def row(word: str, choice: Choice) -> tuple[object, ...]:
        return (
            Word(word),
            *map(number_in_table, wanted.names, choice.point),
            *(way.scale * each for each in (choice.aim.value, choice.aim.error, choice.gain.value, choice.gain.error)),
            way.scale * choice.searched,
            *(
                way_of(limit.aim).scale * each.value
                for limit, each in zip(wanted.limits, choice.limits, strict=True)
                if limit in _plain(wanted)
            ),
        )

    rows = [row("as_it_is", found.own)]
    rows += [row("best" if each is found.best else "finalist", each) for each in found.finalists]
    return Table("choices" if found.is_fresh else "choices_seen", tuple(columns), tuple(rows), title)


def _plain(wanted: Wanted) -> list[Limit]:
    """Return the limits that have a column, each thing once: others are the aim, or stand in the first sentence."""
    found = {each.aim.name: each for each in wanted.limits if each.aim.name in PLAIN}
    return [each for name, each in found.items() if name != wanted.aim.name]


def _backs(found: Optimum, wanted: Wanted, title: Mapping[str, Figure | Word]) -> Table:
    way = way_of(wanted.aim)
    columns = columns_of(
        {"decision": "text", "to": "text", "from": "text", "loss": way.change, "loss_error": way.error}
    )
    rows = tuple(
        (
            decision_word(each.decision),
            number_told(each.decision, each.number),
            number_told(each.decision, each.own),
            -way.scale * each.loss.value,
            way.scale * each.loss.error,
        )
        for each in found.backs
    )
    return Table("backs", columns, rows, title)


def _reasons(reasons: Reasons, title: Mapping[str, Figure | Word]) -> Table:
    columns = columns_of({"part": "text", "gain": "change_of_money", "gain_error": "change_of_money_error"})
    rows = tuple((Word(f"part_{name}"), each.value, each.error) for name in PARTS for each in (getattr(reasons, name),))
    return Table("reasons", columns, rows, title)


def _under(found: Optimum, wanted: Wanted, title: Mapping[str, Figure | Word]) -> Table:
    way = way_of(wanted.aim)
    columns = (
        Column("belief", "text"),
        *(Column("gain", way.change), Column("gain_error", way.error)),
        *(Column("regret", way.amount), Column("regret_error", way.error), Column("own_regret", way.amount)),
        *(Column(f"decision_{name}", "text") for name in wanted.names),
    )
    rows = tuple(
        (
            belief_word(each.belief),
            *(way.scale * number for number in (each.gain.value, each.gain.error)),
            *(way.scale * number for number in (each.regret.value, each.regret.error, each.own_regret.value)),
            *map(number_in_table, wanted.names, each.best),
        )
        for each in found.under
    )
    return Table("beliefs", columns, rows, title)


def _moved(found: Optimum) -> tuple[str, ...]:
    """Return the decisions along which the aim was looked at."""
    return tuple(dict.fromkeys(each.decision for each in found.along))


def _along(found: Optimum, wanted: Wanted, name: str, title: Mapping[str, Figure | Word]) -> Table:
    way, own = way_of(wanted.aim), f"decision_{name}"
    columns = columns_of({own: quantity_of(name), "gain": way.change, "gain_error": way.error})
    rows = tuple(
        (raw_in_table(name, each.number), way.scale * each.gain.value, way.scale * each.gain.error)
        for each in found.along
        if each.decision == name
    )
    return Table("along", columns, rows, {**title, "decision": decision_word(name)}, name=f"along_{name}")
