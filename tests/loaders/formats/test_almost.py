"""What is nearly a statement or a list of calls: never complaints, and told what it lacks."""

from pathlib import Path

import pytest

from loaders.load import load, plan_load

SAVED = """files: m.csv
tables:
  - name: m
    columns: [No, Keterangan, Jumlah, Saldo]
    case: {number: No}
    mentions:
      korban: {names: Keterangan, role: {value: korban}}
"""


def text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("header", "row", "told"),
    [
        ("No,Keterangan,Jumlah,Saldo", "1,TRANSFER DARI ATUN,5000,6000", "days"),
        ("No,Tanggal,Keterangan,Jumlah Entah,Saldo", "1,03/03/2026,TRANSFER,5000,6000", "sums"),
        (
            "Post Date,Description,Debit,Balance",
            "03/03/2026,TRANSFER DARI ATUN,5000,6000",
            "came in",
        ),
        ("No,Nomor A,Nomor B,Durasi", "1,081211122233,081322233344,30", "time"),
        ("MSISDN,Durasi,Waktu Mulai", "081211122233,30,03/03/2026", "both numbers"),
        ("Lawan Bicara,Durasi,Waktu Mulai", "081211122233,30,03/03/2026", "which way"),
    ],
)
def test_it_is_refused_with_what_it_lacks_and_not_asked_for_a_case_number(
    tmp_path, header, row, told
):
    plan = plan_load([text(tmp_path / "m.csv", f"{header}\n{row}\n")])
    assert not plan.tables
    (issue,) = plan.issues
    assert told in issue.reason and issue.severity == "error"
    assert "Nomor Pengaduan" not in issue.mend and "name its columns" in issue.mend


def test_a_register_with_a_number_of_cases_stays_one(tmp_path):
    path = text(
        tmp_path / "r.csv",
        "No Pengaduan,Nama Korban,Jumlah,Saldo,Kronologi\n1/2026,Atun,5000,6000,x\n",
    )
    assert [table.format for table in plan_load([path]).tables] == [""]


def test_a_mapping_that_was_saved_for_it_reads_it(tmp_path):
    saved = tmp_path / "saved"
    saved.mkdir()
    text(saved / "m.mapping.yaml", SAVED)
    path = text(tmp_path / "m.csv", "No,Keterangan,Jumlah,Saldo\n1,Atun,5000,6000\n")
    plan = plan_load([path], saved=saved)
    assert [row.case.number for row in load(plan) if row.case] == ["1"]


@pytest.mark.parametrize(
    "content",
    [
        "Tahun,Jumlah Pengaduan,Selesai\n2023,120,100\n2024,150,110\n",
        "No,Negara,Jumlah Kasus,Laki-laki\n1,Malaysia,120,20\n2,Taiwan,30,5\nJumlah,,150,25\n",
    ],
)
def test_counts_are_no_complaints_and_asked_for_no_number(tmp_path, content):
    (issue,) = plan_load([text(tmp_path / "rekap.csv", content)]).issues
    assert "recapitulation of counts" in str(issue.reason)
    assert "Nomor Pengaduan" not in str(issue.mend)


def test_names_with_a_count_are_no_recapitulation(tmp_path):
    content = "Nama Sponsor,HP,Jumlah Korban\nDarmo,081298700011,3\nBasuki,081377700022,4\n"
    (issue,) = plan_load([text(tmp_path / "a.csv", content)]).issues
    assert "counts" not in str(issue.reason)
