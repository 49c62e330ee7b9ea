"""Without consent nobody protected leaves the house by name, whoever asks and in whatever kind of
file.
"""

import re
import zipfile
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from app.briefing.writing import write_briefing
from app.cli import cli
from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.settings import Settings
from app.workspace import Workspace
from loaders.load import load, plan_load
from tests.loaders.formats.htcds.workbooks import workbook

SECRET = ("Marlina", "Watulingas", "81399887766", "7202014507980003", "rahasia")
AGREED = "Ratnawati"
PHONE = "+6281234567890"


def cases(path: Path, consent: dict[str, str | None]) -> Path:
    """Two cases of one recruiter: P1 is a victim of both, P2 of the second."""
    return workbook(
        path,
        {
            "Case": [
                {
                    "case_id": "1",
                    "cas_IncomingReferralDetails": "rahasia: Marlina datang",
                    "cas_CaseOwner": "rahasia",
                },
                {"case_id": "2", "cas_IncomingReferralDetails": "Ratnawati datang"},
                {"case_id": "3", "cas_IncomingReferralDetails": "Ratnawati datang lagi"},
            ],
            "Person": [
                {
                    "person_id": "P1",
                    "prs_FirstName": "Marlina",
                    "prs_SecondName": "Watulingas",
                    "prs_MobilePhone": "+6281399887766",
                    "prs_IdentityNumber": "7202014507980003",
                    "prs_Gender": "Feminine",
                },
                {"person_id": "P2", "prs_FirstName": AGREED, "prs_SecondName": "Lasut"},
                {
                    "person_id": "P3",
                    "prs_FirstName": "Darmawan",
                    "prs_SecondName": "Lasut",
                    "prs_MobilePhone": PHONE,
                },
            ],
            "VictimContext": [
                {"case_id": "1", "person_id": "P1"},
                {"case_id": "2", "person_id": "P2"},
                {"case_id": "3", "person_id": "P2"},
            ],
            "Consent": (
                [
                    {"person_id": who, "con_Consent": said}
                    for who, said in consent.items()
                    if said is not None
                ]
                or [{"person_id": "P3", "con_Consent": "TRUE"}]
            ),
            "ConnectedPersonOrOrganisation": [
                {
                    "case_id": number,
                    "person_id": "P3",
                    "Role in Process": "Recruiter Or Intermediary",
                }
                for number in ("1", "2", "3")
            ],
            "PerpetratorContext": [
                {"case_id": "1", "person_id": "P3", "per_RoleDetails": "rahasia: dari Marlina"}
            ],
        },
    )


@pytest.fixture(params=["FALSE", None, "TRUE"])
def said(request) -> str | None:
    return request.param


@pytest.fixture
def revealing(tmp_path, said):
    settings = Settings(
        store=f"sqlite:///{tmp_path / 's.db'}",
        user="test",
        language="en",
        role="investigator",
        reveal=True,
        reason="visit for case 12",
    )
    with Workspace(settings) as space:
        path = cases(tmp_path / "cases.xlsx", {"P1": said, "P2": "TRUE"})
        space.intake.load(space.intake.plan([path]), rejects=tmp_path / "rejected")
        space.linker.link()
        yield space


def exported(space: Workspace, folder: Path) -> dict[str, str]:
    """Every export of the one network, with the texts of workbooks taken out of their archives."""
    network = space.networks.all()[0].id
    paths = [
        *write_export(space, network, ExportKind.CSV, folder / "csv"),
        *write_export(space, network, ExportKind.GRAPHML, folder / "g.graphml"),
        *write_export(space, network, ExportKind.HTML, folder / "n.html"),
        *write_export(space, network, ExportKind.HTCDS, folder / "n.xlsx"),
        *write_export(space, "all", ExportKind.HTCDS, folder / "all.xlsx"),
        *write_briefing(space, network, folder / "b.html", "2026-01-01"),
    ]
    return {path.name: text_of(path) for path in paths}


