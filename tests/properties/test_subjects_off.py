"""Without people, safety or society the rest of the world runs, on the same luck to the last bit.

Buyers feel what society counts, where it is on and the theory says so; here they do not, so that it only looks on.
"""

from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job

OPTIONAL = ("talent", "safety", "society")
LUCK_ALONE = ("segment_mood", "brand")  # they read no other subject's numbers
OPTIONS = {"draws": 12, "months": 6, "back_end": "numpy", "output_set": "everything"}


def asked(folder: Path, off: tuple[str, ...]) -> tuple[Job, Result]:
    file = folder / "off.toml"
    lines = "\n".join(f"{subject} = false" for subject in off)
    named = 'title = "Off"\nclaim = "Less is modelled."\nparent = "central"\n'
    file.write_text(f'{named}[theory]\nspending_feedback = "none"\n[subjects]\n{lines}\n')
    job = sixteenth.prepare(sixteenth.read(str(file)), **OPTIONS)
    return job, sixteenth.run(job)


@pytest.fixture(scope="module")
def whole() -> tuple[Job, Result]:
    job = sixteenth.prepare(sixteenth.read("central").choosing(spending_feedback="none"), **OPTIONS)
    return job, sixteenth.run(job)


@pytest.mark.parametrize("off", [*((subject,) for subject in OPTIONAL), OPTIONAL])
def test_the_rest_keeps_its_luck(tmp_path, whole, off):
    (job, result), (with_all, every) = asked(tmp_path, off), whole
    rows = {row.key: number for number, row in enumerate(job.table.rows)}
    of_all = {row.key: number for number, row in enumerate(with_all.table.rows)}
    assert 0 < len(rows) < len(of_all)
    assert rows.keys() <= of_all.keys()
    drawn, drawn_of_all = (each.table.sample(7, np.arange(12), "counter") for each in (job, with_all))
    for key, number in rows.items():
        np.testing.assert_array_equal(drawn[number], drawn_of_all[of_all[key]])
    for name in LUCK_ALONE:
        np.testing.assert_array_equal(result[name], every[name])
    assert result.finite.all()


def test_society_only_looks_on(tmp_path, whole):
    _, result = asked(tmp_path, ("society",))
    for name, data in result.monthly.items():
        np.testing.assert_array_equal(data, whole[1][name], err_msg=name)


@pytest.mark.parametrize("subject", OPTIONAL)
def test_what_a_subject_alone_computes_is_gone(tmp_path, whole, subject):
    _, result = asked(tmp_path, (subject,))
    assert result.monthly.keys() < whole[1].monthly.keys()
