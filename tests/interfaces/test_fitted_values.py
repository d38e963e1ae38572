"""`explain` says of a fitted value what was believed before and after, and after which facts."""

import sixteenth
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.interfaces.fitted_values import fitted_sentence
from sixteenth.scenarios.fitted_values import fitted_value
from tests.interfaces.fitted import fitted_lemonade


def test_one_value_is_told_before_and_after_its_facts(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    value = fitted_value(read, "elasticity", ())
    assert value is not None
    told = fitted_sentence(read, value)
    assert told.startswith("fitted to 1 facts known by 2026-05-01: 1.0")
    assert told.endswith("before them 0.659 / 1.3 / 1.94")
    assert fitted_value(read, "cup_cost", ()) is fitted_value(read, "price", ("Ana",)) is None
