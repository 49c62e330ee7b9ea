"""What a briefing says now, as it would be printed: headings, sentences, tables and footnotes."""

import streamlit as st

from app.briefing.model import (
    Block,
    Document,
    Fact,
    FactSection,
    FactTable,
    Opinion,
    Picture,
    Remark,
    Section,
    Table,
)
from app.briefing.printed import author_line, line_under_head
from app.views.tables import as_markdown
from app.wording.wording import Wording

_MOST_LEVELS = 6
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw_preview(document: Document, wording: Wording) -> None:
    """Draw a document from its head to its last footnote."""
    _ = wording.text
    if document.is_draft:
        st.caption(f"**{_('DRAFT: not approved')}**")
    if document.head.classification:
        st.caption(f"**{as_markdown(document.head.classification)}**")
    for line in document.head.office:
        st.caption(as_markdown(line))
    st.markdown(f"## {as_markdown(document.title)}")
    if document.head.number:
        st.markdown(as_markdown(document.head.number))
    for said in document.head.lines:
        st.markdown(f"{as_markdown(said.label)}: {as_markdown(said.text)}")
    st.caption(as_markdown(line_under_head(document, wording)))
    st.caption(as_markdown(document.handling))
    if document.notice:
        st.info(as_markdown(document.notice), icon=":material/info:")
    for section in document.sections:
        _draw_section(section, wording, level=3)
    for line in document.signing:
        st.markdown(as_markdown(line))
    if document.notes:
        title = _("Footnotes ({n})").format(n=wording.number(len(document.notes)))
        with st.expander(title):
            for note in document.notes:
                st.markdown(f"{note.number}. {as_markdown(note.text)}")


def _draw_section(section: FactSection | Section, wording: Wording, *, level: int) -> None:
    st.markdown(f"{'#' * min(level, _MOST_LEVELS)} {as_markdown(section.heading)}")
    for block in section.blocks:
        _draw_block(block, wording)
    for part in section.parts:
        _draw_section(part, wording, level=level + 1)


def _draw_block(block: Block, wording: Wording) -> None:
    match block:
        case Fact():
            st.markdown(f"{as_markdown(block.text)}{_note(block.note)}")
        case Opinion():
            _draw_opinion(block, wording)
        case FactTable() | Table():
            _draw_table(block, wording)
        case Remark():
            st.caption(as_markdown(block.text))
        case Picture():
            st.caption(
                as_markdown(
                    wording.text("(Here stands the picture: {text})").format(text=block.text)
                )
            )


def _draw_opinion(opinion: Opinion, wording: Wording) -> None:
    """An opinion with its likelihood, confidence and author in sentences of their own."""
    text = opinion.text if opinion.text.endswith((".", "!", "?", "…")) else f"{opinion.text}."
    said = " ".join((text, *opinion.after))
    # the number stands within: behind a full stop the sign would not end what is slanted
    st.markdown(f"*{as_markdown(said)}{_note(opinion.note)}*")
    whose = author_line(opinion.author, opinion.on, wording)
    if whose:
        st.caption(as_markdown(whose))


def _draw_table(table: FactTable | Table, wording: Wording) -> None:
    if not table.rows:
        return
    notes = [f"[{row.note}]" if row.note else "" for row in table.rows]
    columns: dict[str, list[str]] = {}
    for place, heading in enumerate(table.columns):
        cells = [as_markdown(row.cells[place]) for row in table.rows]
        columns[as_markdown(heading) or " " * place] = cells
    if any(notes):
        columns[wording.text("Note")] = [as_markdown(note) for note in notes]
    st.table(columns, border="horizontal")
    if table.left_out:
        more = wording.plural(
            "{n} more row stands in the annex", "{n} more rows stand in the annex", table.left_out
        )
        st.caption(more.format(n=wording.number(table.left_out)))


def _note(number: int) -> str:
    return str(number).translate(_RAISED) if number else ""
