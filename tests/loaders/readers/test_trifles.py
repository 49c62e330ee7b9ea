"""A trifle costs its cell at most: what real files hold is read, mended or set aside, and told."""

import json
from pathlib import Path

import pytest

from loaders.load import load, plan_load
from tests.loaders.registers import issues, load_all, numbers, parties, write_csv, write_text

HEADER = "Nomor Kasus,Tanggal Lapor,Nama Korban,HP Korban,Terlapor,Kronologi"
ROWS = [
    "K-1,2024-02-01,Murni,081234500011,Gatot Prakoso,Diajak ke Batam",
    "K-2,2024-02-02,Ningsih,081234500012,Gatot Prakoso,Diminta uang",
    "K-3,2024-02-03,Partini,081234500013,Slamet,Dijemput",
]
ALL = ["K-1", "K-2", "K-3"]
VICTIMS = ["Murni", "Ningsih", "Partini"]


def check(rows, names=VICTIMS) -> None:
    assert not any(row.rejected for row in rows)
    assert numbers(rows) == ALL
    assert [name for role, name, _ in parties(rows) if role == "korban"] == names


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("more", [1, 3])
def test_delimiters_behind_the_last_cell_are_nothing(
    tmp_path: Path, delimiter: str, more: int
) -> None:
    lines = [HEADER, *(row + "," * more for row in ROWS)]
    rows = load_all(write_text(tmp_path / "a.csv", "\n".join(lines).replace(",", delimiter)))
    check(rows)
    assert not issues(rows, "warning")


def test_cells_left_out_at_the_end_are_blank_and_told(tmp_path: Path) -> None:
    lines = [HEADER, "K-1,2024-02-01,Murni", *ROWS[1:]]
    rows = load_all(write_text(tmp_path / "a.csv", "\n".join(lines)))
    check(rows)
    assert [issue.row for issue in issues(rows, "warning")] == [2]


def test_row_torn_by_a_line_break_is_rejected_whole(tmp_path: Path) -> None:
    torn = "K-2,2024-02-02,Ningsih,081234500012,Gatot\nPrakoso,Diminta uang"
    rows = load_all(write_text(tmp_path / "a.csv", "\n".join([HEADER, ROWS[0], torn, ROWS[2]])))
    assert [row.rejected for row in rows] == [False, True, True, False]
    assert numbers(rows) == ["K-1", "K-3"]


def test_blanks_between_delimiter_and_quotation_mark(tmp_path: Path) -> None:
    quoted = ['"' + line.replace(",", '", "') + '"' for line in [HEADER, *ROWS]]
    quoted[1] = quoted[1].replace("Diajak ke Batam", "Diajak ke Batam, lalu pergi")
    rows = load_all(write_text(tmp_path / "a.csv", "\n".join(quoted)))
    check(rows)
    assert rows[0].case.narrative == "Diajak ke Batam, lalu pergi"


@pytest.mark.parametrize("at", [1, 3])
def test_nul_is_dropped_and_told(tmp_path: Path, at: int) -> None:
    lines = [HEADER, *ROWS]
    lines[at] = lines[at].replace("n", "\x00n", 1)
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join(lines).encode())
    rows = load_all(path)
    check(rows)
    assert [issue.row for issue in issues(rows, "warning")] == [at + 1]


@pytest.mark.parametrize(("letter", "read"), [("é", "é"), ("’", "’"), ("ñ", "ñ")])
def test_one_windows_letter_is_read_as_such(tmp_path: Path, letter: str, read: str) -> None:
    text = "\n".join([HEADER, *ROWS]).replace("Murni", f"Mur{letter}ni")
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("cp1252"))
    check(load_all(path), [f"Mur{read}ni", *VICTIMS[1:]])


