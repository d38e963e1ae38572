"""What people, editors and adversaries write where something else belongs."""

LONG, DEEP, MANY_DIGITS = 5_000, 2_000, 5_000

# Values that a TOML file can hold, as written.
LITERALS = (
    '""', '" "', '"x"', '"0"', '"12"', '"nan"', '"None"', '"true"', '"Ana"', '"cash"', '"central"', '"lemonade.toml"',
    "true", "false", "0", "-0.0", "1", "-1", "2", "0.5", "7", "1200", "1201", "1_000_000_000", "2147483648", "-5e-324",
    "1e308", "-1e308", "1e-320", "nan", "inf", "-inf", "0x10", "9223372036854775808", "99999999999999999999999999",
    "[]", "[[]]", "[1]", "[0.5, 0.5]", '["Ana"]', '["Ana", "Ana"]', '[""]', '["a/b"]', '[1, "a"]', '[[1, [2, "a"]]]',
    "[[1, 0.5], [2, 0.5]]", "[[1, -0.5], [2, 1.5]]", "[nan, inf]", "{}", "{ value = 1 }", "{ Ana = 1 }",
    "{ Ana = { value = 1 } }", '{ Ana = { distribution = "uniform", low = 1, high = 2 } }', "{ x = {} }", '{ "" = 1 }',
    '{ "Ana/Ben" = 1 }', "1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", '"2026-05"', '"2026-13"', '"0001-01"',
    '"9999-12"', '"2250-01"', '"1600-01"', '"2026-5"', '"2026-07-01"', '".."', '"."', '"/nowhere/at/all.toml"',
    '"/dev/null"',
    '"stand"', '"stand/books.py"', '"a\\nb"', '"\\u0000"', '"\\u001b[31mred\\u001b[0m"', '"\\u202eabc"', '"\\u0007"',
    '"\\ufeffx"', '"\\u2028x"', '"1,000"', '"0,15"', '"50 %"', '"40 bn USD"', '"Number"', '"USD"', '"Share"',
    '"months"',
    '"measured"', '"scenario"', '"uniform"', '"choice"', '"elastic"', '"linear"', "'''\nx\n'''", '"""\nx\n"""',
)  # fmt: skip

# Amounts as people write them, on a command line and in quotes.
AMOUNTS = (
    "1", "0", "-1", "0.5", "2.5", "40", "400", "1e9", "40 billion USD", "40billion USD", "40 bn USD", "$40bn", "40bn",
    "50 %", "50%", "0,15", "1,000", "1.000,5", "400 thousand USD", "400 EUR", "400 USD", "12 months", "1 year",
    "2 years",
    "nan", "inf", "-inf", "1e400", "1e-400", "", " ", "x", "=", "==", "1=2", "1 2", "0x10", "1_000", "\u0661",
    "\uff12", "1e", "--1",
    "+1", ".5", "5.", "9" * 5000, "1" + "x" * 5000, "True", "None", "[1, 2]", "{}", "1\n2", "1\x1b[31m", "1 \u202eUSD",
    "700 USDPerMonth", "700 USD/month", "8400 USD/year", "2 USDPerCup", "2 USD per cup", "1 billion", "1e9 USDS",
    "1..2",
)  # fmt: skip

# Values, too long to stand in a list.
HUGE = (
    "9" * MANY_DIGITS,
    "-" + "9" * MANY_DIGITS,
    f'"{"a" * LONG}"',
    f'"{"a/" * LONG}b.toml"',
    "[" * DEEP + "]" * DEEP,
    "{ a = " * DEEP + "1" + " }" * DEEP,
    "0." + "3" * MANY_DIGITS,
    "[" + "1, " * LONG + "1]",
    f'"{chr(0x1F34B) * LONG}"',
)

# Digits of other scripts, letters that look like others, and characters that a terminal or a line obeys.
CHARACTERS = (
    "\u0663", "\uff12", "\u216b", "²", "é", "e\u0301", "\ufb01", "ß", "\u0130", "\u0131", "\u0430", "🍋", "\u200b",
    "\u00a0", "\u00ad", "\ufeff", "\u202e",
    "\u2066", "\u2028", "\u2029", "\u0085", "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b[2J", "\x1b]0;x\x07", "\x7f",
    "\x9b31m", "\r", "\r\n", "\n", "\t", '"', "'", "\\", "#", "=", "[", "]", "{", "}", ",", ".", "/", "..", "%", "{x}",
    "[red]", "[/]", "\udc80", "\U0010ffff", "\ufffe",
)  # fmt: skip


def as_bytes(text: str) -> bytes:
    """Return UTF-8, lone halves of pairs as the bytes that they came from."""
    return text.encode("utf-8", "surrogateescape" if any("\udc80" <= c <= "\udcff" for c in text) else "strict")


def misspelt(name: str, at: int, how: int) -> str:
    """Return a name with a slip of the fingers in it."""
    at %= max(len(name), 1)
    ways = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at : at + 1] * 2 + name[at + 1 :],
        name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
        name[:at] + name[at : at + 1].swapcase() + name[at + 1 :],
        name[:at] + "x" + name[at:],
        f"{name}s",
        name.replace("_", "-"),
        name.upper(),
    )
    return ways[how % len(ways)]
