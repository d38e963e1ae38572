"""Usable context: how much a model holds in mind at work, what holding it costs, and what a working life would need.

The last functions are closed forms that answer a claim: that a context of a hundred million words would be what a
person hears in a lifetime.
"""

from sixteenth.arrays import exp, log, minimum
from sixteenth.units import (
    Bytes,
    BytesPerToken,
    Flag,
    Months,
    Multiple,
    Number,
    PerMonth,
    Tokens,
    USDPerByteMonth,
    USDPerMonth,
)


def kv_bytes_per_token(
    cache_heads: Number, cache_head_size: Number, cache_layers: Number, cache_bytes: BytesPerToken
) -> BytesPerToken:
    """Memory of one token in mind: a key and a value for each cached head, in each layer."""
    return cache_heads * 2 * cache_head_size * cache_layers * cache_bytes


def price_of_memory(price_of_memory_today: USDPerByteMonth, hardware_gain: Multiple) -> USDPerByteMonth:
    """What holding memory costs: it falls as hardware gets cheaper."""
    return price_of_memory_today / hardware_gain


def affordable_context(
    paid_for_memory: USDPerMonth,
    kv_bytes_per_token: BytesPerToken,
    cache_compression: Multiple,
    price_of_memory: USDPerByteMonth,
) -> Tokens:
    """The most that is worth holding in mind for one worker's job."""
    return paid_for_memory * cache_compression / (kv_bytes_per_token * price_of_memory)


def next_usable_context(
    usable_context: Tokens,
    context_growth: Multiple,
    affordable_context: Tokens,
    progress_runs: Flag,
    month: Months,
    year: Months,
) -> Tokens:
    """Tokens that a model really uses at work: they grow by the year, as long as somebody pays for holding them."""
    grown = usable_context * exp(log(context_growth) * (month / year) * progress_runs)
    return minimum(grown, affordable_context)


def context_of_words(words_in_mind: Number, tokens_of_a_word: Tokens) -> Tokens:
    """Tokens of so many words."""
    return words_in_mind * tokens_of_a_word


def time_to_hear(words_in_mind: Number, words_heard: PerMonth) -> Months:
    """How long a person takes to hear so many words."""
    return words_in_mind / words_heard


def memory_of_words(context_of_words: Tokens, kv_bytes_per_token: BytesPerToken) -> Bytes:
    """Memory that so many words take, raw."""
    return context_of_words * kv_bytes_per_token


def cost_of_holding(memory_of_words: Bytes, price_of_memory: USDPerByteMonth) -> USDPerMonth:
    """What holding so many words in mind costs a month, raw."""
    return memory_of_words * price_of_memory
