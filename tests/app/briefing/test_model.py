"""The content model: facts and opinions are apart, and a kept document is read back as it was."""

import pytest

from app.briefing.model import (
    Document,
    Fact,
    FactRow,
    FactSection,
    FactTable,
    Note,
    Opinion,
    OpinionKind,
    OpinionRow,
    Remark,
    Section,
    SourceRow,
    Table,
    document_digest,
    document_json,
    read_document,
    sentences,
)
from graph.errors import InvalidValue
from graph.work.questions import Confidence, Likelihood

OPINION = Opinion(
    text="The two are probably one office.",
    kind=OpinionKind.JUDGEMENT,
    author="Ani",
    on="2026-03-01",
    likelihood=Likelihood.LIKELY,
    confidence=Confidence.LOW,
    after=("Likelihood: likely (55–80 %).", "Confidence in this judgement: low."),
)
FACT = Fact(text="Budi is reported as recruiter in case 001.", note=1)
TABLE = FactTable(code="t", columns=("Case", "Role"), rows=(FactRow(cells=("001", "-"), note=1),))
DOCUMENT = Document(
    form="laporan_informasi",
    title="Network",
    language="en",
    audience="internal",
    date="2026-04-01",
    sections=(
        FactSection(
            code="facts",
            heading="Facts",
            blocks=(FACT, Remark(text="Grades: A-F and 1-6.")),
            parts=(FactSection(code="table", heading="Table", blocks=(TABLE,)),),
        ),
        Section(
            code="opinion",
            heading="Opinion",
            blocks=(
                OPINION,
                Table(code="m", columns=("Missing",), rows=(OpinionRow(cells=("means",)),)),
            ),
        ),
    ),
    notes=(Note(number=1, text="File 1, row 2", rows=(SourceRow(place="File 1", case="001"),)),),
)


def test_a_document_is_read_back_as_it_was():
    assert read_document(document_json(DOCUMENT)) == DOCUMENT
    assert document_digest(read_document(document_json(DOCUMENT))) == document_digest(DOCUMENT)


@pytest.mark.parametrize("block", [OPINION, Table(code="m", columns=(), rows=())])
def test_no_opinion_can_stand_under_facts(block):
    with pytest.raises(InvalidValue, match="cannot stand under facts"):
        FactSection(code="facts", heading="Facts", blocks=(FACT, block))


def test_neither_in_a_table_of_facts_nor_in_a_part_of_their_section():
    with pytest.raises(InvalidValue, match="cannot stand under facts"):
        FactTable(code="t", columns=("a",), rows=(OpinionRow(cells=("b",)),))
    with pytest.raises(InvalidValue, match="cannot stand under facts"):
        FactSection(code="f", heading="", parts=(Section(code="s", heading=""),))


def test_a_kept_document_with_an_opinion_put_under_facts_is_refused():
    forged = document_json(DOCUMENT).replace(
        b'{"type":"fact","text":"Budi', b'{"type":"opinion","kind":"gap","text":"Budi'
    )
    assert forged != document_json(DOCUMENT)
    with pytest.raises(InvalidValue, match="no kept document"):
        read_document(forged)


@pytest.mark.parametrize("damage", [b"", b"\xff", b"{}", b"[1]", document_json(DOCUMENT)[:-2]])
def test_a_damaged_document_says_what_to_do(damage):
    with pytest.raises(InvalidValue, match="make it again"):
        read_document(damage)


def test_a_fact_cites_its_source():
    with pytest.raises(InvalidValue, match="without a source"):
        Fact(text="Budi paid.", note=0)
    with pytest.raises(InvalidValue, match="without a source"):
        FactRow(cells=("Budi",), note=0)


def test_sentences_come_in_reading_order():
    assert [text for _, text in sentences(DOCUMENT)] == [
        FACT.text,
        "Grades: A-F and 1-6.",
        "001 · -",
        OPINION.text,
        *OPINION.after,
        "means",
    ]
