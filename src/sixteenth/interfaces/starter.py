"""A scenario to start from, written so that it passes `sixteenth check` as it stands."""

from pathlib import Path

import sixteenth
from sixteenth.decide.middle import number_of
from sixteenth.errors import Place, WrongOption, refuse

GOOD_FIRST_LEVERS = ("serving_margin", "discount_rate")
TEMPLATE = """title = "{title}"
claim = "One sentence: what does this scenario say?"
parent = "{parent}"  # a library scenario, or a path relative to this file; what follows differs from it

# [axes]
# lab = ["..."]

[values.{name}]
value = {value}
unit = "{unit}"  # {meaning}
kind = "scenario"  # measured, estimated, judgement or scenario
source = "who says so, where; or who judged it, and why"

# An uncertain number:  distribution = "lognormal", p10 = 1.5, p90 = 3.0
# By label:             by = {{ "first label" = 1.0, "second label" = 2.0 }}

# [[event]]
# month = "{start}"
# parameter = "{name}"
# factor = 0.5
# kind = "scenario"
# source = "..."
"""


def write_starter(path: Path, parent: str) -> None:
    """Write a starting point for a scenario of one's own.

    Raises:
        Refused: when the file exists, or the parent does not.

    """
    if path.exists():
        cure = "choose another name, or remove the file"
        refuse([WrongOption(f"'{path}'", Place(str(path)), "a file that exists", "a new file", cure)])
    read = sixteenth.read(parent)
    single = {name: values[()] for name, values in read.settings.values.items() if () in values}
    ordered = [name for name in (*GOOD_FIRST_LEVERS, *sorted(single)) if name in single]
    name = next((each for each in ordered if single[each].shape == "point"), ordered[0])
    declared = read.world.declared[name]
    text = TEMPLATE.format(
        title=path.stem.replace("_", " ").capitalize(),
        parent=parent,
        name=name,
        value=number_of(read, name),
        unit=declared.kind.unit.__name__,
        meaning=declared.meaning,
        start=read.settings.start,
    )
    path.write_text(text, encoding="utf-8")
