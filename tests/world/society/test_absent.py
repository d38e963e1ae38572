"""Society switched off: nothing else moves."""

from typing import Any

import numpy as np

import sixteenth

OFF = 'parent = "central"\ntitle = "Off"\nclaim = "Nobody asks what becomes of people."\n[subjects]\nsociety = false\n'


def test_switched_off_the_rest_is_equal_in_every_bit(tmp_path):
    (tmp_path / "off.toml").write_text(OFF, encoding="utf-8")
    options: dict[str, Any] = {"draws": 32, "months": 24, "output_set": "standard", "back_end": "numpy"}
    on, off = (sixteenth.run(name, **options) for name in ("central", str(tmp_path / "off.toml")))
    assert on.monthly.keys() == off.monthly.keys()
    for part in ("monthly", "closing"):
        for name, data in getattr(on, part).items():
            np.testing.assert_array_equal(data, getattr(off, part)[name], err_msg=name)
