"""`sixteenth revise` from the command line: what each fact did, its arithmetic, and a preview that is marked as one."""

import json
import math

import pytest

from sixteenth.evidence.fitted import calibrate
from sixteenth.evidence.fitted.preview import Preview
from sixteenth.evidence.fitted.revise import arithmetic_of, read_changes, revise
from sixteenth.interfaces.revise_command import revise_sentences
from tests.evidence.small_fit import small_prior
from tests.interfaces.command_line import call

pytestmark = pytest.mark.slow

HEADER = "series,entity,date,value,unit,low,high,basis,source_title,source_url,published,note\n"
ROW = "run_rate_revenue,OpenAI,2026-06-20,30,USD_bn,,,reported,Invented,https://example.org,2026-06-25,for a test\n"
KEY = "new/run_rate_revenue/OpenAI/2026-06-20/"
FAR_BELOW = 4.0  # standard deviations of what is believed: few draws carry the weights, and hide what is less


@pytest.fixture
def facts(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "make_prior", lambda *_, **__: small_prior())
    path = tmp_path / "new.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return path


def test_it_tells_which_fact_moved_which_belief_with_its_arithmetic(capsys, facts):
    believed, spread = arithmetic_of(small_prior(), read_changes(facts), f"{KEY}30").prior
    low = f"{math.exp(believed - FAR_BELOW * spread):.3g}"
    facts.write_text(HEADER + ROW.replace(",30,", f",{low},"), encoding="utf-8")
    key = f"{KEY}{low}"
    data = json.loads(call(capsys, "revise", str(facts), "--quick", "--fact", key, "--json").out)
    (fact,) = data["facts"]
    assert fact["fact"] == key
    assert len(fact["moves"]) == 4
    assert next(each["spreads"] for each in data["moves"] if each["belief"] == "log sales of OpenAI") < -1
    arithmetic = data["arithmetic"]
    assert arithmetic["prior"] == pytest.approx([believed, spread])  # what was believed does not hang on the fact
    assert arithmetic["told"][0] == pytest.approx(math.log(float(low)))
    assert arithmetic["told"][0] < arithmetic["posterior"][0] < believed
    told = call(capsys, "revise", str(facts), "--quick", "--plain", "--fact", key).out
    assert "both, as normal ones" in told
    assert "under 400" in " ".join(told.split())


def test_a_file_with_faults_is_refused_before_anything_runs(capsys, tmp_path):
    path = tmp_path / "new.csv"
    path.write_text(
        HEADER + ROW.replace("2026-06-20", "soon") + ROW.replace("2026-06-25", "2999-01-01"), encoding="utf-8"
    )
    told = call(capsys, "revise", str(path))
    assert told.code == 1
    assert "new.csv:2" in told.err


def test_a_preview_is_marked_as_one(facts):
    revision = revise(small_prior(), read_changes(facts))
    told = revise_sentences(revision, (Preview("worth, bn USD", 500.0, 450.0, 1990, 800.0),), "OpenAI")
    assert told[-1].startswith("OpenAI, worth, bn USD: 500 before, \N{ALMOST EQUAL TO} 450 now (a preview by weights")
