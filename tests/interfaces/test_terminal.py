"""The terminal: plain where that is asked for, and nothing printed to it can steer it."""

import io

import pytest
from rich.text import Text

from sixteenth.interfaces.terminal import make_console


@pytest.mark.parametrize("plain", [True, False])
def test_nothing_printed_to_the_console_can_steer_it(plain):
    console = make_console(plain=plain)
    text = io.StringIO()
    console.file = text
    console.print(Text("a\x1b[2J\n\x9bb"), "[bold]c[/bold]")
    assert text.getvalue() == "a\\x1b[2J\n\\x9bb [bold]c[/bold]\n"


def test_no_color_is_plain_too(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_console(plain=False).color_system is None
