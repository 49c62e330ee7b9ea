"""Names and numbers taken out of what people wrote.

Decisions.
A name of one word is looked for as a word from five letters on, a number by its last nine digits.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from graph.names import fold_words

INSTEAD = "[…]"
"""What stands for a name that was forgotten."""
_LEAST_LETTERS = 5
_LAST_DIGITS = 9
_LEAST_DIGITS = 6
_NOT_DIGIT = re.compile(r"\D")


def text_without(text: str, words: Iterable[str]) -> str:
    """The text with these names and numbers replaced, in any usual writing of them.

    >>> text_without("Ask SITI-Rahasia (0812 3456 7890)", ["Siti Rahasia", "+6281234567890"])
    'Ask […] ([…])'
    """
    for word in words:
        for pattern in _patterns(word) if text else ():
            text = pattern.sub(INSTEAD, text)
        if text and _holds(text, word):
            return INSTEAD
    return text


@lru_cache(maxsize=1_000)
def _patterns(word: str) -> tuple[re.Pattern[str], ...]:
    """How a name or number is written in texts; none for what is too short to be looked for."""
    found = []
    words = fold_words(word)
    letters = any(map(str.isalpha, word))
    if letters and (len(words) > 1 or len(words[0]) >= _LEAST_LETTERS):
        found.append(r"\b" + r"[\W_]+".join(map(re.escape, words)) + r"\b")
    digits = _NOT_DIGIT.sub("", word)
    # a few digits beside letters are the end of a case number, as others end too
    if len(digits) >= (_LAST_DIGITS if letters else _LEAST_DIGITS):
        run = r"\W{0,2}".join(digits[-_LAST_DIGITS:])
        found.append(rf"\+?(?:\d\W{{0,2}}){{0,9}}{run}\d*")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def _holds(text: str, word: str) -> bool:
    """Whether a name is still there in a writing that a pattern does not see, such as accents."""
    sought, words = fold_words(word), fold_words(text)
    width = len(sought)
    if not _patterns(word):
        return False
    return any(words[at : at + width] == sought for at in range(len(words) - width + 1))
