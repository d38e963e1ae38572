"""What a change of a name moves of others."""

from sixteenth.decide.ledger.drivers_moved import moved_by, readers_of
from tests.engine.worlds import lemonade


def test_names_move_what_reads_them_through_equations_and_balances():
    world = lemonade().world
    readers = readers_of(world)
    assert "cash" in readers["next_cash"]
    assert moved_by("profit", readers, {"cash"}) == ("cash",)


def test_it_is_not_looked_at_what_lies_behind_a_name_that_is_asked_for():
    readers = {"a": ("b",), "b": ("c", "d"), "d": ("e",)}
    assert moved_by("a", readers, {"b", "c"}) == ("b",)
    assert moved_by("a", readers, {"c", "e"}) == ("c", "e")
    assert moved_by("e", readers, {"a"}) == ()
