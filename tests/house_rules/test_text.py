"""What is committed belongs to the project alone: no registry's address, no machine's path, no talk of who wrote it."""

import re
import subprocess

import pytest

from tests.house_rules.source import ROOT

# One letter of each word stands in brackets, so that these patterns do not find themselves.
FORBIDDEN = {
    "a registry's host": r"p[y]pi\.(?:o[r]g|io)|pythonho[s]ted|n[p]mjs\.|y[a]rnpkg\.|deb\.de[b]ian\.|a[n]aconda\.org",
    "a path of one machine": r"(?:^|[^\w.-])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me|U[s]ers)/",
    "talk of where it was written": r"(?i)\b(?:s[e]ssions?|a[g]ents?|sub-?a[g]ents?|w[o]rkplaces?)\b",
    "deferred work": r"\b(?:T[O]DO|F[I]XME|X[X]X)\b",
}
# Where a forbidden word has another meaning.
ALLOWED = [
    r'scope="s[e]ssion"',  # pytest's word for a fixture made once
    r"s[e]ssion: pytest\.S[e]ssion",
    r"\bS[e]ssion\b|questions[./]s[e]ssion\b",  # the class that runs the model for an answer, and its module
    r"frontier\s+a[g]ents",  # what METR measures, in the keys of its facts
]
WORD = "sess" + "ion"
QUOTED = "src/sixteenth/evidence/facts/"  # facts are quoted as they were told
BINARY = {".png", ".ico", ".nc", ".gz", ".xlsx", ".woff2"}


def own_files() -> list[str]:
    """List the files that are or would be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in sorted(set(listed)) if (ROOT / name).is_file() and (ROOT / name).suffix not in BINARY]


def found_in(text: str) -> list[str]:
    """Name what must not be in a text, with its line."""
    for phrase in ALLOWED:
        text = re.sub(phrase, "", text)
    return [
        f"{number}: {what}: {match.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        for match in re.finditer(pattern, line)
    ]


def test_nothing_in_the_repository_says_where_it_was_written():
    files = [name for name in own_files() if not name.startswith(QUOTED)]
    assert [f"{name}:{what}" for name in files for what in found_in((ROOT / name).read_text(encoding="utf-8"))] == []


def test_there_are_files_to_look_at():
    assert {"pyproject.toml", "Makefile", "src/sixteenth/units.py"} <= set(own_files())


@pytest.mark.parametrize(
    "text",
    [
        "see pypi" + ".org for more",
        "cd /wo" + "rk/main",
        f"done in this {WORD}",
        "# TO" + "DO: later",
    ],
)
def test_each_kind_is_found(text):
    assert len(found_in(text)) == 1


@pytest.mark.parametrize("text", [f'@pytest.fixture(scope="{WORD}")', "a network path", "src/work/x", "agency"])
def test_other_meanings_pass(text):
    assert found_in(text) == []
