"""What a company's own books say, the verdict first: models, the company, what is shared, and that it adds up."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.own_books.books import SettledBooks
from sixteenth.decide.own_books.flow import COSTS, FINANCING, NOTHING, REVENUE, SERVING
from sixteenth.decide.own_books.payback import Payback, Way
from sixteenth.decide.own_books.statement import CompanyYear

Part = Figure | Word | tuple[Finding, ...]
COMPANY = Word("company")
MOST_NAMED, MOST_LISTED = 4, 8  # models in a sentence


def findings(books: SettledBooks, currency: str) -> Iterator[Finding]:
    """Tell what was found."""
    yield _verdict(books, currency)
    yield from _models(books)
    yield from _made_before(books)
    yield _hole(books.company_payback, currency)
    yield from _financing(books, currency)
    yield from _shared(books, currency)
    if books.models:
        yield _reconciled(books, currency)
    yield from _several_rates(books)


def money(amount: Decimal) -> Figure:
    """Return an amount as a sentence tells it, without its sign, which its words say."""
    return Figure(float(abs(amount)), "own_money")


def _verdict(books: SettledBooks, currency: str) -> Finding:
    standing = books.standing
    parts: dict[str, Part] = {
        "currency": Figure(currency, "own_name"),
        "first": Figure(books.months[0], "month"),
        "last": Figure(books.months[-1], "month"),
        "result": money(standing.result),
    }
    match standing.verdict:
        case "investment":
            parts |= {"judged": _names(standing.judged), "waiting": _names(standing.waiting)}
            parts["over"] = money(standing.carried)
        case "company_hole" | "hole":
            parts |= {"judged": _names(standing.judged), "own": money(standing.own)}
            parts["missing"] = money(standing.carried)
        case "unnamed":
            last = books.company[-1]
            parts["share"] = Figure(_paid_for(books.company), "share_in_full")
            parts["year"] = Figure(last.year, "year")
            parts["share_then"] = Figure(_paid_for([last]), "share_in_full")
        case _:
            pass
    return Finding(standing.verdict, parts)


def _paid_for(years: Iterable[CompanyYear]) -> float:
    """Return what share of all else revenue pays for once serving is paid; nothing where there is no other cost."""
    known = list(years)
    left = sum((each.lines[REVENUE] - each.lines[SERVING] for each in known), NOTHING)
    other = sum((each.lines[kind] for each in known for kind in COSTS if kind != SERVING), NOTHING)
    return float(left / other) if other else 0.0


def _names(models: Sequence[str]) -> tuple[Finding, ...]:
    """Return the names of models, or how many there are where no sentence should list them."""
    if len(models) > MOST_NAMED:
        return (Finding("so_many", {"count": Figure(len(models), "count")}),)
    return tuple(Finding("model", {"model": Figure(model, "own_name")}) for model in models)


def _models(books: SettledBooks) -> Iterator[Finding]:
    """Say how many models are paid back by each way, and which."""
    made = [each for each in books.paybacks if each.spent > 0]
    if not made:
        return
    counts: dict[str, Part] = {"models": Figure(len(_of_way(made, "gross")), "count")}
    counts |= {way: Figure(sum(each.is_back for each in _of_way(made, way)), "count") for way in _ways(made)}
    yield Finding("counts" if "all" in counts else "counts_without_shares", counts)
    for key, is_back in (("back", True), ("not_back", False)):
        own = [_multiple(each) for each in _of_way(made, "gross") if each.is_back == is_back]
        more = len(own) - MOST_LISTED
        if more > 0:
            own = [*own[:MOST_LISTED], Finding("and_more", {"count": Figure(more, "count")})]
        if own:
            yield Finding(key, {"models": tuple(own)})


def _made_before(books: SettledBooks) -> Iterator[Finding]:
    """Name models that are sold and whose making is not in the books: they count as if it had cost nothing."""
    own = [each.model for each in books.models if each.revenue > 0 and each.development <= 0]
    if own:
        yield Finding("made_before", {"models": _names(own)})


def _ways(paybacks: Iterable[Payback]) -> tuple[Way, ...]:
    return tuple(dict.fromkeys(each.way for each in paybacks))


def _of_way(paybacks: Iterable[Payback], way: Way) -> list[Payback]:
    return [each for each in paybacks if each.way == way]


def _multiple(each: Payback) -> Finding:
    return Finding("multiple", {"model": Figure(each.model, "own_name"), "multiple": Figure(each.multiple, "times")})


def _hole(company: Payback, currency: str) -> Finding:
    """Say how deep the company was in, when, and whether it is out again."""
    if company.hole_in is None:
        return Finding("never_below", {})
    parts: dict[str, Part] = {
        "hole": money(company.deepest_hole),
        "currency": Figure(currency, "own_name"),
        "month": Figure(company.hole_in, "month"),
    }
    if company.months is None:
        return Finding("still_below", parts)
    return Finding("out_again", {**parts, "months": Figure(company.months, "months")})


def _financing(books: SettledBooks, currency: str) -> Iterator[Finding]:
    raised = sum((year.lines[FINANCING] for year in books.company), NOTHING)
    if raised:
        parts = {"raised": money(raised), "currency": Figure(currency, "own_name")}
        yield Finding("raised" if raised > 0 else "paid_out", parts)


def _shared(books: SettledBooks, currency: str) -> Iterator[Finding]:
    """Say how much no model names, by which rule it is borne, and what stays with the company."""
    sharing = books.sharing
    shared, left = (sum((flow.amount for flow in flows), NOTHING) for flows in (sharing.shared, sharing.left))
    if not (sharing.shared or sharing.left) or not books.models:
        return
    about = {"currency": Figure(currency, "own_name")}
    yield Finding(f"shared_{sharing.rule}", {**about, "amount": money(shared + left)})
    if left and sharing.rule != "company":
        yield Finding("borne_by_none", {**about, "left": money(left)})


def _reconciled(books: SettledBooks, currency: str) -> Finding:
    """Say that models and what none of them has add up to the company."""
    models = sum((each.result for each in books.models), NOTHING)
    company = sum((each.result for each in books.company), NOTHING)
    parts: dict[str, Part] = {
        "models": Figure(float(models), "own_cents"),
        "left": Figure(float(company - models), "own_cents"),
        "company": Figure(float(company), "own_cents"),
        "currency": Figure(currency, "own_name"),
        "difference": Figure(float(sum((each.difference for each in books.reconciliation), NOTHING)), "own_cents"),
    }
    return Finding("reconciled", parts)


def _several_rates(books: SettledBooks) -> Iterator[Finding]:
    """Name every rate of return where flows have more than one: then none of them is the return."""
    for each in (*books.paybacks, books.company_payback):
        if len(each.rates) > 1:
            rates = tuple(Finding("rate", {"rate": Figure(rate, "yearly_rate")}) for rate in each.rates)
            whose = Figure(each.model, "own_name") if each.model else COMPANY
            way = Word(each.way if each.model else "all_costs")
            yield Finding("several_rates", {"model": whose, "way": way, "rates": rates})
