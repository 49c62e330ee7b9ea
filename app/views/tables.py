"""What several screens show: names as Markdown that stays text, tables whose rows open something, rows of networks."""

import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from app.workspace import Workspace
from graph.analysis.networks import Network

Row = dict[str, Any]

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$~:&])")
_AUTOLINK = re.compile(r"(:(?=//)|@|\bwww(?=\.))", re.IGNORECASE)
_JOINER = "\u2060"
"""Invisible; keeps an address in a name from becoming a link."""
_ROW_PX = 36
_WRAPPED_PX = 68
"""Streamlit breaks lines only in rows at least so high."""
_ONE_LINE = 55
"""Letters of a long text that fit on one line."""
MOST_ROWS = 14
"""Rows that a table shows before it scrolls."""


def as_markdown(text: str) -> str:
    r"""Markdown that shows this text as it is, on one line, whatever it holds.

    >>> print(as_markdown("**Budi** <b>"))
    \*\*Budi\*\* \<b\>
    """
    line = " ".join(text.split())
    return _MARKDOWN.sub(r"\\\1", _AUTOLINK.sub(rf"\1{_JOINER}", line))


def table(rows: Sequence[Row], *, wide: Sequence[str] = ()) -> None:
    """Draw rows; the columns named `wide` are long texts and are broken into lines."""
    st.dataframe(rows, hide_index=True, column_config=_columns(wide), **_height(rows, wide))


def filled(rows: Sequence[Row], column: str) -> Sequence[Row]:
    """The rows, without this column when it is empty in all of them."""
    if any(row.get(column) for row in rows):
        return rows
    return [{name: cell for name, cell in row.items() if name != column} for row in rows]


def pick(rows: Sequence[Row], *, key: str, wide: Sequence[str] = (), most: int = MOST_ROWS) -> int | None:
    """Draw rows of which one can be chosen, and say which was; beyond `most` of them the table scrolls."""
    chosen = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        column_config=_columns(wide),
        **_height(rows, wide, most),
    )
    return chosen.selection.rows[0] if chosen.selection.rows else None


def _columns(wide: Sequence[str]) -> dict[str, Any]:
    return {name: st.column_config.TextColumn(width="large") for name in wide}


def _height(rows: Sequence[Row], wide: Sequence[str], most: int = MOST_ROWS) -> dict[str, Any]:
    broken = any(len(str(row.get(name, ""))) > _ONE_LINE for row in rows for name in wide)
    row = _WRAPPED_PX if broken else _ROW_PX
    return {"row_height": row, "height": _ROW_PX + 2 + row * min(max(len(rows), 1), most)}


def network_rows(space: Workspace, networks: Sequence[Network]) -> list[Row]:
    """Networks as rows under headings in the reader's language."""
    wording, _ = space.wording, space.wording.text
    names = space.entities([each.parties[0] for each in networks])
    return [
        {
            "#": place,
            _("Most central"): names[each.parties[0]].name,
            _("Cases"): len(each.cases),
            _("Victims"): len(each.victims),
            _("Parties"): ", ".join(f"{wording.group(group)} {count}" for group, count in each.roles.items()),
            _("Destination"): ", ".join(wording.country(code) for code in each.destinations),
            _("Score"): each.score,
            _("From"): wording.date(each.first_date),
            _("Until"): wording.date(each.last_date),
            _("Origin"): ", ".join(each.regencies),
            "id": each.id,
        }
        for place, each in enumerate(networks, start=1)
    ]
