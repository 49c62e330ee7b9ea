"""Groups in a real Chromium: answered and split by mouse and by key, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.settings import Settings
from app.workspace import Workspace
from tests.browser.conftest import Served, keep, settled
from tests.browser.pages import choose_row
from tests.offices.handful import cases_of, fill, member_in, reviewing

pytestmark = pytest.mark.browser

APART = [("K-1",), ("K-2",), ("K-3",), ("K-4",)]
WORDS = {
    "id": (
        "Semua sama",
        "Sesuai pembagian",
        "Tidak ada yang sama",
        "Ditarik kembali",
        "satu orang?",
    ),
    "en": ("All the same", "As split", "None the same", "Taken back", "one person?"),
}
DECIDED = {"id": "Diputuskan: {answer}", "en": "Decided: {answer}"}


@pytest.fixture
def store(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    fill(uri, tmp_path)
    return uri


@pytest.fixture(params=list(WORDS))
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def served(serve, store, language) -> Served:
    return serve(store, role="investigator", language=language)


def people(store: str) -> list[tuple[str, ...]]:
    with Workspace(Settings(store=store, user="test")) as space:
        return cases_of(space, "lamakarate")


def numbers(store: str, *cases: str) -> list[int]:
    """The rows of the first card that these cases stand in."""
    with reviewing(store) as space:
        group = space.groups.groups()[0]
        return [group.ids.index(member_in(space, group.id, case)) + 1 for case in cases]


def click(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).first.click()
    settled(page)


def decided(page: Page, language: str, answer: str) -> None:
    """Wait until the page says that this was decided; fail with what it says instead."""
    told = page.get_by_test_id("stAlert")
    expect(told.filter(has_text=DECIDED[language].format(answer=answer))).to_be_visible(
        timeout=60_000
    )
    settled(page)


def press(page: Page, key: str) -> None:
    page.locator("[data-testid=stMain] h1").first.click()
    page.keyboard.press(key)
    settled(page)


def test_a_group_is_split_by_mouse_and_by_the_keys_of_its_rows(served, store, browser, language):
    same, split, _none, taken_back, question = WORDS[language]
    one, other, alone = numbers(store, "K-2", "K-4", "K-3")
    page = served.open(browser, "review", color_scheme="light")
    page.get_by_text(question).first.wait_for()
    keep(page, f"groups-{language}")
    # by mouse: the letter B in the row of K-2
    rows = page.locator("[data-testid=stButtonGroup]").filter(has_text="A")
    letters = rows.filter(has=page.get_by_role("radio", name="B", exact=True))
    letters.nth(one - 1).get_by_role("radio", name="B", exact=True).click()
    settled(page)
    # by key: K-4 to B as well, and K-3 to C
    press(page, str(other))
    press(page, str(alone))
    press(page, str(alone))
    keep(page, f"groups-split-{language}")
    assert page.get_by_role("button", name=same).first.is_disabled()
    click(page, split)
    decided(page, language, split)
    assert people(store) == [("K-1",), ("K-2", "K-4"), ("K-3",)]
    keep(page, f"groups-decided-{language}")
    press(page, "z")
    page.get_by_text(taken_back).wait_for()
    assert people(store) == APART
    assert served.errors == []
    assert served.hosts == {served.url.split("/")[2]}


def test_keys_answer_skip_and_undo(served, store, browser, language):
    same, _split, none, taken_back, question = WORDS[language]
    page = served.open(browser, "review", color_scheme="dark")
    page.get_by_text(question).first.wait_for()
    press(page, "n")
    page.get_by_role("heading", name="Jamal Tandra").wait_for()
    press(page, "n")
    press(page, "s")
    decided(page, language, same)
    assert people(store) == [("K-1", "K-2", "K-3", "K-4")]
    page.get_by_role("heading", name="Jamal Tandra").wait_for()
    keep(page, f"groups-same-dark-{language}")
    press(page, "z")
    page.get_by_text(taken_back).wait_for()
    assert people(store) == APART
    press(page, "d")
    decided(page, language, none)
    assert people(store) == APART
    with reviewing(store) as space:
        assert len(space.review.judgements()) == 6
        assert len(space.groups.groups()) == 1
    keep(page, f"groups-none-dark-{language}")
    assert served.errors == []


def test_two_are_told_apart_by_mouse(served, store, browser, language):
    page = served.open(browser, "review")
    page.get_by_text(WORDS[language][4]).first.wait_for()
    apart = {"id": "Bukan kedua ini", "en": "Not these two"}[language]
    click(page, apart)
    decided(page, language, apart)
    with reviewing(store) as space:
        assert len(space.review.judgements()) == 1
        assert len(space.groups.groups()) == 2
    keep(page, f"groups-apart-{language}")
    page.get_by_role("heading", name="Lamakarate").wait_for()
    assert served.errors == []


def test_a_digit_typed_into_the_reason_splits_nothing(served, store, browser, language):
    page = served.open(browser, "review")
    field = page.get_by_label(
        {"id": "Alasan (disimpan bersama keputusan)", "en": "Reason (kept with the decision)"}[
            language
        ]
    )
    field.click()
    page.keyboard.type("2 saksi, s n d x 34")
    page.wait_for_timeout(1500)
    settled(page)
    with reviewing(store) as space:
        assert space.review.judgements() == ()
    assert page.get_by_role("button", name=WORDS[language][1]).first.is_disabled()
    assert field.input_value() == "2 saksi, s n d x 34"


def test_a_network_leads_to_the_card_of_a_group(served, store, browser, language):
    page = served.open(browser, "network")
    told = {"id": "keputusan akan memastikan siapa", "en": "would settle who"}[language]
    page.get_by_text(told).first.click()
    settled(page)
    keep(page, f"network-undecided-{language}")
    choose_row(page)
    page.wait_for_url("**/review?id=g_**")
    page.get_by_text(WORDS[language][4]).first.wait_for()
    assert served.errors == []
