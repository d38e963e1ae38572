"""`sixteenth revise` from the command line: what each fact did, its arithmetic, and a preview that is marked as one."""

import json
import math

import pytest

from sixteenth.evidence.fitted import calibrate
from sixteenth.evidence.fitted.revise import arithmetic_of, read_changes
from tests.evidence.small_fit import small_prior
from tests.interfaces.command_line import call
from tests.questions.revise.revised import HEADER, KEY, ROW, write_facts

pytestmark = pytest.mark.slow

FAR_BELOW = 4.0  # standard deviations of what is believed: few draws carry the weights, and hide what is less


@pytest.fixture
def facts(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "make_prior", lambda *_, **__: small_prior())
    return write_facts(tmp_path)


def test_it_tells_which_fact_moved_which_belief_with_its_arithmetic(capsys, facts):
    believed, spread = arithmetic_of(small_prior(), read_changes(facts), KEY).prior
    low = f"{math.exp(believed - FAR_BELOW * spread):.3g}"
    facts.write_text(HEADER + ROW.replace(",30,", f",{low},"), encoding="utf-8")
    key = f"{KEY.removesuffix('30')}{low}"
    answer = json.loads(call(capsys, "revise", str(facts), "--quick", "--fact", key, "--json").out)
    taught, arithmetic, moves = (table["rows"] for table in answer["tables"])
    assert taught[0][0] == key
    assert len(taught) == 4
    assert next(row[4] for row in moves if row[:2] == ["log_sales", "OpenAI"]) < -1
    assert arithmetic[1][:2] == ["report", pytest.approx(1e9 * float(low), rel=0.01)]
    assert answer["recipe"]["added"] == [key]
    told = call(capsys, "revise", str(facts), "--quick", "--plain", "--fact", key).out
    assert "both, as normal ones" in told
    assert "under 400" in " ".join(told.split())
    chinese = json.loads(call(capsys, "revise", str(facts), "--quick", "--json", "--lang", "zh").out)
    assert chinese["tables"][0]["rows"] == taught
    assert chinese["findings"][0]["sentence"].startswith("新事实 1 条")


def test_a_file_with_faults_is_refused_before_anything_runs(capsys, tmp_path):
    path = tmp_path / "new.csv"
    path.write_text(
        HEADER + ROW.replace("2026-06-20", "soon") + ROW.replace("2026-06-25", "2999-01-01"), encoding="utf-8"
    )
    told = call(capsys, "revise", str(path))
    assert told.code == 1
    assert "new.csv:2" in told.err
