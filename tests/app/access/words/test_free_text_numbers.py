"""A number that only free text tells of ties, and is shown to nobody until somebody opened it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.schema import Audience
from graph.stores import open_store
from tests.app.access.twins import every_screen
from tests.app.access.twins.answers import answer, kept_open
from tests.app.access.twins.asking import REVEALING, read, run, working_in
from tests.app.access.twins.every_command import Ask, Viewer
from tests.app.access.words.free_text import VICTIM, ids, sentences
from tests.offices.ids import IDS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kabupaten;Negara Tujuan;Kronologi"
RECRUITER = "Bambang Wijaya;calo;081211110001"
REVEAL = ("--reveal", "membaca berkas 7")
SAID = list(sentences())
OUTSIDE = (
    Viewer(Audience.INTERNAL, "analyst", "en", "json"),
    Viewer(Audience.INTERNAL, "handler", "id", "table"),
    Viewer(Audience.PARTNER, "briefing", "en", "json"),
    Viewer(Audience.PUBLIC, "head", "en", "json"),
)


def rows() -> Iterator[str]:
    """A case for each sentence, with the recruiter, and with the victim in the sentence's words."""
    for place, (sentence, _, _) in enumerate(SAID):
        facts = f"F-{place};01-03-2025"
        told = f"Dijanjikan gaji besar. {sentence}. Lalu berangkat."
        yield f"{facts};{RECRUITER};Kab. Sigi;Malaysia;{told}"
        yield f"{facts};{VICTIM};korban;;Kab. Sigi;Malaysia;"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("free_text")
    with working_in(folder):
        for name in ("first", "later"):
            Path(name).mkdir()
        text = "\n".join((HEAD, *rows())) + "\n"
        Path("first/register.csv").write_text(text, encoding="utf-8")
        open_store("sqlite:///simpul.db", ids=IDS).close()
        code, printed = run(["load", "first"])
        assert code == 0, printed
    return folder


def writings(number: str) -> set[str]:
    """A number as a text may hold it, digits drawn together."""
    plain = re.sub(r"[^a-z0-9]", "", number.casefold())
    return {plain, plain.removeprefix("62").removeprefix("0")}


def held(text: str, typed: str = "") -> set[str]:
    """The numbers that a text holds, but for the one that was typed."""
    drawn = re.sub(r"[^a-z0-9\n]", "", text.casefold())
    return {
        number
        for _, number, _ in SAID
        if number != typed and any(form in drawn for form in writings(number))
    }


def held_as_digits(text: str) -> str:
    return re.sub(r"(?<=\d)[ -](?=\d)", "", text)


def lines(number: str) -> tuple[str, ...]:
    """What is asked of a number, by itself and by the ids that may be guessed."""
    return (
        f'show "{number}"',
        f'path "{number}" "Bambang Wijaya"',
        *(f"show {guessed}" for guessed in ids(number)),
    )


READ = (
    "networks",
    "sources",
    'show "Bambang Wijaya"',
    'why "Bambang Wijaya"',
    "review",
    "indicators",
    "rank",
    "changes --since 1",
    "scripts",
    "doctor",
    *(f"show F-{place}" for place in range(len(SAID))),
)


def asked(line: str, viewer: Viewer) -> Ask:
    import shlex

    return Ask(line, tuple(shlex.split(line)), viewer)


def test_there_are_sixty():
    assert len(SAID) >= 60


def test_the_numbers_are_read(office):
    with working_in(office):
        told = {
            number
            for _, number, _ in SAID
            if any(run(["show", guessed, *REVEAL], **REVEALING)[0] == 0 for guessed in ids(number))
        }
    assert len(told) >= len(SAID) * 0.8


def test_nobody_is_shown_one(office):
    leaking = {}
    with working_in(office), kept_open():
        for viewer in OUTSIDE:
            for line in READ:
                if hits := held(answer(asked(line, viewer)).text):
                    leaking[f"{line} {viewer.audience} {viewer.role}"] = hits
    assert leaking == {}


def test_a_number_that_is_guessed_is_not_found(office):
    with working_in(office), kept_open():
        found = [
            (line, viewer)
            for viewer in OUTSIDE
            for _, number, _ in SAID
            for line in lines(number)
            if answer(asked(line, viewer)).code == 0
        ]
    assert found == []


def test_no_file_holds_one(office):
    leaking = {}
    with working_in(office), kept_open():
        network = read("networks")[0]["id"]
        for viewer in OUTSIDE:
            for line in (
                *(f"export {network} -f {kind} -o out" for kind in ("csv", "graphml", "html")),
                f"export {network} -f htcds -o out.xlsx",
                "export all -f htcds -o out.xlsx",
                f"brief {network} -o out.html",
            ):
                plain = Viewer(viewer.audience, viewer.role, viewer.language, "")
                if hits := held(answer(asked(line, plain)).text):
                    leaking[f"{line} {viewer.audience}"] = hits
    assert leaking == {}


