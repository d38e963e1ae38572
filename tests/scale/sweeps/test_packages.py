"""A package of an extra that is missing is told in four lines, with what brings it."""

from importlib.util import find_spec

import pytest

from sixteenth.errors import Refused
from sixteenth.scale.sweeps.packages import CLUSTER, SWEEP, need


def test_what_is_there_is_not_missed():
    need(SWEEP, "sweep")
    need(CLUSTER, "cluster")
    assert all(find_spec(name) for name in (*SWEEP, *CLUSTER))


def test_every_missing_package_is_told():
    with pytest.raises(Refused) as told:
        need(("no_such_package", "numpy", "none_either"), "sweep")
    assert [fault.expected for fault in told.value.faults] == ["no_such_package", "none_either"]
    assert told.value.faults[0].cure == "pip install 'sixteenth[sweep]'"
