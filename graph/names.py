"""Names of Indonesian people and organisations: read, reduced to keys, compared.

Decisions.
The key folds only what is one name in two writings (oe/u, tj/c, dj/j, ph/f, sy/s, doubled letters,
the Muhammad family) and leaves apart what are two names (Aminah, Aminarti): a wrong merge accuses
an innocent.
A misspelling never lies in a word's ending: Susanto and Susanti, Setiawan and Setiawati are
brothers and sisters. Spelling rules after Priyadi's phonetic algorithm for Indonesian names, in our
own cautious selection.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

CLOSE = 0.94
"""Jaro-Winkler similarity from which a word counts as another misspelt."""

_WORD = re.compile(r"[^\W_]+")
_ALIAS = re.compile(
    r"\s*(?:\balias\b|\bals\b\.?|\ba\.?k\.?a\b\.?|@|\bpanggilan\b|\bdikenal"
    r" sebagai\b|\bdisebut\b)\s*",
    re.I,
)
_PARENT = re.compile(
    r"\s+(?:bin|binti|bt|bte|(?-i:b(?=\.))|anak dari|putra dari|putri dari)\b\.?(?:\s+|$)", re.I
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_AGE = re.compile(r"(\d{1,3})\s*(?:th|thn|tahun|yo)?\.?", re.I | re.ASCII)
_AGE_AFTER = re.compile(r",?\s+(\d{1,3})\s*(?:th|thn|tahun)\b\.?", re.I | re.ASCII)
_ADDRESS = re.compile(r"://|\bwww\.", re.I)
"""Of a page: nobody is called by one, and a name beside it must not give way to it."""
_PRESS = re.compile(r"\s*([A-Z]{1,3}|(?:[A-Z]\.\s?){1,4})\s*\(\d{1,3}[^()]*\)", re.ASCII)
"""Initials and age, as press and police write; what follows is a place or an office."""
_DEGREE = re.compile(
    r"(?<=\S)\s*,?\s*\b(?:S\.\s?(?:Pd|Kom|Si|Sos|Ag|KM|Kep|IP|IK|Farm|Psi|Hut|Pt|Tr|Kes|I)"
    r"|S\.[HETP]|(?<=,\s)S\.\s[HETP]"
    r"|M\.\s?(?:H|M|Si|Pd|Kom|Hum|Kes|Ag)|A\.\s?Md)\b\.?(?:\s?Keb\.?)?"
)
_DEGREES = frozenset(
    "se sh mh mm sp spd skm skom ssi ssos sag shi shut sip amd msi mpd mkom mhum".split()
)
_TITLES = frozenset(
    """h hj kh haji hajah hajjah ust ustad ustadz ustaz habib sayyid syarifah gus pak bapak bpk
    bu ibu sdr sdri saudara saudari tn ny nn tuan nyonya nona mas mbak bang abang kak kakak om
    tante bos bosku drs dra ir dr prof puang petta karaeng kr akp kompol akbp aiptu aipda
    briptu bripka brigadir bripda brigpol ipda iptu kombes bharada bharatu serda sertu serka
    serma peltu pelda kopda koptu pratu praka letda lettu letkol kapten kyai kiai tgh mr
    mrs ms alm almh almarhum almarhumah oknum""".split()
)
_REMARKS = frozenset(
    """l p lk pr laki perempuan wanita pria korban saksi pelapor terlapor dpo alm almh almarhum
    almarhumah pmi cpmi suami istri ayah ibu kakak adik anak paman sponsor calo""".split()
)
"""What parentheses after a name hold besides an alias."""
_NO_NAMES = frozenset(
    """ada admin agen agent anonim belum bos bosku calo diketahui disebutkan idem ingat jelas
    korban kosong lupa majikan nama namanya null oknum operator orang pelaku pelapor pemilik
    penyalur perekrut pihak saksi sama sda seseorang sponsor staf tahu tanpa tdk tekong
    terlapor tersangka tertera tidak unknown whatsapp xx xxx""".split()
)
"""What is written where a name is not known: what somebody is in the case, or that nobody knows."""
_SHORT_NAMES = frozenset(
    """abu ade adi aji ali ami ana ani ari asa ayu bob cut dea dwi eka eki eko elo ema eni eri
    evi fia ida ika ina ira isa ita iwa joy kia leo lia lim lina mia mus nia nur oka oki oni
    oti rio ria ros rus sam siti sri sul sus tan tia tri ujo uli umi upi uti uni via wan yan
    yos yus""".split()
)
"""Names of up to three letters, which capitals do not make initials."""
_MUHAMMAD = re.compile(r"m(?:d|hd|(?:o|u|oe)(?:h|ch|hd)|(?:o|u|oe)(?:h|ch|kh)[ae]m+[ae][dt])")
_AHMAD = re.compile(r"a(?:h|ch|kh|c)m[ae][dt]")
_WORDS = {
    "abd": "abdul", "abdoel": "abdul", "abdur": "abdul", "abdus": "abdul", "st": "siti",
    "sitti": "siti", "noor": "nur", "fnu": "", "lnu": "", "dg": "daeng", "jusuf": "yusuf",
    "jusup": "yusuf", "yusup": "yusuf", "junus": "yunus", "jahja": "yahya", "jahya": "yahya",
    "hidajat": "hidayat", "arip": "arif", "latip": "latif", "sarip": "syarif", "syarip": "syarif",
    "pajar": "fajar", "paisal": "faisal", "pirman": "firman", "pitri": "fitri",
    "pitriani": "fitriani",
}  # fmt: skip
_OLD = re.compile(r"oe|tj|dj|sj")
_NOT_OLD = frozenset("joel noel zoe chloe phoebe".split())
_SPELLING = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^ch(?=r)", "k"), (r"^chand", "cand"), (r"ph", "f"), (r"ch|kh", "h"), (r"sy|sh", "s"),
        (r"th", "t"), (r"dh", "d"), (r"dz", "z"), (r"ts", "s"), (r"q", "k"), (r"x", "ks"),
        (r"v", "f"), (r"ie", "i"), (r"^abdur+(?=[aeiou])", "abdulr"),
        (r"^abdus+(?=[aeiou])", "abduls"), (r"(.)\1+", r"\1"), (r"(?<=[b-df-hj-np-tv-z])y$", "i"),
    )
)  # fmt: skip
_PARTICLES = frozenset({"i", "ni"})
"""Balinese: before a man's or woman's name, and often left out."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Text without accents, case and surplus blanks.

    >>> fold("  Café   ÉLAN ")
    'cafe elan'
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).casefold()
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char)
    )
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def fold_words(text: str) -> list[str]:
    """The runs of letters and digits of the folded text.

    >>> fold_words("Moh. Yusuf (23)")
    ['moh', 'yusuf', '23']
    """
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name taken apart.

    `tokens` are its folded words without titles, aliases and parentage.
    """

    text: str
    tokens: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    father: str = ""
    initials: bool = False
    """Whether nothing but initials was given, as press and police write suspects."""
    age: int | None = None


@lru_cache(maxsize=100_000)
def parse_person(text: str) -> PersonName:
    """Take a name as written apart.

    >>> name = parse_person("JSL alias Juju (23)")
    >>> name.initials, name.aliases, name.age
    (True, ('Juju',), 23)
    """
    rest, aliases, age = _without_parentheses(text)
    rest, *more = _ALIAS.split(rest)
    if more and (split := _PARENT.split(more[-1], maxsplit=1))[1:]:
        more[-1], rest = split[0], f"{rest} bin {split[1]}"
    rest, *fathers = _PARENT.split(f" {rest}", maxsplit=1)
    titles, kept = _split_titles(rest)
    behind = [alias.strip(" ,.'\"") for alias in more]
    return PersonName(
        text=text,
        tokens=kept,
        titles=titles,
        aliases=tuple(alias for alias in (*behind, *aliases) if alias),
        father=fathers[0].strip(" ,") if fathers else "",
        initials=_are_initials(kept, written=rest),
        age=age,
    )


def _without_parentheses(text: str) -> tuple[str, list[str], int | None]:
    """The name with the aliases and the age that stood in parentheses or behind it."""
    aliases, age = [], None
    for inside in (part.strip() for part in _PARENTHESES.findall(text)):
        if found := _AGE.fullmatch(inside):
            age = int(found[1])
        elif inside and not _REMARKS.issuperset(fold_words(inside)) and not _ADDRESS.search(inside):
            aliases.append(inside)
    press = _PRESS.match(text)
    rest = press[1] if press else _PARENTHESES.sub(" ", text)
    if found := _AGE_AFTER.search(rest):
        rest, age = rest[: found.start()], int(found[1])
    return rest, aliases, age


def _split_titles(rest: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles before the name, and the name's words without digits, degrees and titles."""
    written = rest.replace("'", "").replace("`", "").replace("’", "")
    words = fold_words(_DEGREE.sub("", written)) or fold_words(written)
    words = [word for word in words if not word.isdigit()]
    first = next((place for place, word in enumerate(words) if word not in _TITLES), 0)
    last = len(words)
    while last > first + 1 and words[last - 1] in _DEGREES:
        last -= 1
    return tuple(words[:first]), tuple(words[first:last])


