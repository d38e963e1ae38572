"""The equations of a scenario's world: found by words, or round one name, what it needs and who reads it."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Part, Table
from sixteenth.errors import Place, UnknownName, nearest, refuse
from sixteenth.questions.equations.reading import KINDS, NameOfWorld, as_listed, names_of
from sixteenth.questions.figures import columns_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.run_options import recipe_without_a_run
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

MOST_LETTERS = 200
BETWEEN = " "  # names in one entry
COLUMNS = {"name": "own_name", "kind": "text", "meaning": "text", "unit": "own_name", "subject": "own_name"}
DATA_ONLY = {"formula": "own_name", "needs": "own_name", "read_by": "own_name", "place": "own_name"}


class EquationsOptions(Options):
    """Words that names or meanings have, or the one name that is looked round."""

    find: Annotated[str | None, Field(max_length=MOST_LETTERS)] = None
    around: Annotated[str | None, Field(max_length=MOST_LETTERS)] = None


def answer(scenario: Scenario, options: EquationsOptions, runs: Session) -> Answer:
    """List the names of a world, all, those that some words fit, or one with its neighbours; nothing runs.

    Raises:
        Refused: when the world has no such name.

    """
    names = names_of(scenario.world)
    center = _center(scenario, options.around, names)
    found = _round(center, names) if center else [each for each in names.values() if each.is_about(options.find or "")]
    return Answer(
        question="equations",
        scenario=scenario.name,
        recipe=recipe_without_a_run(scenario, runs),
        findings=(*(_told(center) if center else (_counted(found, options.find),)),),
        tables=(_table(found),) if found else (),
    )


def _center(scenario: Scenario, name: str | None, names: Mapping[str, NameOfWorld]) -> NameOfWorld | None:
    """Return the name that is looked round.

    Raises:
        Refused: when the world has no such name.

    """
    if name is None:
        return None
    listed = as_listed(scenario.world, name)
    if listed not in names:
        cure = nearest(name, names, said("look for it: sixteenth equations --find WORD"))
        where = Place(said("the equations of '{scenario}'", scenario=scenario.name))
        refuse([UnknownName(f"'{name}'", where, f"'{name}'", said("a name of its world"), cure)])
    return names[listed]


def _round(center: NameOfWorld, names: Mapping[str, NameOfWorld]) -> list[NameOfWorld]:
    """Return a name with those that it needs and those that read it, each once."""
    return [names[each] for each in dict.fromkeys((center.name, *center.needs, *center.read_by))]


def _counted(found: Sequence[NameOfWorld], words: str | None) -> Finding:
    counts = {kind: Figure(sum(each.kind == kind for each in found), "count") for kind in KINDS}
    if words is None:
        return Finding("all_names", counts)
    told = {"words": Figure(words, "own_name"), "count": Figure(len(found), "count")}
    return Finding("found" if found else "found_nothing", told)


def _told(name: NameOfWorld) -> tuple[Finding, ...]:
    """Tell one name: what it is, how it is computed, what it needs, what reads it and where it is written."""
    about: dict[str, Part] = {"kind": Word(name.kind)}
    about |= {key: Figure(getattr(name, key), "own_name") for key in ("name", "unit")}
    parts = {"formula": name.formula, "needs": ", ".join(name.needs), "read_by": ", ".join(name.read_by)}
    under = (
        Finding("meaning", {"meaning": Figure(name.meaning, "text")}),
        *(Finding(key, {key: Figure(text, "own_name")}) for key, text in parts.items() if text),
        Finding("place", {"place": Figure(str(name.where), "text")}),
    )
    return (Finding("one_name", about, (name.name,), under=under),)


def _table(found: Sequence[NameOfWorld]) -> Table:
    hidden = tuple(Column(key, quantity, is_seen=False) for key, quantity in DATA_ONLY.items())
    rows = tuple(
        (
            *(each.name, Word(each.kind), each.meaning, each.unit, each.subject, each.formula),
            *(BETWEEN.join(each.needs), BETWEEN.join(each.read_by), str(each.where)),
        )
        for each in found
    )
    return Table("equations", (*columns_of(COLUMNS), *hidden), rows)


QUESTION = Question("central", EquationsOptions, answer)
