"""The scenario of a plan as a file of one's own, with its joint draws beside it: it is read without the plan."""

from pathlib import Path

from sixteenth.answers.finding import Figure, Finding
from sixteenth.errors import WrongOption, refuse
from sixteenth.evidence.own_plan.follow import BESIDE, Followed
from sixteenth.questions.written import HERE, SCENARIO, refuse_set_by_hand, write_texts
from sixteenth.said import said


def check_out(out: str | None) -> None:
    """Refuse a name that is none of a scenario, before anything runs.

    Raises:
        Refused: when it does not end so.

    """
    if out is not None and Path(out).suffix != SCENARIO:
        expected = said("a name that ends in .toml")
        cure = said("write {name}.toml", name=Path(out).stem or "my_scenario")
        refuse([WrongOption("--out", HERE, f"'{out}'", expected, cure)])


def write_scenario(followed: Followed, out: str | None) -> tuple[Finding, ...]:
    """Write the scenario where that is asked for, and say what was written.

    Raises:
        Refused: when nothing can be written there, or the file would lack what was set by hand.

    """
    if out is None:
        return ()
    cure = said("write these values into a scenario of your own (sixteenth init), and name that")
    refuse_set_by_hand(followed.opening.scenario, cure)
    path, draws = Path(out), followed.place.with_suffix(BESIDE)
    texts = {
        path: followed.place.read_text(encoding="utf-8").replace(draws.name, path.with_suffix(BESIDE).name),
        path.with_suffix(BESIDE): draws.read_text(encoding="utf-8"),
    }
    write_texts(texts, path)
    return tuple(Finding("written", {"file": Figure(str(place), "own_name")}) for place in texts)
