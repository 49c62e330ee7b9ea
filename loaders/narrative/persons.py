"""Persons in a text, with or without capitals and points.

Those whom a word announces: a name's cue ("bernama", "an."), a title, what somebody is in the case
("terdakwa", "calonya"), kin, a word of doing with ("oleh", "kepada"); an alias, a father, an age or
initials in the press's form; what only people do (names/acts.py); a name that everybody bears, or
that the text announced elsewhere.

Decisions.
A name ends where a word belongs to none (names/words.py); rather none than one with a word too
much. Titles and cue words stay outside the span; an alias, a father and an age that follow the name
belong to it, and "SUPRIYANTO alias ANTO bin KASMIN" is SUPRIYANTO bin KASMIN, alias ANTO.
The role is what the nearest cue says, and no more than that: beside "istri korban" or "majikan
korban" the name may be either's, so that there is none.
What stands behind a label such as "Alamat" or "Pekerjaan" is nobody's name, nor is what a street, a
firm or a ship is called.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.places import country, find_region
from graph.schema import ROLES
from loaders.narrative.found import Found, FoundKind
from loaders.narrative.names.acts import (
    ACTIVE,
    ACTS,
    ADVERBS,
    BEFORE_PLACES,
    DEGREE,
    DONE_BY_PEOPLE,
    DONE_WITH_SOMEBODY,
    ENDS_NAME,
    FIRMS,
    GIVES,
    INTRODUCED,
    IS_SOMEBODY,
    LONGEST,
    NAMELY,
    NEWS,
    ORGANISATIONS_DO_NOT,
    OWNED,
    PASSIVE,
    PHONE_BEHIND,
    REACHES,
    SAYS_SOMETHING,
    SUFFERED,
    TELLS_THAT,
    THEIR_KIN,
    THEN,
    TOGETHER_WITH,
    TOLD,
)
from loaders.narrative.names.cues import AFTER_CUE, FOLLOWERS, JUST, Cue, Kind, cue_of, role_of
from loaders.narrative.names.reading import (
    AGE,
    ALIAS,
    FATHER,
    MOST_WORDS,
    NICKNAMES,
    ORDINALS,
    SECOND,
    WORDS,
    NameReader,
)
from loaders.narrative.names.words import (
    NAMES_TOO,
    SURNAMES,
    is_common_noun,
    is_everyday,
    is_family_name,
    is_given_name,
    is_known_name,
    is_like_a_name,
    is_listed,
    is_no_name_word,
)

_LATE = frozenset({"alm", "almh", "almarhum", "almarhumah"})
_HONOURS = frozenset({"h", "hj", "haji", "hajah", "hajjah"})
_NAMES_OF_THINGS = frozenset(
    """jl jln jalan pt cv ud toko hotel km kmp kapal kampus desa ds dusun dsn kampung kec kecamatan
    kab kabupaten kota kel kelurahan prov provinsi gedung bandara pelabuhan rs rsud masjid mesjid
    bank perum perumahan blok universitas yayasan terminal stasiun gunung pulau sungai gang gg pasar
    terbang merk merek tipe grup group komplek kompleks sma smp sdn""".split()
)
_NO_PERSONS = _NAMES_OF_THINGS | {"di", "asal", "tujuan", "kelas", "golongan", "bab", "negeri"}
"""Words behind which a name is a place's, a street's, a ship's or a firm's."""
_LABELS_OF_PLACES = frozenset("alamat almt domisili beralamat tinggal lahir".split())
_LABELS_OF_WORK = frozenset("pekerjaan jabatan agama hubungan".split())
_LABELS = _LABELS_OF_PLACES | _LABELS_OF_WORK
"""Labels of an identity whose value is nobody's name."""
_NO_NAME_FOLLOWS = _NAMES_OF_THINGS | _LABELS
_LABELLED = re.compile(r"[ \t.*]{0,40}[:=|]\s?")
_VALUE_ENDS = re.compile(r"\n|;|\.\s+[A-Z]")
_NEXT_ITEM = re.compile(r"[^\n:]{0,80}\n[ \t]{0,8}(?:[b-h]|[2-9]|1[0-9])[.)][ \t]{1,4}")
_BRACKETS = re.compile(r" ?\([^()\n]{1,20}\)")
_PARA = re.compile(r"\bpara\s+[\w\s]{0,30}[\s:]*\Z", re.IGNORECASE)
_IS = frozenset({"adalah", "ialah"})
_JOINS = frozenset({"dan", "serta", "and", "dn"})
_LIKELY = re.compile(r"(?![a-z]*(?:[aiuenkp]si|[au]i|ogi|afi)\b)[a-z]{3,}(?:i|o|ah|in|un)")
"""How most names end that no list holds, and few nouns and verbs do."""
_WANTED = re.compile(r" ?\(DPO\)", re.IGNORECASE)
_ENUMERATED = re.compile(r"[\s:;,]*\(?(?:[1-9][0-9]?|[a-h])[.)]\s?")
_IN_LIST = re.compile(
    r"(?: ?\([^()\n]{1,20}\))?"
    r"(?:\s?[,;/&]\s?(?:\(?[1-9][0-9]?[.)] ?)?|\s+(?:[1-9][0-9]?|[a-h])[.)]\s)"
)
_LINE_ENDS = re.compile(
    r"\.?\s*(?:\Z|\n)|\s?;|,? (?:keduanya|kedua-duanya|masing-masing) (?:warga|asal|beralamat"
    r"|ditahan|dpo)|, ?(?:lokasi|tkp|kerugian|alamat|warga)\b| dkk\b| ?\(dpo\)",
    re.IGNORECASE,
)
"""What ends a line such as "Terlapor A dan B": no verb, which could tell of B alone."""
_MOST_LINKS = 6


