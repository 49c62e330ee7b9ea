"""The words of a text, read as names: where a name, a nickname or a run of cues begins and ends."""

import re
from functools import cached_property, lru_cache

from loaders.narrative.names.cues import AFTER_CUE, Cue, Kind, cue_of
from loaders.narrative.names.words import (
    INNER_NAMES,
    NAMES_TOO,
    SURNAMES,
    is_acronym,
    is_everyday,
    is_family_name,
    is_given_name,
    is_like_a_name,
    is_listed,
    is_name_by_capital,
    is_no_name_word,
    is_syllable,
    may_be_nickname,
)

WORDS = re.compile(
    r"(?<![\w@])(?:[aA]\.[nN]\b\.?|[aA]/[nN]\b|[aA]\.[kK]\.[aA]\b\.?"
    r"|[^\W\d_]++(?:['-][^\W\d_]++)*+|@(?= ?[^\W\d_]))(?![\w])"
)
_ASCII_WORDS = re.compile(WORDS.pattern.replace(r"[^\W\d_]", "[a-zA-Z]"), re.ASCII)
"""The same for texts that have no other letters, in two thirds of the time."""
AGE = re.compile(
    r" ?\((?P<inside>[1-9][0-9])(?: ?(?:tahun|thn|th|yo|years old))?\)"
    r"|,? (?:umur |usia |berusia |aged )(?P<said>[1-9][0-9])(?: ?(?:tahun|thn|th))?(?![\w-])"
    r"|, (?P<years>[1-9][0-9]) ?(?:tahun|thn|th|years old)\b"
)
ALIAS = frozenset({"alias", "als", "aka", "a.k.a", "a.k.a.", "@", "panggilan", "pgl"})
FATHER = frozenset({"bin", "binti", "bt", "bte"})
_LINKS = ALIAS | FATHER
_FATHERS = (["bin"], ["binti"])
_ABBREVIATED = frozenset("m md mhd moh moch muh muhd mohd abd st h hj dg drs dr ir".split())
_SHORT = frozenset("ni al la li lo dg br st md ah ng mu eu oh".split())
"""Words of two letters that stand in names written in small letters."""
_INSIDE = frozenset({"al", "van", "de"})
"""Words in small letters that stand within a name in capitals."""
_BY_NEIGHBOURS = _LINKS | _INSIDE | INNER_NAMES | NAMES_TOO
_NO_ENDS = frozenset({"al", "dg", "br"})
_BUTONESE = frozenset({"wa", "la"})
"""Before Ode: the title of a nobleman's daughter or son."""
_FIRST, SECOND = (
    frozenset({"orang", "anak", "kuasa", "penasihat"}),
    frozenset({"tua", "buah", "hukum"}),
)
"""Words that only together are kin or a helper: "orang tua", "anak buah", "penasihat hukum"."""
_BALINESE = frozenset(
    "wayan made nyoman ketut gede gde putu kadek komang gusti gusde gus dewa nengah luh".split()
)
_PARTICLES = frozenset({"i", "ni"})
"""Before the name of a Balinese man or woman."""
_ONLINE = frozenset("fb facebook ig instagram tiktok".split())
_ACCOUNTS = frozenset("nama akun namanya akunnya nya".split())
_BY_PEOPLE = frozenset("taunya tahunya panggil manggil memanggil".split())
"""What somebody is called, behind a word for those who do so; else "it turned out", "call"."""
_BY_NEIGHBOUR_CUES = SECOND | _ONLINE | _BY_PEOPLE | {"oleh"}
"""Cues that are one only beside certain words; so are some of three letters."""
_PEOPLE = frozenset(
    "org orang orang2 warga tetangga kami kita kt sini situ di biasa biasanya sering".split()
)
_REPORTED = frozenset({"dilaporkan", "diadukan"})
_COUNTS = frozenset("seorang dua tiga empat lima enam tujuh delapan orang beberapa".split())
ORDINALS = frozenset({"i", "ii", "iii", "iv", "v", "satu", "dua", "tiga", "pertama", "kedua"})
NICKNAMES = frozenset(
    "bos boss mak mami papi mama papa emak nek pakde bude wak uwak om bunda tuk jeng neng"
    " mbok mace pace ce cece koh acek apek".split()
)
"""Words that begin a nickname and are part of it."""
_ADDRESSED = frozenset("pak bu bapak ibu mas mbak kak".split())
"""Titles that alone are the reader's, and nobody's nickname: "namanya siapa pak"."""
_AFTER_TITLE = frozenset({"de", "haji", "aji", "lek", "ji"})
"""Words that with a title are a nickname: "pak de"."""
MOST_WORDS = 5
_MOST_SYLLABLES = 3
_CAPITAL = re.compile(r"[a-z],? (?!Alias|Als|Bin|Rp)[A-Z][a-z]{2}")
_MOST_CUES = 7
_ALWAYS_FIRST = frozenset({"siti", "muhammad", "mohammad", "muhamad", "mohamad"})


