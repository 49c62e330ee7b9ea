"""The identities that police and courts set down of people, as columns of parties.

Decisions, interview records and police reports name each person in a block of labels: "Nama
lengkap : …, Tempat lahir : …, Umur/tanggal lahir : …, Jenis kelamin : …" (KUHAP art. 143, 2 a asks
for it in an indictment). A block is known by its labels, not by its lines: they stand one a line,
numbered or not, or all in one paragraph.

Decisions.
A block begins with a name and has three labels more, with a colon, a tab or wide blanks or, as in
transcribed decisions, without; where a heading or the words behind it say what somebody is, one
label more will do. Under a heading such as "IDENTITAS TERSANGKA" each numbered line is somebody's,
and so is, in a document with blocks, a numbered line such as "4. Terlapor : …".
So is whoever a line or a sentence names by the role and tells place of birth, age or more of behind
a comma ("Terdakwa AGUS bin ALI, tempat lahir Palu, umur 30 tahun"), where no other word stands
between role and name.
Its role is what the label of the name says ("Nama saksi"), else the words right behind it ("selaku
pelapor", "ia diperiksa sebagai saksi"), else the heading above, else the last word before it that
says one; one without such a word has that of the block right before it, in a row of accused. Where
nothing says a role it stays empty: nobody is accused by where a name stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

MAX_BLOCKS = 60
"""People of one document that are read."""
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
_ANY = "|".join(
    rf"(?P<{field}>{words})".replace("_?", r"\s{0,3}").replace(" ", r"\s{1,3}")
    for field, words in _LABELS.items()
)
_LABEL = re.compile(
    rf"(?=[a-z0-9])(?<![\w/-])(?:(?:\d{{1,2}}|[ivx]{{1,5}}|[a-z])[.)][ \t]*)?(?:{_ANY})"
    r"(?:[ \t]*(?:\n[ \t]*|\.{3,40}[ \t]*)?(?P<colon>[:=])[ \t]*|(?P<wide>\t[ \t]*| {2,})(?=\S)"
    r"|(?=[ \t]+\w)(?![ \t]+(?:dan|atau|yang|yg)\b)[ \t]+)",
    re.IGNORECASE,
)
_MOST_BETWEEN = 300
"""Letters of one value; a label further away is of another block."""
_LONGEST_LABEL = 60
_LEAST = 4
"""Labels of a block."""
_LEAST_WITH_ROLE = 2
"""Labels of a block of which a heading, or the words behind it, say the role."""
_LEAST_IN_LIST = 3
"""Labels of such a block where the label of the name has no colon."""
_ROLE_WITHIN = 500
_PARTIES = (
    r"terdakwa|tersangka|tsk|terlapor|teradu|pelaku|saksi[\s-]+korban|korban|saksi(?:-saksi)?"
    r"|pelapor|pengadu"
)
_ROLE = re.compile(
    rf"(?=[tpskhj])\b(?P<role>{_PARTIES}"
    r"|penasihat\s+hukum|kuasa\s+hukum|hakim|jaksa|penuntut\s+umum|penyidik)(?!\w)",
    re.IGNORECASE,
)
_WORKERS = r"(?:calon[ \t]+)?pekerja(?:[ \t]+migran(?:[ \t]+indonesia)?)?|c?pmi"
"""Words for those who were to work abroad: the ones who are harmed."""
_WORKER = re.compile(_WORKERS)
_HEADING = re.compile(
    r"^[^\w\n]*(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)][ \t]*)?"
    r"(?P<what>(?:(?:identitas|data|biodata|para|nama|pihak|berita[ \t]+acara[ \t]+pemeriksaan"
    r"|bap)[ \t]+)*)"
    rf"(?P<role>(?:anak[ \t]+)?(?:{_PARTIES})|{_WORKERS}|calo|sponsor|perekrut|agen|tekong|majikan"
    r"|keluarga(?:[ \t]+korban)?|orang[ \t]+tua[ \t]+korban"
    r"|yang[ \t]+(?:melapor(?:kan)?|mengadu(?:kan)?|dilaporkan|diadukan)"
    r"|(?:(?:dengan[ \t]+ini|telah)[ \t]+)?(?:melaporkan|mengadukan)"
    r"(?:[ \t]+(?:saudara|saudari|sdri?\.?|seseorang))?)"
    r"(?:[ \t]*/[ \t]*(?:calo|sponsor|perekrut|agen|pelaku|terlapor))?"
    r"[ \t]*(?:(?:ke[ \t-]?)?(?:[ivx]{1,4}|\d{1,2})|kesatu|pertama|kedua|ketiga)?[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says of those below it what they are."""
