"""A sentence as HTML: its numbers marked, each with the name by which it can be explained; all else escaped."""

import re

from markupsafe import Markup, escape

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Part
from sixteenth.answers.wording import BETWEEN, COMMAS, Words
from sixteenth.errors import clean
from sixteenth.faces.html.templates_of import rendered
from sixteenth.questions.explain.numbers import plain_word, shown_numbers

ASKS = re.compile(
    r"^([^?:.{}\uff1a\uff1f\u3002]+[?\uff1f]|[^?:.{}\uff1a\uff1f\u3002]{1,40}[:\uff1a])"
)  # how a sentence begins that answers a question
TEXTS = ("text", "name", "input", "own_name")  # quantities that are no numbers
DATES = ("month", "date", "year")  # and those of which nothing is to be explained
CODE = re.compile("`([^`]+)`")  # what is typed


def sentence_html(finding: Finding, words: Words, *, is_asked: bool = True, outer: tuple[str, ...] = ()) -> Markup:
    """Write a finding: the question that it answers stands out, and each number says how it can be explained.

    `outer` is what the finding around it rests on; a note below a table answers no question.
    """
    own = words.told_by(finding.question)
    rests_on = finding.rests_on or outer
    parts = {name: part_html(part, own, _explained(name, rests_on), rests_on) for name, part in finding.parts.items()}
    template = CODE.sub(r"<code>\1</code>", str(escape(own.findings[finding.key])))
    marked = ASKS.sub(r"<b>\1</b>", template) if is_asked else template
    return Markup(marked.format_map(parts))  # noqa: S704 - a template of our own, escaped, and parts that are


def text_html(text: str) -> Markup:
    """Return a text as it was written, without letters that cannot be seen."""
    return escape(clean(text))


def marked_html(text: str) -> Markup:
    """Return words of our own, in which what is typed stands between backticks."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped


def part_html(part: Part, words: Words, explained: str = "", outer: tuple[str, ...] = ()) -> Markup:
    """Write a number, a word, or findings one after the other."""
    if isinstance(part, Word):
        return text_html(words.told_by(part.question).words[part.key])
    if isinstance(part, Figure):
        text = text_html(QUANTITIES[part.quantity].written(part.value, words.language))
        if part.quantity in TEXTS:
            return text
        return rendered("number", text=text, explained="" if part.quantity in DATES else explained)
    between = (COMMAS if isinstance(part, Listed) else BETWEEN)[words.language]
    told = (sentence_html(each, words, is_asked=False, outer=outer) for each in part)
    return Markup(between).join(told)  # noqa: S704 - a mark of our own


def _explained(name: str, rests_on: tuple[str, ...]) -> str:
    """Return by what name a number is explained: what people call it, or the first that its finding rests on."""
    known = shown_numbers().get(plain_word(name))
    if known and known.name in rests_on:
        return plain_word(name)
    return next(iter(rests_on), "")
