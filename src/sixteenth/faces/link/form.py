"""The state that a link holds: a scenario, what was changed in it, the question that is asked, and the language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version

ENGLISH = "en"
MAIN_SCENARIO, MAIN_QUESTION, MAIN_UNFINISHED = "central", "outlook", "run_off"
SET, BELIEVE = "set.", "believe."  # how the keys of changes begin
PACKED = "z"  # the key under which a long state is packed
PLAIN = {  # the key of a part of the state in a link, and the name of that part
    "v": "version",
    "s": "scenario",
    "q": "question",
    "lab": "lab",
    "draws": "draws",
    "seed": "seed",
    "unfinished": "unfinished",
    "plan": "plan",
    "lang": "language",
}
# Options that name files to read or write, or what the machine does: no link and no page can say them.
NEVER = frozenset(
    {
        *("file", "out", "write", "signed", "facts", "earlier", "data", "lock"),
        *("workers", "output_set", "allow_code", "backend"),
    }
)
SCENARIOS = ("policy",)  # options that name another scenario, which has to be one that a link may name


@dataclass(frozen=True)
class State:
    """What an answer is about, as a link holds it; what is None or empty is as the scenario or the question has it.

    Values are texts as the command line reads them, by `name` or `name/label`; options are those of the question, each
    with one text or several.
    """

    scenario: str = MAIN_SCENARIO
    lab: str | None = None
    draws: int | None = None
    seed: int | None = None
    unfinished: str = MAIN_UNFINISHED
    set: Mapping[str, str] = field(default_factory=dict[str, str])  # choices and counting rules
    believe: Mapping[str, str] = field(default_factory=dict[str, str])  # how the world is held to be
    question: str = MAIN_QUESTION
    language: str = ENGLISH
    version: str | None = None  # of another version that a link was made with
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    plan: str | None = None  # the hash of a plan that is not in the link

    @property
    def changes(self) -> int:
        """Return how many values were changed."""
        return len(self.set) + len(self.believe)


@cache
def this_version() -> str:
    """Return the version that links of this program name: `0.6`."""
    return ".".join(version("sixteenth").split(".")[:2])
