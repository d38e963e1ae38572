"""A program that was kept gives the bits of one that is compiled; whatever is wrong with it, it is compiled again."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jax
import numpy as np
import pytest

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.job import back_end
from sixteenth.engine.programs import jax_back_end, ready_made
from sixteenth.engine.programs.jax_back_end import JaxBackEnd
from sixteenth.engine.programs.kept_programs import Kept, KeptAt
from sixteenth.engine.programs.ready_made import HIT, ReadyMade, place_of
from sixteenth.engine.programs.simulate import simulate
from sixteenth.units import Months, PerMonth, Share
from sixteenth.world.society.delay import cure_pace_between
from tests.engine.worlds import declare, differing, make_job, make_settings, make_world

OPTIONS_OF_RUN = {"back_end": "jax", "draws": 8, "chunk": 8}
CURES = make_settings({"share_cured_before": 0.2, "share_cured_after": 0.7, "months_between": 30.0}, months=2)
CURE_CARDS = (
    *(declare(name, Share) for name in ("share_cured_before", "share_cured_after")),
    declare("months_between", Months),
)


def cures(*more: Any, settings: Any = CURES) -> Any:
    """Return a job of a world that is wholly of the package, or has more equations than that."""
    world = make_world(cure_pace_between, *more, declared=CURE_CARDS, monthly=("cure_pace_between",))
    return make_job(world, settings, **OPTIONS_OF_RUN)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of kept programs; what is compiled is compiled, for JAX's own cache is off."""
    monkeypatch.setattr(ready_made, "folder_of_programs", lambda: tmp_path)
    monkeypatch.setattr(jax_back_end, "compilation_cache", nullcontext)
    return tmp_path


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what grows whenever a program is written down for the compiler."""
    found = list[str]()

    def counted(program: Any, *others: Any) -> Any:
        found.append(program.world_hash)
        return simulate(program, *others)

    monkeypatch.setattr(jax_back_end, "simulate", counted)
    return found


def made_anew(job: Any) -> tuple[Any, Any]:
    """Run a job as a process that has just started does; return what runs it and what that gives."""
    executable = JaxBackEnd().executable(job.program, job.options.chunk)
    return executable, executable(job.inputs(0))


def flat(outputs: Any) -> dict[str, Any]:
    return {f"{part}/{name}": data for part, arrays in outputs.items() for name, data in arrays.items()}


def test_a_kept_program_gives_the_same_bits_without_being_traced(folder, traced):
    _, first = made_anew(cures())
    assert [len(traced), len(list(folder.iterdir()))] == [1, 1]
    executable, again = made_anew(cures())
    assert isinstance(executable, ReadyMade)
    assert len(traced) == 1
    assert list(again) == list(first)
    assert differing(flat(first), flat(again)) == []
    assert again["monthly"]["cure_pace_between"][0, 0] == pytest.approx(np.log(0.7 / 0.3 * 0.8 / 0.2) / 30, rel=1e-6)


@pytest.mark.usefixtures("folder")
def test_a_kept_program_runs_with_other_numbers(traced):
    made_anew(cures())
    settings = make_settings({"share_cured_before": 0.5, "share_cured_after": 0.9, "months_between": 12.0}, months=2)
    _, found = made_anew(cures(settings=settings))
    assert len(traced) == 1
    assert found["monthly"]["cure_pace_between"][1, 7] == pytest.approx(np.log(9) / 12, rel=1e-6)


def kept_in(folder: Path) -> tuple[KeptAt, Kept]:
    (file,) = folder.iterdir()
    place = KeptAt(folder, file.name)
    kept = place.read()
    assert kept is not None
    return place, kept


def cut(folder: Path) -> None:
    place, _ = kept_in(folder)
    place.file.write_bytes(place.file.read_bytes()[:-1])


def of_another_compiler(folder: Path) -> None:
    place, kept = kept_in(folder)
    place.write(replace(kept, code=kept.code[:200]))


def no_code(folder: Path) -> None:
    place, kept = kept_in(folder)
    place.write(replace(kept, code=b"no code"))


def of_other_inputs(folder: Path) -> None:
    place, kept = kept_in(folder)
    place.write(replace(kept, inputs=kept.inputs[:-1]))


def of_inputs_that_are_none(folder: Path) -> None:
    place, kept = kept_in(folder)
    place.write(replace(kept, inputs=(17,)))


@pytest.mark.parametrize("spoil", [cut, of_another_compiler, no_code, of_other_inputs, of_inputs_that_are_none])
def test_a_program_that_does_not_load_or_run_is_compiled_and_kept_anew(folder, traced, spoil):
    _, first = made_anew(cures())
    spoil(folder)
    _, again = made_anew(cures())
    assert len(traced) == 2
    assert differing(flat(first), flat(again)) == []
    executable, third = made_anew(cures())  # what was spoilt was replaced
    assert isinstance(executable, ReadyMade)
    assert len(traced) == 2
    assert differing(flat(first), flat(third)) == []


def test_a_program_that_does_not_run_is_compiled_once_for_all_chunks(folder, traced):
    made_anew(cures())
    of_other_inputs(folder)
    job = cures()
    executable = JaxBackEnd().executable(job.program, job.options.chunk)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: executable(job.inputs(0)), range(8)))
    assert len(traced) == 2
    assert all(differing(flat(found[0]), flat(each)) == [] for each in found)


def test_where_nothing_can_be_written_programs_are_compiled(folder, traced, monkeypatch):
    monkeypatch.setattr(ready_made, "folder_of_programs", lambda: folder / "file")
    (folder / "file").write_text("no folder")
    _, first = made_anew(cures())
    _, again = made_anew(cures())
    assert len(traced) == 2
    assert differing(flat(first), flat(again)) == []


def test_a_compiler_that_gives_nothing_to_keep_is_no_fault(folder, traced, monkeypatch):
    monkeypatch.setattr(jax.stages.Compiled, "runtime_executable", lambda _: None)
    made_anew(cures())
    made_anew(cures())
    assert len(traced) == 2
    assert list(folder.iterdir()) == []


def test_what_comes_from_the_cache_of_jax_is_not_kept(folder, monkeypatch):
    compiles = jax.stages.Lowered.compile

    def hit(*given: Any, **options: Any) -> Any:
        jax.monitoring.record_event(HIT)
        return compiles(*given, **options)

    monkeypatch.setattr(jax.stages.Lowered, "compile", hit)
    made_anew(cures())
    assert list(folder.iterdir()) == []


def own_rule(cure_pace_between: PerMonth) -> PerMonth:
    return 2 * cure_pace_between


def test_a_world_with_an_equation_of_a_user_is_traced_every_time(folder, traced):
    for _ in range(2):
        made_anew(cures(own_rule))
    assert len(traced) == 2
    assert list(folder.iterdir()) == []


def key_of(job: Any) -> str | None:
    place = place_of(job.program, job.options.chunk, back_end("jax").options)
    return None if place is None else place.key


def other_versions(name: str) -> Any:
    return lambda asked: "9.9" if asked == name else version(asked)


CHANGES = {
    "source": ("source_hash", lambda: "another"),
    "processor": ("processor", lambda: "another"),
    "its instructions": ("abilities", lambda: "another"),
    **{name: ("version", other_versions(name)) for name in ("sixteenth", "jax", "jaxlib", "numpy")},
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("name", "other"), list(CHANGES.values()), ids=list(CHANGES))
def test_whatever_decides_a_program_is_part_of_its_key(monkeypatch, name, other):
    before = key_of(cures())
    assert before == key_of(cures())
    monkeypatch.setattr(ready_made, name, other)
    assert key_of(cures()) not in (before, None)


@pytest.mark.usefixtures("folder")
def test_what_a_program_computes_is_part_of_its_key(monkeypatch):
    program, options = cures().program, back_end("jax").options
    changed = [
        (program, 8, options),
        (program, 16, options),
        (program, 8, {}),
        (replace(program, world_hash="another"), 8, options),
        (replace(program, months=3), 8, options),
        (replace(program, kept=OutputSet()), 8, options),
        (replace(program, switches=1), 8, options),
        (replace(program, events=(("months_between", True),)), 8, options),
        (replace(program, axes=(("lab", 2),)), 8, options),
    ]
    places = [place_of(*each) for each in changed]
    with jax.enable_x64(True):  # noqa: FBT003 - as JAX has it
        places.append(place_of(program, 8, options))
    monkeypatch.setenv("XLA_FLAGS", "--xla_cpu_enable_fast_math=true")
    places.append(place_of(program, 8, options))
    assert None not in places
    assert len({place and place.key for place in places}) == len(places) == 11


def test_callers_with_wishes_of_their_own_get_no_kept_program(folder, monkeypatch):
    assert key_of(cures()) is not None
    for name, value in (("jax_debug_nans", True), ("jax_compilation_cache_dir", str(folder))):
        before = getattr(jax.config, name)
        try:
            jax.config.update(name, value)
            assert key_of(cures()) is None
        finally:
            jax.config.update(name, before)
    monkeypatch.setattr(ready_made, "source_hash", lambda: None)
    assert key_of(cures()) is None
    monkeypatch.undo()
    monkeypatch.setattr(ready_made, "folder_of_programs", lambda: None)
    assert key_of(cures()) is None


def test_another_device_than_the_processor_keeps_nothing(folder, monkeypatch):
    monkeypatch.setattr(JaxBackEnd, "device", "another")
    made_anew(cures())
    assert list(folder.iterdir()) == []
