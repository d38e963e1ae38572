"""States that a page could be in, as Hypothesis makes them."""

from collections.abc import Mapping

from hypothesis import strategies as st

from sixteenth.faces.link.form import State
from sixteenth.faces.link.library import Library

LIBRARY = Library()
LABS = ("Anthropic", "OpenAI", "Google DeepMind")
CHOICES = {
    "discount_rate": ("0.05", "0.12", "12 %"),
    "research_share_of_compute": ("0.4", "45 %"),
    "cash/OpenAI": ("40bn USD", "$12bn"),
    "training_spend_growth/OpenAI": ("1.5",),
}
BELIEFS = {"price_sensitivity": ("1.9", "2.4"), "catch_up_time": ("3 months", "8 months")}


def known(changes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return those that the central scenario can be given."""
    declared = LIBRARY.read("central").world.declared
    return {key: texts for key, texts in changes.items() if key.partition("/")[0] in declared}


def changes(of: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[dict[str, str]]:
    given = known(of)
    return st.fixed_dictionaries({}, optional={key: st.sampled_from(texts) for key, texts in given.items()})


def states() -> st.SearchStrategy[State]:
    return st.builds(
        State,
        scenario=st.sampled_from(["central", "commodity", "agreed_pause"]),
        lab=st.sampled_from([None, *LABS]),
        draws=st.none() | st.integers(1, 20_000),
        seed=st.none() | st.integers(0, 2**32 - 1),
        unfinished=st.sampled_from(["run_off", "spent"]),
        set=changes(CHOICES),
        believe=changes(BELIEFS),
        question=st.sampled_from(["outlook", "race", "society"]),
        language=st.sampled_from(["en", "zh"]),
        plan=st.none() | st.just("0123456789ab"),
    )
