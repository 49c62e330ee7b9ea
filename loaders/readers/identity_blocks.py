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
nothing says a role it stays empty: nobody is accused by where a name stands, nor below a line that
heads somebody else ("Ahli", "Istri Terdakwa", "diwakili oleh:"), nor with a rank and no role.
The labels, their layouts (two columns, labels above values, pages cut in between) and the words for
roles stand in loaders/readers/identities; people in a table below such a heading are read as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from loaders.readers.identities.labels import (
    BETWEEN_ROWS,
    LABEL,
    MOST_BETWEEN,
    Labelled,
    begins_line,
    field_of,
    find_labels,
    is_like_name,
    is_near,
    is_no_name,
    led_by_names,
    lowered,
    unlabelled,
)
from loaders.readers.identities.layouts import cells_of, is_rule, laid_out, side_by_side
from loaders.readers.identities.roles import (
    CHARGED,
    ELSEBODY,
    HEADING,
    OF_A_PARTY,
    OF_OTHERS,
    OFFICERS,
    PARTIES,
    REPORTS,
    introduction,
    is_of_somebody_else,
    plain_role,
    role_before,
    said_behind,
    said_in_labels,
    said_in_values,
)

MAX_BLOCKS = 60
"""People of one document that are read."""
_LEAST = 4
"""Labels of a block."""
_LEAST_WITH_ROLE = 2
"""Labels of a block of which a heading, or the words behind it, say the role."""
_LONGEST_BEFORE = 40
"""Letters in which a label and its colon stand."""
_LEAST_IN_LIST = 3
"""Labels of such a block where the label of the name has no colon."""
_ROLE_WITHIN = 500
_UNMISTAKABLE = frozenset({"born", "birthplace", "sex", "nationality", "religion"})
"""Labels that a story hardly uses."""
_TOLD_OF = re.compile(r"\b\d\d[ \t]*(?:tahun|thn|th)\b|\b(?:umur|usia|lahir)\b", re.IGNORECASE)
"""What tells of a person in the lines below a bare word such as "Korban"."""
_OTHER_ITEM = re.compile(r"(?<=[;,\n ])[ \t]*(?:[2-9]|1\d)[.)][ \t]+([^\n;,]{3,70})")
_ITEM = re.compile(
    r"\s*(?:(?:\d{1,2}|[a-h])[.)]|[-*•](?=[^\n,;:]{2,80},[ \t]*\d{1,2}[ \t]*(?:tahun|th)))[ \t]*"
    r"(?P<name>[^\d\W][^\n,;:]{1,80})(?P<rest>[,;][^\n]*)?(?:\n|\Z)"
)
"""A numbered line below a heading: a name, and behind a comma what is told of it."""
_LINE = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}|[a-h])[.)][ \t]*(?P<role>{PARTIES})[ \t]*:[ \t]*"
    r"(?P<name>[^\W\d][^\n,;:()]{2,60})",
    re.IGNORECASE | re.MULTILINE,
)
"""A numbered line of a report that names somebody by the role."""
_INTRODUCED = re.compile(
    rf"^[ \t]*(?:(?:\d{{1,2}}|[a-h])[.)][ \t]*)?(?P<role>{PARTIES})"
    r"[ \t]*(?:(?:ke-?)?(?:[ivx]{1,4}|\d{1,2}))?[ \t]*:[ \t]*"
    r"(?P<name>[^\W\d][^\n,;:()]{2,60})(?P<rest>[,;][^\n]{1,400})",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that names somebody by the role, with what is told of the person behind a comma."""
_RUNNING = re.compile(
    rf"(?=[tpsk])(?<![\w/])(?P<role>{PARTIES})[ \t]+(?:(?:ke-?)?(?:[ivx]{{1,4}}|\d{{1,2}})[ \t]+)?"
    r"(?:(?:atas[ \t]+nama|a\.?n\.|bernama)[ \t]+)?"
    r"(?P<name>(?-i:[A-Z])[\w.'@/() -]{2,70}?)"
    r"(?P<rest>,[ \t]+(?:\d\d[ \t]+tahun|tempat|lahir|umur|usia|jenis|ttl)(?!\w)[^;\n]{10,400}?)"
    r"(?=[;\n]|(?<=\w{4})\.(?:\s|\Z)|\Z|,?[ \t]+(?:telah|pada[ \t]+hari|bersama"
    rf"|menerangkan|bahwa|yang|datang|dengan|selaku|sebagai|{PARTIES})(?!\w))",
    re.IGNORECASE,
)
"""A sentence that names somebody by the role, and tells place of birth or age behind a comma."""
_VERB = re.compile(r"(?:ME[MNLRWY]|DI|BER|TER|KE)[A-Z]{3,}\Z")
"""A verb in capitals: "TERDAKWA MENGENAL SITI, UMUR 20"."""
_TELLS = re.compile(
    r"(?:seorang|orang|oknum|tidak|belum|sudah|akan|diduga|beberapa|sekelompok"
    r"|di[a-z]{4,}(?:kan|ar|i)|me(?:mb|ny|ng)[a-z]{3,})(?!\w)",
    re.IGNORECASE,
)
"""The first word of a line that tells something and names nobody."""
_ALIAS = re.compile(
    r",?\s+(?:alias|als\.?|a\.?k\.?a\.?|panggilan|pgl\.?|@"
    r"|yang\s+(?:(?:biasa|akrab|sering)\s+)?(?:dipanggil|disapa|dikenal(?:\s+dengan\s+nama)?))\s+",
    re.IGNORECASE,
)
_FATHER = re.compile(
    r",?\s+(?:bin\.?|binti\.?|bt\.?|b\.|a/[lp]"
    r"|(?:anak|putra|putri)\s+(?:laki-laki\s+|perempuan\s+|kandung\s+)?dari)\s+",
    re.IGNORECASE,
)
_ALIAS_IN_BRACKETS = re.compile(
    r"\s*\(\s*(?:alias|als\.?|panggilan|pgl\.?)\s+([^()]+)\)", re.IGNORECASE
)
_REMARK = re.compile(
    r"\s*\((?:dpo|laki-laki|perempuan|lk|pr|\d\d\s*(?:tahun|thn|th)\.?)\)", re.IGNORECASE
)
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


def find_blocks(text: str) -> list[IdentityBlock]:
    """The people whose identity a text sets down, in its order.

    >>> text = "Terdakwa: Nama lengkap : Budi alias Beng; Umur : 35 tahun; Agama : Islam; "
    >>> (found,) = find_blocks(text + "Tempat tinggal : Cilacap;")
    >>> found.role, found.fields["Nama"], found.fields["Alias"]
    ('terdakwa', 'Budi', 'Beng')
    """
    text, right, begins = side_by_side(text)
    found = list(_blocks(laid_out(text)))
    if right:
        found += [replace(block, start=begins) for block in _blocks(laid_out(right))]
        found.sort(key=lambda block: block.start)
    return found[:MAX_BLOCKS]


def sets_down_people(text: str) -> bool:
    """Whether lines of a label and its value set down somebody's identity, and are no table's rows.

    >>> sets_down_people("Nama\\tBudi\\nUmur\\t35\\nAgama\\tIslam\\nAlamat\\tTegal\\n")
    True
    >>> sets_down_people("Nama\\tUmur\\tAgama\\tAlamat\\nBudi\\t35\\tIslam\\tTegal\\n")
    False
    >>> sets_down_people("I. Nama : Budi; Umur : 35; Agama : Islam; Alamat : Tegal;\\n")
    True
    """
    if next(_introduced(text), None) is not None:
        return True
    text = laid_out(text)
    if any(map(_is_run_of_labels, text.split("\n"))):
        return True
    fields: list[str] = []
    for label in LABEL.finditer(lowered(text)):
        if (label["colon"] or label["wide"]) and begins_line(text, label.start()):
            value = text[label.end() : label.end() + MOST_BETWEEN].partition("\n")[0]
            if "\t" in value.strip():
                return False
            fields.append(field_of(label))
    kinds = frozenset(fields)
    return "names" in kinds and len(fields) >= _LEAST and len(kinds) >= _LEAST_IN_LIST


def _is_run_of_labels(line: str) -> bool:
    """Whether a line is somebody's labels one behind the other, the name first."""
    if line.count(":") < _LEAST:
        return False
    cells = [cell for cell in re.split("[;,]", line) if cell.strip()]
    labels = [LABEL.search(lowered(cell), 0, _LONGEST_BEFORE) for cell in cells]
    fields = [field_of(label) if label and label["colon"] else "" for label in labels]
    named = [field for field in fields if field]
    is_led = "names" in fields[:2] and len(frozenset(named)) >= _LEAST
    return is_led and len(named) * 2 > len(cells)


def _blocks(text: str) -> Iterator[IdentityBlock]:
    headings = list(HEADING.finditer(lowered(text)))
    labelled = list(_labelled_blocks(text, headings))
    starts = [block.start for block in labelled]
    listed = list(_listed_blocks(text, headings, starts))
    known = {(_folded_name(block), block.role) for block in labelled}
    lines = [line for line in _lines(text) if (_folded_name(line), line.role) not in known]
    lines = lines if labelled else []
    taken = {block.start for block in (*listed, *lines)}
    told = [
        block
        for block in _introduced(text)
        if block.start not in taken and (_folded_name(block), block.role) not in known
    ]
    blocks = [*labelled, *listed, *lines, *told, *_tabled(text, headings)]
    blocks += _running(text, {_folded_name(block) for block in blocks})
    yield from sorted(blocks, key=lambda block: block.start)


def _labelled_blocks(text: str, headings: Sequence[re.Match[str]]) -> Iterator[IdentityBlock]:
    """The people whose identity stands in labels."""
    before, role, end = 0, "", -MOST_BETWEEN
    labels: frozenset[str] = frozenset()
    at = 0
    for group in _groups(text, led_by_names(text, list(find_labels(text)))):
        start, last = group[0].start, group[-1]
        first = min(start, group[1].start)
        above = ""
        while at < len(headings) and headings[at].start() < start:
            # who reports stands above the one whom that word heads
            if headings[at].start() >= before and (end >= 0 or not REPORTS.match(headings[at][0])):
                above = plain_role(headings[at]["role"])
            at += 1
        stop = last.end + len(last.written)
        behind, goes_on = said_behind(text, stop)
        introduced = introduction(text, max(before, start - _ROLE_WITHIN), start)
        said = said_in_labels(text, group) or behind or above or introduced
        # one more of a row has the labels of the block right before it
        begun, labels = labels, frozenset(label.field for label in group)
        gap = text[end:first]
        in_row = end >= 0 and not gap.strip(BETWEEN_ROWS)
        in_row = in_row and (labels <= begun or ("\n\n" not in gap and _is_numbered(text, first)))
        if not (said or (in_row and role)) and REPORTS.match(text, stop):
            # that word heads the block of another
            said = "pelapor"
        if len(group) < _LEAST and not ((said or in_row) and _is_set_down(text, group)):
            continue
        if not said and (
            _is_told(text, group[0])
            or is_of_somebody_else(text, max(before, start - _ROLE_WITHIN), first)
        ):
            role = ""
        else:
            before_it = role_before(text, max(before, start - _ROLE_WITHIN), start)
            is_next = is_near(text, max(0, end), start) and not OF_OTHERS.search(text, end, start)
            role = said or before_it or (role if is_next else "")
        before, end = goes_on, stop
        is_officer = not said and "rank" in labels
        if not (is_officer or role.startswith(OFFICERS)):
            yield IdentityBlock(_columns(group, role), role, start)
            for named in _others_named(text[group[0].end : group[1].start]):
                yield IdentityBlock(_columns([replace(group[0], value=named)], role), role, start)


def _others_named(value: str) -> list[str]:
    """The second name and those after it where one label has several: "1. AGUS; 2. BUDI"."""
    if not value.lstrip().startswith(("1.", "1)")):
        return []
    return [named for item in _OTHER_ITEM.finditer(value) if is_like_name(named := item[1])]


def _is_numbered(text: str, start: int) -> bool:
    """Whether a label begins with a number or a letter of a list."""
    return text[start : start + 2].rstrip(".)") != text[start : start + 2] or text[start].isdigit()


def _lines(text: str) -> Iterator[IdentityBlock]:
    """The people whom numbered lines of a report name: "4. Terlapor : …"."""
    for line in _LINE.finditer(text):
        told = [Labelled("names", line["name"].strip(), line.start("name"), 0, "", True)]
        role = plain_role(line["role"])
        yield IdentityBlock(_columns(told, role), role, line.start("name"))


def _introduced(text: str) -> Iterator[IdentityBlock]:
    """The people of lines such as "Terdakwa I: Agus, umur 30 tahun, agama Islam, alamat …"."""
    for line in _INTRODUCED.finditer(text):
        rest = [label for label in find_labels(line["rest"]) if label.field != "names"]
        rest += unlabelled(line["rest"], {label.field for label in rest})
        if len(rest) >= _LEAST_WITH_ROLE and not _TELLS.match(line["name"]):
            told = [Labelled("names", line["name"].strip(), line.start("name"), 0, "", True)]
            role = plain_role(line["role"])
            yield IdentityBlock(_columns([*told, *rest], role), role, line.start("name"))


def _tabled(text: str, headings: Sequence[re.Match[str]]) -> Iterator[IdentityBlock]:
    """The people of a table below a heading, or with a column that says what each is."""
    if "\n" not in text:
        return
    lines = text.split("\n")
    heads = [place for place, line in enumerate(lines) if _head_of_table(line)]
    if not heads:
        return
    roles = {text.count("\n", 0, found.end()): plain_role(found["role"]) for found in headings}
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    place = 0
    for head in heads:
        if head < place:
            continue
        fields, place = _head_of_table(lines[head]), head + 1
        above = (place - 2, place - 3 if not lines[place - 2].strip() else place - 2)
        heading = next((roles[line] for line in above if line in roles), "")
        while place < len(lines) and (cells := cells_of(lines[place])):
            if not is_rule(lines[place]):
                if len(cells) != len(fields):
                    break
                told = [
                    Labelled(field, cell, starts[place], 0, cell, True)
                    for field, cell in zip(fields, cells, strict=True)
                    if field
                ]
                role = said_in_values(told) or heading
                if role and _names_one(told):
                    yield IdentityBlock(_columns(told, role), role, starts[place])
            place += 1


def _head_of_table(line: str) -> list[str]:
    """The field of each cell of a table's head; empty where the line is none."""
    if ":" in line or "nama" not in line.casefold():
        return []
    labels = [(LABEL.fullmatch(f"{lowered(cell)}: "), cell) for cell in cells_of(line)]
    fields = [field_of(label) if label else "" for label, _ in labels]
    known = [field for field in fields if field]
    return fields if fields.count("names") == 1 and len(known) >= _LEAST_WITH_ROLE else []


def _names_one(told: Sequence[Labelled]) -> bool:
    return any(label.field == "names" and is_like_name(label.value) for label in told)


def _running(text: str, known: set[str]) -> Iterator[IdentityBlock]:
    """The people of sentences such as "Terdakwa AGUS bin ALI, tempat lahir Palu, umur 30 tahun".

    Each once, and nobody whom a block of the document sets down already (`known`).
    """
    for said in _RUNNING.finditer(text):
        words = said["name"].split()
        if OF_A_PARTY.search(text, max(0, said.start() - 20), said.start()):
            continue
        if any(map(is_no_name, words)) or _VERB.match(words[0]):
            continue
        rest = [label for label in find_labels(said["rest"]) if label.field != "names"]
        if len(rest) < _LEAST_WITH_ROLE:
            continue
        told = [Labelled("names", said["name"].strip(), said.start("name"), 0, "", True)]
        role = plain_role(said["role"])
        block = IdentityBlock(_columns([*told, *rest], role), role, said.start("name"))
        if _folded_name(block) not in known:
            known.add(_folded_name(block))
            yield block


def _folded_name(block: IdentityBlock) -> str:
    return " ".join(block.fields.get("Nama", "").casefold().split())


def _listed_blocks(
    text: str, headings: Sequence[re.Match[str]], labelled: Sequence[int]
) -> Iterator[IdentityBlock]:
    """The people of the numbered lines right below a heading."""
    if not headings:
        return
    taken = set(labelled)
    small = lowered(text)
    for heading in headings:
        is_plain = not heading["what"] and not heading[0].rstrip().endswith(":")
        role, at = plain_role(heading["role"]), heading.end()
        while (item := _ITEM.match(text, at)) is not None:
            at = item.end()
            if (
                item.start("name") in taken
                or _TELLS.match(item["name"])
                or LABEL.match(small, item.start("name"))
            ):
                break
            rest = item["rest"] or ""
            if is_plain and not _TOLD_OF.search(item[0]):
                break
            told = [Labelled("names", item["name"].strip(), item.start("name"), 0, "", True)]
            told += [label for label in find_labels(rest) if label.field != "names"]
            yield IdentityBlock(_columns(told, role), role, item.start("name"))


def _groups(text: str, labelled: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """The labels of each block: a name, and those behind it until another name or a gap."""
    group: list[Labelled] = []
    closed = False
    for label in labelled:
        is_apart = bool(group) and not is_near(text, group[-1].end, label.start)
        if group and (label.field == "names" or is_apart):
            yield from [group] if len(group) >= _LEAST_WITH_ROLE else []
            group, closed = [], False
        closed = closed or (bool(group) and not _is_of_block(text, group[-1], label))
        if label.field == "names" or (group and not closed):
            group.append(label)
    yield from [group] if len(group) >= _LEAST_WITH_ROLE else []


def _is_of_block(text: str, before: Labelled, label: Labelled) -> bool:
    """Whether a label goes on with a block: without a colon a word of the story can look like one.

    On another line, or behind the word for somebody else, such a word tells of somebody else.
    """
    if label.has_colon:
        return True
    if ELSEBODY.search(text, before.end, label.start):
        return False
    return label.field in _UNMISTAKABLE or "\n" not in text[before.end : label.start]


def _is_set_down(text: str, group: Sequence[Labelled]) -> bool:
    """Whether a block with few labels is one: its name has a colon, or begins an item of a list."""
    name = group[0]
    if name.has_colon or len(group) < _LEAST_IN_LIST or not begins_line(text, name.start):
        return name.has_colon
    return text[name.start].casefold() != "n" or text[: name.start].rstrip(" \t")[-1:] in "-*•"


def _is_told(text: str, name: Labelled) -> bool:
    """Whether a sentence names somebody, of whom a word before it need not speak."""
    return "bernama" in text[name.start : name.end].casefold()


def _columns(labelled: Sequence[Labelled], role: str) -> dict[str, str]:
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
        "Hasil Asesmen": role if role in CHARGED else "",
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
