"""Pages in Chinese beside those in English: the same examples, which are run once, in English, and copied."""

import re

BLOCK = re.compile(r"^```\w+[^\n]*\n.*?^```$|^\{\{\}\}$", re.MULTILINE | re.DOTALL)
CHINESE = "docs/zh/"
FRONT = {"README.zh.md": "README.md"}


class UnlikeTwin(ValueError):  # noqa: N818 - it says what was found
    """A page that has not as many examples as the page that it is a translation of."""


def twin_of(name: str) -> str | None:
    """Return the English page that one in Chinese is a translation of; None of any other page."""
    return FRONT.get(name) or (f"docs/{name.removeprefix(CHINESE)}" if name.startswith(CHINESE) else None)


def with_examples_of(page: str, twin: str) -> str:
    """Return a page with the examples of its twin, in order, in place of its own; `{{}}` stands for one to come.

    Raises:
        UnlikeTwin: when it has more or fewer.

    """
    examples = BLOCK.findall(twin)
    found = len(BLOCK.findall(page))
    if found != len(examples):
        message = f"{found} examples, where the English page has {len(examples)}"
        raise UnlikeTwin(message)
    left = iter(examples)
    return BLOCK.sub(lambda _: next(left), page)
