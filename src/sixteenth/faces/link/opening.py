"""`--link`: a command about what a link of the page holds. What is said beside the link stands above it."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.faces.link.asking import options_of, settings_of
from sixteenth.faces.link.form import ENGLISH, State
from sixteenth.faces.link.reading import read_link, told_notices
from sixteenth.said import said

SET, BELIEVE, LANG = "set_", "believe", "lang"  # options that all commands share


@dataclass(frozen=True)
class Linked:
    """The state of a link, in which the question of a command is asked."""

    state: State

    def beneath(self, options: Mapping[str, Any], shared: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the options of a question, and those that all commands share, with what the link says below them."""
        given = {name: value for name, value in options.items() if value is not None and value is not False}
        under = {
            SET: [*settings_of(self.state.set), *(shared.get(SET) or ())] or None,
            BELIEVE: [*settings_of(self.state.believe), *(shared.get(BELIEVE) or ())] or None,
            LANG: self.state.language if shared.get(LANG, ENGLISH) == ENGLISH else shared[LANG],
        }
        return {**options, **options_of(self.state), **given}, {**shared, **under}


def lacking_plan(state: State, *, is_given: bool) -> Iterator[Fault]:
    """Find that a link was made with a plan, which is not in it and was not given."""
    if state.plan and not is_given:
        expected = said("the plan whose hash begins with {mark}", mark=state.plan)
        yield WrongOption(said("the plan"), Place(said("the link")), said("no file"), expected, said("attach the file"))


def open_link(link: str, question: str, *, has_plan: bool = False) -> Linked:
    """Read a link for a command, and tell on the error output what it says that cannot be.

    Raises:
        Refused: when it cannot be read.

    """
    state, notices = read_link(link)
    refuse(lacking_plan(state, is_given=has_plan))
    for told in told_notices(notices, state.language):
        sys.stderr.write(f"note: {told}\n")
    return Linked(state if state.question == question else replace(state, question=question, options={}))
