"""The command that writes a briefing on one network."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from app.briefing.forms.reading import DEFAULT, FORMS, copy_form, read_form
from app.briefing.word.checking import remarks_on
from app.briefing.word.template import copy_template
from app.briefing.writing import ENDINGS, Asked, BriefingFormat, write_briefing
from app.cli import console
from app.cli.commands.briefings.filling import (
    ArticlesOption,
    CaseOption,
    FillOption,
    FormOption,
    HandlingOption,
    TemplateOption,
    filled_in,
    tell_empty,
    tell_finding,
)
from app.cli.options import (
    VIEWER,
    Common,
    MaybeNetwork,
    UnderOption,
    leave_under,
    takes,
    tell_withheld,
)
from app.exports.kinds import kind_for
from app.wording.wording import Wording
from graph.errors import InvalidValue

NOT_USABLE = 2
"""Code that the check of a template ends with when it cannot be used."""
LIST_FORMS = "help"
"""Instead of a form: what forms there are."""


@takes(*VIEWER)
def brief(
    common: Common,
    network: MaybeNetwork = None,
    form: FormOption = DEFAULT,
    format: Annotated[
        BriefingFormat | None,
        typer.Option(
            "--format",
            "--as",
            "-f",
            help="What to write; left out, what the file's name says.",
            show_default=BriefingFormat.HTML.value,
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Date on the briefing, ISO; today if left out.")
    ] = None,
    case: CaseOption = "",
    fill: FillOption = None,
    handling: HandlingOption = "",
    articles: ArticlesOption = None,
    template: TemplateOption = None,
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
        fields=filled_in(fill),
        articles=articles,
        handling=handling,
        template=template,
    )
    with common.workspace() as space:
        leave_under(space, disclosure, [network])
        kind = kind_for(format, output, ENDINGS) or BriefingFormat.HTML
        tell = partial(tell_finding, wording=space.wording)
        written = write_briefing(space, network, output, format=kind, asked=asked, tell=tell)
        console.written(written)
        tell_empty(form, filled_in(fill), space.wording)
        tell_withheld(space)


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
