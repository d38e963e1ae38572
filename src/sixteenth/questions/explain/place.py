"""What is asked to be explained: a name or a word, labels, a month, a draw; and what of it does not exist."""

from collections.abc import Iterable, Mapping

import numpy as np

from sixteenth.engine.job import Job
from sixteenth.errors import Fault, OutsideTheRun, Place, UnknownLabel, UnknownName, WrongOption, nearest, refuse
from sixteenth.questions.explain.numbers import ShownNumber, plain_word, shown_numbers

HERE = Place("what is to be explained")
EXAMPLES = ("cash", "revenue")


def read_labels(given: Mapping[str, str | None], at: Iterable[str]) -> dict[str, str]:
    """Return labels by axis, from options of their own and from entries such as `stand=Ana`.

    Raises:
        Refused: when an entry is not of that form, or an axis is given twice.

    """
    labels, faults = {axis: label for axis, label in given.items() if label is not None}, list[Fault]()
    for entry in at:
        axis, is_pair, label = (part.strip() for part in entry.partition("="))
        if not (axis and is_pair and label):
            faults.append(WrongOption("'--at'", HERE, f"'{entry}'", "an axis and a label", "write --at stand=Ana"))
        elif labels.get(axis, label) != label:
            got, cure = f"'{labels[axis]}' and '{label}'", f"give '{axis}' once"
            faults.append(WrongOption(f"'{axis}'", HERE, got, "one label of each axis", cure))
        labels[axis] = label
    refuse(faults)
    return labels


def number_asked(job: Job, name: str) -> ShownNumber | None:
    """Return the number of an answer that is asked for; none where the world has such a name itself.

    Raises:
        Refused: when it is neither a name nor a word, or a word of an answer that this world does not have.

    """
    world = job.program.world
    known = {*world.equations, *world.stocks, *world.declared, *job.program.needed}
    words = shown_numbers()
    word = words.get(plain_word(name))
    if name in known or (word is not None and word.name in known):
        return None if name in known else word
    meant = plain_word(name).replace(" ", "_")
    expected = "a name of this world, or a word of its headline"
    example = next((each for each in EXAMPLES if each in known), min(known))
    cure = f"ask for a name of this world, such as {example}"
    if word is not None:
        got = f"a word for '{word.name}', which this scenario does not compute"
        refuse([UnknownName(f"'{name}'", HERE, got, expected, cure)])
    own = {each for each, about in words.items() if about.name in known}
    cure = f"did you mean '{meant}'?" if meant in known else nearest(name, {*known, *own}, cure)
    refuse([UnknownName(f"'{name}'", HERE, f"'{name}'", expected, cure)])
    return None


def unknown_labels(job: Job, labels: Mapping[str, str]) -> list[Fault]:
    """Find labels of axes that the scenario does not have, and labels that their axes do not have."""
    found, axes = list[Fault](), job.settings.labels
    for axis, label in labels.items():
        if axis not in axes:
            cure = nearest(axis, axes, f"leave it out: the axes are {', '.join(axes)}" if axes else "leave it out")
            found.append(UnknownLabel(f"'{axis}'", HERE, f"'{axis}={label}'", "an axis of this scenario", cure))
        elif label not in axes[axis]:
            expected, cure = ", ".join(axes[axis]), nearest(label, axes[axis], f"give {axis} with one of them")
            found.append(UnknownLabel(f"'{axis}'", HERE, f"'{label}'", expected, cure))
    return found


def named_twice(draw: int | None, future: int | None) -> list[Fault]:
    """Find a future that is named twice."""
    if draw is None or future is None:
        return []
    return [WrongOption("'--future'", HERE, f"draw {draw} as well", "one of the two", "leave out '--draw'")]


def not_run(draw: int | None, draws: int) -> list[Fault]:
    """Find a draw that an answer was not read from."""
    if draw is None or draw < draws:
        return []
    expected = f"0 to {draws - 1}, which this answer is read from"
    return [OutsideTheRun("the draw", HERE, str(draw), expected, "name one of these")]


def month_number(job: Job, month: str | None) -> int:
    """Return the number of a month of the run; the first where none is named.

    Raises:
        Refused: when it is no month, or not of the run.

    """
    first, months = np.datetime64(job.settings.start, "M"), job.settings.months
    try:
        number = 0 if month is None else int((np.datetime64(month, "M") - first).astype(int))
    except ValueError:
        number = -1
    if not 0 <= number < months:
        got, cure = f"'{month}'", f"give a month such as {first}"
        refuse([OutsideTheRun("the month", HERE, got, f"{first} to {first + months - 1}", cure)])
    return number
