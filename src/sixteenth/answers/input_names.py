"""Names of the inputs of a world in Chinese, and an input with its labels as people read it.

In files and in commands an input has one name in every language. Where nobody copies it, Chinese shows its own.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from sixteenth.answers.data_texts import COMMA, in_chinese, pairs_in

PLACE = "world/inputs"  # of the file of pairs
BETWEEN_LABELS = "/"  # as a change of an input is written


@cache
def chinese_names() -> Mapping[str, str]:
    """Return what each input of the packaged worlds is called in Chinese, by its name in files."""
    return dict(pairs_in(PLACE, "zh"))


def input_in_chinese(written: str) -> str | None:
    """Return an input with its labels in Chinese; nothing where its name has none there.

    It may be written as `name/label/label`, or as `name label label`.
    """
    name, labels = _parted(written)
    told = chinese_names().get(name)
    if told is None:
        return None
    return (
        f"{told}\N{FULLWIDTH LEFT PARENTHESIS}{COMMA.join(labels)}\N{FULLWIDTH RIGHT PARENTHESIS}" if labels else told
    )


def input_in_english(written: str) -> str:
    """Return an input as words, and in brackets the labels that stand after strokes."""
    name, *labels = written.split(BETWEEN_LABELS)
    words = name.replace("_", " ")
    return f"{words} ({', '.join(labels)})" if labels else words


def _parted(written: str) -> tuple[str, Sequence[str]]:
    """Part a name from its labels, and tell them; labels that no stroke parts may have more than one word each."""
    if BETWEEN_LABELS in written:
        name, *labels = written.split(BETWEEN_LABELS)
        return name, [in_chinese(label) for label in labels]
    name, *words = written.split(" ")
    return name, _labels(words)


def _labels(words: Sequence[str]) -> list[str]:
    """Tell labels in a row of words: those with a translation together are one, and those between that have none."""
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            together = " ".join(words[start:end])
            if (told := in_chinese(together)) != together:
                before = [" ".join(words[:start])] if start else []
                return [*before, told, *_labels(words[end:])]
    return [" ".join(words)] if words else []
