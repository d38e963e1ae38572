"""The tables of `equilibrium`: each lab where they rest, answers to the others, what holds it, and measures."""

from collections.abc import Iterator, Mapping

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Part, Table
from sixteenth.decide.equilibrium.answering import Answering
from sixteenth.decide.equilibrium.outcome import LabAt
from sixteenth.decide.equilibrium.table import Asked
from sixteenth.questions.equilibrium.findings import NUMBERS
from sixteenth.questions.figures import columns_of

OF_LABS = {
    "worth": "money_signed",
    "more_worth": "change_of_money",
    "more_worth_error": "change_of_money_error",
    "more_training": "change_of_money",
    "leaving": "change_of_money",
    "leaving_error": "change_of_money_error",
}
OF_MEASURES = {"more_worth": "change_of_money", "more_worth_error": "change_of_money_error"}


def tables(asked: Asked, found: Answering, fresh: int) -> tuple[Table, ...]:
    """Return labs where they rest first, then how each answers the others, what holds it, and what measures change."""
    title: Mapping[str, Part] = {"fresh": Figure(fresh, "count"), "scenario": Figure(asked.scenario.name, "text")}
    return (
        Table(
            "labs",
            (Column("number", "count"), Column("lab", "text"), *_decisions(asked), *columns_of(OF_LABS)),
            tuple(
                (number, each.lab, *_strategy(asked, each), *_numbers(each))
                for number, at in enumerate(found.equilibria, start=1)
                for each in at.outcome.labs
            ),
            title,
        ),
        *((_curves(asked, found),) if found.curves else ()),
        *((_drivers(found),) if found.drivers else ()),
        *((_measures(asked, found, title),) if found.under else ()),
    )


def charts(found: Answering) -> tuple[Chart, ...]:
    """Return how each lab answers the others, and what each gains where they rest."""
    if not found.curves:
        return ()
    decision = {"decision": Word(found.curves_of)}
    return (
        Chart("answers", "line", "curves", "others", "best", series="lab", zero=True, title=decision),
        Chart("raising", "line", "curves", "others", "raising", series="lab", error="raising_error", title=decision),
        Chart("gains", "bars", "labs", "lab", "more_worth", error="more_worth_error", zero=True),
    )


def _decisions(asked: Asked) -> tuple[Column, ...]:
    return tuple(Column(name, NUMBERS[name]) for name in asked.decisions)


def _strategy(asked: Asked, each: LabAt) -> tuple[float | None, ...]:
    return each.strategy if each.strategy is not None else (None,) * len(asked.decisions)


def _numbers(each: LabAt) -> tuple[float | None, ...]:
    leaving = (each.leaving.gain.value, each.leaving.gain.error) if each.leaving else (None, None)
    return each.worth.value, each.more_worth.value, each.more_worth.error, each.more_training.value, *leaving


def _curves(asked: Asked, found: Answering) -> Table:
    quantity = NUMBERS[found.curves_of]
    columns = {
        "lab": "text",
        "others": quantity,
        "best": quantity,
        "raising": "change_of_money",
        "raising_error": "change_of_money_error",
    }
    rows = tuple(
        (asked.players[curve.player], each.others, each.best, each.raising.value, each.raising.error)
        for curve in found.curves
        for each in curve.answers
    )
    return Table("curves", columns_of(columns), rows, {"decision": Word(found.curves_of)})


def _drivers(found: Answering) -> Table:
    def rows() -> Iterator[tuple[object, ...]]:
        for each in found.drivers:
            own = each.lab, Word(each.decision)
            yield *own, Word("nothing_off"), each.gain.value, each.gain.error, each.training.value
            for name, gain in each.without.items():
                yield *own, Word(f"off_{name}"), gain.value, gain.error, None

    columns = {
        "lab": "text",
        "decision": "text",
        "without": "text",
        "gain": "change_of_money",
        "gain_error": "change_of_money_error",
        "more_training": "change_of_money",
    }
    return Table("drivers", columns_of(columns), tuple(rows()), part="drivers")


def _measures(asked: Asked, found: Answering, title: Mapping[str, Part]) -> Table:
    columns = (Column("measure", "text"), Column("lab", "text"), *_decisions(asked), *columns_of(OF_MEASURES))
    rows = tuple(
        (Word(f"of_{under.measure}"), each.lab, *_strategy(asked, each), each.more_worth.value, each.more_worth.error)
        for under in found.under
        for each in under.outcome.labs
    )
    return Table("measures", columns, rows, title)
