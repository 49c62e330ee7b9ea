"""What somebody whose identity a document sets down is in the case."""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.readers.identities.labels import Labelled

PARTIES = (
    r"terdakwa|tersangka|tsk|terlapor|teradu|pelaku|saksi[\s-]+korban|korban|saksi(?:-saksi)?"
    r"|pelapor|pengadu"
)
_FOREIGN = (
    r"accused|defendant|suspect|victim|witness|complainant|tertuduh|orang[ \t]+kena[ \t]+tuduh|okt"
    r"|suspek|mangsa"
)
"""Words for a party in English and Malay, where nothing else stands beside them."""
_IN_LABEL = re.compile(
    rf"\b(?P<role>{PARTIES}|{_FOREIGN}|(?<=nama )(?:(?:calon )?c?pmi|perekrut|sponsor|calo"
    r"|yang (?:melapor(?:kan)?|mengadu(?:kan)?|dilaporkan|diadukan)))(?!\w)",
    re.IGNORECASE,
)
_VALUE = re.compile(rf"(?P<role>{PARTIES}|{_FOREIGN}|dpo)(?:[ \t]*\(dpo\))?", re.IGNORECASE)
_ROLE = re.compile(
    rf"(?=[tpskhj])\b(?P<role>{PARTIES}"
    r"|penasihat\s+hukum|kuasa\s+hukum|hakim|jaksa|penuntut\s+umum|penyidik)(?!\w)",
    re.IGNORECASE,
)
_WORKERS = r"(?:calon[ \t]+)?pekerja(?:[ \t]+migran(?:[ \t]+indonesia)?)?|(?:calon[ \t]+)?c?pmi"
"""Words for those who were to work abroad: the ones who are harmed."""
_WORKER = re.compile(_WORKERS)
_LEADS = (
    r"(?:[ \t]*,?[ \t]+(?:masing[ \t-]*masing|dalam[ \t]+perkara(?:[ \t]+(?:ini|tersebut))?"
    r"|tersebut|(?:dengan[ \t]+|yang[ \t]+)?(?:identitas(?:nya)?|beridentitas)(?:[ \t]+lengkap)?"
    r"|sebagai[ \t]+berikut|di[ \t]+bawah[ \t]+ini|ber?nama|atas[ \t]+nama|a\.?n\.?|yaitu|yakni"
    r"|adalah|antara[ \t]+lain|terdiri[ \t]+(?:dari|atas))){0,4}"
)
"""What stands between the word for a role and those who have it."""
HEADING = re.compile(
    r"^(?=[^\n:]{1,110}:?[^\w\n]{0,40}$)[^\w\n]*(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)][ \t]*)?"
    r"(?P<what>(?:(?:keterangan|identitas(?:[ \t]+lengkap)?|data(?:[ \t]+diri)?|biodata|para|pihak"
    r"|nama(?:-nama)?|daftar(?:[ \t]+nama)?|berita[ \t]+acara[ \t]+pemeriksaan|bap"
    r"|surat[ \t]+panggilan|butiran|maklumat|details[ \t]+of(?:[ \t]+the)?"
    r"|particulars[ \t]+of(?:[ \t]+the)?|the|sebagai|selaku)[ \t]+)*)"
    r"(?!(?:ter[a-z]+|tsk|pelaku)[ \t]*/[ \t]*(?:pelapor|pengadu|korban|saksi|c?pmi))"
    rf"(?P<role>(?:anak[ \t]+)?(?:{PARTIES})|{_WORKERS}|{_FOREIGN}|calo|sponsor|perekrut|agen"
    r"|tekong|majikan"
    r"|daftar[ \t]+pencarian[ \t]+orang(?:[ \t]*\(?dpo\)?)?|dpo"
    r"|keluarga(?:[ \t]+(?:korban|c?pmi))?|orang[ \t]+tua[ \t]+korban"
    r"|yang[ \t]+(?:melapor(?:kan)?|mengadu(?:kan)?|dilaporkan|diadukan)"
    r"|(?:(?:dengan[ \t]+ini|telah)[ \t]+)?(?:melaporkan|mengadukan)"
    r"(?:[ \t]+(?:saudara|saudari|sdri?\.?|seseorang))?)"
    r"(?:[ \t]*/[ \t]*(?:calo|sponsor|perekrut|agen|pelaku|terlapor|pelapor|pengadu|korban|c?pmi))?"
    r"(?:[ \t]+(?:terkendala|bermasalah))?"
    r"(?:[ \t]+(?:details|particulars|information))?"
    r"[ \t]*(?:(?:ke[ \t-]?|-[ \t]*)?(?:[ivx]{1,4}|\d{1,2})|kesatu|pertama|kedua|ketiga)?"
    rf"{_LEADS}(?:[ \t]*\((?:calo|sponsor|perekrut|agen|c?pmi|tki|dpo)\))?[^\w\n]*$",
    re.MULTILINE,
)
"""A line, in small letters, that says of those below it what they are."""
ELSEBODY = re.compile(rf"(?<!dengan )\b(?:{PARTIES})(?!\w)", re.IGNORECASE)
_AS = re.compile(rf"\b(?:selaku|sebagai)\s+(?:seorang\s+)?(?P<role>{PARTIES})(?!\w)", re.I)
_BEHIND = re.compile(
    r"[\s;,.(-]{0,40}(?:(?:ia|dia|yang\s+bersangkutan|ybs)\s+)?"
    r"(?:(?:telah|untuk)\s+)?"
    r"(?:di(?:periksa|dengar|mintai)(?:\s+(?:dan|di|didengar|diperiksa|dengar|keterangan\w*)){0,4}"
    rf"\s+)?(?:selaku|(?:(?:selanjutnya\s+)?disebut\s+)?sebagai|selanjutnya\s+disebut)\s+"
    rf"(?:seorang\s+)?(?P<role>{PARTIES}|{_WORKERS})(?!\w|[ \t]*:)",
    re.IGNORECASE,
)
"""The words right behind a block that say what somebody is."""
REPORTS = re.compile(
    r"[\s;,.]*(?:(?:dengan\s+ini|telah|datang|hendak|ingin|bermaksud)\s+){0,3}"
    r"(?:melaporkan|mengadukan)(?!\w)"
    r"|[\s;,.]*(?:yang\s+)?bertindak\s+(?:untuk\s+dan\s+)?(?:atas\s+nama|selaku\s+kuasa)"
    r"(?:\s+(?:dari|para))?\s+(?:saksi\s+)?(?:korban|c?pmi)(?!\w)",
    re.IGNORECASE,
)
"""What stands right behind the block of the one who wrote the complaint."""
_IS = re.compile(
    rf"[\s;,.]{{0,10}}(?:(?:adalah|merupakan)[ \t]+(?P<role>{PARTIES})(?=[ \t]+dalam\b|[.;,\n])"
    rf"|\((?P<aside>{PARTIES})\))",
    re.IGNORECASE,
)
"""A word for the role right behind a block: "adalah korban dalam perkara ini", "(saksi)"."""
_SUMMONED = re.compile(
    rf"[\s;,.]*untuk\s*:[^;]{{0,250}}?\b(?:sebagai|selaku)\s+(?P<role>{PARTIES})(?!\w)",
    re.IGNORECASE,
)
"""What stands behind the one whom a letter summons."""
_DOES = (
    r"(?:dilakukan|diberangkatkan|direkrut|ditipu|ditawari|dijanjikan|diiming-iming[a-z]{0,2})"
    r"(?:[ \t]+kerja)?[ \t]+oleh(?:[ \t]+(?:seorang|seseorang|saudara|saudari|sdri?\.?))?"
    r"|(?:penangkapan|penahanan)[ \t]+terhadap"
)
_SUFFERS = (
    r"(?:menimpa|terhadap|korbannya)[ \t]+(?:anak|adik|kakak|istri|isteri|suami|ibu|ayah|keponakan"
    r"|saudara)(?:[ \t]+kandung)?[ \t]+(?:saya|kami)"
)
_DONE, _SUFFERED = re.compile(_DOES, re.IGNORECASE), re.compile(_SUFFERS, re.IGNORECASE)
_INTRODUCTION = re.compile(
    rf"(?<!\w)(?P<role>{PARTIES}|{_WORKERS}|{_FOREIGN}|{_DOES}|{_SUFFERS})"
    rf"(?:[ \t]+(?:[ivx]{{1,4}}|\d{{1,2}})\b)?{_LEADS}[ \t]*:\W{{0,40}}"
    r"(?:(?:[ivx]{1,4}|[a-h\d])[.)]\W{0,8})?\Z",
    re.IGNORECASE,
)
"""The end of a sentence that says of those in the blocks below it what they are."""
OF_A_PARTY = re.compile(
    r"\b(?:istri|isteri|suami|ibu|ayah|bapak|anak|adik|kakak|paman|bibi|keluarga|tua|teman|rekan"
    r"|tetangga|hukum|rumah|milik|sopir|karyawan|buah|dari|kandung|saksi)\s+\Z",
    re.IGNORECASE,
)
"""Words before a party that make the name behind it, or the age, somebody else's."""
_OF_KIN = re.compile(
    r"\b(?:istri|isteri|suami|ibu|ayah|bapak|anak|adik|kakak|paman|bibi|keluarga|tua|teman|rekan"
    r"|tetangga|hukum|kandung|mertua|wali|kerabat)\s+(?:(?:dari|para)\s+)?\Z",
    re.IGNORECASE,
)
"""Words before a party that make whoever is named behind it somebody else."""
_NEUTRAL = re.compile(
    r"\b(?:identitas|biodata|data|berikut|perkara|bernama|mengaku|nama|uraian|pro[ \t]+justitia"
    r"|putusan|penetapan|dakwaan|tuntutan|laporan[ \t]+polisi|pengadilan|kejaksaan|kepolisian"
    r"|mengadili|berita[ \t]+acara|ketuhanan|panggilan|memanggil|keadilan)\b",
    re.IGNORECASE,
)
"""Words of a line that says of nobody what he is."""
_ADDRESS = re.compile(
    r"(?:kec|kab|desa|ds|kel|prov|kota|rt|rw|dusun|dsn|jl|jalan|kp|kampung|no)\b", re.IGNORECASE
)
_SENTENCE_ENDS = re.compile(r"(?<=\w{4})[.;][ \t]+")
_LONGEST_HEADING = 6
"""Words of a line that heads something."""
_MARKS = re.compile(r"^[^\w\n]*(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)][ \t]*)?", re.IGNORECASE)
_NAMES = {"yang melapor": "pelapor", "yang melaporkan": "pelapor", "yang dilaporkan": "terlapor",
          "pelaku": "terlapor", "saksi korban": "korban", "saksi-korban": "korban",
          "saksi-saksi": "saksi", "keluarga korban": "keluarga", "keluarga pmi": "keluarga",
          "keluarga cpmi": "keluarga", "orang tua korban": "keluarga",
          "tsk": "tersangka", "yang mengadu": "pelapor",
          "yang mengadukan": "pelapor", "yang diadukan": "terlapor", "melaporkan": "terlapor",
          "mengadukan": "terlapor", "dpo": "terlapor", "defendant": "terdakwa",
          "accused": "terdakwa", "tertuduh": "terdakwa", "okt": "terdakwa",
          "orang kena tuduh": "terdakwa", "suspect": "tersangka", "suspek": "tersangka",
          "victim": "korban", "mangsa": "korban", "witness": "saksi",
          "complainant": "pelapor"}  # fmt: skip
