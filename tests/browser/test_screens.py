"""The screens in a real Chromium.

They open, say the truth in both languages, and leak and ask nothing.
"""

import csv
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Page

from app.settings import Settings
from app.workspace import Workspace
from graph.stores import open_store
from tests.browser.conftest import Served, settled
from tests.browser.pages import back, choose_row

pytestmark = pytest.mark.browser

PAGES = (
    "overview",
    "find",
    "networks",
    "network",
    "explorer",
    "work",
    "briefing",
    "disclosures",
    "entity",
    "changes",
    "review",
    "due",
    "load",
    "log",
)
HOSTILE = (
    '<img src=x onerror=alert("xss")></script><script>alert(1)</script> href http://evil.example'
    " www.evil.example"
)


@pytest.fixture(scope="module")
def served(serve, sample_store) -> Served:
    return serve(sample_store)


@pytest.fixture(scope="module")
def served_to_head(serve, sample_store) -> Served:
    """For whom every page is offered."""
    return serve(sample_store, role="head")


def heading(page: Page) -> str:
    return page.locator("[data-testid=stMain] h1").first.inner_text()


def picked(page: Page, kind: str) -> tuple[float, float]:
    """Where on the page a node of the picture stands."""
    page.wait_for_function("() => window.simpulCanvas !== undefined")
    return page.evaluate(
        """(kind) => {
          const { network, nodes } = window.simpulCanvas;
          const id = nodes.getIds().find((node) => node.startsWith(kind));
          network.moveTo({ position: network.getPosition(id), scale: 1.2 });
          const at = network.canvasToDOM(network.getPosition(id));
          const box = network.canvas.frame.getBoundingClientRect();
          return [box.left + at.x, box.top + at.y];
        }""",
        kind,
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_opens_in_both_languages_and_asks_no_other_host(
    served_to_head, browser, language
):
    served = served_to_head
    page = served.open(browser)
    if language == "en":
        page.get_by_text("English").click()
        settled(page)
    titles = set()
    for number in range(len(PAGES)):
        page.locator("[data-testid=stSidebarNavLink]").nth(number).click()
        settled(page)
        assert page.locator("[data-testid=stException]").count() == 0
        titles.add(heading(page))
    expected = {"id": {"Ikhtisar", "Muat berkas"}, "en": {"Overview", "Load files"}}
    assert expected[language] <= titles
    assert served.hosts == {served.url.split("/")[2]}
    assert served.errors == []


def test_a_click_on_a_node_says_what_it_is(served, browser):
    page = served.open(browser, "network")
    x, y = picked(page, "c_")
    page.mouse.click(x, y)
    page.get_by_role("button", name="Buka", exact=True).wait_for()


def test_rows_lead_from_a_network_to_a_party_and_on_and_back_leads_back(served, browser):
    page = served.open(browser, "network")
    choose_row(page, 0)
    page.wait_for_url("**/entity?id=e_**")
    settled(page)
    party = page.url
    choose_row(page, 0)
    page.wait_for_url("**/entity?id=c_**")
    settled(page)
    assert page.get_by_text("Disebut di dalamnya").count() == 1
    back(page)
    assert page.url == party
    assert page.get_by_text("Disebut di dalamnya").count() == 0


def test_what_is_found_in_the_picture_is_shown_beside_it(served, browser):
    page = served.open(browser, "network")
    page.wait_for_function("() => window.simpulCanvas !== undefined")
    page.get_by_label("Cari di gambar").click()
    page.keyboard.type("korban")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Buka", exact=True).wait_for()
    assert page.evaluate("() => window.simpulCanvas.network.getSelectedNodes().length") == 1


def test_no_victim_is_named_on_any_page_until_revealed(served, browser, sample_store):
    with Workspace(
        Settings(store=sample_store, role="head", reveal=True, reason="test of names", user="test")
    ) as space:
        network = space.networks.all()[0]
        names = [
            entity.name
            for entity in space.store.entities(network.victims).values()
            if len(entity.name) > 6
        ]
    page = served.open(browser, "network")
    page.wait_for_function("() => window.simpulCanvas !== undefined")
    drawn = page.evaluate(
        "() => JSON.stringify(window.simpulCanvas.nodes.get().map((node) => node.label))"
    )
    shown = page.locator("body").inner_text() + drawn
    assert names
    assert [name for name in names if name in shown] == []
    assert "Korban" in drawn


def test_an_analyst_is_told_who_may_reveal_and_gets_no_field_for_it(served, browser):
    page = served.open(browser)
    page.get_by_text("Tampilkan nama", exact=True).click()
    page.get_by_text("Peran Anda tidak boleh menampilkan nama").wait_for()
    assert page.get_by_role("button", name="Tampilkan nama korban").count() == 0
    assert page.get_by_text("Korban disamarkan.").count() == 1


def test_a_head_of_office_reveals_for_a_reason_and_masks_again(serve, browser, sample_store):
    page = serve(sample_store, role="head").open(browser)
    page.get_by_text("Tampilkan nama", exact=True).click()
    page.get_by_label("Alasan (dicatat)").fill("kunjungan rumah")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Tampilkan nama korban").click()
    page.get_by_text("kunjungan rumah").wait_for()
    page.get_by_role("button", name="Samarkan korban kembali").click()
    page.get_by_text("Korban disamarkan.").wait_for()


def test_hostile_names_stay_text(serve, browser, tmp_path: Path):
    file = tmp_path / "hostile.csv"
    with file.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(["Nomor Pengaduan", "Tanggal Pengaduan", "Nama", "Peran", "No. HP"])
        for number in (1, 2):
            writer.writerow(
                [f"K-{number} {HOSTILE}", "2024-01-05", f"{HOSTILE} Budi", "calo", "081234567890"]
            )
            writer.writerow(
                [f"K-{number} {HOSTILE}", "2024-01-05", f"{HOSTILE} Ani", "sponsor", "081234567891"]
            )
    uri = f"sqlite:///{tmp_path / 'hostile.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
        space.linker.link()
        assert len(space.networks.all()) == 1
    served = serve(uri)
    page = served.open(browser)
    for title in ("Ikhtisar", "Semua jaringan", "Satu jaringan", "Cari"):
        page.locator("[data-testid=stSidebarNavLink]", has_text=title).click()
        settled(page)
        if title == "Satu jaringan":
            x, y = picked(page, "e_")
            page.mouse.move(x, y)
            page.wait_for_timeout(600)
            page.mouse.click(x, y)
            page.wait_for_timeout(1500)
        if title == "Cari":
            page.locator("[data-testid=stMain] input[type=text]").first.fill("budi")
            page.keyboard.press("Enter")
            settled(page)
            choose_row(page, 0)
            page.get_by_role("button", name="Buka", exact=True).click()
            page.wait_for_url("**/entity?*")
            settled(page)
            assert "onerror" in page.locator("[data-testid=stMain]").inner_text()
        assert page.locator("[data-testid=stMain] img[src='x']").count() == 0
        assert page.locator("a[href*='evil']").count() == 0
    assert served.dialogs == []
    assert served.hosts == {served.url.split("/")[2]}


def test_uploading_a_file_previews_loads_and_counts(serve, browser, tmp_path: Path):
    file = tmp_path / "aduan.csv"
    file.write_text(
        "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP\n"
        "K-1;05-01-2024;Budi Santoso;calo;081234567890\n"
        ";05-01-2024;Ani;calo;081234567890\n",
        encoding="utf-8",
    )
    served = serve(f"sqlite:///{tmp_path / 'new.db'}")
    page = served.open(browser, "load")
    page.locator("input[type=file]").set_input_files(str(file))
    settled(page)
    page.get_by_role("button", name="Muat", exact=True, disabled=False).click()
    page.get_by_text("Yang dimuat").wait_for()
    settled(page)
    assert page.get_by_text("aduan.csv.rejected.csv").count() >= 1


def test_a_draft_is_seen_nowhere_until_it_is_accepted_and_says_what_was_seen_before(
    serve, browser, tmp_path: Path
):
    known = tmp_path / "lama.csv"
    head = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP\n"
    known.write_text(head + "K-1;05-01-2024;Budi Santoso;calo;081234567890\n", encoding="utf-8")
    uri = f"sqlite:///{tmp_path / 'drafts.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([known]), rejects=tmp_path / "rejected")
        space.linker.link()
    file = tmp_path / "baru.csv"
    rows = (
        "N-1;05-02-2024;Eko Tandra;calo;081234567890\nN-1;05-02-2024;Siti"
        " Rahasia;korban;085255556666\n"
    )
    file.write_text(head + rows, encoding="utf-8")
    page = serve(uri, drafts=str(tmp_path / "drafts")).open(browser, "load")
    page.locator("input[type=file]").set_input_files(str(file))
    settled(page)
    page.get_by_label("Tujuan (dicatat)").fill("penilaian aduan")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Simpan sebagai draf").click()
    page.get_by_text("Yang akan terjadi bila draf diterima").wait_for()
    settled(page)
    assert page.get_by_text("Pernah terlihat sebelumnya").count() == 1
    assert page.get_by_text("Siti Rahasia").count() == 0
    with Workspace(Settings(store=uri, user="test")) as space:
        assert space.store.counts().cases == 1
    page.get_by_role("button", name="Terima").click()
    page.get_by_role("button", name="Muat draf").click()
    page.get_by_text("Yang dimuat").wait_for()
    settled(page)
    assert page.get_by_text("Draf yang menunggu").count() == 0
    assert page.get_by_text("Pernah terlihat sebelumnya").count() == 1
    with Workspace(Settings(store=uri, user="test")) as space:
        assert len(space.networks.all()) == 1
        assert space.intake.loads()[-1].record.grounds.purpose == "penilaian aduan"


def test_a_draft_is_thrown_away_after_asking(serve, browser, tmp_path: Path):
    file = tmp_path / "baru.csv"
    file.write_text("Nomor Pengaduan;Nama;Peran\nN-1;Eko Tandra;calo\n", encoding="utf-8")
    settings = {"store": f"sqlite:///{tmp_path / 'thrown.db'}", "drafts": str(tmp_path / "drafts")}
    with Workspace(Settings(user="test", **settings)) as space:
        space.intake.stage(space.intake.plan([file]), rejects=tmp_path / "rejected")
    page = serve(**settings).open(browser, "load")
    page.get_by_text("Draf yang menunggu").wait_for()
    page.get_by_role("button", name="Buang", exact=True).click()
    page.get_by_role("button", name="Buang draf").click()
    page.get_by_text("Draf yang menunggu").wait_for(state="detached")
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_file_that_cannot_be_read_yet_is_corrected_saved_and_loaded(
    serve, browser, tmp_path: Path
):
    file = tmp_path / "lama.csv"
    names = ("Umar", "Budi", "Ani", "Hasan", "Rina", "Joko")
    rows = [f"ADU/{n:03}/2024;{names[n - 1]} Contoh;0812345678{n:02}" for n in range(1, 7)]
    file.write_text("\n".join(["Perkara;Siapa;Kontak", *rows]), encoding="utf-8")
    page = serve(f"sqlite:///{tmp_path / 'new.db'}", mappings=str(tmp_path / "saved")).open(
        browser, "load"
    )
    page.locator("input[type=file]").set_input_files(str(file))
    settled(page)
    page.get_by_text("Mohon diperiksa").wait_for()
    page.get_by_role("combobox", name="Siapa").fill("Pihak yang diadukan: nama")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Simpan untuk berkas seperti ini").click()
    page.get_by_text("Dibaca dengan pemetaan tersimpan").wait_for()
    assert [path.name for path in (tmp_path / "saved").iterdir()] == ["lama.mapping.yaml"]
    page.get_by_role("button", name="Muat", exact=True, disabled=False).click()
    page.get_by_text("Yang dimuat").wait_for()
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 'new.db'}", user="test")) as space:
        assert space.store.counts().cases == 6
        assert [hit.entity.name for hit in space.store.search("umar contoh")] == ["Umar Contoh"]