def find_persons(text: str) -> Iterator[Found]:
    """Every person that is announced, with alias, father and age where they follow.

    >>> [(found.name, found.alias) for found in find_persons("terdakwa sahri als heri kepada siti")]
    [('sahri', 'heri'), ('siti', '')]
    """
    reader = _Reader(text)
    announced = list(reader.announced())
    yield from sorted([*announced, *reader.named_again(announced)], key=lambda found: found.start)


class _Reader(NameReader):
    """The words of one text, and the persons among them."""

    def __init__(self, text: str) -> None:
        """Nobody is found yet."""
        super().__init__(text)
        self._taken: set[int] = set()
        """Words of names that were found."""

    def announced(self) -> Iterator[Found]:
        """The persons whom the words around them announce, in order."""
        place, count = 0, len(self.words)
        says = list(map(_what_it_says, self.words))
        for at in [at for at, said in enumerate(says) if said != _NOTHING]:
            if at < place:
                continue
            place, said = at, says[at]
            if said == _CUE and self._announces_nobody(place):
                continue
            if said == _THING and place + 1 < count:
                place = self._value_end(place)
                continue
            cue, first = (None, place) if said == _OTHER else self.cues(place)
            if cue is None:
                found = self._unannounced(place)
            else:
                found = self._person(first, cue, place) if first < count else None
            if found is None:
                place = max(first, self._run_end(place) if cue is None else first, place + 1)
                continue
            last = self.behind(found.end, max(first, place))
            self._taken.update(range(max(first, place), last))
            yield found
            place = last
            for listed, begin in self._listed(found, place, cue):
                place = self.behind(listed.end, begin)
                self._taken.update(range(begin, place))
                yield listed

    def _value_end(self, place: int) -> int:
        """Behind what a street, a firm or a ship is called, or a label says: nobody's name."""
        label = self.folded[place]
        if label in _NAMES_OF_THINGS:
            return self.name_end(place + 1) if self.follows(place + 1) else place + 1
        gap = self.gap(place + 1)
        is_above = "\n" in gap and ("\n" in self.gap(place) or "\n" in self.gap(place - 1))
        if not (_LABELLED.fullmatch(gap) or is_above):
            is_place = label in _LABELS_OF_PLACES and gap == " "
            return max(self.name_end(place + 1), place + 1) if is_place else place + 1
        end = _VALUE_ENDS.search(self.text, self.spans[place + 1][0])
        stop = self.behind(end.start() if end else len(self.text), place + 1)
        for ahead in range(place + 1, stop):
            cue = cue_of(self.folded[ahead])
            is_next = self.folded[ahead] in _LABELS or "," in self.gap(ahead)
            if is_next and (cue is None) == (self.folded[ahead] in _LABELS):
                return ahead
        return stop

    def _announces_nobody(self, place: int) -> bool:
        """Whether a cue stands before a word that ends what it says: seen without reading on."""
        return (
            place + 1 < len(self.words)
            and _is_silent(self.words[place + 1])
            and not self.has_father(place + 1)
        )

    def named_again(self, found: list[Found]) -> Iterator[Found]:
        """Where names that were announced stand once more, whole or from their first word on."""
        names: dict[str, list[list[str]]] = {}
        for person in found:
            words = WORDS.findall(person.name.casefold())
            if words and len(words[0]) > 2 and not country(person.name):
                names.setdefault(words[0], []).append(words[:MOST_WORDS])
        capitals = {person.name[:1].isupper() for person in found if person.name}
        behind = 0
        for place in [place for place, word in enumerate(self.folded) if word in names]:
            if place < behind or place in self._taken:
                continue
            behind = self._again(place, names[self.folded[place]], capitals)
            if behind > place:
                yield self._whole(place, behind, sure=False)

    def _again(self, first: int, known: list[list[str]], capitals: set[bool]) -> int:
        """The word behind a known name that begins here; the same word where none does."""
        if first in self._taken or self.words[first][0].isupper() not in capitals:
            return first
        if first and self.folded[first - 1] in _NO_PERSONS:
            return first
        best = 0
        for words in known[:8]:
            same = 0
            for said, here in zip(words, self.folded[first : first + len(words)], strict=False):
                if said != here or (first + same) in self._taken:
                    break
                same += 1
            best = max(best, same)
        if best == 1 and is_no_name_word(self.words[first]) and not self._is_shaped_only(first):
            return first
        while best and self.folded[first + best - 1] in FATHER:
            best -= 1
        return first + best

    def _is_shaped_only(self, place: int) -> bool:
        """Whether a word with a capital within a sentence is no other word, though it looks one."""
        word = self.words[place]
        is_within = word.istitle() and self.gap(place) == " "
        return is_within and not is_listed(word) and not is_everyday(word)

    def _person(self, first: int, cue: Cue, cued: int) -> Found | None:
        """The person of a name that cues announce; None when no name follows.

        `cued` is the place of the first cue word.
        """
        if _is_idle(self.words[first]) and not (cue.is_naming or self.has_father(first)):
            return None
        gap = self.gap(first)
        if gap != " " and not self._reaches_name(first, cue, gap):
            return None
        last = self.name_end(first)
        if cue.kind is Kind.TELLER and (begin := self._begins(first, last)) < last:
            first = begin
        if cue.is_loose and not self._is_nickname(first, last, cue):
            return None
        if cue.is_called or (cue.is_naming and (last == first or cue.keeps_titles)):
            titled = last == first or cue.keeps_titles
            begin = first - (cue.titles if titled else cue.is_part_of_nickname)
            stop = self.nickname_end(begin)
            label = self.slice(cued, max(begin, cued + 1))
            return self._whole(begin, stop, cue, label, sure=True) if stop > begin else None
        if last == first or not self._is_announced(first, last, cue, gap, cued):
            return None
        if "," in gap or ":" in gap:
            cue = cue.set_apart()
        return self._whole(first, last, cue, self.slice(cued, first), sure=cue.is_sure)

    def _reaches_name(self, first: int, cue: Cue, gap: str) -> bool:
        """Whether what stands between a cue and a name does not part them."""
        if AFTER_CUE.fullmatch(gap) is None and _ENUMERATED.fullmatch(gap) is None:
            return False
        if cue.ends_sentence and self.ends_sentence(first):
            return False
        return bool(gap.strip()) or "\n" not in gap

    def _is_nickname(self, first: int, last: int, cue: Cue) -> bool:
        """Whether a nickname follows words that stand before much else, too: by title or name."""
        if self.folded[first] in NICKNAMES or cue.parts[-1].is_title:
            return self.nickname_end(first) > first + (self.folded[first] in NICKNAMES)
        words = self.words[first:last]
        return any(map(is_like_a_name, words)) and not is_common_noun(words[0].casefold())

    def _is_announced(self, first: int, last: int, cue: Cue, gap: str, cued: int) -> bool:
        """Whether a cue is enough for the words behind it."""
        name = self.slice(first, last)
        if cue.is_weak and _is_place(name) and not is_given_name(name):
            return False
        if self.is_linked(last) or AGE.match(self.text, self.spans[last - 1][1]):
            return True
        words = self.words[first:last]
        if len(words) == 1 == len(words[0]) and cue.is_weak:
            return False
        if all(map(is_everyday, words)):
            return words[0].istitle() and self.folded[last : last + 1] == ["dkk"]
        like = any(is_like_a_name(word, family=len(words) > 1) for word in words)
        if first and self.folded[first - 1] in _IS:
            return like
        if words[0][0].isupper():
            is_title = words[0].istitle() and gap == " "
            return (
                cue.kind is not Kind.TELLER
                or like
                or (is_title and self._is_meant(first, last, cued))
            )
        if cue.is_english:
            return False
        if not (like or cue.is_naming or len(words) > 1) and self.writes_capitals:
            return False
        if gap == " " and self._is_meant(first, last, cued):
            return True
        if cue.kind is Kind.WITH:
            return like or len(words) > 1 or bool(_LIKELY.fullmatch(words[0]))
        if cue.kind is Kind.TELLER or "," in gap:
            return is_like_a_name(words[0]) or (like and len(words) > 1)
        if cue.kind in (Kind.KIN, Kind.SHORT_TITLE):
            return like or len(words) > 1
        return True

    def _is_meant(self, first: int, last: int, cued: int) -> bool:
        """Whether only a person can stand here, so that a word that no list knows is a name.

        "tf ke afuk", "hp punya afuk", "dibawa sm afuk", "tlp aja afuk, 0821 …".
        """
        if last != first + 1 or not 2 < len(self.words[first]) < LONGEST:
            return False
        at = cued if self.folded[first - 1] in JUST else first - 1
        said, before = self.folded[at], self.folded[max(0, at - 3) : at]
        if said in ("kepada", "kpd"):
            return True
        if said == "ke":
            return not GIVES.isdisjoint(before)
        if said == "punya":
            return not OWNED.isdisjoint(before[-2:])
        if said == "si":
            return True
        if said in ("dr", "dari"):
            return bool(before) and before[-1] in NEWS
        if said in ("sy", "saya", "aku") and INTRODUCED.match(self.text, self.spans[first][1]):
            return True
        if said in ("tanya", "nanya", "tny"):
            return self.folded[last : last + 1] in (["aja"], ["saja"])
        if said in ("milik", "menurut"):
            return True
        if said in ("kata", "kt"):
            return self._ends_clause(first + 1)
        if self._is_own_kin(at):
            behind = self.folded[last] if last < len(self.words) else ""
            return self._ends_clause(last) or behind in ENDS_NAME or behind in SAYS_SOMETHING
        if said in TOGETHER_WITH:
            done = before[-1] if before else ""
            return done in DONE_WITH_SOMEBODY or PASSIVE.fullmatch(done) is not None
        return said in REACHES and PHONE_BEHIND.match(self.text, self.spans[first][1]) is not None

    def _is_own_kin(self, place: int) -> bool:
        """Whether a word says whose kin or friend somebody is: "tmn ku", "istrinya"."""
        word = self.folded[place]
        if word.endswith("nya") or word in ("mama", "papa"):
            kin = cue_of(word)
        elif place and word in ("saya", "sy", "ku", "sya", "aku"):
            kin = cue_of(self.folded[place - 1])
        else:
            return False
        return kin is not None and kin.kind is Kind.KIN

    def _ends_clause(self, place: int) -> bool:
        """Whether a comma, a point or the end of the text stands before a place."""
        return place >= len(self.words) or self.gap(place).startswith((",", ".", "\n", ";"))

    def _unannounced(self, place: int) -> Found | None:
        """A person whose alias, father or age follows, or whose name is an everyday one."""
        if place and self.folded[place - 1] in _NO_PERSONS:
            return None
        last = self.name_end(place)
        if last > place + 1 or self.words[place][0].islower():
            place = self._begins(place, last)
        if last == place:
            return None
        end = self.spans[last - 1][1]
        word = self.words[place]
        if self.is_linked(last):
            first = self._trimmed(place, last)
            return self._whole(first, last, sure=True)
        capital = word[0].isupper()
        aged = AGE.match(self.text, end) if capital else None
        if aged and not (aged["said"] and not aged[0].startswith(",")):
            return (
                None if _is_place(self.slice(place, last)) else self._whole(place, last, sure=True)
            )
        if capital and (_WANTED.match(self.text, end) or DEGREE.match(self.text, end)):
            return self._whole(place, last, sure=False)
        known = (
            self._is_known(place, last, capital=capital)
            or self.is_chinese(place, last)
            or self._does(place, last)
        )
        if not known or _is_place(self.slice(place, last)):
            return None
        return self._whole(place, last, sure=False)

    def _begins(self, first: int, last: int) -> int:
        """Where a name begins: behind a place or "lalu", and a noun that begins its sentence."""
        if first == last:
            return first
        if self.words[first][0].isupper():
            is_noun = first + 1 < last and self.folded[first] in SUFFERED
            return first + 1 if is_noun else first
        while first < last and _is_before_names(self.folded[first]):
            is_name = first + 1 < last and self.is_linked(first + 1)
            if is_name or self.has_father(first):
                break
            first += 1
        return first

    def _run_end(self, place: int) -> int:
        """Behind the words in capitals that begin here: none of them begins a name of its own."""
        return self.name_end(place) if self.words[place][0].isupper() else place

    def _is_known(self, first: int, last: int, *, capital: bool) -> bool:
        """Whether words are a name by what they are, and not by what stands around them."""
        word, others = self.words[first], self.words[first + 1 : last]
        if not others and is_common_noun(word):
            return False
        if others and "br" in self.folded[first + 1 : last - 1]:
            return True
        if is_given_name(word) or any(map(is_family_name, others)):
            return True
        if any(is_given_name(other) or is_like_a_name(other) for other in others):
            return capital or is_known_name(word)
        return capital and len(word) > 4 and is_like_a_name(word)

    def _does(self, first: int, last: int) -> bool:
        """Whether words are a name by what is told around them: "wartiyem nyuruh saya"."""
        words = self.words[first:last]
        capital = words[0][0].isupper()
        if any(map(is_everyday, words)) or is_common_noun(words[0].casefold()):
            return False
        like = is_like_a_name(words[0]) and len(words[0]) > 3
        behind = self.folded[last] if last < len(self.words) and self.gap(last) == " " else ""
        if behind == "dan" and capital and self.folded[last + 1 : last + 2]:
            # "Obaja dan istrinya"
            has_kin = len(words[0]) > 3 and self.folded[last + 1] in THEIR_KIN
            return has_kin or self._is_told_of(first, last, behind)
        if behind == "namanya" and len(words) < 4:
            return not first or self.gap(first) != " " or like
        if behind in ADVERBS:
            behind = self.folded[last + 1] if last + 1 < len(self.words) else ""
        if capital and self._is_told_of(first, last, behind):
            return True
        if behind in ACTS:
            before = self.folded[first - 1] if first else ""
            if not (like or capital) and before in TOLD and len(words) == 1:
                return 3 < len(words[0]) < LONGEST
            if not (like or capital) and behind in SAYS_SOMETHING and len(words) == 1:
                is_first = self.gap(first) in ("\n\n", ", ", ". ", "\n") or before in THEN
                return is_first and 3 < len(words[0]) < LONGEST and not words[0].endswith("ny")
            if like or not capital or not FIRMS.isdisjoint(self.folded[first:last]):
                return like
            if behind in ORGANISATIONS_DO_NOT:
                return len(words[0]) > 4
            # two capitals within a sentence are a name, and mostly a person's
            return len(words) > 1 and first > 0 and self.gap(first) in (" ", ", ")
        if not first or PASSIVE.fullmatch(self.folded[first - 1]) is None:
            return False
        end = self.spans[last - 1][1]
        is_taken = (
            (behind == "ke" or self.folded[first - 1] in DONE_BY_PEOPLE)
            and 3 < len(words[0]) < LONGEST
            and (capital or (len(words) == 1 and behind in ENDS_NAME))
            and FIRMS.isdisjoint(self.folded[first:last])
        )
        if is_taken and not capital:
            return True
        return like or (capital and (is_taken or IS_SOMEBODY.match(self.text, end) is not None))

    def _is_told_of(self, first: int, last: int, behind: str) -> bool:
        """Whether a name in capitals that no list knows does, or suffers, what people do.

        Within a sentence, where a capital is no matter of course, and not behind a word for a
        place; at its start only of two words and more.
        """
        words, before = self.words[first:last], self.folded[first - 1] if first else ""
        if len(words[0]) < 4 or not (words[0].isupper() or self.writes_capitals):
            return False
        if before in BEFORE_PLACES or not FIRMS.isdisjoint(self.folded[first:last]):
            return False
        if any(map(is_listed, words)):
            return False
        is_within = self.gap(first) in (" ", ", ")
        if words[0].isupper():
            return is_within and len(words) > 1 and self._stands_out(first, last)
        if is_within and (
            before in SUFFERED or IS_SOMEBODY.match(self.text, self.spans[last - 1][1])
        ):
            return True
        if len(words) > 1:
            if is_within and before in NAMELY:
                return True
            is_start = not first or self.gap(first).endswith(("\n", ". ", '"'))
            return (is_within or is_start) and (
                behind in ACTS or ACTIVE.fullmatch(behind) is not None
            )
        return (
            is_within
            and before in TELLS_THAT
            and (behind in ACTS or ACTIVE.fullmatch(behind) is not None)
        )

    def _stands_out(self, first: int, last: int) -> bool:
        """Whether words stand in capitals among small letters: "laporan DAIRO TALO"."""
        around = [self.words[first - 1], *self.words[last : last + 1]]
        return all(word.islower() for word in around)

    def _trimmed(self, first: int, last: int) -> int:
        """Where a name in small letters begins that an alias follows: at its first likely word."""
        if self.words[first][0].isupper():
            return first
        likely = (
            place
            for place in range(first, last)
            if self.folded[place] in SURNAMES or is_like_a_name(self.words[place])
        )
        return next(likely, max(first, last - 2))

    def _listed(self, found: Found, place: int, cue: Cue | None) -> Iterator[tuple[Found, int]]:
        """Those who follow somebody in a list, each with the place of the name.

        They are what the first one is. Of the accused only where the list is sure to be one: it is
        numbered, stands behind a colon or "para", or ends in "dan" and a name; in "menurut
        terdakwa Budi, Siti Aminah pergi" she is none.
        """
        is_role = cue is not None and cue.opens_list
        sure = bool(cue and is_role and (_is_harmless(cue) or self._opens_list(found)))
        opens_line = is_role and self._opens_line(found)
        is_named = cue is not None and cue.kind is Kind.NAMING
        while (
            step := self._next_in_list(found, place, is_role=is_role, is_named=is_named)
        ) is not None:
            first, last, numbered, joined = step
            begins_series = not joined and self._is_series(last)
            sure = sure or (is_role and (numbered or begins_series))
            if joined and opens_line and not sure:
                second = self._whole(first, last, sure=False)
                sure = _LINE_ENDS.match(self.text, second.end) is not None
            label = found.label if sure else ""
            found = self._whole(first, last, cue if sure else None, label, sure=False)
            yield found, first
            place = self.behind(found.end, first)

    def _next_in_list(
        self, found: Found, place: int, *, is_role: bool, is_named: bool
    ) -> tuple[int, int, bool, bool] | None:
        """Where the next name of a list begins and ends; whether it has a number, and a "dan"."""
        if self.text.startswith(", ", found.end) and DEGREE.match(self.text, found.end):
            return None
        item = _NEXT_ITEM.match(self.text, found.end) if is_role else None
        brackets = _BRACKETS.match(self.text, found.end)
        skipped = item or brackets
        place = self.behind(skipped.end(), place) if skipped else place
        if place >= len(self.words):
            return None
        gap = self.text[brackets.end() if brackets else found.end : self.spans[place][0]]
        joined = gap in (" ", ", ") and self.folded[place] in _JOINS
        if not joined and not item and not _IN_LIST.fullmatch(gap):
            return None
        first = place + 1 if joined else place
        while first < len(self.words) and (said := cue_of(self.folded[first])) is not None:
            if not said.is_title:
                return None
            first += 1
        last = self.name_end(first)
        is_told = is_role or (is_named and (joined or self._is_series(last)))
        if last == first or not self._is_listed_name(first, last, apart=not joined, role=is_told):
            return None
        return first, last, item is not None or any(map(str.isdigit, gap)), joined

    def _is_listed_name(self, first: int, last: int, *, apart: bool, role: bool) -> bool:
        """Whether words in a list are a name: no place, no short form, and like one."""
        words = self.words[first:last]
        if _is_place(self.slice(first, last)):
            return False
        if words[0].isupper() and len("".join(words)) < 4 and not self.is_aged(last - 1):
            return False
        capital = words[0][0].isupper()
        if apart and not capital:
            return is_like_a_name(words[0])
        like = any(is_like_a_name(word, family=len(words) > 1) for word in words)
        several = len(words) > 1
        return like or self.is_linked(last) or (capital and (not apart or role or several))

    def _is_series(self, last: int) -> bool:
        """Whether "dan" and one more name end a list."""
        if last + 1 >= len(self.words) or self.folded[last] not in _JOINS:
            return False
        return self.name_end(last + 1) > last + 1

    def _opens_list(self, found: Found) -> bool:
        """Whether a colon stands before somebody, or "para" before the cue."""
        start = found.start
        if ":" in self.text[max(0, start - 6) : start]:
            return True
        return _PARA.search(self.text, max(0, start - 40), start) is not None

    def _opens_line(self, found: Found) -> bool:
        """Whether what announces somebody begins its line, or what stands behind a semicolon."""
        before = self.text[max(0, found.start - 60) : found.start].rpartition(found.label)[0]
        start = before.rstrip(" -*")
        return bool(found.label) and (
            start.endswith(("\n", ";")) or (not start and found.start < 60)
        )

    def _whole(
        self, first: int, last: int, cue: Cue | None = None, label: str = "", *, sure: bool
    ) -> Found:
        """A person with the aliases and the father that follow the name, and the age."""
        name, father, end = self.slice(first, last), "", last
        aliases: list[str] = []
        for _ in range(_MOST_LINKS):
            # "Siti anak dari Budi" tells of two people; in the form of decisions it is a name
            is_child = (bool(aliases) or name.isupper()) and self.is_child_of(end)
            if not (is_child or self.is_linked(end)):
                break
            marker = self.folded[end]
            begin = end + 1 + is_child
            if marker in ALIAS:
                stop = self.nickname_end(begin, is_alias=True)
                if stop == begin:
                    break
                aliases.append(self.slice(begin, stop))
            else:
                while begin < len(self.folded) - 1 and self.folded[begin] in _LATE:
                    begin += 1
                behind = begin + (self.folded[begin] in _HONOURS)
                stop = self.name_end(behind, most=3) if behind < len(self.words) else behind
                if stop == behind or father:
                    break
                father = f" {self.slice(end, end + 1 + is_child)} {self.slice(begin, stop)}"
            end = stop
        is_in_brackets = not aliases and self.text.startswith(" (", self.spans[end - 1][1])
        if is_in_brackets and (stop := self._called_in_brackets(end)) > end:
            aliases.append(self.slice(end, stop))
            end = stop
        called = cue is not None and cue.is_called
        if called:
            name, aliases = "", [name, *aliases]
        start, stop = self.spans[first][0], self.spans[end - 1][1]
        stop += is_in_brackets and bool(aliases)
        aged = AGE.match(self.text, stop)
        years = (aged["inside"] or aged["said"] or aged["years"]) if aged else None
        stop = aged.end() if aged else stop
        return Found(
            kind=FoundKind.PERSON,
            start=start,
            end=stop,
            text=self.text[start:stop],
            name=f"{name}{father}",
            alias=", ".join(aliases),
            age=int(years) if years else None,
            label=label,
            role=role_of(cue) if cue else "",
            sure=sure or bool(aliases or father or years),
        )

    def _called_in_brackets(self, place: int) -> int:
        """Behind a title and a name in brackets, what somebody is called: "Ramlah (Mbak Lela)"."""
        if place + 1 >= len(self.words) or not self.text.startswith(")", self.spans[place + 1][1]):
            return place
        cue = cue_of(self.folded[place])
        is_called = cue is not None and cue.is_title and self.name_end(place + 1) == place + 2
        return place + 2 if is_called else place


