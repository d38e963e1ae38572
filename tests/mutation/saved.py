"""Mutants of saved results: NetCDF files and folders of runs, spoilt in their bytes or in what they say."""

import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import h5py
import numpy as np

import sixteenth
from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant
from tests.mutation.scenarios import LEMONADE

DRAWS, CHUNK, MONTHS = 4, 2, 24
FILE, FOLDER = "saved.nc", "saved"
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 1, 3, 1.5, 10**9, 1e9, 10**30, float("nan"), float("inf"), "", "x", "nowhere", "../outside.py",
    "/dev/zero", "\x1b[31mred", "\u202eabc", "a\nb", "x" * 5000, [], {}, [1], ["Ana", "Ana"], {"a": 1}, [[[]]],
    "float16",
    "2250-01", "1600-01", "0001-01", "jax", "numpy", "sobol", "9" * 5000, "{", "[1]",
)  # fmt: skip


@cache
def job() -> Any:
    """Return the small run that is saved."""
    scenario = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    return sixteenth.prepare(scenario, draws=DRAWS, chunk=CHUNK, back_end="numpy")


@cache
def saved_file() -> bytes:
    """Return the bytes of a saved result."""
    with TemporaryDirectory() as folder:
        return sixteenth.save(sixteenth.run(job(), workers=1), Path(folder) / FILE).read_bytes()


@cache
def saved_folder() -> dict[str, bytes]:
    """Return the files of a finished run."""
    with TemporaryDirectory() as folder:
        sixteenth.run(job(), workers=1, folder=Path(folder) / FOLDER)
        paths = sorted(path for path in (Path(folder) / FOLDER).rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def spoilt_bytes(luck: Luck, content: bytes) -> tuple[str, bytes]:
    """Spoil bytes as disks, networks and people do."""
    content = content or b"\n"
    at, length = luck.below(len(content)), 1 + luck.below(luck.pick((8, 64, 4096)))
    ways = {
        "cut": content[:at],
        "empty": b"",
        "hole": content[:at] + content[at + length :],
        "zeros": content[:at] + bytes(min(length, len(content) - at)) + content[at + length :],
        "flipped bits": _flipped(luck, content),
        "flipped bit at the front": _flipped(luck, content, 600),
        "said twice": content[:at] + content[at : at + length] + content[at:],
        "another kind of file": luck.pick((b"\x89PNG\r\n", b"PK\x03\x04", b"<html>", b"CDF\x01", b"\x00" * 64, b"{}")),
        "more at the end": content + b"\x00" * length,
    }
    name = luck.pick(sorted(ways))
    return name, ways[name]


def _flipped(luck: Luck, content: bytes, before: int | None = None) -> bytes:
    changed = bytearray(content)
    for _ in range(1 + luck.below(4)):
        if changed:
            changed[luck.below(min(len(changed), before or len(changed)))] ^= 1 << luck.below(8)
    return bytes(changed)


def spoilt_data(luck: Luck, data: Any) -> Any:
    """Spoil one place of JSON data."""
    data = json.loads(json.dumps(data))
    inside = data
    above: list[tuple[Any, Any]] = []
    while isinstance(inside, dict | list) and inside and not (above and luck.is_one_in(3)):
        key = luck.pick(sorted(inside)) if isinstance(inside, dict) else luck.below(len(inside))
        above.append((inside, key))
        inside = inside[key]
    if not above:
        return luck.pick(STRANGE)
    holder, key = above[-1]
    way = luck.below(6)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, dict):
        holder[luck.pick(("x", "", "month", "\x1b[31m"))] = luck.pick(STRANGE)
    elif isinstance(inside, str) and inside.startswith("{") and luck.is_one_in(2):
        holder[key] = json.dumps(spoilt_data(luck, json.loads(inside)))
    elif isinstance(inside, int | float) and luck.is_one_in(2):
        holder[key] = luck.pick((inside + 1, inside - 1, -inside, inside * 10**6, float(inside), str(inside)))
    else:
        holder[key] = luck.pick(STRANGE)
    return data


def spoilt_json(luck: Luck, content: bytes) -> tuple[str, bytes]:
    """Spoil a JSON file in its data, or as any bytes."""
    if luck.is_one_in(4):
        return spoilt_bytes(luck, content)
    return "other data", json.dumps(spoilt_data(luck, json.loads(content))).encode()


def spoilt_array(luck: Luck, content: bytes) -> tuple[str, bytes]:
    """Put another array, or spoilt bytes, in the place of an array."""
    array = np.load(io.BytesIO(content))
    ways: dict[str, Callable[[], Any]] = {
        "another shape": lambda: array[..., :-1],
        "an axis more": lambda: array[None],
        "an axis less": lambda: array.reshape(-1),
        "one number": lambda: np.float64(3),
        "another type": lambda: array.astype(luck.pick(("f4", "i8", "U3", "complex64", "?", ">f8"))),
        "objects": lambda: np.array([{"a": 1}] * 3, dtype=object),
        "nothing": lambda: array[:0],
        "not numbers": lambda: np.full_like(array, np.nan) if array.dtype.kind == "f" else array,
        "other numbers": lambda: array + np.ones_like(array),
        "a wide header": lambda: array,
    }
    name = luck.pick((*sorted(ways), "bytes", "bytes"))
    if name == "bytes":
        return spoilt_bytes(luck, content)
    file = io.BytesIO()
    np.save(file, ways[name](), allow_pickle=True)
    made = file.getvalue()
    if name == "a wide header":
        made = made.replace(b"'shape': (", b"'shape': (9" + b"9" * luck.below(9), 1)
    return name, made


