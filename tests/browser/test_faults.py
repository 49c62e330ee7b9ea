"""Faults that were found by trying the screens as a new user: each in a real Chromium, gone."""

import pytest
from playwright.sync_api import Page

from app.settings import Settings
from app.workspace import Workspace
from tests.browser.conftest import Served, settled
from tests.browser.pages import back, choose_row, forward
from tests.browser.test_screens import heading
from tests.offices import namesakes

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> str:
    return namesakes.fill(tmp_path_factory.mktemp("namesakes"))


@pytest.fixture(scope="module")
def served(serve, store) -> Served:
    return serve(store)


@pytest.fixture(scope="module")
def networks(store) -> list[str]:
    with Workspace(Settings(store=store, user="test")) as space:
        return [network.id for network in space.networks.all()]


@pytest.fixture(scope="module")
def jamals(store) -> list[str]:
    with Workspace(Settings(store=store, user="test")) as space:
        return sorted(hit.entity.id for hit in space.store.search(namesakes.NAME))


def options_of(page: Page, label: str) -> list[str]:
    """What a list offers."""
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option").first.wait_for()
    told = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    return told


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def go_to(page: Page, title: str) -> None:
    page.locator("[data-testid=stSidebarNavLink]", has_text=title).click()
    settled(page)


def shown_id(page: Page) -> str:
    return page.url.partition("id=")[2]


def test_each_of_three_namesakes_is_found_in_the_picture(served, browser, networks, jamals):
    page = served.open(browser, f"network?id={networks[0]}")
    page.wait_for_function("() => window.simpulCanvas !== undefined")
    offered = [told for told in options_of(page, "Cari di gambar") if namesakes.NAME in told]
    assert len(set(offered)) == 3
    found = set()
    for option in offered:
        choose(page, "Cari di gambar", option)
        found.update(page.evaluate("() => window.simpulCanvas.network.getSelectedNodes()"))
    assert sorted(found) == jamals


def test_each_of_three_namesakes_can_be_taken_away(served, browser, networks):
    page = served.open(browser, f"network?id={networks[0]}")
    page.get_by_role("tab", name="Andaikan").click()
    settled(page)
    offered = [
        told for told in options_of(page, "Pihak yang diandaikan tidak ada") if "Jamal" in told
    ]
    assert len(set(offered)) == 3
    for option in offered:
        choose(page, "Pihak yang diandaikan tidak ada", option)
    chosen = page.locator("[data-testid=stMultiSelect] [data-tag-index], [data-baseweb=tag]")
    assert chosen.count() == 3
    assert "4 → 1" in page.locator("[data-testid=stMain]").inner_text()


def test_every_pick_of_the_chooser_is_shown_and_back_and_forward_walk_them(
    served, browser, networks
):
    page = served.open(browser, f"network?id={networks[0]}")
    offered = options_of(page, "Jaringan")
    for place in (1, 2, 0, 2, 1):
        choose(page, "Jaringan", offered[place])
        assert shown_id(page) == networks[place]
        assert heading(page).split(" ")[-1] in offered[place]
    for place in (2, 0, 2, 1, 0):
        back(page)
        assert shown_id(page) == networks[place]
        assert heading(page).split(" ")[-1] in offered[place]
    forward(page)
    assert shown_id(page) == networks[1]
    assert heading(page).split(" ")[-1] in offered[1]
    page.wait_for_timeout(1500)
    assert shown_id(page) == networks[1]


def test_back_from_a_party_leads_to_the_network_it_was_opened_from(served, browser, networks):
    page = served.open(browser)
    go_to(page, "Semua jaringan")
    choose_row(page, 0)
    page.wait_for_url("**/network?id=n_**")
    settled(page)
    opened = page.url
    title = heading(page)
    choose_row(page, 0)
    page.wait_for_url("**/entity?id=e_**")
    settled(page)
    party = page.url
    back(page)
    assert page.url == opened
    assert heading(page) == title
    back(page)
    assert page.url.endswith("/networks")
    forward(page)
    forward(page)
    assert page.url == party


def test_back_from_a_page_that_chose_for_itself_leads_to_the_page_before(served, browser):
    page = served.open(browser)
    go_to(page, "Semua jaringan")
    go_to(page, "Satu jaringan")
    assert "/network?id=" in page.url
    back(page)
    assert page.url.endswith("/networks")
    back(page)
    assert page.url == f"{served.url}/"


