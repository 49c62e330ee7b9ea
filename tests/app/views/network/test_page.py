"""The parts of the page of one network.

Each draws in both languages, names no victim, and shows what it was asked.
"""

import pytest
from streamlit.testing.v1 import AppTest

from app.drawing.highlight import Marks, marked
from app.exports.tables.csv import read_csv
from app.settings import Settings
from app.views.tables import as_markdown
from app.workspace import Workspace
from graph.schema import Audience, Tier
from tests.app.networks.test_probable import ONE, TWO, fill
from tests.app.views.drawn import frames, pictures
from tests.app.views.test_views import draw, written
from tests.offices import chain_office
from tests.offices.people import mention

PARTS = {
    "en": ("Picture", "Who matters", "What if", "Indicators", "Gaps", "Leads", "Story"),
    "id": (
        "Bagan jaringan",
        "Siapa yang penting",
        "Andaikan",
        "Indikator",
        "Kesenjangan",
        "Petunjuk",
        "Kisah",
    ),
}


@pytest.fixture(scope="module")
def uri(tmp_path_factory) -> str:
    return chain_office.fill(tmp_path_factory.mktemp("page"))


def opened(uri: str, part: str, language: str = "en", audience: str = Audience.INTERNAL) -> AppTest:
    def page(uri: str, language: str, audience: str) -> None:
        from app.settings import Settings
        from app.views.network import page
        from app.workspace import Workspace
        from graph.schema import Audience

        settings = Settings(store=uri, language=language, user="test", audience=Audience(audience))
        with Workspace(settings) as space:
            page.show(space)

    given = {"uri": uri, "language": language, "audience": audience}
    test = AppTest.from_function(page, kwargs=given, default_timeout=60)
    test.session_state[f"part_{language}"] = part
    return test.run()


def picture(test: AppTest) -> dict:
    (drawn,) = pictures(test)
    return drawn


def labels(rows: list[dict]) -> list[str]:
    return [row["label"].split("\n")[0] for row in rows]


@pytest.mark.parametrize(
    ("language", "part"), [(language, part) for language, parts in PARTS.items() for part in parts]
)
def test_each_part_draws_and_names_no_victim(uri, language, part):
    test = opened(uri, part, language)
    assert [error.value for error in test.exception] == []
    told = written(test)
    assert len(told) > 300
    assert [name for name in chain_office.VICTIMS if name in told] == []


@pytest.mark.parametrize("part", PARTS["en"])
def test_each_part_draws_for_the_public_with_initials(uri, part):
    test = opened(uri, part, audience=Audience.PUBLIC)
    assert [error.value for error in test.exception] == []
    told = written(test)
    assert [name for name, *_ in chain_office.PARTIES if name in told] == []


def test_the_part_that_was_open_is_open_again_on_the_next_network(uri):
    test = opened(uri, "Gaps")
    assert test.session_state["network_part"] == "gaps"
    del test.session_state["part_en"]
    assert "What to find out" in written(test.run())


def test_ranks_follow_the_measure_that_is_chosen(uri):
    test = opened(uri, "Who matters")
    table = frames(test)[0]
    assert table["Rank"][0].startswith("1 (1–")
    assert set(table["Name"][:2]) == {"Eko Tandra", "Hasan Lakoro"}
    test.selectbox(key="rank_by_en").set_value("degree").run()
    assert next(iter(frames(test)[0]["Name"])) == "Eko Tandra"
    test.toggle[0].set_value(False).run()
    assert frames(test)[0]["Rank"][0] == "1"


def test_key_players_stand_out_in_the_picture(uri):
    test = opened(uri, "Who matters")
    test.number_input[0].set_value(2).run()
    bright = [node for node in picture(test)["nodes"] if node["opacity"] == 1.0]
    assert set(labels(bright)) == {"Eko Tandra", "Umar Palaguna"}
    assert any("83.3 %" in text.value for text in test.text)


def test_the_page_says_who_of_the_key_players_is_probably_one_person(tmp_path):
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as space:
        beside = (
            mention(number, name, case=case)
            for number, name, case in ((4, "Ani", "c_1"), (5, "Eko", "c_2"))
        )
        fill(space, Tier.PROBABLE, ONE, TWO, *beside)
        uri = space.settings.store
    inside, public = (
        written(opened(uri, "Who matters", audience=audience).number_input[0].set_value(1).run())
        for audience in (Audience.INTERNAL, Audience.PUBLIC)
    )
    assert "are probably the same person" in inside
    assert "Named again" in public and "the same person" not in public


def test_who_adds_nothing_to_a_set_of_key_players_does_not_stand_out(tmp_path):
    (tmp_path / "star.csv").write_text("source,target\nHub,A\nHub,B\nHub,C\nHub,D\n")
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([tmp_path / "star.csv"]), rejects=tmp_path / "rejected")
        space.linker.link()
    test = opened(uri, "Who matters")
    assert list(frames(test)[1]["Adds"]) == ["100 %", "0 %", "0 %"]
    assert labels([node for node in picture(test)["nodes"] if node["opacity"] == 1.0]) == ["Hub"]


