"""What a briefing is filled in with: one set of options for what is written and what is frozen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.briefing.forms.reading import read_form
from app.briefing.language import MENDS, Finding
from app.cli import console
from app.cli.options import notes
from app.plain_text import shorten
from app.wording.wording import Wording
from graph.errors import InvalidValue
from graph.messages import message

FormOption = Annotated[
    str, typer.Option("--form", help="Which form, or a file of your own; `help` lists them.")
]
CaseOption = Annotated[
    str, typer.Option("--case", metavar="NUMBER", help="Only this case of the network.")
]
FillOption = Annotated[
    list[str] | None,
    typer.Option("--fill", metavar="FIELD=TEXT", help="What a field of the form says."),
]
ArticlesOption = Annotated[
    Path | None, typer.Option("--articles", help="Your own list of articles and elements.")
]
TemplateOption = Annotated[
    Path | None, typer.Option("--template", help="Your own letterhead, a Word document.")
]
HandlingOption = Annotated[str, typer.Option("--handling", help="What receivers may do with it.")]
_SHOWN = 120
"""Letters of a sentence that is told of."""


def filled_in(given: Sequence[str] | None) -> dict[str, str]:
    """What was filled in, by the name of the field; raises InvalidValue for what fills in none."""
    found = {}
    for one in given or ():
        name, sign, text = one.partition("=")
        if not sign:
            raise InvalidValue(
                message("{given!r} fills in nothing", given=one), "write it as FIELD=TEXT"
            )
        found[name.strip()] = text
    return found


def tell_empty(form: str, given: dict[str, str], wording: Wording) -> None:
    """Say on stderr which fields of a form nobody filled in."""
    empty = read_form(form).empty_fields(given, wording.language)
    if empty:
        named = ", ".join(f"{one.code} ({one.label[wording.language]})" for one in empty)
        told = wording.text("Not filled in: {fields}. Fill in with --fill FIELD=TEXT.")
        notes.print(console.as_text(told.format(fields=named)), soft_wrap=True)


def tell_finding(finding: Finding, wording: Wording) -> None:
    """Say on stderr that a sentence breaks the rules of language, and what to write instead."""
    told = wording.text("“{words}” in “{sentence}”: {mend}").format(
        words=finding.words,
        sentence=shorten(finding.sentence, _SHOWN),
        mend=wording.text(MENDS[finding.rule]),
    )
    notes.print(console.as_text(told), soft_wrap=True)
