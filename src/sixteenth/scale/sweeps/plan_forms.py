"""What each entry of a plan looks like, in words and as an example: what a fault expects, and its cure."""

from sixteenth.said import said
from sixteenth.scenarios.files.forms import Forms

MOST_STEPS = 10_000  # of one value
MOST_POINTS = 1_000_000  # of all designs and scenarios together
MOST_DRAWS = 100_000_000
MOST_MONTHS = 1_200
MOST_SEED = 2**32 - 1
_NUMBER = said("a number, or in quotes one with its unit")
_NAME = said("a name in quotes, of letters, digits and _")
_RANGE = "rent = { from = 100, to = 300, steps = 5 }"
_OVER = "over = { rent = [100, 300] }"


def _whole(low: int, high: int) -> str:
    return said("a whole number, {low} to {high}", low=low, high=high)


PLAN_FORMS: Forms = {  # by entry, # for an item of a list and * for a name of the writer's own
    "title": (said("one line of text in quotes"), 'title = "Rents"'),
    "scenarios": (said("a list of scenarios or paths, in quotes"), 'scenarios = ["central"]'),
    "draws": (_whole(1, MOST_DRAWS), "draws = 400"),
    "seed": (_whole(0, MOST_SEED), "seed = 7"),
    "months": (_whole(1, MOST_MONTHS), "months = 120"),
    "output_set": (_NAME, 'output_set = "headline"'),
    "sampling": (said("'counter' or 'sobol'"), 'sampling = "sobol"'),
    "back_end": (said("'jax' or 'numpy'"), 'back_end = "numpy"'),
    "axes": (said("a list of axes in quotes"), 'axes = ["lab"]'),
    "paths": (said("a list of names in quotes"), 'paths = ["profit"]'),
    "points": (said("the name of a CSV file beside this one, in quotes"), 'points = "points.csv"'),
    "grid": (said("a table of lists and ranges"), _RANGE),
    "grid.*": (said("a list of numbers, at most {most}, or a range", most=MOST_STEPS), _RANGE),
    "grid.*.#": (_NUMBER, "rent = [100, 200]"),
    "grid.*.from": (_NUMBER, _RANGE),
    "grid.*.to": (_NUMBER, _RANGE),
    "grid.*.steps": (_whole(2, MOST_STEPS), _RANGE),
    "grid.*.spaced": (said("'even' or 'log'"), 'rent = { from = 100, to = 300, steps = 5, spaced = "log" }'),
    "point": (said("tables of values"), "[[point]]"),
    "point.#": (_NUMBER, "rent = 150"),
    "sobol": (said("a table"), "[sobol]"),
    "sobol.points": (_whole(1, MOST_POINTS), "points = 1024"),
    "sobol.seed": (_whole(0, MOST_SEED), "seed = 7"),
    "sobol.over": (said("a table of lists and ranges"), _OVER),
    "sobol.over.*": (said("two numbers, the least and the greatest value"), _OVER),
    "sobol.over.*.#": (_NUMBER, _OVER),
}
