"""The name a child is given, by people, sex and time; and what the village calls it later."""

import re
from functools import lru_cache
from random import Random

from tests.bench.cases.stocks import stock

_CUSTOMS = {  # patterns by people, sex and generation (old < 1970 <= mid < 1990 <= new)
    "jawa": {
        "m": (
            "7 jawa_old_m|1 jawa_mid_m|1 arab_m",
            "4 jawa_mid_m|2 jawa_mid_m jawa_m2|2 modern_m jawa_m2|1 jawa_old_m|1 Muhammad arab_m",
            "4 modern_m modern_m2|2 modern_m jawa_mid_m modern_m2|1 Muhammad arab_m2|1 jawa_mid_m|"
            "1 Ahmad arab_m2",
        ),
        "w": (
            "8 jawa_old_w|1 Siti arab_w|1 Sri jawa_w2",
            "4 jawa_mid_w|2 Sri jawa_w2|2 Siti arab_w2|2 modern_w jawa_w2|2 jawa_old_w",
            "4 modern_w modern_w2|2 modern_w jawa_mid_w modern_w2|1 Siti arab_w2|1 jawa_mid_w",
        ),
    },
    "sunda": {
        "m": (
            "5 sunda_old_m|2 sunda_old_m sunda_m2|1 arab_m",
            "3 sunda_old_m sunda_m2|2 modern_m sunda_m2|1 arab_m|1 sunda_old_m|1 Asep sunda_m2",
            "4 modern_m modern_m2|2 Muhammad arab_m2|2 modern_m sunda_m2|1 Ujang sunda_m2",
        ),
        "w": (
            "5 sunda_old_w|1 arab_w|1 sunda_old_w sunda_w2",
            "3 sunda_old_w sunda_w2|2 Siti arab_w2|2 sunda_w2|1 sunda_old_w|1 modern_w sunda_w2",
            "4 modern_w modern_w2|2 Siti arab_w2|1 Neng sunda_w2|1 modern_w sunda_w2",
        ),
    },
    "sasak": {
        "m": (
            "6 sasak_old_m|1 Lalu sasak_old_m|2 arab_m",
            "4 sasak_modern_m|3 sasak_old_m|1 Muhammad arab_m|1 Lalu arab_m|1 arab_m arab_m2",
            "3 sasak_modern_m|3 Muhammad arab_m arab_m2|2 arab_m arab_m2|1 Lalu modern_m modern_m2|"
            "2 modern_m modern_m2",
        ),
        "w": (
            "6 sasak_old_w|1 Baiq sasak_old_w|2 arab_w",
            "4 sasak_modern_w|3 sasak_old_w|1 Siti arab_w2|2 arab_w",
            "3 sasak_modern_w|2 modern_w modern_w2|2 Siti arab_w2|1 Baiq modern_w modern_w2|"
            "1 Nurul arab_w2",
        ),
    },
    "madura": {
        "m": (
            "6 madura_old_m|1 Muhammad madura_old_m|2 arab_m",
            "4 madura_old_m|2 Muhammad arab_m|2 arab_m|1 Abdul arab_m2",
            "3 Muhammad arab_m2|2 arab_m arab_m2|2 madura_old_m|2 Muhammad arab_m modern_m2",
        ),
        "w": (
            "6 madura_old_w|2 arab_w",
            "4 madura_old_w|2 arab_w|1 Siti arab_w2",
            "2 Siti arab_w2|2 arab_w arab_w2|2 madura_old_w|2 modern_w arab_w2",
        ),
    },
    "bugis": {
        "m": (
            "5 bugis_old_m|1 La bugis_old_m|1 Andi bugis_old_m|2 arab_m",
            "3 bugis_old_m|2 arab_m bugis_m2|2 Muhammad arab_m|1 Andi arab_m|"
            "1 bugis_old_m bugis_m2",
            "3 Muhammad arab_m2|2 arab_m bugis_m2|1 Andi modern_m modern_m2|2 modern_m|"
            "2 Muhammad modern_m modern_m2",
        ),
        "w": (
            "5 bugis_old_w|1 I bugis_old_w|1 Andi bugis_old_w|2 Siti arab_w",
            "4 bugis_old_w|2 arab_w|2 Siti bugis_old_w|1 Andi arab_w",
            "3 modern_w|2 Siti arab_w2|1 Andi modern_w modern_w2|2 modern_w modern_w2|"
            "2 bugis_old_w",
        ),
    },
    "kaili": {
        "m": (
            "3 kaili_m|2 arab_m|1 kaili_m kaili_clan",
            "3 kaili_m|2 kaili_m clan|2 Muhammad arab_m|1 arab_m clan",
            "3 Muhammad modern_m|2 modern_m clan|1 kaili_m|2 Muhammad arab_m2|2 modern_m modern_m2",
        ),
        "w": (
            "4 kaili_w|2 arab_w|1 kaili_w kaili_clan",
            "3 kaili_w|1 kaili_w clan|2 arab_w|1 Siti arab_w2",
            "3 modern_w modern_w2|2 kaili_w|1 modern_w clan|1 Nur kaili_w",
        ),
    },
    "sumbawa": {
        "m": (
            "3 arab_m|2 sasak_old_m",
            "3 arab_m|2 Muhammad arab_m|1 arab_m arab_m2",
            "3 Muhammad arab_m2|2 modern_m modern_m2|2 arab_m arab_m2|1 modern_m",
        ),
        "w": (
            "3 arab_w|1 sasak_old_w|1 Siti arab_w",
            "3 arab_w|2 Siti arab_w|1 Sri jawa_w2",
            "2 Siti arab_w2|2 modern_w modern_w2|2 arab_w|1 Nurul arab_w2",
        ),
    },
    "melayu": {
        "m": (
            "3 arab_m|2 Abdul arab_m2|1 Muhammad arab_m",
            "3 arab_m|2 Muhammad arab_m|2 modern_m arab_m2",
            "3 Muhammad arab_m2|3 modern_m modern_m2|1 arab_m arab_m2",
        ),
        "w": (
            "4 arab_w|1 Siti arab_w",
            "3 arab_w|2 Siti arab_w2|2 modern_w",
            "3 modern_w modern_w2|2 Siti arab_w2|1 Nurul arab_w2|1 arab_w",
        ),
    },
    "aceh": {
        "m": (
            "3 arab_m|2 Muhammad aceh_m2|1 Teuku arab_m",
            "3 arab_m|3 Muhammad aceh_m2|1 Teuku arab_m",
            "3 Muhammad arab_m2|2 arab_m aceh_m2|1 modern_m modern_m2",
        ),
        "w": (
            "4 arab_w|1 Cut arab_w",
            "4 arab_w|1 Cut arab_w|1 Siti arab_w2",
            "2 arab_w|2 modern_w modern_w2|1 Cut modern_w arab_w2|1 Nurul arab_w2",
        ),
    },
    "minang": {
        "m": (
            "3 arab_m",
            "2 modern_m modern_m2|2 arab_m|1 modern_m",
            "3 modern_m modern_m2|1 arab_m arab_m2",
        ),
        "w": (
            "3 arab_w",
            "2 arab_w|2 modern_w|1 modern_w modern_w2",
            "3 modern_w modern_w2|1 arab_w arab_w2",
        ),
    },
    "batak": {
        "m": ("1 batak_m clan",) * 2 + ("2 batak_m clan|1 modern_m batak_m clan",),
        "w": ("1 batak_w clan",) * 2 + ("2 batak_w clan|1 modern_w batak_w clan",),
    },
    "minahasa": {
        "m": ("1 minahasa_m clan",) * 2 + ("2 minahasa_m clan|1 modern_m minahasa_m clan",),
        "w": ("1 minahasa_w clan",) * 2 + ("2 minahasa_w clan|1 modern_w minahasa_w clan",),
    },
    "timor": {
        "m": (
            "2 timor_old_m clan|1 katolik_m clan",
            "3 katolik_m clan|1 timor_old_m clan|1 katolik_m katolik_m clan",
            "3 katolik_m clan|1 katolik_m modern_m clan|1 modern_m clan",
        ),
        "w": (
            "1 katolik_w clan",
            "3 katolik_w clan|1 Maria katolik_w clan",
            "3 katolik_w clan|1 Maria katolik_w clan|1 katolik_w modern_w clan",
        ),
    },
    "flores": {
        "m": (
            "2 katolik_m|2 katolik_m clan",
            "3 katolik_m clan|1 katolik_m katolik_m clan|1 katolik_m",
            "3 katolik_m clan|1 katolik_m modern_m clan",
        ),
        "w": (
            "2 Maria clan|3 katolik_w clan",
            "3 katolik_w clan|1 Maria katolik_w clan|1 katolik_w",
            "3 katolik_w clan|2 Maria katolik_w clan|1 katolik_w modern_w clan",
        ),
    },
    "buton": {
        "m": (
            "3 buton_m",
            "3 buton_m|1 buton_m arab_m2",
            "2 buton_m|1 buton_m modern_m2|1 modern_m modern_m2",
        ),
        "w": (
            "3 buton_w",
            "3 buton_w|1 buton_w arab_w2",
            "2 buton_w|1 buton_w modern_w2|1 modern_w modern_w2",
        ),
    },
    "bali": {
        "m": ("1 I order bali_m2",) * 2 + ("4 I order bali_m2|1 I order modern_m bali_m2",),
        "w": ("1 Ni order bali_w2",) * 2 + ("4 Ni order bali_w2|1 Ni order modern_w bali_w2",),
    },
    "lampung": {
        "m": ("2 arab_m", "2 arab_m|1 modern_m modern_m2", "3 modern_m modern_m2|1 arab_m arab_m2"),
        "w": ("2 arab_w", "2 arab_w|1 modern_w", "3 modern_w modern_w2|1 Siti arab_w2"),
    },
    "tionghoa": {
        "m": (
            "2 clan tionghoa_given|1 tionghoa_m tionghoa_m2",
            "1 clan tionghoa_given|2 tionghoa_m tionghoa_m2",
            "1 clan tionghoa_given|3 tionghoa_m tionghoa_m2|1 tionghoa_m clan",
        ),
        "w": (
            "2 clan tionghoa_given",
            "2 clan tionghoa_given|1 tionghoa_w tionghoa_m2",
            "1 clan tionghoa_given|2 tionghoa_w tionghoa_m2",
        ),
    },
}
MUSLIM = frozenset(
    "jawa sunda sasak madura bugis kaili sumbawa melayu aceh minang buton lampung".split()
)
_DEVOUT = frozenset("sasak madura sumbawa aceh melayu".split())
CLANS = {
    "batak": "batak_clan",
    "minahasa": "minahasa_clan",
    "timor": "timor_clan",
    "flores": "flores_clan",
    "tionghoa": "tionghoa_clan",
    "kaili": "kaili_clan",
}
_ORDER = (("Wayan", "Putu", "Gede"), ("Made", "Kadek", "Nengah"), ("Nyoman", "Komang"), ("Ketut",))
_ORDER_W = (("Wayan", "Putu", "Luh"), ("Made", "Kadek", "Nengah"), ("Nyoman", "Komang"), ("Ketut",))
_SHORT = {
    "Muhammad": ("Mamat", "Memet", "Amat", "Mad"),
    "Ahmad": ("Amat", "Mamat", "Amad"),
    "Abdul": ("Dul", "Abdul"),
    "Abdullah": ("Dullah", "Dul"),
    "Abdul Rahman": ("Maman", "Rahman"),
    "Jamaluddin": ("Jamal", "Udin"),
    "Zainuddin": ("Zen", "Udin"),
    "Ibrahim": ("Baim", "Rahim"),
    "Ismail": ("Mail",),
    "Yusuf": ("Usup", "Ucup"),
    "Sulaiman": ("Leman", "Eman"),
    "Ridwan": ("Iwan", "Duan"),
    "Kurniawan": ("Wawan", "Iwan"),
    "Setiawan": ("Iwan", "Wawan"),
    "Hidayat": ("Dayat", "Yayat"),
    "Iskandar": ("Is", "Kandar"),
    "Fatimah": ("Imah", "Fat"),
    "Aminah": ("Inah", "Minah"),
    "Khadijah": ("Ijah", "Dijah"),
    "Aisyah": ("Icah", "Isah"),
    "Halimah": ("Imah",),
    "Nurhayati": ("Nur", "Yati"),
    "Nuraini": ("Aini", "Nur"),
    "Zubaidah": ("Idah", "Ida"),
    "Rohani": ("Ani",),
    "Saodah": ("Odah",),
    "Maryam": ("Iyam",),
    "Yohanes": ("Hans", "Yanes", "Nani"),
    "Fransiskus": ("Frans", "Siku"),
    "Petrus": ("Pit", "Peu"),
    "Yosef": ("Osi", "Yos"),
    "Agustinus": ("Agus", "Gusti"),
    "Antonius": ("Anton", "Toni"),
    "Martinus": ("Tinus",),
    "Dominikus": ("Domi", "Niku"),
    "Theresia": ("Tere", "Sia"),
    "Kristina": ("Tina",),
    "Elisabeth": ("Elis", "Lis"),
    "Margaretha": ("Reta", "Margi"),
    "Maria": ("Mia", "Ria"),
    "Yuliana": ("Yuli", "Yana"),
    "Bambang": ("Bambang",),
    "Rizky": ("Kiki", "Riki"),
    "Saputra": ("Putra",),
    "Firmansyah": ("Firman",),
    "Zulkifli": ("Zul", "Ijul"),
    "Burhan": ("Bur", "Burhan"),
    "Siti": ("Siti", "Iti"),
    "Syamsuddin": ("Syam", "Udin"),
    "Mustafa": ("Mus", "Tofa"),
    "Usman": ("Usman", "Sman"),
}
_HEARD = (
    ("z", "j"), ("f", "p"), ("v", "p"), ("kh", "h"), ("sy", "s"), ("dh", "d"), ("th", "t"),
    ("q", "k"), ("x", "ks"), ("ch", "h"), ("oe", "u"), ("dj", "j"), ("tj", "c"),
    ("uddin", "udin"), ("ll", "l"), ("mm", "m"), ("ss", "s"), ("rr", "r"), ("ie", "i"),
    ("ai", "ae"), ("ae", "ai"), ("iy", "i"), ("ia", "iya"), ("au", "aw"), ("ul", "ol"),
    ("un", "on"), ("in", "en"), ("j", "z"), ("p", "f"), ("k", "q"), ("ha", "kha"), ("sa", "sya"),
    ("ti", "thi"), ("u", "oe"), ("c", "ch"), ("ri", "ry"), ("ni", "ny"), ("di", "dy"),
    ("ah ", "a "), ("a ", "ah "), ("n ", "nn "), ("d ", "t "), ("h", ""),
)  # fmt: skip
"""What the ear takes for what, an end of a word written as a blank; old letters among them."""
WEAK = frozenset(
    "Muhammad Ahmad Abdul Siti Sri Nur Nurul Maria Lalu Baiq Andi I Ni La Wa Ode Teuku Cut".split()
)
_SYLLABLE = re.compile(
    r"(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])?[aiueo](?:ng|[bcdfghjklmnpqrstvwxyz](?![aiueo]))?"
)
_STEEPNESS = 0.5
_OWN_SPELLING = 0.26
_BESIDE = {"arab_m": "din_m", "arab_w": "nur_w", "modern_m": "new_m", "modern_w": "new_w"}
"""Stocks that a word is at times taken from in place of another."""
_ADDED = ((0.08, 0.0), (0.3, 0.1), (0.45, 0.25))
"""By generation: how many of one word, and of two, get one more."""
_TABLE = 8192


