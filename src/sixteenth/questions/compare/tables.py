"""The tables of a comparison: the answer and what did it first, then what differs in the assumptions and elsewhere."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sixteenth.answers.answer import FULL
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.attribution import Attribution
from sixteenth.decide.compare import Compared, Contrast
from sixteenth.decide.difference import Difference
from sixteenth.questions.changed import lines_of
from sixteenth.questions.compare.naming import KINDS, name_of, named, side
from sixteenth.questions.compare.told import GOING_ON, measure_told
from sixteenth.questions.compare.written import OF_100, cells, number
from sixteenth.questions.spread import KINDS as KNOWN_HOW
from sixteenth.scenarios.changes import Change

MOST_CHANGES = 30  # on the screen of what differs in the assumptions
MONEY = (GOING_ON, "median_worth")
STATISTICS = {"mean": Word("mean"), "median": Word("median")}
ABSENT = {"one": Word("only_in_first"), "other": Word("only_in_other")}
Rows = Callable[[Contrast], Iterable[tuple[Any, ...]]]


def tables_of(contrasts: Sequence[Contrast]) -> tuple[Table, ...]:
    """Return the tables of one contrast, or of several with the scenario that each row is about."""
    first = contrasts[0]
    lab = {"lab": Figure(first.lab, "text")}
    ends = list(dict.fromkeys(month for contrast in contrasts for month in contrast.months))
    end = Figure(ends[0], "month") if len(ends) == 1 else Figure(", ".join(ends), "text")
    answer, output = (Column("answer", "text"),), (Column("output", "name"), Column("label", "text"))
    outputs = (*output, Column("taken", "text"), *_sides(contrasts))
    made = [
        _table("headline", contrasts, (*answer, *_sides(contrasts)), _headline, lab),
        *_effects(contrasts),
        *_assumptions(contrasts),
        _table("labs", contrasts, (Column("lab", "text"), *_sides(contrasts)), _labs).behind("labs"),
        _table("outputs", contrasts, outputs, _own_outputs, {**lab, "end": end}).behind("outputs"),
        _table("outputs_of_labs", contrasts, outputs, _other_outputs, {"end": end}).behind(FULL),
        _meanings(contrasts),
    ]
    return tuple(table for table in made if table.rows)


def _table(
    key: str,
    contrasts: Sequence[Contrast],
    columns: Sequence[Column],
    rows: Rows,
    title: dict[str, Figure] | None = None,
    below: tuple[Finding, ...] = (),
) -> Table:
    """Put the rows of each contrast below each other, with the scenario that they are about where there are several."""
    is_one = len(contrasts) == 1
    first = () if is_one else (Column("scenario", "name"),)
    own = tuple((*(() if is_one else (contrast.other,)), *row) for contrast in contrasts for row in rows(contrast))
    about = {"one": Figure(contrasts[0].one, "text"), "other": _others(contrasts)}
    return Table(key, (*first, *columns), own, {**about, **(title or {})}, below=below)


def _others(contrasts: Sequence[Contrast]) -> Figure:
    return Figure(", ".join(contrast.other for contrast in contrasts), "text")


def _two_sides(contrasts: Sequence[Contrast], quantity: str) -> tuple[Column, ...]:
    """Return the columns of both sides: under the names of the scenarios where there are two."""
    one = Column(contrasts[0].one, quantity, is_label=True)
    other = Column("other", quantity) if len(contrasts) > 1 else Column(contrasts[0].other, quantity, is_label=True)
    return one, other


def _sides(contrasts: Sequence[Contrast]) -> tuple[Column, ...]:
    """Return the columns of both sides, of their difference and its error; numbers have the unit that stands there."""
    more = (Column("difference", "plain"), Column("error", "plain"), Column("unit", "text"))
    return (*_two_sides(contrasts, "plain"), *more)


def _row(each: Compared) -> tuple[Any, ...]:
    if each.difference is not None:
        return cells(each.difference, each.unit)
    return (None, None, ABSENT[each.only_in] if each.only_in else None, None, None)


def _headline(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
    return ((Word(each.name), *_row(each)) for each in contrast.headline)


def _labs(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
    return ((each.title, *_row(each)) for each in contrast.labs)


def _own_outputs(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
    """List outputs of the lab in focus, and those of no lab, by the name that `sixteenth explain` takes."""
    labs = {lab.title for lab in contrast.labs} - {contrast.lab}
    return (_output(each, contrast.lab) for each in contrast.outputs if not labs & set(each.labels))


def _other_outputs(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
    labs = {lab.title for lab in contrast.labs} - {contrast.lab}
    return (_output(each) for each in contrast.outputs if labs & set(each.labels))


def _output(each: Compared, lab: str = "") -> tuple[Any, ...]:
    label = "/".join(label for label in each.labels if label != lab)
    taken = Word("count") if each.unit == OF_100 else STATISTICS[each.statistic]
    return (each.name, label or None, taken, *_row(each))


def _meanings(contrasts: Sequence[Contrast]) -> Table:
    """Say what each output means."""
    told = {each.name: each.title for contrast in contrasts for each in contrast.outputs}
    columns = (Column("output", "name"), Column("meaning", "text"))
    return Table("meanings", columns, tuple(told.items())).behind(FULL)


def _effects(contrasts: Sequence[Contrast]) -> list[Table]:
    """Put what each input does by itself above what is left for all of them together."""
    shared = [contrast for contrast in contrasts if contrast.attribution.effects]
    if not shared:
        return []
    by = measure_told(shared[0].attribution)
    measures = list(shared[0].attribution.effects[0].by_measure)
    measures.sort(key=lambda name: name != by)
    columns = [Column("changed", "input"), Column("kind", "text"), Column("count", "count")]
    for name in measures:
        quantities = ("money_signed", "money") if name in MONEY else ("more_tenths", "tenths")
        columns += [Column(name, quantities[0]), Column("error", quantities[1])]
    is_grouped = any(contrast.attribution.is_grouped for contrast in shared)
    below = (Finding("grouped", {}),) if is_grouped else ()

    def rows(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
        return _effect_rows(contrast.attribution, by, measures)

    return [_table("effects", contrasts, columns, rows, below=below)]


def _effect_rows(attribution: Attribution, by: str, measures: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    if not attribution.effects:
        return
    for effect in sorted(attribution.effects, key=lambda each: -abs(each.by_measure[by].difference)):
        name = named(effect)
        yield (name.name, KINDS[name.kind], name.count, *_effect(effect.by_measure, measures))
    together = attribution.together or {}
    left = {name: Difference(0.0, value, value, error) for name, (value, error) in together.items()}
    yield (Word("only_together"), None, None, *_effect(left, measures))
    yield (Word("whole_difference"), None, None, *_effect(attribution.total or {}, measures))


def _effect(by_measure: Mapping[str, Difference], measures: Sequence[str]) -> Iterable[Any]:
    for name in measures:
        more, error = ("money_signed", "money") if name in MONEY else ("more_tenths", "tenths")
        found = by_measure[name].difference
        yield number(found, more if found else error)  # nothing has no sign
        yield number(by_measure[name].standard_error, error)


def _assumptions(contrasts: Sequence[Contrast]) -> list[Table]:
    """List what differs in the assumptions: on the screen an input of many labels in one line, in full each label."""
    both = _two_sides(contrasts, "text")
    columns = (Column("input", "input"), Column("kind", "text"), Column("label", "text"), *both)
    known = Column("known_how", "text")
    lines = sum(len(lines_of(contrast.changes)) for contrast in contrasts)
    left = sum(max(len(lines_of(contrast.changes)) - MOST_CHANGES, 0) for contrast in contrasts)
    below = (Finding("more_changes", {"left": Figure(left, "count")}),) if left else ()
    full = (*columns, known, Column("changed_with", "name"), Column("why", "text"))
    if not lines:
        return []
    return [
        _table("assumptions", contrasts, (*columns, known), _shown_changes, below=below).behind("assumptions"),
        _table("every_assumption", contrasts, full, _every_change).behind(FULL),
    ]


def _shown_changes(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
    for own in lines_of(contrast.changes)[:MOST_CHANGES]:
        first, more = own[0], ", ..." if len(own) > 1 else ""
        sides = (side(first.before), side(first.after))
        cut = (each if isinstance(each, Word) else f"{each}{more}" for each in sides)
        label = f"{first.labels}{more} ({len(own)})" if more else first.labels or None
        yield (name_of(first), KINDS[first.kind], label, *cut, _known(own))


def _every_change(contrast: Contrast) -> Iterable[tuple[Any, ...]]:
    effects = contrast.attribution.effects
    for each in contrast.changes:
        changed_with = ", ".join(named(effect).name for effect in effects if each in effect.changes)
        what = (name_of(each), KINDS[each.kind], each.labels or None, side(each.before), side(each.after))
        yield (*what, _known((each,)), changed_with or None, each.why or None)


def _known(own: Sequence[Change]) -> Word | None:
    """Say how the second side is known; several ways where labels differ in that."""
    known = {change.known for change in own}
    return KNOWN_HOW.get(known.pop()) if len(known) == 1 else Word("several")
