"""Whether names that are nearly alike are one name with slips of the pen, or two names.

Whole names look alike where most of their letters are the same, and they are where brothers share
all words but one: "Siti Fauziah" and "Siti Fatimah". So they are compared word by word, and a word
that is a name of its own is no slip for another: "Eko" for "Joko".
"""

from collections.abc import Sequence, Set

from rapidfuzz.distance import DamerauLevenshtein

LONG_WORD = 7
"""Letters from which two slips in a word are let pass."""


def are_slips(one: Sequence[str], other: Sequence[str], known: Set[str]) -> bool:
    """Whether each word of the shorter name is a word of the longer, in its order, with slips.

    Words are phonetic keys; `known` are those that many people have.
    """
    few, many = sorted((one, other), key=len)
    rest = iter(many)
    return all(any(_is_slip(word, candidate, known) for candidate in rest) for word in few)


def _is_slip(word: str, other: str, known: Set[str]) -> bool:
    if word == other:
        return True
    if word in known and other in known:
        return False
    let_pass = 2 if min(len(word), len(other)) >= LONG_WORD else 1
    return DamerauLevenshtein.distance(word, other, score_cutoff=let_pass) <= let_pass