def test_windows_letter_among_unicode_ones_is_mended_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = "\n".join([HEADER, *ROWS]).replace("Ningsih", "Zoë")
    path.write_bytes(text.encode().replace(b"Murni", b"Mur\xe9ni"))
    rows = load_all(path)
    check(rows, ["Muréni", "Zoë", "Partini"])
    assert [(issue.row, issue.column) for issue in issues(rows, "warning")] == [(2, "Nama Korban")]


def test_text_encoded_twice_is_mended_and_told(tmp_path: Path) -> None:
    text = "\n".join([HEADER, *ROWS]).replace("Murni", "Renée").replace("Ningsih", "Zoë")
    rows = load_all(write_text(tmp_path / "a.csv", text.encode().decode("cp1252")))
    check(rows, ["Renée", "Zoë", "Partini"])
    assert [issue.row for issue in issues(rows, "warning")] == [2, 3]


def test_letters_that_nobody_sees_are_dropped(tmp_path: Path) -> None:
    odd = "\u2068K-1\u2069,2024-02-01,Mur\u00adni\u200b,\u202a+62\u00a0812\u20113450\u20110011\u202c,Gatot\u00a0Prakoso,\ufeffx"
    rows = load_all(write_text(tmp_path / "a.csv", "\n".join([HEADER, odd, *ROWS[1:]])))
    check(rows)
    assert parties(rows)[:2] == [
        ("korban", "Murni", ("+6281234500011",)),
        ("pihak_diadukan", "Gatot Prakoso", ()),
    ]


def test_joiners_of_scripts_that_need_them_stay(tmp_path: Path) -> None:
    name = "می\u200cخواهم"
    rows = load_all(
        write_text(tmp_path / "a.csv", "\n".join([HEADER, ROWS[0].replace("Murni", name)]))
    )
    assert parties(rows)[0][1] == name


RECORDS = [
    {"nomor_pengaduan": f"K-{n}", "nama_korban": name, "hp_korban": f"08123450001{n}"}
    for n, name in enumerate(VICTIMS, start=1)
]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("lines", [False, True])
def test_json_of_any_encoding(tmp_path: Path, encoding: str, lines: bool) -> None:
    text = "\n".join(map(json.dumps, RECORDS)) if lines else json.dumps(RECORDS, indent=1)
    for name in ("a.json", "a.jsonl") if lines else ("a.json",):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        check(load_all(path))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson"])
def test_blank_lines_between_objects_are_nothing(tmp_path: Path, name: str) -> None:
    text = "\n\n \n" + "\n\r\n\n".join(map(json.dumps, RECORDS)) + "\n\n"
    check(load_all(write_text(tmp_path / name, text)))


def frames():
    columns = list(RECORDS[0])
    yield "split", {"columns": columns, "index": [0, 1, 2],
                    "data": [list(record.values()) for record in RECORDS]}  # fmt: skip
    yield "index", {str(n): record for n, record in enumerate(RECORDS)}
    yield "columns", {c: {str(n): r[c] for n, r in enumerate(RECORDS)} for c in columns}
    yield "table", {"schema": {"fields": []}, "data": RECORDS}
    yield "results", {"count": 3, "next": None, "results": RECORDS}


@pytest.mark.parametrize("document", [frame for _, frame in frames()], ids=[n for n, _ in frames()])
def test_json_as_programs_orient_it(tmp_path: Path, document: object) -> None:
    check(load_all(write_text(tmp_path / "a.json", json.dumps(document))))


def test_one_object_with_lists_in_it_is_one_complaint(tmp_path: Path) -> None:
    document = {
        "nomor_pengaduan": "K-1",
        "korban": {"nama": "Murni"},
        "kategori": ["Gaji tidak dibayar"],
        "pihak_diadukan": [{"nama": "Gatot"}, {"nama": "Slamet"}],
    }
    rows = load_all(write_text(tmp_path / "a.json", json.dumps(document)))
    assert numbers(rows) == ["K-1"]
    assert [name for _, name, _ in parties(rows)] == ["Murni", "Gatot", "Slamet"]


