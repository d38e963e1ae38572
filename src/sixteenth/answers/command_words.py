"""What each command says of itself: read at every start, so that nothing else of the words, or of numbers, is."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

COMMAND = re.compile(r"^\[command\]$.*?(?=^\[\w+\]$|\Z)", re.MULTILINE | re.DOTALL)


def command_of(question: str, language: str = "en") -> Mapping[str, Any]:
    """Read the table `[command]` of a question's words."""
    text = (files("sixteenth") / "questions" / question / f"words.{language}.toml").read_text(encoding="utf-8")
    own = COMMAND.search(text)
    return tomllib.loads(own.group())["command"] if own else {}
