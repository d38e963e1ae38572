"""`sixteenth revise` from the command line: what each fact did, its arithmetic, and a preview that is marked as one."""

import json

import pytest

from sixteenth.evidence.fitted import calibrate
from tests.evidence.small_fit import small_prior
from tests.interfaces.command_line import call
from tests.questions.revise.revised import HEADER, KEY, ROW, write_facts

pytestmark = pytest.mark.slow


@pytest.fixture
def facts(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "make_prior", lambda *_, **__: small_prior())
    return write_facts(tmp_path)


def test_it_tells_which_fact_moved_which_belief_with_its_arithmetic(capsys, facts):
    answer = json.loads(call(capsys, "revise", str(facts), "--quick", "--fact", KEY, "--json").out)
    taught, arithmetic, moves = (table["rows"] for table in answer["tables"])
    assert taught[0][0] == KEY
    assert len(taught) == 4
    names = {"log_sales": "log sales of "}
    data = {"moves": [{"belief": f"{names.get(row[0], '')}{row[1]}", "spreads": row[4]} for row in moves]}
    assert next(each["spreads"] for each in data["moves"] if each["belief"] == "log sales of OpenAI") < 0
    assert arithmetic[1][:2] == ["report", pytest.approx(3.0e10, rel=0.01)]
    assert answer["recipe"]["added"] == [KEY]
    told = call(capsys, "revise", str(facts), "--quick", "--plain", "--fact", KEY).out
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
