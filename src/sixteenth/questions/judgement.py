"""What an answer rests on that nobody has measured: shares of its spread, or the inputs behind it by name."""

from collections.abc import Collection, Mapping

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.measures.spread import PartOfSpread
from sixteenth.questions.spread import error_figure, share_figure
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_names

MOST_NAMED = 5
What = Figure | Word | tuple[Finding, ...]


def judged_spread(parts: Mapping[str, tuple[What, PartOfSpread]]) -> Finding:
    """Say which part of the spread of each of some results, by what it is called, moves with inputs that are judgement.

    The keys of the mapping are names of the world, or of what is made of them: what the numbers rest on.
    """
    told = tuple(_part(what, part) for what, part in parts.values())
    return Finding("judged_spread", {"parts": told}, rests_on=tuple(parts))


def _part(what: What, part: PartOfSpread) -> Finding:
    figures = {"share": share_figure(part), "error": error_figure(part)}
    return Finding("judged_part" if part.is_known else "judged_unknown", {"what": what, **figures})


def judged_figure(part: PartOfSpread) -> Figure | None:
    """Return the share of a spread that is judgement as the judgement of an answer; none where it is not known."""
    return share_figure(part) if part.is_known else None


def judged_inputs(scenario: Scenario, names: Collection[str]) -> Finding:
    """Name those of the inputs behind an answer that are judgement, wholly or for some label; a long list is cut."""
    judged = judged_names(scenario)
    found = [Finding("judged_input", {"name": Figure(name, "input")}) for name in names if name in judged]
    parts: dict[str, Figure | tuple[Finding, ...]] = {
        "names": tuple(found[:MOST_NAMED]),
        "others": tuple(found[MOST_NAMED:]),
        "more": Figure(max(len(found) - MOST_NAMED, 0), "count"),
        "scenario": Figure(scenario.name, "text"),
    }
    if not found:
        return Finding("judged_nothing", parts)
    return Finding("judged_inputs_and_more" if found[MOST_NAMED:] else "judged_inputs", parts)
