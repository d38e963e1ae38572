"""Files of joint draws: written, read, hashed, and refused where they are no table of numbers."""

import numpy as np
import pytest

from sixteenth.errors import Place, Refused
from sixteenth.scenarios.values.joint_draws import columns_of, hash_of, read_draws, write_draws

HERE = Place("fitted.toml", 3)


def read(folder, text):
    path = folder / "fit.csv"
    path.write_text(text, encoding="utf-8")
    return read_draws(path, hash_of(text), HERE)


def test_what_is_written_is_read_to_six_digits(tmp_path):
    draws = np.random.default_rng(1).lognormal(size=(2, 5)) * 1e9
    found = read(tmp_path, write_draws(["price", "rent/Ben, Ana"], draws))
    assert found.rows == 5
    assert columns_of(found)["rent/Ben, Ana"] == pytest.approx(draws[1], rel=1e-5)


@pytest.mark.parametrize(
    ("text", "got"),
    [("a,b\n1,2\n3\n", "ValueError"), ("a,a\n1,2\n", "twice"), ("a\nx\n", "ValueError"), ("a\nnan\n", "not finite")],
)
def test_what_is_no_table_of_numbers_is_refused(tmp_path, text, got):
    with pytest.raises(Refused) as refused:
        read(tmp_path, text)
    (fault,) = refused.value.faults
    assert (got in fault.got, fault.where) == (True, HERE)


def test_bytes_that_changed_are_refused(tmp_path):
    path = tmp_path / "fit.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(Refused, match="hash"):
        read_draws(path, "0" * 64, HERE)
