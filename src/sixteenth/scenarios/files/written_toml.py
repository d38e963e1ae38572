"""Values as TOML writes them, so that any name, title or path comes back as it was."""

import json
from collections.abc import Mapping, Sequence
from typing import Any


def quoted(text: str) -> str:
    """Write text in quotes: JSON's escapes are TOML's, but for one character that TOML wants escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_toml(value: Any) -> str:
    """Write text, a number, true or false, a list, or a table on one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{quoted(str(key))} = {as_toml(each)}' for key, each in value.items())} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(as_toml, value))}]"
    return repr(value)


def lines_of(entries: Mapping[str, Any]) -> str:
    """Write the entries of a table, one a line."""
    return "\n".join(f"{name} = {as_toml(value)}" for name, value in entries.items())
