"""How each figure of a point is read, and by which keys its words stand."""

from collections.abc import Mapping
from dataclasses import dataclass

BILLION = 1e9  # what some points and facts count money in


@dataclass(frozen=True)
class Way:
    """The quantity of a figure, and how many of its unit it is counted in."""

    quantity: str
    scale: float = 1.0


@dataclass(frozen=True)
class PointWords:
    """Keys of the words of a point, beside its sentence: what it is about, what was said, and the point in short."""

    topic: str
    said: str
    short: str
    otherwise: str = ""  # the sentence where this library cannot give a figure
    note: str = ""


UNKNOWN = Way("figure")
FRACTION, DAYS, TIMES = Way("fraction"), Way("days"), Way("multiple_fine")
SHARE, OF_100, WHOLE = Way("share"), Way("of_100"), Way("whole")
MONEY, SIGNED, ROUND = Way("money_tenths"), Way("money_signed_fine"), Way("money_significant", BILLION)
QUANTITIES: Mapping[str, Mapping[str, Way]] = {  # of what a sentence tells, by the key of its point
    "clock": {
        "share_said": FRACTION,
        "share_slow": FRACTION,
        "share_fast": FRACTION,
        "share_fastest": FRACTION,
        "share_revenue": FRACTION,
        "days_slow": DAYS,
        "days_fast": DAYS,
        "days_fastest": DAYS,
    },
    "destination": {"low": ROUND, "high": ROUND, "needed": TIMES, "odds": OF_100},
    "stop": {"stopped_low": SHARE, "stopped_high": SHARE},
    "worked_example": {
        "year_1": SIGNED,
        "year_2": SIGNED,
        "year_3": SIGNED,
        "year_4": SIGNED,
        "payback": TIMES,
        "total_half": SIGNED,
        "total_free": SIGNED,
        "total_less": SIGNED,
    },
    "old_model": {"hazard": SHARE, "fast_kept": SHARE, "slow_kept": SHARE, "slow_lost": SHARE},
    "stopping": {
        "openai_orders": MONEY,
        "openai_severance": MONEY,
        "openai_debt": MONEY,
        "openai_run_off_profit": MONEY,
        "openai_cash": MONEY,
        "openai_can": OF_100,
        "anthropic_orders": MONEY,
        "anthropic_severance": MONEY,
        "anthropic_debt": MONEY,
        "anthropic_run_off_profit": MONEY,
        "anthropic_cash": MONEY,
        "anthropic_can": OF_100,
        "openai_going_on": SIGNED,
        "openai_gains": OF_100,
        "anthropic_going_on": SIGNED,
        "anthropic_gains": OF_100,
    },
    "as_published": {
        "revenue": ROUND,
        "profit": ROUND,
        "cost": ROUND,
        "life": WHOLE,
        "multiple": TIMES,
        "returned": TIMES,
        "returned_at_margin": TIMES,
    },
    "red_herring": {
        "margin_commodity": SHARE,
        "margin_central": SHARE,
        "going_on_commodity": SIGNED,
        "going_on_central": SIGNED,
        "gains_commodity": OF_100,
        "gains_central": OF_100,
    },
    "race": {
        "effort_bottom": SHARE,
        "adopters_bottom": SHARE,
        "catastrophe_bottom": SHARE,
        "effort_top": SHARE,
        "adopters_top": SHARE,
        "catastrophe_top": SHARE,
    },
    "words_heard": {
        "few_a_day": WHOLE,
        "many_a_day": WHOLE,
        "years_short": WHOLE,
        "years_long": WHOLE,
        "bytes_of_token": WHOLE,
        "bytes": Way("terabytes"),
        "longest": WHOLE,
    },
}
WORDS: Mapping[str, PointWords] = {
    "clock": PointWords("clock_topic", "clock_said", "clock_short"),
    "destination": PointWords("destination_topic", "destination_said", "destination_short"),
    "stop": PointWords("stop_topic", "stop_said", "stop_short"),
    "worked_example": PointWords("worked_example_topic", "worked_example_said", "worked_example_short"),
    "old_model": PointWords("old_model_topic", "old_model_said", "old_model_short"),
    "stopping": PointWords("stopping_topic", "stopping_said", "stopping_short"),
    "as_published": PointWords("as_published_topic", "as_published_said", "as_published_short"),
    "red_herring": PointWords("red_herring_topic", "red_herring_said", "red_herring_short"),
    "race": PointWords("race_topic", "race_said", "race_short", otherwise="race_unknown"),
    "words_heard": PointWords("words_topic", "words_said", "words_short", note="words_note"),
}
