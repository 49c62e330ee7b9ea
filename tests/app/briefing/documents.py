"""Documents that tests print: of the small hostile network, and of hostile text alone."""

from app.briefing.document import Given, document
from app.briefing.forms.reading import read_form
from app.briefing.model import (
    Document,
    Fact,
    FactRow,
    FactSection,
    FactTable,
    Head,
    HeadLine,
    Note,
    Opinion,
    OpinionKind,
    Section,
)
from app.wording.wording import Wording
from tests.offices.network_material import ANALYST, material

HOSTILE = (
    '#import "x": *',
    '#read("/etc/passwd")',
    "$x^2$ *bold* _it_ `raw` <label> @ref \\ // /* */",
    "</script><b>",
    "محمد علي",
    "😀 emoji",
    "中文名",
    "é ñ ü ł",
    "A" * 300,
    "\u0378 unassigned",
    "=1+1",
    '"][#panic()',
    "{{judul}} {{isi}}",
)


def made(form: str, language: str = "en", viewer=ANALYST, **given) -> Document:
    asked = Given(date="2026-11-30", **given)
    wording = Wording(language)
    return document(material(viewer, language), read_form(form), wording, asked)


def hostile() -> Document:
    """Every text of it is hostile."""
    numbered = list(enumerate(HOSTILE, start=1))
    rows = tuple(FactRow(cells=(text, text), note=number) for number, text in numbered)
    opinion = Opinion(text=HOSTILE[0], kind=OpinionKind.GAP, after=(HOSTILE[1],), author=HOSTILE[2])
    return Document(
        form="x",
        title=HOSTILE[0] + HOSTILE[3],
        language="id",
        audience="internal",
        date="2026-01-01",
        handling=HOSTILE[2],
        notice=HOSTILE[1],
        head=Head(
            office=HOSTILE[:3],
            number=HOSTILE[7],
            classification="RAHASIA",
            lines=(HeadLine(label=HOSTILE[2], text=HOSTILE[4]),),
        ),
        sections=(
            FactSection(
                code="a",
                heading=HOSTILE[1],
                blocks=tuple(Fact(text=text, note=number) for number, text in numbered),
            ),
            Section(
                code="b",
                heading="x",
                blocks=(opinion, FactTable(code="t", columns=("a", HOSTILE[2]), rows=rows)),
            ),
        ),
        notes=tuple(Note(number=number, text=text) for number, text in numbered),
        signing=(HOSTILE[0],),
        distribution=(HOSTILE[2],),
        log_head="1:ab",
    )


def of_notes(count: int) -> Document:
    """A document of so many sentences, each with a footnote of its own, and some cited twice."""
    facts = [Fact(text=f"Sentence {number}.", note=number) for number in range(1, count + 1)]
    again = [Fact(text=f"Again {number}.", note=number) for number in (1, count)]
    notes = [Note(number=number, text=f"Row {number}.") for number in range(1, count + 1)]
    return Document(
        form="x",
        title="Notes",
        language="en",
        audience="internal",
        date="2026-01-01",
        sections=(FactSection(code="a", heading="Facts", blocks=(*facts, *again)),),
        notes=tuple(notes),
    )
