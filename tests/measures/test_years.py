import numpy as np
import pytest

import sixteenth
from sixteenth.measures.years import by_year, calendar_years


def test_months_fall_into_calendar_years():
    result = sixteenth.run(sixteenth.read("interview_arithmetic"))
    years = calendar_years(result)
    assert len(years) == len(result.months)
    assert [str(month)[:4] for month in result.months] == [str(year) for year in years]


def test_a_flow_is_added_up_by_year():
    years = np.array([2026, 2026, 2027])
    assert by_year(np.array([1.0, 2.0, 4.0]), years) == pytest.approx((3.0, 4.0))
