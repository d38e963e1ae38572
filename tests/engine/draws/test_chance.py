"""Random numbers by counter: the published answers of Threefry, uniforms that never reach 0 or 1, streams by label."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.engine.draws.chance import (
    entries,
    monthly_words,
    open_uniform,
    opening_uniforms,
    stream_bytes,
    stream_collisions,
    stream_key,
    stream_title,
    threefry,
)
from sixteenth.errors import Place, StreamCollision

# Known answers of threefry2x32 with 20 rounds, from the Random123 distribution (kat_vectors).
KNOWN_ANSWERS = [
    ((0x00000000, 0x00000000), (0x00000000, 0x00000000), (0x6B200159, 0x99BA4EFE)),
    ((0xFFFFFFFF, 0xFFFFFFFF), (0xFFFFFFFF, 0xFFFFFFFF), (0x1CB996FC, 0xBB002BE7)),
    ((0x13198A2E, 0x03707344), (0x243F6A88, 0x85A308D3), (0xC4923A9C, 0x483DF7A0)),
]
ALL_MODULES = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])
words = st.integers(0, 2**32 - 1)


@ALL_MODULES
@pytest.mark.parametrize(("key", "counter", "answer"), KNOWN_ANSWERS)
def test_threefry_gives_the_published_answers(xp, key, counter, answer):
    def as_words(pair):
        return tuple(xp.asarray([word], np.uint32) for word in pair)

    found = threefry(as_words(key), as_words(counter))
    assert tuple(int(word[0]) for word in found) == answer


@given(st.lists(st.tuples(words, words, words, words), min_size=4, max_size=4))
def test_numpy_and_jax_make_the_same_words(blocks):
    table = np.array(blocks, np.uint32).T
    fast = threefry((jnp.asarray(table[0]), jnp.asarray(table[1])), (jnp.asarray(table[2]), jnp.asarray(table[3])))
    slow = threefry((table[0], table[1]), (table[2], table[3]))
    for one, other in zip(fast, slow, strict=True):
        assert np.array_equal(np.asarray(one), other)


EXTREMES = np.array([0, 1, 2**9 - 1, 2**9, 2**31 - 1, 2**31, 2**32 - 2**9, 2**32 - 1], np.uint32)


@pytest.mark.parametrize(("xp", "dtype"), [(np, np.float64), (np, np.float32), (jnp, np.float32)])
def test_uniforms_lie_strictly_between_zero_and_one(xp, dtype):
    uniforms = np.asarray(open_uniform(xp.asarray(EXTREMES), dtype))
    assert uniforms.dtype == dtype
    assert uniforms.min() == 2.0**-24
    assert uniforms.max() == 1 - 2.0**-24


@given(st.lists(words, min_size=8, max_size=8))
def test_uniforms_are_the_same_numbers_in_any_precision(some):
    array = np.array(some, np.uint32)
    exact = open_uniform(array, np.float64)
    assert np.array_equal(open_uniform(array, np.float32).astype(np.float64), exact)
    assert np.array_equal(np.asarray(open_uniform(jnp.asarray(array), np.float32), np.float64), exact)
    assert np.array_equal(1 - exact, open_uniform(~array, np.float64))


@ALL_MODULES
@pytest.mark.parametrize("months", [1, 2, 5])
def test_the_two_words_of_a_counter_serve_two_months(xp, months):
    seed, keys, draws = np.uint32(7), np.array([11, 2**32 - 1], np.uint32), np.array([0, 5, 2**31 - 1], np.uint32)
    made = np.asarray(monthly_words(seed, xp.asarray(keys), xp.asarray(draws), months, xp))
    assert made.shape == (months, 2, 3)
    for month, stream, draw in np.ndindex(made.shape):
        key = (np.array([7], np.uint32), keys[[stream]])
        counter = (draws[[draw]], np.array([month // 2], np.uint32))
        assert made[month, stream, draw] == threefry(key, counter)[month % 2][0]


@given(words, st.integers(2, 10), st.integers(1, 20))
def test_fewer_months_and_draws_are_the_beginning_of_more(seed, months, draws):
    keys, numbers = np.array([3, 4], np.uint32), np.arange(20, dtype=np.uint32)
    all_of_them = monthly_words(np.uint32(seed), keys, numbers, 10, np)
    some = monthly_words(np.uint32(seed), keys, numbers[:draws], months, np)
    assert np.array_equal(all_of_them[:months, :, :draws], some)


@given(words, st.permutations(range(6)))
def test_what_is_drawn_once_depends_on_its_stream_and_draw_alone(seed, order):
    keys, draws = [1, 2, 3, 4, 5, 6], np.arange(10)
    straight = opening_uniforms(seed, keys, draws)
    shuffled = opening_uniforms(seed, [keys[at] for at in order], draws[::-1])
    assert np.array_equal(shuffled, straight[list(order), ::-1])


@ALL_MODULES
def test_uniforms_are_uniform_and_independent(xp):
    keys = np.array([stream_key("shock", name, ()) for name in ("heat", "footfall")], np.uint32)
    made = monthly_words(np.uint32(7), xp.asarray(keys), xp.arange(5_000, dtype=np.uint32), 4, xp)
    uniforms = np.asarray(open_uniform(made, np.float32), np.float64)
    for sample in uniforms.reshape(-1, 5_000):
        assert stats.kstest(sample, "uniform").pvalue > 1e-4
    correlations = np.corrcoef(uniforms.reshape(-1, 5_000)) - np.eye(8)
    assert np.abs(correlations).max() < 0.06
    lagged = np.corrcoef(uniforms[0, 0, :-1], uniforms[0, 0, 1:])[0, 1]
    assert abs(lagged) < 0.06


# --- Streams ---------------------------------------------------------------------------------------------------------


def test_a_stream_is_named_by_kind_name_and_labels():
    labels: list[tuple[str, ...]] = [(), ("Ana",), ("Ben",), ("Ana", "Ben")]
    keys = [stream_key(kind, name, each) for kind in ("shock", "value") for name in ("heat", "rent") for each in labels]
    assert len(set(keys)) == len(keys)
    assert all(0 <= key < 2**32 for key in keys)


def test_the_hash_of_a_stream_never_changes():
    assert stream_key("shock", "heat", ()) == 0x26C13BD6
    assert stream_key("shock", "footfall", ("Ana",)) == 0x7E0C7D20


def test_entries_are_in_the_order_of_the_arrays():
    labels = {"stand": ("Ana", "Ben"), "street": ("high", "low", "side")}
    assert entries([], labels) == [()]
    assert entries(["stand"], labels) == [("Ana",), ("Ben",)]
    assert entries(["street", "stand"], labels)[:3] == [("high", "Ana"), ("high", "Ben"), ("low", "Ana")]


# Two pairs of names that blake2b, cut to 32 bits, gives one hash; found by search.
COLLIDING = [("luck_14805", "luck_145915"), ("luck_172701", "luck_217624")]


@pytest.mark.parametrize(("one", "other"), COLLIDING)
def test_streams_with_one_hash_are_refused(one, other):
    assert stream_key("shock", one, ()) == stream_key("shock", other, ())
    (fault,) = stream_collisions([("shock", one, ()), ("shock", "heat", ()), ("shock", other, ())])
    assert isinstance(fault, StreamCollision)
    assert fault.what == f"'shock/{other}'"
    assert fault.got == f"the hash of 'shock/{one}'"


def test_a_stream_that_is_read_twice_is_no_collision():
    assert list(stream_collisions([("shock", "heat", ()), ("shock", "heat", ())])) == []


def test_entries_are_every_combination_of_labels_and_one_where_there_is_no_axis():
    assert entries(("a", "b"), {"a": ("1", "2"), "b": ("x",)}) == [("1", "x"), ("2", "x")]
    assert entries((), {}) == [()]


# Hashes of 0.2.0, which labels without "/" keep for ever.
RECORDED = {
    ("shock", "demand", ("Ana",)): 0xD63CDC19,
    ("value", "rent/event 1", ("Ben",)): 0xB8351079,
    ("value", "price", ("Anthropic", "enterprise")): 0xD43AFE86,
    ("value", "x", ("名", "a b c")): 0x978B842E,
    ("value", "x", ("",)): 0x338183D1,
    ("value", "x", ("event",)): 0x00FE4F51,
    ("value", "x", ("event 3x",)): 0x8FEC9A83,
}


@pytest.mark.parametrize("stream", RECORDED)
def test_streams_of_labels_without_a_slash_keep_their_hash(stream):
    assert stream_key(*stream) == RECORDED[stream]


ALIKE = [
    (("value", "x", ("a/b", "c")), ("value", "x", ("a", "b/c"))),
    (("value", "x", ("a/b",)), ("value", "x", ("a", "b"))),
    (("value", "x", ("/",)), ("value", "x", ("", ""))),
    (("value", "rent", ("event 3", "Ben")), ("value", "rent/event 3", ("Ben",))),
    (("value", "rent", ("event 3",)), ("value", "rent/event 3", ())),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_streams_that_read_alike_have_luck_of_their_own(one, other):
    assert stream_title(one) == stream_title(other)
    assert stream_key(*one) != stream_key(*other)
    assert list(stream_collisions([one, other])) == []


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=4) | st.sampled_from(["event 1", "/", "a/b"])
names = st.builds("{}{}".format, st.sampled_from(["x", "rent"]), st.sampled_from(["", "/event 1"]))
identities = st.tuples(st.sampled_from(["shock", "value"]), names, st.lists(texts, max_size=3).map(tuple))


@given(identities, identities)
def test_different_streams_are_hashed_from_different_bytes(one, other):
    assert (stream_bytes(*one) == stream_bytes(*other)) == (one == other)


def test_a_collision_is_told_at_the_place_of_the_stream():
    one, other = ((("value", name, ())) for name in COLLIDING[0])
    shocks = [("shock", name, ()) for name in COLLIDING[0]]
    (fault,) = stream_collisions([*shocks, one, other], {shocks[1]: Place("own.toml", 3)})
    assert fault.where == Place("own.toml", 3)
