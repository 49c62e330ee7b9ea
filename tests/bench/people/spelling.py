"""How names come to be written: old and new spellings, the Muhammad family, slips of the hand."""

import random
import re

_MUHAMMAD = """Muhammad Muhamad Mohammad Mohamad Mochamad Mochammad Mohamed M. Muh. Moh. Moch. Mhd. Mohd. Md. M Muh
Moh""".split()
_WORDS = {
    "Muhammad": _MUHAMMAD,
    "Moh": _MUHAMMAD,
    "Ahmad": ["Ahmad", "Achmad", "Akhmad", "Ahmat", "Achmat", "Amad"],
    "Abdul": ["Abdul", "Abd.", "Abd", "Abdoel", "Abdl"],
    "Siti": ["Siti", "Sitti", "St.", "Sity", "ST"],
    "Sitti": ["Sitti", "Siti", "St.", "St"],
    "Nur": ["Nur", "Noer", "Noor", "Nor"],
    "Nurul": ["Nurul", "Noerul", "Nuril"],
    "Andi": ["Andi", "A.", "Andy"],
    "La.Ode": ["La Ode", "Laode", "La Ode"],
    "Wa.Ode": ["Wa Ode", "Waode", "Wa Ode"],
    "Yusuf": ["Yusuf", "Jusuf", "Joesoef", "Yusup", "Yusuff"],
    "Hasan": ["Hasan", "Hassan", "Khasan"],
    "Aisyah": ["Aisyah", "Aisah", "Aisya", "Aysah", "Asiyah"],
    "Fatimah": ["Fatimah", "Fatima", "Patimah", "Fathimah"],
    "Khadijah": ["Khadijah", "Kadijah", "Hadijah", "Hodijah"],
    "Wayan": ["Wayan", "Wy.", "Wajan"],
    "Made": ["Made", "Md.", "Mde"],
    "Nyoman": ["Nyoman", "Nym.", "Njoman", "Nioman"],
    "Ketut": ["Ketut", "Kt.", "Ktut"],
}
_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"u(?=[^aeiou])", "oe"), (r"(?<=[^aeiou])y(?=[aou])", "i"), (r"^J(?=[aou])", "Dj"), (r"j(?=[aou])", "dj"),
        (r"^Y(?=[aou])", "J"), (r"^C(?=[aiu])", "Tj"), (r"^F", "P"), (r"f", "p"), (r"f", "v"), (r"sy", "s"),
        (r"^Sy", "S"), (r"kh", "h"), (r"^Kh", "H"), (r"ch", "h"), (r"ah$", "a"), (r"(?<=[aiu])$", "h"), (r"t$", "d"),
        (r"d$", "t"),
        (r"ai(?=[^aeiou])", "ae"), (r"ae", "ai"), (r"^Z", "J"), (r"z", "j"), (r"dd", "d"), (r"ss", "s"), (r"mm", "m"),
        (r"(?<=[aeiou])l(?=[aeiou])", "ll"), (r"(?<=[aeiou])n(?=[aeiou])", "nn"), (r"(?<=[aeiou])s(?=[aeiou])", "ss"),
        (r"q", "k"), (r"i$", "y"), (r"o(?=[^aeiou][aeiou]$)", "u"), (r"wati$", "waty"), (r"h(?=[aeiou])", ""),
    )
)  # fmt: skip
_KEYS = {
    "a": "sq",
    "e": "wr",
    "i": "uo",
    "o": "ip",
    "u": "yi",
    "n": "mb",
    "m": "n",
    "s": "ad",
    "r": "te",
    "t": "ry",
}


def writings(word: str) -> list[str]:
    """Other writings of the same name, none where the word has only one.

    >>> "Noer" in writings("Nur"), "Djoko" in writings("Joko")
    (True, True)
    """
    plain = word.replace(".", " ")
    found = list(_WORDS.get(word, ()))
    if not found and len(word) > 3:
        found = [
            changed
            for pattern, put in _RULES
            if (changed := pattern.sub(put, plain, count=1)) != plain
        ]
    return sorted({each for each in found if each != plain})


def slip(text: str, chance: random.Random) -> str:
    """The text with one letter wrong, missing, doubled, or two in the wrong order; never
    the first.
    """
    if len(text) < 5:
        return text
    at = chance.randrange(1, len(text) - 1)
    match chance.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case 2:
            return text[:at] + text[at] + text[at:]
    return text[:at] + chance.choice(_KEYS.get(text[at].lower(), "xk")) + text[at + 1 :]
