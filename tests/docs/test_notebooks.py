"""Notebooks of the documentation: nothing of what they print is stored, and they run from end to end."""

import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
ANSWERS = 2  # cells that show an answer, in each language, are the first two


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_that_was_printed_is_stored(path):
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell for cell in cells if cell.outputs or cell.execution_count] == []


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of a kernel that speaks to this process over the loopback
def test_the_first_answer_runs_and_shows_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]))
    (path,) = NOTEBOOKS
    notebook = read(path)
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    for (shown,), lang in zip(outputs[:ANSWERS], ("en", "zh-Hans"), strict=True):
        html, text = shown.data["text/html"], shown.data["text/plain"]
        assert f'<div class="sixteenth" lang="{lang}">' in html
        assert "<script" not in html
        assert html.count("<img ") > 1
        assert "Anthropic" in text
    printed = "\n".join(each.get("text", "") for cell in outputs for each in cell)
    assert re.search(r"True 400 futures\nworth of Anthropic to its owners, bn USD: [\d,]+ before", printed)
    assert "got 1.5 in draw 399, expected 0 to 1" in printed
    charts = [each for cell in outputs for each in cell if "image/svg+xml" in each.get("data", {})]
    assert len(charts) == 1