def _is_harmless(cue: Cue) -> bool:
    """Whether the role that a cue says accuses nobody."""
    role = role_of(cue)
    return not role or ROLES[role].protected


@lru_cache(maxsize=20_000)
def _is_idle(word: str) -> bool:
    """Whether a word neither announces a person nor begins a name."""
    plain = word.casefold()
    if len(word) < 2 or plain in _NO_NAME_FOLLOWS or plain in NAMES_TOO:
        return False
    return cue_of(plain) is None and is_no_name_word(word)


_NOTHING, _THING, _CUE, _CUE_HERE, _OTHER = range(5)
"""What a word says by itself.

Nothing; that a thing's name or a label's value follows; that somebody is announced, wherever it
stands or where its neighbours let it; anything else.
"""


@lru_cache(maxsize=20_000)
def _what_it_says(word: str) -> int:
    plain = word.casefold()
    if plain in _NO_NAME_FOLLOWS:
        return _THING
    if _is_idle(word):
        return _NOTHING
    cue = cue_of(plain)
    if cue is None:
        return _OTHER
    return _CUE_HERE if len(word) <= 3 or cue.is_naming or plain in SECOND else _CUE


@lru_cache(maxsize=20_000)
def _is_silent(word: str) -> bool:
    """Whether a word behind a cue ends it: no name, no cue, and none that stands in between."""
    plain = word.casefold()
    return _is_idle(word) and plain not in FOLLOWERS and plain not in ORDINALS


@lru_cache(maxsize=20_000)
def _is_before_names(word: str) -> bool:
    """Whether a word in small letters, which may be a name's, rather stands before one."""
    return word in NAMES_TOO or (_is_place(word) and not is_given_name(word))


@lru_cache(maxsize=20_000)
def _is_place(name: str) -> bool:
    if len(name) <= 3 and name not in ("NTB", "NTT", "DKI"):
        return False
    found = find_region(name)
    return bool(country(name)) or (found is not None and found.level != "district")
