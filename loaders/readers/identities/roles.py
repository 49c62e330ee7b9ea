"""What somebody whose identity a document sets down is in the case."""

import re
from collections.abc import Sequence

from loaders.readers.identities.labels import Labelled

PARTIES = (
    r"terdakwa|tersangka|tsk|terlapor|teradu|pelaku|saksi[\s-]+korban|korban|saksi(?:-saksi)?"
    r"|pelapor|pengadu"
)
_ROLE = re.compile(
    rf"(?=[tpskhj])\b(?P<role>{PARTIES}"
    r"|penasihat\s+hukum|kuasa\s+hukum|hakim|jaksa|penuntut\s+umum|penyidik)(?!\w)",
    re.IGNORECASE,
)
_WORKERS = r"(?:calon[ \t]+)?pekerja(?:[ \t]+migran(?:[ \t]+indonesia)?)?|c?pmi"
"""Words for those who were to work abroad: the ones who are harmed."""
_WORKER = re.compile(_WORKERS)
HEADING = re.compile(
    r"^[^\w\n]*(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)][ \t]*)?"
    r"(?P<what>(?:(?:identitas|data|biodata|para|nama|pihak|berita[ \t]+acara[ \t]+pemeriksaan"
    r"|bap)[ \t]+)*)"
    rf"(?P<role>(?:anak[ \t]+)?(?:{PARTIES})|{_WORKERS}|calo|sponsor|perekrut|agen|tekong|majikan"
    r"|keluarga(?:[ \t]+korban)?|orang[ \t]+tua[ \t]+korban"
    r"|yang[ \t]+(?:melapor(?:kan)?|mengadu(?:kan)?|dilaporkan|diadukan)"
    r"|(?:(?:dengan[ \t]+ini|telah)[ \t]+)?(?:melaporkan|mengadukan)"
    r"(?:[ \t]+(?:saudara|saudari|sdri?\.?|seseorang))?)"
    r"(?:[ \t]*/[ \t]*(?:calo|sponsor|perekrut|agen|pelaku|terlapor))?"
    r"[ \t]*(?:(?:ke[ \t-]?)?(?:[ivx]{1,4}|\d{1,2})|kesatu|pertama|kedua|ketiga)?[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says of those below it what they are."""
ELSEBODY = re.compile(rf"(?<!dengan )\b(?:{PARTIES})(?!\w)", re.IGNORECASE)
_AS = re.compile(rf"\b(?:selaku|sebagai)\s+(?:seorang\s+)?(?P<role>{PARTIES})(?!\w)", re.I)
_BEHIND = re.compile(
    r"[\s;,.(-]{0,40}(?:(?:ia|dia|yang\s+bersangkutan|ybs)\s+)?"
    r"(?:(?:telah|untuk)\s+)?"
    r"(?:di(?:periksa|dengar|mintai)(?:\s+(?:dan|di|didengar|diperiksa|dengar|keterangan\w*)){0,4}"
    rf"\s+)?(?:selaku|(?:(?:selanjutnya\s+)?disebut\s+)?sebagai|selanjutnya\s+disebut)\s+"
    rf"(?:seorang\s+)?(?P<role>{PARTIES}|{_WORKERS})(?!\w)",
    re.IGNORECASE,
)
"""The words right behind a block that say what somebody is."""
REPORTS = re.compile(
    r"[\s;,.]*(?:(?:dengan\s+ini|telah|datang|hendak|ingin|bermaksud)\s+){0,3}"
    r"(?:melaporkan|mengadukan)(?!\w)",
    re.IGNORECASE,
)
"""What stands right behind the block of the one who wrote the complaint."""
_INTRODUCTION = re.compile(
    rf"(?<!\w)(?P<role>{PARTIES}|{_WORKERS})"
    r"(?:[ \t]+(?:dalam[ \t]+perkara(?:[ \t]+(?:ini|tersebut))?|tersebut|sebagai[ \t]+berikut"
    r"|di[ \t]+bawah[ \t]+ini|yaitu|yakni|adalah|antara[ \t]+lain)){0,3}[ \t]*:\W{0,40}\Z",
    re.IGNORECASE,
)
"""The end of a sentence that says of those in the blocks below it what they are."""
OF_A_PARTY = re.compile(
    r"\b(?:istri|isteri|suami|ibu|ayah|bapak|anak|adik|kakak|paman|bibi|keluarga|tua|teman|rekan"
    r"|tetangga|hukum|rumah|milik|sopir|karyawan|buah|dari|kandung|saksi)\s+\Z",
    re.IGNORECASE,
)
"""Words before a party that make the name behind it, or the age, somebody else's."""
_NAMES = {"yang melapor": "pelapor", "yang melaporkan": "pelapor", "yang dilaporkan": "terlapor",
          "pelaku": "terlapor", "saksi korban": "korban", "saksi-korban": "korban",
          "saksi-saksi": "saksi", "keluarga korban": "keluarga", "orang tua korban": "keluarga",
          "tsk": "tersangka", "yang mengadu": "pelapor",
          "yang mengadukan": "pelapor", "yang diadukan": "terlapor", "melaporkan": "terlapor",
          "mengadukan": "terlapor"}  # fmt: skip
"""The role that a word stands for which the vocabulary does not hold so."""
OFFICERS = ("penasihat", "kuasa", "hakim", "jaksa", "penuntut", "penyidik")
_DETAINED = re.compile(r"[^;:\n]{0,80}?\b(?:sejak|sampai[ \t]+dengan|s/d)\b", re.IGNORECASE)
"""What stands behind an officer who ordered an arrest, and whose identity does not follow."""
CHARGED = frozenset({"terdakwa", "tersangka"})
OF_OTHERS = re.compile(
    r"\b(?:saya|kami|karena|adik|kakak|anak|istri|isteri|suami|ibu|ayah|orang\s+tua|keponakan"
    r"|sepupu|keluarga|menantu|mertua)\b",
    re.IGNORECASE,
)
"""Words between two blocks that show the second to be none of a row with the first."""


def said_in_labels(text: str, group: Sequence[Labelled]) -> str:
    """The role in the label of the name, as in "Nama saksi", or in one of its own."""
    said = _ROLE.search(text, group[0].start, group[0].end)
    if said is not None:
        return plain_role(said["role"])
    values = (label.value for label in group if label.field == "status")
    roles = (_ROLE.fullmatch(value) for value in values)
    return next((plain_role(role["role"]) for role in roles if role), "")


def said_behind(text: str, end: int) -> tuple[str, int]:
    """The role that the words right behind a block say, and where they end.

    Whoever goes on with "melaporkan" is the reporter; that word heads the block of another.
    """
    if said := _BEHIND.match(text, end):
        return plain_role(said["role"]), said.end()
    return ("pelapor" if REPORTS.match(text, end) else ""), end


def introduction(text: str, start: int, end: int) -> str:
    """The role that the sentence right above a block ends with: "tersangka sebagai berikut:".

    None where somebody else is a witness in the accused's case: the block may be either's.
    """
    said = _INTRODUCTION.search(text[max(start, end - 120) : end])
    role = plain_role(said["role"]) if said else ""
    return "" if role in CHARGED and _AS.search(text, start, end) else role


def role_before(text: str, start: int, end: int) -> str:
    """The last word for a role in a stretch of the text.

    "Diperiksa sebagai saksi dalam perkara terdakwa …" speaks of a witness.
    """
    found = [
        said
        for said in _ROLE.finditer(text, start, end)
        if not (plain_role(said["role"]).startswith(OFFICERS) and _DETAINED.match(text, said.end()))
    ]
    examined = list(_AS.finditer(text, start, end))
    if examined and found and plain_role(found[-1]["role"]) in CHARGED:
        return plain_role(examined[-1]["role"])
    return plain_role(found[-1]["role"]) if found else ""


def plain_role(role: str) -> str:
    """The role that a word for it, or a heading, stands for."""
    plain = re.sub(
        r"^(?:dengan ini|telah|anak(?= korban)) | (?:saudara|saudari|sdri?\.?|seseorang)$",
        "",
        " ".join(role.casefold().split()),
    )
    return "korban" if _WORKER.fullmatch(plain) else _NAMES.get(plain, plain)
