"""Leads as the workspace gives them and the command line prints them: what they say, and what they
must not tell.
"""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from app.cli import cli
from app.settings import Settings
from app.wording.leads import MOTIFS, common_sentence, motif_sentence
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.findings.link_prediction import SharedTrait
from graph.analysis.findings.motifs import Motif
from graph.errors import AccessDenied
from graph.model import (
    Batch,
    Case,
    Identifier,
    Locality,
    Mention,
    Source,
    SourceRef,
    identifier_statements,
)
from graph.model import make_statement as state
from graph.schema import Audience, RelationshipKind, Scheme
from tests.offices.commands import Run, runner
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE, OTHER_PHONE = "+6281234567890", "+6281234567891"
SHIP = Identifier(scheme=Scheme.TRIP, value="bukit siguntang|2024-03-12")
ACCOUNT = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:012345678901234")
PAYING = tuple(
    Identifier(scheme=Scheme.BANK_ACCOUNT, value=f"bri:11111111111111{n}") for n in range(3)
)
PROMISE = (
    "Kata {who}, di Riyadh ada kerja rumah tangga dengan gaji besar tanpa potongan, paspor dan"
    " tiket diurus semua, cukup bawa pakaian dan surat izin keluarga, berangkat minggu depan dari"
    " rumah singgah di belakang pasar"
)
VICTIMS = ("Sulastri Wahyuni", "Marlina Watulingas", "Ratnawati Lasut")


def at(who: Mention, *held: Identifier) -> Mention:
    return replace(who, identifiers=(*who.identifiers, *held))


def office() -> Batch:
    """Three cases of one network: Budi recruits in all, Rosna keeps the shelter of two and was a
    victim in the third.

    The victims of c_1 and c_2 took one ship; one victim of each case paid into Ani's account from
    an own one. All three tell one promise, c_1 and c_2 with the victims' and a sister's name in it.
    """
    cases = [
        Case(
            id=f"c_{n}",
            number=f"PGD/{n}",
            ref=SourceRef(source_id=f"f_{n}", row=n),
            reported_on=f"2024-0{n}-15",
            origin=Locality(regency=regency),
            destination=Locality(country="SA"),
            narrative=f"Pelapor menerangkan hal nomor {n}. {PROMISE.format(who=who)}",
        )
        for n, regency, who in (
            (1, "Sigi", VICTIMS[0]),
            (2, "Poso", "ibu yohana"),
            (3, "Poso", VICTIMS[2]),
        )
    ]
    victims = [
        at(
            mention(1, name, case=f"c_{n}", role="korban"),
            PAYING[n - 1],
            *([SHIP] if n < 3 else []),
        )
        for n, name in enumerate(VICTIMS, start=1)
    ]
    parties = [mention(2, "Budi Santoso", case=f"c_{n}", phone=PHONE) for n in (1, 2, 3)]
    rosna = [mention(3, "Rosna Lapasere", case=f"c_{n}", role="penampung", nik=NIK) for n in (1, 2)]
    dual = at(mention(3, "Rosna Lapasere", case="c_3", role="korban", nik=NIK), SHIP)
    ani = at(mention(4, "Ani Wijaya", case="c_3", role="pengantar", nik=OTHER_NIK), ACCOUNT)
    mentions = [*victims, *parties, *rosna, dual, ani]
    paid = [
        state(
            RelationshipKind.PAID,
            PAYING[n - 1],
            ACCOUNT,
            case_id=f"c_{n}",
            record=f"r_{n}",
            ref=SourceRef(source_id=f"f_{n}"),
            amount=5_000_000.0,
            currency="IDR",
        )
        for n in (1, 2, 3)
    ]
    return Batch(
        sources=tuple(Source(id=f"f_{n}", name=f"f{n}.xlsx", dataset=f"f{n}") for n in (1, 2, 3)),
        cases=tuple(cases),
        mentions=tuple(mentions),
        statements=(*(s for each in mentions for s in identifier_statements(each)), *paid),
    )


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="t")) as space:
        space.store.unmasked.put(office())
        space.linker.link()
    return uri


def opened(uri: str, **settings) -> Workspace:
    return Workspace(
        Settings(
            **{"store": uri, "user": "t", "role": "investigator", "language": "en", **settings}
        )
    )


REVEALED = {"reveal": True, "reason": "visit for case 7"}


@pytest.fixture
def run(uri: str) -> Run:
    return runner(SIMPUL_STORE=uri, SIMPUL_ROLE="investigator")


def only_network(space: Workspace) -> str:
    (network,) = space.networks.all()
    return network.id


# ---- what they say


def test_motifs_of_a_network_read_as_sentences_in_both_languages(run, uri):
    with opened(uri) as space:
        network = only_network(space)
    told = {
        load["code"]: load["text"]
        for load in json.loads(run("motifs", network, "-f", "json", SIMPUL_LANGUAGE="en").stdout)
    }
    assert told == {
        "shared_shelter": (
            "Rosna Lapasere is reported as keeping the shelter in 2 cases with 2 victims"
        ),
        "funnel_account": (
            "BRI 012345678901234 received money from 3 unrelated people, regencies: 2 (IDR"
            " 15,000,000); its holder, Ani Wijaya, is not named as a recruiter in those cases"
        ),
        "co_travel": "People of 2 cases travelled on BUKIT SIGUNTANG, 2024-03-12 (2 victims)",
    }
    indonesian = run("motifs", network, SIMPUL_LANGUAGE="id").output
    assert "Rosna Lapasere diadukan sebagai penampung dalam 2 kasus dengan 2 korban" in indonesian
    assert "pelaku" not in indonesian.casefold()


