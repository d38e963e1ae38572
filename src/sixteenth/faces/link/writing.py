"""A state as a link."""

from collections.abc import Iterator

from sixteenth.faces.link.form import BELIEVE, PACKED, PLAIN, SET, State, this_version
from sixteenth.faces.link.packing import packed, text_of

MOST_CHANGES = 25  # that a link shows one by one
VERSION, SCENARIO = "v", "s"


def link_of(state: State) -> str:
    """Write a state as the fragment of an address: `#v=0.6&s=central&set.discount_rate=0.12`.

    What is as the scenario has it is left out; more than 25 changes are packed.
    """
    first, others = [(VERSION, this_version()), (SCENARIO, state.scenario)], list(_pairs(state))
    if state.changes > MOST_CHANGES:
        return f"#{text_of([first[0], (PACKED, packed(text_of([first[1], *others])))])}"
    return f"#{text_of([*first, *others])}"


def _pairs(state: State) -> Iterator[tuple[str, str]]:
    """Yield what differs from a state that nobody changed, but for its version and its scenario."""
    untouched = State()
    for key, name in PLAIN.items():
        given = getattr(state, name)
        if key not in (VERSION, SCENARIO) and given != getattr(untouched, name):
            yield key, str(given)
    for name, texts in sorted(state.options.items()):
        for text in texts:
            yield name, text
    for begins, changes in ((SET, state.set), (BELIEVE, state.believe)):
        for name, text in sorted(changes.items()):
            yield f"{begins}{name}", text
