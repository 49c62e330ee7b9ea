"""Whole numbers written in words, Indonesian and English."""

import re

from loaders.narrative.either import either

_UNITS = {
    word: value
    for value, words in enumerate(
        (
            "nol zero", "satu one", "dua two", "tiga three", "empat four", "lima five", "enam six",
            "tujuh seven", "delapan lapan eight", "sembilan nine", "sepuluh ten", "sebelas eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen",
        )
    )
    for word in words.split()
} | {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}  # fmt: skip
_HUNDREDS = {"ratus": 100, "hundred": 100}
_MAGNITUDES = {
    "ribu": 10**3,
    "thousand": 10**3,
    "juta": 10**6,
    "million": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
}
_WHOLE = {"seratus": 100}
_WHOLE_MAGNITUDES = {"seribu": 10**3, "sejuta": 10**6}
_HALF = frozenset(["setengah", "half"])
_FILLERS = frozenset(["and", "a"])
_WORDS = sorted(
    {*_UNITS, *_HUNDREDS, *_MAGNITUDES, *_WHOLE, *_WHOLE_MAGNITUDES, *_HALF, "puluh", "belas"},
    key=len,
    reverse=True,
)
_WORD = either(_WORDS)
_FIRST = "".join(sorted({word[0] for word in _WORDS}))
NUMBER_WORDS = re.compile(
    rf"(?=[{_FIRST}])(?<![A-Za-z0-9]){_WORD}(?:[ \-]{{0,2}}(?:and )?{_WORD}){{0,14}}(?![A-Za-z])",
    re.I,
)
"""A run of words that are numbers, bounded; not every run is one number."""
_EACH = re.compile(rf"{_WORD}|[a-z]+")


def read_number_words(text: str) -> float | None:
    """The number that the words say, also written as one; None when they say none.

    >>> [read_number_words(text) for text in ("dua juta lima ratus ribu", "limapuluh ribu", "juta")]
    [2500000.0, 50000.0, None]
    """
    total, part, last = 0.0, 0.0, 0.0
    for word in _EACH.findall(text.casefold()):
        if word in _UNITS or word in _HALF:
            last = 0.5 if word in _HALF else _UNITS[word]
            part += last
        elif word == "belas":
            part += 10
        elif word == "puluh":
            part += last * 9
        elif word in _HUNDREDS:
            part = part - last + last * 100
        elif word in _WHOLE:
            part += _WHOLE[word]
        elif word in _WHOLE_MAGNITUDES:
            total += _WHOLE_MAGNITUDES[word]
        elif word in _MAGNITUDES:
            if not part:
                return None
            total, part = total + part * _MAGNITUDES[word], 0.0
        elif word not in _FILLERS:
            return None
    return total + part or None
