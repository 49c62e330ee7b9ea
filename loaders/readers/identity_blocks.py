"""The identities that police and courts set down of people, as columns of parties.

Decisions, interview records and police reports name each person in a block of labels: "Nama
lengkap : …, Tempat lahir : …, Umur/tanggal lahir : …, Jenis kelamin : …" (KUHAP art. 143, 2 a asks
for it in an indictment). A block is known by its labels, not by its lines: they stand one a line,
numbered or not, or all in one paragraph.

Decisions.
A block begins with a name and has three labels more. Its role is the last word before it that says
one (Terdakwa, Saksi, Korban, Pelapor, Terlapor); one without such a word has that of the block
right before it, in a numbered row of accused. Where nothing says a role it stays empty: nobody is
accused by where a name stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

MAX_BLOCKS = 60
"""People of one document that are read."""
_LABELS: Mapping[str, str] = {
    "names": r"nama(?:\s+(?:lengkap|terdakwa|saksi|korban|pelapor|terlapor|tersangka))?",
    "alias": r"(?:nama\s+)?(?:alias|panggilan|lain)",
    "born": (
        r"(?:tempat\s*(?:[/,&]|dan)?\s*)?(?:umur\s*[/,&]?\s*)?(?:tanggal|tgl\.?)\s*lahir"
        r"|umur(?:\s*/\s*(?:tanggal|tgl\.?)\s*lahir)?|usia|ttl"
    ),
    "birthplace": r"tempat\s+(?:ke)?lahir(?:an)?",
    "sex": r"jenis\s+kelamin|kelamin",
    "nationality": r"kebangsaan(?:\s*/\s*kewarganegaraan)?|kewarganegaraan|warga\s*negara",
    "address": r"tempat\s+tinggal|alamat(?:\s+(?:tempat\s+tinggal|lengkap|rumah))?|domisili",
    "religion": r"agama",
    "job": r"pekerjaan",
    "education": r"pendidikan(?:\s+terakhir)?",
    "status": r"status(?:\s+perkawinan)?",
    "nik": r"nik|(?:no\.?|nomor)\s*(?:ktp|nik|identitas)",
    "phone": r"(?:no\.?|nomor)\s*(?:hp|telp\.?|telepon|handphone|wa)(?:\s*/\s*(?:hp|telp|wa)\.?)?",
    "passport": r"(?:no\.?|nomor)\s*paspor|paspor",
}
_LABEL = re.compile(
    r"(?:(?<=[\n;,.:])|^)[ \t]*(?:(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)][ \t]*)?(?:"
    + "|".join(f"(?P<{field}>{words})" for field, words in _LABELS.items())
    + r")[ \t]*[:=][ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_BETWEEN = 300
"""Letters of one value; a label further away is of another block."""
_LEAST = 4
"""Labels of a block."""
_ROLE_WITHIN = 500
_ROLE = re.compile(
    r"\b(terdakwa|tersangka|terlapor|teradu|pelaku|saksi\s+korban|korban|saksi|pelapor|pengadu"
    r"|penasihat\s+hukum|kuasa\s+hukum|hakim|jaksa|penuntut\s+umum|penyidik)(?!\w)",
    re.IGNORECASE,
)
_OFFICERS = ("penasihat", "kuasa", "hakim", "jaksa", "penuntut", "penyidik")
_CHARGED = frozenset({"terdakwa", "tersangka"})
_ALIAS = re.compile(r"\s+(?:alias|als\.?|a\.?k\.?a\.?|panggilan|@)\s+", re.IGNORECASE)
_FATHER = re.compile(r"\s+(?:bin|binti|bt\.?|b\.)\s+", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,2})(?=\s*(?:tahun|thn|th)\b)|^(\d{1,2})(?=\s*(?:/|$))", re.IGNORECASE)
_MONTH = r"jan\w*|feb\w*|mar\w*|apr\w*|mei|jun\w*|jul\w*|agu\w*|sep\w*|okt\w*|nov\w*|des\w*"
_DAY = re.compile(rf"\b\d{{1,2}}(?:\s+(?:{_MONTH})\s+|[-/.]\d{{1,2}}[-/.])\d{{4}}\b", re.IGNORECASE)
_EMPTY = re.compile(r"[-–.\s]*")


@dataclass(frozen=True, slots=True)
class IdentityBlock:
    """One person of a document: what the labels say, the role, and where the block begins."""

    fields: Mapping[str, str]
    role: str
    start: int


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A label with its value."""

    field: str
    value: str
    start: int
    end: int


