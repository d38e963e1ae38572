"""What computes: the processor, whose kind decides the last bits of compiled arithmetic."""

import os
import platform
import re
from functools import cache
from pathlib import Path


@cache
def processor() -> str:
    """Return the processor's family in a form fit for a file name; bits are promised within one family only."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
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
def abilities() -> str:
    """Return the instructions that the processor knows, for which code is compiled; nothing where no file says it."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    found = re.search(r"^(?:flags|Features)\s*: (.+)$", text, re.MULTILINE)
    return " ".join(sorted(found.group(1).split())) if found else ""
