"""The page of kept work: what is written there is kept, two who edit at once both stay, and what is
taken back is brought back.
"""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.work.canvas import Canvas
from graph.work.questions import Confidence, Likelihood, QuestionStatus
from tests.app.monitoring.test_seen_before import opened
from tests.app.networks.work.offices import id_of, other
from tests.app.views.drawn import frames

HOSTILE = "<img src=x onerror=alert(1)> **bold** \u202eevil [x](javascript:alert(1))"


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found


def draw(space, *, language="en", role="investigator", **query) -> AppTest:
    def page(store: str, language: str, role: str) -> None:
        from app.settings import Settings
        from app.views.work import page
        from app.workspace import Workspace

        with Workspace(Settings(store=store, language=language, user="ani", role=role)) as space:
            page.show(space)

    asked = {"store": space.settings.store, "language": language, "role": role}
    test = AppTest.from_function(page, kwargs=asked, default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def told(test: AppTest) -> str:
    assert not test.exception
    texts = [
        str(element.value)
        for kind in ("title", "markdown", "caption", "info", "warning", "text")
        for element in getattr(test, kind)
    ]
    cells = [frame.to_string() for frame in frames(test)]
    return "\n".join((*texts, *cells)).replace("\\", "")


def button(test: AppTest, label: str):
    (found,) = [one for one in test.button if one.label == label]
    return found


def part(test: AppTest, label: str) -> AppTest:
    test.session_state["work_part_en"] = label
    return test.run()


@pytest.mark.parametrize("language", ["en", "id"])
def test_an_empty_store_says_in_every_part_what_to_do(space, language):
    page = draw(space, language=language)
    assert len(page.tabs) == 5
    for tab in page.tabs:
        page.session_state[f"work_part_{language}"] = tab.label
        shown = page.run()
        assert shown.info or shown.expander, tab.label
        told(shown)


def test_a_question_is_asked_worked_on_and_answered(space):
    page = draw(space)
    page.text_input(key="ask_text").set_value("Who pays Budi?")
    button(page, "Ask").click()
    page.run()
    (kept,) = space.questions.all()
    assert page.query_params["id"] == kept.id
    key = kept.latest.id
    page.text_area(key=f"q_conclusion_{key}").set_value("the sponsor")
    page.selectbox(key=f"q_likelihood_{key}").set_value(Likelihood.LIKELY)
    page.selectbox(key=f"q_confidence_{key}").set_value(Confidence.LOW)
    page.selectbox(key=f"q_status_{key}").set_value(QuestionStatus.ANSWERED)
    button(page, "Save").click()
    page.run()
    found = space.questions.get(kept.id).latest
    assert (found.conclusion, found.likelihood, found.confidence, found.status) == (
        "the sponsor",
        Likelihood.LIKELY,
        Confidence.LOW,
        QuestionStatus.ANSWERED,
    )
    assert "likely (55–80 %)" in told(page)


def test_a_task_is_added_and_ticked_off(space):
    asked = space.questions.ask("Who?")
    page = draw(space, id=asked.id)
    page.text_input(key=f"task_what_{asked.id}").set_value("ask the bank")
    button(page, "Add").click()
    page.run()
    assert "ask the bank" in told(part(page, "To do"))
    (box,) = draw(space, id=asked.id).checkbox
    box.check().run()
    assert space.questions.get(asked.id).latest.tasks[0].done


def test_what_another_saved_meanwhile_is_told_and_both_stay(space, tmp_path):
    asked = space.questions.ask("Who?")
    page = draw(space, id=asked.id)
    with other(tmp_path) as budi:
        budi.questions.change(budi.questions.get(asked.id).latest, known="his")
    page.run()
    assert "budi changed this while it was open here" in told(page)
    page.text_area(key=f"q_known_{asked.id}").set_value("mine")
    button(page, "Save").click()
    page.run()
    kept = space.questions.get(asked.id)
    assert [one.known for one in kept.versions] == ["his", "mine"]
    assert "edited this at the same time" in told(page)
    page.text_area(key=f"q_known_{kept.latest.id}").set_value("his and mine")
    button(page, "Save").click()
    page.run()
    joined = space.questions.get(asked.id)
    assert (joined.latest.known, joined.at_once) == ("his and mine", False)


def test_a_view_is_taken_back_and_brought_back(space):
    view = space.views.save("Konawe", Canvas(shown=(id_of(space, "Budi Santoso"),)))
    page = draw(space, id=view.id)
    page.button(key=f"take_{view.id}").click().run()
    assert space.views.all() == ()
    assert "Taken off the list: Konawe" in told(page)
    page.button(key="work_undo").click().run()
    assert [kept.latest.name for kept in space.views.all()] == ["Konawe"]


def test_views_of_one_name_are_combined_by_their_ids(space):
    ids = [id_of(space, name) for name in ("Budi Santoso", "Joko Susilo", "Dedi Kurnia")]
    first, second, third = (space.views.save("Same", Canvas(shown=(one,))) for one in ids)
    page = draw(space, id=first.id)
    choice = page.selectbox(key=f"combine_with_{first.id}")
    assert len(choice.options) == 2
    choice.set_value(third.id)
    page.text_input(key=f"combine_name_{first.id}").set_value("Both")
    page.button(key=f"combine_{first.id}").click().run()
    (both,) = [kept for kept in space.views.all() if kept.latest.name == "Both"]
    assert both.latest.canvas.shown == (ids[0], ids[2])
    assert second.id in {kept.id for kept in space.views.all()}


def test_an_edit_is_taken_back(space):
    note = space.notes.add(space.subjects.find("Budi Santoso"), "one")
    space.notes.change(note, "two")
    page = draw(space, id=note.id)
    page.button(key=f"back_{note.id}").click().run()
    assert space.notes.get(note.id).latest.text == "one"


def test_only_mine_and_only_of_one_folder(space, tmp_path):
    folder = space.investigations.begin("Konawe")
    space.questions.ask("filed?", folder=folder.id)
    with other(tmp_path) as budi:
        budi.questions.ask("another's?")
    page = draw(space)
    assert "another's?" in told(page)
    page.segmented_control(key="work_whose_en").set_value("mine").run()
    assert "another's?" not in told(page)
    page.segmented_control(key="work_whose_en").set_value("all")
    page.selectbox(key="work_folder_en").set_value(folder.id).run()
    assert ("filed?" in told(page), "another's?" in told(page)) == (True, False)


def test_who_may_not_write_reads_without_a_form(space):
    asked = space.questions.ask("Who?", known="cash only")
    page = draw(space, role="briefing", id=asked.id)
    assert "cash only" in told(page)
    assert [one.label for one in page.button] == []
    assert not page.text_area


def test_hostile_text_stays_text(space):
    budi = id_of(space, "Budi Santoso")
    asked = space.questions.ask(HOSTILE, (budi,))
    folder = space.investigations.begin(HOSTILE, HOSTILE)
    view = space.views.save(HOSTILE, Canvas(shown=(budi,)))
    note = space.notes.add(space.subjects.find("Budi Santoso"), HOSTILE)
    space.tags.add(space.subjects.find("Budi Santoso"), HOSTILE[:50])
    for kept in (asked, folder, view, note):
        page = draw(space, id=kept.id)
        for element in page.markdown:
            assert "<img" not in element.value.replace("\\<", "")
            assert "**bold**" not in element.value
            assert "\u202e" not in element.value
        for frame in frames(page):
            assert "\u202e" not in frame.to_string()


# ---- forms that other pages hold


def beside(space, name: str) -> AppTest:
    def page(store: str, name: str) -> None:
        import streamlit as st

        from app.settings import Settings
        from app.views.work.notes import draw_notes, draw_tags
        from app.views.work.questions import ask_question
        from app.views.work.views import save_view
        from app.workspace import Workspace
        from graph.work.canvas import Canvas

        with Workspace(Settings(store=store, language="en", user="ani")) as space:
            (about,) = space.subjects.find(name).about
            draw_tags(space, about)
            draw_notes(space, about)
            asked = ask_question(space, (about,))
            saved = save_view(space, Canvas(shown=(about,)))
            st.text(f"asked {asked and asked.id} saved {saved and saved.id}")

    asked = {"store": space.settings.store, "name": name}
    return AppTest.from_function(page, kwargs=asked, default_timeout=60).run()


def test_notes_tags_questions_and_views_are_written_beside_what_they_are_about(space):
    page = beside(space, "Budi Santoso")
    budi = id_of(space, "Budi Santoso")
    page.text_area(key=f"note_text_{budi}").set_value("seen in Sigi")
    button(page, "Note it").click()
    page.run()
    assert "seen in Sigi" in told(page)
    page.multiselect[0].set_value(["priority"])
    page.run()
    assert list(space.tags.words()) == ["priority"]
    assert page.multiselect[0].value == ["priority"]
    page.multiselect[0].set_value([])
    page.run()
    assert space.tags.words() == {}
    page.text_input(key="ask_text").set_value("Who pays?")
    button(page, "Ask").click()
    page.run()
    assert space.questions.about([budi])[0].latest.text == "Who pays?"
    page.text_input(key="save_view_name").set_value("Konawe")
    page.button[-1].click()
    page.run()
    (view,) = space.views.all()
    assert f"saved {view.id}" in told(page)


def test_on_the_page_of_somebody_stands_all_that_was_kept_about_them(space):
    def page(store: str, shown: str) -> None:
        from app.settings import Settings
        from app.views.work.beside import draw_beside
        from app.workspace import Workspace

        with Workspace(Settings(store=store, language="en", user="ani")) as space:
            draw_beside(space, shown)

    budi = id_of(space, "Budi Santoso")
    space.notes.add(space.subjects.of(budi), "seen in Sigi")
    space.questions.ask("Who pays?", (budi,))
    space.views.save("Konawe", Canvas(shown=(budi,)))
    space.notes.add(space.subjects.find("Joko Susilo"), "about another")
    asked = {"store": space.settings.store, "shown": budi}
    test = AppTest.from_function(page, kwargs=asked, default_timeout=60).run()
    text = told(test)
    assert [one in text for one in ("seen in Sigi", "Who pays?", "Konawe", "about another")] == [
        True,
        True,
        True,
        False,
    ]
    assert test.expander[0].label == "Notes, questions and views (3)"