def run_folders(luck: Luck) -> Mutant:
    """Make a folder of a run of which one file is spoilt; it is loaded, or the run goes on in it."""
    files = saved_folder()
    name = luck.pick(sorted(files)) if luck.is_one_in(2) else luck.pick([each for each in files if "/" not in each[6:]])
    if luck.is_one_in(8):
        way, content = "taken away", None
    elif name.endswith(".json"):
        way, content = spoilt_json(luck, files[name])
    elif not name.endswith(".npy"):
        way, content = spoilt_bytes(luck, files[name])
    else:
        way, content = spoilt_array(luck, files[name])
    what = luck.pick(("load", "load", "go on"))
    others = tuple((each, files[each]) for each in files if each != name)
    return Mutant("folder", f"{way} in {name}", ((name, content), *others), (what, FOLDER), is_whole=True)


def saved_results(luck: Luck) -> Mutant:
    """Make a NetCDF file that is spoilt in its bytes, or edited with the tools of its format."""
    way, content = spoilt_bytes(luck, saved_file()) if luck.is_one_in(2) else _edited(luck)
    return Mutant("saved", way, ((FILE, content),), ("load", FILE), is_whole=True)


def _edited(luck: Luck) -> tuple[str, bytes]:
    file = io.BytesIO(saved_file())
    with h5py.File(file, "r+") as opened:
        way = luck.pick(
            (_other_attribute, _other_attribute, _other_recipe, _other_recipe, _other_variable, _other_link)
        )
        told = way(luck, opened)
    return told, file.getvalue()


def _other_attribute(luck: Luck, opened: Any) -> str:
    holder = luck.pick([opened, *(opened[name] for name in sorted(opened))])
    names = sorted(holder.attrs)
    name = luck.pick(names) if names else "x"
    if name in names and (luck.is_one_in(3) or name in ("DIMENSION_LIST", "REFERENCE_LIST", "CLASS")):
        del holder.attrs[name]
        return f"attribute {name} taken away"
    values = (1, -1, np.float64("nan"), "x", "\x1b[31m", np.arange(3), b"\xff\xfe", "x" * 5000, h5py.Empty("f4"))
    holder.attrs[name] = luck.pick(values)
    return f"attribute {name} changed"


def _other_recipe(luck: Luck, opened: Any) -> str:
    holders = [name for name in sorted(opened.attrs) if str(opened.attrs[name]).startswith("{")]
    name = luck.pick(holders) if holders else "recipe"
    data = json.loads(opened.attrs[name]) if holders else {}
    opened.attrs[name] = json.dumps(spoilt_data(luck, data))
    return "other recipe"


def _other_variable(luck: Luck, opened: Any) -> str:
    name = luck.pick([each for each in sorted(opened) if isinstance(opened[each], h5py.Dataset)])
    old = opened[name]
    array, attributes = old[()], {key: old.attrs[key] for key in old.attrs if "LIST" not in key}
    del opened[name]
    way = luck.pick(("gone", "a group", "another shape", "another type", "huge", "words", "not numbers", "one number"))
    if way == "a group":
        opened.create_group(name)
    elif way == "huge":
        opened.create_dataset(name, shape=(*array.shape[:-1], 10**9), dtype="f8", chunks=True, compression="gzip")
    elif way != "gone":
        flat = np.atleast_1d(array)
        is_float = flat.dtype.kind == "f"
        made = {
            "another shape": lambda: flat[..., :-1],
            "another type": lambda: np.zeros(flat.shape, luck.pick(("i1", "S3", "f2", "?"))),
            "words": lambda: np.full(flat.shape, b"\x1b[31m"),
            "not numbers": lambda: np.full(flat.shape, np.nan) if is_float else flat,
            "one number": lambda: np.float64(3),
        }[way]()
        opened.create_dataset(name, data=made).attrs.update(attributes)
    return f"variable {name}: {way}"


def _other_link(luck: Luck, opened: Any) -> str:
    name = luck.pick([each for each in sorted(opened) if isinstance(opened[each], h5py.Dataset)])
    shape = opened[name].shape or (1,)
    way = luck.pick(("an external link", "a soft link", "a circle of links", "external storage"))
    del opened[name]
    if way == "external storage":
        opened.create_dataset(name, shape, "u1", external=[("/etc/hostname", 0, h5py.h5f.UNLIMITED)])
    else:
        link = {"an external link": h5py.ExternalLink("other.nc", "/x"), "a soft link": h5py.SoftLink("/nowhere")}
        opened[name] = link.get(way, h5py.SoftLink(f"/{name}"))
    return f"variable {name}: {way}"
