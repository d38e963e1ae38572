"""Values set on the command line: `--set cash/OpenAI='40 billion USD'`; every setting is read, every fault is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sixteenth.errors import Fault, Place, Refused, UnknownLabel, ValueWithoutCard, WrongOption, WrongUnit, nearest
from sixteenth.said import said

if TYPE_CHECKING:
    from sixteenth.scenarios.assemble import Scenario

HERE = Place(said("the command line"))
SET, BELIEVE = "--set", "--believe"
Numbers = dict[tuple[str, str], float]  # by name and label
CHOICES = "choices"  # the subject whose values are what somebody could do otherwise
HOW = said("write NAME=NUMBER, or NAME/LABEL=NUMBER for one label")


def believed_names(read: "Scenario", names: Iterable[str]) -> frozenset[str]:
    """Return those of some names whose values are fitted beliefs about the world, not what somebody chooses."""
    from sixteenth.scenarios.values.posterior import fitted_names

    declared, values = read.world.declared, read.settings.values
    fitted = fitted_names({name: values[name] for name in names if name in values})
    return frozenset(name for name in fitted if Path(declared[name].where.file).parent.name != CHOICES)


def set_values(read: "Scenario", settings: Iterable[str]) -> "Scenario":
    """Return a scenario with the values that were set, the later of two for the same entry.

    A number for a whole name and one for a label of it may both be given, in any order: the label keeps its own.

    Raises:
        Refused: with what is wrong in every setting, and in the values themselves.

    """

    def change(numbers: Numbers) -> "Scenario":
        cards = _by_name(numbers)
        return read.with_cards(cards, believed_names(read, cards))

    return _changed(read, settings, SET, change)


def set_beliefs(read: "Scenario", settings: Iterable[str]) -> "Scenario":
    """Return a scenario in which what is believed of some values has moved: its middle to a number, its spread with it.

    Raises:
        Refused: with what is wrong in every setting, and in the values themselves.

    """
    return _changed(
        read, settings, BELIEVE, lambda numbers: read.believing({_key(*at): each for at, each in numbers.items()})
    )


def with_changes(read: "Scenario", settings: Iterable[str], beliefs: Iterable[str]) -> "Scenario":
    """Return a scenario with the values that were set, and then what is believed moved.

    Raises:
        Refused: with what is wrong in any of them.

    """
    changed, faults = read, list[Fault]()
    for change, texts in ((set_values, settings), (set_beliefs, beliefs)):
        try:
            changed = change(changed, texts)
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(faults)
    return changed


def as_set(changed: "Scenario") -> "Scenario":
    """Return a scenario with values set by hand under a name of its own, to stand beside itself as it was written."""
    return changed.named(f"{changed.name} as set")


def believed_in(read: "Scenario", names: Iterable[str]) -> frozenset[str]:
    """Return those of some names, with labels or without, that are beliefs of a scenario's fit where they are set."""
    from sixteenth.scenarios.files.renamed import present_name

    return believed_names(read, {present_name(name.partition("/")[0]) for name in names})


