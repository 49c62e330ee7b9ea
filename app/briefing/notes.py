"""Footnotes: the rows that each sentence rests on, numbered in the order of first need.

Decisions.
A sentence has one footnote, however many rows it rests on: it names the first of them and counts
the others. Sentences that rest on the same rows share a number.
A number that was counted cites the cases that were counted.
"""

from collections.abc import Collection, Iterable

from app.briefing.model import Note, SourceRow
from app.exports.sources import place_text
from app.networks.material import NetworkMaterial
from app.plain_text import plain
from app.wording.wording import Wording
from graph.model import Case, Id, Relationship, SourceRef

SHOWN_ROWS = 6
"""Rows that a footnote names; the others are counted."""


class Notes:
    """Numbers what sentences cite."""

    def __init__(
        self, material: NetworkMaterial, wording: Wording, *, shows_rows: bool = True
    ) -> None:
        """`shows_rows` whether footnotes name rows, or only say that the office keeps them."""
        self._shows_rows = shows_rows
        self._material = material
        self._wording = wording
        self._numbers: dict[tuple[tuple[SourceRow, ...], str], int] = {}
        self._notes: list[Note] = []
        self._sources: set[Id] = set()
        self._days: dict[str, str] = {}
        self._places: dict[SourceRef, str] = {}

    def cite(self, relationships: Iterable[Relationship], case_id: Id = "") -> int:
        """The number of the footnote for a sentence that rests on these relationships.

        Of what `case_id` tells of them alone, where it is given.
        """
        found: dict[SourceRow, None] = {}
        for relationship in relationships:
            rows = self._rows_of(relationship, case_id)
            found.update(dict.fromkeys(rows))
        return self._number(tuple(found), "")

    def cite_cases(self, cases: Collection[Case]) -> int:
        """The same for a sentence that rests on what stands in the rows of these cases."""
        return self._number(tuple(self._case_row(case) for case in cases), "")

    def cite_count(self, cases: Collection[Case]) -> int:
        """The same for a number that was counted in these cases."""
        n = len(cases)
        text = self._wording.plural("Counted in {n} case", "Counted in {n} cases", n).format(n=n)
        return self._number(tuple(self._case_row(case) for case in cases), text)

    def all(self) -> tuple[Note, ...]:
        """Every footnote by number."""
        return tuple(self._notes)

    def sources(self) -> tuple[Id, ...]:
        """The sources that were cited, by id."""
        return tuple(sorted(self._sources))

    # ---- inside

    def _rows_of(self, relationship: Relationship, case_id: Id) -> list[SourceRow]:
        """The rows of one relationship; of one whose rows are withheld, those of its cases."""
        material = self._material
        found = []
        for statement in relationship.statements:
            said = material.mentions.get(statement) or material.statements.get(statement)
            if said is None or case_id not in ("", said.case_id):
                continue
            day = getattr(said, "first_on", None)
            found.append(self._row(said.ref, said.case_id, str(said.grade), day))
        if found:
            return sorted(set(found), key=_order)
        told_in = [case for case in relationship.cases if case_id in ("", case)]
        cases = [material.cases[case] for case in told_in if case in material.cases]
        return [self._case_row(case) for case in cases]

    def _row(self, ref: SourceRef, case_id: Id, grade: str, day: str | None) -> SourceRow:
        material = self._material
        self._sources.add(ref.source_id)
        case = material.cases.get(case_id)
        reported = case.reported_on if case else None
        return SourceRow(
            place=self._place(ref),
            case=plain(case.number) if case else "",
            grade=grade,
            date=self._day(day or reported or ""),
        )

    def _day(self, iso: str) -> str:
        """A day in words; many rows have the same."""
        if iso not in self._days:
            self._days[iso] = self._wording.date(iso)
        return self._days[iso]

    def _place(self, ref: SourceRef) -> str:
        """Where a row stands, in words; many statements stand in one."""
        if ref not in self._places:
            self._places[ref] = place_text(ref, self._material, self._wording)
        return self._places[ref]

    def _case_row(self, case: Case) -> SourceRow:
        return self._row(case.ref, case.id, "", case.reported_on)

    def _number(self, rows: tuple[SourceRow, ...], counted: str) -> int:
        """The number of the footnote with these rows, a new one if there is none yet."""
        if not self._shows_rows:
            rows, counted = (), self._wording.text("Complaint cases; the office keeps their rows")
        known = self._numbers.get((rows, counted))
        if known is None:
            known = self._numbers[rows, counted] = len(self._notes) + 1
            text = self._text(rows, counted)
            self._notes.append(Note(number=known, text=text, rows=rows))
        return known

    def _text(self, rows: tuple[SourceRow, ...], counted: str) -> str:
        """A footnote in words."""
        wording = self._wording
        if not rows and not counted:
            return wording.text("The source row is withheld from this audience.")
        parts = [self._row_text(row) for row in rows[:SHOWN_ROWS]]
        more = len(rows) - SHOWN_ROWS
        if more > 0:
            text = wording.plural("{n} more row", "{n} more rows", more)
            parts.append(text.format(n=wording.number(more)))
        listed = " | ".join(parts)
        said = f"{counted}: {listed}" if counted and listed else counted or listed
        return said if said.endswith(".") else f"{said}."

    def _row_text(self, row: SourceRow) -> str:
        """A row in words: where it stands, its case, grade and day."""
        wording = self._wording
        facts = [
            wording.text("case {name}").format(name=row.case) if row.case else "",
            wording.text("grade {grade}").format(grade=row.grade) if row.grade else "",
            row.date,
        ]
        told = ", ".join(filter(None, facts))
        return f"{row.place} ({told})" if told else row.place


def _order(row: SourceRow) -> tuple[str, ...]:
    return row.place, row.case, row.grade, row.date
