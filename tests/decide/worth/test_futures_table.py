"""What is asked of many futures: the answers of the questions themselves, future by future."""

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.futures_table import measured
from sixteenth.decide.worth.headline import in_catastrophe, is_ruined, money_back
from tests.engine.worlds import lemonade


def test_a_world_without_labs_is_asked_nothing():
    assert measured(sixteenth.run(lemonade(), draws=10, back_end="numpy")) == {}


@pytest.mark.slow
def test_each_lab_is_asked_what_a_headline_says():
    result = sixteenth.run("central", draws=20, output_set="headline")
    found = measured(result)
    labs = result.labels["lab"]
    run_off, spent = found["money_back"], found["money_back_spent"]
    assert run_off[0] == spent[0] == ("lab",)
    assert np.array_equal(run_off[1], [money_back(result, lab, "run_off") for lab in range(len(labs))])
    assert np.array_equal(spent[1], [money_back(result, lab, "spent") for lab in range(len(labs))])
    assert np.array_equal(found["is_ruined"][1], [is_ruined(result, lab) for lab in range(len(labs))])
    assert np.array_equal(found["in_catastrophe"][1], in_catastrophe(result))
