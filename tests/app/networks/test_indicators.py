"""Indicators for those who ask: nothing tells who a victim is, or that a party is one, and every
form says the same.
"""

import csv
import io
import json

import msgspec
import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.settings import Settings
from app.wording.indicators import sentence
from app.workspace import Workspace
from graph.model import Batch, Identifier
from graph.resolution.resolver import resolve
from graph.schema import Audience, RelationshipKind, Scheme
from graph.stores import open_store
from loaders.formulas import guard
from tests.graph.analysis.findings.indicators.complaints import (
    Complaints,
    account,
    address,
    by_name,
    nik,
    passport,
)
from tests.graph.analysis.findings.indicators.indicator_cases import paying
from tests.offices.ids import IDS

PHONE = "+6281234567890"
VICTIM_PHONE = "+6281399887766"
SECRETS = (
    "Marlina",
    "Watulingas",
    nik(9, woman=True),
    "81399887766",
    "9988-7766",
    "C7654321",
    "rahasia",
)
HOSTILE = "=HYPERLINK(1) [red]<script>alert(1)</script>"
REVEALING = {"role": "head", "reveal": True, "reason": "house test"}


def office(told: Complaints, *, yunus_was_a_victim: bool = True) -> None:
    """Three complaints about Yunus and Budi; Marlina is a victim of two, Yunus of the third."""
    for number, regency in (("c_1", "Sigi"), ("c_2", "Poso"), ("c_3", "Donggala")):
        told.case(
            number,
            regency=regency,
            village="Rahasia",
            country="KH",
            reported_on="2024-02-01",
            visa="wisata",
            categories=("penahanan paspor", "gaji tidak dibayar"),
            narrative="Marlina Watulingas dari desa rahasia dipukul dan disekap.",
            extra={
                "narrative: money": "5 juta [10-16] IDR 5000000 debt",
                "catatan": "hubungi 081399887766",
            },
        )
        told.party(number, "Budi", "perekrut_lapangan", nik=nik(1), phone=PHONE)
        told.party(number, HOSTILE, "penampung", address("jalan melati 5"), phone=PHONE)
    for number in ("c_1", "c_2"):
        yunus = told.party(number, "Yunus", "perekrut_kerabat", account(), nik=nik(3))
        marlina = told.victim(
            number,
            "Marlina Watulingas",
            address("jalan melati 5"),
            passport("C7654321"),
            Identifier(scheme=Scheme.PHONE, value=VICTIM_PHONE),
            nik=nik(9, woman=True),
            born_on="1985-01-01",
            extra={"vic_MethodsOfControl": "DebtBondage"},
        )
        told.link(RelationshipKind.PAID, marlina, account(), amount=2_000_000.0, currency="IDR")
        told.link(RelationshipKind.RELATED_TO, yunus, marlina)
        told.link(RelationshipKind.RECRUITED, yunus, marlina)
    if yunus_was_a_victim:
        victim = told.victim(
            "c_3",
            "Yunus",
            id="m_zzz",
            age=16,
            nik=nik(3),
            sex="f",
            extra={
                "vic_MethodsOfControl": "SexualAbuse",
                "vic_RelationshipToTrafficker": "Familial",
            },
        )
        told.link(RelationshipKind.RECRUITED, told.mentions[4], victim)
        told.link(RelationshipKind.HARBOURED, told.mentions[5], victim)


def stored(folder, told: Complaints | None = None, **options) -> str:
    folder.mkdir(exist_ok=True)
    uri = f"sqlite:///{folder / 's.db'}"
    if told is None:
        told = Complaints()
        office(told, **options)
    with open_store(uri, ids=IDS) as store:
        said = told.stated()
        cases = tuple(told.cases.values())
        store.put(Batch(cases=cases, mentions=tuple(told.mentions), statements=said))
        store.save_resolution(
            resolve(store.ids, cases, told.mentions, said, linker=by_name).resolved
        )
    return uri


def asked(uri: str, **settings) -> Workspace:
    return Workspace(Settings(store=uri, user="ani", language="en", **settings))


def report(uri: str, **settings):
    with asked(uri, **settings) as space:
        (network,) = space.networks.all()
        return space.indicators.of(network.id)


@pytest.fixture
def uri(tmp_path) -> str:
    return stored(tmp_path)


def run(uri: str, *arguments: str, code: int = 0, language: str = "en"):
    environment = {
        "SIMPUL_STORE": uri,
        "SIMPUL_LANGUAGE": language,
        "COLUMNS": "300",
    }
    result = CliRunner().invoke(cli, ["indicators", *arguments], env=environment)
    assert result.exit_code == code, (result.output, result.exception)
    return result


@pytest.mark.parametrize("audience", list(Audience))
def test_that_a_party_is_a_victim_too_changes_nothing_for_who_may_not_know(tmp_path, audience):
    both, party = (
        report(stored(tmp_path / name, yunus_was_a_victim=said), audience=audience)
        for name, said in (("both", True), ("party", False))
    )
    assert msgspec.json.encode(both.findings) == msgspec.json.encode(party.findings)
    assert both.names == party.names


