"""The screens without a browser.

Each view draws what the workspace gives, in both languages, and names no victim.
"""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.settings import Settings
from app.views.network.picture import MOST_SHOWN, cut
from app.views.tables import as_long, as_markdown, figures
from app.wording.wording import Wording
from app.workspace import Workspace
from loaders.sample import write_sample
from tests.app.monitoring.test_seen_before import EARLIER, PHONE, load_and_link
from tests.app.views.drawn import frames
from tests.fuzz.seeds import PASSWORD, seeds

VIEWS = (
    "overview",
    "find",
    "networks",
    "network",
    "explorer",
    "briefing",
    "disclosures",
    "entity",
    "changes",
    "due",
    "review",
    "load",
    "log",
    "help",
)
PAGES = {
    "overview": "overview.page",
    "network": "network.page",
    "explorer": "explorer.page",
    "briefing": "briefing.page",
    "review": "review.page",
    "disclosures": "disclosures.page",
    "due": "due.page",
    "log": "audit.page",
    "load": "loading.page",
}
"""Modules of the pages that are called otherwise than their module."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("views")
    write_sample(folder / "cases", cases=40, seed=3)
    uri = f"sqlite:///{folder / 'simpul.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()
    return uri


def draw(view: str, store: str, language: str = "en", **query: str) -> AppTest:
    def page(module: str, store: str, language: str) -> None:
        from importlib import import_module

        from app.settings import Settings
        from app.workspace import Workspace

        with Workspace(Settings(store=store, language=language, user="test")) as space:
            import_module(f"app.views.{module}").show(space)

    test = AppTest.from_function(
        page,
        kwargs={"module": PAGES.get(view, view), "store": store, "language": language},
        default_timeout=60,
    )
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def written(test: AppTest) -> str:
    """Every text and cell that a page shows."""
    cells = [frame.to_string() for frame in frames(test)]
    texts = [
        element.value
        for kind in ("title", "header", "subheader", "caption", "text", "markdown")
        for element in test.get(kind)
    ]
    pictures = [part.proto.json for part in test.get("bidi_component")]
    return "\n".join([*cells, *map(str, texts), *pictures])


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_draws_without_an_exception(view, language, store):
    assert [error.value for error in draw(view, store, language).exception] == []


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_draws_before_anything_is_loaded(view, tmp_path):
    assert [error.value for error in draw(view, f"sqlite:///{tmp_path / 'new.db'}").exception] == []


def test_no_view_names_a_victim(store):
    with Workspace(
        Settings(store=store, role="head", reveal=True, reason="test of names", user="test")
    ) as space:
        network = space.networks.all()[0]
        victims = [
            entity for entity in space.store.entities(network.victims).values() if entity.protected
        ]
    shown = [draw("overview", store), draw("network", store, id=network.id)]
    shown += [draw("entity", store, id=victim.id) for victim in (victims[0], *victims[-1:])]
    shown += [draw("entity", store, id=network.cases[0])]
    told = "\n".join(map(written, shown))
    assert victims
    assert [victim.name for victim in victims if victim.name and victim.name in told] == []
    assert "Victim" in told


def test_a_case_shows_who_is_named_in_it(store):
    with Workspace(Settings(store=store, user="test")) as space:
        network = space.networks.all()[0]
        party = space.store.entities(network.parties[:1])[network.parties[0]]
        case = space.dossiers.of(party.id).cases[0].case
    assert party.name in written(draw("entity", store, id=case.id))


def test_figures_and_places_written_as_texts_sort_like_the_numbers_they_are():
    assert figures([9.5, 104.25, 0, 1000], Wording("id")) == [
        "    9,50",
        "  104,25",
        "    0,00",
        "1.000,00",
    ]
    assert figures([9, 104], Wording("en")) == ["  9", "104"]
    places = as_long(["10 (3–12)", "9 (2–11)", "1 (1–3)"])
    assert sorted(places) == [" 1 (1–3)", " 9 (2–11)", "10 (3–12)"]


def test_tables_write_dates_as_they_sort_and_points_in_the_language_of_the_page(store):
    drawn = draw("networks", store, "id")
    table = frames(drawn.toggle[0].set_value(True).run())[0]
    assert table["Dari"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    assert table["Prioritas"].str.fullmatch(r" *\d+(,\d+)?").all()
    tables = frames(draw("overview", store))
    (newest,) = (frame for frame in tables if "Reported" in frame)
    assert newest["Reported"].str.startswith("20").all()


def test_the_first_page_says_that_nothing_is_linked_yet_and_the_list_where_to_go_from_there(
    tmp_path,
):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        load_and_link(space, tmp_path, "one.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    assert "No network links two cases yet." in [info.value for info in draw("overview", uri).info]
    assert [button.label for button in draw("networks", uri).button] == ["Load files"]


@pytest.mark.parametrize(
    ("what", "why", "told"), [("Tiada", "uji", "Tidak ada nama"), ("Tiada", " ", "Katakan mengapa")]
)
def test_why_nothing_was_put_on_the_watchlist_is_told_in_the_language_of_the_page(
    store, what, why, told
):
    test = draw("changes", store, "id")
    test.text_input(key="watch_what").set_value(what)
    test.text_input(key="watch_why").set_value(why)
    next(button for button in test.button if button.label == "Pantau").click().run()
    assert [error.value.startswith(told) for error in test.error] == [True]


def test_networks_are_called_by_their_most_central_party_and_not_by_their_ids(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(
        Settings(store=uri, user="test", purpose="uji", basis="public_interest")
    ) as space:
        load_and_link(space, tmp_path, "earlier.csv", *EARLIER)
        load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
        network = space.networks.all()[0]
        name = space.store.entities(network.parties[:1])[network.parties[0]].name
        space.watchlist.watch(network.id, "uji")
    changed, watched = frames(draw("changes", uri, "id"))
    assert set(changed["Jaringan"]) == {f"“{name}”"}
    assert list(watched["Apa"]) == [f"jaringan “{name}”"]


def test_a_text_finds_by_sound_and_spelling_with_a_true_total(store):
    with Workspace(Settings(store=store, user="test")) as space:
        party = space.networks.all()[0].parties[0]
        name = space.store.entities([party])[party].name
        total = space.finding.find(name).total
    page = draw("find", store, q=name)
    assert [error.value for error in page.exception] == []
    assert frames(page)[0]["Name"][0] == name
    assert next(header.value for header in page.subheader) == f"{total} found"
    page.text_input[0].set_value("zzzqqq").run()
    assert page.query_params["q"] in ("zzzqqq", ["zzzqqq"])
    assert not frames(page)
    assert any("Nothing is found by this" in info.value for info in page.info)


def test_a_workbook_with_a_password_gets_a_field_for_it_and_then_loads(tmp_path):
    def page(store: str, file: str) -> None:
        from pathlib import Path

        from app.settings import Settings
        from app.views.loading.page import _preview
        from app.workspace import Workspace

        with Workspace(Settings(store=store, language="en", user="test")) as space:
            _preview(space, [Path(file)])

    (tmp_path / "aduan.xlsx").write_bytes(seeds()["locked"])
    given = {"store": f"sqlite:///{tmp_path / 's.db'}", "file": str(tmp_path / "aduan.xlsx")}
    test = AppTest.from_function(page, kwargs=given, default_timeout=60).run()
    (field,) = test.text_input
    assert "aduan" in field.label and field.proto.type == field.proto.PASSWORD
    assert "has a password" in written(test) and not test.button
    test = field.set_value("salah").run()
    assert "does not open with the password given" in written(test) and not test.button
    test = test.text_input[0].set_value(PASSWORD).run()
    assert "Tanggal Pengaduan" in written(test) and test.button
    test = test.button[0].click().run()
    with Workspace(Settings(store=given["store"], user="test")) as space:
        assert space.networks.overview().counts.cases == 4


def test_an_unknown_id_in_the_address_is_said_to_be_unknown(store):
    page = draw("entity", store, id="e_00000000000000000000")
    assert len(page.warning) == 1
    assert [error.value for error in draw("network", store, id="n_0000").exception] == []


def test_a_picture_shows_at_most_so_many_nodes_and_every_party_first(store):
    with Workspace(Settings(store=store, user="test")) as space:
        network = space.networks.all()[0]
        graph = space.material.of(network.id).graph()
    assert cut(graph, network) is graph
    extra = [f"i_{number}" for number in range(MOST_SHOWN)]
    graph.add_nodes_from(extra)
    shown = cut(graph, network)
    assert len(shown) == MOST_SHOWN
    assert set(network.parties) <= set(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Budi** <b>", r"\*\*Budi\*\* \<b\>"),
        ("a\n# b", r"a \# b"),
        ("http://x.id", "http\\:\u2060//x\\.id"),
        (":material/home: $x$", "\\:\u2060material/home\\: \\$x\\$"),
        (":streamlit:", "\\:\u2060streamlit\\:"),
        (":+1:", "\\:\u2060\\+1\\:"),
        (":red[x] 10:30", r"\:red\[x\] 10\:30"),
        ("A -> B -- C", "A \\-\u2060\\> B \\-\u2060\\- C"),
        ("Bu\u202edi\u200b \u2066x", r"Budi x"),
    ],
)
def test_a_name_as_markdown_stays_text(text, shown):
    assert as_markdown(text) == shown


def test_what_was_clicked_or_found_last_is_shown():
    def page() -> None:
        import streamlit as st

        from app.components import canvas
        from app.views.network import picture

        shown = []
        for node, edge, focus in (("", "", ""), ("a", "", ""), ("a", "", "b"), ("", "l", "b")):
            latest = picture._latest(canvas.Picked(node=node, edge=edge), focus, "latest")
            shown.append(latest.node or latest.edge)
        st.text(",".join(shown))

    assert AppTest.from_function(page).run().text[0].value == ",a,b,l"


def test_what_a_session_was_told_under_reveal_is_not_shown_once_masked_again(tmp_path):
    def page(folder: str) -> None:
        from pathlib import Path

        import streamlit as st

        from app.settings import Settings
        from app.views import session
        from app.views.loading import page
        from app.workspace import Workspace

        given = {
            "store": f"sqlite:///{folder}/s.db",
            "user": "test",
            "drafts": f"{folder}/drafts",
            "language": "en",
        }
        if session.REPORT not in st.session_state:
            head = "Nomor Pengaduan;Nama;Peran;No. HP\n"
            with Workspace(
                Settings(role="head", reveal=True, reason="house visit", **given)
            ) as space:
                for name in ("K-1", "N-1"):
                    file = Path(folder) / f"{name}.csv"
                    file.write_text(
                        f"{head}{name};Siti Rahasia;korban;085255556666\n", encoding="utf-8"
                    )
                    done = space.intake.load_and_link(
                        space.intake.plan([file]), rejects=Path(folder)
                    )
                session.keep_report(space, done, {})
                page.show(space)
        else:
            with Workspace(Settings(**given)) as space:
                page.show(space)

    test = AppTest.from_function(page, kwargs={"folder": str(tmp_path)}, default_timeout=60).run()
    assert [error.value for error in test.exception] == []
    assert "Siti Rahasia" in written(test)
    test.run()
    assert [error.value for error in test.exception] == []
    assert "Siti Rahasia" not in written(test)
    assert "N-1.csv" in written(test)
