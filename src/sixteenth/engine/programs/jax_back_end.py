"""The fast back end: JAX in float32. This is the only file of the engine that imports jax."""

import os
import sys
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import platformdirs
from jax.experimental.xla_metadata import set_xla_metadata

from sixteenth.engine.programs.kept_programs import Kept, KeptAt, folder_of_programs
from sixteenth.engine.programs.machine import abilities, processor
from sixteenth.engine.programs.program import Program
from sixteenth.engine.programs.simulate import NOT_FINITE, Inputs, simulate
from sixteenth.engine.programs.source import is_of_package, source_hash
from sixteenth.errors import Fault, ForkedProcess, Place, refuse
from sixteenth.said import said
from sixteenth.stopping import stop_if_asked

# Measured on the engine's test worlds; each is dropped by itself where this version of XLA does not know it.
OPTIONS: dict[str, Any] = {
    "xla_cpu_multi_thread_eigen": False,
    "xla_cpu_copy_insertion_use_region_analysis": True,
    "xla_cpu_experimental_ynn_fusion_type": "",
    "xla_cpu_prefer_vector_width": 512,
    "xla_disable_hlo_passes": "cpu-parallel-task-assigner",  # it splits loops for threads that are ours already
}

MANY = 60  # equations of a month, from which on starting their loops costs more than wider code saves
USUAL = {  # settings of JAX with which a caller asks for nothing that a kept program could not do
    "jax_compilation_cache_dir": None,
    "jax_enable_compilation_cache": True,
    "jax_debug_nans": False,
    "jax_debug_infs": False,
    "jax_disable_jit": False,
    "jax_default_device": None,
}
HIT = "/jax/compilation_cache/cache_hits"  # what JAX tells who listens
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
        return (_marked(ONE_FUNCTION, walk) if equations >= MANY else walk)(state, inputs)

    @cached_property
    def options(self) -> dict[str, Any]:
        """Return the XLA options that this version knows; each is tried by itself where not all are known.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        refuse(hung_processes())
        tiny = jax.jit(lambda x: x).lower(jax.ShapeDtypeStruct((), np.float32))

        def knows(options: dict[str, Any]) -> bool:
            try:
                tiny.compile(compiler_options=options)
            except jax.errors.JaxRuntimeError:
                return False
            return True

        if knows(OPTIONS):
            return dict(OPTIONS)
        return {option: value for option, value in OPTIONS.items() if knows({option: value})}

    @cached_property
    def device(self) -> str:
        """Return the device that computes in place of the processor, whose bits differ; nothing where none does.

        Raises:
            Refused: in a process that was forked after JAX had started.

        """
        refuse(hung_processes())
        first = jax.devices()[0]
        return "" if first.platform == "cpu" else f"{first.platform} {first.device_kind}"

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
                place = self._place(program, draws)
                kept = None if place is None else self._kept(program, draws, place)
                self._executables[key] = kept or self._compile(program, draws, place)
                stop_if_asked()  # compiling takes seconds, and cannot itself be interrupted
            return self._executables[key]

    def _compile(self, program: Program, draws: int, place: KeptAt | None) -> Callable[[Inputs], Any]:
        """Write a program down for the compiler and compile it; what comes from its own cache cannot be kept again."""

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
        with compilation_cache(), _counted_hits() as hits:
            compiled = jax.jit(run).lower(*shapes).compile(compiler_options=self.options)
        if place is not None and not hits:
            with suppress(Exception):  # of whatever another version of JAX is made: then nothing is kept
                _keep(compiled, program, place)

        def call(inputs: Inputs) -> Any:
            refuse(hung_processes())  # it may have been compiled before the fork
            return jax.tree.map(np.asarray, compiled(*_arrays(inputs)))

        return call

    def _place(self, program: Program, draws: int) -> KeptAt | None:
        """Return where a program is kept, by all that decides it; none where it cannot be told before tracing.

        That is for worlds with code that is not this package's, other devices than the processor, and callers who keep
        compiled programs in a place of their own, or none, or look into what is computed.
        """
        settings = {name: getattr(jax.config, name, value) for name, value in sorted(jax.config.values.items())}
        folder, source = folder_of_programs(), source_hash()
        is_usual = not self.device and all(settings.get(name) == value for name, value in USUAL.items())
        if folder is None or source is None or not is_usual or not is_of_package(program.world):
            return None
        versions = {name: version(name) for name in ("sixteenth", "jax", "jaxlib", "numpy")}
        deciding = [
            *(source, versions, sys.version, processor(), abilities(), jax.devices()[0].client.platform_version),
            *(self.dtype.__name__, sorted(self.options.items()), settings, os.environ.get("XLA_FLAGS", "")),
            *(program.world_hash, program.kept, program.months, program.axes, program.events, program.switches),
            *(program.keys.shape, sorted(program.slots.items()), draws),
        ]
        return KeptAt(folder, sha256(repr(deciding).encode()).hexdigest())

    def _kept(self, program: Program, draws: int, place: KeptAt) -> Callable[[Inputs], Any] | None:
        """Return a program that was kept; none where there is none, or this version of JAX does not take it."""
        try:
            kept = place.read()
            if kept is None:
                return None
            device = jax.devices()[0]
            own = jax.sharding.SingleDeviceSharding(device)._internal_device_list  # noqa: SLF001 - JAX has no other
            loaded = device.client.deserialize_executable(kept.code, executable_devices=own)
        except Exception:  # noqa: BLE001 - whatever it is, compiling does without
            return None

        def run(inputs: Inputs) -> Any:
            arrays = _arrays(inputs)
            given = jax.device_put([arrays[number] for number in kept.inputs], device)
            made = loaded.execute_sharded(given).disassemble_into_single_device_arrays()
            return jax.tree.unflatten(_outputs(program), [np.asarray(data) for (data,) in made])

        def anew() -> Callable[[Inputs], Any]:
            place.remove()
            with _lock:
                return self._compile(program, draws, place)

        return _ReadyMade(run, anew)


class _ReadyMade:
    """A program that was kept; where it does not run after all, it is compiled once more."""

    def __init__(self, run: Callable[[Inputs], Any], anew: Callable[[], Callable[[Inputs], Any]]) -> None:
        self._run, self._anew = run, anew
        self._making = threading.Lock()
        self._made: Callable[[Inputs], Any] | None = None

    def __call__(self, inputs: Inputs) -> Any:
        refuse(hung_processes())
        if self._made is None:
            try:
                return self._run(inputs)
            except Exception:  # noqa: BLE001 - whatever it is, compiling does without
                with self._making:
                    self._made = self._made or self._anew()
        return self._made(inputs)


def _arrays(inputs: Inputs) -> tuple[Any, ...]:
    """Return the arrays that a program takes, in order."""
    rows = inputs.rows.astype(np.float32, copy=False)
    return (rows, inputs.seed, inputs.draws, inputs.keys, inputs.event_months, inputs.switch_months)


def _outputs(program: Program) -> Any:
    """Return how what a program computes lies in order, as JAX has it."""
    ended = (*program.world.endings, NOT_FINITE)
    parts = {"monthly": program.kept.monthly, "closing": program.kept.closing, "ended": ended}
    return jax.tree.structure({part: dict.fromkeys(names, 0) for part, names in parts.items()})


def _keep(compiled: Any, program: Program, place: KeptAt) -> None:
    """Keep what the compiler has made, if its outputs lie as they will be read."""
    if compiled.out_tree == _outputs(program):
        inputs = tuple(sorted(compiled._executable._kept_var_idx))  # noqa: SLF001 - JAX does not tell it otherwise
        place.write(Kept(compiled.runtime_executable().serialize(), inputs))


@contextmanager
def _counted_hits() -> Generator[list[str]]:
    """Note what comes from JAX's own cache: such a program loses its functions where it is kept again."""
    found = list[str]()

    def note(event: str, **_: Any) -> None:
        if event == HIT:
            found.append(event)

    jax.monitoring.register_event_listener(note)
    try:
        yield found
    finally:
        jax.monitoring.unregister_event_listener(note)


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
