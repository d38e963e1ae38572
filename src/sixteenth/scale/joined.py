"""Futures that were computed chunk by chunk and are read in part: joined where they are read, and only as far."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np


class Joined:
    """Arrays of chunks [..., draws] that read as one array: what is taken of it is taken of each chunk, and joined."""

    def __init__(self, chunks: Sequence[Any]) -> None:
        """Take the arrays of the chunks in the order of their draws."""
        self.chunks = tuple(chunks)

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the sizes of all axes."""
        return (*self.chunks[0].shape[:-1], sum(chunk.shape[-1] for chunk in self.chunks))

    @property
    def ndim(self) -> int:
        """Return the number of axes."""
        return len(self.shape)

    @property
    def dtype(self) -> Any:
        """Return the type of the numbers."""
        return self.chunks[0].dtype

    @property
    def nbytes(self) -> int:
        """Return how many bytes the numbers take."""
        return sum(chunk.nbytes for chunk in self.chunks)

    @cached_property
    def whole(self) -> Any:
        """Return all of it as one array, for whoever asks for more than a part."""
        return self.chunks[0] if len(self.chunks) == 1 else np.concatenate(self.chunks, axis=-1)

    def __len__(self) -> int:
        return self.shape[0]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:  # noqa: FBT001 - as NumPy calls it
        return np.array(self.whole, dtype) if copy else np.asarray(self.whole, dtype)

    def __getitem__(self, key: Any) -> Any:
        """Take what a key of plain places and ranges names; any other key, or one of draws, reads the whole."""
        keys = key if isinstance(key, tuple) else (key,)
        is_plain = all(isinstance(each, int | np.integer | slice) for each in keys)
        if not is_plain or len(keys) >= self.ndim:
            return self.whole[key]
        parts = [chunk[key] for chunk in self.chunks]
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=-1)
