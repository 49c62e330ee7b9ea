"""The page of briefings: what it says is previewed, written, sent, approved by another account."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from app.briefing.forms.reading import FORMS, read_form
from app.briefing.writing import BriefingFormat
from app.i18n import LANGUAGES
from app.packs.editions import EditionOrder, draft_bytes, draft_name, make_edition
from app.workspace import Workspace
from graph.work.briefings import TextPart
from tests.app.access.leaks import office
from tests.app.access.leaks.office import network_of


@pytest.fixture
def settings(tmp_path):
    return office.fill(tmp_path).override(language="en")


def draw(settings, part="Preview", **session):
    """The page as somebody with these settings sees it, with one of its parts open."""

    def page(settings) -> None:
        from app.views.briefing import page as briefing_page
        from app.workspace import Workspace

        with Workspace(settings) as space:
            briefing_page.show(space)

    test = AppTest.from_function(page, kwargs={"settings": settings}, default_timeout=60)
    test.session_state["briefing_part_en"] = part
    for key, value in session.items():
        test.session_state[key] = value
    return test.run()


def texts(test):
    kinds = ("title", "markdown", "caption", "warning", "info")
    said = [element.value for kind in kinds for element in test.get(kind)]
    return "\n".join([*said, *(table.value.to_string() for table in test.table)])


def button(test, label):
    (found,) = [one for one in test.button if one.label == label]
    return found


def editions(settings):
    with Workspace(settings) as space:
        return [
            (kept.latest, space.editions.approval(kept.latest)) for kept in space.editions.all()
        ]


def test_the_preview_says_what_the_briefing_says_and_names_no_victim(settings):
    page = draw(settings)
    assert not page.exception
    said = texts(page)
    assert office.RECRUITER["Nama"] in said
    assert office.VICTIM["Nama"] not in said
    assert editions(settings) == []


def test_who_reveals_previews_what_all_others_do(settings):
    revealing = settings.override(reveal=True, reason="house visit")
    assert texts(draw(revealing)) == texts(draw(settings))


def test_forms_are_offered_for_whom_they_are_made(settings):
    inside, abroad = draw(settings), draw(settings, briefed_for="public")
    forms = {one.label: one.options for one in inside.selectbox}["Form"]
    public = {one.label: one.options for one in abroad.selectbox}["Form"]
    assert set(public) < set(forms)
    assert "Laporan Informasi" not in public
    assert office.RECRUITER["Nama"] not in texts(abroad)


def test_a_text_is_written_and_stands_in_the_preview(settings):
    page = draw(settings, "What people write")
    page.text_area[-1].set_value("The group goes on")
    button(page, "Keep it").click()
    page.run()
    assert not page.exception
    assert "The group goes on" in texts(draw(settings))


def test_an_empty_text_is_refused_in_words(settings):
    page = draw(settings, "What people write")
    button(page, "Keep it").click()
    page.run()
    assert [error.value for error in page.error] == ["a text says something\\: write it"]


def test_what_one_sends_another_approves(settings):
    page = draw(settings, "Editions", briefed_form="laporan_informasi")
    button(page, "Send for approval").click()
    page.run()
    ((edition, approval),) = editions(settings)
    assert (edition.form, edition.by, approval) == ("laporan_informasi", "ani", None)
    assert "Approve" not in [one.label for one in draw(settings, "Editions").button]
    other = settings.override(user="budi")
    page = draw(other, "Editions")
    button(page, "Approve").click()
    page.run()
    ((_edition, approval),) = editions(settings)
    assert approval is not None
    assert approval.by == "budi"
    assert "approved by budi" in texts(draw(settings, "Editions"))


def test_a_role_that_may_not_approve_is_offered_no_button(settings):
    with Workspace(settings) as space:
        make_edition(space, network_of(space).id, EditionOrder(form="laporan_informasi"))
    page = draw(settings.override(user="budi", role="analyst"), "Editions")
    assert not {"Approve", "Take the approval back"} & {one.label for one in page.button}


def test_outside_the_house_there_is_the_preview_alone(settings):
    page = draw(settings.for_audience("partner"))
    assert not page.exception
    assert [tab.label for tab in page.tabs] == ["Preview"]
    assert "kelompok ini masih merekrut" in texts(page)
    assert office.VICTIM["Nama"] not in texts(page)


def test_what_breaks_the_rules_of_language_is_said_beside_the_text(settings):
    with Workspace(settings) as space:
        text = f"{office.RECRUITER['Nama']} adalah pelaku"
        space.texts.add(network_of(space), TextPart.OUTLOOK, text)
    said = [warning.value for warning in draw(settings, "What people write").warning]
    assert any("pelaku" in warning and "conviction" in warning for warning in said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_opens_in_both_languages(settings, form, language):
    audience = read_form(form).audiences[0]
    chosen = {f"briefed_form_{language}": form, f"briefed_for_{language}": audience}
    page = draw(settings.override(language=language), **chosen)
    assert not page.exception
    assert not page.error
    assert form in [box.value for box in page.selectbox]
    assert page.markdown[0].value.startswith("## ")


def test_what_fails_unforeseen_is_told_in_the_chosen_language_with_a_way_on(settings):
    page = draw(settings.override(language="id"), briefed_filled="no table")
    assert not page.exception
    (told,) = [error.value for error in page.error]
    assert "gagal" in told
    assert "Mulai ulang halaman ini" in [one.label for one in page.button]


# ---- what is filled in


def field(page, label):
    (found,) = [one for one in (*page.text_input, *page.selectbox) if one.label == label]
    return found


def plain_texts(page):
    """What it says, as it is read."""
    return texts(page).replace("\\", "")


def after_another_page(page):
    """What the session keeps when another page was looked at: its fields are forgotten."""
    return {key: page.session_state[key] for key in ("briefed_filled", "briefed_form")}


def test_what_was_filled_in_stays_while_another_page_or_form_is_looked_at(settings):
    page = draw(settings, "Editions", briefed_form="laporan_informasi")
    field(page, "Unit").set_value("Ditreskrimum")
    field(page, "Number").set_value("R/LI-1")
    field(page, "The one case that it is about").set_value("K-102")
    page.run()
    assert "Case: K-102 · Number: R/LI-1" in plain_texts(page)
    again = draw(settings, "Editions", **after_another_page(page))
    assert field(again, "Unit").value == "Ditreskrimum"
    assert "Case: K-102 · Number: R/LI-1" in plain_texts(again)
    field(again, "Form").set_value("matriks_unsur").run()
    assert field(again, "Unit").value == "Ditreskrimum"
    assert not field(again, "Number").value
    field(again, "Form").set_value("laporan_informasi").run()
    assert field(again, "Number").value == "R/LI-1"
    assert field(again, "The one case that it is about").value == "K-102"


def test_beside_the_button_stands_what_is_empty_and_that_it_is_of_several_cases(settings):
    said = plain_texts(draw(settings, "Editions", briefed_form="laporan_informasi"))
    assert "Not filled in: Unit, Place, Number, Relation to the source, Reporter" in said
    assert "about one case" in said
    assert "Case: all 3 cases of the network · Number: not filled in" in said


def test_a_preview_has_no_sign_of_markdown_left_and_tells_notice_and_number(settings):
    with Workspace(settings) as space:
        space.texts.add(network_of(space), TextPart.JUDGEMENT, "It is one group.")
    page = draw(settings, briefed_form="laporan_informasi")
    field(page, "Number").set_value("R/LI-1")
    page.run()
    for one in page.markdown:
        assert not re.search(r"[.!?)][*][^*\s]", one.value), one.value
    said = plain_texts(page)
    assert "Number: R/LI-1" in said
    assert "presumed innocent" in said
    assert "DRAFT" in said
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", said)


def test_a_draft_is_taken_as_it_is_shown_marked_and_logged(settings):
    page = draw(settings, briefed_form="laporan_informasi")
    assert {"Draft: Word", "Draft: PDF"} <= {one.label for one in page.get("download_button")}
    with Workspace(settings) as space:
        order = EditionOrder(form="laporan_informasi", date="2026-01-01", case="K-102")
        name = draft_name(order, "html")
        assert name == "draft-laporan_informasi-internal-K-102.html"
        network = network_of(space).id
        made = draft_bytes(space, network, order, BriefingFormat.HTML, name).decode()
        assert "DRAFT: not approved" in made
        assert [kept.latest for kept in space.editions.all()] == []
        last = [entry for entry in space.store.unmasked.audit() if entry.action == "briefing"][-1]
        assert "format=html" in last.reason
        assert "audience=internal" in last.reason
