"""Names that were misspelt: which of the known ones was meant, and that none was where another may have been."""

from collections.abc import Iterable
from difflib import SequenceMatcher

SLIPS = ((10, 3), (6, 2), (3, 1))  # letters of a word, and how many of them may be wrong, swapped, missing or too many


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one was probably meant to be; none where another may have been meant.

    Each word of a name may have a slip or two by its length, words may be in another order or written together, and
    digits must be equal: `last_revenue` is not `company_revenue`, however many letters they share.
    """
    near = {each: _likeness(name, each) for each in known if _is_slip(name, each)}
    return min(sorted(near), key=lambda each: -near[each], default=None)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _is_slip(name: str, meant: str) -> bool:
    """Say whether a name is another one misspelt: word by word, in any order, or with its words run together."""
    own, others = _words(name), _words(meant)
    joined, wanted = "".join(own), "".join(others)
    if not own or _digits(name) != _digits(meant):
        return False
    if joined == wanted or len(own) != len(others):
        return _is_slip_of_word(joined, wanted)
    return any(
        all(map(_is_slip_of_word, one, other)) and any(map(str.__eq__, one, other)) >= (len(one) > 1)
        for one, other in ((own, others), (sorted(own), sorted(others)))
    )


def _words(name: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _is_slip_of_word(word: str, meant: str) -> bool:
    allowed = next((slips for length, slips in SLIPS if max(len(word), len(meant)) >= length), 0)
    if word == meant or (allowed and sorted(word) == sorted(meant)):  # its own letters in another order are one slip
        return True
    return abs(len(word) - len(meant)) <= allowed and _slips(word, meant) <= allowed


def _slips(word: str, meant: str) -> int:
    """Count letters that are wrong, missing, too many, or swapped with the next: the optimal string alignment."""
    before, row = [0] * (len(meant) + 1), list(range(len(meant) + 1))
    for i, letter in enumerate(word, start=1):
        last, before, row = before, row, [i] + [0] * len(meant)
        for j, wanted in enumerate(meant, start=1):
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == meant[j - 2] and word[i - 2] == wanted:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
