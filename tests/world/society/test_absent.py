"""Society switched off: nothing else moves, where buyers do not feel it."""

from typing import Any

import numpy as np

import sixteenth

NAMED = 'parent = "central"\ntitle = "Off"\nclaim = "Nobody asks what becomes of people."\n'
UNFELT = '[theory]\nspending_feedback = "none"\n'


def test_switched_off_the_rest_is_equal_in_every_bit(tmp_path):
    for name, text in (("unfelt", UNFELT), ("off", "[subjects]\nsociety = false\n")):
        (tmp_path / f"{name}.toml").write_text(NAMED + text, encoding="utf-8")
    options: dict[str, Any] = {"draws": 32, "months": 24, "output_set": "standard", "back_end": "numpy"}
    on, off = (sixteenth.run(name, **options) for name in (str(tmp_path / "unfelt.toml"), str(tmp_path / "off.toml")))
    assert on.monthly.keys() == off.monthly.keys()
    for part in ("monthly", "closing"):
        for name, data in getattr(on, part).items():
            np.testing.assert_array_equal(data, getattr(off, part)[name], err_msg=name)
