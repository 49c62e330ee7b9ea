"""The page of a case: who may see it, and its victims by name for some minutes."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.settings import Settings
from app.views.cases import revealing
from app.workspace import Workspace
from graph.handlings import CaseHandling
from tests.app.views.test_views import written

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kronologi"
ROWS = (
    "A-1;01-03-2025;Bambang Wijaya;calo;081211110001;",
    "A-1;01-03-2025;Ratna Wulandari;korban;081299990001;Ratna dijanjikan gaji.",
)
VICTIM = "Ratna Wulandari"


@pytest.fixture
def uri(tmp_path: Path) -> str:
    path = tmp_path / "cases.csv"
    path.write_text("\n".join((HEAD, *ROWS)) + "\n", encoding="utf-8")
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="ani", role="head")) as space:
        space.intake.load_and_link(space.intake.plan([path]), rejects=tmp_path)
    return uri


def draw(uri: str, monkeypatch, **who: str) -> AppTest:
    given = {"store": uri, "user": "ani", "role": "handler", "language": "en", **who}

    def page(given: dict) -> None:
        from app.settings import Settings
        from app.views import entity, session
        from app.workspace import Workspace

        session.settings = lambda: Settings(**given)
        with Workspace(Settings(**given)) as space:
            entity.show(space)

    from app.views import session

    # the page puts its own in its place, which this takes back
    monkeypatch.setattr(session, "settings", session.settings)
    with Workspace(Settings(**given)) as space:
        case = space.store.case("A-1").id
    test = AppTest.from_function(page, kwargs={"given": given}, default_timeout=60)
    test.query_params["id"] = case
    return run(test)


def run(test: AppTest) -> AppTest:
    test.run()
    assert [error.value for error in test.exception] == []
    return test


def press(test: AppTest, label: str) -> AppTest:
    (button,) = [one for one in test.button if one.label == label]
    button.click()
    return run(test)


def labels(test: AppTest) -> set[str]:
    return {button.label for button in test.button}


def fill(test: AppTest, label: str, text: str) -> None:
    (field,) = [one for one in test.text_input if one.label == label]
    field.set_value(text)


def test_names_are_shown_for_some_minutes_and_go_by_themselves(uri, monkeypatch):
    screen = draw(uri, monkeypatch)
    assert VICTIM not in written(screen)
    assert "Print this page" in labels(screen)
    fill(screen, "Reason (it is logged)", "interview on Monday")
    shown = press(screen, "Show names")
    assert VICTIM in written(shown)
    assert "Print this page" not in labels(shown)
    assert VICTIM in written(run(shown))
    now = revealing.time.monotonic()
    monkeypatch.setattr(revealing.time, "monotonic", lambda: now + 60 * revealing.FIRST + 1)
    gone = run(run(shown))
    assert VICTIM not in written(gone)
    assert "Print this page" in labels(gone)


def test_names_are_masked_again_at_once(uri, monkeypatch):
    screen = draw(uri, monkeypatch)
    fill(screen, "Reason (it is logged)", "interview on Monday")
    shown = press(screen, "Show names")
    assert VICTIM not in written(press(shown, "Mask again"))


def test_a_reason_in_words_is_asked_for(uri, monkeypatch):
    screen = press(draw(uri, monkeypatch), "Show names")
    assert VICTIM not in written(screen)
    assert any("a reason in words" in error.value for error in screen.error)


@pytest.mark.parametrize("role", ["analyst", "briefing", "approver"])
def test_who_may_neither_reveal_nor_handle_is_offered_neither(uri, monkeypatch, role):
    offered = labels(draw(uri, monkeypatch, role=role))
    assert not offered & {"Show names", "Change who may see it"}


def test_who_may_see_a_case_is_changed_on_its_page(uri, monkeypatch):
    screen = draw(uri, monkeypatch)
    (state,) = screen.radio
    state.set_value(CaseHandling.SEALED)
    fill(screen, "Accounts, with commas between; yours is always among them", "budi, citra")
    fill(screen, "Why (whoever may see the case reads it)", "a colleague is named")
    changed = press(screen, "Change who may see it")
    assert "Who may see this case: sealed" in {one.label for one in changed.expander}
    with Workspace(Settings(store=uri, user="ani", role="handler")) as space:
        handling = space.handlings.of("A-1").handling
    assert (handling.state, handling.named) == (CaseHandling.SEALED, ("ani", "budi", "citra"))
    with Workspace(Settings(store=uri, user="joko", role="head")) as space:
        assert space.store.newest_cases(5) == ()
