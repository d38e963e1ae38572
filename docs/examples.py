"""Pages whose examples are run: commands, Python, files to write and quotations of the source, each told by its fence.

    console            each line that begins with `$ ` is run; the lines after it are what it prints
    python             run, all blocks of a page in one namespace
    text               directly after a python block: what that block prints
    ... file=PATH      written to PATH, for the examples that follow
    ... from=PATH      a quotation: a whole file, or PATH#NAME for one function or one table of it
    anything else      left as it is

Everything happens in a folder of its own that holds a copy of `tests/lemonade`, so that a page may change files. Our
own commands are run in this process: what one has read and compiled, the next need not, which saves some six seconds of
a processor for each.
"""

import ast
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from unittest import mock

from sixteenth.interfaces.cli import run_command_line
from sixteenth.interfaces.language import take_language

ROOT = Path(__file__).parents[1]
COPIED = "tests/lemonade"
WIDTH = "100"
SECONDS = 300
PROGRAM = "sixteenth"
ELSEWHERE = "serve"  # a command that does not end by itself
SPECIAL = re.compile(r"""[<()$`\\*?\[\]~#{}!'"\n]""")  # outside quotation marks, what only a shell can read
MORE_THAN_OUTPUT = re.compile(r"[&;]|\d>")  # other commands, or other streams
QUOTED = re.compile(r"""'[^']*'|"[^"$`\\]*\"""")
BLOCK = re.compile(r"^```(?P<language>\w+)(?P<about>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Page:
    """A page while its examples run: where, with which names, and what the last Python block printed."""

    title: str
    folder: Path
    names: dict[str, Any] = field(default_factory=dict)

    def console(self, body: str) -> str:
        """Run each command and put what it prints below it."""
        commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        return "".join(f"$ {command}\n{self.command(command)}" for command in commands)

    def command(self, command: str) -> str:
        """Run one command and return what it prints; what it tells of its progress only where it fails."""
        own = ours(command)
        if own is not None:
            code, out, err = run_here(*own, self.folder)
        else:
            told = in_a_shell(command, self.folder)
            code, out, err = told.returncode, told.stdout, told.stderr
        shown = tidy(out + (err if code else ""))
        return shown.replace(f"{ROOT}{os.sep}", "")  # as from inside the repository

    def python(self, body: str, line: int) -> str:
        """Run a block of Python, its lines numbered as on the page, and return what it prints."""
        printed = io.StringIO()
        code = compile("\n" * line + body, str(self.folder / self.title), "exec")
        with contextlib.redirect_stdout(printed), contextlib.chdir(self.folder):
            exec(code, self.names)  # noqa: S102 - the examples of our own pages
        return tidy(printed.getvalue())

    def write(self, path: str, body: str) -> str:
        """Write a file that later examples use."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, encoding="utf-8")
        return body


def refresh(page: Path) -> str:
    """Run all examples of a page and return the page as it should be.

    Raises:
        Exception: whatever an example raises, with a note that says where it stands.

    """
    text, title = page.read_text(encoding="utf-8"), page.relative_to(ROOT).as_posix()
    with scratch() as folder:
        return "".join(pieces(text, Page(title, folder)))


def pieces(text: str, page: Page) -> Iterator[str]:
    """Give a page in pieces, each block run and renewed; what Python prints stands in a text block after it."""
    at, line, printed = 0, 0, ""
    for block in BLOCK.finditer(text):
        before = text[at : block.start()]
        is_shown = bool(printed) and block["language"] == "text" and not before.strip()
        if printed and not is_shown:
            before = f"\n\n{fence('text', '', printed)}{before}"
        body, shown = (printed, "") if is_shown else run_block(block, page, line + before.count("\n") + 1)
        renewed = before + fence(block["language"], block["about"], body)
        at, line, printed = block.end(), line + renewed.count("\n"), shown
        yield renewed
    if printed:
        yield f"\n\n{fence('text', '', printed)}"
    yield text[at:]


def run_block(block: re.Match[str], page: Page, line: int) -> tuple[str, str]:
    """Run one block; return what it should hold, and what it printed where it is Python."""
    language, body = block["language"], block["body"]
    about = dict(word.split("=", 1) for word in block["about"].split() if "=" in word)
    try:
        if "from" in about:
            return quote(about["from"]), ""
        if "file" in about:
            return page.write(about["file"], body), ""
        if language == "console":
            return page.console(body), ""
        if language == "python":
            return body, page.python(body, line)
    except BaseException as error:
        error.add_note(f"in the block at {page.title}:{line}")
        raise
    return body, ""


def quote(what: str) -> str:
    """Return a file, or one function or table of it, as it stands in the repository.

    Raises:
        KeyError: when the file has no such part.

    """
    path, _, name = what.partition("#")
    text = (ROOT / path).read_text(encoding="utf-8")
    if not name:
        return tidy(text)
    if path.endswith(".py"):
        parts = {getattr(node, "name", ""): ast.get_source_segment(text, node) for node in ast.parse(text).body}
    else:
        tables = [table for table in re.split(r"\n\s*\n", text) if table.startswith("[")]
        parts = {table.splitlines()[0].strip("[]"): table for table in tables}
    return tidy(parts[name] or "")


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Yield a folder that looks like the repository to the examples, and may be changed."""
    with TemporaryDirectory(prefix="sixteenth-docs-") as folder:
        home = Path(folder).resolve()
        shutil.copytree(ROOT / COPIED, home / COPIED, ignore=shutil.ignore_patterns("__pycache__", "test_*"))
        yield home


def environment() -> Mapping[str, str]:
    """Return what commands run with: this Python's own commands first, one width, no colour."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    commands = str(Path(sys.executable).parent)
    return {**kept, "PATH": commands + os.pathsep + os.environ.get("PATH", ""), "COLUMNS": WIDTH, "TERM": "dumb"}


def tidy(text: str) -> str:
    """Cut spaces at the ends of lines, and empty lines at the end."""
    lines = [line.rstrip() for line in text.rstrip().splitlines()]
    return "".join(f"{line}\n" for line in lines)


def fence(language: str, about: str, body: str) -> str:
    """Put a block back between its fences."""
    return f"```{language}{about}\n{body}```"


def ours(command: str) -> tuple[list[str], str] | None:
    """Split a command into the words after `sixteenth` and what a shell does with its output; None if it is no such."""
    hidden = QUOTED.sub(lambda found: "_" * len(found[0]), command)
    at = min((found for found in (hidden.find("|"), hidden.find(">")) if found >= 0), default=len(command))
    first, rest = command[:at], command[at:]
    if SPECIAL.search(hidden[:at]) or MORE_THAN_OUTPUT.search(hidden):
        return None
    words = shlex.split(first)
    return (words[1:], rest) if words[:1] == [PROGRAM] and words[1:2] != [ELSEWHERE] else None


def in_a_shell(command: str, folder: Path, stdin: IO[bytes] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of our own pages, with its pipes."""
    return subprocess.run(  # noqa: S602 - they need a shell
        command,
        shell=True,
        cwd=folder,
        env=environment(),
        stdin=stdin,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def run_here(words: list[str], rest: str, folder: Path) -> tuple[int, str, str]:
    """Run a command here, and what follows it in a shell; return how it ended, and both outputs."""
    with TemporaryDirectory(prefix="sixteenth-printed-") as kept:
        out, err = Path(kept, "out"), Path(kept, "err")
        code = _call(words, folder, out, err)
        told = err.read_text(encoding="utf-8")
        if not rest:
            return code, out.read_text(encoding="utf-8"), told
        with out.open("rb") as printed:
            after = in_a_shell(f"cat {rest}", folder, printed)
        code = after.returncode if rest.startswith("|") else code or after.returncode  # as a shell counts
        return code, after.stdout, told + after.stderr


def _call(words: list[str], folder: Path, out: Path, err: Path) -> int:
    try:
        with _as_a_process(words, folder, out, err):
            code = run_command_line()
    finally:
        take_language([])  # what is refused from here on is told as before
    return code if isinstance(code, int) else int(code is not None)


@contextlib.contextmanager
def _as_a_process(words: list[str], folder: Path, out: Path, err: Path) -> Iterator[None]:
    """Give this process, for a while, the words, folder, environment and streams of a command."""
    with (
        out.open("w", encoding="utf-8") as printed,
        err.open("w", encoding="utf-8") as told,
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(told),
        contextlib.chdir(folder),
        mock.patch.object(sys, "argv", [PROGRAM, *words]),
        mock.patch.dict(os.environ, environment(), clear=True),
        warnings.catch_warnings(),
    ):
        yield