def test_whole_numbers_of_json_have_no_point(tmp_path: Path) -> None:
    records = [{"nomor_pengaduan": 7.0, "nama_korban": "Murni", "nik_korban": 3578014502950001.0}]
    rows = load_all(write_text(tmp_path / "a.json", json.dumps(records)))
    assert numbers(rows) == ["7"]
    assert parties(rows) == [("korban", "Murni", ("3578014502950001",))]


def test_halves_of_letters_in_xml_are_joined_and_halves_alone_are_a_gap(tmp_path: Path) -> None:
    text = "<data>" + "".join(
        f"<row><nomor_pengaduan>K-{n}</nomor_pengaduan><nama_korban>{name}</nama_korban>"
        f"<kronologi>{story}</kronologi></row>"
        for n, (name, story) in enumerate(
            zip(
                VICTIMS, ["&#55357;&#56838; aman", "&#xD83D;&#xDE06;", "&#55357; &#1;"], strict=True
            ),
            1,
        )
    )
    rows = load_all(write_text(tmp_path / "a.xml", text + "</data>"))
    check(rows)
    assert [row.case.narrative for row in rows][:2] == ["😆 aman", "😆"]


NOTES = [
    "Korban Rini Astuti, HP 081234500011, ditipu oleh Bambang.",
    "Pelapor Siti, istri korban, menelepon pada 3 Maret 2025, katanya paspor ditahan",
    "Korban; pelaku; keduanya dari Jember.",
]


@pytest.mark.parametrize("text", NOTES)
def test_one_line_of_prose_is_a_note_whatever_it_has_of_commas(tmp_path: Path, text: str) -> None:
    plan = plan_load([write_text(tmp_path / "a.txt", text)])
    assert not plan.issues
    (row,) = load(plan)
    assert row.case.narrative == text


def test_lines_of_prose_with_commas_are_a_note(tmp_path: Path) -> None:
    text = "\n".join(
        [f"{NOTES[0]}", "Dia pergi, lalu pulang, lalu pergi lagi.", "Lalu, pada hari, itu."]
    )
    (row,) = load_all(write_text(tmp_path / "a.txt", text))
    assert row.case.narrative.startswith("Korban Rini")


def test_table_as_text_is_still_a_table(tmp_path: Path) -> None:
    check(load_all(write_text(tmp_path / "a.txt", "\n".join([HEADER, *ROWS]))))


PHONES = {
    "0813 5550 0011 (wa)": "+6281355500011",
    "081355500011 - milik pak RT": "+6281355500011",
    "081355500011 a.n. Darmo": "+6281355500011",
    "No. WA 0813-5550-0011 (aktif malam)": "+6281355500011",
    "6281355500011@c.us": "+6281355500011",
    "019-555 1234 (Malaysia)": "+60195551234",
    "(021) 5550123 ext. 45": "+62215550123",
}


@pytest.mark.parametrize(("written", "read"), PHONES.items())
def test_phone_with_a_remark_is_a_phone(tmp_path: Path, written: str, read: str) -> None:
    header = ["Nomor Kasus", "Nama Korban", "Terlapor", "HP Terlapor"]
    rows = load_all(write_csv(tmp_path / "a.csv", header, ["K-1", "Ani", "Gatot", written]))
    assert ("pihak_diadukan", "Gatot", (read,)) in parties(rows)


def test_remark_that_may_say_whose_a_number_is_is_told(tmp_path: Path) -> None:
    header = ["Nomor Kasus", "Nama Korban", "HP Korban"]
    rows = load_all(write_csv(tmp_path / "a.csv", header, ["K-1", "Ani", "081355500011 (ibu)"]))
    (issue,) = issues(rows, "warning")
    assert issue.value == "081355500011 (ibu)" and "ibu" not in str(issue.reason)


