"""Where public data lies that is not ours to pass on: tests that need a file skip, and say so, where it is absent."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"  # beside the checkout, where somebody has it
DATA = Path(os.environ.get("SIXTEENTH_DATA", BESIDE))


def needs(name: str) -> pytest.MarkDecorator:
    """Mark tests that need a file of public data."""
    told = f"needs {name} in the folder SIXTEENTH_DATA; it is not ours to pass on"
    return pytest.mark.skipif(not (DATA / name).is_file(), reason=told)
