"""The text of a link: keys and values as an address holds them, packed where there are many."""

import base64
import binascii
import zlib
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode

from sixteenth.errors import Fault, Place, Refused, WrongEntry
from sixteenth.faces.link.form import PACKED
from sixteenth.said import said

MOST_LETTERS = 16_384  # of a link, and of what is packed in one
MOST_KEYS = 400
Pairs = list[tuple[str, str]]
HERE = Place(said("the link"))


def text_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Write keys and values as an address holds them."""
    return urlencode(list(pairs), quote_via=quote, safe="/")


def packed(text: str) -> str:
    """Pack a text into letters that an address takes."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def pairs_of(link: str) -> Pairs:
    """Read the keys and values of a link: an address, what follows its `#` or `?`, or that alone.

    Raises:
        Refused: when it is too long, holds too many keys, or what is packed in it cannot be read.

    """
    if len(link) > MOST_LETTERS:
        raise Refused([_too_long(len(link))])
    pairs = _read(_behind(link.strip()))
    inside = [value for key, value in pairs if key == PACKED]
    if len(inside) > 1:
        raise Refused([_unreadable(said("{count} packed texts", count=len(inside)))])
    return [
        *(each for each in pairs if each[0] != PACKED),
        *(_read(_unpacked(each)) if (each := "".join(inside)) else []),
    ]


def _behind(link: str) -> str:
    """Return what follows the mark of an address; all of a text without one."""
    for mark in ("#", "?"):
        before, found, behind = link.partition(mark)
        if found and "=" not in before:
            return behind
    return link


def _read(text: str) -> Pairs:
    try:
        text.encode()  # half a letter, as a command line hands on a byte that is none
        return parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_KEYS, errors="strict")
    except UnicodeError as error:
        raise Refused([_unreadable(said("letters that are none"))]) from error
    except ValueError as error:
        got, expected = said("more than {count} keys", count=MOST_KEYS), said("at most {count}", count=MOST_KEYS)
        cure = said("write these values into a scenario of your own (sixteenth init), and name that")
        raise Refused([WrongEntry(said("the link"), HERE, got, expected, cure)]) from error


def _unpacked(text: str) -> str:
    """Unpack a text, and no more of it than a link may have.

    Raises:
        Refused: when it is none, or longer.

    """
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars="-_", validate=True)
        unpacking = zlib.decompressobj()
        found = unpacking.decompress(data, MOST_LETTERS)
        is_whole = unpacking.eof and not unpacking.unconsumed_tail
        if not is_whole and len(found) >= MOST_LETTERS:
            raise Refused([_too_long(len(found) + 1)])
        if not is_whole:
            raise Refused([_unreadable(said("a packed text that is cut off"))])
        return found.decode()
    except (binascii.Error, zlib.error, ValueError) as error:
        raise Refused([_unreadable(said("a packed text that is damaged"))]) from error


def _too_long(letters: int) -> Fault:
    got, expected = said("{count} letters", count=letters), said("at most {count}", count=MOST_LETTERS)
    cure = said("write these values into a scenario of your own (sixteenth init), and name that")
    return WrongEntry(said("the link"), HERE, got, expected, cure)


def _unreadable(got: str) -> Fault:
    return WrongEntry(said("the link"), HERE, got, said("a link as the page writes it"), said("copy the link anew"))