@pytest.mark.parametrize(
    "written", ["0813xxxx0011", "0813555 (kurang)", "nomor mati", "0813 555 00 atau lain 1", "12"]
)
def test_what_is_no_phone_is_set_aside_and_its_row_loads(tmp_path: Path, written: str) -> None:
    header = ["Nomor Kasus", "Nama Korban", "HP Korban"]
    rows = load_all(write_csv(tmp_path / "a.csv", header, ["K-1", "Ani", written]))
    assert parties(rows) == [("korban", "Ani", ())]
    assert issues(rows) and all(issue.column == "HP Korban" for issue in issues(rows))


@pytest.mark.parametrize(
    "written",
    ["3578014502950001 (sesuai KTP)", "NIK: 3578 0145 0295 0001", "3578014502950001 - lama", "'3578014502950001"],
)  # fmt: skip
def test_nik_with_a_remark_is_a_nik(tmp_path: Path, written: str) -> None:
    header = ["Nomor Kasus", "Nama Korban", "NIK Korban"]
    rows = load_all(write_csv(tmp_path / "a.csv", header, ["K-1", "Ani", written]))
    assert parties(rows) == [("korban", "Ani", ("3578014502950001",))]


DATES = {
    "Kamis, 8 Februari 2024": "2024-02-08",
    "Jum’at 09/02/2024": "2024-02-09",
    "hari Sabtu tanggal 10 Februari 2024 pukul 08.15 WITA": "2024-02-10",
    "12-Feb-24": "2024-02-12",
    "12/II/2024": "2024-02-12",
    "pertengahan Februari 2024": "2024-02",
    "10 s/d 12 Februari 2024": "2024-02-10",
    "45334.25": "2024-02-12",
    "20240212081500": "2024-02-12",
    "Mon Feb 12 2024 08:15:00 GMT+0700 (WIB)": "2024-02-12",
    "12 Februari 2024 jam 9": "2024-02-12",
}


@pytest.mark.parametrize(("written", "read"), DATES.items())
def test_date_as_letters_write_it(tmp_path: Path, written: str, read: str) -> None:
    header = ["Nomor Kasus", "Tanggal Lapor", "Nama Korban"]
    (row,) = load_all(write_csv(tmp_path / "a.csv", header, ["K-1", written, "Ani"]))
    assert (row.case.reported_on, row.issues) == (read, ())


def test_name_behind_the_message_of_a_bank_is_the_payer() -> None:
    from loaders.vocabulary.bank_notes import counterpart

    note = "TRSF E-BANKING CR 0303/FTSCY/WS95031      5000000.00BAYAR CICILAN       MURNI LESTARI"
    assert counterpart(note) == "MURNI LESTARI"
    assert counterpart(note.replace("BAYAR CICILAN ", "")) == "MURNI LESTARI"


def test_links_of_accounts_and_numbers_stay_whole(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "No. Pengaduan,Nama Pelaku,Facebook Pelaku,WA Pelaku,Email Pelaku\n"
        "1,Darmo,fb.com/darmo.s,https://wa.me/6281298700011,darmo.kerja\n",
        encoding="utf-8",
    )
    (row,) = load(plan_load([path]))
    assert [i.value for m in row.mentions for i in m.identifiers] == [
        "facebook:darmo.s",
        "+6281298700011",
    ]
    assert ["no @" in str(issue.reason) for issue in row.issues] == [True]


def test_whoever_is_concerned_herself_is_asked_about_and_no_name(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "No Pengaduan,Pelapor,Korban,Terlapor\n1,Yang bersangkutan,Sari Dewi,DPO\n"
        "2,ybs,Rini Astuti,Basuki\n",
        encoding="utf-8",
    )
    rows = list(load(plan_load([path])))
    assert [m.names for row in rows for m in row.mentions] == [
        ("Sari Dewi",), ("Rini Astuti",), ("Basuki",),
    ]  # fmt: skip
    told = [str(issue.reason) for row in rows for issue in row.issues]
    assert told == ["this points at another cell, and which one is not ours to guess"] * 2