_ELSEBODY = re.compile(rf"(?<!dengan )\b(?:{_PARTIES})(?!\w)", re.IGNORECASE)
_UNMISTAKABLE = frozenset({"born", "birthplace", "sex", "nationality", "religion"})
"""Labels that a story hardly uses."""
_AS = re.compile(rf"\b(?:selaku|sebagai)\s+(?:seorang\s+)?(?P<role>{_PARTIES})(?!\w)", re.I)
_BEHIND = re.compile(
    r"[\s;,.(-]{0,40}(?:(?:ia|dia|yang\s+bersangkutan|ybs)\s+)?"
    r"(?:(?:telah|untuk)\s+)?"
    r"(?:di(?:periksa|dengar|mintai)(?:\s+(?:dan|di|didengar|diperiksa|dengar|keterangan\w*)){0,4}"
    rf"\s+)?(?:selaku|(?:(?:selanjutnya\s+)?disebut\s+)?sebagai|selanjutnya\s+disebut)\s+"
    rf"(?:seorang\s+)?(?P<role>{_PARTIES}|{_WORKERS})(?!\w)",
    re.IGNORECASE,
)
"""The words right behind a block that say what somebody is."""
_REPORTS = re.compile(
    r"[\s;,.]*(?:(?:dengan\s+ini|telah|datang|hendak|ingin|bermaksud)\s+){0,3}"
    r"(?:melaporkan|mengadukan)(?!\w)",
    re.IGNORECASE,
)
"""What stands right behind the block of the one who wrote the complaint."""
_INTRODUCTION = re.compile(
    rf"(?<!\w)(?P<role>{_PARTIES}|{_WORKERS})"
    r"(?:[ \t]+(?:dalam[ \t]+perkara(?:[ \t]+(?:ini|tersebut))?|tersebut|sebagai[ \t]+berikut"
    r"|di[ \t]+bawah[ \t]+ini|yaitu|yakni|adalah|antara[ \t]+lain)){0,3}[ \t]*:\W{0,40}\Z",
    re.IGNORECASE,
)
"""The end of a sentence that says of those in the blocks below it what they are."""
_ITEM = re.compile(
    r"\s*(?:(?:\d{1,2}|[a-h])[.)]|[-*•](?=[^\n,;:]{2,80},[ \t]*\d{1,2}[ \t]*(?:tahun|th)))[ \t]*"
    r"(?P<name>[^\d\W][^\n,;:]{1,80})(?P<rest>[,;][^\n]*)?(?:\n|\Z)"
)
"""A numbered line below a heading: a name, and behind a comma what is told of it."""
_LINE = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}|[a-h])[.)][ \t]*(?P<role>{_PARTIES})[ \t]*:[ \t]*"
    r"(?P<name>[^\W\d][^\n,;:()]{2,60})",
    re.IGNORECASE | re.MULTILINE,
)
"""A numbered line of a report that names somebody by the role."""
_INTRODUCED = re.compile(
    rf"^[ \t]*(?:(?:\d{{1,2}}|[a-h])[.)][ \t]*)?(?P<role>{_PARTIES})"
    r"[ \t]*(?:(?:ke-?)?(?:[ivx]{1,4}|\d{1,2}))?[ \t]*:[ \t]*"
    r"(?P<name>[^\W\d][^\n,;:()]{2,60})(?P<rest>[,;][^\n]{1,400})",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that names somebody by the role, with what is told of the person behind a comma."""
_RUNNING = re.compile(
    rf"(?=[tpsk])(?<![\w/])(?P<role>{_PARTIES})[ \t]+(?:(?:ke-?)?(?:[ivx]{{1,4}}|\d{{1,2}})[ \t]+)?"
    r"(?:(?:atas[ \t]+nama|a\.?n\.|bernama)[ \t]+)?"
    r"(?P<name>(?-i:[A-Z])[\w.'@/() -]{2,70}?)"
    r"(?P<rest>,[ \t]+(?:tempat|lahir|umur|usia|jenis|ttl)(?!\w)[^;\n]{10,400}?)"
    r"(?=[;\n]|(?<=\w{4})\.(?:\s|\Z)|\Z|,?[ \t]+(?:telah|pada[ \t]+hari|bersama"
    rf"|menerangkan|bahwa|yang|datang|dengan|selaku|sebagai|{_PARTIES})(?!\w))",
    re.IGNORECASE,
)
"""A sentence that names somebody by the role, and tells place of birth or age behind a comma."""
_BARE_VALUES = re.compile(
    r"(?<=,)[ \t]*(?:(?P<sex>laki-laki|perempuan|lk|pr)"
    r"|(?:umur[ \t]+)?(?P<age>\d{1,2}[ \t]*(?:tahun|thn|th))"
    r"|(?P<religion>islam|kristen|katolik|hindu|buddha?)"
    r"|(?P<born>[^,;\n]{0,25}\b\d{1,2}[ /.-]\w{1,9}[ /.-]\d{4}))(?=[ \t]*(?:[,;.]|\Z))",
    re.IGNORECASE,
)
"""Values that need no label between commas."""
_SMALL_IN_NAMES = frozenset(
    "bin binti bt als als. alias a.k.a aka anak dari alm (alm) almh dg h hj al".split()
)
_BETWEEN_PEOPLE = frozenset(
    """dan dengan kepada oleh adalah yang untuk telah serta bersama tersebut kenal datang pergi ke
    di pada tidak juga sudah akan lalu kemudian itu ini ajak bawa saksi korban terdakwa tersangka
    terlapor pelapor pelaku""".split()
)
"""Words that show, whatever their case, that somebody else follows."""
_VERB = re.compile(r"(?:ME[MNLRWY]|DI|BER|TER|KE)[A-Z]{3,}\Z")
"""A verb in capitals: "TERDAKWA MENGENAL SITI, UMUR 20"."""
_TELLS = re.compile(
    r"(?:seorang|orang|oknum|tidak|belum|sudah|akan|diduga|beberapa|sekelompok"
    r"|di[a-z]{4,}(?:kan|ar|i)|me(?:mb|ny|ng)[a-z]{3,})(?!\w)",
    re.IGNORECASE,
)
"""The first word of a line that tells something and names nobody."""
_OF_A_PARTY = re.compile(
    r"\b(?:istri|isteri|suami|ibu|ayah|bapak|anak|adik|kakak|paman|bibi|keluarga|tua|teman|rekan"
    r"|tetangga|hukum|rumah|milik|sopir|karyawan|buah|dari|kandung|saksi)\s+\Z",
    re.IGNORECASE,
)
"""Words before a party that make the name behind it, or the age, somebody else's."""
_LABEL_LINE = re.compile(
    rf"[ \t*|]*(?:(?:\d{{1,2}}|[a-z])[.)]?[ \t|]+)?(?:{_ANY})[ \t*\r]*", re.IGNORECASE
)
_CELLS = re.compile(
    r"[ \t]*\|(?:[ \t]*\d{1,2}[.)]?[ \t]*\|)?(?P<label>[^|\n]+)\|(?P<value>[^|\n]+)\|?\s*"
)
"""A row of a Markdown table with a label and its value."""
_RULE = re.compile(r"[ \t]*\|[ \t:|-]*-[ \t:|-]*")
"""The line below the head of such a table."""
_NAMES = {"yang melapor": "pelapor", "yang melaporkan": "pelapor", "yang dilaporkan": "terlapor",
          "pelaku": "terlapor", "saksi korban": "korban", "saksi-korban": "korban",
          "saksi-saksi": "saksi", "keluarga korban": "keluarga", "orang tua korban": "keluarga",
          "tsk": "tersangka", "yang mengadu": "pelapor",
          "yang mengadukan": "pelapor", "yang diadukan": "terlapor", "melaporkan": "terlapor",
          "mengadukan": "terlapor"}  # fmt: skip
"""The role that a word stands for which the vocabulary does not hold so."""
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
_BETWEEN_ROWS = " \t\r\n;,.-*•()"
_OFFICERS = ("penasihat", "kuasa", "hakim", "jaksa", "penuntut", "penyidik")
_DETAINED = re.compile(r"[^;:\n]{0,80}?\b(?:sejak|sampai[ \t]+dengan|s/d)\b", re.IGNORECASE)
"""What stands behind an officer who ordered an arrest, and whose identity does not follow."""
_CHARGED = frozenset({"terdakwa", "tersangka"})
_OF_OTHERS = re.compile(
    r"\b(?:saya|kami|karena|adik|kakak|anak|istri|isteri|suami|ibu|ayah|orang\s+tua|keponakan"
    r"|sepupu|keluarga|menantu|mertua)\b",
    re.IGNORECASE,
)
"""Words between two blocks that show the second to be none of a row with the first."""
_ALIAS = re.compile(
    r",?\s+(?:alias|als\.?|a\.?k\.?a\.?|panggilan|@"
    r"|yang\s+(?:(?:biasa|akrab|sering)\s+)?(?:dipanggil|disapa|dikenal(?:\s+dengan\s+nama)?))\s+",
    re.IGNORECASE,
)
_FATHER = re.compile(
    r",?\s+(?:bin\.?|binti\.?|bt\.?|b\.|a/[lp]"
    r"|(?:anak|putra|putri)\s+(?:laki-laki\s+|perempuan\s+|kandung\s+)?dari)\s+",
    re.IGNORECASE,
)
_ALIAS_IN_BRACKETS = re.compile(r"\s*\(\s*(?:alias|als\.?|panggilan)\s+([^()]+)\)", re.IGNORECASE)
_REMARK = re.compile(r"\s*\((?:dpo|laki-laki|perempuan|lk|pr)\)", re.IGNORECASE)
"""What is told in brackets behind a name, and is no part of it."""
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
    written: str
    """The value with its blanks and points."""
    has_colon: bool


def find_blocks(text: str) -> list[IdentityBlock]:
    """The people whose identity a text sets down, in its order.

    >>> text = "Terdakwa: Nama lengkap : Budi alias Beng; Umur : 35 tahun; Agama : Islam; "
    >>> (found,) = find_blocks(text + "Tempat tinggal : Cilacap;")
    >>> found.role, found.fields["Nama"], found.fields["Alias"]
    ('terdakwa', 'Budi', 'Beng')
    """
    return list(islice(_blocks(_laid_out(text)), MAX_BLOCKS))


def sets_down_people(text: str) -> bool:
    """Whether lines of a label and its value set down somebody's identity, and are no table's rows.

    >>> sets_down_people("Nama\\tBudi\\nUmur\\t35\\nAgama\\tIslam\\nAlamat\\tTegal\\n")
    True
    >>> sets_down_people("Nama\\tUmur\\tAgama\\tAlamat\\nBudi\\t35\\tIslam\\tTegal\\n")
    False
    """
    if next(_introduced(text), None) is not None:
        return True
    text = _laid_out(text)
    fields: set[str] = set()
    for label in _LABEL.finditer(text):
        if (label["colon"] or label["wide"]) and _begins_line(text, label.start()):
            value = text[label.end() : label.end() + _MOST_BETWEEN].partition("\n")[0]
            if "\t" in value.strip():
                return False
            fields.add(_field(label))
    return "names" in fields and len(fields) >= _LEAST


def _laid_out(text: str) -> str:
    """The text with rows of Markdown, and labels alone on their line, as "label : value".

    Each letter keeps its place.

    >>> _laid_out("| Nama | Budi |\\n| --- | --- |\\n| Umur | 35 |")
    '  Nama : Budi  \\n             \\n  Umur : 35  '
    >>> _laid_out("Nama\\nBudi\\nUmur\\n35\\nAgama\\nIslam")
    'Nama:Budi\\nUmur:35\\nAgama:Islam'
    """
    lines = text.split("\n")
    if "|" in text:
        lines = [_row_laid_out(line) for line in lines]
    alone = [place for place, line in enumerate(lines) if _is_label_line(line)]
    if len(alone) < _LEAST_WITH_ROLE:
        return "\n".join(lines)
    ends = ["\n"] * len(lines)
    labels = frozenset(alone)
    for place in alone:
        value = place + 1
        written = lines[value].strip() if value < len(lines) else ""
        if written == ":":
            ends[place], ends[value] = " ", " "
        elif written and written[0] not in ":=" and value not in labels:
            ends[place] = ":"
    ends[-1] = ""
    return "".join(f"{line}{end}" for line, end in zip(lines, ends, strict=True))


def _row_laid_out(line: str) -> str:
    """A line, as long as it was, with a Markdown row of a label and its value as both say it."""
    if _RULE.fullmatch(line):
        return " " * len(line)
    row = _CELLS.fullmatch(line)
    if row is None or not _is_label_line(row["label"]) or _is_label_line(row["value"]):
        return line
    start = row.start("value")
    return f"{line[: start - 1]}:{line[start:]}".replace("|", " ").replace("*", " ")


def _is_label_line(line: str) -> bool:
    """Whether a line is nothing but a label."""
    if not 2 < len(line) < _LONGEST_LABEL or ":" in line or "," in line:
        return False
    return _LABEL_LINE.fullmatch(line) is not None


def _blocks(text: str) -> Iterator[IdentityBlock]:
    headings = list(_HEADING.finditer(text))
    labelled = list(_labelled_blocks(text, headings))
    starts = [block.start for block in labelled]
    listed = list(_listed_blocks(text, headings, starts))
    lines = list(_lines(text)) if labelled else []
    taken = {block.start for block in (*listed, *lines)}
    told = [block for block in _introduced(text) if block.start not in taken]
    blocks = [*labelled, *listed, *lines, *told]
    blocks += _running(text, {_folded_name(block) for block in blocks})
    yield from sorted(blocks, key=lambda block: block.start)


def _labelled_blocks(text: str, headings: Sequence[re.Match[str]]) -> Iterator[IdentityBlock]:
    """The people whose identity stands in labels."""
    before, role, end = 0, "", -_MOST_BETWEEN
    labels: frozenset[str] = frozenset()
    at = 0
    for group in _groups(text, _led_by_names(text, list(_labelled(text)))):
        start, last = group[0].start, group[-1]
        first = min(start, group[1].start)
        above = ""
        while at < len(headings) and headings[at].start() < start:
            # who reports stands above the one whom that word heads
            if headings[at].start() >= before and (end >= 0 or not _REPORTS.match(headings[at][0])):
                above = _plain(headings[at]["role"])
            at += 1
        stop = last.end + len(last.written)
        behind, goes_on = _said_behind(text, stop)
        introduced = _introduction(text, max(before, start - _ROLE_WITHIN), start)
        said = _said_in_labels(text, group) or behind or above or introduced
        # one more of a row has the labels of the block right before it
        begun, labels = labels, frozenset(label.field for label in group)
        in_row = end >= 0 and labels <= begun and not text[end:first].strip(_BETWEEN_ROWS)
        if len(group) < _LEAST and not ((said or in_row) and _is_set_down(text, group)):
            continue
        if not said and _is_told(text, group[0]):
            role = ""
        else:
            said = said or _role_before(text, max(before, start - _ROLE_WITHIN), start)
            is_next = start - end <= _MOST_BETWEEN and not _OF_OTHERS.search(text, end, start)
            role = said or (role if is_next else "")
        before, end = goes_on, stop
        if not role.startswith(_OFFICERS):
            yield IdentityBlock(_columns(group, role), role, start)


def _lines(text: str) -> Iterator[IdentityBlock]:
    """The people whom numbered lines of a report name: "4. Terlapor : …"."""
    for line in _LINE.finditer(text):
        told = [_Labelled("names", line["name"].strip(), line.start("name"), 0, "", True)]
        role = _plain(line["role"])
        yield IdentityBlock(_columns(told, role), role, line.start("name"))


def _introduced(text: str) -> Iterator[IdentityBlock]:
    """The people of lines such as "Terdakwa I: Agus, umur 30 tahun, agama Islam, alamat …"."""
    for line in _INTRODUCED.finditer(text):
        rest = [label for label in _labelled(line["rest"]) if label.field != "names"]
        rest += _unlabelled(line["rest"], {label.field for label in rest})
        if len(rest) >= _LEAST_WITH_ROLE and not _TELLS.match(line["name"]):
            told = [_Labelled("names", line["name"].strip(), line.start("name"), 0, "", True)]
            role = _plain(line["role"])
            yield IdentityBlock(_columns([*told, *rest], role), role, line.start("name"))


def _unlabelled(rest: str, labelled: set[str]) -> list[_Labelled]:
    """What the words behind a name say without labels: "laki-laki, 40 tahun, Islam"."""
    values = [(found.lastgroup or "", found[0]) for found in _BARE_VALUES.finditer(rest)]
    return [
        _Labelled(field, value, 0, 0, value, False)
        for field, value in dict(values).items()
        if field not in labelled
    ]


def _running(text: str, known: set[str]) -> Iterator[IdentityBlock]:
    """The people of sentences such as "Terdakwa AGUS bin ALI, tempat lahir Palu, umur 30 tahun".

    Each once, and nobody whom a block of the document sets down already (`known`).
    """
    for said in _RUNNING.finditer(text):
        words = said["name"].split()
        if _OF_A_PARTY.search(text, max(0, said.start() - 20), said.start()):
            continue
        if any(map(_is_no_name, words)) or _VERB.match(words[0]):
            continue
        rest = [label for label in _labelled(said["rest"]) if label.field != "names"]
        if len(rest) < _LEAST_WITH_ROLE:
            continue
        told = [_Labelled("names", said["name"].strip(), said.start("name"), 0, "", True)]
        role = _plain(said["role"])
        block = IdentityBlock(_columns([*told, *rest], role), role, said.start("name"))
        if _folded_name(block) not in known:
            known.add(_folded_name(block))
            yield block


def _is_no_name(word: str) -> bool:
    """Whether a word between a role and a comma shows that no name stands there."""
    plain = word.casefold()
    return plain in _BETWEEN_PEOPLE or (word[0].islower() and plain not in _SMALL_IN_NAMES)


def _folded_name(block: IdentityBlock) -> str:
    return " ".join(block.fields.get("Nama", "").casefold().split())


def _listed_blocks(
    text: str, headings: Sequence[re.Match[str]], labelled: Sequence[int]
) -> Iterator[IdentityBlock]:
    """The people of the numbered lines right below a heading."""
    taken = set(labelled)
    for heading in headings:
        if not heading["what"] and not heading[0].rstrip().endswith(":"):
            continue
        role, at = _plain(heading["role"]), heading.end()
        while (item := _ITEM.match(text, at)) is not None:
            at = item.end()
            if (
                item.start("name") in taken
                or _TELLS.match(item["name"])
                or _LABEL.match(text, item.start("name"))
            ):
                break
            rest = item["rest"] or ""
            told = [_Labelled("names", item["name"].strip(), item.start("name"), 0, "", True)]
            told += [label for label in _labelled(rest) if label.field != "names"]
            yield IdentityBlock(_columns(told, role), role, item.start("name"))


def _labelled(text: str) -> Iterator[_Labelled]:
    """Each label with the text up to the next one, or to the end of its paragraph."""
    found = [
        label
        for label in _LABEL.finditer(text)
        if label["colon"] or label["wide"] or not label["alias"]
    ]
    for label, following in pairwise([*found, None]):
        assert label is not None  # noqa: S101 - only the last one is none
        limit = following.start() if following else len(text)
        value = text[label.end() : min(limit, label.end() + _MOST_BETWEEN)].partition("\n\n")[0]
        field = _field(label)
        has_colon = bool(label["colon"] or (label["wide"] and _begins_line(text, label.start())))
        if following is None or following["names"] or limit - label.end() > _MOST_BETWEEN:
            # "Status : Tersangka" is the value itself
            end = _LAST_VALUE.search(value, int(field == "status"))
            value = value[: end.start()] if end else value
        if field == "names" and (end := _NAME_ENDS.search(value)):
            value = value[: end.start()]
        plain = " ".join(value.split()).strip(" ;,.")
        if field == "names" and "alias" in label[0].casefold():
            plain = plain.replace(" / ", " alias ")
        yield _Labelled(field, plain, label.start(), label.end(), value, has_colon)


def _begins_line(text: str, start: int) -> bool:
    """Whether nothing but blanks and marks of a list stands before a label in its line."""
    _, newline, line = text[max(0, start - 20) : start].rpartition("\n")
    return bool(newline or start < 20) and not line.strip(" \t-*•")


def _field(label: re.Match[str]) -> str:
    if label.lastgroup in _LABELS:
        return str(label.lastgroup)
    return next(field for field in _LABELS if label[field] is not None)


def _led_by_names(text: str, labelled: list[_Labelled]) -> list[_Labelled]:
    """The labels with each name first, where another label opens every block of a document.

    Below "NIK : …, Nama : …, Umur : …" the next NIK is the next one's, and not one more of his.
    """
    names = [place for place, label in enumerate(labelled) if place and label.field == "names"]
    opening = labelled[names[0] - 1].field if names and labelled[0].field != "names" else ""
    for place in names if opening else ():
        before, name = labelled[place - 1 : place + 1]
        gap = text[before.end + len(before.written) : name.start]
        if before.field == opening and not gap.strip(_BETWEEN_ROWS):
            labelled[place - 1 : place + 1] = name, before
    return labelled


def _groups(text: str, labelled: Sequence[_Labelled]) -> Iterator[list[_Labelled]]:
    """The labels of each block: a name, and those behind it until another name or a gap."""
    group: list[_Labelled] = []
    closed = False
    for label in labelled:
        is_near = not group or label.start - group[-1].end <= _MOST_BETWEEN
        if group and (label.field == "names" or not is_near):
            yield from [group] if len(group) >= _LEAST_WITH_ROLE else []
            group, closed = [], False
        closed = closed or (bool(group) and not _is_of_block(text, group[-1], label))
        if label.field == "names" or (group and not closed):
            group.append(label)
    yield from [group] if len(group) >= _LEAST_WITH_ROLE else []


def _is_of_block(text: str, before: _Labelled, label: _Labelled) -> bool:
    """Whether a label goes on with a block: without a colon a word of the story can look like one.

    On another line, or behind the word for somebody else, such a word tells of somebody else.
    """
    if label.has_colon:
        return True
    if _ELSEBODY.search(text, before.end, label.start):
        return False
    return label.field in _UNMISTAKABLE or "\n" not in text[before.end : label.start]


def _said_in_labels(text: str, group: Sequence[_Labelled]) -> str:
    """The role in the label of the name, as in "Nama saksi", or in one of its own."""
    said = _ROLE.search(text, group[0].start, group[0].end)
    if said is not None:
        return _plain(said["role"])
    values = (label.value for label in group if label.field == "status")
    roles = (_ROLE.fullmatch(value) for value in values)
    return next((_plain(role["role"]) for role in roles if role), "")


def _said_behind(text: str, end: int) -> tuple[str, int]:
    """The role that the words right behind a block say, and where they end.

    Whoever goes on with "melaporkan" is the reporter; that word heads the block of another.
    """
    if said := _BEHIND.match(text, end):
        return _plain(said["role"]), said.end()
    return ("pelapor" if _REPORTS.match(text, end) else ""), end


def _introduction(text: str, start: int, end: int) -> str:
    """The role that the sentence right above a block ends with: "tersangka sebagai berikut:".

    None where somebody else is a witness in the accused's case: the block may be either's.
    """
    said = _INTRODUCTION.search(text[max(start, end - 120) : end])
    role = _plain(said["role"]) if said else ""
    return "" if role in _CHARGED and _AS.search(text, start, end) else role


def _is_set_down(text: str, group: Sequence[_Labelled]) -> bool:
    """Whether a block with few labels is one: its name has a colon, or begins an item of a list."""
    name = group[0]
    if name.has_colon or len(group) < _LEAST_IN_LIST or not _begins_line(text, name.start):
        return name.has_colon
    return text[name.start].casefold() != "n" or text[: name.start].rstrip(" \t")[-1:] in "-*•"


def _is_told(text: str, name: _Labelled) -> bool:
    """Whether a sentence names somebody, of whom a word before it need not speak."""
    return "bernama" in text[name.start : name.end].casefold()


def _role_before(text: str, start: int, end: int) -> str:
    """The last word for a role in a stretch of the text.

    "Diperiksa sebagai saksi dalam perkara terdakwa …" speaks of a witness.
    """
    found = [
        said
        for said in _ROLE.finditer(text, start, end)
        if not (_plain(said["role"]).startswith(_OFFICERS) and _DETAINED.match(text, said.end()))
    ]
    examined = list(_AS.finditer(text, start, end))
    if examined and found and _plain(found[-1]["role"]) in _CHARGED:
        return _plain(examined[-1]["role"])
    return _plain(found[-1]["role"]) if found else ""


def _plain(role: str) -> str:
    plain = re.sub(
        r"^(?:dengan ini|telah|anak(?= korban)) | (?:saudara|saudari|sdri?\.?|seseorang)$",
        "",
        " ".join(role.casefold().split()),
    )
    return "korban" if _WORKER.fullmatch(plain) else _NAMES.get(plain, plain)


def _columns(labelled: Sequence[_Labelled], role: str) -> dict[str, str]:
    """What a block says, by the header of a register."""
    said: dict[str, str] = {}
    for label in labelled:
        if not _EMPTY.fullmatch(label.value):
            said.setdefault(label.field, label.value)
    names = _REMARK.sub("", said.get("names", ""))
    name, *aliases = _ALIAS.split(_ALIAS_IN_BRACKETS.sub(r" alias \1", names))
    parts = [_FATHER.split(text, maxsplit=1) for text in (name, *aliases)]
    fathers = [part[1] for part in parts if len(part) > 1]
    known_as = [part[0].strip("\"'") for part in parts[1:]] + [said.get("alias", "")]
    born = said.get("born", "")
    day = _DAY.search(born)
    age = _AGE.search(said.get("age", "")) or _AGE.search(born)
    columns = {
        "Nama": parts[0][0],
        "Alias": "; ".join(filter(None, known_as)),
        "Nama Ayah": fathers[0] if fathers else said.get("father", ""),
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