def test_evidence_is_named_its_case_and_read_as_what_it_is(serve, browser, tmp_path: Path):
    register = tmp_path / "register.csv"
    register.write_text(
        "Nomor Pengaduan,Tanggal Pengaduan,Nama Korban,Pihak Diadukan 1,HP Pihak Diadukan 1\n"
        "001/2026,10/04/2026,Siti Contoh,Budi Contoh,081299990001\n"
    )
    calls = tmp_path / "hp.csv"
    calls.write_text("Number,Type,Date,Duration\n081299990001,Outgoing,2026-03-01 10:00,65\n")
    served = serve(f"sqlite:///{tmp_path / 's.db'}")
    page = served.open(browser, "load")
    page.locator("input[type=file]").set_input_files(str(register))
    page.get_by_role("button", name="Muat", exact=True, disabled=False).click()
    page.get_by_text("Yang dimuat").wait_for()
    settled(page)
    page.wait_for_function("() => document.querySelectorAll('input[type=file]').length === 1")
    page.locator("input[type=file]").set_input_files(str(calls))
    owner = page.get_by_role("textbox", name="Telepon atau rekening siapa")
    owner.fill("0812 3456 7890")
    owner.press("Enter")
    page.get_by_text("catatan panggilan", exact=False).first.wait_for()
    case = page.get_by_role("textbox", name="Kasus tempat bukti ini")
    case.fill("001/2026")
    case.press("Enter")
    settled(page)
    page.get_by_role("button", name="Muat", exact=True, disabled=False).click()
    page.get_by_text("Yang dimuat").wait_for()
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        assert store.counts().cases == 1
        assert store.counts().relationships["CALLED"] == 1
    assert served.errors == []


def test_a_table_of_a_database_is_looked_at_and_loaded(serve, browser, tmp_path: Path):
    office = sqlite3.connect(tmp_path / "office.db")
    office.execute(
        "CREATE TABLE pengaduan (nomor_pengaduan TEXT, tanggal_pengaduan TEXT, nama_korban TEXT)"
    )
    office.execute("INSERT INTO pengaduan VALUES ('7/2026', '2026-03-01', 'Siti Contoh')")
    office.commit()
    office.close()
    served = serve(f"sqlite:///{tmp_path / 's.db'}", sources=f"sqlite:///{tmp_path / 'office.db'}")
    page = served.open(browser, "load")
    page.get_by_text("Dari basis data").click()
    table = page.get_by_label("Tabel", exact=True)
    table.fill("pengaduan")
    table.press("Enter")
    page.get_by_text("office.db (pengaduan)").first.wait_for()
    page.get_by_role("button", name="Muat", exact=True, disabled=False).click()
    page.get_by_text("Yang dimuat").wait_for()
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        assert [case.number for case in store.cases()] == ["7/2026"]
    assert served.errors == []
