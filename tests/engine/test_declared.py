"""Declarations are plain data: what is equal compares equal, and nothing changes after it was checked."""

from dataclasses import FrozenInstanceError

import pytest

from sixteenth.engine.declared import Declared, Distribution, Event, OutputSet, Settings
from sixteenth.engine.equation import Kind
from sixteenth.errors import Place
from sixteenth.units import USD

DECLARATIONS = [
    Declared("price", "what it costs", Kind(USD), (0, 1), Place("cards.toml", 3)),
    OutputSet(("profit",), ("cash",)),
    Distribution("normal", (0.0, 1.0)),
    Event(3, "price", {(): Distribution("point", (1.0,))}),
    Settings({"lab": ("Ana",)}, {}, "2026-05", 12),
]


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda each: type(each).__name__)
def test_a_declaration_cannot_be_changed(declaration):
    field = next(iter(vars(declaration)))
    with pytest.raises(FrozenInstanceError):
        setattr(declaration, field, None)


def test_equal_output_sets_share_an_executable():
    assert len({OutputSet(("profit",), ("cash",)), OutputSet(("profit",), ("cash",)), OutputSet(("profit",))}) == 2


def test_luck_is_not_shared_unless_said():
    assert Distribution("normal", (0, 1)) != Distribution("normal", (0, 1), shared=True)
    assert not Distribution("normal", (0, 1)).shared


def test_an_event_gives_a_value_unless_said():
    assert not Event(0, "price", {}).is_factor


def test_a_card_declares_no_shock_unless_said():
    assert DECLARATIONS[0].shock is None  # type: ignore[attr-defined]