def _are_initials(words: tuple[str, ...], *, written: str) -> bool:
    if len(words) == 1 and 1 < len(words[0]) <= 3:
        return written.isupper() and words[0] not in _SHORT_NAMES
    return bool(words) and all(len(word) == 1 for word in words)


@lru_cache(maxsize=200_000)
def person_key(text: str) -> str:
    """The key two writings of one name share; empty for nothing or mere initials.

    >>> person_key("Moh. Jusuf") == person_key("Muhammad Yusuf")
    True
    >>> person_key("Nur Hayati") == person_key("Nurhayati")
    True
    """
    return "".join(key_words(text))


@lru_cache(maxsize=200_000)
def key_words(text: str) -> tuple[str, ...]:
    """The words whose run is `person_key`, in the order written.

    None for mere initials, or words that name nobody.

    >>> key_words("H. Moch. Jusuf alias Ucup")
    ('muhamad', 'yusuf')
    >>> key_words("Bu Sponsor"), key_words("belum diketahui")
    ((), ())
    """
    name = parse_person(text)
    if name.initials or _names_nobody(name.tokens):
        return ()
    words = [_canonical(word) for word in name.tokens]
    if len(words) > 1 and words[0] == "m":
        words[0] = "muhamad"
    kept = [word for word in words if word]
    return tuple(kept[:1] if len(kept) == 2 and kept[0] == kept[1] else kept)


