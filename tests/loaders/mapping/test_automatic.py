"""What headers mean, in both languages and any spelling."""

import pytest

from loaders.load import load, plan_load
from loaders.mapping.automatic import map_headers
from loaders.vocabulary.headers import HeaderMeaning, read_header


@pytest.mark.parametrize(
    ("header", "field", "slot", "number"),
    [
        ("Nomor Pengaduan", "number", "", 0),
        ("NO. PENGADUAN", "number", "", 0),
        ("nomor_pengaduan", "number", "", 0),
        ("Complaint No", "number", "", 0),
        ("Case Number", "number", "", 0),
        ("Tgl Pengaduan", "reported_on", "", 0),
        ("Reported On", "reported_on", "", 0),
        ("negara_tujuan", "destination.country", "", 0),
        ("pmi_nama", "names", "korban", 0),
        ("Nama PMI", "names", "korban", 0),
        ("NIK Korban", "nik", "korban", 0),
        ("pmi_tgl_lahir", "born_on", "korban", 0),
        ("pmi_kabupaten", "locality.regency", "korban", 0),
        ("Pihak Diadukan 1 - Nama", "names", "pihak_diadukan", 1),
        ("pihak_diadukan_2_hp", "phone", "pihak_diadukan", 2),
        ("Pihak Diadukan 3", "names", "pihak_diadukan", 3),
        ("HP Pihak Diadukan 2", "phone", "pihak_diadukan", 2),
        ("No. Rekening", "bank_account", "-", 0),
        ("Bank", "bank", "-", 0),
        ("Peran", "role", "-", 0),
        ("Party Name", "names", "?", 0),
        ("Phone", "phone", "-", 0),
        ("No. HP", "phone", "-", 0),
        ("pengadu_nama", "names", "pelapor", 0),
        ("agensi_nama", "names", "agensi_ln", 0),
        ("p3mi_nama", "names", "p3mi", 0),
        ("majikan_nama", "names", "majikan", 0),
        ("lpk_nama", "names", "lpk", 0),
        ("hasil_asesmen", "assessment.status", "-", 0),
        ("sumber_nilai", "grade.reliability", "", 0),
        ("info_nilai", "grade.credibility", "", 0),
        ("persetujuan_data", "consent", "-", 0),
        ("kronologi", "narrative", "", 0),
        ("titik_transit", "transit", "", 0),
        ("unit_penerima", "office", "", 0),
        ("biaya_dibayar", "kept", "", 0),
        ("korban/nama_korban", "names", "korban", 0),
        ("group_a1/korban/hp", "phone", "korban", 0),
        ("data_pengaduan/tanggal_pengaduan", "reported_on", "", 0),
        ("_status", "kept", "", 0),
        ("formhub/uuid", "kept", "", 0),
        ("Nama Keluarga", "names", "keluarga", 0),
        ("HP Keluarga", "phone", "keluarga", 0),
        ("victim.phones", "phone", "korban", 0),
        ("No HP 1 (2)", "phone", "-", 1),
        ("Contact Name", "names", "-", 0),
        ("Siapa nama korban?", "names", "korban", 0),
        ("Berapa nomor HP terlapor?", "phone", "pihak_diadukan", 0),
        ("Nm Krbn", "names", "korban", 0),
        ("No.Peng", "number", "", 0),
        ("Ref No", "number", "", 0),
    ],
)
def test_header_is_understood(header: str, field: str, slot: str, number: int) -> None:
    assert read_header(header) == HeaderMeaning(field, slot, number)


def test_whose_a_question_within_the_group_of_another_party_is_must_be_asked() -> None:
    meaning = read_header("terlapor/nama_korban", guess=False)
    assert meaning is not None and (meaning.slot, meaning.others) == ("korban", ("pihak_diadukan",))


def test_misspelt_header_is_taken_but_not_surely() -> None:
    meaning = read_header("Nomer Pengadauan")
    assert meaning is not None and (meaning.field, meaning.sure) == ("number", False)


def test_senseless_header_means_nothing() -> None:
    assert read_header("Warna Atap") is None


def test_numbered_columns_make_one_mention_each() -> None:
    spec = map_headers(
        ["Nomor Pengaduan", "Pihak Diadukan 2", "Pihak Diadukan 1", "Peran Pihak Diadukan 1"], "x"
    ).spec
    assert spec is not None
    assert [mention.slot for mention in spec.mentions] == ["pihak_diadukan_1", "pihak_diadukan_2"]


