"""Scenarios beside each other in the terminal: what differs, what it does to the answer, and which input did it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isnan
from typing import Any

from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import by_unit, percent, signed_billions
from sixteenth.decide.attribution import Attribution, Effect
from sixteenth.decide.compare import OWN_SET, Compared, Contrast, can_compare, compare, runs_needed, world_to_compare
from sixteenth.decide.difference import Difference
from sixteenth.decide.first_question import with_gained
from sixteenth.decide.going_on import can_go_on, stopped_now
from sixteenth.decide.headline import Unfinished
from sixteenth.engine.history import Result
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.interfaces.changes_table import changes_table
from sixteenth.interfaces.going_on_tables import billions_shown, billions_told
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.interfaces.wrapping import tell
from sixteenth.questions.outlook.reading import choose_lab
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import Change

Progress = Callable[[int, int], None] | None
HERE = Place("the scenarios to compare")
MOST_COMPARED = 3
JUDGED = "(judgement)"  # in the meaning of what rests on judgement alone
CLEAR = 2.0  # standard errors from which a difference is more than chance


@dataclass(frozen=True)
class Comparing:
    """One scenario, and one or two others beside it."""

    lab: str
    contrasts: tuple[Contrast, ...]
    recipe: Mapping[str, Any]
    sentences: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        recipe = {name: self.recipe[name] for name in ("draws", "seed", "back_end", "sampling", "months", "start")}
        contrasts = [asdict(contrast) for contrast in self.contrasts]
        return {"lab": self.lab, "sentences": list(self.sentences), "contrasts": contrasts, "recipe": recipe}


def compare_scenarios(
    scenarios: Sequence[Scenario],
    lab: str | None = None,
    unfinished: Unfinished = "run_off",
    progress: Progress = None,
    *,
    each: bool = False,
    **options: Any,
) -> Comparing:
    """Run the first scenario, and each other one beside it on the same draws.

    Raises:
        Refused: when there is nothing to compare, or the lab is not in all of them.

    """
    first, *others = scenarios
    refuse(_wrong_number(scenarios))
    _refuse_without_headline(scenarios)
    shared = [label for label in first.settings.labels["lab"] if all(label in s.settings.labels["lab"] for s in others)]
    focus = choose_lab(shared, lab)
    is_valued = all(can_go_on(scenario.world) for scenario in scenarios)
    counted = _Counted(progress, runs_needed(first, others, each=each) * (1 + is_valued))

    def run_once(scenario: Scenario) -> Result:
        world = world_to_compare(scenario.world)
        return counted.run(sixteenth.prepare(scenario, **{**options, "world": world, "output_set": OWN_SET}))

    def run(scenario: Scenario) -> Result:
        result = run_once(scenario)
        if not is_valued:
            return result
        stops = run_once(stopped_now(scenario, focus))
        return with_gained(result, stops, focus)

    result = run(first)
    contrasts = tuple(
        compare(first, other, result, run, lab=focus, unfinished=unfinished, each=each) for other in others
    )
    told = tuple(sentence for contrast in contrasts for sentence in contrast_sentences(contrast))
    return Comparing(focus, contrasts, result.recipe, told)


class _Counted:
    """Runs in turn, with one bar of progress over all of them."""

    def __init__(self, progress: Progress, runs: int) -> None:
        self.progress, self.runs, self.done = progress, runs, 0

    def run(self, job: Any) -> Result:
        def tell_all(done: int, total: int) -> None:
            if self.progress is not None:
                self.progress(min(self.done * total + done, self.runs * total), self.runs * total)

        result = sixteenth.run(job, progress=tell_all)
        self.done += 1
        return result


def as_set(scenario: Scenario) -> Scenario:
    """Return a scenario under a name of its own, for one that is compared with itself as it was written."""
    return scenario.named(f"{scenario.name} as set")


def _wrong_number(scenarios: Sequence[Scenario]) -> list[WrongOption]:
    count, expected = len(scenarios), f"2 to {MOST_COMPARED}"
    cure = "name another scenario, or set values: sixteenth compare central --set open_lag=1"
    if 1 < count <= MOST_COMPARED:
        return []
    return [WrongOption("the number of scenarios", HERE, str(count), expected, cure)]


def _refuse_without_headline(scenarios: Sequence[Scenario]) -> None:
    cure = "compare scenarios of the whole world, such as central"
    refuse(
        WrongOption(f"'{scenario.name}'", HERE, "no headline of labs", "money back, worth and ruin", cure)
        for scenario in scenarios
        if not can_compare(scenario)
    )


def contrast_sentences(contrast: Contrast) -> tuple[str, ...]:
    """Say what differs in the answer, and what did it."""
    found = {each.name: each.difference for each in contrast.headline}
    back, worth = found["back_of_100"], found["median_worth"]
    if back is None or worth is None or not contrast.changes:
        return (f"{contrast.other} and {contrast.one} assume the same: nothing differs.",)
    return (_answer(contrast, back, worth), _inputs(contrast.changes), _shared_out(contrast.attribution))


def _answer(contrast: Contrast, back: Difference, worth: Difference) -> str:
    sure = "" if _is_clear(back) or isnan(back.standard_error) else ": within chance"
    return (
        f"{contrast.other} against {contrast.one}, {contrast.lab}: {_valued(contrast)}money back in {back.after:.0f} of"
        f" 100 futures in place of {back.before:.0f}, a difference of {back.difference:+.1f}"
        f" ({_error(back.standard_error)}{sure}). All that it earns and burns to the end, discounted, is"
        f" {signed_billions(worth.after)}bn USD in place of {signed_billions(worth.before)}bn (medians)."
    )


def _valued(contrast: Contrast) -> str:
    """Say what going on is worth in either scenario, where that is known."""
    found = {each.name: each.difference for each in contrast.headline}
    value, gains = found.get("going_on"), found.get("gains_of_100")
    if value is None or gains is None:
        return ""
    sure = "" if _is_clear(value) or isnan(value.standard_error) else ": within chance"
    error = "none" if isnan(value.standard_error) else f"{billions_told(value.standard_error)}{sure}"
    return (
        f"going on is worth {billions_told(value.after)} against stopping now in place of {billions_told(value.before)}"
        f" (means; standard error of the difference {error}), more than nothing in {gains.after:.0f} of 100 futures in"
        f" place of {gains.before:.0f}; "
    )


def _error(standard_error: float) -> str:
    return "too few futures for a standard error" if isnan(standard_error) else f"standard error {standard_error:.1f}"


def _is_clear(difference: Difference) -> bool:
    return abs(difference.difference) > CLEAR * difference.standard_error


def _inputs(changes: Sequence[Change]) -> str:
    names = dict.fromkeys((change.kind, change.name) for change in changes)
    kinds = dict.fromkeys(kind for kind, _ in names)
    counts = [(sum(each == kind for each, _ in names), kind) for kind in kinds]
    told = ", ".join(f"{count} {_plural(kind, count)}" for count, kind in counts)
    return f"What differs in the assumptions: {told}."


def _plural(word: str, count: int) -> str:
    word = {"code": "equation"}.get(word, word)
    if count == 1:
        return word
    return {"theory": "theories", "axis": "axes"}.get(word, f"{word}s")


def _shared_out(attribution: Attribution) -> str:
    if attribution.refusal:
        return f"The difference cannot be shared out among inputs: {attribution.refusal}."
    if not attribution.effects:
        return "None of this changes a number: what differs is what is kept, or what is checked."
    by, write, unit = _told_by(attribution)
    effects = [(effect.title, effect.by_measure[by]) for effect in attribution.effects]
    left, error = (attribution.together or {})[by]
    ordered = sorted(effects, key=lambda each: -abs(each[1].difference))[:3]
    told = ", ".join(f"{title} {write(each.difference)}" for title, each in ordered)
    more = f" (the strongest of {len(effects)})" if len(effects) > len(ordered) else ""
    if len(effects) == 1:
        return f"All of it is one change: {told} {unit}."
    sure = "too few futures for a standard error" if isnan(error) else f"standard error {write(error).lstrip('+')}"
    return (
        f"One at a time, each input by itself, {unit}: {told}{more}; what they only do together {write(left)} ({sure})."
    )


def _told_by(attribution: Attribution) -> tuple[str, Callable[[float], str], str]:
    """Return the measure by which changes are told, how it is written, and its unit."""
    if "going_on" in attribution.effects[0].by_measure:
        return "going_on", billions_shown, "bn USD of the value of going on"
    return "back_of_100", lambda value: f"{_zero(value):+.1f}", "of 100"


def _zero(value: float) -> float:
    """Return a number without the minus of a zero."""
    return 0.0 if abs(value) < 0.05 else value  # noqa: PLR2004 - rounds to nothing


def show_comparing(console: Console, comparing: Comparing, *, plain: bool) -> None:
    """Print the sentences, then for each pair its tables, and how it was made."""
    tables = [table for contrast in comparing.contrasts for table in contrast_tables(contrast)]
    show_findings(console, comparing.sentences, tables, plain=plain)
    console.print()
    recipe = comparing.recipe
    told = (
        f"{recipe['draws']:,} futures with the same luck in each scenario, seed {recipe['seed']}, {recipe['months']}"
        f" months from {recipe['start']}; s.e. is the standard error of the difference, future by future"
    )
    tell(console, told, style="dim")


def contrast_tables(contrast: Contrast) -> list[Table]:
    """Return the tables of a pair of scenarios: the answer, what differs, what did it, and what else differs."""
    tables = [
        _measures(f"{contrast.lab}, {contrast.other} against {contrast.one}", "answer", contrast, contrast.headline)
    ]
    if contrast.changes:
        tables.append(changes_table("What differs in the assumptions", contrast.changes, contrast.one, contrast.other))
    if contrast.attribution.effects:
        tables.append(_effects(contrast))
    labs = _measures("Every lab: money back, of 100", "lab", contrast, contrast.labs)
    end = contrast.months[0] if len(set(contrast.months)) == 1 else " and ".join(contrast.months)
    own = [each for each in contrast.outputs if contrast.lab in each.labels or not _is_of_a_lab(each, contrast)]
    rest = _outputs(
        f"What else differs in {end} (medians, unless called means; of a lab: {contrast.lab})", contrast, own
    )
    return [*tables, labs, rest]


def _is_of_a_lab(each: Compared, contrast: Contrast) -> bool:
    return bool({lab.title for lab in contrast.labs} & set(each.labels))


def _measures(title: str, first: str, contrast: Contrast, measures: Sequence[Compared]) -> Table:
    table = _pair_table(title, first, contrast)
    for each in measures:
        table.add_row(each.title.removeprefix(f"{contrast.lab}: "), *_row(each))
    return table


def _outputs(title: str, contrast: Contrast, measures: Sequence[Compared]) -> Table:
    """List outputs by the name that `sixteenth explain` takes; one with several labels has a line for each below it."""
    table = _pair_table(title, "output", contrast)
    told = ""
    for each in measures:
        labels = " ".join(label for label in each.labels if label != contrast.lab)
        called = ", mean" if each.statistic == "mean" and each.unit != "of 100" else ""
        name = f"{each.name.replace('_', ' ')}{called}{f' {JUDGED}' if JUDGED in each.title else ''}"
        if labels and name != told:
            table.add_row(name)
        told = name
        table.add_row(f"  {labels}" if labels else name, *_row(each))
    return table


def _pair_table(title: str, first: str, contrast: Contrast) -> Table:
    table = make_table(title, first, [contrast.one, contrast.other, "difference", "s.e.", "unit"])
    table.columns[-1].justify = "left"
    return table


def _row(each: Compared) -> tuple[str, ...]:
    return _cells(each.difference, each.unit) if each.difference else ("", "", each.missing, "", "")


def _cells(each: Difference, unit: str) -> tuple[str, str, str, str, str]:
    """Write both sides, their difference with its sign, and its error, in one unit."""
    largest = max(abs(each.before), abs(each.after), abs(each.difference))
    if unit == "of 100":
        shown: Callable[[float], str] = lambda value: f"{value:.1f}"  # noqa: E731
        name = "of 100"
    elif unit == "Share":
        shown, name = (lambda value: percent(value, 1)), ""
    else:
        shown, name = (lambda value: by_unit(unit, value, largest)[0]), by_unit(unit, largest, largest)[1]
    numbers = [shown(value + 0.0) for value in (each.before, each.after, each.difference, each.standard_error)]
    before, after, difference, error = ("none" if "nan" in number else number for number in numbers)
    is_plus = each.difference > 0 and any(digit in "123456789" for digit in difference)
    return before, after, f"+{difference}" if is_plus else difference, error, name


def _effects(contrast: Contrast) -> Table:
    """Put what each input does by itself above what is left for all of them together."""
    attribution = contrast.attribution
    by, _, _ = _told_by(attribution)
    title = "Which input did it: back and ruined of 100; median worth, bn USD"
    columns = ["back", "s.e.", "ruined", "s.e.", "worth", "s.e."]
    if by == "going_on":
        title = "Which input did it: value of going on (mean), bn USD; back and ruined of 100"
        columns = ["going on", "s.e.", "back", "s.e.", "ruined", "s.e."]
    table = make_table(title, "only this changed", columns)
    table.columns[0].no_wrap = True
    ordered = sorted(attribution.effects, key=lambda effect: -abs(effect.by_measure[by].difference))
    for row, effect in enumerate(ordered, start=1):
        table.add_row(_effect_title(effect), *_effect_cells(effect.by_measure), end_section=row == len(ordered))
    left = {name: Difference(0.0, value, value, error) for name, (value, error) in (attribution.together or {}).items()}
    table.add_row("only together", *_effect_cells(left))
    table.add_row("the whole difference", *_effect_cells(attribution.total or {}))
    if attribution.is_grouped:
        table.caption = "Inputs of one subject of the world are put together; --each tells them apart."
        table.caption_justify = "left"
    return table


def _effect_title(effect: Effect) -> str:
    brought = {change.name for change in effect.changes if change.kind in ("value", "event")}
    is_theory = effect.changes[0].kind not in ("value", "event")
    inputs = f"{len(brought)} input{'s' if len(brought) > 1 else ''}"
    return f"{effect.title}, with {inputs}" if is_theory and brought else effect.title


def _effect_cells(by_measure: Mapping[str, Difference]) -> list[str]:
    cells = []
    for name, each in by_measure.items():
        is_money = name in ("median_worth", "going_on")
        value, error = _zero(each.difference), each.standard_error
        shown = signed_billions(each.difference) if is_money else f"{value:+.1f}" if value else "0.0"
        error_shown = "none" if error != error else f"{error / 1e9:.2f}" if is_money else f"{error:.1f}"  # noqa: PLR0124
        cells += [shown, error_shown]
    return cells