@lru_cache(maxsize=128)
def _table(name: str) -> tuple[str, ...]:
    """A stock laid out by frequency (Zipf's law), to draw from at an even chance."""
    words = stock(name)
    weights = [(rank + 3) ** -_STEEPNESS for rank in range(len(words))]
    total = sum(weights)
    laid: list[str] = []
    for word, weight in zip(words, weights, strict=True):
        laid += [word] * max(1, round(_TABLE * weight / total))
    return tuple(laid)


def draw_word(name: str, draw: Random) -> str:
    """One word of a stock, the commoner ones oftener."""
    if name in _BESIDE and draw.random() < 0.35:
        name = _BESIDE[name]
    laid = _table(name)
    return laid[int(draw.random() * len(laid))]


@lru_cache(maxsize=256)
def _patterns(people: str, sex: str, generation: int) -> tuple[tuple[str, ...], ...]:
    laid = []
    for choice in _CUSTOMS[people][sex][generation].split("|"):
        weight, *parts = choice.split()
        laid += [tuple(parts)] * int(weight)
    return tuple(laid)


def _part(part: str, people: str, sex: str, clan: str, child: int, draw: Random) -> str:
    if part == "clan":
        return clan
    if part == "order":
        order = _ORDER if sex == "m" else _ORDER_W
        return draw.choice(order[child % 4])
    return part if part[0].isupper() else draw_word(part, draw)


