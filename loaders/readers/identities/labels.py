"""The labels of an identity, each with its value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_LABELS: Mapping[str, str] = {
    "father": r"nama (?:ayah|bapak)(?: kandung)?",
    "kin": r"nama (?:ibu|orang_?tua|isteri|istri|suami|wali|anak|perusahaan|kapal)(?: kandung)?",
    "names": (
        r"(?:nama(?! saya)|n a m a)(?: lengkap)?(?:_?[/(]_?(?:nama )?(?:alias|panggilan)\)?)?"
        r"(?: (?:terdakwa|saksi|korban|pelapor|terlapor|tersangka|tsk|pelaku|pengadu|teradu"
        r"|(?:pmi|cpmi|perekrut|sponsor|calo)(?=_?[:=\t])))?"
        r"(?:_?(?:ke-?)?(?:\d{1,2}|[ivx]{1,4})(?=_?[:=\t]))?"
        r"(?:_?\((?:sesuai|menurut)[^()\n]{1,20}\))?"
        r"|(?:mengaku|pengakuan(?:nya)?) bernama|bernama(?=_?:)"
    ),
    "alias": r"(?:nama )?(?:alias|panggilan|lain)",
    "born": (
        r"(?:tempat_?(?:[/,&]|dan)?_?)?(?:umur_?[/,&]?_?)?"
        r"(?:tanggal|tgl\.?)_?lahir|ttl"
    ),
    "age": r"umur|usia|u m u r",
    "birthplace": r"tempat (?:ke)?lahir(?:an)?|lahir di",
    "sex": r"jenis kelamin|kelamin",
    "nationality": r"kebangsaan(?:_?/_?kewarganegaraan)?|kewarganegaraan|warga_?negara",
    "address": (
        r"tempat tinggal|a l a m a t|alamat(?: (?:tempat tinggal|lengkap|rumah|terakhir))?|domisili"
    ),
    "religion": r"agama|a g a m a",
    "job": r"pekerjaan|p e k e r j a a n",
    "other": r"(?:jabatan|hubungan(?: dengan \w{2,12})?|negara)(?=_?[:=\t]|\x20{3})",
    "education": r"pendidikan(?: terakhir)?",
    "status": (
        r"status(?: (?:perkawinan|hukum))?|(?:peran|kapasitas|kedudukan(?: dalam perkara)?)"
        r"(?=_?[:=\t])"
    ),
    "nik": r"nik|(?:no\.?|nomor)_?(?:ktp|nik|identitas)",
    "phone": (
        r"(?:no\.?|nomor)_?(?:hp|telp\.?|telepon|handphone|wa)(?:_?/_?(?:hp|telp|wa)\.?)?"
        r"|hp|telp\.?"
    ),
    "passport": r"(?:no\.?|nomor)_?paspor|paspor",
}
"""The words of each label; a blank is one or a few, "_?" a few or none."""
ANY_LABEL = "|".join(
    rf"(?P<{field}>{words})".replace("_?", r"\s{0,3}").replace(" ", r"\s{1,3}")
    for field, words in _LABELS.items()
)
LABEL = re.compile(
    rf"(?=[a-z0-9])(?<![\w/-])(?:(?:\d{{1,2}}|[ivx]{{1,5}}|[a-z])[.)][ \t]*)?(?:{ANY_LABEL})"
    r"(?:[ \t]*(?:\n[ \t]*|\.{3,40}[ \t]*)?(?P<colon>[:=])[ \t]*|(?P<wide>\t[ \t]*| {2,})(?=\S)"
    r"|(?=[ \t]+\w)(?![ \t]+(?:dan|atau|yang|yg)\b)[ \t]+)",
    re.IGNORECASE,
)
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
    found = [
        label
        for label in LABEL.finditer(text)
        if label["colon"] or label["wide"] or not label["alias"]
    ]
    for label, following in pairwise([*found, None]):
        assert label is not None  # noqa: S101 - only the last one is none
        limit = following.start() if following else len(text)
        value = text[label.end() : min(limit, label.end() + MOST_BETWEEN)].partition("\n\n")[0]
        field = field_of(label)
        has_colon = bool(label["colon"] or (label["wide"] and begins_line(text, label.start())))
        if following is None or following["names"] or limit - label.end() > MOST_BETWEEN:
            # "Status : Tersangka" is the value itself
            end = _LAST_VALUE.search(value, int(field == "status"))
            value = value[: end.start()] if end else value
        if field == "names" and (end := _NAME_ENDS.search(value)):
            value = value[: end.start()]
        plain = " ".join(value.split()).strip(" ;,.")
        if field == "names" and "alias" in label[0].casefold():
            plain = plain.replace(" / ", " alias ")
        yield Labelled(field, plain, label.start(), label.end(), value, has_colon)


def begins_line(text: str, start: int) -> bool:
    """Whether nothing but blanks and marks of a list stands before a label in its line."""
    _, newline, line = text[max(0, start - 20) : start].rpartition("\n")
    return bool(newline or start < 20) and not line.strip(" \t-*•")


def field_of(label: re.Match[str]) -> str:
    """The field that a label names."""
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
