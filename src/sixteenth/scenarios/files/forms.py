"""What each entry of the formats looks like, in words and as an example: what a fault expects, and its cure."""

import datetime

from sixteenth.errors import shortened
from sixteenth.said import said
from sixteenth.scenarios.files.positions import Key
from sixteenth.scenarios.files.schema import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_CONTRACTS,
    MOST_CORRELATIONS,
    MOST_EVENTS,
    MOST_MONTHS,
)

MOST_SHOWN = 80  # letters of what someone wrote
_NAMES = (
    "axes",
    "like",
    "subjects",
    "theory",
    "values",
    "by",
    "correlations",
    "moved",
)  # tables whose entries have names of the writer's own
_TEXT = "text in quotes"
_NUMBER = "a number, or in quotes one with its unit"
_PATHS = "a list of paths in quotes, relative to this file"
_MONTH = 'a month in quotes, such as "2026-04"'
_SIDE = "a name in quotes, or a number"
_SHAPES = "'lognormal', 'normal', 'beta', 'uniform', 'triangular' or 'choice'"
_PAIRS = "pairs of a value and its odds"
_NAME = "a name in quotes, of letters, digits and _"
_HASH = "a hash in quotes, as `sixteenth fit` wrote it"
_CORRELATION = '"price ~ rent/Ben" = { rank = 0.5, kind = "judgement", source = "who judged it and why" }'
FORMS: dict[str, tuple[str, str]] = {  # by entry, # for an item of a list and * for a name of the writer's own
    "title": ("one line of text in quotes", 'title = "Two lemonade stands"'),
    "claim": (_TEXT, 'claim = "One sentence: what this scenario says"'),
    "parent": ("a scenario or a path, in quotes", 'parent = "central"'),
    "start": (f"a month in quotes, from {FIRST_YEAR}-01 to {LAST_YEAR}-12", 'start = "2026-04"'),
    "months": (f"a whole number from 1 to {MOST_MONTHS}", "months = 120"),
    "draws": ("a whole number from 1 to 10000000", "draws = 2000"),
    "arithmetic": ("'float32' or 'float64'", 'arithmetic = "float32"'),
    "axes": ("a table of lists of labels", '[axes] with lines such as lab = ["Ana", "Ben"]'),
    "axes.*": ("a list of one label or more, in quotes", 'lab = ["Ana", "Ben"]'),
    "axes.*.#": ("a label: one line of text in quotes", 'lab = ["Ana", "Ben"]'),
    "like": ("a table of axes, each with its new labels", 'like.lab.Mistral = "DeepSeek"'),
    "like.*": ("a table of new labels", 'like.lab.Mistral = "DeepSeek"'),
    "like.*.*": ("a label of the parent, in quotes", 'like.lab.Mistral = "DeepSeek"'),
    "subjects": ("a table of subjects", "[subjects] with lines such as ledger = true"),
    "subjects.*": ("true, false, or a list of file names in quotes", 'ledger = true, or growth = ["stop"]'),
    "subjects.*.#": ("the name of a file, in quotes", 'growth = ["stop"]'),
    "theory": ("a table of choices", '[theory] with lines such as demand = "elastic"'),
    "theory.*": ("the name of a file, in quotes", 'demand = "elastic"'),
    "values": ("a table for each value", "[values.price] with its entries below it"),
    "values.*": ("a table of its own", "[values.price] with value, unit, kind and source below it"),
    "event": (f"tables, at most {MOST_EVENTS} of them", "[[event]] above the entries of each"),
    "event.#": ("a table", "[[event]] above the entries of each"),
    "contract": (f"tables, at most {MOST_CONTRACTS} of them", "[[contract]] above the entries of each"),
    "contract.#": ("a table", "[[contract]] above the entries of each"),
    "contract.#.kind": ("'measured', 'estimated', 'judgement' or 'scenario'", 'kind = "estimated"'),
    "lab": ("a lab of the scenario, in quotes", 'lab = "OpenAI"'),
    "counterparty": ("who delivers, in quotes", 'counterparty = "Oracle"'),
    "name": ("one line of text in quotes", 'name = "Oracle, second"'),
    "signed": (_MONTH, 'signed = "2027-03"'),
    "size": ("an amount of money", 'size = "38 billion USD"'),
    **{
        name: ("a number of months, or text such as '5 years'", f'{name} = "5 years"')
        for name in ("lead", "ramp", "tenor")
    },
    "price": ("a multiple of the price that others pay", "price = 1.2"),
    **{
        name: ("a part, from 0 to 1", f"{name} = 0.5")
        for name in ("take_or_pay", "step_down", "resale", "prepaid", "equity")
    },
    "correlations": (
        f"a table, at most {MOST_CORRELATIONS} of its entries",
        f"[correlations] with lines such as {_CORRELATION}",
    ),
    "correlations.*": ("a table with rank, kind and source", _CORRELATION),
    "rank": ("a number between -1 and 1", "rank = 0.5"),
    "posterior": ("a table", "[posterior] with what `sixteenth fit` wrote below it"),
    "posterior.file": ("the name of a CSV file beside this one, in quotes", 'file = "central.posterior.csv"'),
    "posterior.sha256": (_HASH, 'sha256 = "..."'),
    "posterior.facts_hash": (_HASH, 'facts_hash = "..."'),
    "posterior.fitted_to": ("a list of keys of facts in quotes", 'fitted_to = ["file/series/entity/2026-03-31"]'),
    "posterior.fitted_to.#": ("the key of a fact, in quotes", 'fitted_to = ["file/series/entity/2026-03-31"]'),
    "posterior.until": ("a day in quotes", 'until = "2026-06-30"'),
    "posterior.start": ("the month that the fit opens, in quotes", 'start = "2026-07"'),
    "posterior.replaced": ("a list of entries of the fit in quotes", 'replaced = ["price/Ben"]'),
    "posterior.replaced.#": ("an entry of the fit, in quotes", 'replaced = ["price/Ben"]'),
    "posterior.moved": ("a table of entries of the fit", 'moved = { "price/Ben" = [2.0, 0.0] }'),
    "posterior.moved.*": ("a factor, and what is added", 'moved = { "price/Ben" = [2.0, 0.0] }'),
    "code": ("a table of lists of paths", '[code] with lines such as equations = ["stand"]'),
    "value": (_NUMBER, "value = 1.5"),
    "distribution": (_SHAPES, 'distribution = "lognormal"'),
    "p10": (_NUMBER, "p10 = 1.5"),
    "p90": (_NUMBER, "p90 = 3.0"),
    "mean": (_NUMBER, "mean = 2.0"),
    "sd": (_NUMBER, "sd = 0.5"),
    "low": (_NUMBER, "low = 1.5"),
    "mode": (_NUMBER, "mode = 2.0"),
    "high": (_NUMBER, "high = 3.0"),
    "choices": (_PAIRS, "choices = [[600, 0.5], [900, 0.5]]"),
    "choices.#": ("a pair of a value and its odds", "choices = [[600, 0.5], [900, 0.5]]"),
    "choices.#.#": (_NUMBER, "choices = [[600, 0.5], [900, 0.5]]"),
    "shared": ("true or false", "shared = true"),
    "unit": ("a unit in quotes", 'unit = "USD"'),
    "kind": ("'measured', 'estimated', 'judgement' or 'scenario'", 'kind = "judgement"'),
    "source": ("text of at least 3 letters, in quotes", 'source = "a title and address, or who judged it and why"'),
    "fact": ("the key of a fact in quotes, or a list of keys", 'fact = "file/series/entity/2026-03-31"'),
    "fact.#": ("the key of a fact, in quotes", 'fact = ["file/series/entity/2026-03-31"]'),
    "date": ("a date in quotes", 'date = "2026-04-30", or of a month "2026-04"'),
    "note": ("text in quotes, without control characters", 'note = "..."'),
    "by": ("a table of amounts by label", "by = { Ana = 2.0, Ben = 2.5 }"),
    "by.*": (f"{_NUMBER}, or a table such as {{ value = 2.0 }}", "by = { Ana = 2.0, Ben = 2.5 }"),
    "month": (_MONTH, 'month = "2026-04"'),
    "until": (_MONTH, 'until = "2027-04"'),
    "parameter": (_NAME, 'parameter = "price"'),
    "factor": ("a finite number", "factor = 0.5"),
    "choice": (_NAME, 'choice = "demand"'),
    "rule": (_NAME, 'rule = "linear"'),
    "holds": ("true or false", "holds = false"),
    "equations": (_PATHS, 'equations = ["stand"]'),
    "parameters": (_PATHS, 'parameters = ["parameters.toml"]'),
    "outputs": (_PATHS, 'outputs = ["outputs.toml"]'),
    "limits": (_PATHS, 'limits = ["limits.toml"]'),
    "meaning": ("text of at least 3 letters, in quotes", 'meaning = "What a cup is sold for."'),
    "bounds": ("two numbers, the least and the greatest value", "bounds = [0, 100]"),
    "shock": ("'normal' or 'uniform'", 'shock = "normal"'),
    "monthly": ("a list of names in quotes", 'monthly = ["profit"]'),
    "closing": ("a list of names in quotes", 'closing = ["cash"]'),
    "of": (_NAME, 'of = "price"'),
    "sum_over": ("the name of an axis, in quotes", 'sum_over = "segment"'),
    "at_most": (_SIDE, 'at_most = "usual_price", or a number'),
    "at_least": (_SIDE, 'at_least = "usual_price", or a number'),
    "below": (_SIDE, 'below = "usual_price", or a number'),
    "above": (_SIDE, 'above = "usual_price", or a number'),
    "why": ("text of at least 3 letters, in quotes", 'why = "A part is less than the whole."'),
    "in_draws": ("a number from 0.5 to 1", "in_draws = 0.95"),
}
_OF_CARDS = {  # in a card, `axes` and `mean` are lists
    "mean": ("a list of names in quotes", 'mean = ["profit"]'),
    "axes": ("a list of axes in quotes", 'axes = ["Lab"]'),
    "axes.#": ("the name of an axis, in quotes", 'axes = ["Lab"]'),
}


def form_of(key: Key, *, is_card: bool = False) -> tuple[str, str]:
    """Return what an entry must be, in words, and an example; of an item, what its list must be."""
    path = pattern(key)
    for forms in (_OF_CARDS, FORMS) if is_card else (FORMS,):
        for length in range(len(path), 0, -1):
            for first in range(length):
                found = forms.get(".".join(path[first:length]))
                if found:
                    return found
    return said("an entry of the format"), said("see the guide on writing a scenario")


def pattern(key: Key) -> list[str]:
    """Return a path with # for each item of a list, and * for each name of the writer's own."""
    path: list[str] = []
    for part in key:
        is_own = (bool(path) and path[-1] in _NAMES) or path[-2:] == ["like", "*"]
        path.append("#" if isinstance(part, int) else "*" if is_own else part)
    return path


def shown(value: object) -> str:
    """Return what someone wrote, as TOML would say it, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table" if value else "an empty table"
    if isinstance(value, list) and (not value or isinstance(value[0], dict)):
        return f"a list of {len(value)} tables" if value else "an empty list"
    if isinstance(value, datetime.date | datetime.time):
        return f"the date {value}"
    return shortened(repr(value), MOST_SHOWN)