def give_name(
    people: str, sex: str, year: int, clan: str, child: int, draw: Random
) -> tuple[str, ...]:
    """Name a child as its people did in that year, word by word."""
    generation = 0 if year < 1970 else 1 if year < 1990 else 2
    patterns = _patterns(people, sex, generation)
    words: list[str] = []
    for part in patterns[int(draw.random() * len(patterns))]:
        for word in _part(part, people, sex, clan, child, draw).split():
            if word not in words:
                words.append(word)
    if people in MUSLIM and len(words) < 3:
        chance = draw.random()
        if chance < _ADDED[generation][len(words) - 1]:
            custom = "arab" if chance < 0.1 or people in _DEVOUT else "modern"
            word = draw_word(f"{custom}_{sex}2", draw)
            words += [] if word in words else [word]
    if draw.random() < 2 * _OWN_SPELLING:
        at = int(draw.random() * len(words))
        if words[at] not in WEAK and words[at] not in clan:
            words[at] = hear(words[at], draw)
    return tuple(words)


def hear(word: str, draw: Random) -> str:
    """Write a name as it sounds to a stranger: one or two letters otherwise."""
    spelt = word.lower() + " "
    changes = 1 if draw.random() < 0.75 else 2
    for _ in range(14):
        sound, letters = _HEARD[int(draw.random() * len(_HEARD))]
        at = spelt.find(sound)
        if at < 0 or (at == 0 and draw.random() < 0.5):
            continue
        spelt = f"{spelt[:at]}{letters}{spelt[at + len(sound) :]}"
        spelt = spelt.rstrip() + " "
        changes -= 1
        if not changes:
            break
    return spelt.strip().capitalize() or word


