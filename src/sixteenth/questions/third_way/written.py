"""The policies that are chosen, written as scenarios into a folder."""

from collections.abc import Iterator
from pathlib import Path

from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.society.found_policies import FoundPolicies
from sixteenth.decide.society.policy_file import policy_file
from sixteenth.decide.society.third_way import ThirdWay
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import is_set_by_hand

HERE = Place(said("the folder to write to"))


def refuse_no_folder(scenario: Scenario, folder: str | None) -> None:
    """See that scenarios can be written into a folder, which is made where there is none.

    Raises:
        Refused: when it cannot be made, or the files would lack what was set by hand.

    """
    if folder is None:
        return
    if is_set_by_hand(scenario):
        got = said("values set by hand, which the files would not have")
        cure = said("put these values into a scenario of your own (sixteenth init) first")
        refuse([WrongOption(f"'{folder}'", HERE, got, said("a scenario that files hold whole"), cure)])
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError:
        got, cure = said("a place where no folder can be made"), said("name a folder of yours, such as policies")
        refuse([WrongOption(f"'{folder}'", HERE, got, said("a folder"), cure)])


def written(scenario: Scenario, found: FoundPolicies, told: ThirdWay, folder: str | None) -> Iterator[Finding]:
    """Write each found policy that a view would choose, and say where."""
    if folder is None:
        return
    for name in dict.fromkeys(each for each in told.choices.values() if each in found.policies):
        place = Path(folder) / f"{name}.toml"
        place.write_text(policy_file(scenario, name, found.policies[name], parent_of(scenario)), encoding="utf-8")
        yield Finding("written", {"policy": Figure(name, "text"), "file": Figure(str(place), "text")})