def numbers_set(read: "Scenario", settings: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return settings as numbers in the unit itself, by name and label.

    Raises:
        Refused: with what is wrong in every setting.

    """
    faults: list[Fault] = []
    numbers = _numbers(read, settings, SET, faults)
    if faults:
        raise Refused(faults)
    return _by_name(numbers)


def _changed(
    read: "Scenario", settings: Iterable[str], option: str, change: Callable[[Numbers], "Scenario"]
) -> "Scenario":
    """Return a scenario with what was set, and tell all that is wrong at once."""
    faults: list[Fault] = []
    numbers = _numbers(read, settings, option, faults)
    try:
        changed = change(numbers) if numbers else read
    except Refused as refused:
        raise Refused([*faults, *map(_on_the_command_line, refused.faults)]) from refused
    if faults:
        raise Refused(faults)
    return changed


def _numbers(read: "Scenario", settings: Iterable[str], option: str, faults: list[Fault]) -> Numbers:
    return {key: number for each in settings for key, number in _read_setting(read, each, option, faults)}


def _key(name: str, label: str) -> str:
    return f"{name}/{label}" if label else name


def _read_setting(
    read: "Scenario", setting: str, option: str, faults: list[Fault]
) -> Iterator[tuple[tuple[str, str], float]]:
    """Read `NAME=NUMBER` or `NAME/LABEL=NUMBER`; what cannot be read becomes a fault."""
    from sixteenth.scenarios.files.renamed import present_name, tell_of

    key, is_set, text = (part.strip() for part in setting.partition("="))
    given, has_label, labels = (part.strip() for part in key.partition("/"))
    name = present_name(given)
    tell_of([given], option)
    what = said("{option} {setting}", option=option, setting=setting)
    if not name or not is_set or (has_label and not labels):
        expected = (
            said("a name before =")
            if not name
            else said("a number after =")
            if not is_set
            else said("a label after {name}/", name=name)
        )
        faults.append(WrongOption(what, HERE, f"'{setting}'", expected, HOW))
    elif name not in read.world.declared:
        faults.append(_unknown_name(read, name, what))
    else:
        number = _read_number(read, name, labels, text, what)
        wrong = [*_unknown_labels(read, name, labels, what), *([number] if isinstance(number, Fault) else [])]
        faults.extend(wrong)
        if not isinstance(number, Fault) and not wrong:
            yield (name, labels), number


def _unknown_name(read: "Scenario", name: str, what: str) -> Fault:
    """Say that nothing of this name can be set: it is computed, or there is no such thing."""
    from sixteenth.scenarios.files.renamed import what_replaced

    if name in read.world.equations:
        expected, otherwise = (
            said("a name that is given and not computed"),
            said("set what it is computed from: see `explain`"),
        )
    else:
        expected, otherwise = (
            said("a name that the scenario gives a value"),
            said("see the names with `sixteenth sources`"),
        )
    given = set(read.values) & set(read.world.declared)
    near = otherwise if name in read.world.equations else nearest(name, given, otherwise)
    cure = what_replaced(name) or near
    return ValueWithoutCard(what, HERE, f"'{name}'", expected, cure)


def _unknown_labels(read: "Scenario", name: str, labels: str, what: str) -> Iterator[Fault]:
    """Find labels that the axes of a name do not have."""
    from sixteenth.scenarios.values.value import entries_of

    known = [entry for entry in entries_of(read.world.declared[name], read.settings.labels) or {} if entry]
    if labels and labels not in known:
        expected = (
            said("one of {names}", names=", ".join(f"'{each}'" for each in known))
            if known
            else said("no labels: it has no axes")
        )
        yield UnknownLabel(
            what, HERE, f"'{labels}'", expected, nearest(labels, known, said("write {name}=NUMBER for all", name=name))
        )


def _read_number(read: "Scenario", name: str, labels: str, text: str, what: str) -> float | Fault:
    from sixteenth.scenarios.files.amount_text import NO_NUMBER, Misread, read_amount_text
    from sixteenth.scenarios.variation import written_unit

    unit = read.world.declared[name].kind.unit.__name__
    found = read_amount_text(text, unit, written_unit(read.assumptions, name, labels))
    if isinstance(found, Misread):
        if found.cure == NO_NUMBER:
            return WrongOption(what, HERE, found.got, said("a number after ="), HOW)
        kind = WrongUnit if found.is_unit else WrongOption
        return kind(what, HERE, found.got, found.expected, found.cure)
    return found


def _by_name(numbers: Mapping[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    """Gather numbers by name, each by label; that of the whole name is for all labels without one of their own."""
    values: dict[str, dict[str, float]] = {}
    for (name, label), number in numbers.items():
        values.setdefault(name, {})[label] = number
    return values


def _on_the_command_line(fault: Fault) -> Fault:
    """Say where a value stands that was set by hand."""
    from sixteenth.scenarios.variation import is_by_hand

    return replace(fault, where=HERE) if is_by_hand(fault.where) else fault
