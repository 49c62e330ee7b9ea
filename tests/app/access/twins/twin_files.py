"""The files of the office of twins: registers, calls, transfers, passengers, licences, and a file
that is only staged.

Who is told of as a victim elsewhere, too, is said by the ways that are asked for. A row that is not told names nobody,
so that registers have as many rows, and they are filled up to one size: only their digests differ.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

Row = Mapping[str, str]

COLUMNS = (
    *(
        "Nomor Pengaduan",
        "Tanggal Pengaduan",
        "Kantor",
        "Nama",
        "Alias",
        "Peran",
        "Jenis Kelamin",
        "Tanggal Lahir",
    ),
    *(
        "NIK",
        "No. HP",
        "Email",
        "Bank",
        "No. Rekening",
        "Alamat",
        "Desa",
        "Kabupaten",
        "Negara Tujuan",
    ),
    *("Hasil Asesmen", "Persetujuan", "Kronologi"),
)
WIDE_COLUMNS = (
    *(
        "Nomor Pengaduan",
        "Tanggal Pengaduan",
        "Kantor",
        "Nama Korban",
        "NIK Korban",
        "HP Korban",
        "Alamat Korban",
    ),
    *(
        "Nama Pelapor",
        "HP Pelapor",
        "Hubungan",
        "Nama Terlapor 1",
        "Peran Terlapor 1",
        "HP Terlapor 1",
    ),
    *("Kabupaten Asal", "Negara Tujuan", "Kapal", "Tanggal Berangkat"),
)
PROTECTED = frozenset({"korban", "saksi", "pelapor", "keluarga"})
SECRET_COLUMNS = (
    "Nama",
    "Alias",
    "NIK",
    "No. HP",
    "Email",
    "No. Rekening",
    "Alamat",
    "Desa",
    "Tanggal Lahir",
)
PROMISE = (
    "Dijanjikan kerja rumah tangga dengan gaji besar tanpa potongan, paspor dan tiket diurus semua,"
    " cukup bawa pakaian dan surat izin keluarga, berangkat minggu depan dari rumah singgah di"
    " belakang pasar"
)


@dataclass(frozen=True)
class Party:
    """Somebody who is named as a party, and a victim, witness, reporter or relative elsewhere."""

    name: str
    nik: str = ""
    phone: str = ""


NURDIN = Party("Nurdin Keduanya", nik="7210061203850050", phone="081288880001")
HAMKA = Party("Hamka Sandirahasia", phone="081288880002")
YUSRAN = Party("Yusran Pengungkap", nik="7210060507880051", phone="081288880003")
SALMA = Party("Salma Kerabat", nik="7210064509900052", phone="081288880004")
RUSLAN = Party("Muhammad Ruslan")
WAHYU = Party("Wahyu Terbalik", nik="7210061108890053", phone="081288880006")

BUDI = {
    "Nama": "Budi Wijaya",
    "Peran": "calo",
    "No. HP": "081211110001",
    "Bank": "BRI",
    "No. Rekening": "111101000111501",
}
UMAR = {
    "Nama": "Umar Palaguna",
    "Peran": "penampung",
    "No. HP": "081211110002",
    "Alamat": "Jl. Pasar Lama 4",
}
EKO = {
    "Nama": "Eko Tandra",
    "Peran": "pengurus dokumen",
    "No. HP": "081211110003",
    "Hasil Asesmen": "tersangka",
}
PT = {"Nama": "PT Sumber Laut Sentosa", "Peran": "P3MI", "No. HP": "0451421234"}
JOKO = {"Nama": "Joko Susilo", "Peran": "calo", "No. HP": "081211110004"}
ANI = {"Nama": "Ani Lestari", "Peran": "sponsor", "No. HP": "081211110004"}
BOEDI = {"Nama": "Boedi Widjaja", "Peran": "calo", "Desa": "Bora", "Kabupaten": "Kab. Sigi"}

SITI = {
    **{"Nama": "Siti Rahasia", "Alias": "Inang Bulan", "Peran": "korban", "Jenis Kelamin": "P"},
    **{"Tanggal Lahir": "14-08-1996", "NIK": "7210065408960011", "No. HP": "081299990001"},
    **{"Email": "siti.rahasia@contoh.id", "Bank": "BRI", "No. Rekening": "222202000222502"},
    **{"Alamat": "Lorong Kenanga 17", "Desa": "Langaleso", "Persetujuan": "tidak"},
}
DEWI = {
    **{
        "Nama": "Dewi Tersembunyi",
        "Peran": "korban",
        "Jenis Kelamin": "P",
        "Tanggal Lahir": "03-02-1999",
    },
    **{
        "NIK": "7210064302990012",
        "No. HP": "081299990002",
        "Alamat": "Lorong Melati 23",
        "Desa": "Kalukubula",
    },
    **{"Bank": "BRI", "No. Rekening": "222202000222503", "Persetujuan": "ya"},
}
RINA = {"Nama": "Rina Disamarkan", "Peran": "korban", "No. HP": "081299990003", "Desa": "Sidera"}
WATI = {
    "Nama": "Wati Terlindung",
    "Peran": "saksi",
    "No. HP": "081299990004",
    "Alamat": "Lorong Dahlia 31",
}
MARWAH = {"Nama": "Marwah Pelindung", "Peran": "pelapor", "No. HP": "081299990005"}
LINA = {
    "Nama": "Lina Terjaga",
    "Peran": "korban",
    "No. HP": "081299990006",
    "Alamat": "Lorong Cempaka 37",
}
HOME = {"Jenis Kelamin": "L", "Desa": "Lolu", "Tanggal Lahir": "1987"}


def party(who: Party, role: str, **others: str) -> dict[str, str]:
    """One of the parties who are victims elsewhere, as a row of a register calls them."""
    return {"Nama": who.name, "Peran": role, "NIK": who.nik, "No. HP": who.phone, **others}


def case(number: str, day: str, office: str, *people: Row, told: str = "") -> tuple[Row, ...]:
    """The rows of one complaint."""
    facts = {
        "Nomor Pengaduan": number,
        "Tanggal Pengaduan": day,
        "Kantor": office,
        "Negara Tujuan": "Malaysia",
    }
    narrative = {"Kronologi": told}
    return tuple(
        {**facts, "Kabupaten": "Kab. Sigi", **(narrative if place == 0 else {}), **who}
        for place, who in enumerate(people)
    )


PALU, SIGI, POSO = "P4MI Palu", "Disnaker Sigi", "BP3MI Poso"

FIRST = (
    *case(
        "K-1",
        "01-03-2025",
        PALU,
        BUDI,
        party(NURDIN, "calo", Alamat="Jl. Veteran 2"),
        SITI,
        told=PROMISE,
    ),
    *case(
        "K-2",
        "03-03-2025",
        SIGI,
        BUDI,
        party(HAMKA, "penampung"),
        {**party(RUSLAN, "sponsor"), **HOME},
        DEWI,
    ),
    *case("K-3", "07-03-2025", POSO, UMAR, PT, party(YUSRAN, "pengantar"), RINA, MARWAH),
    *case(
        "K-4",
        "11-03-2025",
        PALU,
        UMAR,
        EKO,
        party(NURDIN, "sponsor"),
        WATI,
        told=f"Kata sponsor: {PROMISE}.",
    ),
    *case(
        "K-20",
        "12-03-2025",
        POSO,
        JOKO,
        party(SALMA, "calo"),
        RINA | {"No. HP": "081299990013", "Nama": "Tini Tertutup"},
    ),
    *case(
        "K-21", "14-03-2025", POSO, ANI, LINA | {"No. HP": "081299990014", "Nama": "Yuli Terkunci"}
    ),
)
LATER = (
    *case("K-5", "02-04-2025", SIGI, EKO, BUDI, LINA),
    *case(
        "K-6",
        "04-04-2025",
        PALU,
        PT,
        UMAR,
        RINA | {"No. HP": "081299990007", "Nama": "Mira Terpendam"},
    ),
    *case("K-7", "06-04-2025", POSO, EKO, SITI),
    *case("K-8", "08-04-2025", PALU, BOEDI, UMAR),
    *case(
        *("K-22", "16-04-2025", POSO, JOKO),
        RINA | {"No. HP": "081299990015", "Nama": "Vina Tersimpul"},
    ),
)


def wide(number: str, day: str, **cells: str) -> Row:
    """A row of a register that has columns of its own for each party."""
    return {
        "Nomor Pengaduan": number,
        "Tanggal Pengaduan": day,
        "Negara Tujuan": "Malaysia",
        **cells,
    }


ABOARD = {"Kapal": "KM BUKIT SIGUNTANG", "Tanggal Berangkat": "12-03-2025"}
SRI = {
    "Nama Korban": "Sri Tersimpan",
    "HP Korban": "081299990008",
    "NIK Korban": "7210065001970015",
}
NANA = {"Nama Korban": "Nana Terselubung", "HP Korban": "081299990009"}
UMAR_WIDE = {
    "Nama Terlapor 1": "Umar Palaguna",
    "Peran Terlapor 1": "penampung",
    "HP Terlapor 1": "081211110002",
}
EKO_WIDE = {
    "Nama Terlapor 1": "Eko Tandra",
    "Peran Terlapor 1": "pengurus dokumen",
    "HP Terlapor 1": "081211110003",
}

NURDIN_THERE = {
    **{"Nama Korban": "Nurdin Keduanya", "NIK Korban": NURDIN.nik, "HP Korban": "081288880777"},
    **{"Alamat Korban": "Lorong Anggrek 41"},
}
HAMKA_THERE = {
    **party(HAMKA, "korban", Alias="Ambo Sunyi", Email="hamka.diam@contoh.id", Bank="BRI"),
    **{
        "No. Rekening": "333303000333503",
        "Tanggal Lahir": "21-09-1991",
        "Alamat": "Lorong Teratai 43",
    },
}
YUSRAN_REPORTS = {"Nama Pelapor": YUSRAN.name, "HP Pelapor": YUSRAN.phone, "Hubungan": "kakak"}
YUSRAN_SAW = party(YUSRAN, "saksi") | {"No. HP": "081288880778"}
SALMA_THERE = party(SALMA, "keluarga", Alamat="Lorong Seroja 47")
RUSLAN_THERE = {"Nama": "Moh. Ruslan", "Peran": "korban", "No. HP": "081288880779", **HOME}
CONTRADICTING = {"Nama": "Fitri Wulandari", "Peran": "korban", "NIK": NURDIN.nik}
UNRELATED = {
    "Nama": "Fitri Wulandari",
    "Peran": "korban",
    "No. HP": "081299990010",
    "Desa": "Pombewe",
}


class Way(StrEnum):
    """How a party comes to be told of as a victim, or as one who speaks for a victim, too."""

    BY_NIK = "a victim of another case, with another number and address, known by the NIK"
    BY_NUMBER = (
        "a victim of another case, with an alias, account and date of birth, known by the number"
    )
    WITNESS = "a witness of another case, with another number, known by the NIK"
    REPORTER = "the reporter of another case, whose victim is kin"
    RELATIVE = "a relative in another case, with an address"
    ALIKE = "perhaps a victim of another case, by name and home alone"
    IN_ONE_ROW = "a victim in the very row that names the recruiter"
    IN_TWO_CASES = "a victim of two more cases, of one network and of another"
    FIRST = "a victim in the first files, a party only in later ones"
    IN_A_NARRATIVE = "a victim by the narrative of another case alone"
    CONTRADICTED = "a victim of another name who gives the party's NIK"


_LONG = {
    Way.BY_NUMBER: ("K-5", "02-04-2025", SIGI, HAMKA_THERE),
    Way.WITNESS: ("K-7", "06-04-2025", POSO, YUSRAN_SAW),
    Way.RELATIVE: ("K-8", "08-04-2025", PALU, SALMA_THERE),
    Way.IN_TWO_CASES: ("K-22", "16-04-2025", POSO, HAMKA_THERE),
}
TOLD_IN_A_NARRATIVE = "081288880785"
NARRATIVE = "Korban{} diberangkatkan lewat Parepare dari rumah singgah."


def first_rows(ways: Container[Way]) -> tuple[Row, ...]:
    """The first register."""
    wahyu = party(WAHYU, "korban") if Way.FIRST in ways else {}
    return (*FIRST, *case("K-20", "12-03-2025", POSO, wahyu))


def later_rows(ways: Container[Way]) -> tuple[Row, ...]:
    """The later register; at its end those who are told of in these ways, or rows that name nobody."""
    contradicting = CONTRADICTING if Way.CONTRADICTED in ways else UNRELATED
    there = RUSLAN_THERE if Way.ALIKE in ways else contradicting
    told = [case(*facts, who if way in ways else {}) for way, (*facts, who) in _LONG.items()]
    named = (
        f" bernama {HAMKA.name}, nomor HP korban {TOLD_IN_A_NARRATIVE},"
        if Way.IN_A_NARRATIVE in ways
        else ""
    )
    return (
        *LATER,
        *case("K-7", "06-04-2025", POSO, party(WAHYU, "pengantar"), told=NARRATIVE.format(named)),
        *case("K-6", "04-04-2025", PALU, there),
        *(row for rows in told for row in rows),
    )


def wide_rows(ways: Container[Way]) -> tuple[Row, ...]:
    """The register that has columns of its own for each party."""
    reporter = YUSRAN_REPORTS if Way.REPORTER in ways else {}
    nurdin = NURDIN_THERE | ABOARD if Way.BY_NIK in ways else {}
    recruited = NURDIN_THERE if Way.IN_ONE_ROW in ways else {}
    return (
        wide("W-1", "15-04-2025", **SRI, **EKO_WIDE, **ABOARD),
        wide("W-2", "17-04-2025", **NANA, **UMAR_WIDE, **reporter),
        wide("W-1", "15-04-2025", **nurdin),
        wide("W-3", "19-04-2025", **recruited, **EKO_WIDE),
    )


CALLS = """A Number;B Number;Jenis Layanan;Waktu Mulai;Durasi (detik)
081211110001;081211110002;VOICE MOC;01/03/2025 10:00:00;65
081288880001;081211110001;VOICE MOC;02/03/2025 11:00:00;125
081299990001;081288880001;VOICE MOC;03/03/2025 11:00:00;30
081299990002;081211110001;SMSMO;04/03/2025 11:00:00;0
"""
MORE_CALLS = """Name;Number;Type;Date;Duration
Om;081211110001;Outgoing;2025-03-20 10:00:00;0:01:05
Bu;081211110002;Incoming;2025-03-21 10:00:00;0:02:05
"""
TRANSFERS = """Tgl;Pengirim;Bank Pengirim;Rekening Pengirim;Penerima;Bank Penerima;Rekening Penerima;Nominal;Berita
01/03/2025;Siti Rahasia;BRI;222202000222502;Budi Wijaya;BRI;111101000111501;5000000;biaya paspor Siti Rahasia
02/03/2025;Dewi Tersembunyi;BRI;222202000222503;Budi Wijaya;BRI;111101000111501;4500000;DP
05/03/2025;Budi Wijaya;BRI;111101000111501;Umar Palaguna;BRI;111101000111502;3000000;kos
"""
PASSENGERS = f"""DAFTAR PENUMPANG KM. BUKIT SIGUNTANG
Tanggal : 12 Maret 2025
No,Nama Penumpang,L/P,Umur,NIK,No. Tiket,Kelas
1,SITI RAHASIA,P,28,7210065408960011,T001,Ekonomi
2,NURDIN KEDUANYA,L,40,{NURDIN.nik},T002,Kelas I
"""
LICENCES = """No,Nama P3MI,Nomor SIP3MI,Tanggal Terbit,Berlaku Sampai,Status,Alamat,Telepon
1,PT Sumber Laut Sentosa,KEP. 123/2021,01/02/2021,31/01/2026,Dicabut,"Jl. Raya 1, Jakarta",0451421234
"""

NEW = (
    *case(
        "N-1",
        "02-05-2025",
        SIGI,
        party(NURDIN, "calo"),
        {"Nama": "Joko Lain", "Peran": "calo", "No. HP": "081288880777"},
    ),
    *case("N-2", "03-05-2025", PALU, {"Nama": "Moh. Ruslan", "Peran": "sponsor", **HOME}),
    *case(
        *("N-3", "04-05-2025", POSO),
        {"Nama": "Rudi Baru", "Peran": "calo", "Bank": "BRI", "No. Rekening": "333303000333503"},
        {"Nama": "Ratih Tersamar", "Peran": "korban", "No. HP": "081299990011"},
    ),
    *case("N-4", "05-05-2025", POSO, party(HAMKA, "calo"), party(SALMA, "sponsor"), SITI),
)
"""What comes in last: parties who are known, and numbers that some of them gave as victims."""

PARTIES = (
    *(who.name for who in (NURDIN, HAMKA, YUSRAN, SALMA, RUSLAN, WAHYU)),
    *(row["Nama"] for row in (BUDI, BOEDI, UMAR, EKO, PT, JOKO, ANI)),
)
"""Everybody who is named as a party."""


def secrets() -> Iterator[tuple[str, str]]:
    """What is told of protected people alone, by the column that it stands in: no cell of a party
    is among it.
    """
    by_role = [row for row in (*FIRST, *later_rows(Way), *NEW) if row.get("Peran") in PROTECTED]
    by_column = [_as_party(row) for row in wide_rows(Way)]
    openly = {
        value
        for row in (*FIRST, *LATER)
        if row.get("Peran") not in PROTECTED
        for value in row.values()
    }
    for row in (*by_role, *by_column, UNRELATED, {"No. HP": TOLD_IN_A_NARRATIVE}):
        for column in SECRET_COLUMNS:
            if row.get(column, "") not in ("", *openly):
                yield column, row[column]


def _as_party(row: Row) -> Row:
    """The victim and the reporter of a row that has columns of its own for each."""
    cells = {
        **{
            "Nama": row.get("Nama Korban"),
            "NIK": row.get("NIK Korban"),
            "No. HP": row.get("HP Korban"),
        },
        "Alamat": row.get("Alamat Korban"),
    }
    return {column: text for column, text in cells.items() if text}


SIZE = 4096
"""Of every register, so that none is told by its size."""


LIST_FILE = "list.txt"
LIST = """Nama
Nurdin Keduanya
Siti Rahasia
Sitti Rahasya
Inang Boelan
Moch Roeslan
081299990003
0812 1111 0004
K-5
Sigi
"""
"""A list that is looked up: names and numbers, those of victims among them."""


def as_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """A register as offices write it."""
    lines = [";".join(row.get(column, "") for column in columns) for row in rows]
    return "\n".join((";".join(columns), *lines)).ljust(SIZE, "\n")


def write_files(folder: Path, ways: Container[Way]) -> None:
    """All files, in folders by when they come in: `first`, `later`, and `new`, which is only
    staged, and `more`.
    """
    texts = {
        "first/register.csv": as_csv(COLUMNS, first_rows(ways)),
        "first/izin.csv": LICENCES,
        "later/susulan.csv": as_csv(COLUMNS, later_rows(ways)),
        "later/posko.csv": as_csv(WIDE_COLUMNS, wide_rows(ways)),
        "later/panggilan.csv": CALLS,
        "later/transfer.csv": TRANSFERS,
        "later/penumpang.csv": PASSENGERS,
        "new/baru.csv": as_csv(COLUMNS, NEW),
        "more/panggilan.csv": MORE_CALLS,
        LIST_FILE: LIST,
        "own.yaml": "I1: {points: 3, most: 6}\n",
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
