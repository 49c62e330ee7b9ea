"""What changed between two editions, and why."""

from app.briefing.model import (
    Document,
    Fact,
    FactRow,
    FactSection,
    FactTable,
    Note,
    Opinion,
    OpinionKind,
    Section,
    SourceRow,
)
from app.packs.differences import Change, Reason, differences

ROW = SourceRow(place="cases.csv, row 2", case="K-1", grade="B2")
OTHER_ROW = SourceRow(place="cases.csv, row 9", case="K-1", grade="C3")
NEW_CASE = SourceRow(place="late.csv, row 2", case="K-7", grade="B2")
NOTES = tuple(
    Note(number=number, text=row.place, rows=(row,))
    for number, row in enumerate((ROW, OTHER_ROW, NEW_CASE), start=1)
)


def facts(*said, code="facts", note=1):
    blocks = tuple(one if isinstance(one, Fact) else Fact(one, note) for one in said)
    return FactSection(code=code, heading=code.capitalize(), blocks=blocks)


def opinions(*blocks):
    return Section(code="opinion", heading="Opinion", blocks=blocks)


def document(*sections, notes=NOTES):
    return Document(
        form="laporan_informasi",
        title="Network",
        language="en",
        audience="internal",
        date="2026-01-01",
        sections=sections,
        notes=notes,
    )


def told(before, after):
    return [
        (change.change, change.reason, (change.after or change.before).text)
        for change in differences(before, after)
    ]


A = "Budi Santoso is reported as field recruiter in Sigi."
B = "PT Sumber Laut is reported as sponsor of three departures."
C = "Calls between 0812 and 0813 were counted 12 times."


def test_nothing_changed_between_a_document_and_itself():
    same = document(facts(A, B, A), opinions(Opinion("Likely one group.", OpinionKind.JUDGEMENT)))
    assert differences(same, same) == ()


def test_a_sentence_of_a_case_that_came_since_is_new_for_that_case():
    before, after = document(facts(A)), document(facts(A, Fact(C, 3)))
    (change,) = differences(before, after)
    assert (change.change, change.reason, change.cases) == (Change.NEW, Reason.NEW_CASE, ("K-7",))
    (back,) = differences(after, before)
    assert (back.change, back.reason, back.cases) == (Change.GONE, Reason.CASE_GONE, ("K-7",))


def test_a_row_that_came_since_is_told_apart_from_a_decision():
    assert told(document(facts(A)), document(facts(A, Fact(C, 2)))) == [
        (Change.NEW, Reason.NEW_ROW, C)
    ]
    assert told(document(facts(A)), document(facts(A, C))) == [(Change.NEW, Reason.DECIDED, C)]


def test_what_says_nearly_the_same_was_reworded():
    now = A.replace("field recruiter", "head recruiter")
    assert told(document(facts(A, B)), document(facts(now, B))) == [
        (Change.REWORDED, Reason.DECIDED, now)
    ]


def test_what_stands_under_another_heading_moved():
    before = document(facts(A), facts(B, code="links"))
    after = document(facts(B), facts(A, code="links"))
    assert {(change, text) for change, _, text in told(before, after)} == {
        (Change.MOVED, A),
        (Change.MOVED, B),
    }


def test_a_sentence_that_stands_twice_and_then_once_went_once():
    assert told(document(facts(A, A)), document(facts(A))) == [(Change.GONE, Reason.DECIDED, A)]


def test_what_somebody_wrote_was_written_or_taken_back():
    mine = Opinion("The group will go on.", OpinionKind.OUTLOOK, author="ani")
    ours = Opinion("Seven parties rank above the others.", OpinionKind.COMPUTED)
    before, after = document(opinions()), document(opinions(mine, ours))
    assert [(one, why) for one, why, _ in told(before, after)] == [
        (Change.NEW, Reason.WRITTEN),
        (Change.NEW, Reason.COMPUTED),
    ]
    assert (Change.GONE, Reason.TAKEN_BACK) in [(one, why) for one, why, _ in told(after, before)]


def test_rows_of_tables_are_sentences():
    def table(*cells):
        rows = tuple(FactRow(cells=(cell, "B2"), note=1) for cell in cells)
        return FactSection(
            code="links", heading="Links", blocks=(FactTable("t", ("Who", "Grade"), rows),)
        )

    assert told(document(table("Budi")), document(table("Budi", "Quirinus Wachdani"))) == [
        (Change.NEW, Reason.DECIDED, "Quirinus Wachdani · B2")
    ]


def test_of_large_documents_nothing_is_lost():
    before = document(facts(*(f"{number} before the change" for number in range(300))))
    after = document(facts(*(f"after it there were {number}" for number in range(300))))
    assert len(differences(before, after)) == 600
