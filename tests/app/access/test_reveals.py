"""Reveals: each session, each person shown, each time, with a reason that has words."""

import shlex
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.access.viewer import check_reason
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied
from graph.model import AuditEntry
from graph.schema import Decision
from graph.stores import open_store
from tests.app.access.test_rights import ASKED
from tests.app.access.twins.asking import run, working_in
from tests.offices import alike
from tests.offices.commands import runner
from tests.offices.people import mention
from tests.offices.stored import batch

MAIN = Path(__file__).parents[3] / "app" / "main.py"
REASON = "interview on Monday"
VICTIMS = (
    mention(2, "Ratna Wulandari", case="c_1", role="korban", phone="+6285211112222"),
    mention(3, "Marlina Watulingas", case="c_2", role="korban"),
)
PARTIES = (
    mention(1, "Budi Santoso", case="c_1", phone="+6281234567890"),
    mention(1, "Budi Santoso", case="c_2", phone="+6281234567890"),
)


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="ani")) as space:
        space.store.unmasked.put(batch(*VICTIMS, *PARTIES))
        space.linker.link()
    return uri


def ids(uri: str) -> dict[str, str]:
    with open_store(uri) as store:
        return {entity.name: entity.id for entity in store.entities()}


def reveals(uri: str) -> list[AuditEntry]:
    with open_store(uri) as store:
        return [entry for entry in store.audit() if entry.action == "reveal"]


def shown(uri: str) -> list[set[str]]:
    """The subjects of each entry that names some."""
    return [set(entry.subject.split()) for entry in reveals(uri) if entry.subject]


def revealing(uri: str, **given: object) -> Workspace:
    facts = {"role": "investigator", "reveal": True, "reason": REASON, "user": "ani"}
    return Workspace(Settings(store=uri, **{**facts, **given}))


@pytest.mark.parametrize(
    "reason", ["", " ", ".", ". .", "x", "a b", "1 2", "--- ---", "reason", "kk"]
)
def test_what_has_no_two_words_is_no_reason(uri, reason):
    with pytest.raises(AccessDenied, match="a reason in words"):
        revealing(uri, reason=reason)
    assert reveals(uri) == []


@pytest.mark.parametrize("reason", [REASON, "berkas 7 tim", "kunjungan rumah", "визит домой"])
def test_words_are_a_reason(reason):
    check_reason(reason)


def test_the_log_says_whom_a_command_showed_and_why(uri):
    known = ids(uri)
    told = runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")(
        "show", "Ratna Wulandari", "--reveal", REASON
    )
    assert "Ratna Wulandari" in told.output
    assert shown(uri) == [{known["Ratna Wulandari"]}]
    assert {entry.reason for entry in reveals(uri)} == {REASON}
    assert "Ratna" not in "".join(entry.subject for entry in reveals(uri))


def test_what_is_masked_is_not_logged_as_shown(uri):
    ask = runner(SIMPUL_STORE=uri)
    ask("show", ids(uri)["Ratna Wulandari"])
    ask("networks")
    assert reveals(uri) == []


def test_each_time_and_each_person_is_logged_once_for_a_session(uri):
    known = ids(uri)
    for _session in range(2):
        with revealing(uri) as space:
            for _page in range(3):
                space.dossiers.of(known["Ratna Wulandari"])
                space.store.log_shown()
            space.dossiers.of(known["Marlina Watulingas"])
    each = [{known["Ratna Wulandari"]}, {known["Marlina Watulingas"]}]
    assert shown(uri) == [*each, *each]
    assert len([entry for entry in reveals(uri) if not entry.subject]) == 2


def test_a_network_is_logged_with_everybody_who_is_shown_in_it(uri):
    known = ids(uri)
    with revealing(uri) as space:
        space.material.of(space.networks.all()[0].id, on_screen=True)
    assert shown(uri) == [{known[victim.name] for victim in VICTIMS}]


def test_a_file_names_nobody_without_consent_and_logs_nobody_as_shown(uri, tmp_path):
    from app.exports.formats import write_export
    from app.exports.kinds import ExportKind

    with revealing(uri) as space:
        network = space.networks.all()[0].id
        write_export(space, network, ExportKind.HTML, tmp_path / "n.html")
    assert shown(uri) == []


