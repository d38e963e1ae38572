"""What a buyer pays and asks, as people write it."""

import pytest

from sixteenth.errors import Refused
from sixteenth.questions.going_on.price import Price, read_price


def test_a_price_is_read_as_people_write_it():
    assert read_price(None, None, None, 2031) == Price(year=2031)
    assert read_price("852bn", "40 %", "15%", 2030) == Price(852e9, 0.4, 0.15)
    assert read_price("$1tn", None, "0.1", 2030) == Price(1e12, None, 0.1)


def test_amounts_that_cannot_be_read_are_told_all_at_once():
    with pytest.raises(Refused) as refused:
        read_price("10eur", "much", "3 months", 2030)
    cures = {fault.what: fault.cure for fault in refused.value.faults}
    assert cures.keys() == {"'--price'", "'--margin'", "'--return'"}
    assert cures["'--margin'"] == "write an amount, such as 40 %"


def test_a_price_without_its_billions_is_refused():
    with pytest.raises(Refused, match="whole lab"):
        read_price("852", None, None, 2030)
