"""The tables of `commit`: every size that was tried, the smallest first, in the order of its columns."""

from sixteenth.answers.finding import Word
from sixteenth.decide.orders.commitment import AtLead, Commitment
from sixteenth.decide.orders.effect import Effect
from sixteenth.decide.orders.largest import Largest
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.commit.tables import tables


def effect(size):
    return Effect(size, 100, *(Estimate(size + number, 0.5) for number in range(7)))


def largest(size, *, beyond=False):
    return Largest(5.0, size, beyond, size, size, (effect(0.0), effect(1e9)))


def found(late):
    return Commitment(
        largest(1e9),
        late,
        (AtLead(6.0, largest(1e9, beyond=True)), AtLead(12.0, largest(None)), AtLead(18.0, largest(1e9))),
        None,
        1e9,
        (),
        None,
        120,
        is_stopped=False,
    )


def test_sizes_late_and_leads_are_shown_and_no_contracts_where_there_are_none():
    shown = tables(found(largest(0.0)), {})
    assert [each.key for each in shown] == ["sizes", "late", "leads"]
    assert [row[0] for row in shown[0].rows] == [0.0, 1e9]
    assert [row[2] for row in shown[2].rows] == [Word("or_more"), Word("no_order"), Word("at_most")]


def test_what_was_not_found_by_a_stop_is_left_out():
    assert [each.key for each in tables(found(None), {})] == ["sizes", "leads"]
