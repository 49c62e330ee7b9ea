"""What differs between two editions tells nobody that a party was a victim elsewhere."""

import csv
import io
import re
from pathlib import Path

import pytest

from app.packs.differences import differences
from app.packs.editions import EditionOrder, changes_of, make_edition, preview
from app.workspace import Workspace
from tests.app.access.leaks import office
from tests.app.access.leaks.office import network_of
from tests.app.access.twins.twin_files import COLUMNS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
_ID = re.compile(r"[a-z]_[0-9a-f]{18,20}")
DAY = "2026-01-01"
FORMS = {
    "internal": ("ringkasan_jaringan", "laporan_informasi", "asesmen_pihak", "matriks_unsur"),
    "partner": ("ringkasan_mitra",),
    "public": ("ringkasan_publik",),
}
CASE = {
    **{"Nomor Pengaduan": "K-201", "Tanggal Pengaduan": "07-04-2025", "Kantor": "BP3MI Sulteng"},
    **{"Kabupaten": "Kab. Poso", "Negara Tujuan": "Malaysia"},
}
OTHER_PARTY = {**CASE, "Nama": "Zulkarnaen Moidadi", "Peran": "sponsor"}
TOLD = {**CASE, "Nama": office.KEEPER["Nama"], "No. HP": office.KEEPER["No. HP"]}
SILENT = {**CASE, "Nama": "Wilhelmina Tobondo", "No. HP": "081277649999"}


def load(settings, folder: Path, victim):
    """Load one more case, in which somebody is a victim, and link."""
    content = io.StringIO()
    writer = csv.DictWriter(content, COLUMNS, restval="", delimiter=";")
    writer.writeheader()
    writer.writerows(({**victim, "Peran": "korban", "Persetujuan": "tidak"}, OTHER_PARTY))
    folder.mkdir()
    (folder / "more.csv").write_text(content.getvalue(), encoding="utf-8")
    with Workspace(settings) as space:
        space.intake.load(space.intake.plan([folder]), rejects=folder / "rejected")
        space.linker.link()


def changed(settings, folder: Path, victim):
    """By audience and form what changed when a case of this victim came."""
    orders = [
        EditionOrder(form=form, audience=audience, date=DAY)
        for audience, forms in FORMS.items()
        for form in forms
    ]
    with Workspace(settings) as space:
        for order in orders:
            make_edition(space, network_of(space).id, order)
    load(settings, folder, victim)
    found = {}
    with Workspace(settings) as space:
        for order in orders:
            edition = make_edition(space, network_of(space).id, order)
            _edition, before, made = changes_of(space, edition.lineage)
            if edition.number > 1:
                assert before is not None
            found[order.audience, order.form] = (
                [(change.change, change.reason, change.heading, change.cases) for change in made],
                edition.content,
            )
    return found


def _said(change):
    """What it said and says, without ids, which each store makes by a key of its own."""
    said = [sentence.text for sentence in (change.before, change.after) if sentence]
    return [_ID.sub("…", text) for text in said]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same office twice: the keeper was a victim elsewhere, and somebody unknown was."""
    found = {}
    for name, victim in (("told", TOLD), ("silent", SILENT)):
        folder = tmp_path_factory.mktemp(name)
        found[name] = changed(office.fill(folder), folder / "later", victim)
    return found


@pytest.mark.parametrize(
    ("audience", "form"), [(audience, form) for audience in FORMS for form in FORMS[audience]]
)
def test_two_editions_differ_alike_whether_a_party_became_a_victim_or_somebody_else(
    both, audience, form
):
    told, silent = both["told"][audience, form], both["silent"][audience, form]
    assert told[0] == silent[0]


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_what_two_audiences_are_told_differs_in_no_word_of_a_victim(tmp_path, audience):
    settings = office.fill(tmp_path)
    needles = [row[key] for row in office.PROTECTED for key in ("Nama", "No. HP") if key in row]
    with Workspace(settings) as space:
        network = network_of(space).id
        order = EditionOrder(form="ringkasan_jaringan", date=DAY)
        inside = preview(space, network, order)
        outside = preview(space, network, EditionOrder(order.form, audience, DAY))
    found = differences(inside, outside)
    assert found
    said = " ".join(
        sentence.text for one in found for sentence in (one.before, one.after) if sentence
    )
    assert [needle for needle in needles if needle in said] == []


def test_the_edition_is_made_of_more_than_its_head(both):
    for found in both["told"].values():
        assert len(found[1]) > 1_000
