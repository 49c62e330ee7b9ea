"""How well two names of organisations agree, whatever their form, branch and licence.

Decisions.
A misspelling lies within one long word and never in its ending, and two common words of company
names (Sarana, Sasana) are two words however close. Figures are never misspelt: Bina Karya 1 and
Bina Karya 2 are two companies. Initials and shortened names are many companies' at once: they are
levels of their own, which fuse nothing.
"""

from rapidfuzz.distance import OSA

from graph.resolution.organizations.features import Name, Organization

SAME, NEAR, FORMER, CONTAINED, INITIALS, DIFFERENT = (
    "same",
    "near",
    "alias",
    "contained",
    "initials",
    "different",
)
FITTING = frozenset({SAME, NEAR, FORMER, CONTAINED})
"""Levels at which the same licence makes one company of two mentions."""
CLOSE = frozenset({SAME, NEAR, FORMER})
"""Levels at which the same telephone, account or address does."""

_LONG_WORD = 5
_LONG_NAME = 9
_COMMON_WORDS = frozenset(
    """abadi amanah anugrah bahari bakti berkah bersama bina bintang buana cahaya cendana cipta
    citra daya delta duta gemilang global graha harapan indah indo insani jasa jaya karsa
    karya kencana kerja laut lestari lintas maju makmur mandiri mega mekar mitra mulia nusa
    nusantara permata persada pertama perdana prima pratama putra putri raya restu samudra
    sarana sari sasana satria sejahtera sejati sentosa sentra setia sukses surya tama tunas
    ulama usaha utama wacana wahana wijaya wira""".split()
)


def name_level(left: Organization, right: Organization) -> str:
    """How well the names of two mentions agree: the best of their present and former names."""
    level = compare_names(left.name, right.name)
    if level in {SAME, NEAR}:
        return level
    if _was_called(left, right.name) or _was_called(right, left.name):
        return FORMER
    if level != DIFFERENT:
        return level
    if _abbreviates(left, right.name) or _abbreviates(right, left.name):
        return INITIALS
    return level


def _was_called(organization: Organization, name: Name) -> bool:
    return any(same_words(other, name) for other in organization.others)


def compare_names(left: Name, right: Name) -> str:
    """`same`, `near`, `contained`, `initials` or `different`, by their words."""
    if same_words(left, right):
        if left.aside and right.aside and left.aside != right.aside:
            return CONTAINED
        return SAME if left.aside == right.aside else NEAR
    if not left.words or not right.words:
        return DIFFERENT
    if nearly(left.words, right.words):
        return NEAR
    if is_shortened(left.words, right.words):
        return CONTAINED
    few, many = sorted((left.words, right.words), key=len)
    if len(few) == 1 and few[0] == initials(many):
        return INITIALS
    return DIFFERENT


def same_words(left: Name, right: Name) -> bool:
    """Whether two names are written alike but for blanks."""
    return bool(left.words) and (
        left.words == right.words or "".join(left.words) == "".join(right.words)
    )


def nearly(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name is the other with a slip in one long word.

    >>> nearly(("karya", "mandiri"), ("karya", "mandri"))
    True
    >>> nearly(("karya", "putra"), ("karya", "putri"))
    False
    """
    if len(left) != len(right) or sum(map(len, left)) < _LONG_NAME:
        return False
    unequal = [(ours, theirs) for ours, theirs in zip(left, right, strict=True) if ours != theirs]
    return len(unequal) == 1 and _is_slip(*unequal[0])


def _is_slip(left: str, right: str) -> bool:
    if (
        min(len(left), len(right)) < _LONG_WORD
        or left[0] != right[0]
        or {left, right} <= _COMMON_WORDS
    ):
        return False
    same_ending = left[-2:] == right[-2:] or left.removesuffix("h") == right.removesuffix("h")
    return same_ending and left.isalpha() and right.isalpha() and OSA.distance(left, right) <= 1


def is_shortened(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one name of two words or more is how the other begins."""
    few, many = sorted((left, right), key=len)
    return 1 < len(few) < len(many) and many[: len(few)] == few


def initials(words: tuple[str, ...]) -> str:
    """The first letters of a name of two words or more; empty for others."""
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _abbreviates(one: Organization, other: Name) -> bool:
    return bool(one.short) and other.words == (one.short,)
