"""Evidence through the workspace: who sees what of it, and what several sources tell of one
event.
"""

from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.errors import SettingsError
from graph.schema import EntityKind, RelationshipKind

REGISTER = (
    "Nomor Pengaduan,Tanggal Pengaduan,Nama Korban,NIK Korban,HP Korban,Pihak Diadukan 1,Rekening"
    " Pihak Diadukan 1\nA-1/2026,10/04/2026,Wahdaniyah binti"
    " Lamakka,7271014101020001,082345670001,Budi Contoh,BCA 0123456789\n"
)
OTHER = (
    '{"id": "p", "schema": "Person", "properties": {"name": ["Wahdaniyah"], "phone":'
    ' ["+6282345670001"]}}\n{"id": "q", "schema": "Person", "properties": {"name": ["Orang Lain"],'
    ' "phone": ["+6281299990009"]}}\n'
)
TRANSFERS = (
    "Tanggal;Pengirim;Bank Pengirim;Rekening Pengirim;Penerima;Bank Penerima;Rekening"
    " Penerima;Nominal\n04/01/2026;Wahdaniyah;BRI;123401000567539;Budi"
    " Contoh;BCA;0123456789;7.500.000\n05/01/2026;Nurhayati;BRI;123401000567777;Budi"
    " Contoh;BCA;0123456789;1.000.000\n"
)


def space(folder: Path, **settings: str) -> Workspace:
    return Workspace(
        Settings(
            store=f"sqlite:///{folder / 's.db'}", user="test", drafts=str(folder / "d"), **settings
        )
    )


def load_and_link(opened: Workspace, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    opened.intake.load(opened.intake.plan([folder / name]), rejects=folder / "rejected")
    opened.linker.link()


def test_a_victim_whom_another_systems_export_names_too_stays_masked(tmp_path):
    with space(tmp_path) as opened:
        load_and_link(opened, tmp_path, "r.csv", REGISTER)
        load_and_link(opened, tmp_path, "x.ftm.json", OTHER)
        assert opened.store.search("Wahdaniyah") == []
        assert opened.store.search("82345670001") == []
        assert [hit.entity.name for hit in opened.store.search("Orang Lain")] == ["Orang Lain"]
        assert "Wahdaniyah" not in str(
            [opened.dossiers.of(each.id) for each in opened.networks.overview().newest]
        )


def test_payers_are_withheld_and_the_account_they_pay_into_is_seen(tmp_path):
    with space(tmp_path) as opened:
        load_and_link(opened, tmp_path, "r.csv", REGISTER)
        load_and_link(opened, tmp_path, "t.csv", TRANSFERS)
        (hit,) = opened.store.search("0123456789")
        dossier = opened.dossiers.of(hit.entity.id)
        paid = [
            (link, other)
            for link, other in dossier.identifiers
            if link.kind is RelationshipKind.PAID
        ]
        assert sorted(link.properties["amount"] for link, _ in paid) == [1_000_000, 7_500_000]
        assert {other.kind for _, other in paid} == {EntityKind.BANK_ACCOUNT}
        assert all(other.id.startswith("w_") and "1234" not in other.name for _, other in paid)
        assert "Nurhayati" not in str(dossier)


def test_a_payment_that_two_files_tell_is_one_payment(tmp_path):
    with space(tmp_path) as opened:
        load_and_link(opened, tmp_path, "t.csv", TRANSFERS)
        load_and_link(opened, tmp_path, "again.csv", TRANSFERS)
        (hit,) = opened.store.search("0123456789")
        paid = [
            link
            for link, _ in opened.dossiers.of(hit.entity.id).identifiers
            if link.kind is RelationshipKind.PAID
        ]
        assert sorted((link.properties["amount"], link.properties["count"]) for link in paid) == [
            (1_000_000, 1),
            (7_500_000, 1),
        ]


def test_a_draft_shows_no_cell_to_those_who_may_not_reveal(tmp_path):
    (tmp_path / "r.csv").write_text(
        REGISTER.replace("7271014101020001", "72710141x"), encoding="utf-8"
    )
    with space(tmp_path) as opened:
        opened.intake.stage(opened.intake.plan([tmp_path / "r.csv"]), rejects=tmp_path / "rejected")
        (draft,) = opened.intake.drafts()
        seen = opened.intake.draft(draft.id).detail.report
        assert [issue.reason for issue in seen.issues if issue.severity == "aside"]
        assert "72710141x" not in str([issue.value for issue in seen.issues])


def test_only_databases_that_are_allowed_may_be_read_on_the_screen(tmp_path):
    store, office = f"sqlite:///{tmp_path / 's.db'}", f"sqlite:///{tmp_path / 'office.db'}"
    with space(tmp_path, sources=f"{office} {store}") as opened:
        assert opened.intake.query(office, table="pengaduan").table == "pengaduan"
        with pytest.raises(SettingsError, match="own store"):
            opened.intake.query(store, table="mention")
        with pytest.raises(SettingsError, match="SIMPUL_SOURCES"):
            opened.intake.query("postgresql://ani@elsewhere.example/x", table="t")


def test_an_owner_that_is_neither_telephone_nor_account_stops_at_once(tmp_path):
    (tmp_path / "t.csv").write_text(TRANSFERS, encoding="utf-8")
    with (
        space(tmp_path) as opened,
        pytest.raises(SettingsError, match="neither a telephone number nor an account"),
    ):
        opened.intake.plan([tmp_path / "t.csv"], owner="abc")
