"""What several screens show.

Names as Markdown that stays text, tables whose rows open something, rows of networks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import inf
from typing import Any, TypeVar

import streamlit as st
from babel.numbers import format_decimal

from app.components.rows.rows import choose_rows
from app.plain_text import clipped, harmless, plain
from app.rows.listing import Listing
from app.views import session
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.model import Id

Row = dict[str, Any]
T = TypeVar("T")

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$~:&])")
_BECOMES_ELSE = re.compile(
    r"""
    :(?=//) | @ | \bwww(?=\.)                   # an address, which becomes a link
    | :(?=[\w+-][\w/+-]*:)                      # :name:, which becomes a picture
    | (?<!\S)[<>~-](?=[>=-]+(?!\S))             # an arrow or a dash made of signs
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What Streamlit makes something else of after Markdown was read, so that no backslash helps."""
_JOINER = "\u2060"
"""Invisible; put within, it keeps a text what it is."""
_ROW_PX = 30
_HEAD_PX = 36
_WIDE_PX, _LESS_WIDE_PX = 400, 300
"""Of a long text, and of each where there are several."""
_HEIGHTS = ((60, _ROW_PX), (150, 68), (inf, 92))
"""How high rows are by the letters of their longest text; Streamlit breaks lines only in rows of 68
and more.
"""
_FIGURE_PX = 180
MOST_ROWS = 20
"""Rows that a long table shows before it scrolls."""
WHOLE_ROWS = 40
"""Rows up to which a table is shown whole."""


def as_markdown(text: str) -> str:
    r"""Markdown that shows this text as it is, on one line, whatever it holds.

    >>> print(as_markdown("**Budi** <b>"))
    \*\*Budi\*\* \<b\>
    """
    line = _BECOMES_ELSE.sub(rf"\g<0>{_JOINER}", clipped(plain(text)))
    return _MARKDOWN.sub(r"\\\1", line)


def say(text: str, **options: Any) -> None:
    """Show lines of text that may hold a name: as they are, without what would turn them around."""
    st.text(harmless(text), **options)


def draw(listing: Listing[Any], *, only: Sequence[str] = ()) -> None:
    """Draw a listing: all its columns, or `only` those of these headings in this order."""
    table(listing.screen_rows(only), wide=_wide(listing))


def pick_item(
    listing: Listing[T], *, key: str, only: Sequence[str] = (), most: int = MOST_ROWS
) -> T | None:
    """Draw a listing of which one item can be chosen, and give that one."""
    row = pick(listing.screen_rows(only), key=key, wide=_wide(listing), most=most)
    if row is None:
        return None
    return listing.items[row]


def _wide(listing: Listing[Any]) -> list[str]:
    return [column.screen_heading for column in listing.columns if column.wide]


def table(rows: Sequence[Row], *, wide: Sequence[str] = (), right: Sequence[str] = ()) -> None:
    """Draw rows.

    Columns named `wide` are long texts broken into lines, those named `right` are figures as texts.
    """
    st.dataframe(
        _as_text(rows),
        hide_index=True,
        column_config=_columns(wide, right),
        **_height(rows, wide),
    )


def figures(values: Sequence[float], wording: Wording, *, most: int = 3) -> list[str]:
    """Numbers as texts of one length, with as many decimals as any of them needs.

    A table sorts texts letter by letter, and numbers it writes as the browser's language does, not
    as the page's.
    """

    def decimals(value: float) -> int:
        return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])

    needed = max(map(decimals, values), default=0)
    written = f"#,##0.{'0' * needed}" if needed else "#,##0"
    return as_long(
        format_decimal(value, format=written, locale=wording.language) for value in values
    )


def as_long(texts: Iterable[str]) -> list[str]:
    """Texts that begin with whole numbers, blanks before them, so that they sort like these.

    >>> as_long(["9 (8-10)", "10 (9-10)"])
    [' 9 (8-10)', '10 (9-10)']
    """
    found = [(text, len(text.partition(" ")[0])) for text in texts]
    longest = max((length for _, length in found), default=0)
    return [" " * (longest - length) + text for text, length in found]


def filled(rows: Sequence[Row], column: str) -> Sequence[Row]:
    """The rows, without this column when it is empty in all of them."""
    if any(row.get(column) for row in rows):
        return rows
    kept = [name for name in (rows[0] if rows else ()) if name != column]
    return [{name: row[name] for name in kept} for row in rows]


def pick(
    rows: Sequence[Row],
    *,
    key: str,
    wide: Sequence[str] = (),
    right: Sequence[str] = (),
    most: int = MOST_ROWS,
) -> int | None:
    """Draw rows of which one can be chosen, and say which was.

    Beyond `most` of them the table scrolls.
    """
    height = _height(rows, wide, most)["height"]
    chosen = choose_rows(_as_text(rows), key=key, wide=wide, right=right, height=height)
    return chosen[0] if chosen else None


def pick_several(rows: Sequence[Row], *, key: str, most: int = MOST_ROWS) -> list[int]:
    """Draw rows of which several can be chosen, and say which were."""
    height = _height(rows, (), most)["height"]
    return choose_rows(_as_text(rows), key=key, several=True, height=height)


def _as_text(rows: Sequence[Row]) -> list[Row]:
    """The rows without what would turn a cell, or a heading from a file, around."""
    return [
        {
            harmless(heading): harmless(cell) if isinstance(cell, str) else cell
            for heading, cell in row.items()
        }
        for row in rows
    ]


def _columns(wide: Sequence[str], right: Sequence[str]) -> dict[str, Any]:
    width = _WIDE_PX if len(wide) == 1 else _LESS_WIDE_PX
    texts = {name: st.column_config.TextColumn(width=width) for name in wide}
    return texts | {name: st.column_config.TextColumn(alignment="right") for name in right}


def _height(rows: Sequence[Row], wide: Sequence[str], most: int = MOST_ROWS) -> dict[str, Any]:
    """How high a table and its rows are: as many as there are, else some and half of one more.

    Half a row says that the table goes on, where a browser shows no bar to scroll by.
    """
    longest = 0
    for name in wide:
        longest = max([longest, *(len(str(row.get(name, ""))) for row in rows)])
    row = next(height for letters, height in _HEIGHTS if longest <= letters)
    whole = len(rows) <= max(most, WHOLE_ROWS if most == MOST_ROWS else 0)
    shown = max(len(rows), 1) * row if whole else most * row + row // 2
    return {"row_height": row, "height": _HEAD_PX + 2 + shown}


def draw_figures(told: Sequence[tuple[str, str]]) -> None:
    """Large figures side by side, on a narrow screen two in a row."""
    with st.container(horizontal=True):
        for label, figure in told:
            st.metric(label, figure, border=True, width=_FIGURE_PX)


def no_network(space: Workspace) -> None:
    """Say that nothing is linked yet, with a way to what would change that."""
    _ = space.wording.text
    st.info(_("No network links two cases yet."))
    if st.button(_("Load files"), type="primary"):
        session.go("load")


def network_names(space: Workspace) -> dict[Id, str]:
    """What people call each network: by its most central party, as the table of networks does.

    Namesakes by id too.
    """
    found = space.networks.all()
    parties = space.store.entities([network.parties[0] for network in found])
    names = {
        network.id: parties[network.parties[0]].name or space.wording.text("(no name)")
        for network in found
    }
    held = Counter(names.values())
    return {
        key: name if held[name] == 1 else f"{name} ({key[:SHORT_ID]})"
        for key, name in names.items()
    }


def network_rows(space: Workspace, networks: Sequence[Network]) -> list[Row]:
    """Networks as rows under headings in the reader's language; dates as they sort."""
    wording = space.wording
    _ = wording.text
    names = space.store.entities([network.parties[0] for network in networks])
    scores = figures([network.score for network in networks], wording)
    found: list[Row] = []
    for place, (network, score) in enumerate(zip(networks, scores, strict=True), start=1):
        groups = [f"{wording.group(group)} {count}" for group, count in network.roles.items()]
        found.append(
            {
                "#": place,
                _("Most central"): names[network.parties[0]].name,
                _("Cases"): len(network.cases),
                _("Victims"): len(network.victims),
                _("Parties"): ", ".join(groups),
                _("Destination"): ", ".join(map(wording.country, network.destinations)),
                _("Score"): score,
                _("From"): network.first_date or "",
                _("Until"): network.last_date or "",
                _("Origin"): ", ".join(network.regencies),
            }
        )
    return found
