"""Editions are made as their audience is told, stay as they were, and tell of no victim."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.briefing.model import document_json, read_document
from app.briefing.writing import Asked, BriefingFormat, document_of
from app.networks.networks import Networks
from app.packs.editions import (
    EditionOrder,
    changes_of,
    edition_bytes,
    file_name_of,
    headings_of,
    make_edition,
    preview,
    printed,
    write_edition,
)
from app.packs.making import PackOrder, make_pack, pack_bytes
from app.packs.verifying import verify_pack
from app.workspace import Workspace
from graph.errors import AccessDenied, InvalidValue, NotFound
from graph.work.briefings import TextPart
from tests.app.access.leaks import office
from tests.app.access.leaks.office import network_of
from tests.app.access.leaks.searching import found_in
from tests.app.access.twins.asking import standing_clock
from tests.app.access.twins.twin_files import COLUMNS
from tests.offices.logs import acts

DAY = "2026-01-01"
LI = EditionOrder(form="laporan_informasi", date=DAY)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return office.fill(tmp_path_factory.mktemp("editions"))


@pytest.fixture
def settings(filled, tmp_path):
    """The office in a store of its own for each test."""
    kept = filled.store.removeprefix("sqlite:///")
    path = tmp_path / "s.db"
    path.write_bytes(Path(kept).read_bytes())
    return filled.override(store=f"sqlite:///{path}")


@pytest.fixture
def space(settings):
    with Workspace(settings) as opened:
        yield opened


def approved(settings, edition):
    with Workspace(settings.override(user="budi")) as other:
        other.editions.approve(edition.lineage)


def test_an_edition_is_a_draft_until_another_account_approves_it(space, settings):
    edition = make_edition(space, network_of(space).id, LI)
    assert printed(space, edition.lineage).document.is_draft
    with pytest.raises(AccessDenied, match="another account"):
        space.editions.approve(edition.lineage)
    approved(settings, edition)
    document = printed(space, edition.lineage).document
    assert (document.is_draft, document.edition) == (False, "1")


def test_an_edition_stays_as_it_was_whatever_comes_since(space):
    network = network_of(space)
    edition = make_edition(space, network.id, LI)
    before = printed(space, edition.lineage).document
    space.texts.add(network, TextPart.JUDGEMENT, "Since then we know more")
    assert printed(space, edition.lineage).document == before
    after = preview(space, network.id, LI)
    assert after != before


def test_editions_of_two_audiences_are_not_compared(space):
    network = network_of(space)
    inside = make_edition(space, network.id, EditionOrder(form="ringkasan_jaringan", date=DAY))
    order = EditionOrder(form="ringkasan_mitra", audience="partner", date=DAY)
    abroad = make_edition(space, network.id, order)
    with pytest.raises(InvalidValue, match="one series"):
        changes_of(space, inside.lineage, abroad.lineage)


def test_who_reveals_makes_the_very_edition_that_others_make(space, settings):
    made = preview(space, network_of(space).id, LI)
    with Workspace(settings.override(reveal=True, reason="house visit", user="kepala")) as head:
        assert preview(head, network_of(head).id, LI) == made
        kept = make_edition(head, network_of(head).id, LI)
    assert read_document(kept.content.encode()) == made
    needles = office.needles("internal", settings)
    assert found_in("edition", kept.content.encode(), needles) == []


def test_a_receiver_has_a_numbered_copy_and_no_more_copies_there_are(space, tmp_path):
    order = EditionOrder(form="laporan_informasi", date=DAY, distribution=("Polda", "Kejati"))
    edition = make_edition(space, network_of(space).id, order)
    document = printed(space, edition.lineage, copy=2).document
    assert (document.copy_number, document.distribution) == ("2/2", ("Polda", "Kejati"))
    for copy in (-1, 3):
        with pytest.raises(InvalidValue, match="no copy"):
            printed(space, edition.lineage, copy=copy)
    path = write_edition(space, edition.lineage, tmp_path / "e.html", BriefingFormat.HTML, copy=1)
    assert path.stat().st_mode & 0o077 == 0


def test_writing_an_edition_is_logged_for_whom_it_is_made(space):
    order = EditionOrder(form="ringkasan_mitra", audience="partner", date=DAY)
    edition = make_edition(space, network_of(space).id, order)
    before = acts(space.store.unmasked.audit())
    edition_bytes(space, edition.lineage, BriefingFormat.HTML, "x.html")
    (entry,) = acts(space.store.unmasked.audit())[len(before) :]
    assert (entry.action, entry.by) == ("briefing", "ani")
    assert "audience=partner" in entry.reason


def test_a_preview_is_not_logged_and_is_made_for_nobody_wider(space, settings):
    network = network_of(space).id
    before = len(acts(space.store.unmasked.audit()))
    preview(space, network, LI)
    assert len(acts(space.store.unmasked.audit())) == before
    with Workspace(settings.for_audience("partner")) as abroad:
        found = max(Networks(abroad.store, settings).all(), key=lambda one: len(one.cases))
        with pytest.raises(AccessDenied, match="internal"):
            preview(abroad, found.id, LI)
        with pytest.raises(AccessDenied):
            make_edition(abroad, found.id, EditionOrder(form="ringkasan_mitra", audience="partner"))


def test_what_is_no_form_or_not_for_this_audience_is_refused(space):
    network = network_of(space).id
    with pytest.raises(NotFound):
        preview(space, network, EditionOrder(form="laporan_polisi"))
    with pytest.raises(InvalidValue, match="not made for this audience"):
        preview(space, network, EditionOrder(form="laporan_informasi", audience="public"))


# ---- packs


def test_a_pack_holds_the_briefing_and_every_export_and_fits(space, tmp_path):
    order = PackOrder(purpose="LP/B/12", date=DAY)
    path = make_pack(space, network_of(space).id, tmp_path / "pack.zip", order)
    assert path.stat().st_mode & 0o077 == 0
    verified = verify_pack(path)
    assert verified.problems == ()
    kinds = {file.name.split("/")[0] for file in verified.manifest.files}
    assert kinds == {"briefing", "exports"}
    (made,) = [
        entry for entry in acts(space.store.unmasked.audit()) if "format=pack" in entry.reason
    ]
    assert verified.manifest.log == f"{made.number}:{made.digest}"


def test_the_same_state_gives_the_same_pack_to_the_byte(settings, tmp_path):
    store = settings.store.removeprefix("sqlite:///")
    content = Path(store).read_bytes()
    made = []
    for name in ("one", "two"):
        (tmp_path / f"{name}.db").write_bytes(content)
        given = settings.override(store=f"sqlite:///{tmp_path / f'{name}.db'}")
        with standing_clock(), Workspace(given) as opened:
            order = PackOrder(purpose="LP/B/12", date=DAY)
            made.append(pack_bytes(opened, network_of(opened).id, "pack.zip", order))
    assert made[0] == made[1]


def test_a_pack_for_others_names_no_account_id_or_victim(settings, tmp_path):
    with Workspace(settings.for_audience("public")) as abroad:
        order = PackOrder(purpose=f"asked by {office.VICTIM['Nama']}", date=DAY)
        network_id = network_of(abroad).id
        path = make_pack(abroad, network_id, tmp_path / "pack.zip", order)
    manifest = verify_pack(path).manifest
    assert (manifest.network, manifest.made_by, manifest.audience) == ("network", "", "public")
    assert office.VICTIM["Nama"] not in manifest.purpose
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if network_id in name]


def test_a_pack_says_what_it_is_for(space, tmp_path):
    with pytest.raises(InvalidValue, match="purpose"):
        make_pack(space, network_of(space).id, tmp_path / "p.zip", PackOrder(" ", DAY))
    assert not (tmp_path / "p.zip").exists()


def test_what_changed_is_told_with_its_reason_and_nothing_else(space):
    network = network_of(space)
    first = make_edition(space, network.id, LI)
    assert changes_of(space, first.lineage)[1:] == (None, ())
    space.texts.add(network, TextPart.JUDGEMENT, "Since then we know more")
    second = make_edition(space, network.id, LI)
    _edition, before, found = changes_of(space, second.lineage)
    assert before == first
    (change,) = found
    assert change.reason == "written"
    assert "Since then we know more" in change.after.text


# ---- of which case


def numbers_of(space):
    return sorted(space.store.case_numbers(network_of(space).cases).values())


def test_editions_of_two_cases_are_two_reports_and_not_states_of_one(space, tmp_path):
    network = network_of(space)
    fields = {"unit": "Ditreskrimum", "number": "R/LI-1/XI/2026"}
    one, other = (
        make_edition(
            space,
            network.id,
            EditionOrder(form="laporan_informasi", date=DAY, case=case, fields=fields),
        )
        for case in numbers_of(space)[:2]
    )
    assert (one.number, other.number) == (1, 1)
    assert changes_of(space, other.lineage)[1:] == (None, ())
    with pytest.raises(InvalidValue, match="cases"):
        changes_of(space, other.lineage, one.lineage)
    headings = headings_of(space, [one, other])
    said = [(found.case, found.number, found.unit) for found in headings.values()]
    assert said == [
        (case, "Nomor: R/LI-1/XI/2026", "Ditreskrimum") for case in numbers_of(space)[:2]
    ]
    names = {file_name_of(kept, headings[kept.lineage], "pdf") for kept in (one, other)}
    assert len(names) == 2
    again = make_edition(
        space, network.id, EditionOrder(form="laporan_informasi", date=DAY, case=other.case)
    )
    assert again.number == 2


# ---- a party who is called like somebody protected

NAMESAKE = office.KEEPER["Nama"]


@pytest.fixture
def with_namesake(settings, tmp_path):
    """The office, with a victim of another case who is called like one of its parties."""
    victim = {"Nama": NAMESAKE, "Peran": "korban", "No. HP": "081277649999"}
    content = io.StringIO()
    writer = csv.DictWriter(content, COLUMNS, restval="", delimiter=";")
    writer.writeheader()
    for person in (victim, {"Nama": "Ngatinem Soloaji", "Peran": "calo"}):
        writer.writerow({"Nomor Pengaduan": "K-105", "Tanggal Pengaduan": "06-03-2025", **person})
    source = tmp_path / "more.csv"
    source.write_text(content.getvalue(), encoding="utf-8")
    with Workspace(settings) as space:
        space.intake.load(space.intake.plan([source]), rejects=tmp_path / "rejected")
        space.linker.link()
    return settings


def all_texts(document):
    return document_json(document).decode()


@pytest.mark.parametrize("form", ["laporan_informasi", "matriks_unsur", "ringkasan_jaringan"])
def test_an_edition_says_what_its_preview_said_word_for_word(with_namesake, form):
    with Workspace(with_namesake) as space:
        network = network_of(space)
        for entity in (office.VICTIM["Nama"], NAMESAKE):
            space.texts.add(network, TextPart.JUDGEMENT, f"{entity} menangis")
        fields = {"unit": f"Ditreskrimum {office.VICTIM['Nama']}"}
        order = EditionOrder(
            form=form,
            date=DAY,
            fields=fields if form != "ringkasan_jaringan" else {},
            handling=f"not to {office.VICTIM['Nama']}",
            distribution=("Polda", office.VICTIM["Nama"]),
        )
        shown = preview(space, network.id, order)
        edition = make_edition(space, network.id, order)
        made = printed(space, edition.lineage).document
        assert replace(made, edition="") == shown
        assert space.editions.get(edition.lineage).latest.is_whole
        asked = Asked(form=form, date=DAY, fields=dict(order.fields), handling=order.handling)
        written = document_of(space, network.id, asked, is_logged=False)
        assert replace(written, distribution=shown.distribution) == shown
        said = all_texts(shown)
        assert office.VICTIM["Nama"] not in said
        assert NAMESAKE in said
        assert f"{NAMESAKE} menangis" not in said
        assert "2 teks memuat nama" in shown.handling or not order.fields


def test_an_edition_loses_a_victim_who_came_to_be_known_and_keeps_the_party(settings, tmp_path):
    name = "Sukmawati Tololiu"
    with Workspace(settings) as space:
        order = EditionOrder(form="laporan_informasi", date=DAY, fields={"unit": f"Unit {name}"})
        edition = make_edition(space, network_of(space).id, order)
        assert name in all_texts(printed(space, edition.lineage).document)
    source = tmp_path / "more.csv"
    source.write_text(
        "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran\n"
        f"K-105;06-03-2025;{name};korban\nK-105;06-03-2025;{NAMESAKE};korban\n"
    )
    with Workspace(settings) as space:
        space.intake.load(space.intake.plan([source]), rejects=tmp_path / "rejected")
        space.linker.link()
        said = all_texts(printed(space, edition.lineage).document)
    assert name not in said
    assert NAMESAKE in said
