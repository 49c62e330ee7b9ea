"""What a column header means.

The words of loaders/vocabulary/headers.yaml, tolerant of case, punctuation and spelling.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA
from ruamel.yaml import YAML

from graph.schema import ROLES

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+\d[^\W\d_]+|[^\W\d_]+|\d+|#")
_GROUPED = re.compile(r"[a-z_][a-z0-9_-]*(?:/[a-z_][a-z0-9_-]*)+")
"""A question of an XLSForm with its groups."""
_COUNTED_AGAIN = re.compile(r"^(.*\d.*) \(\d+\)$", re.DOTALL)
"""The number that tells a header from another that is spelt alike: HP 1 (2)."""
_CLOSE = 88.0
GENERIC = "?"
"""The slot of a header that speaks of "the party" without saying which: Nama Pihak."""


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a header says: a field of the case, or of a party in a slot.

    `sure` is false for a close spelling.
    """

    field: str
    slot: str = ""
    """Empty for a field of the case, `-` for a party that the header does not name, GENERIC for one
    that it calls but a party.
    """
    number: int = 0
    sure: bool = True
    others: tuple[str, ...] = ()
    """Other slots that the header names too: Korban/Terlapor."""


@cache
def _tables() -> Mapping[str, Any]:
    text = files("loaders.vocabulary").joinpath("headers.yaml").read_text(encoding="utf-8")
    tables: Mapping[str, Any] = YAML(typ="safe", pure=True).load(text)
    return tables


@cache
def _phrases(section: str) -> Mapping[tuple[str, ...], str]:
    """Field by phrase, in folded words."""
    found: dict[tuple[str, ...], str] = {}
    for field, phrases in _tables()[section].items():
        found |= {_fold_phrase(phrase): field for phrase in phrases}
    return found


@cache
def _flat(section: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_fold_phrase(str(phrase)) for phrase in _tables()[section])


@cache
def _of_forms() -> frozenset[str]:
    return frozenset(_tables()["forms"])


def answered_by(columns: Sequence[str]) -> frozenset[str]:
    """The columns that tell who filled in a form, not whom it is about."""
    written = [column.casefold() for column in columns]
    for first in _tables()["answered_by"]:
        if written[: len(first)] == first:
            return frozenset(columns[: len(first)])
    return frozenset()


@cache
def _slot_phrases() -> Sequence[tuple[tuple[str, ...], str]]:
    """Slot phrases, longest first."""
    pairs = []
    for slot, entry in _tables()["slots"].items():
        pairs += [(_fold_phrase(word), slot) for word in entry["words"]]
    pairs += [(_fold_phrase(word), GENERIC) for word in _tables()["generic"]]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))


