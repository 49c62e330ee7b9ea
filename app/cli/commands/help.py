"""The command `simpul help`: the topics there are, or one page of them."""

import sys
from typing import Annotated

import typer
from rich.markdown import Markdown

from app.cli import console
from app.cli.options import LANGUAGE, Common, takes
from app.help.pages import page, topics
from app.wording.wording import Wording


@takes(LANGUAGE)
def show_help(
    common: Common,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="What to read about; left out, topics are listed."),
    ] = None,
) -> None:
    """Explain one topic, or list the topics there are.

    On a terminal a page is laid out; in a pipe or file it stays the Markdown that it is.

    Examples: simpul help  |  simpul help who-is-who  |  simpul help sources -l en > sources.md
    """
    wording = common.wording()
    if topic is None:
        _list_topics(wording)
        return
    text = page(topic, wording.language)
    if console.out.is_terminal:
        console.out.print(Markdown(text))
    else:
        sys.stdout.write(text)


def _list_topics(wording: Wording) -> None:
    _ = wording.text
    rows = [(topic.name, topic.title, topic.summary) for topic in topics(wording.language)]
    console.table(_("Help"), (_("topic"), _("title"), _("what it is for")), rows)
    console.line(_("Read one with: simpul help TOPIC, for example simpul help who-is-who"))
    console.line(_("The options of a command, with examples: simpul COMMAND --help"))
