"""The fast back end: JAX in float32. Of the engine only this file, and what it takes to keep programs, import jax."""

import os
import sys
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import platformdirs
from jax.experimental.xla_metadata import set_xla_metadata

from sixteenth.engine.programs.kept_programs import KeptAt
from sixteenth.engine.programs.machine import processor
from sixteenth.engine.programs.program import Program
from sixteenth.engine.programs.ready_made import ReadyMade, arrays_of, counted_hits, keep, load, place_of
from sixteenth.engine.programs.simulate import Inputs, simulate
from sixteenth.errors import Fault, ForkedProcess, Place, refuse
from sixteenth.said import said
from sixteenth.stopping import stop_if_asked

# Measured on the engine's test worlds and `central`; each is dropped by itself where XLA does not know it.
OPTIONS: dict[str, Any] = {
    "xla_cpu_multi_thread_eigen": False,
    "xla_cpu_copy_insertion_use_region_analysis": True,
    "xla_cpu_experimental_ynn_fusion_type": "",
    "xla_cpu_prefer_vector_width": 512,
    "xla_disable_hlo_passes": "cpu-parallel-task-assigner",  # it splits loops for threads that are ours already
}

# For programs whose months are one function: the same bits as quickly, compiled in a quarter to almost half less time.
# On others, emitters of fusions are worth half the time of a run.
OF_ONE_FUNCTION: dict[str, Any] = {"xla_cpu_use_fusion_emitters": False, "xla_llvm_disable_expensive_passes": True}

MANY = 60  # equations of a month, from which on starting their loops costs more than wider code saves
ONE_FUNCTION = {"xla_cpu_small_call": "true", "inlineable": "false"}

_TAIL = 5  # where the second polynomial takes over from the first
_NEAR = (
    *(2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087),
    *(-0.00125372503, -0.00417768164, 0.246640727, 1.50140941),
)
_FAR = (
    *(-0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773),
    *(-0.0076224613, 0.00943887047, 1.00167406, 2.83297682),
)

_lock = threading.Lock()  # settings of the compilation cache belong to the process: one compilation at a time


_has_started = False  # threads of XLA that a fork does not copy, and for which its computations would wait for ever
_is_forked = False


def _note_fork() -> None:
    global _is_forked  # noqa: PLW0603 - it is about the process
    started = getattr(sys.modules.get("jax._src.xla_bridge"), "backends_are_initialized", None)  # perhaps by the caller
    _is_forked = _is_forked or _has_started or bool(started and started())


if hasattr(os, "register_at_fork"):  # where processes can be forked
    os.register_at_fork(after_in_child=_note_fork)


def hung_processes() -> list[Fault]:
    """Find that this process was forked after JAX had started: whatever JAX computes here would never end."""
    global _has_started  # noqa: PLW0603 - as above
    _has_started = True
    if not _is_forked:
        return []
    got, expected = said("a fork of a process that has run on JAX"), said("one that was started by itself")
    cure = said("make processes with multiprocessing.get_context('spawn'), or run with back_end='numpy'")
    return [
        ForkedProcess(said("this process"), Place(said("process {process}", process=os.getpid())), got, expected, cure)
    ]


def is_one_function(equations: int) -> bool:
    """Say whether all months of so many equations are compiled as one function."""
    return equations >= MANY