def test_no_screen_holds_one(office):
    with working_in(office), kept_open():
        network = read("networks")[0]["id"]
        bambang = read("show", "Bambang Wijaya")["id"]
        drawn = {
            (screen, audience): every_screen.text_of(
                every_screen.draw(screen, audience, role, query)
            )
            for audience, role in every_screen.VIEWERS
            for screen, query in (
                ("overview.page", {}),
                ("networks", {}),
                ("network.page", {"id": network}),
                ("entity", {"id": bambang}),
                ("review.page", {}),
            )
        }
    assert {place: held(text) for place, text in drawn.items() if held(text)} == {}


def test_who_may_reveal_reads_them(office):
    with working_in(office):
        code, printed = run(["show", SAID[3][1], *REVEAL], **REVEALING)
    assert code == 0
    assert SAID[3][1].removeprefix("0") in held_as_digits(printed)


# ---- opening


NUMBER = SAID[11][1]
"""The recruiter's own, in the words of the twelfth sentence."""
CASE = "F-11"


@pytest.fixture
def own(office, tmp_path, monkeypatch) -> Iterator[Path]:
    import shutil

    copy = tmp_path / "office"
    shutil.copytree(office, copy)
    with working_in(copy):
        yield copy


def opened(*words: str, **environment: str) -> tuple[int, str]:
    return run(["open", *words], **{**REVEALING, **environment})


def test_an_opened_number_is_shown_until_it_is_closed(own):
    code, printed = opened(NUMBER, "--case", CASE, "--why", "nomor calo", *REVEAL)
    assert code == 0, printed
    assert read("show", NUMBER)["cases"] == [] or run(["show", NUMBER])[0] == 0
    (listed,) = read("open", *REVEAL)
    assert (listed["number"].replace("-", "").replace(" ", ""), listed["case"]) == (
        f"+62{NUMBER[1:]}",
        CASE,
    )
    code, printed = run(["withdraw", listed["id"], "--why", "ternyata korban"])
    assert code == 0, printed
    assert run(["show", NUMBER])[0] == 1
    assert read("open", *REVEAL) == []


def test_others_stay_closed(own):
    opened(NUMBER, "--case", CASE, "--why", "nomor calo", *REVEAL)
    viewer = OUTSIDE[0]
    with kept_open():
        told = "\n".join(answer(asked(line, viewer)).text for line in READ)
    assert held(told) == {NUMBER}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((NUMBER, "--case", CASE, "--why", "nomor calo"), "--reveal"),
        ((NUMBER, "--case", CASE, *REVEAL), "reason"),
        ((NUMBER, "--case", "F-1", "--why", "x", *REVEAL), "F-1"),
        (("081200000000", "--case", CASE, "--why", "x", *REVEAL), CASE),
        (("081211110001", "--case", CASE, "--why", "x", *REVEAL), "table"),
        ((), "--reveal"),
    ],
)
def test_it_is_opened_by_who_may_reveal_for_its_case_with_a_reason(own, words, why):
    code, printed = opened(*words, SIMPUL_LANGUAGE="en")
    assert code == 1
    assert why in printed


def test_the_page_of_a_number_opens_it(own):
    def page(number_id: str) -> None:
        import streamlit as st

        from app.settings import Settings
        from app.views import entity
        from app.workspace import Workspace

        settings = Settings(
            store="sqlite:///simpul.db",
            user="kepala",
            role="head",
            language="en",
            reveal=True,
            reason="membaca berkas 7",
        )
        st.query_params["id"] = number_id
        with Workspace(settings) as space:
            entity.show(space)

    number_id = read("show", NUMBER, *REVEAL)["id"]
    asked = {"number_id": number_id}
    screen = AppTest.from_function(page, kwargs=asked, default_timeout=60).run()
    (why,) = [field for field in screen.text_input if "no victim" in field.label]
    why.set_value("nomor calo")
    (show,) = [button for button in screen.button if button.label == "Show it from now on"]
    show.click().run()
    assert not screen.exception
    assert [opened["why"] for opened in read("open", *REVEAL)] == ["nomor calo"]
    assert run(["show", NUMBER])[0] == 0


def test_it_ties_all_the_same(tmp_path):
    shared = "081355550001"
    told = (
        f"T-1;01-03-2025;Joko Susilo;calo;;Kab. Sigi;Malaysia;Dijemput Joko Susilo HP {shared}.",
        f"T-2;02-03-2025;Ani Lestari;calo;;Kab. Sigi;Malaysia;Diantar Ani Lestari HP {shared}.",
    )
    with working_in(tmp_path):
        Path("register.csv").write_text("\n".join((HEAD, *told)) + "\n", encoding="utf-8")
        assert run(["load", "register.csv"])[0] == 0
        (network,) = read("networks")
        code, printed = run(["show", "Joko Susilo"])
    assert network["cases"] == ["T-1", "T-2"]
    assert code == 0
    assert "81355550001" not in re.sub(r"\D", "", printed)


def test_opening_is_logged_and_leaves_with_its_case(own):
    opened(NUMBER, "--case", CASE, "--why", "nomor calo", *REVEAL)
    assert run(["forget", CASE, "--yes"], **REVEALING)[0] == 0
    assert read("open", *REVEAL) == []
    with open_store("sqlite:///simpul.db") as store:
        assert "open number" in [entry.action for entry in store.audit()]
