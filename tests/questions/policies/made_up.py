"""A page of policies whose numbers are known."""

from sixteenth.decide.difference import Difference
from sixteenth.decide.society.policies import NUMBERS, REVENUE, WORTH, WORTH_OF_ALL, Change, Policies

MONTHS = (("2027-12", "before"), ("2028-12", "during"), ("2036-06", "after"))
SIZES = {"catastrophe_probability": 0.1, "life_years": 1e6, WORTH_OF_ALL: 1e11, REVENUE: 1e10, WORTH: 1e11}


def change(policy, number, part, lab, when, more, error=0.1):
    size = SIZES.get(number, 0.01)
    told = Difference(size, size * (1 + more), size * more, size * error * bool(more))
    return Change(policy, number, part, lab, *when, told)  # type: ignore[call-arg]


def page(more, names=("agreed_pause", "race_to_the_top"), *, is_stopped=False, error=0.1):
    """Write a page on which policies change each number by parts of itself, after they began."""
    dated = []
    for policy in names:
        for when in MONTHS:
            moved = more[policy] if when[1] != "before" else 0.0
            dated += [change(policy, each.name, each.part, "", when, moved, error) for each in NUMBERS]
            dated.append(change(policy, REVENUE, "money", "OpenAI", when, moved, error))
        last = MONTHS[-1]
        dated.append(change(policy, WORTH, "money", "OpenAI", last, more[policy], error))
        dated.append(change(policy, WORTH_OF_ALL, "money", "", last, more[policy], error))
    return Policies("central", names, 400, tuple(dated), tuple(dated), is_stopped)
