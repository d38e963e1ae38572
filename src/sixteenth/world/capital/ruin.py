"""The end of a lab: no money, and nobody gives more."""

from sixteenth.arrays import where
from sixteenth.units import USD, Flag, Lab, Months


def next_months_without_money(
    months_without_money: Months[Lab], next_cash: USD[Lab], has_parent: Flag[Lab], month: Months
) -> Months[Lab]:
    """Months in a row in which a lab owed more than it had."""
    return where((next_cash < 0) & (has_parent < 1), months_without_money + month, 0)


def patience_left(patience_of_creditors: Months, months_without_money: Months[Lab]) -> Months[Lab]:
    """Months for which creditors would still wait."""
    return patience_of_creditors - months_without_money


def next_is_alive(is_alive: Flag[Lab], months_without_money: Months[Lab], patience_of_creditors: Months) -> Flag[Lab]:
    """Whether a lab is in business."""
    return is_alive * (months_without_money < patience_of_creditors)


def ends_ruined(is_alive: Flag[Lab]) -> Flag[Lab]:
    """A lab is ruined when creditors have waited long enough."""
    return is_alive < 1
