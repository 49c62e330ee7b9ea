"""The labels of an identity, each with its value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

_LABELS: Mapping[str, str] = {
    "father": r"nama (?:ayah|bapak)(?: kandung)?",
    "kin": r"nama (?:ibu|orang_?tua|isteri|istri|suami|wali|anak|perusahaan|kapal)(?: kandung)?"
    r"|(?:father|mother)(?:'s)? name(?=_?[:=\t])",
    "names": (
        r"nama(?! saya)(?: (?:lengkap|penuh))?(?:_?[/(]_?(?:nama )?(?:alias|panggilan)\)?)?"
        r"(?: (?:terdakwa|saksi|korban|pelapor|terlapor|tersangka|tsk|pelaku|pengadu|teradu"
        r"|tertuduh|suspek|mangsa"
        r"|(?:(?:calon )?c?pmi|perekrut|sponsor|calo"
        r"|yang (?:melapor(?:kan)?|mengadu(?:kan)?|dilaporkan|diadukan))(?=_?[:=\t])))?"
        r"(?:_?(?:ke-?)?(?:\d{1,2}|[ivx]{1,4})(?=_?[:=\t]))?"
        r"(?:_?\((?:sesuai|menurut)[^()\n]{1,20}\))?"
        r"|(?:mengaku|pengakuan(?:nya)?) bernama|bernama(?=_?:)"
        r"|(?:full )?name(?: of (?:the )?(?:accused|defendant|suspect|victim|complainant|witness))?"
        r"(?=_?[:=\t])"
    ),
    "party": (
        r"(?:terdakwa|tersangka|tsk|terlapor|teradu|pelaku|saksi(?: korban)?|korban|pelapor|pengadu"
        r"|tertuduh|suspek|mangsa|accused|defendant|suspect|victim|witness|complainant)"
        r"(?: (?:ke-?)?(?:\d{1,2}|[ivx]{1,4}))?(?=_?:)"
    ),
    "alias": r"(?:nama )?(?:alias|panggilan|lain)",
    "born": (
        r"(?:tempat_?(?:[/,&]|dan)?_?)?(?:umur_?[/,&]?_?)?"
        r"(?:tanggal|tgl\.?)_?lahir|ttl|(?:date of birth|d\.?o\.?b\.?|tarikh lahir)(?=_?[:=\t])"
    ),
    "age": r"umur|usia|age(?=_?[:=\t])",
    "birthplace": r"tempat (?:ke)?lahir(?:an)?|lahir di|place of birth(?=_?[:=\t])",
    "sex": r"jenis kelamin|kelamin|(?:sex|gender|jantina)(?=_?[:=\t])",
    "nationality": r"kebangsaan(?:_?/_?kewarganegaraan)?|kewarganegaraan|warga_?negara"
    r"|(?:nationality|citizenship)(?=_?[:=\t])",
    "address": (
        r"tempat tinggal"
        r"|alamat(?: (?:tempat tinggal|lengkap|rumah|terakhir|ktp|sekarang|domisili))?"
        r"|domisili|address(?=_?[:=\t])"
    ),
    "religion": r"agama|religion(?=_?[:=\t])",
    "job": r"pekerjaan|(?:occupation|profession)(?=_?[:=\t])",
    "other": r"(?:jabatan|hubungan(?: dengan \w{2,12})?|negara(?: (?:tujuan|penempatan))?|asal|suku"
    r"|kesatuan|ciri_?-_?ciri|email|e-mail)(?=_?[:=\t]|\x20{3})",
    "rank": r"(?:pangkat(?:_?/_?(?:nrp|nip|gol\w*))?|nrp|nip)(?=_?[:=\t]|\x20{3})",
    "education": r"pendidikan(?: terakhir)?",
    "status": (
        r"status(?: (?:perkawinan|hukum))?"
        r"|(?:peran|kapasitas|keterangan|sebagai|kedudukan(?: dalam perkara)?)"
        r"(?=_?[:=\t])"
    ),
    "nik": r"nik|(?:no\.?|nomor)_?(?:ktp|nik|identitas|k/p|kad pengenalan)"
    r"|nric(?: no\.?)?(?=_?[:=\t])",
    "phone": (
        r"(?:no\.?|nomor)_?(?:hp|telp\.?|telepon|handphone|wa)(?:_?/_?(?:hp|telp|wa)\.?)?"
        r"|hp|telp\.?|(?:phone|telephone|mobile)(?: (?:no\.?|number))?(?=_?[:=\t])"
    ),
    "passport": r"(?:no\.?|nomor)_?paspor|paspor|passport(?: (?:no\.?|number))?(?=_?[:=\t])",
}
"""The words of each label; a blank is one or a few, "_?" a few or none."""
ANY_LABEL = "|".join(
    rf"(?P<{field}>{words})".replace("_?", r"\s{0,3}").replace(" ", r"\s{1,3}")
    for field, words in _LABELS.items()
)
_BEGINNINGS = (
    r"(?=n(?:a[mt]|[iroe])|f[au]|m(?:o[tb]|en|an)|p[aelhr]|be|t[esgta]|s[aeut]|k[oea]|vi|w[ia]"
    r"|c[oi]|a[clgds]|d[eao.]|u[ms]|la|j[ea]|ge|re|oc|h[pu]|e-?m)"
)
"""How the words of labels begin: most other words are passed over by it."""
LABEL = re.compile(
    rf"(?=[a-z0-9])(?<![\w/-])(?:(?:\d{{1,2}}|[ivx]{{1,5}}|[a-z])[.)][ \t]*)?"
    rf"{_BEGINNINGS}(?:{ANY_LABEL})"
    r"(?:[ \t*]*(?:\n[ \t]*|[.…_]{3,80}[ \t]*)?"
    r"(?P<colon>[:=]|(?<=[.…]{3}[ \t])(?=\w)|(?<=[ \t])[;–—-](?=[ \t]+\w))[ \t]*"
    r"|(?P<wide>\t[ \t]*| {2,})(?=\S)"
    r"|(?=[ \t]+\w)(?![ \t]+(?:dan|atau|yang|yg)\b)[ \t]+)",
)
"""A label in small letters: not to look at case saves two fifths of the time."""
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_MOST_BLANKED = 2_000
MOST_BETWEEN = 300
"""Letters of one value; a label further away is of another block."""
_BARE_VALUES = re.compile(
    r"(?<=,)[ \t]*(?:(?P<sex>laki-laki|perempuan|lk|pr)"
    r"|(?:umur[ \t]+)?(?P<age>\d{1,2}[ \t]*(?:tahun|thn|th))"
    r"|(?P<religion>islam|kristen|katolik|hindu|buddha?)"
    r"|(?P<born>[^,;\n]{0,25}\b\d{1,2}[ /.-]\w{1,9}[ /.-]\d{4}))(?=[ \t]*(?:[,;.]|\Z))",
    re.IGNORECASE,
)
"""Values that need no label between commas."""
_LAST_VALUE = re.compile(
    r"\s*(?:\n|;|\.\s+(?:ia|dia|yang)\b"
    r"|\b(?:terdakwa|tersangka|terlapor|saksi|korban|pelapor|selaku|sebagai|bahwa"
    r"|selanjutnya|menerangkan|menimbang|diperiksa|dengan\s+ini)\b)",
    re.IGNORECASE,
)
"""Where the value of a block's last label ends."""
_NAME_ENDS = re.compile(
    r"\s*(?:[\n;]|,\s*(?=[a-z0-9])|\((?=\D{0,6}\d)|/\s*(?=(?i:\d|laki|perempuan|pr\b|lk\b)))"
)
_FIRST_OF_SEVERAL = re.compile(r"\A1[.)][ \t]+(?=[^\W\d])")
_NEXT_LINE = re.compile(r"[ \t]*\n[ \t]*(?P<rule>[-–—*_=]{2,}[ \t]*)?(?=[^\W\d])")
"""What stands between a label and a name on the next line."""
_SMALL_IN_NAMES = frozenset(
    "bin binti bt als als. alias a.k.a aka anak dari alm (alm) almh dg h hj al".split()
)
_BETWEEN_PEOPLE = frozenset(
    """dan dengan kepada oleh adalah yang untuk telah serta bersama tersebut kenal datang pergi ke
    di pada tidak juga sudah akan lalu kemudian itu ini ajak bawa bahwa saksi korban terdakwa
    tersangka terlapor pelapor pelaku""".split()
)
"""Words that show, whatever their case, that somebody else follows."""
_MOST_WORDS = 9
BETWEEN_ROWS = " \t\r\n;,.-*•()"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value."""

    field: str
    value: str
    start: int
    end: int
    written: str
    """The value with its blanks and points."""
    has_colon: bool


def unlabelled(rest: str, labelled: set[str]) -> list[Labelled]:
    """What the words behind a name say without labels: "laki-laki, 40 tahun, Islam"."""
    values = [(found.lastgroup or "", found[0]) for found in _BARE_VALUES.finditer(rest)]
    return [
        Labelled(field, value, 0, 0, value, False)
        for field, value in dict(values).items()
        if field not in labelled
    ]


def find_labels(text: str) -> Iterator[Labelled]:
    """Each label with the text up to the next one, or to the end of its paragraph."""
    found = [label for label in LABEL.finditer(lowered(text)) if _is_label(text, label)]
    starts = [*(label.start() for label in found), len(text)]
    fields = [*map(field_of, found), "names"]
    for place, label in enumerate(found):
        field, limit = fields[place], starts[place + 1]
        start = label.end()
        value = text[start : min(limit, start + MOST_BETWEEN)].partition("\n\n")[0]
        has_colon = label["colon"] in (":", "=") or (
            (label["colon"] is not None or label["wide"] is not None)
            and begins_line(text, label.start())
        )
        if field == "names" and has_colon and (lead := _NEXT_LINE.match(value)):
            named = value[lead.end() :]
            if lead["rule"] or is_like_name(named.partition("\n")[0]):
                start, value = start + lead.end(), named
        if fields[place + 1] == "names" or limit - label.end() > MOST_BETWEEN:
            # "Status : Tersangka" is the value itself
            end = _LAST_VALUE.search(value, int(field == "status"))
            value = value[: end.start()] if end else value
        if field == "names" and (end := _NAME_ENDS.search(value)):
            value = value[: end.start()]
        plain = " ".join(value.split()).strip(" ;,.")
        if field == "names":
            plain = _FIRST_OF_SEVERAL.sub("", plain.strip(" -–—*_="))
        if field == "names" and "alias" in label[0]:
            plain = plain.replace(" / ", " alias ")
        yield Labelled(field, plain, label.start(), start, value, has_colon)


def lowered(text: str) -> str:
    """The text in small letters, each in its place."""
    small = text.lower()
    return small if len(small) == len(text) else text.translate(_SMALL)


def is_near(text: str, start: int, end: int) -> bool:
    """Whether no more stands between two points than a value has: what is blanked counts not."""
    if end - start <= MOST_BETWEEN:
        return True
    return end - start <= _MOST_BLANKED and len(text[start:end].split()) <= _MOST_WORDS


def _is_label(text: str, label: re.Match[str]) -> bool:
    """Whether a word that can be a label is one: a role only before a name in a line of its own."""
    if label["party"] is None:
        return label["alias"] is None or label["colon"] is not None or label["wide"] is not None
    line = text[label.end() : label.end() + 80].partition("\n")[0]
    return begins_line(text, label.start()) and is_like_name(line)


def is_like_name(line: str) -> bool:
    """Whether a line is a name and no sentence, list or other value.

    >>> is_like_name("SUTIKNO alias TIKNO bin WARDI"), is_like_name("Bahwa SUTIKNO datang")
    (True, False)
    """
    words = line.strip(" ;,.").split()
    if not 0 < len(words) <= _MOST_WORDS or ":" in line or any(map(str.isdigit, line)):
        return False
    return words[0][0].isalpha() and "," not in line and not any(map(is_no_name, words))


def is_no_name(word: str) -> bool:
    """Whether a word shows that what it stands in is no name."""
    plain = word.casefold()
    return plain in _BETWEEN_PEOPLE or (word[0].islower() and plain not in _SMALL_IN_NAMES)


def begins_line(text: str, start: int) -> bool:
    """Whether nothing but blanks and marks of a list stands before a label in its line."""
    _, newline, line = text[max(0, start - 20) : start].rpartition("\n")
    return bool(newline or start < 20) and not line.strip(" \t-*•")


def field_of(label: re.Match[str]) -> str:
    """The field that a label names."""
    if label["party"] is not None:
        return "names"
    if label.lastgroup in _LABELS:
        return str(label.lastgroup)
    return next(field for field in _LABELS if label[field] is not None)


def led_by_names(text: str, labelled: list[Labelled]) -> list[Labelled]:
    """The labels with each name first, where another label opens every block of a document.

    Below "NIK : …, Nama : …, Umur : …" the next NIK is the next one's, and not one more of his.
    """
    names = [place for place, label in enumerate(labelled) if place and label.field == "names"]
    opening = labelled[names[0] - 1].field if names and labelled[0].field != "names" else ""
    for place in names if opening else ():
        before, name = labelled[place - 1 : place + 1]
        gap = text[before.end + len(before.written) : name.start]
        if before.field == opening and not gap.strip(BETWEEN_ROWS):
            labelled[place - 1 : place + 1] = name, before
    return labelled
