"""The names of all questions, which can be listed without reading one."""

# Each is a folder with its `ask.py` and its words.
NAMES = (
    "backtest",
    "claims",
    "clock",
    "demand",
    "forecast",
    "going_on",
    "interview",
    "ladder",
    "must_be_true",
    "open_weights",
    "outlook",
    "pauses",
    "race",
    "reproduce",
    "rules",
    "scenarios",
    "score",
    "shocks",
    "society",
    "sources",
    "talent",
    "theories",
    "third_way",
    "verify",
)
