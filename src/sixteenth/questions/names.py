"""The names of all questions, which can be listed without reading one."""

# Each is a folder with its `ask.py` and its words.
NAMES = (
    "backtest",
    "books",
    "checks",
    "claims",
    "clock",
    "compare",
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
    "systems",
    "talent",
    "theories",
    "third_way",
    "verify",
)

ASKED_AS = {"outlook": "run"}  # on the command line, where that is not its name with dashes