"""The role that a word stands for which the vocabulary does not hold so."""
OFFICERS = ("penasihat", "kuasa", "hakim", "jaksa", "penuntut", "penyidik")
_DETAINED = re.compile(r"[^;:\n]{0,80}?\b(?:sejak|sampai[ \t]+dengan|s/d)\b", re.IGNORECASE)
"""What stands behind an officer who ordered an arrest, and whose identity does not follow."""
CHARGED = frozenset({"terdakwa", "tersangka"})
ACCUSED = CHARGED | {"terlapor", "teradu"}
OF_OTHERS = re.compile(
    r"\b(?:saya|kami|karena|adik|kakak|anak|istri|isteri|suami|ibu|ayah|orang\s+tua|keponakan"
    r"|sepupu|keluarga|menantu|mertua)\b",
    re.IGNORECASE,
)
"""Words between two blocks that show the second to be none of a row with the first."""


def said_in_labels(text: str, group: Sequence[Labelled]) -> str:
    """The role in the label of the name, as in "Nama saksi", or in one of its own."""
    said = _IN_LABEL.search(text, group[0].start, group[0].end)
    if said is not None:
        return plain_role(said["role"])
    return said_in_values(group)


def said_in_values(group: Sequence[Labelled]) -> str:
    """The role that a label such as "Status" gives somebody."""
    values = (label.value for label in group if label.field == "status")
    roles = (_VALUE.fullmatch(value) for value in values)
    return next((plain_role(role["role"]) for role in roles if role), "")


