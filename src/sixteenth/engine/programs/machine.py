"""What computes: the processor, whose kind decides the last bits of compiled arithmetic, and what it holds at once."""

import os
import platform
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CHUNK = 208  # futures that a processor computes at once: their rows end at a line of its cache, and stay in it
MOST_CHUNK = 400 * CHUNK  # beyond which a GPU has enough to do
BYTES_OF_A_FUTURE = 750_000  # inputs, outputs and what is between, of `central` with `books`, as XLA counts them
SHARE_OF_MEMORY = 0.5  # of a GPU; the other half is for what has been computed and for the next
PLUGINS = "jax_plugins"  # by which JAX computes on anything but a processor; importing it says nothing yet


def _described() -> str:
    """Return how the system describes the processor; nothing where no file says it."""
    info = Path("/proc/cpuinfo")
    return info.read_text(encoding="utf-8") if info.exists() else ""


@cache
def processor() -> str:
    """Return the processor's family in a form fit for a file name; bits are promised within one family only."""
    text = _described()
    parts = [re.search(rf"^{field}\s*: (.+)$", text, re.MULTILINE) for field in ("model name", "cpu family", "model")]
    found = " ".join(part.group(1) for part in parts if part) or platform.processor() or platform.machine()
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{platform.machine()} {found}").strip("-").lower()


@cache
def memory() -> int | None:
    """Return the bytes of memory of this machine, or of the container it is; nothing where the system does not say."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # a system without such names
        return None
    limit = Path("/sys/fs/cgroup/memory.max")
    own = limit.read_text(encoding="ascii").strip() if limit.is_file() else ""
    return min(whole, int(own)) if own.isdigit() else whole


@cache
def usual_chunk() -> int:
    """Return how many futures are computed at once unless somebody says: those of a processor, or what a GPU holds.

    Where JAX has nothing but the processor, it is not imported to find that out.
    """
    if find_spec(PLUGINS) is None:
        return CHUNK
    jax: Any = import_module("jax")
    device = jax.devices()[0]
    if device.platform == "cpu":
        return CHUNK
    room = SHARE_OF_MEMORY * (device.memory_stats() or {}).get("bytes_limit", 0)
    chunks = int(room / BYTES_OF_A_FUTURE) // CHUNK
    return min(max(chunks, 1) * CHUNK, MOST_CHUNK)


@cache
def abilities() -> str:
    """Return the instructions that the processor knows, for which code is compiled; nothing where no file says it."""
    found = re.search(r"^(?:flags|Features)\s*: (.+)$", _described(), re.MULTILINE)
    return " ".join(sorted(found.group(1).split())) if found else ""
