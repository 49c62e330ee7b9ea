"""The three files of a sample, each in the shape its office keeps.

Wide Excel, long CSV, nested JSON lines.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from loaders.sample.words import CORRIDORS, ROLES_ENGLISH, ROLES_WRITTEN
from loaders.sample.world import Complaint, Party
from loaders.sample.writing import narrative, phone_written, spelled

MADE_ON = datetime(2026, 1, 5, 8, 0, 0)
PARTIES_A_ROW = 4


@dataclass(slots=True)
class Written:
    """Where the truth lies: each mention that a file holds, with the person it really is."""

    mentions: list[dict[str, Any]] = field(default_factory=list)

    def note(self, file: str, case: Complaint, slot: str, party: Party, name: str) -> None:
        """Note one mention as written."""
        self.mentions.append(
            {
                "file": file,
                "case": case.number,
                "slot": slot,
                "name": name,
                "role": party.role,
                "person": party.person.id,
                "vague": party.vague,
            }
        )


def role_written(role: str, random: Random, language: str) -> str:
    """A role as an office writes it."""
    if language == "en":
        return ROLES_ENGLISH.get(role, role)
    return random.choice(ROLES_WRITTEN.get(role, (role,)))


def write_wide(
    path: Path, cases: list[Complaint], random: Random, language: str, truth: Written
) -> None:
    """One row a complaint, numbered columns for the accused, two title rows above the header."""
    english = language == "en"
    head = (
        [
            "No", "Complaint No", "Reported On", "Channel", "Category", "Victim Name", "Victim NIK",
            "Victim Sex", "Victim Birth Date", "Victim Regency", "Victim Phone",
            "Destination Country", "Destination City", "Departure Point", "Transit", "Visa",
            "Chronology", "Status", "Source Reliability", "Information Credibility",
        ]
        if english else
        [
            "No", "Nomor Pengaduan", "Tgl Pengaduan", "Kanal", "Jenis Masalah", "Nama PMI",
            "NIK PMI", "JK PMI", "Tgl Lahir PMI", "Kabupaten PMI", "No. HP PMI", "Negara Tujuan",
            "Kota Tujuan", "Titik Berangkat", "Titik Transit", "Jenis Visa", "Kronologi", "Status",
            "Sumber Nilai", "Info Nilai",
        ]
    )  # fmt: skip
    party = ("Name", "Alias", "Role", "NIK", "Phone", "Bank", "Account") if english else (
        "Nama", "Alias", "Peran", "NIK", "HP", "Bank", "No Rekening")  # fmt: skip
    stem = "Accused" if english else "Pihak Diadukan"
    head += [f"{stem} {n} {part}" for n in range(1, PARTIES_A_ROW + 1) for part in party]
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": MADE_ON})
    sheet = book.add_worksheet("Complaints" if english else "Pengaduan")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_string(
        0, 0, "COMPLAINT REGISTER" if english else "REGISTER PENGADUAN PEKERJA MIGRAN"
    )
    sheet.write_string(
        1,
        0,
        "BP3MI Sulawesi Tengah (synthetic)" if english else "BP3MI Sulawesi Tengah (data rekaan)",
    )
    for column, title in enumerate(head):
        sheet.write_string(3, column, title)
    row = 4
    for case in cases:
        names = [spelled(party, random) for party in case.accused]
        victim, name = case.victims[0], spelled(case.victims[0], random)
        country, city, port, transit, visa, _ = CORRIDORS[case.corridor]
        truth.note(path.name, case, "pmi", victim, name)
        facts: list[Any] = [
            row - 3, case.number, case.day, case.channel, case.category, name, victim.nik,
            "L" if victim.person.sex == "m" else "P", victim.person.born, case.regency,
            phone_written(victim.phone, random), country, city, port, transit, visa,
            narrative(case, names, random, language), "closed" if english else "dalam proses",
            case.grade[:1], case.grade[1:],
        ]  # fmt: skip
        for number, (reported, written) in enumerate(
            zip(case.accused, names, strict=True), start=1
        ):
            truth.note(
                path.name,
                case,
                f"pihak_diadukan_{number}",
                reported,
                written,
            )
            bank = reported.person.bank if reported.account else ""
            phone = phone_written(reported.phone, random)
            facts += [
                written,
                reported.alias,
                role_written(reported.role, random, language),
                reported.nik,
                phone,
                bank,
                reported.account,
            ]
        for column, value in enumerate(facts):
            if hasattr(value, "year"):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(row, column, value)
            elif value:
                sheet.write_string(row, column, value)
        row += 1
    book.close()


def write_long(
    path: Path, cases: list[Complaint], random: Random, language: str, truth: Written
) -> None:
    """One row a party, the case number repeated, semicolons, dates as dd-mm-yyyy."""
    english = language == "en"
    head = (
        [
            "Case Number", "Reported Date", "Category", "Destination Country", "Name", "Role",
            "NIK", "Birth Date", "Phone", "Regency", "Bank", "Account Number", "Assessment",
        ]
        if english else
        [
            "Nomor Kasus", "Tanggal Lapor", "Kategori", "Negara Tujuan", "Nama", "Peran", "NIK",
            "Tgl Lahir", "No. HP", "Kabupaten", "Bank", "No. Rekening", "Hasil Asesmen",
        ]
    )  # fmt: skip
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(head)
        for case in cases:
            for ordinal, (role, party) in enumerate(_parties(case)):
                name = spelled(party, random)
                truth.note(path.name, case, str(ordinal), party, name)
                writer.writerow(
                    [
                        case.number,
                        f"{case.day:%d-%m-%Y}",
                        case.category,
                        CORRIDORS[case.corridor][0],
                        name,
                        (
                            role_written(role, random, language)
                            if role in ROLES_WRITTEN or english
                            else role
                        ),
                        party.nik,
                        f"{party.person.born:%d-%m-%Y}" if role == "korban" else "",
                        phone_written(party.phone, random),
                        party.person.regency if role == "korban" else "",
                        party.person.bank if party.account else "",
                        party.account,
                        party.assessment,
                    ]
                )


def _parties(case: Complaint) -> Iterator[tuple[str, Party]]:
    for victim in case.victims:
        yield "korban", victim
    if case.reporter:
        yield "pelapor", Party(case.reporter, "pelapor", phone=case.reporter.phone)
    for party in case.accused:
        yield party.role, party


def write_lines(
    path: Path, cases: list[Complaint], random: Random, language: str, truth: Written
) -> None:
    """One JSON object a complaint, with a nested victim and a list of parties."""
    english = language == "en"
    keys = (
        ("case_number", "reported_on", "category", "destination_country",
         "narrative", "victim", "accused")
        if english else
        ("nomor_pengaduan", "tanggal_pengaduan", "jenis_masalah", "negara_tujuan",
         "kronologi", "pmi", "pihak_diadukan")
    )  # fmt: skip
    inner = (
        ("name", "nik", "sex", "birth_date", "regency", "phone", "role", "account", "bank")
        if english else
        ("nama", "nik", "jk", "tgl_lahir", "kabupaten", "hp", "peran", "rekening", "bank")
    )  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        for case in cases:
            victim, name = case.victims[0], spelled(case.victims[0], random)
            truth.note(path.name, case, "pmi", victim, name)
            names = [spelled(party, random) for party in case.accused]
            person = victim.person
            facts = (name, victim.nik, person.sex.upper(), person.born.isoformat(), case.regency,
                     phone_written(victim.phone, random))  # fmt: skip
            if not english:
                facts = (*facts[:2], "L" if person.sex == "m" else "P", *facts[3:])
            accused = []
            for number, (party, written) in enumerate(
                zip(case.accused, names, strict=True), start=1
            ):
                truth.note(
                    path.name,
                    case,
                    f"pihak_diadukan_{number}",
                    party,
                    written,
                )
                entry = {inner[0]: written, inner[6]: role_written(party.role, random, language)}
                if party.phone:
                    entry[inner[5]] = phone_written(party.phone, random)
                if party.nik:
                    entry[inner[1]] = party.nik
                if party.account:
                    entry[inner[7]], entry[inner[8]] = party.account, party.person.bank
                accused.append(entry)
            story = narrative(case, names, random, language)
            values = (
                case.number,
                case.day.isoformat(),
                case.category,
                CORRIDORS[case.corridor][0],
                story,
                {key: value for key, value in zip(inner, facts, strict=False) if value},
                accused,
            )
            file.write(json.dumps(dict(zip(keys, values, strict=True)), ensure_ascii=False) + "\n")
