"""The screen of what is due: what comes in is kept, and answered."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.workspace import Workspace
from graph.persons.requests import RequestKind, RequestState
from tests.app.persons.test_requests import HEAD, ROWS, hers, load, settings


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A store with her, whose cases were closed long ago."""
    head = HEAD.strip() + ";Status;Tanggal Status\n"
    rows = "".join(f"{row};Selesai;01-03-2010\n" for row in ROWS.splitlines())
    (tmp_path / "aduan.csv").write_text(head + rows)
    with Workspace(settings(tmp_path)) as space:
        load(space, tmp_path)
    return tmp_path


def draw(office: Path, language: str = "en") -> AppTest:
    def page(store: str, language: str) -> None:
        from app.settings import Settings
        from app.views.due import page
        from app.workspace import Workspace

        given = {"reveal": True, "reason": "her own request", "role": "head", "user": "ani"}
        with Workspace(Settings(store=store, language=language, **given)) as space:
            page.show(space)

    store = settings(office).store
    test = AppTest.from_function(
        page, kwargs={"store": store, "language": language}, default_timeout=60
    )
    return test.run()


def test_a_request_is_kept_and_counted(office: Path):
    test = draw(office)
    assert [metric.value for metric in test.metric] == ["0", "0", "2"]
    test.text_input[0].set_value("Xanthippe")
    test.selectbox[0].set_value(RequestKind.WITHDRAWAL.value)
    test.button[0].click().run()
    assert not test.error
    assert [metric.value for metric in test.metric] == ["1", "0", "2"]
    with Workspace(settings(office)) as space:
        (line,) = space.requests.all()
        assert (line.request.kind, line.request.person) == (RequestKind.WITHDRAWAL, hers(space))


def test_a_form_without_a_person_says_what_to_do(office: Path):
    test = draw(office)
    test.button[0].click().run()
    assert [error.value for error in test.error] == ["Say who asks, and for what."]


def test_an_unknown_person_is_said_to_be_so_in_one_line(office: Path):
    test = draw(office, "id")
    test.text_input[0].set_value("Nobody Known")
    test.button[0].click().run()
    assert len(test.error) == 1
    assert not test.exception


def test_what_was_answered_is_listed(office: Path):
    with Workspace(settings(office)) as space:
        made = space.requests.receive(hers(space), RequestKind.ACCESS)
        space.requests.finish(made.id, "handed over")
        assert space.requests.get(made.id).request.state is RequestState.DONE
    test = draw(office)
    assert "Answered requests" in [one.value for one in test.subheader]
    assert "handed over" in test.dataframe[-1].value.to_string()
