"""The review in a real Chromium: two are joined, come apart again, and a contradiction is refused.

By mouse and key.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.settings import Settings
from app.workspace import Workspace
from graph.schema import Decision
from tests.browser.conftest import Served, keep, settled

pytestmark = pytest.mark.browser

REGISTER = (
    "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kabupaten;Jenis Kelamin\n"
    "K-1;05-01-2024;Hasanuddin Lamakarate;calo;081234567890;Kab. Sigi;Laki-laki\n"
    "K-1;05-01-2024;Ratna Wulandari;korban;085266667777;Kab. Sigi;Perempuan\n"
    "K-2;06-02-2024;Hasanuddin Lamakarate;calo;;Kab. Sigi;Laki-laki\n"
    "K-2;06-02-2024;Rahma Dewi;korban;085266668888;Kab. Sigi;Perempuan\n"
    "K-3;07-03-2024;Hasanudin Lamakarate;calo;085233334444;Kab. Sigi;Laki-laki\n"
)
"""The same name in three cases, and nothing that settles whether it is one person."""


@pytest.fixture
def store(tmp_path: Path) -> str:
    file = tmp_path / "register.csv"
    file.write_text(REGISTER, encoding="utf-8")
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
        space.linker.link()
    return uri


@pytest.fixture
def served(serve, store) -> Served:
    return serve(store, role="investigator")


def open_pairs(served: Served, browser: Browser, **options: object) -> Page:
    """The review, pair by pair: groups come first."""
    page = served.open(browser, "review", **options)
    page.get_by_text("Pasangan demi pasangan").first.click()
    settled(page)
    return page


def people(store: str) -> list[tuple[str, ...]]:
    """The cases of each person of that name."""
    with Workspace(Settings(store=store, user="test")) as space:
        found = space.store.search("lamakarate")
        return sorted(
            tuple(sorted(case.case.number for case in space.dossiers.of(hit.entity.id).cases))
            for hit in found
        )


def reason(page: Page, text: str) -> None:
    field = page.get_by_label("Alasan (disimpan bersama keputusan)")
    field.fill(text)
    field.press("Enter")
    settled(page)


def decide(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).first.click()
    settled(page)


def test_a_pair_is_shown_side_by_side_and_same_joins_it(served, store, browser):
    assert len(people(store)) == 3
    page = open_pairs(served, browser, color_scheme="light")
    page.get_by_text("Mengapa ditanyakan").first.wait_for()
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert "Hasanuddin Lamakarate" in shown and "Ratna" not in shown
    assert (
        page.locator("[data-testid=stImage] img")
        .first.get_attribute("src")
        .startswith("data:image/svg+xml")
    )
    keep(page, "review-pair")
    reason(page, "nomor mobil yang sama")
    decide(page, "Sama")
    page.get_by_text("Diputuskan: sama").wait_for()
    keep(page, "review-joined")
    assert len(people(store)) == 2
    with Workspace(Settings(store=store, user="test")) as space:
        (line,) = space.review.judgements()
        assert line.judgement.why == "nomor mobil yang sama"
        joined = space.store.find(line.left_entity)
    page.goto(f"{served.url}/entity?id={joined.id}")
    settled(page)
    page.get_by_text("Mengapa ini satu, dan dengan siapa mungkin sama").click()
    page.get_by_role("heading", name="Mengapa dianggap satu").wait_for()
    settled(page)
    assert page.get_by_text(f"{line.judgement.by} memutuskan pada").count() == 1
    keep(page, "review-joined-person")
    assert served.errors == []
    assert served.hosts == {served.url.split("/")[2]}


def test_keys_decide_and_undo_takes_two_apart_again(served, store, browser):
    before = people(store)
    page = open_pairs(served, browser, color_scheme="dark")
    page.get_by_text("Mengapa ditanyakan").first.wait_for()
    page.locator("[data-testid=stMain] h1").first.click()
    page.keyboard.press("s")
    page.get_by_text("Diputuskan: sama").wait_for()
    settled(page)
    assert len(people(store)) == len(before) - 1
    keep(page, "review-before-undo")
    page.locator("[data-testid=stMain] h1").first.click()
    page.keyboard.press("z")
    page.get_by_text("Ditarik kembali").wait_for()
    settled(page)
    keep(page, "review-undone")
    assert people(store) == before


def test_a_key_typed_into_the_reason_decides_nothing(served, store, browser):
    page = open_pairs(served, browser)
    field = page.get_by_label("Alasan (disimpan bersama keputusan)")
    field.click()
    page.keyboard.type("sudah diuji")
    page.wait_for_timeout(1500)
    settled(page)
    with Workspace(Settings(store=store, user="test")) as space:
        assert space.review.judgements() == ()
    assert field.input_value() == "sudah diuji"


def test_what_contradicts_another_reviewer_is_refused_with_what_stands_against_it(
    served, store, browser
):
    before = people(store)
    page = open_pairs(served, browser)
    page.get_by_text("Mengapa ditanyakan").first.wait_for()
    reason(page, "orangnya mirip")
    with Workspace(Settings(store=store, user="joko")) as space:
        pair = space.review.queue()[0]
        space.review.judge(
            pair.left_mention,
            pair.right_mention,
            Decision.NEGATIVE,
            "lahir di tahun lain",
            link=False,
        )
    decide(page, "Sama")
    page.get_by_text("Ditolak: bertentangan dengan keputusan sebelumnya").wait_for()
    settled(page)
    keep(page, "review-refused")
    assert people(store) == before
    with Workspace(Settings(store=store, user="test")) as space:
        assert [judgement.judgement.by for judgement in space.review.judgements()] == ["joko"]
    assert served.errors == []


def test_an_empty_queue_says_so(serve, browser, tmp_path: Path):
    page = serve(f"sqlite:///{tmp_path / 'new.db'}").open(browser, "review")
    page.get_by_text("Tidak ada pasangan yang menunggu ditinjau.").wait_for()
    keep(page, "review-empty")
