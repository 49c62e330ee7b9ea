"""Words for nothing (nothing.yaml): one list for names and numbers.

A cell that says nothing makes nobody and refuses nothing; one that points at the row above is asked
about, because whom it means is not ours to guess.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_letters, digits

from ruamel.yaml import YAML

LONGEST_EMPTY = 14
"""Letters up to which a cell can be a word that programs write for an empty one."""

_REMEMBERED = 20_000
"""Texts that are remembered by what they say: cells repeat most of theirs."""

_LONGEST = 40
"""Letters up to which a text can be a word for nothing."""

_BRACKETS = re.compile(r"^[(\[{<]\s*(.*?)\s*[)\]}>]$", re.DOTALL)
_SIGNS = re.compile(r"[\W_]+")
_FILLED_IN = re.compile(r"(?:x{2,}|\.{2,}|0+|\*+)")


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    text = files("loaders.vocabulary").joinpath("nothing.yaml").read_text(encoding="utf-8")
    lists: Mapping[str, Sequence[str]] = YAML(typ="safe", pure=True).load(text)
    return lists


@cache
def words_for_nothing() -> frozenset[str]:
    """Every word for nothing, in small letters: what programs and what people write."""
    return frozenset((*_lists()["empty"], *_lists()["unknown"]))


@cache
def _nameless() -> frozenset[str]:
    return frozenset(_lists()["nameless"])


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(_lists()["empty"])


@cache
def begin_no_empty_word() -> frozenset[str]:
    """Letters and digits with which no word for an empty cell begins."""
    begins = {word[0] for word in _empty_words()}
    return frozenset(ascii_letters + digits) - begins - {letter.upper() for letter in begins}


@cache
def _as_above() -> frozenset[str]:
    return frozenset(_lists()["as_above"])


def _bare(text: str) -> str:
    """The words alone: small letters, one blank between, no brackets around, no point behind."""
    plain = " ".join(text.casefold().split())
    inside = _BRACKETS.match(plain)
    return inside[1] if inside and plain not in _empty_words() else plain


@lru_cache(maxsize=_REMEMBERED)
def is_empty_word(text: str) -> bool:
    """Whether a cell holds only what programs write for an empty one, in whatever field.

    >>> is_empty_word("NULL"), is_empty_word("(kosong)"), is_empty_word("tidak diketahui")
    (True, True, False)
    """
    return _bare(text) in _empty_words()


@cache
def _all_words() -> frozenset[str]:
    return words_for_nothing() | _nameless() | _as_above()


@lru_cache(maxsize=_REMEMBERED)
def says_something(text: str) -> bool:
    """Whether a text is neither a word for nothing nor one that stands for another cell.

    >>> says_something("Samadi"), says_something("nihil"), says_something("s.d.a.")
    (True, False, False)
    """
    plain = text.casefold().strip()
    if plain in _all_words():
        return False
    # nearly every name and number
    if plain and _is_plain(plain) and plain.strip("x0"):
        return True
    return not (is_no_name(text) or points_above(text))


def is_nothing(text: str) -> bool:
    """Whether a text is no name and no number but a word that there is none.

    >>> is_nothing("nihil"), is_nothing("--"), is_nothing("\\\\N"), is_nothing("Nihayah")
    (True, True, True, False)
    """
    plain = text.casefold().strip()
    if plain in words_for_nothing():
        return True
    if not plain or len(plain) > _LONGEST:
        return not plain
    return not (_is_plain(plain) and plain.strip("x0")) and _is_worded_nothing(text)


def is_no_name(text: str) -> bool:
    """Whether a text stands where a name should and is none.

    >>> is_no_name("Mr. X"), is_no_name("tidak diketahui"), is_no_name("Mr. Xu")
    (True, True, False)
    """
    return text.casefold().strip() in _nameless() or is_nothing(text)


def is_no_number(text: str) -> bool:
    """Whether a text stands where the number of a case should and is none, as "idem" is.

    >>> is_no_number("belum ada"), is_no_number("sda"), is_no_number("0")
    (True, True, False)
    """
    if any(char.isdigit() for char in text):
        return False
    return is_nothing(text) or points_above(text)


def points_above(text: str) -> bool:
    """Whether a text stands for what another cell says: "idem", "sama dengan di atas".

    >>> points_above("S.d.a."), points_above("Sama Dengan Di Atas"), points_above("Samadi")
    (True, True, False)
    """
    plain = text.casefold().strip()
    if plain in _as_above():
        return True
    if not plain or len(plain) > _LONGEST or _is_plain(plain):
        return False
    bare = _bare(text)
    return bare in _as_above() or bare.rstrip(" .") in _as_above()


def _is_plain(plain: str) -> bool:
    """Whether a text has no signs or brackets around it, as nearly every name and number."""
    return plain[0].isalnum() and plain[-1].isalnum() and "  " not in plain


@lru_cache(maxsize=_REMEMBERED)
def _is_worded_nothing(text: str) -> bool:
    """Whether a text with signs or brackets around it says nothing."""
    if points_above(text):
        return False
    plain = _bare(text)
    letters = _SIGNS.sub("", plain)
    if not letters or _FILLED_IN.fullmatch(letters):
        return True
    words = words_for_nothing()
    return plain in words or plain.rstrip(" .?!-") in words
