"""Pages in Chinese: the examples of the English ones, no number that these have not, and links that lead on."""

import re
from pathlib import Path

import pytest

from docs.examples import BLOCK
from docs.twins import UnlikeTwin, twin_of, with_examples_of

ROOT = Path(__file__).parents[2]
PAGES = ["README.zh.md", *(page.relative_to(ROOT).as_posix() for page in sorted((ROOT / "docs" / "zh").rglob("*.md")))]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`|\]\([^)]*\)")
NUMBER = re.compile(r"(?<![\w.#-])\d[\d,]*(?:\.\d+)?")
AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: 至 (\d[\d,]*(?:\.\d+)?))?亿")
LINK = re.compile(r"\]\(([^)#\s]+)")
WRITTEN = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}


def prose(name: str) -> str:
    return CODE.sub(" ", FENCE.sub("", (ROOT / name).read_text(encoding="utf-8")))


def numbers(text: str) -> set[float]:
    return {float(number.replace(",", "")) for number in NUMBER.findall(text)}


def amounts(text: str) -> set[float]:
    return {float(number.replace(",", "")) for pair in AMOUNT.findall(text) for number in pair if number}


@pytest.mark.parametrize("name", PAGES)
def test_its_examples_are_those_of_the_english_page(name):
    twin = twin_of(name)
    assert twin is not None
    page, other = ((ROOT / each).read_text(encoding="utf-8") for each in (name, twin))
    assert with_examples_of(page, other) == page
    assert [block[0] for block in BLOCK.finditer(page)] == [block[0] for block in BLOCK.finditer(other)]


@pytest.mark.parametrize("name", PAGES)
def test_it_has_no_number_that_the_english_page_has_not(name):
    """Money is counted in yi, ten to a billion."""
    own, twin = prose(name), prose(str(twin_of(name)))
    known = numbers(twin) | {float(f"0{each}") for each in re.findall(r"(?<!\d)(\.\d+)", twin)}
    known |= {float(count) for word, count in WRITTEN.items() if re.search(rf"\b{word}\b", twin, re.IGNORECASE)}
    in_yi = {round(number / 10, 9) for number in amounts(own)}
    plain = numbers(AMOUNT.sub(" ", own)) - {float(month) for month in range(1, 13)}
    assert sorted((plain | in_yi) - known) == []


@pytest.mark.parametrize("name", [*PAGES, "README.md"])
def test_its_links_lead_to_files(name):
    targets = [link for link in LINK.findall((ROOT / name).read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in targets if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_a_page_takes_the_examples_of_its_twin():
    twin = "One\n\n```python\nprint(1)\n```\n\n```text\n1\n```\n"
    assert with_examples_of("一\n\n{{}}\n\n```text\n2\n```\n", twin) == twin.replace("One", "一")
    with pytest.raises(UnlikeTwin, match="1 examples, where the English page has 2"):
        with_examples_of("{{}}", twin)


def test_only_pages_in_chinese_have_twins():
    assert twin_of("README.md") is None
    assert twin_of("docs/faq.md") is None
    assert twin_of("docs/zh/faq.md") == "docs/faq.md"