def _fold_phrase(text: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    same, fillers = _tables()["words"], _tables()["fillers"]
    words = [word.casefold() for word in _WORD.findall(plain)]
    folded = [str(same.get(word, word)) for word in words if word not in fillers]
    return tuple(
        word for index, word in enumerate(folded) if index == 0 or word != folded[index - 1]
    )


@lru_cache(maxsize=10_000)
def read_header(header: str, *, guess: bool = True) -> HeaderMeaning | None:
    """What a header means, or None when nothing is known that it could mean.

    To guess at misspellings takes 12 ms.

    >>> read_header("Tgl. Pengaduan").field, read_header("Pihak Diadukan 2 - No. HP").slot
    ('reported_on', 'pihak_diadukan')
    """
    if header.strip().casefold() in _of_forms():
        return HeaderMeaning("kept")
    words = _fold_phrase(_COUNTED_AGAIN.sub(r"\1", header))
    if not words:
        return None
    if words in _flat("numbering"):
        return HeaderMeaning("numbering")
    found = _exact(words) or _in_slot(words) or _in_group(header)
    return found or (_close(words) if guess else None)


def is_known_header(header: str) -> bool:
    """Whether a text is surely a header."""
    meaning = read_header(header, guess=False) if len(header) < 80 else None
    return meaning is not None and meaning.field != "numbering"


def _exact(words: tuple[str, ...]) -> HeaderMeaning | None:
    bare, number = _without_number(words)
    field = _phrases("case").get(words) or (number and _phrases("case").get(bare))
    if field:
        return HeaderMeaning(str(field), number=number)
    if words in _flat("kept"):
        return HeaderMeaning("kept")
    field = _phrases("party").get(words) or (number and _phrases("party").get(bare))
    if field:
        return HeaderMeaning(str(field), "-", number)
    return None


def _in_slot(words: tuple[str, ...]) -> HeaderMeaning | None:
    """The field that remains without the words for a slot and the number beside them."""
    for phrase, slot in _slot_phrases():
        size = len(phrase)
        for at in range(len(words) - size + 1):
            if words[at : at + size] != phrase:
                continue
            rest, number = _without_number(words[:at] + words[at + size :])
            if not rest:
                return HeaderMeaning("names", slot, number)
            if rest in _flat("kept"):
                return HeaderMeaning("kept")
            field = _phrases("party").get(rest)
            if field:
                return HeaderMeaning(field, slot, number)
    return _in_slots(words)


def _in_group(header: str) -> HeaderMeaning | None:
    """The meaning of a question of a form with the groups that it stands in: korban/nama_korban.

    None where the groups speak of somebody else than the question.
    """
    if not _GROUPED.fullmatch(header.strip()):
        return None
    groups, _, question = header.strip().rpartition("/")
    asked, around = read_header(question, guess=False), read_header(groups, guess=False)
    if asked is None or (around is not None and around.field != "names"):
        return None
    named = _slots_named(_fold_phrase(groups))
    if asked.slot == "-" and len(named) == 1:
        return replace(asked, slot=named.pop())
    return asked if named <= {asked.slot, GENERIC} else None


def _slots_named(words: tuple[str, ...]) -> set[str]:
    """The slots that some words speak of."""
    named = f" {' '.join(words)} "
    return {slot for phrase, slot in _slot_phrases() if f" {' '.join(phrase)} " in named}


def _in_slots(words: tuple[str, ...]) -> HeaderMeaning | None:
    """The field of a header that names whose it is twice: Terlapor / TSK, Nama Calo/Sponsor.

    Of two slots the protected one is taken: nothing of a victim is read as anybody else's.
    """
    rest, slots = words, list[str]()
    for phrase, slot in _slot_phrases():
        size = len(phrase)
        for at in range(len(rest) - size + 1):
            if rest[at : at + size] == phrase:
                rest = rest[:at] + rest[at + size :]
                slots.append(slot)
                break
    rest, number = _without_number(rest)
    field = _phrases("party").get(rest) if rest else "names"
    if len(slots) < 2 or not field:
        return None
    slots = sorted(
        set(slots), key=lambda slot: (not is_protected_slot(slot), slot != "korban", slot)
    )
    open_slots = tuple(slot for slot in slots[1:] if not is_protected_slot(slot))
    others = open_slots if is_protected_slot(slots[0]) else tuple(slots[1:])
    return HeaderMeaning(field, slots[0], number, others=others)


def is_protected_slot(slot: str) -> bool:
    """Whether a slot, without its number, is of somebody who is shown to few."""
    return slot in ROLES and ROLES[slot].protected


def _without_number(words: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    numbers = [word for word in words if word.isdecimal() and len(word) <= 2]
    if len(numbers) != 1:
        return words, 0
    return tuple(word for word in words if word != numbers[0]), int(numbers[0])


def _close(words: tuple[str, ...]) -> HeaderMeaning | None:
    """The meaning of the phrase spelt most like these words, which a person should look at."""
    bare, number = _without_number(words)
    text = " ".join(bare)
    if len(text) < 5:
        return None
    found = process.extractOne(text, list(_choices()), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if not found:
        return None
    if not _is_misspelling(text.split(), found[0].split()):
        return None
    field, slot = _choices()[found[0]]
    return HeaderMeaning(field, slot, number, sure=False)


def _is_misspelling(written: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether each word is another by a letter or two: more alike are words that mean another."""
    if len(written) != len(meant):
        return "".join(written) == "".join(meant)
    pairs = zip(written, meant, strict=True)
    return all(OSA.distance(one, other) <= _slips(other) for one, other in pairs)


def _slips(word: str) -> int:
    """Letters that may be wrong in a word of this length."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


@cache
def _choices() -> Mapping[str, tuple[str, str]]:
    """Field and slot by every phrase that a header could be a misspelling of."""
    party = _phrases("party").items()
    choices = {
        " ".join(phrase): (field, "-") for phrase, field in party if len("".join(phrase)) > 3
    }
    choices |= {" ".join(phrase): (field, "") for phrase, field in _phrases("case").items()}
    for words, slot in _slot_phrases():
        choices.setdefault(" ".join(words), ("names", slot))
        for rest, field in party:
            choices.setdefault(" ".join(rest + words), (field, slot))
            choices.setdefault(" ".join(words + rest), (field, slot))
    return dict(sorted(choices.items()))
