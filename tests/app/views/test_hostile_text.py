"""Text from files is text on every screen: it becomes no picture, no colour, and turns nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe

from app.plain_text import whole
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import InvalidValue, SimpulError
from graph.model import Id
from graph.schema import Audience
from graph.work.canvas import Canvas
from tests.app.access.twins import every_screen

TURNING = "\u202e\u2066\u200b\u061c\U000e0041"
DRAWN = ":material/home: :streamlit: :smile: :red[x]"
HOSTILE = f"X{TURNING} {DRAWN}"
AS_THEY_ARE = frozenset(
    """
    text code dataframe bidi_component vega_lite_chart text_input text_area selectbox multiselect file_uploader number_input
    """.split()
)
"""Elements in which Streamlit reads no Markdown, or not where texts from files stand."""
HEAD = (
    "Nomor Pengaduan",
    "Tanggal Pengaduan",
    "Kategori",
    "Status",
    "Kantor",
    "Kronologi",
    "Nama",
    "Peran",
    "No. HP",
)


def rows() -> Iterator[list[str]]:
    told = (HOSTILE, HOSTILE, HOSTILE, f"{HOSTILE} menghubungi 081299990009")
    for number in (1, 2, 3):
        case = [f"K-{number} {HOSTILE}", "2024-01-05", *told]
        for name, role, phone in (
            ("Budi Santoso", "calo", "081234567890"),
            (f"Boedi Santosa {number}", "calo", "081234567891"),
            ("Siti Rahasia", "korban", f"08520000000{number}"),
            ("Umar Contoh", "sponsor", "081234567892"),
            ("Zulkifli Lamakarate", "calo", ""),
        ):
            yield [*case, f"{name} {HOSTILE}", role, phone]


def kept_work(space: Workspace, party: Id) -> dict[str, Id]:
    """Whatever is kept of work, with the text in every field of it."""
    about = space.subjects.of(party)
    canvas = Canvas(shown=(party,))
    folder = space.investigations.begin(HOSTILE, HOSTILE)
    filed = space.investigations.add_task(folder, HOSTILE, who=HOSTILE)
    asked = space.questions.ask(HOSTILE, (party,), known=HOSTILE, folder=folder.id)
    space.questions.add_task(asked, HOSTILE, who=HOSTILE)
    view = space.views.save(HOSTILE, canvas, folder=folder.id)
    space.views.save(HOSTILE, canvas)
    note = space.notes.add(about, HOSTILE)
    space.notes.change(note, f"{HOSTILE} {HOSTILE}")
    space.tags.add(about, HOSTILE)
    kept = {"question": asked.id, "view": view.id, "note": note.id}
    hidden = {f"hidden_{name}": kept_id for name, kept_id in kept.items()}
    return {**kept, **hidden, "investigation": filed.id}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Names of what is opened on the screens of a store in which every text is hostile."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    file = folder / f"register {HOSTILE.replace('/', ' ')}.csv"
    lines = [list(HEAD), *rows()]
    file.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    store = f"sqlite:///{folder}/simpul.db"
    with Workspace(Settings(store=store, user=f"ani {HOSTILE}", role="investigator")) as space:
        space.intake.load(space.intake.plan([file]), rejects=folder / "rejected")
        space.linker.link()
        network = space.networks.all()[0]
        party = network.parties[0]
        space.watchlist.watch(party, why=HOSTILE)
        names = {
            **kept_work(space, party),
            "network": network.id,
            "other_network": network.id,
            "hamka_id": party,
            "ruslan_id": network.parties[-1],
            "victim_id": network.victims[0],
            "his_case_id": network.cases[0],
            "secret_phone_id": space.store.find("081234567890").id,
            "nurdin": "Budi Santoso",
            "ruslan": "Umar Contoh",
            "his_case": f"K-1 {HOSTILE}",
            "secret_phone": "081234567890",
            "secret_account": "081234567891",
            "victim": HOSTILE,
            "open_phone": "081234567892",
            "pair": space.review.queue()[0].id,
            "group": space.groups.groups()[0].id,
        }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(every_screen, "STORE", store)
        yield names


def pages(names: Mapping[str, str]) -> Iterator[tuple[str, AppTest]]:
    """Every screen, of a page with parts each of them."""
    for screen, opened in every_screen.SCREENS.items():
        for given in opened:
            query = {key: value.format_map(names) for key, value in given.items()}
            page = every_screen.draw(screen, Audience.INTERNAL, "investigator", query)
            yield screen, page
            for tab in page.tabs[1:] if given == every_screen.IN_PARTS else ():
                yield (
                    f"{screen} {tab.label}",
                    every_screen.draw(screen, Audience.INTERNAL, "investigator", query, tab.label),
                )


def elements(block) -> Iterator:
    yield block
    for child in getattr(block, "children", {}).values():
        yield from elements(child)


def as_written(element) -> str:
    """What a browser is sent of an element."""
    if isinstance(element, Dataframe):
        return element.value.to_csv()
    if getattr(element, "proto", None) is None:
        return ""
    escaped = str(element.proto)
    return (
        escaped.encode("latin-1", "backslashreplace")
        .decode("unicode_escape")
        .encode("latin-1", "replace")
        .decode("utf-8", "replace")
    )


def test_text_of_a_file_stays_text_on_every_screen(opened):
    turned, drawn, seen = [], [], 0
    for screen, page in pages(opened):
        assert [error.value for error in page.exception] == [], screen
        for block in (page.main, page.sidebar):
            for element in elements(block):
                said = as_written(element)
                kind = getattr(element, "type", "")
                seen += DRAWN.split(maxsplit=1)[0] in said
                if any(sign in said for sign in TURNING):
                    turned.append((screen, kind, said[:200]))
                named = (":material/home:", ":streamlit:", ":smile:", ":red[x]")
                if kind not in AS_THEY_ARE and any(sign in said for sign in named):
                    drawn.append((screen, kind, said[:200]))
    assert turned == []
    assert drawn == []
    assert seen > 20


def test_half_a_character_in_a_search_is_one_clear_line(opened, tmp_path: Path):
    with Workspace(Settings(store=every_screen.STORE, user="ani", language="en")) as space:
        for ask in (space.store.search, space.store.find, space.store.case):
            with pytest.raises(SimpulError) as told:
                ask("Bud\udcffi")
            assert "half a character" in str(told.value)
    with pytest.raises(InvalidValue):
        whole("\ud800")
    with pytest.raises(InvalidValue):
        Settings(user="\udcff")
