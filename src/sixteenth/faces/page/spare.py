"""Memory that nobody uses any more, given back to the system: what compiles takes a gigabyte and holds on to it."""

import ctypes
import gc
import sys

LINUX = "linux"


def give_back() -> bool:
    """Give back what can be given back, and say whether the system's library can do so: that of GNU can."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == LINUX else None
    if trim is None:
        return False
    trim(0)
    return True
