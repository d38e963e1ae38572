"""Programs that JAX compiled for another process: what decides one, how it is kept, and how it runs untraced.

Which programs a world has is told from its equations and this package's source, so that a program that was kept is
loaded without writing the world down for the compiler, which takes longer than loading. Whatever fails on the way, the
program is compiled as if none had been kept.
"""

import os
import sys
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import jax
import numpy as np

from sixteenth.engine.programs.kept_programs import Kept, KeptAt, folder_of_programs
from sixteenth.engine.programs.machine import abilities, processor
from sixteenth.engine.programs.program import Program
from sixteenth.engine.programs.simulate import NOT_FINITE, Inputs
from sixteenth.engine.programs.source import is_of_package, source_hash

Call = Callable[[Inputs], Any]
USUAL = {  # settings of JAX with which a caller asks for nothing that a kept program could not do
    "jax_compilation_cache_dir": None,
    "jax_enable_compilation_cache": True,
    "jax_debug_nans": False,
    "jax_debug_infs": False,
    "jax_disable_jit": False,
    "jax_default_device": None,
}
HIT = "/jax/compilation_cache/cache_hits"  # what JAX tells who listens


def place_of(program: Program, draws: int, options: Mapping[str, Any]) -> KeptAt | None:
    """Return where a program for a chunk of `draws` is kept, by all that decides it; none where only tracing tells it.

    That is for worlds with code that is not this package's, and for callers who keep compiled programs in a place of
    their own, or none, or look into what is computed. `options` are those of the compiler.
    """
    settings = {name: getattr(jax.config, name, value) for name, value in sorted(jax.config.values.items())}
    folder, source = folder_of_programs(), source_hash()
    is_usual = all(settings.get(name) == value for name, value in USUAL.items())
    if folder is None or source is None or not is_usual or not is_of_package(program.world):
        return None
    versions = {name: version(name) for name in ("sixteenth", "jax", "jaxlib", "numpy")}
    deciding = [
        *(source, versions, sys.version, processor(), abilities(), jax.devices()[0].client.platform_version),
        *(sorted(options.items()), settings, os.environ.get("XLA_FLAGS", "")),
        *(program.world_hash, program.kept, program.months, program.axes, program.events, program.switches),
        *(program.keys.shape, sorted(program.slots.items()), draws),
    ]
    return KeptAt(folder, sha256(repr(deciding).encode()).hexdigest())


def load(program: Program, place: KeptAt) -> Call | None:
    """Return what runs a program that was kept; none where there is none, or this version of JAX does not take it."""
    try:
        kept = place.read()
        if kept is None:
            return None
        device = jax.devices()[0]
        placed: Any = jax.sharding.SingleDeviceSharding(device)
        devices = placed._internal_device_list  # noqa: SLF001 - JAX makes such a list nowhere else
        loaded = device.client.deserialize_executable(kept.code, executable_devices=devices)
    except Exception:  # noqa: BLE001 - whatever it is, compiling does without
        return None

    def run(inputs: Inputs) -> Any:
        arrays = arrays_of(inputs)
        given = jax.device_put([arrays[number] for number in kept.inputs], device)
        made = loaded.execute_sharded(given).disassemble_into_single_device_arrays()
        return jax.tree.unflatten(_outputs(program), [np.asarray(data) for (data,) in made])

    return run


def keep(compiled: Any, program: Program, place: KeptAt) -> None:
    """Keep what the compiler has made, if its outputs lie as they will be read."""
    with suppress(Exception):  # of whatever another version of JAX is made: then nothing is kept
        if compiled.out_tree == _outputs(program):
            inputs = tuple(sorted(compiled._executable._kept_var_idx))  # noqa: SLF001 - JAX does not tell it otherwise
            place.write(Kept(compiled.runtime_executable().serialize(), inputs))


class ReadyMade:
    """A program that was kept; where it does not run after all, it is compiled once more, once for all chunks."""

    def __init__(self, check: Callable[[], None], run: Call, anew: Callable[[], Call]) -> None:
        """Take what refuses to run at all, what runs the program, and what compiles it anew."""
        self._check, self._run, self._anew = check, run, anew
        self._making = threading.Lock()
        self._made: Call | None = None

    def __call__(self, inputs: Inputs) -> Any:
        """Return what the program computes."""
        self._check()
        if self._made is None:
            try:
                return self._run(inputs)
            except Exception:  # noqa: BLE001 - whatever it is, compiling does without
                with self._making:
                    self._made = self._made or self._anew()
        return self._made(inputs)


def arrays_of(inputs: Inputs) -> tuple[Any, ...]:
    """Return the arrays that a program takes, in order."""
    rows = inputs.rows.astype(np.float32, copy=False)
    return (rows, inputs.seed, inputs.draws, inputs.keys, inputs.event_months, inputs.switch_months)


def _outputs(program: Program) -> Any:
    """Return how what a program computes lies in order, as JAX has it."""
    ended = (*program.world.endings, NOT_FINITE)
    parts = {"monthly": program.kept.monthly, "closing": program.kept.closing, "ended": ended}
    return jax.tree.structure({part: dict.fromkeys(names, 0) for part, names in parts.items()})


@contextmanager
def counted_hits() -> Generator[list[str]]:
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
