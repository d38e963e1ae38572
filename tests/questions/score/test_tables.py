"""Tables of scores: every row of the file stands in them when all is asked for."""

import datetime

from sixteenth.answers.finding import Word
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.facts_read.read_facts import FACT_COLUMNS
from sixteenth.evidence.scored.forms import BEST
from sixteenth.evidence.scored.score_facts import QUANTILES, score_facts
from sixteenth.evidence.scored.score_forms import rivals_as_of
from sixteenth.questions.score.ask import CALLED
from sixteenth.questions.score.tables import expected, in_full, scores

DAY = datetime.date(2026, 3, 31)


def found(tmp_path):
    lines = (
        "run_rate_revenue,Anthropic,2026-04-06,30,USD_bn,,,reported,A,,2026-04-06,",
        "run_rate_revenue,Anthropic,2026-03-03,19,USD_bn,,,reported,A,,2026-03-03,",
    )
    file = tmp_path / "facts.csv"
    file.write_text("\n".join([",".join(FACT_COLUMNS), *lines]) + "\n", encoding="utf-8")
    return score_facts(read_facts_file(file), BEST, rivals_as_of(DAY), DAY)


def test_a_predicted_row_has_its_scores(tmp_path):
    scored = found(tmp_path)
    (table,) = expected(scored)
    ((line, lab, _, came, low, middle, high, below),) = table.rows
    assert (line, lab) == (2, "Anthropic")
    assert low < middle < high < came
    assert 0.95 < below <= 1
    (table,) = scores(scored, rivals_as_of(DAY), CALLED)
    ((_, what, crps, continued, _walk, frozen),) = table.rows
    assert (what, frozen) == (Word("revenue"), None)
    assert crps > continued > 0


def test_all_rows_quantiles_and_silences_are_there_in_full(tmp_path):
    rows, quantiles, silent = in_full(found(tmp_path))
    assert [row[-1] for row in rows.rows] == [None, "known by 2026-03-31 already"]
    assert [row[1] for row in quantiles.rows] == list(QUANTILES)
    assert [row[2] for row in quantiles.rows] == sorted(row[2] for row in quantiles.rows)
    assert [(row[0], row[1]) for row in silent.rows] == [(2, "frozen 0.2.0")]
    assert "froze 2026-09-30" in silent.rows[0][2]
