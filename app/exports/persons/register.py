"""The register of processing activities and a DPIA, filled from what the store holds.

Decisions.
They are Markdown that an office edits and keeps; nothing reads them back. They tell of no person:
kinds of files and not their names, how often something left for whom and not what it said, and no
number of victims.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from app.clock import today
from app.persons.processing import Processing, processing_of
from app.persons.retention import ANY
from app.wording.persons.words import kind_word, state_word
from app.wording.wording import Wording
from app.workspace import Workspace
from loaders.private_files import write_private

_TEMPLATES = Path(__file__).parent


class Form(StrEnum):
    """Which document is made."""

    REGISTER = "register"
    DPIA = "dpia"


def write_form(space: Workspace, form: Form, path: Path) -> Path:
    """Write a document in the language of the workspace; raises AccessDenied."""
    return write_private(path, form_text(space, form))


def form_text(space: Workspace, form: Form) -> str:
    """A document, filled; raises AccessDenied for who may not keep these."""
    found = processing_of(space.store)
    wording = space.wording
    template = _TEMPLATES / f"{form}.{wording.language}.md"
    return template.read_text(encoding="utf-8").format(
        date=wording.date(today().isoformat()),
        place=found.place,
        cases=wording.number(found.cases),
        purposes=_purposes(space),
        sources=_sources(found, wording),
        recipients=_recipients(found, wording),
        retention=_retention(space),
        requests=_requests(space),
    )


def _purposes(space: Workspace) -> str:
    """Why data were loaded, by what was stated."""
    _ = space.wording.text
    counted = Counter[tuple[str, str]]()
    for load in space.intake.loads():
        grounds = load.record.grounds
        purpose = grounds.purpose or _("not stated")
        counted[purpose, space.wording.basis(grounds.basis)] += 1
    rows = [(purpose, basis, number) for (purpose, basis), number in sorted(counted.items())]
    return _table((_("purpose"), _("lawful basis"), _("tables loaded")), rows, space.wording)


def _sources(found: Processing, wording: Wording) -> str:
    """From what kinds of files data came."""
    _ = wording.text
    kinds = sorted((kind or _("database"), number) for kind, number in found.kinds.items())
    return _table((_("kind of file"), _("files")), kinds, wording)


def _recipients(found: Processing, wording: Wording) -> str:
    """How often something left the house, by audience, and when last."""
    _ = wording.text
    rows = [
        (wording.audience(audience), handed.files, wording.date(handed.last))
        for audience, handed in sorted(found.handed_out.items())
    ]
    return _table((_("audience"), _("files"), _("last")), rows, wording)


def _retention(space: Workspace) -> str:
    """The rules that hold, and whether they are the office's own."""
    _ = space.wording.text
    rules = space.retention.rules()
    rows = []
    for rule in rules.rules:
        terms = ((rule.years, _("years")), (rule.months, _("months")), (rule.days, _("days")))
        told = " ".join(f"{number} {word}" for number, word in terms if number)
        statuses = (_("any other") if one == ANY else one for one in sorted(rule.statuses))
        rows.append((", ".join(statuses), told or _("without end")))
    table = _table((_("status"), _("kept for")), rows, space.wording)
    if rules.own:
        return table
    note = _("These rules of keeping came with Simpul: set your own file in SIMPUL_RETENTION.")
    return f"{note}\n\n{table}"


def _requests(space: Workspace) -> str:
    _ = space.wording.text
    counted = Counter(
        (kind_word(line.request.kind, space.wording), state_word(line.request, space.wording))
        for line in space.requests.all()
    )
    rows = [(kind, state, number) for (kind, state), number in sorted(counted.items())]
    return _table((_("what"), _("state"), _("how many")), rows, space.wording)


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]], wording: Wording) -> str:
    """A table in Markdown; a dash where there is nothing."""
    lines = [_line(row) for row in rows]
    if not lines:
        return wording.text("none so far")
    return "\n".join((_line(headings), "|" + "---|" * len(headings), *lines))


def _line(cells: Sequence[object]) -> str:
    told = (str(cell).replace("|", "/").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(told)} |"
