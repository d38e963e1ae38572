"""What is generated is what the program says now; `make refresh` makes it again."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE = [f"docs/generated/{name}.md" for name in ("cli", "commands_table", "equations", "glossary")]
MADE += [page.relative_to(ROOT).as_posix() for page in sorted((ROOT / "docs" / "generated").glob("equations_*.md"))]
# They run six labs, and all that was published. The page of shocks is looked at by tests/economy/test_shock_table.py.
SLOW = ["docs/generated/reproductions.md", "docs/pictures/answer.svg"]
LINK = re.compile(r"\]\(([\w.]*\.md)?#([\w-]+)\)")
ANCHOR = re.compile(r'<a id="(.+?)">')
TITLE = re.compile(r"^#+ (.+)$", re.MULTILINE)


@pytest.mark.parametrize("name", [*MADE, *(pytest.param(each, marks=pytest.mark.slow) for each in SLOW)])
def test_it_is_up_to_date(name):
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check", name]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_picture_asks_nobody_for_anything():
    picture = (ROOT / "docs" / "pictures" / "answer.svg").read_text(encoding="utf-8")
    assert re.findall(r"@font-face|@import|<script|href|(?<!xmlns=\")https?://|url\((?!#)", picture) == []


def test_every_link_of_a_generated_page_has_its_anchor():
    pages = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "generated").glob("*.md")}
    anchors = {name: {*ANCHOR.findall(text), *map(slug, TITLE.findall(text))} for name, text in pages.items()}
    links = [(name, *link) for name, text in pages.items() for link in LINK.findall(text)]
    assert [link for link in links if link[2] not in anchors[link[1] or link[0]]] == []


def slug(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
