"""The documentation does what it says: every command and every block of Python on a page is run and compared.

Some pages are run in one process, as `make refresh` runs them all, each in a folder of its own.
"""

import doctest
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sixteenth
from docs.examples import BLOCK, Page, ours, pieces, refresh, scratch

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "docs" / "generated"
TOGETHER = 5  # pages of one process, which share what they read and compile; of two processes, each has its own
CORE_WORLD = re.compile(r'run (central|interview |progress)|"central"|--lab |th (equilibrium|policies|revise|fit) ')


def pages() -> list[Path]:
    found = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
    return [page for page in found if not page.is_relative_to(GENERATED)]


def has_examples(page: Path) -> bool:
    blocks = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return any(block["language"] in ("console", "python") or "from=" in block["about"] for block in blocks)


def runs_the_core_world(page: Path) -> bool:
    """Say whether an example runs all labs for ten years: that takes seconds, and a minute where it compiles first."""
    blocks = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return any(block["language"] in ("console", "python") and CORE_WORLD.search(block["body"]) for block in blocks)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def as_tests() -> Iterator[object]:
    """Give the pages that have examples some at a time: those that take seconds, then those that take minutes."""
    found = [page for page in pages() if has_examples(page)]
    for is_slow in (False, True):
        chosen = [name_of(page) for page in found if runs_the_core_world(page) is is_slow]
        for names in batched(chosen, TOGETHER):
            yield pytest.param(names, marks=[pytest.mark.slow] * is_slow, id=f"{names[0]} to {names[-1]}")


def batched(names: list[str], count: int) -> Iterator[tuple[str, ...]]:
    return (tuple(names[at : at + count]) for at in range(0, len(names), count))


def check(*names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check", *names]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def run_page(text: str) -> str:
    with scratch() as folder:
        return "".join(pieces(text, Page("page.md", folder)))


@pytest.mark.parametrize("names", list(as_tests()))
def test_the_examples_of_pages_print_what_they_say(names):
    told = check(*names)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_front_page_of_the_package_does_what_it_says():
    found = doctest.testmod(sixteenth)
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_a_page_without_examples_stays_as_it_is():
    text = "# Title\n\n```toml\nvalue = 1\n```\n\nThe end.\n"
    assert run_page(text) == text


def test_what_a_block_prints_is_put_below_it():
    text = "```python\nx = 2\n```\n\nthen\n\n```python\nprint(x + 1)\n```\n\nend\n"
    wrong = text.replace("\n\nend", "\n\n```text\n4\n```\n\nend")
    assert run_page(text) == run_page(wrong) == text.replace("\n\nend", "\n\n```text\n3\n```\n\nend")


def test_what_a_command_prints_is_put_below_it():
    text = "```console\n$ echo one\nno\n$ echo two\n```\n"
    assert run_page(text) == "```console\n$ echo one\none\n$ echo two\ntwo\n```\n"


@pytest.mark.parametrize(
    ("command", "words", "rest"),
    [
        ("sixteenth run central > a.txt", ["run", "central"], "> a.txt"),
        ("sixteenth run a | sed 's/^|//'", ["run", "a"], "| sed 's/^|//'"),
        ("sixteenth plan --labs A 'B C'", ["plan", "--labs", "A", "B C"], ""),
        ('sixteenth explain "money back"', ["explain", "money back"], ""),
    ],
)
def test_a_command_of_ours_is_run_here_and_its_output_goes_to_a_shell(command, words, rest):
    assert ours(command) == (words, rest)


@pytest.mark.parametrize(
    "command", ["echo a", "sixteenth serve", "sixteenth check a 2>&1 || true", "sixteenth run $HOME"]
)
def test_what_only_a_shell_can_read_or_does_not_end_is_not_run_here(command):
    assert ours(command) is None


def test_a_command_run_here_tells_what_it_would_elsewhere():
    own = run_page("```console\n$ sixteenth check no_such.toml --lang zh\n$ sixteenth check no_such.toml\n```\n")
    shell = run_page(
        "```console\n$ true; sixteenth check no_such.toml --lang zh\n$ true; sixteenth check no_such.toml\n```\n"
    )
    assert own == shell.replace("true; ", "")


def test_what_a_failing_command_tells_is_shown():
    assert run_page("```console\n$ echo wrong >&2; false\n```\n") == "```console\n$ echo wrong >&2; false\nwrong\n```\n"
    assert run_page("```console\n$ echo slow >&2\n```\n") == "```console\n$ echo slow >&2\n```\n"


def test_a_file_is_written_for_what_follows():
    text = "```toml file=runs/a.toml\nb = 1\n```\n\n```console\n$ cat runs/a.toml\n```\n"
    assert run_page(text).endswith("$ cat runs/a.toml\nb = 1\n```\n")


def test_a_quotation_is_what_stands_in_the_source():
    quoted = run_page("```python from=tests/lemonade/stand/books.py#takings\nold\n```\n")
    assert quoted.startswith("```python from=tests/lemonade/stand/books.py#takings\ndef takings(")
    table = run_page("```toml from=tests/lemonade/lemonade.toml#theory\nold\n```\n")
    assert table == '```toml from=tests/lemonade/lemonade.toml#theory\n[theory]\ndemand = "elastic"\n```\n'


def test_a_block_that_fails_says_where_it_stands():
    with pytest.raises(ZeroDivisionError) as caught:
        run_page("\n\n```python\n1 / 0\n```\n")
    assert caught.value.__notes__ == ["in the block at page.md:3"]


def test_a_line_of_a_block_is_the_line_of_its_page():
    text = "one\n\n```python\nimport inspect\nprint(inspect.currentframe().f_lineno)\n```\n"
    assert "```text\n5\n```" in run_page(text)


def test_refreshing_reads_the_page_from_its_file():
    page = ROOT / "docs" / "faq.md"
    assert refresh(page).startswith("# ")