def test_role_column_makes_a_row_one_party() -> None:
    spec = map_headers(["Nomor Kasus", "Nama", "Peran", "NIK"], "x").spec
    assert spec is not None
    assert [mention.slot for mention in spec.mentions] == ["pihak"]
    assert spec.keep == "pihak"


def test_reporter_who_is_a_relative_is_related_to_the_victim() -> None:
    spec = map_headers(
        ["nomor_pengaduan", "pengadu_nama", "pengadu_hubungan", "pmi_nama"], "x"
    ).spec
    assert spec is not None
    assert [str(statement.kind) for statement in spec.statements] == ["RELATED_TO"]


def test_table_without_a_case_number_is_not_mapped() -> None:
    assert map_headers(["Nama", "Alamat"], "x").spec is None


def test_a_list_of_parties_in_json_is_read_by_its_numbered_columns(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text(
        '{"case_number": "K-1", "reported_on": "2024-01-02", "victim": {"name": "Siti Rahma"},'
        ' "parties": [{"name": "Budi Santoso", "role": "recruiter"}, {"name": "Ani", "role":'
        ' "driver"}]}\n',
        encoding="utf-8",
    )
    (row,) = load(plan_load([file]))
    assert [(mention.name, mention.role) for mention in row.mentions] == [
        ("Siti Rahma", "korban"),
        ("Budi Santoso", "perekrut"),
        ("Ani", "pengantar"),
    ]


def test_an_account_that_names_nobody_behind_a_named_one_is_asked_about() -> None:
    columns = [
        "Nomor Pengaduan",
        "Nama Korban",
        "NIK",
        "Nama Perekrut",
        "No HP Perekrut",
        "Nomor Rekening",
        "Alamat",
    ]
    reading = map_headers(columns, "rows")
    of = {column.column: (column.slot, column.or_of) for column in reading.columns}
    accused = of["Nama Perekrut"][0]
    assert of["NIK"] == ("korban", ())
    assert of["Nomor Rekening"] == of["Alamat"] == ("korban", (accused,))


def test_the_number_of_a_police_report_is_the_cases_and_refers_to_it() -> None:
    spec = map_headers(["No", "No. LP", "Uraian Kejadian", "Nama Tersangka"], "x").spec
    assert spec is not None
    assert spec.case["number"].columns == spec.case["references"].columns == ("No. LP",)
    assert spec.numbering == ("No",)


ROLES_UNDER_STATUS = """No. Pengaduan,Nama,{header},HP,NIK
1,Wati Purnama,korban,081234500011,3578014502950001
1,Darmo Suwito,{other},081298700011,
"""


@pytest.mark.parametrize("header", ["Status", "Keterangan", "Ket.", "Sebagai"])
def test_a_column_whose_every_value_is_a_role_tells_the_roles(tmp_path, header: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROLES_UNDER_STATUS.format(header=header, other="terlapor"), encoding="utf-8")
    told = [(str(m.role), m.names[0]) for row in load(plan_load([path])) for m in row.mentions]
    assert told == [("korban", "Wati Purnama"), ("pihak_diadukan", "Darmo Suwito")]


def test_a_status_that_is_no_role_stays_the_status(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROLES_UNDER_STATUS.format(header="Status", other="selesai"), encoding="utf-8")
    (planned,) = plan_load([path]).tables
    assert {c.column: c.field for c in planned.readings}["Status"] == "status"


def test_a_party_of_a_report_to_the_police_is_read_by_its_number(tmp_path) -> None:
    path = tmp_path / "a.csv"
    rows = "No LP,Nama,Keterangan,No HP\nLP/1/2025,Wati,Korban,081234500011\n"
    path.write_text(rows + "LP/1/2025,Darmo,Tersangka,081298700011\n", encoding="utf-8")
    told = [(str(m.role), m.names[0]) for row in load(plan_load([path])) for m in row.mentions]
    assert told == [("korban", "Wati"), ("pihak_diadukan", "Darmo")]


def test_a_relative_is_one_of_the_victim_and_lends_her_no_name(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "No. Pengaduan,Nama PMI,Nama Keluarga,Hubungan,HP Keluarga,Nama Calo\n"
        "1,Wati Purnama,Slamet,Ayah,081300001111,Darmo\n",
        encoding="utf-8",
    )
    (row,) = load(plan_load([path]))
    people = {str(m.role): (m.names[0], [i.value for i in m.identifiers]) for m in row.mentions}
    assert people["korban"] == ("Wati Purnama", [])
    assert people["keluarga"] == ("Slamet", ["+6281300001111"])
    assert "RELATED_TO" in [str(s.kind) for s in row.statements]
