"""The kernel in C, compiled with the flags of its README into a folder of its own."""

import ctypes
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

FLAGS = ["-O3", "-march=native", "-mprefer-vector-width=512", "-ffast-math", "-fopenmp", "-shared", "-fPIC"]
OUTPUTS = 144


class CKernel:
    """The compiled kernel, run in float32 without paths."""

    def __init__(self, reference: Path, folder: Path) -> None:
        """Compile it."""
        library = folder / "libkernel.so"
        command = ["gcc", *FLAGS, str(reference / "kernel.c"), "-o", str(library), "-lmvec", "-lm"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command on a named file
        self._run = ctypes.CDLL(str(library)).run_f32

    def run(self, inputs: Any, threads: int) -> Any:
        """Return the outputs [144, draws] for inputs [48, draws]; the draws are a multiple of 16."""
        draws = inputs.shape[1]
        outputs = np.empty((OUTPUTS, draws), np.float32)
        pointers = [array.ctypes.data_as(ctypes.c_void_p) for array in (inputs, outputs)]
        self._run(*pointers, None, ctypes.c_long(draws), ctypes.c_int(threads))
        return outputs


def why_not(reference: Path) -> str:
    """Say why the kernel cannot be compiled here, or nothing."""
    if not (reference / "kernel.c").is_file():
        return f"there is no reference kernel in {reference} (name its folder with --reference)"
    return "" if shutil.which("gcc") else "there is no gcc"