def find_blocks(text: str) -> list[IdentityBlock]:
    """The people whose identity a text sets down, in its order.

    >>> text = "Terdakwa: Nama lengkap : Budi alias Beng; Umur : 35 tahun; Agama : Islam; "
    >>> (found,) = find_blocks(text + "Tempat tinggal : Cilacap;")
    >>> found.role, found.fields["Nama"], found.fields["Alias"]
    ('terdakwa', 'Budi', 'Beng')
    """
    return list(islice(_blocks(text), MAX_BLOCKS))


def _blocks(text: str) -> Iterator[IdentityBlock]:
    before, role, end = 0, "", -_MOST_BETWEEN
    for labelled in _groups(list(_labelled(text))):
        start = labelled[0].start
        said = _role_before(text, max(before, start - _ROLE_WITHIN), start)
        follows = start - end <= _MOST_BETWEEN
        role = said or (role if follows else "")
        before = end = labelled[-1].end
        if not role.startswith(_OFFICERS):
            yield IdentityBlock(_columns(labelled, role), role, start)


def _labelled(text: str) -> Iterator[_Labelled]:
    """Each label with the text up to the next one, or to the end of its paragraph."""
    found = list(_LABEL.finditer(text))
    for label, following in pairwise([*found, None]):
        assert label is not None  # noqa: S101 - only the last one is none
        limit = following.start() if following else len(text)
        value = text[label.end() : min(limit, label.end() + _MOST_BETWEEN)].partition("\n\n")[0]
        if following is None:
            value = value.partition("\n")[0]
        yield _Labelled(
            str(label.lastgroup), " ".join(value.split()).strip(" ;,."), label.start(), label.end()
        )


def _groups(labelled: Sequence[_Labelled]) -> Iterator[list[_Labelled]]:
    """The labels of each block: a name, and those behind it until another name or a gap."""
    group: list[_Labelled] = []
    for label in labelled:
        is_near = not group or label.start - group[-1].end <= _MOST_BETWEEN
        is_new = not any(label.field == other.field for other in group)
        if group and (label.field == "names" or not is_near or not is_new):
            yield from [group] if len(group) >= _LEAST else []
            group = []
        if group or label.field == "names":
            group.append(label)
    yield from [group] if len(group) >= _LEAST else []


def _role_before(text: str, start: int, end: int) -> str:
    """The last word for a role in a stretch of the text."""
    found = list(_ROLE.finditer(text, start, end))
    role = " ".join(found[-1][1].casefold().split()) if found else ""
    return "korban" if role == "saksi korban" else role


def _columns(labelled: Sequence[_Labelled], role: str) -> dict[str, str]:
    """What a block says, by the header of a register."""
    said = {label.field: label.value for label in labelled if not _EMPTY.fullmatch(label.value)}
    name, *aliases = _ALIAS.split(said.get("names", ""))
    parts = [_FATHER.split(text, maxsplit=1) for text in (name, *aliases)]
    fathers = [part[1] for part in parts if len(part) > 1]
    known_as = [part[0] for part in parts[1:]] + [said.get("alias", "")]
    born = said.get("born", "")
    age, day = _AGE.search(born), _DAY.search(born)
    columns = {
        "Nama": parts[0][0],
        "Alias": "; ".join(filter(None, known_as)),
        "Nama Ayah": fathers[0] if fathers else "",
        "Peran": role,
        "Hasil Asesmen": role if role in _CHARGED else "",
        "Umur": age[0] if age else "",
        "Tanggal Lahir": day[0] if day else "",
        "Jenis Kelamin": said.get("sex", ""),
        "Kewarganegaraan": said.get("nationality", ""),
        "Alamat": said.get("address", ""),
        "NIK": said.get("nik", ""),
        "No. HP": said.get("phone", ""),
        "Paspor": said.get("passport", ""),
    }
    return {header: value for header, value in columns.items() if value}
