"""The command that writes a briefing on one network."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from app.briefing.forms.reading import DEFAULT, FORMS, copy_form, read_form
from app.briefing.language import MENDS, Finding
from app.briefing.word.checking import remarks_on
from app.briefing.word.template import copy_template
from app.briefing.writing import ENDINGS, Asked, BriefingFormat, write_briefing
from app.cli import console
from app.cli.options import (
    VIEWER,
    Common,
    MaybeNetwork,
    UnderOption,
    leave_under,
    notes,
    takes,
    tell_withheld,
)
from app.exports.kinds import kind_for
from app.plain_text import shorten
from app.wording.wording import Wording
from graph.errors import InvalidValue
from graph.messages import message

NOT_USABLE = 2
"""Code that the check of a template ends with when it cannot be used."""
LIST_FORMS = "help"
"""Instead of a form: what forms there are."""


@takes(*VIEWER)
def brief(
    common: Common,
    network: MaybeNetwork = None,
    form: Annotated[
        str, typer.Option("--form", help="Which form, or a file of your own; `help` lists them.")
    ] = DEFAULT,
    format: Annotated[
        BriefingFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="What to write; left out, what the file's name says.",
            show_default=BriefingFormat.HTML.value,
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Date on the briefing, ISO; today if left out.")
    ] = None,
    case: Annotated[
        str, typer.Option("--case", metavar="NUMBER", help="Only this case of the network.")
    ] = "",
    fill: Annotated[
        list[str] | None,
        typer.Option("--fill", metavar="FIELD=TEXT", help="What a field of the form says."),
    ] = None,
    articles: Annotated[
        Path | None, typer.Option("--articles", help="Your own list of articles and elements.")
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="Your own letterhead, a Word document.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check-template", help="Say what to mend in the template.")
    ] = False,
    copy_form_to: Annotated[
        Path | None, typer.Option("--copy-form", help="Copy the form here, to edit it.")
    ] = None,
    copy_template_to: Annotated[
        Path | None, typer.Option("--copy-template", help="Copy our template here, to edit it.")
    ] = None,
    disclosure: UnderOption = "",
) -> None:
    """Write a briefing on one network, every sentence with its sources; victims are masked.

    A form says which parts stand in it under which headings. It is a draft until somebody else
    approves an edition of it.

    Examples: simpul brief n_0a1b --form laporan_informasi --case 012/2026 -o li.pdf  |  simpul
    brief --form help  |  simpul brief --form matriks_unsur --copy-form my.yaml  |  simpul brief
    n_0a1b --form my.yaml --fill unit="Ditreskrimum" --template office.docx -o li.docx
    """
    if form == LIST_FORMS:
        list_forms(common.wording())
        return
    if copy_form_to is not None:
        console.written((copy_form(form, copy_form_to),))
        return
    if copy_template_to is not None:
        console.written((copy_template(copy_template_to),))
        return
    if check:
        check_paper(template, common.wording())
        return
    if network is None:
        raise InvalidValue("which network?", "give its id: `simpul networks` lists them")
    asked = Asked(
        form=form,
        date=date or "",
        case=case,
        fields=_fields(fill or ()),
        articles=articles,
        template=template,
    )
    with common.workspace() as space:
        leave_under(space, disclosure, [network])
        kind = kind_for(format, output, ENDINGS) or BriefingFormat.HTML
        written = write_briefing(
            space, network, output, format=kind, asked=asked, tell=_teller(space.wording)
        )
        console.written(written)
        tell_withheld(space)


def _teller(wording: Wording) -> Callable[[Finding], None]:
    """What tells on stderr of a sentence that breaks the rules of language."""
    text = wording.text("“{words}” in “{sentence}”: {mend}")

    def tell(finding: Finding) -> None:
        said = text.format(
            words=finding.words,
            sentence=shorten(finding.sentence, 120),
            mend=wording.text(MENDS[finding.rule]),
        )
        notes.print(console.as_text(said), soft_wrap=True)

    return tell


def list_forms(wording: Wording) -> None:
    """Print the forms there are, what each is for, and which fields may be filled in."""
    language = wording.language
    for name in FORMS:
        form = read_form(name)
        console.line(f"{name}: {form.purpose[language]}")
        if form.fields:
            fields = ", ".join(f"{one.code} ({one.label[language]})" for one in form.fields)
            console.line(wording.text("    fields: {fields}").format(fields=fields))


def check_paper(template: Path | None, wording: Wording) -> None:
    """Print what is to be said of a template; ends with 2 when it cannot be used."""
    if template is None:
        raise InvalidValue("which template?", "name it with --template")
    found = remarks_on(template)
    for one in found:
        mark = wording.text("mend") if one.stops else wording.text("note")
        console.line(f"{mark}: {wording.message(one.said)}")
    if any(one.stops for one in found):
        raise typer.Exit(NOT_USABLE)
    console.line(wording.text("The template can be used."))


def _fields(given: list[str] | tuple[str, ...]) -> dict[str, str]:
    """What was filled in, by the name of the field."""
    found = {}
    for one in given:
        name, sign, text = one.partition("=")
        if not sign:
            raise InvalidValue(
                message("{given!r} fills in nothing", given=one), "write it as FIELD=TEXT"
            )
        found[name.strip()] = text
    return found
