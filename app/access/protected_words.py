"""Names and numbers of protected people in texts of any field, found in every usual writing.

Decisions.
An office writes a victim's name wherever there is room: in case numbers, categories, notes. So each
text that is told is compared with the names and numbers of everybody protected, without case,
accents and whatever stands between letters and digits, and with the words of a name turned round.
A part that is one is withheld, the rest stays.
A name of one word is taken for a name only as a word of its own that is no word of an office and
no place; initials are never. A short writing counts only between the borders of words, since it
may stand within any other; addresses count with a house number alone.
Names of organisations are not compared: those who speak for victims are offices too.
All writings lie in one table under their first letters: a text is looked up at each of its letters,
so the time goes by the length of the text and not by the number of names.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from graph.model import Entity
from graph.names import fold, fold_words, parse_person, person_key
from graph.places import find_region
from graph.schema import IDENTIFIER_KINDS, EntityKind, Scheme

Span = tuple[int, int]
_HEAD = 4
"""Letters by which writings are looked up; nothing shorter is compared."""
_SURE = 8
"""Letters from which a name counts within a word too: `KORBANSITIRAHASIA`."""
_AT_HOME = 9
"""Last digits of a telephone number that are dialled in its own country too."""
_LONE_NAME = 5
"""Letters from which a name of one word is compared."""
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
_ENCODED = re.compile(r"%[0-9a-fA-F]{2}|&#?\w+;")
"""Letters as addresses and pages write them: `Siti%20Rahasia`, `Siti&nbsp;Rahasia`."""
_TIMES_ENCODED = 4
_REMEMBERED = 100_000
"""Texts of which it is remembered what is told of them: cases repeat most of theirs."""
_NOBODYS = frozenset({Scheme.PLACE, Scheme.TRIP})
_OFFICE_WORDS = frozenset(
    "korban saksi pelapor pengadu keluarga anak ibu bapak suami istri kakak adik terlapor pelaku"
    " calo agen sponsor perempuan wanita pria lelaki migran pekerja buruh kasus perkara laporan"
    " aduan pengaduan surat berkas lembar register data daftar telepon langsung online daring"
    " kantor dinas polda polres polsek provinsi kabupaten kecamatan desa kota pusat timur barat"
    " utara selatan tengah proses selesai tutup terbuka januari februari maret april juni juli"
    " agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu"
    " victim witness reporter family complaint report closed opened process office".split()
)
"""Words that offices write in every field and that may stand where a name belongs."""


_RELATED = frozenset(
    "suami istri isteri anak kakak adik kakaknya adiknya anaknya keluarga korban saudara saudari"
    " paman bibi sepupu tetangga pacar tunangan mantan menantu mertua cucu keponakan milik teman"
    " husband wife son daughter brother sister cousin neighbour friend uncle aunt of".split()
)
"""Words by which somebody is named after another."""


class ProtectedWords:
    """The writings of protected names and numbers, and texts without them."""

    def __init__(self, people: Iterable[Entity], instead: str) -> None:
        """`people` are protected people and identifiers; `instead` stands for what is withheld."""
        self._instead = instead
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        self._writings: set[str] = set()
        self._lone: set[str] = set()
        self._known: dict[str, str | None] = {}
        """What texts are told as, None where they are told as they are."""
        for entity in people:
            for name in (entity.name, *entity.names):
                if entity.kind is EntityKind.PERSON:
                    self._add_name(name)
            if entity.kind in IDENTIFIER_KINDS:
                self._add_number(entity)

    def told(self, text: str) -> str:
        """The text without what is withheld; the very text where there is nothing of it.

        >>> victim = Entity(id="e", kind=EntityKind.PERSON, name="Siti Rahasia", protected=True)
        >>> ProtectedWords([victim], "[withheld]").told("K-7/RAHASIA, Siti/2025")
        'K-7/[withheld]/2025'
        """
        if text not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            told = self._without(text) if len(text) >= _HEAD else text
            self._known[text] = None if told == text else told
        return self._known[text] or text

    def told_beside(self, text: str, own: Sequence[str]) -> str:
        """The text like `told`, but for names of parties (`own`) where they stand whole.

        What is longer than such a name is withheld, though the name stands in it.

        >>> victim = Entity(id="e", kind=EntityKind.PERSON, name="Siti Rahasia", protected=True)
        >>> words = ProtectedWords([victim], "[withheld]")
        >>> words.told_beside("Siti Rahasia B. and Siti Rahasia", ["Siti Rahasia B."])
        'Siti Rahasia B. and [withheld]'
        """
        if self.told(text) is text:
            return text
        named: list[tuple[int, int]] = []
        for name in own:
            found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            named += [place.span() for place in found]
        return self._without(text, named)

    def hold(self, text: str) -> bool:
        """Whether a part of the text is withheld."""
        return self.told(text) != text

    def own_name(self, name: str) -> str:
        """The name of a party as it is told: whole, whoever else is called so.

        That an accused is called like a victim, or longer, tells nothing of her; that he is named
        by what he is to her ("suami Siti Rahasia") does.
        """
        told = self.told(name)
        named_by_others = told is not name and not _RELATED.isdisjoint(fold_words(told))
        return told if named_by_others else name

    # ---- what is looked for

    def _add_name(self, name: str) -> None:
        """Note the writings of a name and of what stands in it as an alias; of none for nobody."""
        parsed = parse_person(name)
        for alias in parsed.aliases:
            self._add_name(alias)
        tokens = parsed.tokens
        if not person_key(name):
            return
        if len(tokens) < 2:
            self._lone.update(token for token in tokens if _is_a_name(token))
            return
        first, *middle, last = tokens
        for writing in {tokens, tokens[::-1], (last, first, *middle), (first, last)}:
            self._add("".join(writing))

    def _add_number(self, identifier: Entity) -> None:
        scheme = identifier.properties.get("scheme", "")
        value = str(identifier.properties.get("value", ""))
        if scheme in _NOBODYS:
            return
        if scheme in (Scheme.BANK_ACCOUNT, Scheme.SOCIAL):
            value = value.rpartition(":")[2]
        if scheme == Scheme.PHONE:
            self._add(_squashed(value)[-_AT_HOME:])
            value = value.removeprefix("+62")
        if scheme == Scheme.ADDRESS and not any(map(str.isdigit, value)):
            return
        self._add(_squashed(value))

    def _add(self, writing: str) -> None:
        if len(writing) >= _HEAD:
            self._writings.add(writing)
            self._lengths[writing[:_HEAD]].add(len(writing))

    # ---- what a text is told as

    def _without(self, text: str, named: Sequence[Span] = ()) -> str:
        """The text with what is withheld replaced, as it is written or decoded.

        What lies within one of the places `named` stays.
        """
        decoded = _decoded(text)
        if decoded != text and (told := self._without_plain(decoded)) != decoded:
            return told
        return self._without_plain(text, named)

    def _without_plain(self, text: str, named: Sequence[Span] = ()) -> str:
        """The same of a text as it stands, replaced once it is clear that there is any."""
        maybe = any(self._runs(_squashed(text)))
        if not maybe and self._lone.isdisjoint(fold_words(text)):
            return text
        letters, places = _letters(text)
        spans = [
            (places[start], places[end - 1] + 1)
            for start, end in self._runs(letters)
            if _is_sure(letters[start:end]) or _is_apart(text, places[start], places[end - 1] + 1)
        ]
        words = _WORD.finditer(text)
        spans += [word.span() for word in words if fold(word[0]) in self._lone]
        hidden = [span for span in spans if not _lies_in(span, named)]
        return _replaced(text, hidden, self._instead)

    def _runs(self, letters: str) -> Iterator[tuple[int, int]]:
        """Where writings stand in a text of nothing but letters and digits."""
        for start in range(len(letters) - _HEAD + 1):
            for length in self._lengths.get(letters[start : start + _HEAD], ()):
                end = start + length
                if end <= len(letters) and letters[start:end] in self._writings:
                    yield start, end


def _decoded(text: str) -> str:
    """The text that an address or page writes so, however often it was encoded within reason.

    >>> _decoded("Siti%2520Rahasia &amp; anak")
    'Siti Rahasia & anak'
    """
    for _time in range(_TIMES_ENCODED):
        if not _ENCODED.search(text):
            break
        text = unescape(unquote(text))
    return text


def _is_a_name(token: str) -> bool:
    """Whether a name of one word may be looked for as a word."""
    return len(token) >= _LONE_NAME and token not in _OFFICE_WORDS and find_region(token) is None


def _squashed(text: str) -> str:
    """The letters and digits of the folded text.

    >>> _squashed("+62 812-3456 (WA)")
    '628123456wa'
    """
    if text.isascii():
        return _NOT_ALNUM.sub("", text.lower())
    return _letters(text)[0]


def _letters(text: str) -> tuple[str, list[int]]:
    """The same, with where in the text each of them stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _folded(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    digit = unicodedata.digit(character, -1)
    if digit >= 0:
        return str(digit)
    return "".join(filter(str.isalnum, fold(character)))


def _is_sure(writing: str) -> bool:
    """Whether a writing counts within a word too; numbers are parts of others more easily."""
    return len(writing) >= (_SURE if writing.isalpha() else _SURE + 1)


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether what stands there begins and ends where words do."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not behind.isalnum()


def _lies_in(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    start, end = span
    return any(first <= start and end <= last for first, last in others)


def _replaced(text: str, spans: Iterable[tuple[int, int]], instead: str) -> str:
    """The text with something else in these places, which may overlap."""
    parts: list[str] = []
    told = 0
    for start, end in sorted(spans):
        if end <= told:
            continue
        if start >= told:
            parts += (text[told:start], instead)
        told = end
    return "".join((*parts, text[told:]))
