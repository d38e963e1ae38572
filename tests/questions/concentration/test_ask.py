"""The question of concentration: shares of the run's own revenue, counted future by future."""

import numpy as np

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.questions.session import Session
from tests.questions.told import told


def test_shares_are_those_of_the_revenue_that_ran():
    runs, keep = Session(), OutputSet(("company_revenue",))
    found = sixteenth.ask("concentration", runs=runs, backend="numpy", draws=60, months=30)
    result = runs.run(sixteenth.read("central"), keep, back_end="numpy", draws=60, months=30)
    for row, months in zip(found.tables[0].rows, (slice(6), slice(6, 18), slice(18, 30)), strict=True):
        sold = result["company_revenue"][months].astype(float).sum(axis=0)
        largest = [max(sold[:, draw]) / sum(sold[:, draw]) for draw in range(60)]
        assert np.allclose(row[3:6], np.quantile(largest, (0.05, 0.5, 0.95)))
        assert np.isclose(row[6], 100 * np.mean(np.greater(largest, 0.5)))
        assert max(largest) >= row[8] >= 1 / len(sold)  # an index lies between the largest share and that of equals
    assert "In 2028 the largest lab has " in told("concentration", found.findings)["in_a_year"]
