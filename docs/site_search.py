"""Search in both languages on one site: English by words and their stems, Chinese by pairs of letters."""

import re
from itertools import pairwise
from pathlib import Path

from sphinx.search import languages
from sphinx.search.en import SearchEnglish

HAN = "\N{CJK UNIFIED IDEOGRAPH-3400}-\N{CJK UNIFIED IDEOGRAPH-9FFF}"
PARTS = re.compile(f"[{HAN}]+|[^{HAN}]+")


class SearchBoth(SearchEnglish):
    """Splits Chinese, which has no spaces, into pairs of letters: what is searched is split likewise."""

    js_splitter_code = (Path(__file__).parent / "site_search.js").read_text(encoding="utf-8")

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx names it so
        """Return the words of a text."""
        return [word for each in super().split(input) for part in PARTS.findall(each) for word in pairs(part)]


def pairs(part: str) -> list[str]:
    """Return Chinese letters two by two; of other letters, or of one alone, the word itself."""
    is_chinese = len(part) > 1 and PARTS.fullmatch(part) and re.match(f"[{HAN}]", part)
    return [first + second for first, second in pairwise(part)] if is_chinese else [part]


def set_up() -> None:
    """Let Sphinx search so."""
    languages["en"] = SearchBoth
