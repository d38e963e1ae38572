"""What each entry of the formats looks like, in words and as an example: what a fault expects, and its cure."""

import datetime
from collections.abc import Mapping

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
Forms = Mapping[str, tuple[str, str]]  # by entry: what it must be, and an example
_NAMES = (
    "axes",
    "like",
    "subjects",
    "theory",
    "values",
    "by",
    "correlations",
    "moved",
    "grid",
    "over",
)  # tables whose entries have names of the writer's own
_TEXT = said("text in quotes")
_NUMBER = said("a number, or in quotes one with its unit")
_PATHS = said("a list of paths in quotes, relative to this file")
_MONTH = said('a month in quotes, such as "2026-04"')
_SIDE = said("a name in quotes, or a number")
_SHAPES = said("'lognormal', 'normal', 'beta', 'uniform', 'triangular', 'choice' or 'given'")
_PAIRS = said("pairs of a value and its odds")
_NAME = said("a name in quotes, of letters, digits and _")
_HASH = said("a hash in quotes, as `sixteenth fit` wrote it")
_CORRELATION = '"price ~ rent/Ben" = { rank = 0.5, kind = "judgement", source = "who judged it and why" }'
FORMS: dict[str, tuple[str, str]] = {  # by entry, # for an item of a list and * for a name of the writer's own
    "title": (said("one line of text in quotes"), 'title = "Two lemonade stands"'),
    "claim": (_TEXT, 'claim = "One sentence: what this scenario says"'),
    "parent": (said("a scenario or a path, in quotes"), 'parent = "central"'),
    "start": (
        said("a month in quotes, from {first_year}-01 to {last_year}-12", first_year=FIRST_YEAR, last_year=LAST_YEAR),
        'start = "2026-04"',
    ),
    "months": (said("a whole number from 1 to {most_months}", most_months=MOST_MONTHS), "months = 120"),
    "draws": (said("a whole number from 1 to 10000000"), "draws = 2000"),
    "arithmetic": (said("'float32' or 'float64'"), 'arithmetic = "float32"'),
    "axes": (said("a table of lists of labels"), said('[axes] with lines such as lab = ["Ana", "Ben"]')),
    "axes.*": (said("a list of one label or more, in quotes"), 'lab = ["Ana", "Ben"]'),
    "axes.*.#": (said("a label: one line of text in quotes"), 'lab = ["Ana", "Ben"]'),
    "like": (said("a table of axes, each with its new labels"), 'like.lab.Mistral = "DeepSeek"'),
    "like.*": (said("a table of new labels"), 'like.lab.Mistral = "DeepSeek"'),
    "like.*.*": (said("a label of the parent, in quotes"), 'like.lab.Mistral = "DeepSeek"'),
    "subjects": (said("a table of subjects"), said("[subjects] with lines such as ledger = true")),
    "subjects.*": (said("true, false, or a list of file names in quotes"), said('ledger = true, or growth = ["stop"]')),
    "subjects.*.#": (said("the name of a file, in quotes"), 'growth = ["stop"]'),
    "theory": (said("a table of choices"), said('[theory] with lines such as demand = "elastic"')),
    "theory.*": (said("the name of a file, in quotes"), 'demand = "elastic"'),
    "values": (said("a table for each value"), said("[values.price] with its entries below it")),
    "values.*": (said("a table of its own"), said("[values.price] with value, unit, kind and source below it")),
    "event": (
        said("tables, at most {most_events} of them", most_events=MOST_EVENTS),
        said("[[event]] above the entries of each"),
    ),
    "event.#": (said("a table"), said("[[event]] above the entries of each")),
    "contract": (
        said("tables, at most {most_contracts} of them", most_contracts=MOST_CONTRACTS),
        said("[[contract]] above the entries of each"),
    ),
    "contract.#": (said("a table"), said("[[contract]] above the entries of each")),
    "contract.#.kind": (said("'measured', 'estimated', 'judgement' or 'scenario'"), 'kind = "estimated"'),
    "lab": (said("a lab of the scenario, in quotes"), 'lab = "OpenAI"'),
    "counterparty": (said("who delivers, in quotes"), 'counterparty = "Oracle"'),
    "name": (said("one line of text in quotes"), 'name = "Oracle, second"'),
    "signed": (_MONTH, 'signed = "2027-03"'),
    "size": (said("an amount of money"), 'size = "38 billion USD"'),
    **{
        name: (said("a number of months, or text such as '5 years'"), f'{name} = "5 years"')
        for name in ("lead", "ramp", "tenor")
    },
    "price": (said("a multiple of the price that others pay"), "price = 1.2"),
    **{
        name: (said("a part, from 0 to 1"), f"{name} = 0.5")
        for name in ("take_or_pay", "step_down", "resale", "prepaid", "equity")
    },
    "correlations": (
        said("a table, at most {most_correlations} of its entries", most_correlations=MOST_CORRELATIONS),
        said("[correlations] with lines such as {correlation}", correlation=_CORRELATION),
    ),
    "correlations.*": (said("a table with rank, kind and source"), _CORRELATION),
    "rank": (said("a number between -1 and 1"), "rank = 0.5"),
    "posterior": (said("a table"), said("[posterior] with what `sixteenth fit` wrote below it")),
    "posterior.file": (said("the name of a CSV file beside this one, in quotes"), 'file = "central.posterior.csv"'),
    "posterior.sha256": (_HASH, 'sha256 = "..."'),
    "posterior.facts_hash": (_HASH, 'facts_hash = "..."'),
    "posterior.fitted_to": (said("a list of keys of facts in quotes"), 'fitted_to = ["file/series/entity/2026-03-31"]'),
    "posterior.fitted_to.#": (said("the key of a fact, in quotes"), 'fitted_to = ["file/series/entity/2026-03-31"]'),
    "posterior.until": (said("a day in quotes"), 'until = "2026-06-30"'),
    "posterior.start": (said("the month that the fit opens, in quotes"), 'start = "2026-07"'),
    "posterior.replaced": (said("a list of entries of the fit in quotes"), 'replaced = ["price/Ben"]'),
    "posterior.replaced.#": (said("an entry of the fit, in quotes"), 'replaced = ["price/Ben"]'),
    "posterior.moved": (said("a table of entries of the fit"), 'moved = { "price/Ben" = [2.0, 0.0] }'),
    "posterior.moved.*": (said("a factor, and what is added"), 'moved = { "price/Ben" = [2.0, 0.0] }'),
    "code": (said("a table of lists of paths"), said('[code] with lines such as equations = ["stand"]')),
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
    "choices.#": (said("a pair of a value and its odds"), "choices = [[600, 0.5], [900, 0.5]]"),
    "choices.#.#": (_NUMBER, "choices = [[600, 0.5], [900, 0.5]]"),
    "numbers": (said("a list of numbers, one for each future"), "numbers = [600, 900, 750]"),
    "numbers.#": (said("a finite number"), "numbers = [600, 900, 750]"),
    "shared": (said("true or false"), "shared = true"),
    "unit": (said("a unit in quotes"), 'unit = "USD"'),
    "kind": (said("'measured', 'estimated', 'judgement' or 'scenario'"), 'kind = "judgement"'),
    "source": (
        said("text of at least 3 letters, in quotes"),
        said('source = "a title and address, or who judged it and why"'),
    ),
    "fact": (said("the key of a fact in quotes, or a list of keys"), 'fact = "file/series/entity/2026-03-31"'),
    "fact.#": (said("the key of a fact, in quotes"), 'fact = ["file/series/entity/2026-03-31"]'),
    "date": (said("a date in quotes"), said('date = "2026-04-30", or of a month "2026-04"')),
    "note": (said("text in quotes, without control characters"), 'note = "..."'),
    "by": (said("a table of amounts by label"), "by = { Ana = 2.0, Ben = 2.5 }"),
    "by.*": (said("{number}, or a table such as {{ value = 2.0 }}", number=_NUMBER), "by = { Ana = 2.0, Ben = 2.5 }"),
    "month": (_MONTH, 'month = "2026-04"'),
    "until": (_MONTH, 'until = "2027-04"'),
    "parameter": (_NAME, 'parameter = "price"'),
    "factor": (said("a finite number"), "factor = 0.5"),
    "choice": (_NAME, 'choice = "demand"'),
    "rule": (_NAME, 'rule = "linear"'),
    "holds": (said("true or false"), "holds = false"),
    "equations": (_PATHS, 'equations = ["stand"]'),
    "parameters": (_PATHS, 'parameters = ["parameters.toml"]'),
    "outputs": (_PATHS, 'outputs = ["outputs.toml"]'),
    "limits": (_PATHS, 'limits = ["limits.toml"]'),
    "meaning": (said("text of at least 3 letters, in quotes"), 'meaning = "What a cup is sold for."'),
    "bounds": (said("two numbers, the least and the greatest value"), "bounds = [0, 100]"),
    "shock": (said("'normal' or 'uniform'"), 'shock = "normal"'),
    "monthly": (said("a list of names in quotes"), 'monthly = ["profit"]'),
    "closing": (said("a list of names in quotes"), 'closing = ["cash"]'),
    "of": (_NAME, 'of = "price"'),
    "sum_over": (said("the name of an axis, in quotes"), 'sum_over = "segment"'),
    "at_most": (_SIDE, said('at_most = "usual_price", or a number')),
    "at_least": (_SIDE, said('at_least = "usual_price", or a number')),
    "below": (_SIDE, said('below = "usual_price", or a number')),
    "above": (_SIDE, said('above = "usual_price", or a number')),
    "why": (said("text of at least 3 letters, in quotes"), 'why = "A part is less than the whole."'),
    "in_draws": (said("a number from 0.5 to 1"), "in_draws = 0.95"),
}
_OF_CARDS = {  # in a card, `axes` and `mean` are lists
    "mean": (said("a list of names in quotes"), 'mean = ["profit"]'),
    "axes": (said("a list of axes in quotes"), 'axes = ["Lab"]'),
    "axes.#": (said("the name of an axis, in quotes"), 'axes = ["Lab"]'),
}


def form_of(key: Key, *, is_card: bool = False, own: Forms | None = None) -> tuple[str, str]:
    """Return what an entry must be, in words, and an example; of an item, what its list must be.

    `own` are the forms of another format than those of scenarios and their cards.
    """
    path = pattern(key)
    for forms in (own,) if own is not None else (_OF_CARDS, FORMS) if is_card else (FORMS,):
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
        return said("a table") if value else said("an empty table")
    if isinstance(value, list) and (not value or isinstance(value[0], dict)):
        return said("a list of {count} tables", count=len(value)) if value else said("an empty list")
    if isinstance(value, datetime.date | datetime.time):
        return said("the date {value}", value=value)
    return shortened(repr(value), MOST_SHOWN)
