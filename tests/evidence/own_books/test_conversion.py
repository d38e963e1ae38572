"""Amounts of other currencies in that of the books."""

from decimal import Decimal

from sixteenth.evidence.own_books.conversion import Currencies, cents, converted
from sixteenth.evidence.own_books.entry import Entry


def flow(amount: str, currency: str, month: str = "2026-03", line: int = 2) -> Entry:
    return Entry(line, month, None, "A", "revenue", Decimal(amount), currency)


def rate(amount: str, currency: str, month: str = "", line: int = 9) -> Entry:
    return Entry(line, month, None, "", "rate", Decimal(amount), currency)


def test_books_are_in_the_one_currency_that_no_rate_says_the_worth_of():
    found = converted([flow("10", "CNY"), flow("5", "USD"), rate("0.14", "CNY")], Currencies(), "a.csv")
    assert found.currency == "USD"
    assert [each.amount for each in found.entries] == [Decimal("1.40"), Decimal("5.00")]
    assert found.faults == ()


def test_the_last_rate_that_began_by_the_month_holds():
    rates = [rate("1.10", "EUR", "2026-01"), rate("1.20", "EUR", "2026-03")]
    flows = [flow("100", "EUR", "2026-02"), flow("100", "EUR", "2026-03"), flow("1", "USD")]
    found = converted([*flows, *rates], Currencies(), "a.csv")
    assert [each.amount for each in found.entries] == [Decimal("110.00"), Decimal("120.00"), Decimal("1.00")]


def test_what_the_owner_says_holds_where_the_file_has_no_rate():
    found = converted([flow("100", "EUR")], Currencies("USD", {"EUR": Decimal("1.1")}), "a.csv")
    assert (found.currency, found.entries[0].amount) == ("USD", Decimal("110.00"))


def test_an_amount_without_a_rate_and_rates_that_differ_are_told():
    entries = [flow("1", "USD"), flow("1", "EUR", line=3), rate("7", "CNY", line=4), rate("8", "CNY", line=5)]
    found = converted(entries, Currencies(), "a.csv")
    assert [(each.where.line, each.what) for each in found.faults] == [
        (5, "the rate of CNY"),
        (3, "an amount without a rate"),
    ]
    early = converted([flow("1", "USD"), flow("1", "EUR", "2025-12"), rate("1.1", "EUR", "2026-01")], Currencies(), "a")
    assert len(early.faults) == 1


def test_an_amount_of_more_digits_than_books_have_is_told():
    for entries in ([flow("9" * 30, "USD")], [flow("1e10", "EUR"), rate("1e9", "EUR"), flow("1", "USD")]):
        (fault,) = converted(entries, Currencies(), "a.csv").faults
        assert "check its digits" in str(fault)


def test_half_a_cent_goes_to_the_even_one():
    assert [cents(Decimal(each)) for each in ("0.125", "0.135", "-0.125")] == [
        Decimal("0.12"),
        Decimal("0.14"),
        Decimal("-0.12"),
    ]
