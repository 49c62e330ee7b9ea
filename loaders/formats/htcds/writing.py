"""Cases and their parties written as workbooks of the standard, which load again as what they were.

Decisions.
A bundle is written, since the flat layout of the official templates has no place for parties other
than victims. What the standard has no field for (statements, grades, assessments, places down
to the village) is not written. Every cell is text, so no cell is run as a formula and no number
loses its zeros. The same values write the same bytes.
"""

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO

import xlsxwriter

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Case, Id, Mention
from graph.schema import EntityKind
from loaders.formats.htcds.outgoing import (
    Texts,
    case_texts,
    consent_text,
    field_of,
    filled,
    is_victim,
    looked_up,
    organization_texts,
    other_columns,
    party_texts,
    person_texts,
    victim_texts,
)
from loaders.formats.htcds.rows import TYPE
from loaders.formats.htcds.sheets import CASE_ID, CONNECTED, ORG_ID, PERSON_ID
from loaders.formats.htcds.standard import REPEATED_SECTIONS, fields, sections
from loaders.private_files import write_private

_MADE_ON = datetime(2021, 12, 24)
"""Date of the standard: a file must not differ by the day it was written."""
_MOST_CHARACTERS = 32_767
_IDS = {
    "Organization": (ORG_ID,),
    "Person": (PERSON_ID,),
    "VictimContext": (CASE_ID, PERSON_ID),
    "PerpetratorContext": (CASE_ID, PERSON_ID),
    "Consent": (CASE_ID, PERSON_ID),
    CONNECTED: (CASE_ID, TYPE, PERSON_ID, ORG_ID, "per_RoleInProcess"),
}
SHEETS = (
    "Organization",
    "Person",
    "VictimContext",
    "PerpetratorContext",
    "Case",
    *REPEATED_SECTIONS,
    "Consent",
    CONNECTED,
)


def write_htcds(
    path: Path, cases: Iterable[Case], mentions: Iterable[Mention], *, remark: str = ""
) -> Path:
    """Write a bundle to a file; raises InvalidValue for a text that no cell can hold.

    `remark` is put among the properties of the workbook.
    """
    return write_private(path, htcds_bytes(cases, mentions, remark=remark))


def htcds_bytes(cases: Iterable[Case], mentions: Iterable[Mention], *, remark: str = "") -> bytes:
    """A bundle, one sheet a section; raises InvalidValue for a text that no cell can hold."""
    bundle = _BundleWriter(
        case_numbers(cases := sorted(cases, key=lambda case: (case.number, case.id)))
    )
    for case in cases:
        bundle.add_case(case)
    for mention in sorted(
        mentions, key=lambda mention: (bundle.numbers.get(mention.case_id, ""), mention.id)
    ):
        if mention.case_id in bundle.numbers:
            bundle.add_mention(mention)
    made = io.BytesIO()
    with _workbook(made, remark) as book:
        for sheet in SHEETS:
            rows = bundle.rows[sheet]
            columns = list(dict.fromkeys(chain(_columns(sheet), *rows)))
            cells = [_cells(row, columns) for row in rows]
            _write_rows(book.add_worksheet(sheet), [columns, *cells])
    return made.getvalue()


def case_numbers(cases: Iterable[Case]) -> dict[Id, str]:
    """The number that names each case in a workbook: its own, with its id where several have it."""
    listed = list(cases)
    count = Counter(case.number for case in listed)
    return {
        case.id: f"{case.number} [{case.id}]" if count[case.number] > 1 else case.number
        for case in listed
    }


