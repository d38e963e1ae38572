"""Findings in the terminal: each with its mark, and what is told under one further in, apart from the others."""

from collections.abc import Sequence

from rich.console import Console

from sixteenth.answers.finding import Finding
from sixteenth.answers.wording import Words
from sixteenth.interfaces.wrapping import tell, tell_each

FURTHER_IN = "    "


def tell_findings(console: Console, findings: Sequence[Finding], words: Words, *, plain: bool) -> None:
    """Print findings one below the other; one with others under it after an empty line, and followed by one."""
    for before, finding in zip([None, *findings], findings, strict=False):
        if before and (before.under or finding.under):
            console.print()
        tell_each(console, [words.sentence(finding)], plain=plain)
        _tell_under(console, finding, words, FURTHER_IN)


def _tell_under(console: Console, finding: Finding, words: Words, within: str) -> None:
    for each in finding.under:
        tell(console, words.sentence(each), within)
        _tell_under(console, each, words, within + FURTHER_IN)