class NameReader:
    """One text with its words, known by their place in it."""

    def __init__(self, text: str) -> None:
        """Take the text apart into words."""
        self.text = text
        words = _ASCII_WORDS if text.isascii() else WORDS
        self.spans = [match.span() for match in words.finditer(text)]
        self.words = [text[start:end] for start, end in self.spans]
        self.folded = list(map(str.casefold, self.words))
        self._ends: dict[int, int] = {}
        """Where the names end that were read, by the place of their first word."""

    @cached_property
    def writes_capitals(self) -> bool:
        """Whether the text has capitals where they belong: at its start and within a sentence."""
        return self.words[0][0].isupper() and _CAPITAL.search(self.text) is not None

    def slice(self, first: int, last: int) -> str:
        """The text from one word up to the one before another."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it."""
        if not 0 < place < len(self.spans):
            return "\n\n"
        return self.text[self.spans[place - 1][1] : self.spans[place][0]]

    def behind(self, end: int, place: int) -> int:
        """The place of the first word that begins behind a point of the text."""
        while place < len(self.spans) and self.spans[place][0] < end:
            place += 1
        return place

    def follows(self, place: int) -> bool:
        """Whether a word belongs to the short one before it: "Jl. Sudirman"."""
        return self.gap(place).strip(" ") in ("", ".")

    def is_linked(self, last: int) -> bool:
        """Whether an alias or a father follows the word before this place."""
        if last + 1 >= len(self.words) or self.folded[last] not in _LINKS:
            return False
        gap = self.gap(last)
        return not gap.strip(' ("\n') or (gap == ", " and self.words[last - 1][0].isupper())

    def is_child_of(self, last: int) -> bool:
        """Whether "anak dari" stands right behind a name, which its father follows."""
        is_said = self.folded[last : last + 2] == ["anak", "dari"]
        return is_said and self.gap(last) == " " and last + 2 < len(self.words)

    def has_father(self, place: int) -> bool:
        """Whether "bin" or "binti" stands behind a word."""
        return self.folded[place + 1 : place + 2] in _FATHERS

    def is_aged(self, place: int) -> bool:
        """Whether an age stands behind a word."""
        return AGE.match(self.text, self.spans[place][1]) is not None

    def ends_sentence(self, place: int) -> bool:
        """Whether a point stands before a word that is not the one of "a." in a list."""
        return self.gap(place).startswith(".") and len(self.words[place - 1]) > 1

    def name_end(self, first: int, *, most: int = MOST_WORDS) -> int:
        """The place behind the last word of a name that begins here; the same for none."""
        if first >= len(self.words):
            return first
        if most != MOST_WORDS:
            return self._read_name_end(first, most)
        if (last := self._ends.get(first)) is None:
            last = self._ends[first] = self._read_name_end(first, most)
        return last

    def _read_name_end(self, first: int, most: int) -> int:
        """The place behind the last word of a name that begins here and has so many at most."""
        capital = self.words[first][0].isupper()
        last, limit = first, min(len(self.words), first + most)
        while last < limit:
            if last > first:
                if not self._goes_on(last):
                    break
                if last > first + 1 and self._begins_another(last):
                    break
            word = self.words[last]
            if last > first and self.text.startswith("$", self.spans[last][1]):
                break
            # most words of names written with capitals are seen by themselves
            is_sure = capital and word[0].isupper() and _names_anywhere(word)
            if not is_sure and not self._may_name(last, last - first, capital=capital):
                break
            last += 1
        if last < first + _MOST_SYLLABLES and self.folded[first] in SURNAMES:
            last = self._syllables_end(first, last)
        while last > first + 1 and self.folded[last - 1] in _NO_ENDS:
            last -= 1
        return last

    def _syllables_end(self, first: int, last: int) -> int:
        """Behind the syllables of a Chinese name, which may be other words too: Chong Fook Sang."""
        capital = self.words[first][0].isupper()
        end = max(last, first + 1)
        while end < min(len(self.words), first + _MOST_SYLLABLES) and self._goes_on(end):
            word = self.words[end]
            if word[0].isupper() != capital or not is_syllable(word):
                break
            end += 1
        return end if end > first + 1 else last

    def is_chinese(self, first: int, last: int) -> bool:
        """Whether a name is a family name with two syllables behind it: Tjong Kim Fa."""
        if last - first != _MOST_SYLLABLES or self.folded[first] not in SURNAMES:
            return False
        return all(map(is_syllable, self.words[first + 1 : last]))

    def nickname_end(self, first: int, *, is_alias: bool = False) -> int:
        """The place behind a nickname, which may begin with a title: "pak de", "Kang Deden".

        One that stands behind "alias" may be an everyday word.
        """
        if first >= len(self.words):
            return first
        said = cue_of(self.folded[first])
        is_title = said is not None and said.is_title
        if not is_title and self.folded[first] not in NICKNAMES:
            last = self.name_end(first, most=3)
            if is_alias and self._begins_next(first, last):
                return last - 1
            if last > first or not is_alias:
                return last
            return first + may_be_nickname(self.words[first])
        if not self._has_next(first):
            return first + (self.folded[first] not in _ADDRESSED)
        after = self.folded[first + 1]
        if after in _AFTER_TITLE or (len(after) == 2 and may_be_nickname(after)):
            return first + 2
        return max(self.name_end(first + 1, most=2), first + 1)

    def _begins_next(self, first: int, last: int) -> bool:
        """Whether the last word of a nickname has an alias: "surip als cemong taslim als semar".

        Only where nothing has capitals that would tell two people apart.
        """
        is_linked = last < len(self.words) and self.folded[last] in ALIAS and self.is_linked(last)
        return is_linked and last == first + 2 and self.words[first][0].islower()

    def cues(self, place: int) -> tuple[Cue | None, int]:
        """The cue words that begin at a place, read as one, and the place of the word behind."""
        said = self._cue_at(place)
        if said is None or (said.is_link and not self._is_spoken(place)):
            return None, place
        cues = [said]
        last, apart = place + 1, False
        for ahead in range(place + 1, min(len(self.words), place + _MOST_CUES)):
            gap, word = self.gap(ahead), self.folded[ahead]
            if gap != " " and not self._reaches(cues[-1], ahead, gap):
                break
            if word == "dari" and self._is_counted(ahead):
                break
            following = self._cue_at(ahead)
            if following is not None and following.kind is not Kind.WITH:
                if self.folded[ahead - 1] == "dari":
                    # the kin or friend of somebody is not the one who is named
                    cues.clear()
                elif apart or "," in gap or ":" in gap:
                    cues[-1] = cues[-1].set_apart()
                cues.append(following)
                last, apart = ahead + 1, False
            elif self._is_numeral(ahead, cues[-1]):
                last = ahead + 1
            elif cues[-1].may_be_followed_by(word):
                last = ahead + 1 if cues[-1].keeps(word) else last
                apart = True
            else:
                break
        return Cue.of(cues), last

    def _reaches(self, cue: Cue, ahead: int, gap: str) -> bool:
        """Whether a cue is still heard at a word ahead."""
        if cue.ends_sentence and self.ends_sentence(ahead):
            return False
        return AFTER_CUE.fullmatch(gap) is not None and ("\n" not in gap or ":" in gap)

    def _is_numeral(self, place: int, cue: Cue) -> bool:
        """Whether a word numbers what a cue says: "terdakwa I", "Saksi: a. …"."""
        word = self.folded[place]
        if word in ORDINALS and cue.kind is Kind.PARTY:
            return not self._is_balinese(place)
        return (
            len(word) == 1
            and "\n" in self.gap(place)
            and self.gap(place + 1).startswith((".", ")"))
        )

    def _is_counted(self, place: int) -> bool:
        """Whether "dari" follows children who are counted, and a place follows: "dua anak dari"."""
        return place > 1 and self.folded[place - 1] == "anak" and self.folded[place - 2] in _COUNTS

    def _cue_at(self, place: int) -> Cue | None:
        """The cue that a word is; none where it is initials or the part of a name."""
        word = self.folded[place]
        cue = cue_of(word)
        if cue is None or not (len(word) <= 3 or word in _BY_NEIGHBOUR_CUES):
            return cue
        if word in SECOND and (not place or self.folded[place - 1] not in _FIRST):
            return None
        initials = self.words[place].isupper() and len(word) <= 3
        if initials and (self.is_linked(place + 1) or self.is_aged(place)):
            return None
        if self._is_butonese(place):
            return None
        if word == "dg" and (self.words[place][0].isupper() or self.gap(place + 1) == ". "):
            return None
        if word in _ONLINE and (not place or self.folded[place - 1] not in _ACCOUNTS):
            return None
        if word in _BY_PEOPLE and _PEOPLE.isdisjoint(self.folded[max(0, place - 3) : place]):
            return None
        if word == "oleh" and place and self.folded[place - 1] in _REPORTED:
            return cue.with_role("pelapor")
        return cue

    def _is_spoken(self, place: int) -> bool:
        """Whether a word such as "panggilan" begins a cue: no name stands before it."""
        return place == 0 or is_no_name_word(self.words[place - 1])

    def _is_balinese(self, place: int) -> bool:
        return place + 1 < len(self.folded) and self.folded[place + 1] in _BALINESE

    def _is_butonese(self, place: int) -> bool:
        return self.folded[place] in _BUTONESE and self.folded[place + 1 : place + 2] == ["ode"]

    def _goes_on(self, place: int) -> bool:
        """Whether only a blank, or the point of a short word, parts a word from the one before."""
        gap = self.text[self.spans[place - 1][1] : self.spans[place][0]]
        if gap == " " or gap == "  ":  # noqa: PLR1714 - asked some ten times a text
            return True
        before = self.folded[place - 1]
        return gap in (". ", ".") and (len(before) == 1 or before in _ABBREVIATED)

    def _begins_another(self, place: int) -> bool:
        """Whether a word begins the next name where nothing parts two: behind a clan's, "Siti"."""
        if self.folded[place] in _ALWAYS_FIRST:
            return True
        if not is_family_name(self.words[place - 1]) or not self._has_next(place):
            return False
        word, after = self.words[place : place + 2]
        return is_given_name(word) and (is_family_name(after) or is_given_name(after))

    def _has_next(self, place: int) -> bool:
        return place + 1 < len(self.words) and self._goes_on(place + 1)

    def _may_name(self, place: int, index: int, *, capital: bool) -> bool:
        """Whether a word can be the part of a name, the first or a later one."""
        word, folded = self.words[place], self.folded[place]
        if capital and not word[0].isupper() and folded not in _INSIDE:
            return False
        certain = _names_anywhere(word)
        if certain is not None and (capital or not index) and (certain or index < 2):
            return certain or (
                index == 1
                and capital
                and (is_name_by_capital(word) or self._follows_particle(place))
            )
        if folded in _LINKS:
            return False
        if word.isupper() and is_acronym(word):
            # a short form with an age is the initials of somebody
            return index == 0 and self.is_aged(place)
        if len(word) < 3 and not self._may_name_in_short(place, index, capital=capital):
            return False
        if len(word) == 1 or self._is_butonese(place):
            return True
        if index == 1 and capital and self._follows_particle(place):
            return True
        if index and not capital and self.text.startswith(":", self.spans[place][1]):
            # "isi:" is a label, and the name ended before it
            return is_like_a_name(word)
        if (index and (folded == "dg" or folded in INNER_NAMES)) or folded in NAMES_TOO:
            return self._may_name_between(place, index, capital=capital)
        if capital and index > 1 and self.folded[place - 1] == "dg":
            return True
        if not is_given_name(word) and self._cue_at(place) is not None:
            return False
        if not is_no_name_word(word):
            return True
        # what a father follows is a name, whatever else it means
        return is_everyday(word) and self.has_father(place)

    def _follows_particle(self, place: int) -> bool:
        """Whether a word is a name by the particle before it, whatever its shape: I Nyarka."""
        return self.folded[place - 1] in _PARTICLES and not is_listed(self.words[place])

    def _may_name_in_short(self, place: int, index: int, *, capital: bool) -> bool:
        """Whether one letter or two can be the part of a name."""
        word, folded = self.words[place], self.folded[place]
        if len(word) == 1:
            return word.isupper() if capital else folded == "i" and self._is_balinese(place)
        return capital or folded in _SHORT or is_given_name(word)

    def _may_name_between(self, place: int, index: int, *, capital: bool) -> bool:
        """Whether a word that is mostly none is the part of a name by its neighbours."""
        folded = self.folded[place]
        if index and folded in NAMES_TOO:
            return capital
        if not self._has_next(place) or self.words[place + 1][0].isupper() != capital:
            return False
        if folded == "dg":
            return capital or not is_no_name_word(self.words[place + 1])
        return self._may_name(place + 1, 2, capital=capital)


@lru_cache(maxsize=20_000)
def _names_anywhere(word: str) -> bool | None:
    """Whether a word is the part of a name wherever it stands; None where its neighbours say."""
    folded = word.casefold()
    if len(word) < 3 or folded in _BY_NEIGHBOURS or is_everyday(word):
        return None
    if word.isupper() and is_acronym(word):
        return False
    return None if cue_of(folded) else not is_no_name_word(word)
