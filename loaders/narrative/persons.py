"""Persons in a text, with or without capitals and points.

Those whom a word announces: a name's cue ("bernama", "an."), a title, what somebody is in the case
("terdakwa", "calonya"), kin, a word of doing with ("oleh", "kepada"); an alias, a father, an age or
initials in the press's form; a name that everybody bears, or that the text announced elsewhere.

Decisions.
A name ends where a word belongs to none (name_words.py); rather none than one with a word too much.
Titles and cue words stay outside the span; an alias, a father and an age that follow the name
belong to it, and "SUPRIYANTO alias ANTO bin KASMIN" is SUPRIYANTO bin KASMIN, alias ANTO.
The role is what the nearest cue says, and no more than that: beside "istri korban" or "majikan
korban" the name may be either's, so that there is none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.places import country, find_region
from loaders.narrative.cues import AFTER_CUE, Cue, Kind, cue_of, role_of
from loaders.narrative.found import Found, FoundKind
from loaders.narrative.name_words import (
    INNER_NAMES,
    NAMES_TOO,
    is_acronym,
    is_family_name,
    is_given_name,
    is_like_a_name,
    is_no_name_word,
)

_WORDS = re.compile(
    r"(?<![\w@])(?:[aA]\.[nN]\b\.?|[aA]/[nN]\b|[aA]\.[kK]\.[aA]\b\.?"
    r"|[^\W\d_]++(?:['-][^\W\d_]++)*+|@(?= ?[^\W\d_]))(?![\w])"
)
_ALIAS = frozenset({"alias", "als", "aka", "a.k.a", "a.k.a.", "@", "panggilan"})
_FATHER = frozenset({"bin", "binti", "bt", "bte"})
_LINKS = _ALIAS | _FATHER
_LATE = frozenset({"alm", "almh", "almarhum", "almarhumah"})
_HONOURS = frozenset({"h", "hj", "haji", "hajah", "hajjah"})
_ABBREVIATED = frozenset("m md mhd moh moch muh muhd mohd abd st h hj dg drs dr ir".split())
_SHORT = frozenset("ni al la li lo dg br st md ah ng mu eu oh".split())
"""Words of two letters that stand in names written in small letters."""
_NAMES_OF_THINGS = frozenset(
    """jl jln jalan pt cv ud toko hotel km kmp kapal kampus desa ds dusun dsn kampung kec kecamatan
    kab kabupaten kota kel kelurahan prov provinsi gedung bandara pelabuhan rs rsud masjid mesjid
    bank perum perumahan blok universitas yayasan terminal stasiun gunung pulau sungai gang gg pasar
    terbang merk merek tipe grup group komplek kompleks sma smp sdn""".split()
)
_NO_PERSONS = _NAMES_OF_THINGS | {"di", "asal", "tujuan"}
"""Words behind which a name is a place's, a street's, a ship's or a firm's."""
_BUTONESE = frozenset({"wa", "la"})
_REPORTED = frozenset({"dilaporkan", "diadukan"})
_NEXT_ITEM = re.compile(r"[^\n:]{0,80}\n\s*(?:[b-h]|[2-9]|1[0-9])[.)]\s+")
_BRACKETS = re.compile(r" ?\([^()\n]{1,20}\)")
_JOINS = frozenset({"dan", "serta", "and", "dn"})
_BALINESE = frozenset("wayan made nyoman ketut gede putu kadek komang gusti dewa nengah".split())
_ORDINALS = frozenset({"i", "ii", "iii", "iv", "v", "satu", "dua", "tiga", "pertama", "kedua"})
_AGE = re.compile(
    r" ?\((?P<inside>[1-9][0-9])(?: ?(?:tahun|thn|th|yo|years old))?\)"
    r"|,? (?:umur |usia |berusia |aged )(?P<said>[1-9][0-9])(?: ?(?:tahun|thn|th))?(?![\w-])"
    r"|, (?P<years>[1-9][0-9]) ?(?:tahun|thn|th|years old)\b"
)
_LIKELY = re.compile(r"[a-z]{3,}(?:i|o|ah|in|un)")
"""How most names end that no list holds."""
_WANTED = re.compile(r" ?\(DPO\)", re.IGNORECASE)
_ENUMERATED = re.compile(r"[\s:;,]*\(?(?:[1-9][0-9]?|[a-h])[.)]\s?")
_IN_LIST = re.compile(r"(?: ?\([^()\n]{1,20}\))?(?:\s?[,;/&]\s?|\s+(?:[1-9][0-9]?|[a-h])[.)]\s)")
_MOST_WORDS = 5
_MOST_CUES = 7
_MOST_LINKS = 6


def find_persons(text: str) -> Iterator[Found]:
    """Every person that is announced, with alias, father and age where they follow.

    >>> [(found.name, found.alias) for found in find_persons("terdakwa sahri als heri kepada siti")]
    [('sahri', 'heri'), ('siti', '')]
    """
    reader = _Reader(text)
    announced = list(reader.announced())
    yield from sorted([*announced, *reader.named_again(announced)], key=lambda found: found.start)


class _Reader:
    """The words of one text, and the persons among them."""

    def __init__(self, text: str) -> None:
        """Take the text apart into words."""
        self._text = text
        self._spans = [match.span() for match in _WORDS.finditer(text)]
        self._words = [text[start:end] for start, end in self._spans]
        self._folded = [word.casefold() for word in self._words]
        self._taken: set[int] = set()
        """Words of names that were found."""

    def announced(self) -> Iterator[Found]:
        """The persons whom the words around them announce, in order."""
        place, count, listed = 0, len(self._words), None
        while place < count:
            if self._folded[place] in _NAMES_OF_THINGS and place + 1 < count:
                # what a street, a firm or a ship is called is nobody's name
                place = self._name_end(place + 1) if self._follows(place + 1) else place + 1
                continue
            cue, first = self._cues(place)
            found = self._person(first, cue) if first < count else None
            if found is None and cue is None:
                found = self._unannounced(place, listed)
            if found is None:
                place = max(first, place + 1)
                continue
            last = self._behind(found.end, max(first, place))
            self._taken.update(range(max(first, place), last))
            yield found
            place = last
            listed = cue if cue else listed
            while (more := self._listed(found, place, listed)) is not None:
                found, first = more
                last = self._behind(found.end, first)
                self._taken.update(range(first, last))
                yield found
                place = last
            listed = None

    def named_again(self, found: list[Found]) -> Iterator[Found]:
        """Where names that were announced stand once more, whole or from their first word on."""
        names: dict[str, list[list[str]]] = {}
        for person in found:
            words = [match[0].casefold() for match in _WORDS.finditer(person.name)]
            if words and len(words[0]) > 2 and not country(person.name):
                names.setdefault(words[0], []).append(words[:_MOST_WORDS])
        capitals = {person.name[:1].isupper() for person in found if person.name}
        place = 0
        while place < len(self._words):
            known = names.get(self._folded[place])
            last = self._again(place, known, capitals) if known else place
            if last > place:
                yield self._found(place, last, self._slice(place, last), "", None, None, sure=False)
            place = max(last, place + 1)

    def _again(self, first: int, known: list[list[str]], capitals: set[bool]) -> int:
        """The word behind a known name that begins here; the same word where none does."""
        if first in self._taken or self._words[first][0].isupper() not in capitals:
            return first
        if first and self._folded[first - 1] in _NO_PERSONS:
            return first
        best = 0
        for words in known[:8]:
            same = 0
            for said, here in zip(words, self._folded[first : first + len(words)], strict=False):
                if said != here or (first + same) in self._taken:
                    break
                same += 1
            best = max(best, same)
        if best == 1 and is_no_name_word(self._words[first]):
            return first
        while best and self._folded[first + best - 1] in _FATHER:
            best -= 1
        return first + best

    def _cues(self, place: int) -> tuple[Cue | None, int]:
        """The cue words that begin at a place, read as one, and the place of the word behind."""
        said = self._cue_at(place)
        if said is None or (said.is_link and not self._is_spoken(place)):
            return None, place
        cues = [said]
        last, ahead = place + 1, place + 1
        apart, word_before = False, ""
        while ahead < min(len(self._words), place + _MOST_CUES):
            gap = self._gap(ahead)
            ends = cues[-1].ends_sentence and self._ends_sentence(ahead)
            if ends or not AFTER_CUE.fullmatch(gap):
                break
            if "\n" in gap and ":" not in gap:
                break
            word = self._folded[ahead]
            following = self._cue_at(ahead)
            if following is not None and following.kind is not Kind.WITH:
                if word_before == "dari":
                    cues.clear()
                elif apart or "," in gap or ":" in gap:
                    cues[-1] = cues[-1].set_apart()
                cues.append(following)
                last, apart = ahead + 1, False
            elif word in _ORDINALS and cues[-1].kind is Kind.PARTY and not self._is_balinese(ahead):
                last = ahead + 1
            elif len(word) == 1 and self._gap(ahead + 1).startswith((".", ")")) and "\n" in gap:
                last = ahead + 1
            elif cues[-1].may_be_followed_by(word):
                if cues[-1].keeps(word):
                    last = ahead + 1
                apart = True
            else:
                break
            word_before = word
            ahead += 1
        start, end = self._spans[place][0], self._spans[last - 1][1]
        return Cue.of(cues, self._text[start:end].strip(), place, last), last

    def _ends_sentence(self, place: int) -> bool:
        """Whether a point stands before a word that is not the one of "a." in a list."""
        return self._gap(place).startswith(".") and len(self._words[place - 1]) > 1

    def _cue_at(self, place: int) -> Cue | None:
        """The cue that a word is; none where it is initials or the part of a name."""
        word = self._folded[place]
        cue = cue_of(word)
        if cue is None:
            return None
        initials = self._words[place].isupper() and len(word) <= 3
        if initials and (self._is_linked(place + 1) or self._is_aged(place)):
            return None
        after = self._folded[place + 1] if place + 1 < len(self._folded) else ""
        if word in _BUTONESE and after == "ode":
            return None
        if word == "dg" and (self._words[place][0].isupper() or self._gap(place + 1) == ". "):
            return None
        if word == "oleh" and place and self._folded[place - 1] in _REPORTED:
            return cue.with_role("pelapor")
        return cue

    def _is_aged(self, place: int) -> bool:
        return _AGE.match(self._text, self._spans[place][1]) is not None

    def _is_spoken(self, place: int) -> bool:
        """Whether a word such as "panggilan" begins a cue: no name stands before it."""
        return place == 0 or is_no_name_word(self._words[place - 1])

    def _is_balinese(self, place: int) -> bool:
        return place + 1 < len(self._folded) and self._folded[place + 1] in _BALINESE

    def _gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        if not 0 < place < len(self._spans):
            return "\n\n"
        return self._text[self._spans[place - 1][1] : self._spans[place][0]]

    def _person(self, first: int, cue: Cue | None) -> Found | None:
        """The person of a name that cues announce; None when no name follows."""
        if cue is None:
            return None
        gap = self._gap(first)
        direct = AFTER_CUE.fullmatch(gap) is not None or _ENUMERATED.fullmatch(gap) is not None
        if not direct or (cue.ends_sentence and self._ends_sentence(first)):
            return None
        if "\n" in gap and ":" not in gap and not gap.strip():
            return None
        last = self._name_end(first)
        if cue.is_called or (cue.is_naming and (last == first or cue.keeps_titles)):
            begin = cue.titled_from if last == first or cue.keeps_titles else first
            stop = self._nickname_end(begin)
            return self._whole(begin, stop, cue, sure=True) if stop > begin else None
        if last == first or not self._is_announced(first, last, cue, gap):
            return None
        if "," in gap or ":" in gap:
            cue = cue.set_apart()
        return self._whole(first, last, cue, sure=cue.is_sure)

    def _is_announced(self, first: int, last: int, cue: Cue, gap: str) -> bool:
        """Whether a cue is enough for the words behind it."""
        name = self._slice(first, last)
        if cue.is_weak and _is_place(name) and not is_given_name(name):
            return False
        if self._is_linked(last) or _AGE.match(self._text, self._spans[last - 1][1]):
            return True
        words = self._words[first:last]
        like = any(is_like_a_name(word, family=len(words) > 1) for word in words)
        if words[0][0].isupper():
            return cue.kind is not Kind.TELLER or like
        if cue.is_english:
            return False
        if cue.kind is Kind.WITH:
            return like or len(words) > 1 or bool(_LIKELY.fullmatch(words[0]))
        if cue.kind is Kind.TELLER or "," in gap:
            return is_like_a_name(words[0]) or (like and len(words) > 1)
        if cue.kind in (Kind.KIN, Kind.SHORT_TITLE):
            return like or len(words) > 1
        return True

    def _unannounced(self, place: int, listed: Cue | None) -> Found | None:
        """A person whose alias, father or age follows, or whose name is one that everybody bears."""
        if place and self._folded[place - 1] in _NO_PERSONS:
            return None
        last = self._name_end(place)
        if last == place:
            return None
        end = self._spans[last - 1][1]
        word = self._words[place]
        if self._is_linked(last):
            first = self._trimmed(place, last)
            return self._whole(first, last, None, sure=True)
        capital = word[0].isupper()
        aged = _AGE.match(self._text, end) if capital else None
        if aged and not (aged["said"] and not aged[0].startswith(",")):
            return (
                None
                if _is_place(self._slice(place, last))
                else self._whole(place, last, None, sure=True)
            )
        if capital and _WANTED.match(self._text, end):
            return self._whole(place, last, None, sure=False)
        family = any(is_family_name(word) for word in self._words[place + 1 : last])
        known = (
            is_given_name(word) or family or (capital and len(word) > 4 and is_like_a_name(word))
        )
        if not known or _is_place(self._slice(place, last)):
            return None
        return self._whole(place, last, None, sure=False)

    def _trimmed(self, first: int, last: int) -> int:
        """Where a name in small letters begins that an alias follows: at its first likely word."""
        if self._words[first][0].isupper():
            return first
        likely = (place for place in range(first, last) if is_like_a_name(self._words[place]))
        return next(likely, max(first, last - 2))

    def _listed(self, found: Found, place: int, cue: Cue | None) -> tuple[Found, int] | None:
        """The person who follows another in a list, and the place of the name."""
        if place >= len(self._words):
            return None
        item = _NEXT_ITEM.match(self._text, found.end) if cue and cue.opens_list else None
        brackets = _BRACKETS.match(self._text, found.end)
        if item or brackets:
            place = self._behind((item or brackets).end(), place)
            if place >= len(self._words):
                return None
        gap = self._text[brackets.end() if brackets else found.end : self._spans[place][0]]
        joined = gap == " " and self._folded[place] in _JOINS
        first = place + 1 if joined else place
        if not joined and not item and not _IN_LIST.fullmatch(gap):
            return None
        while first < len(self._words) and (said := cue_of(self._folded[first])) is not None:
            if said.kind not in (Kind.TITLE, Kind.SHORT_TITLE):
                return None
            first += 1
        last = self._name_end(first) if first < len(self._words) else first
        if last == first or _is_place(self._slice(first, last)):
            return None
        words = self._words[first:last]
        if words[0].isupper() and len("".join(words)) < 4 and not self._is_aged(last - 1):
            return None
        like = any(is_like_a_name(word, family=len(words) > 1) for word in words)
        sure_list = cue is not None and cue.opens_list
        if not (like or self._is_linked(last) or (words[0][0].isupper() and (joined or sure_list))):
            return None
        if not joined and not words[0][0].isupper() and not is_like_a_name(words[0]):
            return None
        inherited = cue if cue is not None and (cue.opens_list or not joined) else None
        return self._whole(first, last, inherited, sure=False), first

    def _is_linked(self, last: int) -> bool:
        """Whether an alias or a father follows the word before this place."""
        if last + 1 >= len(self._words):
            return False
        if self._folded[last] not in _LINKS:
            return False
        gap = self._gap(last)
        return not gap.strip(' ("\n') or (gap == ", " and self._words[last - 1][0].isupper())

    def _whole(self, first: int, last: int, cue: Cue | None, *, sure: bool) -> Found:
        """A person with the aliases and the father that follow the name, and the age."""
        name, aliases, father, end = self._slice(first, last), [], "", last
        for _ in range(_MOST_LINKS):
            if not self._is_linked(end):
                break
            marker = self._folded[end]
            begin = end + 1
            if marker in _ALIAS:
                stop = self._nickname_end(begin)
                if stop == begin:
                    break
                aliases.append(self._slice(begin, stop))
            else:
                while begin < len(self._folded) - 1 and self._folded[begin] in _LATE:
                    begin += 1
                behind = begin + (self._folded[begin] in _HONOURS)
                stop = self._name_end(behind, most=3) if behind < len(self._words) else behind
                if stop == behind or father:
                    break
                father = f" {self._words[end]} {self._slice(begin, stop)}"
            end = stop
        called = cue is not None and cue.is_called
        if called:
            name, aliases = "", [name, *aliases]
        return self._found(
            first, end, f"{name}{father}", ", ".join(aliases), _AGE, cue,
            sure=sure or bool(aliases or father),
        )  # fmt: skip

    def _found(
        self,
        first: int,
        last: int,
        name: str,
        alias: str,
        age: re.Pattern[str] | None,
        cue: Cue | None,
        *,
        sure: bool,
    ) -> Found:
        start, end = self._spans[first][0], self._spans[last - 1][1]
        aged = age.match(self._text, end) if age else None
        years = (aged["inside"] or aged["said"] or aged["years"]) if aged else None
        if aged:
            end = aged.end()
        return Found(
            kind=FoundKind.PERSON,
            start=start,
            end=end,
            text=self._text[start:end],
            name=name,
            alias=alias,
            age=int(years) if years else None,
            label=cue.text if cue else "",
            role=role_of(cue) if cue else "",
            sure=sure or bool(years),
        )

    def _name_end(self, first: int, *, most: int = _MOST_WORDS) -> int:
        """The place behind the last word of a name that begins here; the same for none."""
        capital = self._words[first][0].isupper()
        last = first
        while last < min(len(self._words), first + most):
            if last > first and not self._goes_on(last):
                break
            if not self._may_name(last, last - first, capital=capital):
                break
            last += 1
        while last > first + 1 and self._folded[last - 1] in ("al", "dg", "br"):
            last -= 1
        return last

    def _goes_on(self, place: int) -> bool:
        """Whether only a blank, or the point of a short word, parts a word from the one before."""
        gap = self._gap(place)
        if gap in (" ", "  "):
            return True
        before = self._folded[place - 1]
        return gap in (". ", ".") and (len(before) == 1 or before in _ABBREVIATED)

    def _follows(self, place: int) -> bool:
        return self._gap(place).strip(" ") in ("", ".")

    def _may_name(self, place: int, index: int, *, capital: bool) -> bool:
        """Whether a word can be the part of a name, the first or a later one."""
        word, folded = self._words[place], self._folded[place]
        if capital and not word[0].isupper() and folded not in ("al", "van", "de"):
            return False
        if word.isupper() and is_acronym(word):
            return False
        if folded in _ALIAS or folded in _FATHER:
            return False
        if len(word) == 1:
            if capital:
                return index > 0 or not self._words[place].islower()
            return folded == "i" and self._is_balinese(place)
        if not capital and len(word) == 2 and folded not in _SHORT and not is_given_name(word):
            return False
        if index and not capital and self._text.startswith(":", self._spans[place][1]):
            return is_like_a_name(word)
        if folded == "dg" and index:
            return self._has_next(place) and (
                capital or not is_no_name_word(self._words[place + 1])
            )
        if folded in _BUTONESE and self._folded[place + 1 : place + 2] == ["ode"]:
            return True
        if index and folded in INNER_NAMES:
            return self._has_next(place) and self._may_name(place + 1, 2, capital=capital)
        if folded in NAMES_TOO:
            if index:
                return capital
            return self._has_next(place) and self._may_name(place + 1, 1, capital=capital)
        if capital and index > 1 and self._folded[place - 1] == "dg":
            return True
        if not is_given_name(word) and self._cue_at(place) is not None:
            return False
        return not is_no_name_word(word)

    def _has_next(self, place: int) -> bool:
        return place + 1 < len(self._words) and self._goes_on(place + 1)

    def _nickname_end(self, first: int) -> int:
        """The place behind a nickname, which may begin with a title: "pak de", "Kang Deden"."""
        if first >= len(self._words):
            return first
        said = cue_of(self._folded[first])
        titled = self._folded[first] in NICKNAMES or (
            said is not None and said.kind in (Kind.TITLE, Kind.SHORT_TITLE)
        )
        if not titled:
            return self._name_end(first, most=3)
        if not self._has_next(first):
            return first + 1
        after = self._folded[first + 1]
        if after in ("de", "haji", "aji", "lek", "ji"):
            return first + 2
        return max(self._name_end(first + 1, most=2), first + 1)

    def _slice(self, first: int, last: int) -> str:
        return self._text[self._spans[first][0] : self._spans[last - 1][1]]

    def _behind(self, end: int, place: int) -> int:
        """The place of the first word that begins behind a point of the text."""
        while place < len(self._spans) and self._spans[place][0] < end:
            place += 1
        return place


NICKNAMES = frozenset("bos boss mak mami papi mama papa emak nek pakde bude wak uwak om".split())
"""Words that begin a nickname and are part of it."""


@lru_cache(maxsize=20_000)
def _is_place(name: str) -> bool:
    if len(name) <= 3 and name not in ("NTB", "NTT", "DKI"):
        return False
    found = find_region(name)
    return bool(country(name)) or (found is not None and found.level != "district")
