"""Scores of those who gave probabilities, beside a coin's, and how often what was likely came true."""

from collections.abc import Sequence

from sixteenth.answers.finding import Word
from sixteenth.answers.table import Column, Table
from sixteenth.evidence.claims.claim_scores import LINE, MODEL, OWN, Record
from sixteenth.questions.figures import columns_of

WHO = {MODEL: "model", LINE: "growth_continued", OWN: "own_probability"}


def score_tables(records: Sequence[Record]) -> list[Table]:
    """Put the scores of each on the claims of which they gave probabilities, and calibration by fifths."""
    return [_scores(records), _calibration(records)] if records else []


def who(record: Record) -> Word:
    """Return the word for who gave probabilities."""
    return Word(WHO[record.name])


def _scores(records: Sequence[Record]) -> Table:
    """Put a coin's scores on the most claims below the others."""
    coin = max(records, key=lambda each: each.score.claims).coin
    scores = [*((who(each), each.score) for each in records), (Word("coin"), coin)]
    columns = (Column("who", "text"), Column("claims", "count"), Column("brier", "score"), Column("bits", "bits"))
    return Table("scores", columns, tuple((name, each.claims, each.brier, each.log) for name, each in scores))


def _calibration(records: Sequence[Record]) -> Table:
    quantities = {
        "from": "share_of_100",
        "to": "share_of_100",
        "claims": "count",
        "said": "share_of_100",
        "came_true": "share_of_100",
    }
    columns = (Column("who", "text"), *columns_of(quantities))
    rows = tuple(
        (who(record), each.low, each.high, each.claims, each.mean, each.came_true)
        for record in records
        for each in record.bins
    )
    return Table("calibration", columns, rows)
