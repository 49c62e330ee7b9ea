"""The help: its pages, the command that prints them, and the screen that shows them."""

import io
import re
from pathlib import Path

import pytest
import typer
from rich.console import Console
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

import app.help
from app.cli import console
from app.cli.commands import help as help_command
from app.help.pages import TOPICS, nearest, page, topics
from app.i18n import LANGUAGES
from graph.errors import NotFound

FOLDER = Path(app.help.__file__).parent

application = typer.Typer()
application.command("help")(help_command.show_help)
application.command("other")(lambda: None)


def run(*words: str, **environment: str):
    return CliRunner().invoke(application, ["help", *words], env={"COLUMNS": "200", **environment})


def test_every_topic_has_a_page_in_every_language_and_there_is_no_other_page():
    written = {path.name for path in FOLDER.glob("*.md")}
    assert written == {f"{topic}.{language}.md" for topic in TOPICS for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_begins_with_its_title_and_what_it_is_for(topic, language):
    title, purpose, *_rest = page(topic, language).split("\n\n")
    assert re.fullmatch(r"# \S.*", title)
    assert purpose.startswith(("This page", "Halaman ini"))


def test_a_topic_says_its_title_and_the_first_sentence_of_what_it_is_for():
    english = {topic.name: topic for topic in topics("en")}
    assert english["why"].title == "Why two are one, or not"
    assert english["why"].summary == (
        "This page explains the evidence for and against two reports being of one person, and how"
        " to read it."
    )
    assert [topic.name for topic in topics("id")] == list(TOPICS)


def test_a_language_without_pages_is_answered_in_english():
    assert page("why", "fr") == page("why", "en")


def test_a_topic_may_be_typed_in_capitals():
    assert page(" Privacy", "en") == page("privacy", "en")


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("privcy", "en", ("privacy",)),
        ("source", "en", ("sources",)),
        ("penyimpanan", "id", ("shared-store",)),
        ("jaringan", "en", TOPICS),
        ("", "en", TOPICS),
    ],
)
def test_the_nearest_topics_are_named(typed, language, meant):
    assert nearest(typed, language) == meant


def test_no_file_outside_the_help_can_be_asked_for():
    with pytest.raises(NotFound):
        page("../../README", "en")


def test_the_command_lists_the_topics_and_how_to_go_on():
    result = run("-l", "en")
    assert result.exit_code == 0
    assert all(topic in result.stdout for topic in TOPICS)
    assert "simpul help TOPIC" in result.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_pipe_a_page_is_the_markdown_that_it_is(language):
    assert run("sources", "-l", language).stdout == page("sources", language)
    assert run("sources", SIMPUL_LANGUAGE=language).stdout == page("sources", language)


def test_on_a_terminal_a_page_is_laid_out(monkeypatch):
    terminal = Console(file=io.StringIO(), record=True, width=80, force_terminal=True)
    monkeypatch.setattr(console, "out", terminal)
    help_command.show_help(topic="privacy", language="en")
    text = terminal.export_text()
    assert "Who sees names" in text
    assert "## Who sees names" not in text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "no help on “privcy”: try privacy"),
        ("id", "tidak ada bantuan tentang “privcy”: coba privacy"),
    ],
)
def test_an_unknown_topic_names_the_nearest(language, told):
    result = run("privcy", "-l", language)
    assert isinstance(result.exception, NotFound)
    assert str(result.exception) == told


def screen(folder: Path, language: str, **chosen: str) -> AppTest:
    def draw(language: str, store: str) -> None:
        from app.settings import Settings
        from app.views.help import show
        from app.workspace import Workspace

        with Workspace(Settings(store=store, language=language, user="test")) as space:
            show(space)

    given = {"language": language, "store": f"sqlite:///{folder / 'new.db'}"}
    test = AppTest.from_function(draw, kwargs=given, default_timeout=60)
    for key, value in chosen.items():
        test.session_state[key] = value
    return test.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_shows_the_first_page_until_another_is_chosen(language, tmp_path):
    first = screen(tmp_path, language)
    assert not first.exception
    assert page(TOPICS[0], language).strip() in [shown.value for shown in first.markdown]
    other = screen(tmp_path, language, help_topic="privacy")
    assert page("privacy", language).strip() in [shown.value for shown in other.markdown]


def test_the_screen_lets_no_markup_through(tmp_path):
    assert all(not shown.allow_html for shown in screen(tmp_path, "en").markdown)