def _names_nobody(words: tuple[str, ...]) -> bool:
    """Whether there is nothing but words for an unknown name, titles and letters.

    The messenger's short name counts as such a word.
    """
    return not _NO_NAMES.isdisjoint(words) and all(
        len(word) == 1 or word in _NO_NAMES or word in _TITLES or word == "wa" for word in words
    )


@lru_cache(maxsize=100_000)
def _canonical(word: str) -> str:
    if _MUHAMMAD.fullmatch(word):
        return "muhamad"
    if _AHMAD.fullmatch(word):
        return "ahmad"
    word = _WORDS.get(word, word)
    word = _modern(word)
    for pattern, put in _SPELLING:
        word = pattern.sub(put, word)
    return word


def _modern(word: str) -> str:
    """The word in the spelling since 1972: oe is u, tj is c, dj is j, j is y."""
    if word in _NOT_OLD or not _OLD.search(word):
        return word
    parts = []
    # Parted at dj, so that the j which that becomes is not made a y.
    for part in word.split("dj"):
        modern = part.replace("tj", "c").replace("sj", "sy")
        parts.append(modern.replace("j", "y"))
    return "j".join(parts).replace("oe", "u")


@lru_cache(maxsize=200_000)
def compatible_names(left: str, right: str) -> bool:
    """Whether two names could be one person's.

    Equal, contained, initials that fit, an alias, or nearly equal.

    >>> compatible_names("Budi", "Budi Santoso"), compatible_names("Siti Aminah", "Siti Rahma")
    (True, False)
    """
    ours = parse_person(left)
    theirs = parse_person(right)
    if _is_alias(ours, right) or _is_alias(theirs, left):
        return True
    if ours.initials or theirs.initials:
        return _initials_fit(ours, theirs)
    return _words_fit(key_words(left), key_words(right))


def _is_alias(name: PersonName, other: str) -> bool:
    key = person_key(other)
    return bool(key) and any(person_key(alias) == key for alias in name.aliases)


