"""Screens in each role: what it may not do is not offered, and nothing breaks."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.access.policy import current_account
from app.access.rights import Right, roles_with
from app.settings import Settings
from app.workspace import Workspace
from graph.schema import VIEWER_ROLES, Audience
from graph.stores import open_store
from tests.app.views.drawn import frames
from tests.app.views.test_views import PAGES, VIEWS, written
from tests.offices import alike

MAIN = Path(__file__).parents[3] / "app" / "main.py"
VICTIM = "Ratna Wulandari"


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("roles")
    given = {"role": "investigator", "drafts": str(folder / "drafts")}
    with Workspace(Settings(store=f"sqlite:///{folder / 's.db'}", user="ani", **given)) as space:
        alike.fill(space)
        cases = folder / "cases.csv"
        cases.write_text("Nomor Pengaduan;Nama;Peran\nN-1;Budi Santoso;calo\n", encoding="utf-8")
        space.intake.stage(space.intake.plan([cases]), rejects=folder)
        space.watchlist.watch("081299998888", "on a poster")
    return folder


def draw(office: Path, view: str, **given: object) -> AppTest:
    def page(module: str, given: dict) -> None:
        from importlib import import_module

        from app.settings import Settings
        from app.workspace import Workspace

        with Workspace(Settings(language="en", user="ani", **given)) as space:
            import_module(f"app.views.{module}").show(space)

    facts = {"store": f"sqlite:///{office / 's.db'}", "drafts": str(office / "drafts"), **given}
    asked = {"module": PAGES.get(view, view), "given": facts}
    test = AppTest.from_function(page, kwargs=asked, default_timeout=60).run()
    said = [error.value for error in test.exception]
    if facts["role"] in roles_with(Right.READ):
        assert said == []
    else:
        assert all("may not" in error for error in said)
        assert not any(name in written(test) for name in told_of(office))
    return test


def told_of(office: Path) -> set[str]:
    """What every page that reads a store tells some of: names, numbers of cases, and files."""
    with open_store(f"sqlite:///{office / 's.db'}") as store:
        names = {entity.name for entity in store.entities() if len(entity.name) > 3}
        return names | {source.name for source in store.sources()} | {"cases.csv"}


def offered(test: AppTest) -> set[str]:
    kinds = ("button", "download_button", "file_uploader")
    labels = {element.proto.label for kind in kinds for element in test.get(kind)}
    return {label for label in labels if label}


@pytest.mark.slow
@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("role", VIEWER_ROLES)
@pytest.mark.parametrize("view", VIEWS)
def test_no_page_breaks_in_any_role(office, view, role, audience):
    draw(office, view, role=role, audience=audience)


@pytest.mark.slow
@pytest.mark.parametrize("role", VIEWER_ROLES)
@pytest.mark.parametrize(
    ("view", "right", "labels"),
    [
        ("load", Right.LOAD, {"Load the draft", "Throw it away"}),
        ("changes", Right.WATCH, {"Watch"}),
        ("review", Right.REVIEW, {"Same", "Different", "All the same", "As split"}),
        ("network", Right.EXPORT, {"CSV", "GraphML"}),
    ],
)
def test_what_a_role_may_not_do_is_not_offered(office, view, right, labels, role):
    shown = offered(draw(office, view, role=role))
    if role in roles_with(right):
        assert labels & shown, shown
    else:
        assert not labels & shown
    outside = offered(draw(office, view, role=role, audience=Audience.PARTNER))
    if right is not Right.EXPORT:
        assert not labels & outside


@pytest.mark.slow
@pytest.mark.parametrize("view", [view for view in VIEWS if view != "load"])
def test_whom_a_page_shows_by_name_is_logged(office, tmp_path, view):
    folder = tmp_path / "here"
    shutil.copytree(office, folder)
    given = {"role": "head", "reveal": True, "reason": "house visit"}
    shown = written(draw(folder, view, **given))
    with open_store(f"sqlite:///{folder / 's.db'}") as store:
        victim = next(entity.id for entity in store.entities() if entity.name == VICTIM)
        logged = {
            subject
            for entry in store.audit()
            if entry.action == "reveal"
            for subject in entry.subject.split()
        }
    assert VICTIM not in shown or victim in logged
    assert view != "network" or VICTIM in shown


@pytest.mark.slow
@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_reads_no_case_is_offered_no_page_of_cases(office, tmp_path, monkeypatch, role):
    folder = tmp_path / "here"
    shutil.copytree(office, folder)
    folder.chmod(0o755)
    monkeypatch.setenv("SIMPUL_STORE", f"sqlite:///{folder / 's.db'}")
    monkeypatch.setenv("SIMPUL_LANGUAGE", "en")
    policy = folder / "s.db.policy.toml"
    policy.write_text(f'[accounts."{current_account().name}"]\nrole = "{role}"\n')
    policy.chmod(0o644)
    screen = AppTest.from_file(str(MAIN), default_timeout=60).run()
    assert [error.value for error in (*screen.exception, *screen.error)] == []
    assert f"Role: {role}" in [caption.value for caption in screen.caption]
    assert not offered(screen) & {"Show victims by name", "Print this page"}
    assert not {box.label for box in screen.text_input} & {"Find", "Reason (it is logged)"}
    assert not any(name in written(screen) for name in told_of(folder))


@pytest.mark.slow
def test_the_sidebar_says_who_is_at_work_and_a_refusal_is_one_line(office, tmp_path, monkeypatch):
    folder = tmp_path / "here"
    shutil.copytree(office, folder)
    folder.chmod(0o755)
    monkeypatch.setenv("SIMPUL_STORE", f"sqlite:///{folder / 's.db'}")
    monkeypatch.setenv("SIMPUL_LANGUAGE", "en")
    policy = folder / "s.db.policy.toml"
    known = f'[accounts."{current_account().name}"]\nrole = "briefing"\nname = "Ani *Wijaya*"\n'
    policy.write_text(known)
    policy.chmod(0o644)
    screen = AppTest.from_file(str(MAIN), default_timeout=60).run()
    captions = [caption.value for caption in screen.caption]
    assert "Role: briefing team" in captions
    assert any("Wijaya" in caption and "*Wijaya*" not in caption for caption in captions)
    policy.write_text('[accounts.nobody-here]\nrole = "head"\n')
    dismissed = screen.run()
    assert [error.value for error in dismissed.exception] == []
    (told,) = [error.value for error in dismissed.error]
    assert "has no role in" in told
    assert not frames(dismissed)
