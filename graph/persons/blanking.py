"""What is written of somebody in free text, found in any usual writing and taken out.

Decisions.
A name is found by its words, whatever stands between them, in any case and with any accents; a
number by its digits however they are grouped, the last nine of them. What decides whether words are
somebody's is asked for: a set of them, or the digests of a tombstone.
As many signs stand in the place of what is taken out: places in a text that others were found at
stay where they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from graph.model import Identifier
from graph.names import fold_words, parse_person
from graph.schema import Scheme

Writing = tuple[str, ...]
"""Folded words, or `#` and the last digits of a number."""

BLANK = "█"
MOST_WORDS = 6
"""Of one name; a longer one is found by its first and last words."""
LAST_DIGITS = 9
LEAST_DIGITS = 6
_LEAST_LETTERS = 3
"""Of a word of a name that is looked for alone."""
_TOKEN = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_BETWEEN_DIGITS = 3
"""Signs between two groups of digits of one number."""
_COUNTRY = frozenset({"62", "062", "0062", "0"})
_NOT_DIGIT = re.compile(r"\D")
_MOST_GROUPS = 8
_FEW_DIGITS = 4


def writings_of_name(name: str) -> set[Writing]:
    """A name as written, without titles and parentage, turned round, and its ends alone.

    >>> sorted(writings_of_name("Hj. Siti Nur Rahasia"))[0]
    ('hj', 'siti', 'nur', 'rahasia')
    """
    parsed = parse_person(name)
    tokens = fold_words(" ".join(parsed.tokens))
    found = {tuple(fold_words(name)), tuple(tokens), tuple(reversed(tokens))}
    for alias in parsed.aliases:
        found.add(tuple(fold_words(alias)))
    if len(tokens) > 1:
        found.add((tokens[0], tokens[-1]))
        found.add((tokens[-1], tokens[0]))
    return {writing[:MOST_WORDS] for writing in found if writing}


def words_of_name(name: str) -> set[Writing]:
    """Each word of a name that may stand for it alone where it is known who is meant."""
    parsed = parse_person(name)
    words = set(fold_words(" ".join((*parsed.tokens, *parsed.aliases))))
    return {(word,) for word in words if len(word) >= _LEAST_LETTERS and word.isalpha()}


def writings_of_number(identifier: Identifier) -> set[Writing]:
    """An identifier by its digits, and by its words where it has letters."""
    value = identifier.value
    if identifier.scheme is Scheme.BANK_ACCOUNT:
        value = value.partition(":")[2] or value
    found = set[Writing]()
    words = fold_words(value)
    if any(map(str.isalpha, value)):
        found |= {tuple(words[:MOST_WORDS]), ("".join(words),)}
    digits = _NOT_DIGIT.sub("", value)
    if len(digits) >= LEAST_DIGITS:
        found.add(("#", digits[-LAST_DIGITS:]))
    return {writing for writing in found if writing and any(writing)}


def pattern_of(writings: Iterable[Writing]) -> re.Pattern[str]:
    """What a folded text holds that any of these stands in: to pass over most texts quickly.

    >>> bool(pattern_of([("siti", "rahasia"), ("#", "234567890")]).search("call 78-90"))
    True
    """
    parts = set()
    for writing in writings:
        if writing[0] == "#":
            parts.add(r"\W{0,3}".join(writing[1][-_FEW_DIGITS:]))
        else:
            parts.add(re.escape(writing[0]))
    return re.compile("|".join(sorted(parts)) or r"(?!)")


def blanked(text: str, is_written: Callable[[Writing], bool]) -> str:
    """The text with everything blanked that is written of somebody.

    >>> hers = {("siti", "rahasia"), ("#", "234567890")}
    >>> blanked("Ask SITI-Rahasia (0812 3456 7890).", hers.__contains__)
    'Ask ████████████ (██████████████).'
    """
    signs = list(text)
    for start, end in (*_names_in(text, is_written), *_numbers_in(text, is_written)):
        signs[start:end] = BLANK * (end - start)
    return "".join(signs)


def _names_in(text: str, is_written: Callable[[Writing], bool]) -> Iterator[tuple[int, int]]:
    """Where names stand, the longest at each word."""
    tokens = [(found.span(), fold_words(found[0])) for found in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        step = 1
        for count in range(min(MOST_WORDS, len(tokens) - at), 0, -1):
            window = tokens[at : at + count]
            if is_written(tuple(chain.from_iterable(words for _, words in window))):
                yield window[0][0][0], window[-1][0][1]
                step = count
                break
        at += step


def _numbers_in(text: str, is_written: Callable[[Writing], bool]) -> Iterator[tuple[int, int]]:
    """Where numbers stand, with the code of the country before them."""
    groups = [found.span() for found in _DIGITS.finditer(text)]
    for last in range(len(groups)):
        digits = ""
        for first in range(last, max(-1, last - _MOST_GROUPS), -1):
            start, end = groups[first]
            if first < last and groups[first + 1][0] - end > _BETWEEN_DIGITS:
                break
            digits = text[start:end] + digits
            if len(digits) >= LEAST_DIGITS and is_written(("#", digits[-LAST_DIGITS:])):
                yield _with_country(text, groups, first), groups[last][1]
                break


def _with_country(text: str, groups: list[tuple[int, int]], first: int) -> int:
    """Where a number begins, the code of a country and a plus before it counted in."""
    start = groups[first][0]
    if first:
        begin, end = groups[first - 1]
        if start - end <= _BETWEEN_DIGITS and text[begin:end] in _COUNTRY:
            start = begin
    return start - 1 if start and text[start - 1] == "+" else start