def said_behind(text: str, end: int) -> tuple[str, int]:
    """The role that the words right behind a block say, and where they end."""
    if said := _BEHIND.match(text, end) or _SUMMONED.match(text, end):
        return plain_role(said["role"]), said.end()
    if told := _IS.match(text, end):
        return plain_role(told["role"] or told["aside"]), told.end()
    return "", end


def introduction(text: str, start: int, end: int) -> str:
    """The role that the sentence right above a block ends with: "tersangka sebagai berikut:".

    None where somebody else is a witness in the accused's case: the block may be either's.
    """
    stretch = text[max(start, end - 120) : end]
    said = _INTRODUCTION.search(stretch)
    role = plain_role(said["role"]) if said else ""
    if said and role in ACCUSED and _OF_KIN.search(stretch, 0, said.start("role")):
        return ""
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
    if not found:
        return ""
    at = found[-1].start()
    if plain_role(found[-1]["role"]) in ACCUSED and _OF_KIN.search(text, max(start, at - 20), at):
        return ""
    examined = list(_AS.finditer(text, start, end))
    if examined and plain_role(found[-1]["role"]) in CHARGED:
        return plain_role(examined[-1]["role"])
    return plain_role(found[-1]["role"])


@lru_cache(maxsize=1_000)
def plain_role(role: str) -> str:
    """The role that a word for it, or a heading, stands for."""
    plain = re.sub(
        r"^(?:dengan ini|telah|anak(?= korban)) | (?:saudara|saudari|sdri?\.?|seseorang)$",
        "",
        " ".join(role.casefold().split()),
    )
    if _DONE.fullmatch(plain) or plain.startswith("daftar pencarian"):
        return "terlapor"
    if _SUFFERED.fullmatch(plain):
        return "korban"
    return "korban" if _WORKER.fullmatch(plain) else _NAMES.get(plain, plain)


def is_of_somebody_else(text: str, start: int, end: int) -> bool:
    """Whether the line above a block heads it with words that are no party's: "Ahli", "Istri :".

    Nobody is accused below such a line by a word further above.
    """
    own, *above = reversed(text[max(start, end - 200) : end].split("\n"))
    lines = [own, *above[:6]]
    line = next((stripped for line in lines if (stripped := _MARKS.sub("", line).strip())), "")
    head, colon, value = _SENTENCE_ENDS.split(line)[-1].partition(":")
    if value.strip() or not head.strip():
        return False
    said = _IN_LABEL.search(head)
    if said is not None:
        return _OF_KIN.search(head, 0, said.start()) is not None
    if _NEUTRAL.search(head) or _ADDRESS.match(head):
        return False
    if colon:
        return True
    is_short = len(head.split()) <= _LONGEST_HEADING and head[-1] not in ".;,"
    return is_short and head[0].isupper() and not any(map(str.isdigit, head))