def test_who_was_shown_is_logged_though_the_command_breaks_off(uri):
    known = ids(uri)

    def look() -> None:
        with revealing(uri) as space:
            space.dossiers.of(known["Ratna Wulandari"])
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        look()
    assert shown(uri) == [{known["Ratna Wulandari"]}]


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A store in which a victim was judged and is watched, to be copied."""
    folder = tmp_path_factory.mktemp("office")
    with revealing(f"sqlite:///{folder / 'simpul.db'}") as space:
        alike.fill(space)
        space.review.judge(alike.VICTIM.id, alike.STRANGER.id, Decision.UNSURE, "not sure")
        space.watchlist.watch(ids(space.settings.store)["Ratna Wulandari"], "house visit")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", [line for line, right in ASKED.items() if not line.startswith(("load", "demo", "sync"))]
)
def test_whatever_command_prints_a_protected_name_logs_whose_it_is(office, tmp_path, line):
    """The environment reveals in those commands too that have no option for it."""
    folder = tmp_path / "here"
    shutil.copytree(office, folder)
    asked = shlex.split(line.replace("Juju Lasut different", "Ratna Ani unsure"))
    uri = f"sqlite:///{folder / 'simpul.db'}"
    before = len(reveals(uri))
    with Workspace(Settings(store=uri)) as space:
        network = space.networks.all()[0].id
    with working_in(folder):
        words = [word.replace("{network}", network) for word in asked]
        _code, printed = run(words, SIMPUL_REVEAL="1", SIMPUL_REASON=REASON, SIMPUL_LANGUAGE="en")
    named = set[str]().union(*(entry.subject.split() for entry in reveals(uri)[before:]))
    if "Ratna Wulandari" in printed:
        assert ids(uri)["Ratna Wulandari"] in named, printed
    reads_no_store = words[:2] == ["pack", "verify"]
    told = (
        "doctor",
        "forget",
        "drafts",
        "withdraw",
        "split",
        "unwatch",
        "backup",
        "restore",
        "rekey",
    )
    if words[0] not in told and not reads_no_store:
        assert len(reveals(uri)) > before


def test_the_commands_above_print_protected_names(office, tmp_path):
    """So that the test above cannot hold by nothing being shown."""
    uri = f"sqlite:///{office / 'simpul.db'}"
    run_here = runner(SIMPUL_STORE=uri, SIMPUL_REVEAL="1", SIMPUL_REASON=REASON)
    for command in (("judgements",), ("watch",), ("show", "Ratna")):
        assert "Ratna Wulandari" in run_here(*command).stdout, command


# ---- the screens


@pytest.fixture
def screens(uri, monkeypatch):
    """Opens a session of a server that was itself told to reveal."""
    for name, value in {
        "STORE": uri,
        "LANGUAGE": "en",
        "REVEAL": "1",
        "REASON": "a reason of the server",
    }.items():
        monkeypatch.setenv(f"SIMPUL_{name}", value)

    def begin() -> AppTest:
        return AppTest.from_file(str(MAIN), default_timeout=60).run()

    return begin


def reveal(session: AppTest, reason: str) -> AppTest:
    session.text_input(key="reason_typed").set_value(reason)
    (button,) = [b for b in session.button if b.label == "Show victims by name"]
    return button.click().run()


def is_masked(session: AppTest) -> bool:
    assert [error.value for error in session.exception] == []
    return any("Victims are masked" in info.value for info in session.info)


@pytest.mark.slow
def test_a_reason_holds_in_the_session_that_gave_it_alone(screens, uri):
    first, second = screens(), screens()
    assert is_masked(first), "the reason of the server reveals nothing"
    assert is_masked(second)
    assert reveals(uri) == []
    assert not is_masked(reveal(first, REASON))
    assert is_masked(second.run())
    assert [entry.reason for entry in reveals(uri) if not entry.subject] == [REASON]
    assert not is_masked(reveal(second, REASON))
    assert [entry.reason for entry in reveals(uri) if not entry.subject] == [REASON, REASON]


@pytest.mark.slow
def test_a_reason_without_words_is_refused_on_the_screen(screens, uri):
    session = reveal(screens(), ".")
    assert is_masked(session)
    assert any("a reason in words" in error.value for error in session.error)
    assert reveals(uri) == []


@pytest.mark.slow
def test_who_masks_and_reveals_again_is_logged_again(screens, uri):
    session = reveal(screens(), REASON)
    (button,) = [b for b in session.button if b.label == "Mask victims again"]
    assert is_masked(button.click().run())
    assert not is_masked(reveal(session, REASON))
    assert len([entry for entry in reveals(uri) if not entry.subject]) == 2


@pytest.mark.slow
def test_names_go_off_the_page_when_their_time_is_over(screens, monkeypatch):
    from app.views import session as kept

    page = reveal(screens(), REASON)
    assert not is_masked(page.run())
    now = kept.time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: now + 15 * 60 + 1)
    assert is_masked(page.run())
    monkeypatch.setattr(kept.time, "monotonic", lambda: now)
    assert is_masked(page.run()), "time that comes again reveals nobody again"


def _person_page(person: str, reason: str) -> None:
    import streamlit as st

    from app.views import entity, session

    if session.REASON not in st.session_state:
        session.reveal(reason, minutes=15)
    st.session_state[session.ENTITY] = person
    space = session.workspace()
    entity.show(space)
    space.store.log_shown()


@pytest.mark.slow
def test_each_session_logs_whom_its_pages_show_though_another_showed_them_before(screens, uri):
    known = ids(uri)
    person, number = known["Ratna Wulandari"], known["+62 852-1111-2222"]
    given = {"person": person, "reason": REASON}
    for _session in range(2):
        page = AppTest.from_function(_person_page, kwargs=given, default_timeout=60).run()
        page.run()
        assert [error.value for error in page.exception] == []
        assert any("Ratna Wulandari" in title.value for title in page.title)
    assert shown(uri) == [{person, number}, {person, number}]  # the picture shows what she holds


@pytest.mark.slow
@pytest.mark.parametrize("role", ["analyst", "briefing"])
def test_a_role_that_may_not_reveal_is_offered_no_reason(screens, monkeypatch, role):
    monkeypatch.setenv("SIMPUL_ROLE", role)
    session = screens()
    assert is_masked(session)
    assert "reason_typed" not in [text.key for text in session.text_input]
