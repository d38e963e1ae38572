"""Random numbers by counter: each is a function of seed, stream and draw, so any of them can be made anywhere.

A stream is named by what it is for and the *labels* of its entry ("shock/demand/Ana"), never by a position: adding or
removing an entry, a shock or an output leaves every other random number as it was.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import product
from typing import Any

import numpy as np

from sixteenth.errors import Fault, Place, StreamCollision
from sixteenth.said import said

_PARITY = np.uint32(0x1BD11BDA)
_ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))
_SLASH, _LABEL = b"\xff", b"\xfe"  # bytes that no text has in UTF-8, so that no other label reads like an escaped one
_LIKE_AN_EVENT = re.compile(r"event \d+")

Stream = tuple[str, str, tuple[str, ...]]  # what it is for, the name, the labels of the entry


@lru_cache(maxsize=1 << 15)  # every program and every job asks for the same names again
def stream_key(kind: str, name: str, labels: tuple[str, ...]) -> int:
    """Return the 32-bit hash that names a stream."""
    return int.from_bytes(blake2b(stream_bytes(kind, name, labels), digest_size=4).digest(), "big")


def stream_bytes(kind: str, name: str, labels: Sequence[str]) -> bytes:
    """Return what is hashed to name a stream: others for each stream."""
    return b"/".join((kind.encode(), name.encode(), *map(_escaped, labels)))


def _escaped(label: str) -> bytes:
    """Return a label so that it reads like no two labels, and not like the end of an event's name (`rent/event 3`).

    A label that does neither stays as it is, and so does its luck.
    """
    mark = _LABEL if _LIKE_AN_EVENT.fullmatch(label) else b""
    return mark + label.encode().replace(b"/", _SLASH)


def stream_title(stream: Stream) -> str:
    """Return a stream as people read it: value/rent/Ben."""
    kind, name, labels = stream
    return "/".join((kind, name, *labels))


def entries(axis_names: Iterable[str], labels: Any) -> list[tuple[str, ...]]:
    """Return the labels of every entry of a quantity, in the order its arrays hold them."""
    return list(product(*(labels[axis] for axis in axis_names)))


def colliding(streams: Iterable[Stream]) -> Iterator[tuple[Stream, Stream]]:
    """Find streams that share a hash with another one before them; the second of each pair is the earlier."""
    seen: dict[int, Stream] = {}
    for stream in streams:
        earlier = seen.setdefault(stream_key(*stream), stream)
        if earlier != stream:
            yield stream, earlier


def stream_collisions(streams: Iterable[Stream], places: Mapping[Stream, Place] | None = None) -> Iterator[Fault]:
    """Tell of streams whose names share a hash, which would give them the same luck; at their places, where known."""
    for stream, earlier in colliding(streams):
        where = (places or {}).get(stream, Place(said("the engine")))
        got = said("the hash of '{stream}'", stream=stream_title(earlier))
        yield StreamCollision(
            f"'{stream_title(stream)}'", where, got, said("one of its own"), said("rename one of the two")
        )


@lru_cache(maxsize=4)
def collisions_of(streams: tuple[Stream, ...]) -> tuple[Fault, ...]:
    """Return what there is to tell of some streams; nearly all scenarios of a world have the same."""
    return tuple(stream_collisions(streams))


def threefry(key: tuple[Any, Any], counter: tuple[Any, Any]) -> tuple[Any, Any]:
    """Two 32-bit words for each counter: threefry2x32 with 20 rounds (Salmon et al. 2011), for NumPy and JAX alike."""
    keys = (key[0], key[1], key[0] ^ key[1] ^ _PARITY)
    left, right = counter[0] + keys[0], counter[1] + keys[1]
    for group in range(5):
        for turn in _ROTATIONS[group % 2]:
            left = left + right
            right = ((right << np.uint32(turn)) | (right >> np.uint32(32 - turn))) ^ left
        left = left + keys[(group + 1) % 3]
        right = right + keys[(group + 2) % 3] + np.uint32(group + 1)
    return left, right


def open_uniform(words: Any, dtype: Any) -> Any:
    """Turn words into uniforms strictly between 0 and 1: 23 bits and half a step, for 24 bits can round to 1."""
    return (words >> np.uint32(9)).astype(dtype) * dtype(2.0**-23) + dtype(2.0**-24)


def monthly_words(seed: Any, keys: Any, draws: Any, months: int, xp: Any) -> Any:
    """Return words [months, streams, draws]; the two words of a counter serve two months in turn."""
    pairs = xp.arange((months + 1) // 2, dtype=np.uint32)
    counters = (draws[None, None, :] + xp.zeros_like(pairs)[:, None, None], pairs[:, None, None])
    both = threefry((seed[None, None, None], keys[None, :, None]), counters)
    shape = (2 * pairs.shape[0], keys.shape[0], draws.shape[0])
    return xp.stack(both, axis=1).reshape(shape)[:months]


def opening_uniforms(seed: int, keys: Sequence[int], draws: Any) -> Any:
    """Return one uniform for each stream and draw, float64 [streams, draws], for what is drawn once."""
    key = (np.array([[seed]], np.uint32), np.array(keys, np.uint32)[:, None])
    counter = (np.asarray(draws, np.uint32)[None, :], np.zeros((1, 1), np.uint32))
    return open_uniform(threefry(key, counter)[0], np.float64)