def test_what_was_chosen_is_chosen_in_the_other_language_too_and_called_by_its_word_there(uri):
    def page(uri: str) -> None:
        import streamlit as st

        from app.settings import Settings
        from app.views.network import page
        from app.workspace import Workspace

        with Workspace(
            Settings(store=uri, language=st.session_state["spoken"], user="test")
        ) as space:
            page.show(space)

    test = AppTest.from_function(page, kwargs={"uri": uri}, default_timeout=60)
    test.session_state["spoken"] = "en"
    test.session_state["part_en"] = "Who matters"
    test.run().selectbox(key="rank_by_en").set_value("degree").run()
    test.session_state["spoken"] = "id"
    test.run()
    assert test.selectbox(key="rank_by_id").value == "degree"
    test.selectbox(key="rank_by_id").set_value("closeness").run()
    test.session_state["spoken"] = "en"
    assert test.run().selectbox(key="rank_by_en").value == "closeness"


def test_who_is_taken_away_leaves_the_picture_and_nobody_else_moves(uri):
    test = opened(uri, "What if")
    assert not pictures(test)
    shown = picture(opened(uri, "Picture"))["nodes"]
    before = {node["id"]: (node["x"], node["y"]) for node in shown}
    (eko,) = (node["id"] for node in shown if node["label"].startswith("Eko Tandra"))
    test.session_state[test.multiselect[0].key] = [eko]
    test.run()
    after = {node["id"]: (node["x"], node["y"]) for node in picture(test)["nodes"]}
    assert "Eko Tandra" not in labels(picture(test)["nodes"])
    assert len(after) == len(before) - 1
    assert after.items() <= before.items()
    assert test.metric[4].value == "1 → 2"
    assert "Only ways on which one of those taken away is named are listed" in written(test)


def test_a_list_of_ties_is_not_drawn_among_those_whom_it_ties(tmp_path):
    (tmp_path / "chain.csv").write_text("source,target\nAdi,Bayu\nBayu,Citra\nCitra,Dewi\n")
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(
            space.intake.plan([tmp_path / "chain.csv"]), rejects=tmp_path / "rejected"
        )
        space.linker.link()
    test = opened(uri, "Picture")
    drawn = picture(test)
    assert sorted(labels(drawn["nodes"])) == ["Adi", "Bayu", "Citra", "Dewi"]
    assert len(drawn["edges"]) == 3
    assert [text.value for text in test.text if "→" in text.value or "–" in text.value] == []
    tables = frames(draw("overview", uri))
    (newest,) = (frame["Case"][0] for frame in tables if "Case" in frame)
    assert newest.startswith("list of ties ")


def test_nobody_but_parties_can_be_taken_away(uri):
    options = opened(uri, "What if").multiselect[0].options
    assert len(options) == 6
    assert [option for option in options if "Victim" in option] == []
    assert [option for option in options if "Nurdin" in option] == [
        "Nurdin Keduanya · Field recruiter"
    ]


def test_indicators_say_what_they_are_and_what_could_not_be_asked(uri):
    told = written(opened(uri, "Indicators"))
    assert "An order for reading, never a verdict" in told
    assert "I6 Cut point" in told
    assert "silence here is no sign of innocence" in told


def test_a_child_of_whom_nobody_knows_is_a_sign_that_the_page_explains(uri):
    test = opened(uri, "Indicators")
    (told,) = (frame["Under 18"] for frame in frames(test) if "Under 18" in frame)
    assert "?" in set(told)
    assert "?: the age of no victim is told" in [caption.value for caption in test.caption]


def test_what_a_tie_is_worth_stands_before_the_long_text_and_a_long_name_in_full_below(uri):
    test = opened(uri, "Picture")
    (ties,) = (frame for frame in frames(test) if "Weight" in frame)
    assert list(ties) == ["Party", "Other party", "Strength", "Weight", "Why"]
    chosen = test.sidebar.selectbox[0]
    label = chosen.options[chosen.index]
    assert len(label) > 22
    assert as_markdown(label) in [caption.value for caption in test.sidebar.caption]


def test_tasks_are_taken_away_as_a_file_that_no_spreadsheet_runs(uri):
    from app.exports.tables.csv import csv_rows

    rows = [{"place": 1, "task": "=1+1", "ask": ["a", "b"], "about": [{"id": "e_1", "name": "@x"}]}]
    content = csv_rows(rows, Audience.INTERNAL)
    assert b"\n'=1" not in content and b",'=1+1," in content
    assert read_csv(content) == [{"place": "1", "task": "=1+1", "ask": "a; b", "about": "@x"}]
    assert opened(uri, "Gaps").get("download_button")


def test_the_networks_stand_by_priority_with_what_weighs_most(uri):
    from tests.app.views.test_views import draw

    test = draw("networks", uri)
    test.toggle[0].set_value(True).run()
    assert "I6 Cut point" in written(test)
    test.toggle[0].set_value(False).run()
    assert "Score" in written(test) and "I6 Cut point" not in written(test)


def test_what_is_marked_stands_out_and_what_is_faint_says_so(uri):
    with Workspace(Settings(store=uri, user="test")) as space:
        graph = space.material.of(space.networks.all()[0].id, on_screen=True).graph()
    drawn = picture(opened(uri, "Picture"))
    eko = next(node["id"] for node in drawn["nodes"] if node["label"].startswith("Eko Tandra"))
    line = next(edge for edge in drawn["edges"] if eko in (edge["from"], edge["to"]))
    lit = marked(drawn, graph, Marks(relationships=frozenset({line["id"]})))
    bright = {node["id"] for node in lit["nodes"] if node["opacity"] == 1.0}
    assert bright == {line["from"], line["to"]}
    assert [edge["id"] for edge in lit["edges"] if edge["color"]["opacity"] == 1.0] == [line["id"]]
    assert {node["opacity"] for node in marked(drawn, graph, Marks())["nodes"]} == {1.0}