@pytest.mark.parametrize("unknown", ["n_doesnotexist", "e_doesnotexist"])
def test_an_unknown_network_is_not_another(served, browser, unknown):
    page = served.open(browser, f"network?id={unknown}")
    page.get_by_text("Tidak ada jaringan dengan id ini").wait_for()
    assert heading(page) == "Jaringan"
    assert page.locator("[data-testid=stDataFrame]").count() == 0
    assert page.get_by_role("table").count() == 0


def test_showing_names_without_a_reason_says_that_one_is_needed(serve, browser, store):
    page = serve(store, role="head").open(browser)
    page.get_by_text("Tampilkan nama", exact=True).click()
    page.get_by_role("button", name="Tampilkan nama korban").click()
    page.get_by_text("Katakan alasannya").wait_for()
    assert page.get_by_text("Korban disamarkan.").count() == 1


def test_page_says_its_language_and_its_title_in_both(served, browser):
    page = served.open(browser, "networks")
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.title() == "Semua jaringan · Simpul"
    page.get_by_text("English").click()
    settled(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "All networks · Simpul"
    assert page.request.get(page.url).text().lstrip().find('<html lang="id">') > 0


def test_one_of_three_namesakes_is_watched(served, browser, store, jamals):
    page = served.open(browser, "changes")
    page.get_by_role("textbox", name="Apa yang dipantau").fill(namesakes.NAME)
    page.get_by_label("Mengapa", exact=True).fill("uji")
    page.get_by_role("button", name="Pantau", exact=True).click()
    settled(page)
    label = "Ada beberapa yang bernama demikian: yang mana?"
    offered = options_of(page, label)
    assert len(set(offered)) == 3
    choose(page, label, offered[2])
    page.get_by_role("button", name="Pantau yang ini").click()
    settled(page)
    page.get_by_text("dipantau: Muhammad Jamal").wait_for()
    with Workspace(Settings(store=store, user="test")) as space:
        (line,) = space.watchlist.items().lines
    assert line.entity_id in jamals


def test_a_table_ends_where_its_data_end_or_in_the_middle_of_a_row(serve, browser, sample_store):
    page = serve(sample_store).open(browser, "networks")
    with Workspace(Settings(store=sample_store, user="test")) as space:
        rows = len(space.networks.all())
    box = page.get_by_role("table").first.bounding_box()
    assert rows > 3
    assert box["height"] >= 30 * rows
    assert box["height"] <= 30 * rows + 60


def test_what_cannot_be_loaded_yet_is_not_promised(serve, browser, tmp_path):
    file = tmp_path / "lama.csv"
    rows = [f"ADU/{n:03}/2024;Umar Contoh;0812345678{n:02}" for n in range(1, 7)]
    file.write_text("\n".join(["Perkara;Siapa;Kontak", *rows]), encoding="utf-8")
    page = serve(f"sqlite:///{tmp_path / 'new.db'}", mappings=str(tmp_path / "saved")).open(
        browser, "load"
    )
    page.locator("input[type=file]").set_input_files(str(file))
    settled(page)
    page.get_by_text("simpan di bawah, lalu berkas dapat dimuat").wait_for()
    page.get_by_text("Belum ada yang dapat dimuat").wait_for()
    assert page.get_by_role("button", name="Muat", exact=True).is_disabled()
    page.get_by_role("button", name="Simpan untuk berkas seperti ini").click()
    page.get_by_text("Dibaca dengan pemetaan tersimpan").wait_for()
    settled(page)
    assert page.get_by_role("button", name="Muat", exact=True).is_enabled()


TURNING = "\u202e"
TURNED = """() => {
  const texts = [document.title, document.body.innerText];
  for (const part of document.querySelectorAll("[title], [aria-label], [placeholder], input")) {
    texts.push(part.title, part.ariaLabel, part.placeholder, part.value);
  }
  const nodes = window.simpulCanvas ? window.simpulCanvas.nodes.get() : [];
  texts.push(...nodes.flatMap((node) => [node.label, node.title]));
  return texts.filter((text) => /[\\u202a-\\u202e\\u2066-\\u2069]/.test(text ?? ""));
}"""
"""What a page says with a sign in it that turns the reading around."""


def test_a_sign_that_turns_the_reading_around_is_on_no_page(serve, browser, tmp_path):
    file = tmp_path / "aduan.csv"
    head = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kabupaten"
    rows = [
        f"K-{number}{TURNING};05-01-2024;{name} {TURNING}lamaJ;{role};{phone};Buol{TURNING}"
        for number in (1, 2)
        for name, role, phone in (("Budi", "calo", "081234567890"), ("Ani", "sponsor", ""))
    ]
    file.write_text("\n".join((head, *rows)), encoding="utf-8")
    uri = f"sqlite:///{tmp_path / 'turned.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
        space.linker.link()
        (network,) = space.networks.all()
    page = serve(uri).open(browser)
    paths = ("", "networks", f"network?id={network.id}", "find?q=lamaj", "find?q=%E2%80%AE")
    for path in (*paths, f"entity?id={network.parties[0]}", f"entity?id={network.cases[0]}"):
        page.goto(f"{page.url.split('?')[0].rsplit('/', 1)[0]}/{path}")
        settled(page)
        if path.startswith(("network?", "entity?id=e_")):
            assert heading(page).endswith(" lamaJ")
        assert page.evaluate(TURNED) == []


def find(page: Page, text: str) -> None:
    """Type into the one box of the page."""
    box = page.get_by_role("textbox", name="Cari")
    box.fill(text)
    box.press("Enter")
    page.wait_for_url("**/find?*")
    settled(page)


def test_what_is_asked_for_and_what_is_shown_are_one_after_back_too(served, browser, networks):
    page = served.open(browser, f"network?id={networks[0]}")
    find(page, "djamal")
    assert "q=djamal" in page.url
    assert page.get_by_text("3 ditemukan").count() == 1
    find(page, "dewi prasetio")
    assert page.get_by_text("1 ditemukan").count() == 1
    back(page)
    assert "q=djamal" in page.url
    assert page.get_by_role("textbox", name="Cari").input_value() == "djamal"
    assert page.get_by_text("3 ditemukan").count() == 1
    back(page)
    assert shown_id(page) == networks[0]
    forward(page)
    assert page.get_by_role("textbox", name="Cari").input_value() == "djamal"


def test_nothing_found_stands_alone(served, browser, networks):
    page = served.open(browser, f"network?id={networks[0]}")
    choose_row(page, 0)
    page.wait_for_url("**/entity?id=e_**")
    settled(page)
    find(page, "Tiada Siapapun Zulkarnainqq")
    page.get_by_text("Tidak ada yang ditemukan dengan ini").wait_for()
    assert page.get_by_text("Sumber", exact=True).count() == 0
    assert page.locator("[data-testid=stDataFrame]").count() == 0
    assert page.get_by_role("table").count() == 0


@pytest.mark.parametrize("unknown", ["e_doesnotexist", "c_0"])
def test_an_unknown_id_shows_nobody(served, browser, jamals, unknown):
    page = served.open(browser, f"entity?id={jamals[0]}")
    page.goto(f"{served.url}/entity?id={unknown}")
    settled(page)
    page.get_by_text("Tidak ada yang dikenal dengan id ini").wait_for()
    assert page.locator("[data-testid=stDataFrame]").count() == 0
    assert page.get_by_role("table").count() == 0


def test_each_of_three_namesakes_is_opened(served, browser, jamals):
    page = served.open(browser)
    opened = set()
    for row in range(3):
        find(page, namesakes.NAME)
        choose_row(page, row=row)
        page.get_by_role("button", name="Buka", exact=True).click()
        page.wait_for_url("**/entity?*")
        settled(page)
        opened.add(shown_id(page))
        assert heading(page) == namesakes.NAME
    assert sorted(opened) == jamals


def test_a_list_says_which_of_its_lines_are_known(served, browser):
    page = served.open(browser, "find")
    page.get_by_text("Periksa sebuah daftar").click()
    field = page.get_by_label("Nama atau nomor, satu per baris")
    field.fill("Muh. Djamal\n0812 4444 0001\nSiti Rahasia\n08990000000")
    page.get_by_role("button", name="Periksa", exact=True).click()
    settled(page)
    page.get_by_text("2 dari 4 baris dikenal").wait_for()