def test_a_script_shows_the_words_in_common_and_nobodys_name(run):
    (found,) = json.loads(run("scripts", "-f", "json", SIMPUL_LANGUAGE="en").stdout)
    assert found["cases"] == ["PGD/1", "PGD/2", "PGD/3"]
    assert found["offices"] == 3
    assert "kerja rumah tangga dengan gaji besar tanpa potongan" in found["passage"]
    for name in (*VICTIMS, "yohana", "riyadh"):
        for word in name.casefold().split():
            assert word not in found["passage"]


def test_likely_links_say_that_they_are_to_be_checked(run, uri):
    with opened(uri) as space:
        network = only_network(space)
    (found,) = json.loads(run("likely", network, "-f", "json", SIMPUL_LANGUAGE="en").stdout)
    assert {found["left_name"], found["right_name"]} == {"Rosna Lapasere", "Ani Wijaya"}
    assert found["status"] == "to_check"
    assert {each["code"] for each in found["reasons"]} == {"contacts", "same_script"}
    assert "guesses to be checked" in run("likely", network, SIMPUL_LANGUAGE="en").output
    with opened(uri) as space:
        before = space.store.revision()
        space.leads.links(network)
        assert space.store.revision() == before


def test_a_store_without_networks_or_texts_says_so(tmp_path):
    with opened(f"sqlite:///{tmp_path / 'empty.db'}") as space:
        assert space.leads.scripts() == ()
    environment = {
        "SIMPUL_STORE": f"sqlite:///{tmp_path / 'empty.db'}",
        "SIMPUL_LANGUAGE": "en",
    }
    assert "No two cases" in CliRunner().invoke(cli, ["scripts"], env=environment).output
    for command in ("likely", "motifs"):
        result = CliRunner().invoke(cli, [command, "n_0"], env=environment)
        assert result.exit_code != 0
        assert "list them with" in str(result.exception)


def test_every_motif_has_a_word_and_a_code_nobody_knows_is_shown(uri):
    with opened(uri) as space:
        view = space.leads.motifs(only_network(space))
        assert {motif.code for motif in view.motifs} <= set(MOTIFS)
        assert motif_sentence(Motif(code="new"), view, Wording("en")).startswith("new")
        links = space.leads.links(only_network(space))
        assert common_sentence(SharedTrait(code="new", points=0.0), links, Wording("en")) == "new"


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    bad = [
        replace(mention, names=('=HYPERLINK("x")',))
        if mention.name.startswith("Rosna")
        else mention
        for mention in office().mentions
    ]
    with Workspace(Settings(store=uri, user="t")) as space:
        space.store.unmasked.put(replace(office(), mentions=tuple(bad)))
        space.linker.link()
        network = only_network(space)
    environment = {"SIMPUL_STORE": uri, "SIMPUL_LANGUAGE": "en"}
    for command in ("likely", "motifs"):
        printed = CliRunner().invoke(cli, [command, network, "-f", "csv"], env=environment).stdout
        assert "HYPERLINK" in printed
        assert not [
            cell
            for row in printed.splitlines()
            for cell in row.split(",")
            if cell.startswith(("=", '"='))
        ]


# ---- what they must not tell


@pytest.mark.parametrize("audience", ["internal", "partner"])
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_no_victims_name_or_own_number_is_printed(run, uri, audience, form):
    with opened(uri) as space:
        network = only_network(space)
        ids = space.store.unmasked.ids
    printed = [
        run(*command, "-f", form, "--audience", audience).output
        for command in (("motifs", network), ("likely", network), ("scripts",))
    ]
    for text in printed:
        for secret in (
            *VICTIMS,
            *(name.split()[0] for name in VICTIMS),
            "yohana",
            "11111111111111",
        ):
            assert secret.casefold() not in text.casefold()
    for each in PAYING:
        assert ids.identifier(each) not in "".join(printed)


def test_that_rosna_was_a_victim_shows_neither_in_words_nor_by_difference(uri):
    """What is told of her is the same for one who may see victims, and her case as a victim is told
    of nobody else.
    """
    with opened(uri) as hidden, opened(uri, **REVEALED) as revealed:
        network = only_network(hidden)
        rosna = hidden.store.find("Rosna Lapasere").id
        assert "c_3" in {
            each.end for each in revealed.material.read_evidence(network).parts_of[rosna]
        }
        masked, whole = hidden.leads.motifs(network).motifs, revealed.leads.motifs(network).motifs
        assert [(each.code, each.cases, dict(each.params)) for each in masked] == [
            (each.code, each.cases, dict(each.params)) for each in whole
        ]
        for each in masked:
            if rosna in {member for ids in each.members.values() for member in ids}:
                assert each.cases == ("c_1", "c_2")
                assert rosna not in each.members.get("victim", ())
        assert hidden.leads.links(network).links == revealed.leads.links(network).links


def test_the_words_in_common_do_not_leave_the_house(uri):
    for audience, shown in ((Audience.INTERNAL, True), (Audience.PARTNER, False)):
        with opened(uri, audience=audience) as space:
            (found,) = space.leads.scripts()
            assert bool(found.passage) is shown
            assert all(not case.narrative for case in found.cases)


def test_the_public_is_told_no_guess_and_nobodys_kin(run, uri):
    with opened(uri, audience=Audience.PUBLIC) as space:
        network = only_network(space)
        with pytest.raises(AccessDenied, match="guesses"):
            space.leads.links(network)
        with pytest.raises(AccessDenied, match="guesses"):
            space.leads.scripts()
        motifs = space.leads.motifs(network).motifs
        assert {motif.code for motif in motifs} == {"shared_shelter"}
    printed = run("motifs", network, "--audience", "public").output
    assert "R.L." in printed
    assert "Rosna" not in printed