def _shorten(word: str, draw: Random) -> str:
    if word in _SHORT:
        return draw.choice(_SHORT[word])
    if word.endswith(("udin", "uddin")):
        return "Udin"
    syllables = _SYLLABLE.findall(word.lower())
    return "".join(syllables[-2:]).capitalize() if len(syllables) > 2 else word


def give_nickname(words: tuple[str, ...], draw: Random) -> str:
    """What the village makes of a name: mostly the end of the word that tells it from others.

    >>> give_nickname(("Suryanti",), Random(1))
    'Yanti'
    """
    strong = [word for word in words if word not in WEAK] or list(words)
    chance = draw.random()
    if chance < 0.12 and words[0] in _SHORT:
        return _shorten(words[0], draw)
    return _shorten(strong[0], draw) if chance < 0.8 else strong[-1]


def give_alias(nickname: str, sex: str, place: str, people: str, draw: Random) -> str:
    """A name of the street, with no root in the name on paper, or one with a place behind it."""
    chance = draw.random()
    if chance < 0.35:
        return draw_word("street", draw)
    if chance < 0.55:
        return f"{nickname} {draw_word('far', draw)}"
    if chance < 0.7 and people in MUSLIM:
        return f"{'Haji' if sex == 'm' else 'Hj.'} {nickname}"
    if chance < 0.85:
        return f"{nickname} {place.split(maxsplit=1)[0]}"
    return nickname
