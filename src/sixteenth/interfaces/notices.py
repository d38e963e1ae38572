"""Notices on the error output: one plain sentence each, such as of a name of an earlier version."""

import sys
import warnings
from typing import Any

from sixteenth.errors import clean


def tell_notices() -> None:
    """Show each warning as a sentence of its own, without the line of code that it came from."""
    warnings.simplefilter("always", FutureWarning)
    warnings.showwarning = _tell


def _tell(message: Warning | str, *_: Any, **__: Any) -> None:
    sys.stderr.write(f"note: {clean(str(message))}\n")