def _words_fit(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    few, many = sorted((ours, theirs), key=len)
    if len(few) < len(many) and len(many) > 1 and many[0] in _PARTICLES and few[:1] != many[:1]:
        many = many[1:]
        few, many = sorted((few, many), key=len)
    if not few or "".join(few) == "".join(many):
        return bool(few)
    if len(few) < len(many):
        return few[0] == many[0] and _contained(few, many)
    unequal = [(a, b) for a, b in zip(few, many, strict=True) if a != b]
    if all(len(a) != len(b) and min(a, b, key=len) == max(a, b, key=len)[0] for a, b in unequal):
        return len(unequal) < len(few)
    return len(unequal) == 1 and _misspelt(*unequal[0])


def _misspelt(ours: str, theirs: str) -> bool:
    """Whether one word is the other with a slip inside it, or without its final h."""
    if min(len(ours), len(theirs)) < 4 or ours[0] != theirs[0] or OSA.distance(ours, theirs) > 1:
        return False
    same_ending = ours[-2:] == theirs[-2:] or ours.removesuffix("h") == theirs.removesuffix("h")
    return same_ending and JaroWinkler.similarity(ours, theirs) >= CLOSE


def _contained(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    rest = list(many)
    for word in few:
        match = next(
            (
                token
                for token in rest
                if token == word or (len(word) == 1 and token.startswith(word))
            ),
            None,
        )
        if match is None:
            return False
        rest.remove(match)
    return True


def _initials_fit(ours: PersonName, theirs: PersonName) -> bool:
    def letters(name: PersonName) -> str:
        return "".join(name.tokens) if name.initials else "".join(word[0] for word in name.tokens)

    return bool(letters(ours)) and letters(ours) == letters(theirs)


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """An organisation's name taken apart."""

    text: str
    core: str
    """Folded, without legal form and branch."""
    form: str = ""
    """`PT`, `CV`, `LPK` ... or empty."""
    branch: str = ""
    """Where the branch is; empty for a head office and for a branch that does not say."""
    is_branch: bool = False
    former: tuple[str, ...] = ()
    """Names it had before, as written."""
    short: str = ""
    """An abbreviation of the name given in parentheses behind it."""
    aside: str = ""
    """What else stands in parentheses or behind a dash or comma: often a town."""


_FORMS = frozenset(
    """pt cv p3mi pjtki pptkis ud yayasan lpk blk blkln koperasi kopkar kud ksp firma perum
    perkumpulan sdn ltd llc inc""".split()
)
_TRADES = frozenset("p3mi pjtki pptkis".split())
"""What only a PT may be: beside a legal form these say nothing of it."""
_TAILS = frozenset("tbk persero bhd co company est pte wll".split())
_SPELT_FORMS = tuple(
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        (r"\b([A-Za-z])\.(?=[A-Za-z]\b)", r"\1"),
        (r"^\s*(p|c|u)\s+(t|v|d)\b\.?(?=\s+\w)", r"\1\2 "), (r"\bperseroan\s+terbatas\b", "pt"),
        (r"\bsendirian\s+berhad\b", "sdn bhd"), (r"\blimited\b", "ltd"),
        (r"\bincorporated\b", "inc"),
        (r"(?<=\w)\W+(?:jl|jln|beralamat|alamat)\b\.?[^()]*", " "),
        (r"(?<=\w)\W+(?:kantor\s+pusat|head\s+office)\b[^()]*|^\s*kantor\s+pusat\b", " "),
    )
)  # fmt: skip
_BRANCH = re.compile(
    r"\b(?:kantor\s+|ktr\.?\s+)?"
    r"(?:cabang|cab|kcp?|perwakilan|cawangan|branch(?:\s+office)?)\b\.?(?:\s+(?:di|of)\b)?",
    re.I,
)
_FORMER = re.compile(
    r"\b(?:d\s*/\s*h|f\s*/\s*k\s*/\s*a|dh(?=\.)|fka|formerly|dahulu(?:nya)?|sebelumnya|semula"
    r"|(?:eks|ex|dulu(?:nya)?)(?=\W+(?:pt|cv|ud|lpk|yayasan|koperasi)\b))\b[.:,\s]*(?:bernama\s+)?",
    re.I,
)
_NOW = re.compile(
    r"\b(?:sekarang|kini|ber(?:ganti|ubah)\s+nama(?:\s+menjadi)?)\b[:,\s]*(?:bernama\s+)?", re.I
)
_BEHIND = re.compile(r"\s+[-–—]+\s+|\s*[,;]\s*")
_COMPANY_REMARKS = _REMARKS | frozenset(
    "terlapor teradu pusat ilegal resmi nonaktif aktif agen agensi perekrut".split()
)
_COMPANY_WORDS = {
    "samudera": "samudra", "putera": "putra", "puteri": "putri", "international": "internasional",
    "tehnik": "teknik", "dan": "", "and": "",
}  # fmt: skip
_SANSKRIT = re.compile(r"([bd])h")
"""Bhakti is Bakti and Dharma is Darma: companies are written both ways."""
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_ROMAN = re.compile(r"[ivx]+")
"""A number: II is no other writing of I, nor 11 of 1."""


@lru_cache(maxsize=50_000)
def parse_organization(text: str) -> OrganizationName:
    """Take an organisation's name apart.

    >>> name = parse_organization("PT. Karya Laut Mandiri, Tbk Cabang Palu (d/h PT Karya Laut)")
    >>> name.core, name.form, name.branch, name.former
    ('karya laut mandiri', 'PT', 'palu', ('PT Karya Laut',))
    """
    plain = text
    for pattern, put in _SPELT_FORMS:
        plain = pattern.sub(put, plain)
    present, former = _without_former_names(plain)
    inside = [part.strip() for part in _PARENTHESES.findall(present)]
    head, *behind = _BEHIND.split(_PARENTHESES.sub(" ", present))
    if behind and _FORMS.isdisjoint(fold_words(head)):
        head, behind = " ".join((head, *behind)), []
    words, branch, is_branch = _split_branch(head)
    short, asides = "", []
    for aside in (*inside, *behind):
        found = fold_words(aside)
        if match := _BRANCH.search(aside):
            branch, is_branch = fold_words(aside[match.end() :]), True
        elif _FORMS.issuperset(found) or not _TAILS.isdisjoint(found):
            words += found
        elif len(found) == 1 and found[0] == "".join(
            word[0] for word in words if word not in _FORMS | _TAILS
        ):
            short = found[0]
        elif not _COMPANY_REMARKS.issuperset(found):
            asides += found
    forms = [word for word in words if word in _FORMS]
    form = next((word for word in forms if word not in _TRADES), forms[0] if forms else "")
    return OrganizationName(
        text=text,
        core=" ".join(word for word in words if word not in _FORMS and word not in _TAILS),
        form="SDN BHD" if form == "sdn" else form.upper(),
        branch=" ".join(branch),
        is_branch=is_branch,
        former=former,
        short=short,
        aside=" ".join(asides),
    )


def _without_former_names(text: str) -> tuple[str, tuple[str, ...]]:
    """The name it has now, and those it had before."""
    former: list[str] = []
    now_called: list[str] = []

    def take(found: re.Match[str]) -> str:
        inside = found[1].strip()
        if _FORMER.match(inside):
            former.extend(_FORMER.split(inside))
        elif now := _NOW.match(inside):
            now_called.append(inside[now.end() :])
        else:
            return found[0]
        return " "

    outside = _PARENTHESES.sub(take, text)
    before, *after = _NOW.split(outside, maxsplit=1)
    if after and fold(after[0]) and fold(before):
        outside, now_called = before, [*now_called, after[0]]
    present, *others = _FORMER.split(outside)
    if not fold(present) or not _names(others):
        present, others = outside, []
    former = [*others, *former]
    if now_called:
        present, former = now_called[0], [present, *former]
    return present, tuple(dict.fromkeys(_names(former)))


def _names(texts: Iterable[str]) -> list[str]:
    return [name for text in texts if (name := " ".join(text.split()).strip(" ,;:-()"))]


def _split_branch(text: str) -> tuple[list[str], list[str], bool]:
    """The words of the company, those of where its branch is, and whether it is a branch."""
    head, *tail = _BRANCH.split(text, maxsplit=1)
    words, branch = fold_words(head), fold_words(tail[0]) if tail else []
    if tail and _FORMS.issuperset(words):
        named = (
            next((place for place, word in enumerate(branch) if word in _FORMS), 0)
            if not words
            else 0
        )
        company, branch = [*words, *branch[named:]], branch[:named]
        at = company.index("di", 2) if "di" in company[2:] else len(company)
        words, branch = company[:at], [*branch, *company[at + 1 :]]
    forms = [word for word in branch if word in _FORMS or word in _TAILS]
    return [*words, *forms], [word for word in branch if word not in forms], bool(tail)


@lru_cache(maxsize=50_000)
def company_words(core: str) -> tuple[str, ...]:
    """The words of an organisation's name in one spelling.

    >>> company_words("samudera djaja") == company_words("samudra jaya")
    True
    >>> company_words("Bhakti Dharma") == company_words("bakti darma")
    True
    >>> company_words("Bina II"), company_words("Rezeki 88")
    (('bina', 'ii'), ('rezeki', '88'))
    """
    words = (_COMPANY_WORDS.get(word, word) for word in fold_words(core))
    return tuple(_company_word(word) for word in words if word)


def _company_word(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word
    return _DOUBLED.sub(r"\1", _SANSKRIT.sub(r"\1", _modern(word)))


@lru_cache(maxsize=50_000)
def organization_key(text: str) -> str:
    """The key two writings of one organisation share; a branch has its own."""
    name = parse_organization(text)
    core = "".join(company_words(name.core))
    place = (name.branch or name.aside).replace(" ", "")
    return f"{core}@{place}" if core and (name.is_branch or place) else core