def test_who_may_see_it_is_told_more(tmp_path):
    both, party = (
        report(stored(tmp_path / name, yunus_was_a_victim=said), **REVEALING)
        for name, said in (("both", True), ("party", False))
    )
    assert both.findings != party.findings
    assert any(case.child for case in both.findings.cases)


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("format", ["table", "json", "csv"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_printed_tells_who_the_victim_is(uri, audience, format, language):
    with asked(uri) as space:
        (network,) = space.networks.all()
    for arguments in ((), (network.id,)):
        shown = run(
            uri, *arguments, "--audience", audience, "--format", format, language=language
        ).output
        assert shown
        assert [secret for secret in SECRETS if secret.lower() in shown.lower()] == []


def test_identifiers_of_a_victim_fire_for_nobody_who_may_not_see_them(uri):
    masked, revealed = report(uri), report(uri, **REVEALING)
    assert "I17" not in {each.code for each in masked.findings.fired}
    assert "I17" in {each.code for each in revealed.findings.fired}


def test_what_singles_out_a_victim_stays_inside(uri):
    inside, partner, public = (report(uri, audience=each) for each in Audience)
    assert any(each.of_victim for each in inside.findings.fired)
    for each in (partner, public):
        assert not any(fired.of_victim for fired in each.findings.fired)


def test_the_public_is_told_nothing_of_what_narratives_say_and_no_number(uri):
    found = report(uri, audience=Audience.PUBLIC)
    assert not any(fact.extracted for case in found.findings.cases for fact in case.facts)
    assert not {"I2", "I3"} & {each.code for each in found.findings.fired}
    assert "Budi" not in found.names.values()


def test_codes_that_an_office_chose_of_a_victim_are_told_without_a_name(uri):
    found = report(uri)
    assert {fact.code for fact in found.findings.cases[0].facts} >= {
        "debt",
        "documents_retained",
        "unpaid",
    }


def test_hostile_names_stay_text_and_no_spreadsheet_runs_them(uri):
    with asked(uri) as space:
        (network,) = space.networks.all()
    assert HOSTILE in run(uri, network.id, "--format", "json").output.replace('\\"', '"')
    rows = list(csv.DictReader(io.StringIO(run(uri, network.id, "--format", "csv").output)))
    assert any(row["text"].startswith(f"'{HOSTILE}") for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert "[red]" in run(uri, network.id).output


def test_every_form_tells_the_same(uri):
    with asked(uri) as space:
        (network,) = space.networks.all()
        found = space.indicators.of(network.id)
        said = [sentence(each, found.names, space.wording) for each in found.findings.fired]
    as_json = json.loads(run(uri, network.id, "--format", "json").output)
    assert [each["text"] for each in as_json["fired"]] == said
    assert as_json["priority"] == round(sum(each["points"] for each in as_json["parts"]), 2)
    assert {each["code"] for each in as_json["not_computable"]} == {
        each.code for each in found.findings.missing
    }
    rows = list(csv.DictReader(io.StringIO(run(uri, network.id, "--format", "csv").output)))
    assert [row["text"] for row in rows if row["status"] == "fired"] == [
        guard(each) for each in said
    ]
    (listed,) = json.loads(run(uri, "--format", "json").output)
    assert listed["priority"] == as_json["priority"]


@pytest.mark.parametrize(("language", "told"), [("en", "never a verdict"), ("id", "bukan putusan")])
def test_it_says_that_it_is_no_verdict(uri, language, told):
    with asked(uri) as space:
        (network,) = space.networks.all()
    for arguments in ((), (network.id,)):
        assert told in run(uri, *arguments, language=language).output


def test_own_thresholds_are_taken_and_a_wrong_one_is_one_line(uri, tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text("I1: {min_cases: 99}\n", encoding="utf-8")
    assert "I1 " not in run(uri, "--thresholds", str(path), "--format", "csv").output
    path.write_text("I1:\n  min_case: 99\n", encoding="utf-8")
    error = run(uri, "--thresholds", str(path), code=1).exception
    assert str(error).startswith("ours.yaml, line 2: 'min_case' is not known in I1")


def test_the_bundled_thresholds_are_copied_to_be_edited_and_never_over_a_file(uri, tmp_path):
    path = tmp_path / "ours.yaml"
    assert run(uri, "--copy-thresholds", str(path)).output == f"{path}\n"
    assert "I18:" in path.read_text(encoding="utf-8")
    assert (
        run(uri, "--thresholds", str(path), "--format", "json").output
        == run(uri, "--format", "json").output
    )
    assert "is there already" in str(run(uri, "--copy-thresholds", str(path), code=1).exception)


def test_a_funnel_is_told_without_who_pays_into_it_or_holds_it(tmp_path):
    told = Complaints()
    paying(told, "Oka")
    uri = stored(tmp_path, told)
    (funnel,) = [each for each in report(uri).findings.fired if each.code == "I3"]
    assert (funnel.variant, funnel.params["families"], funnel.params["regencies"]) == (
        "nominee",
        3,
        3,
    )
    shown = run(uri, report(uri).network.id, "--format", "csv").output
    assert "received money from 3 unrelated families in 3 regencies (Rp 6,000,000)" in shown
    assert not [each for each in ("Oka", "Siti", "Wati", "Tina") if each in shown]


def test_an_unknown_network_and_an_empty_store_are_told_plainly(uri, tmp_path):
    assert "no network n_zz" in str(run(uri, "n_zz", code=1).exception)
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    assert "No network" in run(empty).output
    assert json.loads(run(empty, "--format", "json").output) == []
