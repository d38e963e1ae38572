"""What is said of policies: first what buys most safety, then what each buys and costs, and what is not told."""

from collections.abc import Sequence

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Part
from sixteenth.decide.society.policies import SUMMED_UP, Change, Policies

CHANGES = {  # how a change is written in a sentence, and its error
    "catastrophe_probability": ("more_points", "more_points_error"),
    "life_years": ("more_million_life_years", "million_life_years_error"),
    "jobs_displaced": ("more_points_fine", "points_fine_error"),
    "added_output": ("more_points_fine", "points_fine_error"),
    "worth_of_all": ("worth", "money"),
}
RISK = "catastrophe_probability"


def findings_of(found: Policies) -> tuple[Finding, ...]:
    """Say which policy lowers the risk most, and of each what it buys, what it costs and what cannot be told."""
    by_risk = sorted(found.names, key=lambda name: found.at_the_end(name)[RISK].difference.difference)
    stopped = (Finding("stopped", {"policies": Figure(len(found.names), "count")}),) if found.is_stopped else ()
    return (*stopped, _safest(found, by_risk), *(_policy(found, name) for name in by_risk))


def notes_of(found: Policies, judged: float) -> tuple[Finding, ...]:
    """Say how to read the page, and what it rests on."""
    share = {"share": Figure(judged, "share"), "scenario": Figure(found.first, "text")}
    return Finding("how_to_read", {"first": Figure(found.first, "text")}), Finding("judgement", share)


def _safest(found: Policies, by_risk: Sequence[str]) -> Finding:
    """Say which policy lowers the probability of a catastrophe most, beyond its error, or that none does."""
    safest = found.at_the_end(by_risk[0])[RISK]
    parts = {
        "first": Figure(found.first, "text"),
        "policies": Figure(len(by_risk), "count"),
        "month": Figure(safest.month, "month"),
        "before": Figure(safest.difference.before, "small_share"),
    }
    if not safest.is_for_the_better:
        alone = {"policy": Figure(safest.policy, "name")}
        return Finding("none_safer" if len(by_risk) > 1 else "not_safer", {**parts, **alone}, (RISK,))
    beside = safest.difference
    told = {
        "policy": Figure(safest.policy, "name"),
        "after": Figure(beside.after, "small_share"),
        "change": Figure(beside.difference, "more_points", beside.standard_error),
        "error": Figure(beside.standard_error, "more_points_error"),
    }
    key = "safest" if len(by_risk) > 1 else "safer"
    return Finding(key, {**parts, **told}, ("probability_without_catastrophe",))


def _policy(found: Policies, name: str) -> Finding:
    """Say what a policy buys and costs by the end of the run; what its errors do not tell from nothing apart."""
    end = found.at_the_end(name)
    summed_up = [end[each] for each in SUMMED_UP]
    buys = tuple(_told(each) for each in summed_up if each.is_for_the_better is True)
    costs = tuple(_told(each) for each in summed_up if each.is_for_the_better is False)
    unknown = tuple(Finding(f"name_{each.number}", {}) for each in summed_up if each.is_for_the_better is None)
    nothing = (Finding("nothing", {}),)
    parts: dict[str, Part] = {"policy": Figure(name, "name"), "buys": buys or nothing, "costs": costs or nothing}
    if unknown:
        return Finding("buys_and_costs_but", {**parts, "unknown": unknown}, SUMMED_UP[:4])
    return Finding("buys_and_costs", parts, SUMMED_UP[:4])


def _told(change: Change) -> Finding:
    quantity, of_error = CHANGES[change.number]
    beside = change.difference
    return Finding(
        f"change_{change.number}",
        {
            "change": Figure(beside.difference, quantity, beside.standard_error),
            "error": Figure(beside.standard_error, of_error),
        },
    )