def known_of(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that this version of XLA knows; each is tried by itself where not all are known.

    Raises:
        Refused: in a process that was forked after JAX had started.

    """
    refuse(hung_processes())
    tiny = jax.jit(lambda x: x).lower(jax.ShapeDtypeStruct((), np.float32))

    def knows(tried: dict[str, Any]) -> bool:
        try:
            tiny.compile(compiler_options=tried)
        except jax.errors.JaxRuntimeError:
            return False
        return True

    if knows(dict(options)):
        return dict(options)
    return {option: value for option, value in options.items() if knows({option: value})}


class JaxBackEnd:
    """Months in a scan, compiled once for each program; every type is stated, so a caller's x64 changes nothing."""

    name = "jax"
    xp = jnp
    dtype = np.float32

    def __init__(self) -> None:
        """Start without executables."""
        self._executables: dict[tuple[Program, int], Callable[[Inputs], Any]] = {}

    def normal_quantile(self, uniform: Any) -> Any:
        """Turn uniforms into standard normals, to 3e-7 of their size and at half the cost of JAX's own ndtri.

        The inverse of the error function in single precision by Giles (2010, "Approximating the erfinv function").
        """
        centred, tail = 2 * uniform - 1, -jnp.log(4 * uniform * (1 - uniform))
        near, far = _polynomial(_NEAR, tail - 2.5), _polynomial(_FAR, jnp.sqrt(tail) - 3)
        return np.float32(np.sqrt(2)) * centred * jnp.where(tail < _TAIL, near, far)

    def compute_once(self, function: Callable[..., Any], *arrays: Any) -> Any:
        """Call a function that XLA may not weave into its readers; a mark it does not know changes nothing."""
        return _marked({"inlineable": "false"}, function)(*arrays)

    def loop(
        self, step: Callable[..., Any], state: Any, inputs: Any, months: int, equations: int, /
    ) -> tuple[Any, Any]:
        """Walk the months in one compiled loop; a month of many small loops is one function, which starts none."""
        walk = partial(jax.lax.scan, step, length=months)
        return (_marked(ONE_FUNCTION, walk) if is_one_function(equations) else walk)(state, inputs)

    @cached_property
    def options(self) -> dict[str, Any]:
        """Return the XLA options of every program, of those that this version knows.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        return known_of(OPTIONS)

    @cached_property
    def of_one_function(self) -> dict[str, Any]:
        """Return the XLA options of a program whose months are one function, of those that this version knows.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        return known_of({**OPTIONS, **OF_ONE_FUNCTION})

    def options_of(self, program: Program) -> dict[str, Any]:
        """Return the XLA options of a program.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        return self.of_one_function if is_one_function(len(program.sequence)) else self.options

    @cached_property
    def device(self) -> str:
        """Return the device that computes in place of the processor, whose bits differ; nothing where none does.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        refuse(hung_processes())
        first = jax.devices()[0]
        return "" if first.platform == "cpu" else f"{first.platform} {first.device_kind}"

    def of_wanted(self, inputs: Inputs, _wanted: int) -> Inputs:
        """Return all inputs: what is compiled takes a whole chunk."""
        return inputs

    def executable(self, program: Program, draws: int) -> Callable[[Inputs], Any]:
        """Compile a program for a chunk of `draws`, or return what was compiled before.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        refuse(hung_processes())
        with _lock:
            key = (program, draws)
            if key not in self._executables:
                stop_if_asked()
                self._executables[key] = self._kept_or_compiled(program, draws)
                stop_if_asked()  # compiling takes seconds, and cannot itself be interrupted
            return self._executables[key]

    def _kept_or_compiled(self, program: Program, draws: int) -> Callable[[Inputs], Any]:
        """Return a program that was kept, or compile it and keep it, where it is one that can be."""
        place = None if self.device else place_of(program, draws, self.options_of(program))
        run = None if place is None else load(program, place)
        if place is None or run is None:
            return self._compile(program, draws, place)

        def anew() -> Callable[[Inputs], Any]:
            place.remove()
            with _lock:
                return self._compile(program, draws, place)

        return ReadyMade(lambda: refuse(hung_processes()), run, anew)

    def _compile(self, program: Program, draws: int, place: KeptAt | None) -> Callable[[Inputs], Any]:
        """Write a program down for the compiler, compile it, and keep it where there is a place for it."""

        def run(rows: Any, seed: Any, numbers: Any, keys: Any, event_months: Any, switch_months: Any) -> Any:
            return simulate(program, self, Inputs(rows, seed, numbers, keys, event_months, switch_months))

        shapes = (
            jax.ShapeDtypeStruct((sum(end - begin for begin, end in program.slots.values()), draws), np.float32),
            jax.ShapeDtypeStruct((), np.uint32),
            jax.ShapeDtypeStruct((draws,), np.uint32),
            jax.ShapeDtypeStruct(program.keys.shape, np.uint32),
            jax.ShapeDtypeStruct((len(program.events), 2), np.int32),
            jax.ShapeDtypeStruct((program.switches,), np.int32),
        )
        with compilation_cache(), counted_hits() as hits:
            compiled = jax.jit(run).lower(*shapes).compile(compiler_options=self.options_of(program))
        if place is not None and not hits:
            keep(compiled, program, place)

        def call(inputs: Inputs) -> Any:
            refuse(hung_processes())  # it may have been compiled before the fork
            return jax.tree.map(np.asarray, compiled(*arrays_of(inputs)))

        return call


def _marked(marks: Mapping[str, str], function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function whose call, and nothing inside it, bears marks for XLA."""

    def unmarked(*inside: Any) -> Any:
        with set_xla_metadata(**dict.fromkeys(marks)):
            return function(*inside)

    def call(*arrays: Any) -> Any:
        with set_xla_metadata(**marks):
            return jax.jit(unmarked)(*arrays)

    return call


def _polynomial(coefficients: tuple[float, ...], at: Any) -> Any:
    value: Any = np.float32(coefficients[0])
    for coefficient in coefficients[1:]:
        value = value * at + np.float32(coefficient)
    return value


def _can_be_written(folder: Path) -> bool:
    """Say whether files can be kept in a folder, which is made where it is not there; home itself may be unknown."""
    if not folder.is_absolute():
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@contextmanager
def compilation_cache() -> Generator[None]:
    """Keep compiled programs on disk while compiling, and leave the process's settings as they were.

    A cache that the caller has chosen is used as it is; where no folder can be written, nothing is kept.
    """
    names = ("jax_compilation_cache_dir", "jax_persistent_cache_min_compile_time_secs")
    before = {name: getattr(jax.config, name) for name in names}
    folder = (
        Path(platformdirs.user_cache_dir("sixteenth")) / f"{version('sixteenth')}-jax{jax.__version__}-{processor()}"
    )
    if before["jax_compilation_cache_dir"] or not _can_be_written(folder):
        yield
        return
    try:
        jax.config.update("jax_compilation_cache_dir", str(folder))
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
        yield
    finally:
        for name, value in before.items():
            jax.config.update(name, value)
