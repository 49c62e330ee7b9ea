"""Names of Indonesian people and organisations: read, reduced to keys, compared.

Decisions.
The key folds only what is one name in two writings (oe/u, tj/c, dj/j, ph/f, sy/s, doubled letters, the Muhammad family)
and leaves apart what are two names (Aminah, Aminarti): a wrong merge accuses an innocent.
Spelling rules after Priyadi's phonetic algorithm for Indonesian names, in our own cautious selection.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

CLOSE = 0.94
"""Jaro-Winkler similarity of two keys from which they count as one name misspelt."""

_WORD = re.compile(r"[^\W_]+")
_ALIAS = re.compile(
    r"\s*(?:\balias\b|\bals\b\.?|\ba\.?k\.?a\b\.?|@|\bpanggilan\b|\bdikenal sebagai\b|\bdisebut\b)\s*", re.I
)
_PARENT = re.compile(r"\s+(?:bin|binti|bt|bte|anak dari|putra dari|putri dari)\b\.?\s+", re.I)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_AGE = re.compile(r"\d{1,3}\s*(?:th|thn|tahun|yo)?\.?", re.I)
_DEGREE = re.compile(
    r"\s*,?\s*\b(?:S\.\s?[A-Z][A-Za-z]{0,3}\.?|M\.\s?(?:H|M|Si|Pd|Kom|Hum)\b\.?|A\.\s?Md\.?)(?:\s?Keb\.?)?"
)
_TITLES = frozenset(
    [
        "h",
        "hj",
        "kh",
        "haji",
        "hajah",
        "ust",
        "ustad",
        "ustadz",
        "ustaz",
        "habib",
        "sayyid",
        "syarifah",
        "gus",
        "pak",
        "bapak",
        "bpk",
        "bu",
        "ibu",
        "sdr",
        "sdri",
        "saudara",
        "saudari",
        "tn",
        "ny",
        "nn",
        "tuan",
        "nyonya",
        "nona",
        "mas",
        "mbak",
        "bang",
        "abang",
        "kak",
        "kakak",
        "om",
        "tante",
        "bos",
        "bosku",
        "drs",
        "dra",
        "ir",
        "dr",
        "prof",
        "puang",
        "petta",
        "karaeng",
        "kr",
        "akp",
        "kompol",
        "akbp",
        "aiptu",
        "aipda",
        "bripka",
        "brigadir",
        "bripda",
        "serda",
        "sertu",
        "kapten",
        "mr",
        "mrs",
        "ms",
    ]
)
_MUHAMMAD = frozenset(
    [
        "m",
        "md",
        "mhd",
        "muh",
        "moh",
        "moch",
        "much",
        "mohd",
        "moeh",
        "mohamad",
        "mohammad",
        "muhamad",
        "muhammad",
        "mochamad",
        "mochammad",
        "moehammad",
        "muchamad",
        "muchammad",
        "mukhammad",
        "mohamed",
        "muhammed",
        "mohammed",
        "muhamed",
    ]
)
_WORDS = {
    "abd": "abdul", "abdoel": "abdul", "st": "siti", "sitti": "siti", "noer": "nur", "noor": "nur",
    "achmad": "ahmad", "akhmad": "ahmad", "acmad": "ahmad", "ahmed": "ahmad", "rachman": "rahman", "rokhman": "rohman",
    "yusup": "yusuf", "fnu": "", "lnu": "", "dg": "daeng",
}  # fmt: skip
_SPELLING = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"oe", "u"), (r"tj", "c"), (r"dj", "j"), (r"sj", "sy"), (r"nj", "ny"), (r"ph", "f"), (r"^(?:z|dz)", "z"),
        (r"j(?=us|as|o?yo)", "j"), (r"ch", "kh"), (r"kh", "h"), (r"sy", "s"), (r"sh", "s"), (r"th", "t"), (r"dh", "d"),
        (r"dz", "z"), (r"q", "k"), (r"x", "ks"), (r"v", "f"), (r"ie", "i"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_OLD_Y = {"jusuf": "yusuf", "jusup": "yusuf", "joesoef": "yusuf", "jahja": "yahya", "janti": "yanti", "jani": "yani"}


def fold(text: str) -> str:
    """Text without accents, case and surplus blanks.

    >>> fold("  Café   ÉLAN ")
    'cafe elan'
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    plain = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def fold_words(text: str) -> list[str]:
    """The runs of letters and digits of the folded text.

    >>> fold_words("Moh. Yusuf (23)")
    ['moh', 'yusuf', '23']
    """
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name taken apart; `tokens` are its folded words without titles, aliases and parentage."""

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
    rest, aliases, age = text, [], None
    for inside in _PARENTHESES.findall(rest):
        if _AGE.fullmatch(inside.strip()):
            age = int(re.match(r"\d+", inside.strip()).group())  # type: ignore[union-attr]
        elif inside.strip():
            aliases.append(inside.strip())
    rest = _DEGREE.sub("", _PARENTHESES.sub(" ", rest))
    rest, *more = _ALIAS.split(rest)
    aliases = [*(each.strip(" ,.'\"") for each in more), *aliases]
    rest, *fathers = _PARENT.split(f" {rest}", maxsplit=1)
    words = fold_words(rest.replace("'", "").replace("`", "").replace("’", ""))
    titles = [word for word in words if word in _TITLES]
    kept = [word for word in words if word not in _TITLES and not word.isdigit()]
    if not kept and len(titles) == len(words) and len(words) == 1:
        kept, titles = words, []
    written = rest.strip()
    initials = bool(kept) and (
        all(len(word) == 1 for word in kept) or (len(kept) == 1 and len(kept[0]) <= 3 and written.isupper())
    )
    return PersonName(
        text=text,
        tokens=tuple(kept),
        titles=tuple(titles),
        aliases=tuple(each for each in aliases if each),
        father=fathers[0].strip() if fathers else "",
        initials=initials,
        age=age,
    )


@lru_cache(maxsize=200_000)
def person_key(text: str) -> str:
    """The key two writings of one name share; empty for nothing or mere initials.

    >>> person_key("Moh. Jusuf") == person_key("Muhammad Yusuf"), person_key("Nur Hayati") == person_key("Nurhayati")
    (True, True)
    """
    return "".join(_key_words(text))


@lru_cache(maxsize=200_000)
def _key_words(text: str) -> tuple[str, ...]:
    name = parse_person(text)
    if name.initials:
        return ()
    words = [_canonical(word, first=place == 0, alone=len(name.tokens) == 1) for place, word in enumerate(name.tokens)]
    kept = [word for word in words if word]
    if len(kept) == 2 and kept[0] == kept[1]:
        kept = kept[:1]
    return tuple(kept)


def _canonical(word: str, *, first: bool, alone: bool) -> str:
    if (first and not alone and word in _MUHAMMAD) or (word in _MUHAMMAD and len(word) > 2):
        return "muhamad"
    word = _OLD_Y.get(word, _WORDS.get(word, word))
    for pattern, put in _SPELLING:
        word = pattern.sub(put, word)
    return "ahmad" if word in {"ahmat", "amad"} else word


@lru_cache(maxsize=200_000)
def compatible_names(left: str, right: str) -> bool:
    """Whether two names could be one person's: equal, contained, initials that fit, an alias, or nearly equal.

    >>> compatible_names("Budi", "Budi Santoso"), compatible_names("Siti Aminah", "Siti Rahma")
    (True, False)
    """
    ours, theirs = parse_person(left), parse_person(right)
    if any(person_key(alias) and person_key(alias) == person_key(right) for alias in ours.aliases):
        return True
    if any(person_key(alias) and person_key(alias) == person_key(left) for alias in theirs.aliases):
        return True
    if ours.initials or theirs.initials:
        return _initials_fit(ours, theirs)
    return _words_fit(_key_words(left), _key_words(right))


def _words_fit(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs:
        return False
    joined = "".join(ours), "".join(theirs)
    if joined[0] == joined[1]:
        return True
    few, many = sorted((ours, theirs), key=len)
    if few[0] == many[0] and len(few) < len(many) and _contained(few, many):
        return True
    same_words = len(ours) == len(theirs)
    close = [JaroWinkler.similarity(a, b) >= 0.85 for a, b in zip(ours, theirs, strict=False)]
    return same_words and all(close) and JaroWinkler.similarity(*joined) >= CLOSE


def _contained(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    rest = list(many)
    for word in few:
        match = next((each for each in rest if each == word or (len(word) == 1 and each.startswith(word))), None)
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


_FORMS = ("pt", "cv", "p3mi", "pjtki", "pptkis", "ud", "yayasan", "lpk", "blk", "blkln", "koperasi", "firma", "sdn bhd")
_BRANCH = re.compile(r"\b(?:kantor\s+)?(?:cabang|cab|kc|branch)\b\.?", re.I)


@lru_cache(maxsize=50_000)
def parse_organization(text: str) -> OrganizationName:
    """Take an organisation's name apart.

    >>> name = parse_organization("PT. Karya Laut Mandiri, Tbk Cabang Palu")
    >>> name.core, name.form, name.branch
    ('karya laut mandiri', 'PT', 'palu')
    """
    plain = re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\b)", r"\1", text)
    head, *tail = _BRANCH.split(plain, maxsplit=1)
    words = fold_words(head)
    form = next((word for word in words if word in _FORMS), "")
    core = [word for word in words if word not in _FORMS and word not in {"tbk", "persero"}]
    branch = " ".join(fold_words(tail[0])) if tail else ""
    if tail and not core:
        core, branch = fold_words(tail[0]), ""
    return OrganizationName(text=text, core=" ".join(core), form=form.upper(), branch=branch)


@lru_cache(maxsize=50_000)
def organization_key(text: str) -> str:
    """The key two writings of one organisation share; a branch has its own."""
    name = parse_organization(text)
    core = re.sub(r"(.)\1+", r"\1", name.core.replace(" ", "").replace("samudera", "samudra"))
    return f"{core}@{name.branch.replace(' ', '')}" if name.branch else core