@dataclass(slots=True)
class _BundleWriter:
    """The rows of a bundle by sheet."""

    numbers: Mapping[Id, str]
    rows: dict[str, list[Texts]] = field(default_factory=lambda: {sheet: [] for sheet in SHEETS})
    named: dict[tuple[str, str], Texts] = field(default_factory=dict)
    """People and organisations by sheet and id."""

    def add_case(self, case: Case) -> None:
        texts, number = case_texts(case), self.numbers[case.id]
        own = {name: text for name, text in texts.items() if name in sections()["Case"]}
        self.rows["Case"].append({CASE_ID: number, **own, **other_columns(case)})
        for section in REPEATED_SECTIONS:
            several: dict[int, Texts] = {}
            for name, text in texts.items():
                if fields()[field_of(name)].section == section:
                    several.setdefault(int(name.partition(".")[2] or 1), {})[field_of(name)] = text
            for place in range(1, max(several, default=0) + 1):
                self.rows[section].append({CASE_ID: number, **several.get(place, {})})
        for section, id_name in (("Person", PERSON_ID), ("Organization", ORG_ID)):
            for wanted, told in looked_up(case, section, id_name):
                self._named(section, id_name, wanted, told)

    def add_mention(self, mention: Mention) -> None:
        ids = {CASE_ID: self.numbers[mention.case_id], **self._party(mention)}
        if PERSON_ID in ids and (consent := consent_text(mention)):
            self._once("Consent", {**ids, "con_Consent": consent})
        if is_victim(mention):
            self.rows["VictimContext"].append(ids | victim_texts(mention))
            return
        texts = party_texts(mention)
        context = filled(
            {name: texts.get(name, "") for name in ("per_RoleDetails", "per_Organisation")}
        )
        connected = filled({name: texts.get(name, "") for name in (TYPE, "per_RoleInProcess")})
        if PERSON_ID in ids and context:
            self._once("PerpetratorContext", ids | context)
        elif context:
            connected |= context
        self.rows[CONNECTED].append(ids | connected)

    def _once(self, sheet: str, row: Texts) -> None:
        if row not in self.rows[sheet]:
            self.rows[sheet].append(row)

    def _party(self, mention: Mention) -> Texts:
        if mention.kind is EntityKind.ORGANIZATION:
            wanted = mention.extra.get(ORG_ID) or mention.id
            return {
                ORG_ID: self._named("Organization", ORG_ID, wanted, organization_texts(mention))
            }
        known = {*fields(), PERSON_ID, ORG_ID, TYPE}
        own = {name: text for name, text in mention.extra.items() if name not in known}
        wanted = mention.extra.get(PERSON_ID) or mention.id
        return {PERSON_ID: self._named("Person", PERSON_ID, wanted, own | person_texts(mention))}

    def _named(self, sheet: str, id_name: str, wanted: str, texts: Texts) -> str:
        """The id under which these facts stand; another one where the wanted id has other facts."""
        name, place = wanted, 1
        while (sheet, name) in self.named and self.named[sheet, name] != texts:
            place += 1
            name = f"{wanted}~{place}"
        if (sheet, name) not in self.named:
            self.named[sheet, name] = texts
            self.rows[sheet].append({id_name: name, **texts})
        return name


def _columns(sheet: str) -> tuple[str, ...]:
    if sheet == CONNECTED:
        return _IDS[sheet]
    own = [
        n
        for n in sections()[sheet]
        if not (sheet == "PerpetratorContext" and n == "per_RoleInProcess")
    ]
    return (*_IDS.get(sheet, (CASE_ID,)), *own)


def _cells(row: Texts, columns: Sequence[str]) -> list[str]:
    return [row.get(column, "") for column in columns]


def _workbook(target: IO[bytes], remark: str) -> xlsxwriter.Workbook:
    as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, {"in_memory": True, **as_text})
    book.set_properties({"created": _MADE_ON, "comments": remark})
    return book


def _write_rows(sheet: xlsxwriter.worksheet.Worksheet, rows: Sequence[Sequence[str]]) -> None:
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if len(text) > _MOST_CHARACTERS:
                raise InvalidValue(
                    message(
                        "{text!r}…: {count} characters do not fit into a cell",
                        text=text[:40],
                        count=len(text),
                    ),
                    "shorten the text",
                )
            if text:
                sheet.write_string(row, column, text)