def text_of(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def leaks(text: str) -> list[str]:
    plain = re.sub(r"(?<=\d)[ -](?=\d)", "", text)
    return [secret for secret in SECRET if secret in plain]


def test_who_has_not_agreed_is_in_no_file(revealing, said, tmp_path):
    found = {name: leaks(text) for name, text in exported(revealing, tmp_path).items()}
    if said == "TRUE":
        assert set(found["all.xlsx"]) == set(SECRET)
        assert found["parties.csv"]
        assert found["n.html"]
    else:
        assert not any(found.values()), found


def test_who_has_agreed_is_named_to_who_may_reveal(revealing, tmp_path):
    files = exported(revealing, tmp_path)
    assert all(AGREED in files[name] for name in ("parties.csv", "g.graphml", "n.html", "all.xlsx"))
    assert "Ratnawati datang lagi" in files["all.xlsx"]


def test_the_screen_of_who_may_reveal_still_shows_everybody(revealing):
    material = revealing.material.of(revealing.networks.all()[0].id, on_screen=True)
    assert "Watulingas" in msgspec.json.encode(material).decode()


def test_nobody_is_named_to_others_even_with_consent(revealing, tmp_path):
    settings = Settings(store=revealing.settings.store, user="test", language="en", role="analyst")
    with Workspace(settings) as space:
        for name, text in exported(space, tmp_path).items():
            assert leaks(text) == [], name
            assert AGREED not in text, name


def test_what_a_revealing_export_holds_loads_again(tmp_path):
    store = f"sqlite:///{tmp_path / 's.db'}"
    path = cases(tmp_path / "cases.xlsx", {"P1": "TRUE", "P2": "TRUE"})
    run = CliRunner()
    environment = {"SIMPUL_ROLE": "head", "SIMPUL_STORE": store}
    assert run.invoke(cli, ["load", str(path)], env=environment).exit_code == 0
    written = tmp_path / "out.xlsx"
    arguments = [
        "export",
        "all",
        "--format",
        "htcds",
        "-o",
        str(written),
        "--reveal",
        "membaca berkas 7",
    ]
    result = run.invoke(cli, arguments, env=environment)
    assert result.exit_code == 0, result.output
    rows = list(load(plan_load([written])))
    assert [issue for row in rows if row.rejected for issue in row.issues] == []
    names = sorted(mention.name for row in rows for mention in row.mentions)
    assert names == ["Darmawan Lasut"] * 3 + ["Marlina Watulingas"] + ["Ratnawati Lasut"] * 2
    assert {m.consent for row in rows for m in row.mentions if m.role == "korban"} == {True}


def test_a_party_who_was_a_victim_without_consent_is_shown_as_a_party_only(tmp_path):
    store = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(
        Settings(
            store=store, user="t", language="en", role="head", reveal=True, reason="test of names"
        )
    ) as space:
        sheets = {
            "Case": [{"case_id": "1"}, {"case_id": "2"}],
            "Person": [
                {"person_id": who, "prs_FirstName": name}
                for who, name in (("P1", "Yunus"), ("P2", "Budi"))
            ],
            "VictimContext": [{"case_id": "1", "person_id": "P1"}],
            "ConnectedPersonOrOrganisation": [
                {"case_id": "1", "person_id": "P2", "type": "perekrut"},
                {"case_id": "2", "person_id": "P2", "type": "perekrut"},
                {"case_id": "2", "person_id": "P1", "type": "penampung"},
            ],
        }
        space.intake.load(
            space.intake.plan([workbook(tmp_path / "b.xlsx", sheets)]),
            rejects=tmp_path / "rejected",
        )
        space.linker.link()
        network = space.networks.all()[0]
        yunus = next(party for party in network.parties if space.store.find(party).name == "Yunus")
        assert yunus in network.victims
        files, shown = space.material.case_files(), space.material.of(network.id)
        assert yunus not in shown.network.victims
        assert shown.role_codes(yunus) == ("penampung",)
        assert all(
            "Yunus" not in mention.name for mention in files.mentions if mention.role == "korban"
        )
        assert "korban" in space.material.of(network.id, on_screen=True).role_codes(yunus)
