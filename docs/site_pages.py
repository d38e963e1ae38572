"""What is changed in pages on their way to the site: links to what is no page, languages, notebooks, mathematics.

Pages stand in the repository as they are read there. On the site a link to source code is the name of a file, and a
page that there is in both languages leads to the other one.
"""

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from myst_parser.parsers.sphinx_ import MystParser

DOCS = Path(__file__).parent
CHINESE = "zh"
APART = "---\norphan: true\n---\n\n"  # of what a page leads to, and no list of pages
LINK = re.compile(r"(?<!!)\[([^\]\[]*(?:\[[^\]]*\][^\]\[]*)*)\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```.*?^```$)", re.MULTILINE | re.DOTALL)
ANCHOR = re.compile(r'<a id="([^"]+)"></a>(`[^`]*`|[^|<\n]*)')
WIDE = "\u2018-\u201d\u3001-\u9fff\uff01-\uff5e"  # Chinese letters and their marks
BROKEN = re.compile(
    rf"(?<=[{WIDE}])\n(?=\[?(?:\*\*)?[{WIDE}])"
)  # a line that goes on, where nothing stands between words
TITLE = re.compile(r"\A((?:<!--.*?-->\s*)?# [^\n]+\n)", re.DOTALL)
SUBJECTS = "\n".join(sorted(each.stem for each in (DOCS / "generated").glob("equations_*.md")))
BELOW = {"generated/equations": f"\n```{{toctree}}\n:hidden:\n\n{SUBJECTS}\n```\n"}  # pages that one leads to
HOME = {"README.md": "index.md", "../README.md": "index.md", "../README.zh.md": "zh/index.md"}  # by place from docs/


class NotebookParser(MystParser):
    """Reads a notebook without its outputs: text as text, code as code."""

    supported = ("notebook",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Read a notebook into a document."""
        super().parse(inputstring, document)


def set_up(app: Any) -> None:
    """Say to Sphinx what is done with pages."""
    app.add_source_parser(NotebookParser)
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    app.connect("source-read", rewrite)
    app.connect("html-page-context", tell_language)


def visit_inline(translator: Any, node: nodes.Element) -> None:
    """Write mathematics within a line."""
    translator.body.append(convert(node.astext()))
    raise nodes.SkipNode


def visit_block(translator: Any, node: nodes.Element) -> None:
    """Write a formula by itself, which scrolls where it is too long."""
    formula = convert(node.astext(), display="block")
    translator.body.append(f'<div class="math-block" tabindex="0" role="group">{formula}</div>\n')
    raise nodes.SkipNode


def rewrite(_app: Any, name: str, source: list[str]) -> None:
    """Change a page on its way."""
    path = DOCS / f"{name}.md"
    text = source[0] if path.exists() else markdown_of(source[0])
    parts = FENCE.split(text)
    text = "".join(part if part.startswith("```") else mended(part, name) for part in parts)
    text = TITLE.sub(rf"\1{other_language(name)}", text, count=1)
    text = with_every_guide(text) if name == "index" else text + BELOW.get(name, "")
    source[0] = f"{APART}{text}" if name.startswith("decisions/0") else text


def with_every_guide(text: str) -> str:
    """Return the page that leads to all with the guides that it does not list, after the last that it does."""
    listed = re.findall(r"^how_to/\w+$", text, re.MULTILINE)
    left = [f"how_to/{each.stem}" for each in sorted((DOCS / "how_to").glob("*.md"))]
    return text.replace(listed[-1], "\n".join([listed[-1], *(each for each in left if each not in listed)]))


def markdown_of(notebook: str) -> str:
    """Return the cells of a notebook as a page."""
    cells = json.loads(notebook)["cells"]
    texts = [("".join(cell["source"]), cell["cell_type"] == "code") for cell in cells]
    return "\n\n".join(f"```python\n{text}\n```" if is_code else text for text, is_code in texts) + "\n"


def mended(text: str, name: str) -> str:
    """Return a text with links to pages alone, and with anchors that links find."""
    text = BROKEN.sub("", ANCHOR.sub(r"[\2]{#\1}", text))
    return LINK.sub(lambda found: mended_link(found, (DOCS / name).parent), text)


def mended_link(found: re.Match[str], folder: Path) -> str:
    """Return a link as it is where it leads to a page; to a file of the repository, only what it is called."""
    text, target = found.groups()
    path, hash_sign, anchor = target.partition("#")
    if "://" in target or not path:
        return found[0]
    place = Path(relative(folder / path, DOCS))
    page = HOME.get(place.as_posix(), place.as_posix())
    anchor = anchor if page == place.as_posix() else ""
    if (DOCS / page).suffix in (".md", ".ipynb") and (DOCS / page).is_file() and not page.startswith(".."):
        return f"[{text}]({relative(DOCS / page, folder)}{hash_sign if anchor else ''}{anchor})"
    return text if "`" in text else f"`{text}`" if "/" in text else text


def relative(path: Path, start: Path) -> str:
    """Return how a path is written from a folder."""
    import os.path  # noqa: PLC0415 - pathlib walks up from 3.12 on

    return Path(os.path.relpath(path, start)).as_posix()


def other_language(name: str) -> str:
    """Return a link to the page in the other language; nothing where there is none."""
    is_chinese = name.startswith(f"{CHINESE}/")
    other = name.removeprefix(f"{CHINESE}/") if is_chinese else f"{CHINESE}/{name}"
    if not (DOCS / f"{other}.md").is_file():
        return ""
    title = "English" if is_chinese else "\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-6587}"
    return f"\n[{title}]({relative(DOCS / f'{other}.md', (DOCS / name).parent)}){{.other-language}}\n"


def tell_language(_app: Any, name: str, _template: str, context: dict[str, Any], _document: Any) -> None:
    """Say in which language a page is."""
    if name.startswith(f"{CHINESE}/"):
        context["language"] = "zh-Hans"
