import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth import units
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.units import Quantity

UNITS = [
    name for name, each in vars(units).items() if isinstance(each, type) and issubclass(each, Quantity) and each.__doc__
]


@given(st.sampled_from(UNITS))
def test_a_unit_may_be_written_as_itself(name):
    assert written_units(name)[name] == 1.0


@pytest.mark.parametrize(
    ("unit", "written", "factor"),
    [
        ("USD", "billion USD", 1e9),
        ("USD", "million USD", 1e6),
        ("USDPerMonth", "billion USD/year", 1e9 / 12),
        ("USDPerMonth", "USD/month", 1),
        ("Months", "years", 12),
        ("Share", "percent", 0.01),
    ],
)
def test_people_write_billions_and_years(unit, written, factor):
    assert written_units(unit)[written] == factor


@given(st.sampled_from(UNITS))
def test_every_factor_is_a_positive_number(name):
    assert all(factor > 0 for factor in written_units(name).values())


def test_a_unit_of_somebody_elses_is_written_as_itself_only():
    assert written_units("USDPerCup") == {"USDPerCup": 1.0}
