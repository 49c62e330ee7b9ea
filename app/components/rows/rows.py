"""A table whose rows are chosen: by a click anywhere on one, by keys, by what is read aloud.

Decisions.
Streamlit's own table is painted: a row is chosen only by a box at its edge, and whoever does not
see it or has no mouse cannot choose at all. This one is a table of the page.
What is chosen belongs to the rows that it was chosen of: once they are others, nothing is chosen.
Its own words are told in every language: the browser knows which one the page is in.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import streamlit as st

from app.components.served import OURS, serve, text_of
from app.i18n import LANGUAGES, translator

_ASSETS = Path(__file__).parent / "assets"
_DIGEST_BYTES = 8
_PLAIN = (str, int, float, bool)
"""Cells that a browser is given as they are."""


def choose_rows(
    rows: Sequence[Mapping[str, object]],
    *,
    key: str,
    several: bool = False,
    wide: Sequence[str] = (),
    right: Sequence[str] = (),
    height: int,
) -> list[int]:
    """Draw rows under their headings and give the places of those that are chosen.

    Headings in `wide` have long texts under them, those in `right` figures; what is higher than
    `height` pixels scrolls.
    """
    headings = list(rows[0]) if rows else []
    cells = [_cells(row, headings) for row in rows]
    digest = hashlib.blake2b(msgspec.json.encode([headings, cells]), digest_size=_DIGEST_BYTES)
    told = (st.session_state.get(key) or {}).get("chosen")
    data = {
        "columns": [
            {"name": heading, "wide": heading in wide, "right": heading in right}
            for heading in headings
        ],
        "rows": cells,
        "of": digest.hexdigest(),
        "chosen": _chosen(told, digest.hexdigest(), len(rows)),
        "several": several,
        "height": height,
        "words": {language: _words(language) for language in LANGUAGES},
    }
    result = _component()(data=data, key=key, default={"chosen": None}, on_chosen_change=_nothing)
    return _chosen(result.chosen, digest.hexdigest(), len(rows))


def _cells(row: Mapping[str, object], headings: Sequence[str]) -> list[str | float | bool]:
    return [_cell(row.get(heading)) for heading in headings]


def _cell(cell: object) -> str | float | bool:
    if cell is None:
        return ""
    return cell if isinstance(cell, _PLAIN) else str(cell)


def _chosen(told: Any, digest: str, count: int) -> list[int]:
    """The places that a browser told, if it told them of these very rows."""
    if not isinstance(told, Mapping) or told.get("of") != digest:
        return []
    places = told.get("rows")
    if not isinstance(places, list):
        return []
    return [place for place in places if type(place) is int and 0 <= place < count]


def _words(language: str) -> dict[str, str]:
    _ = translator(language).gettext
    return {
        "rows": _("Table of {n} rows; choose one with the arrows and Enter"),
        "several": _("Table of {n} rows; choose some with the arrows and the space bar"),
        "all": _("All rows"),
        "sort": _("Sort by {heading}"),
    }


def _nothing() -> None:
    """What is chosen is read from the result; Streamlit asks for a callback all the same."""


def _component() -> Any:
    serve({"rows": _ASSETS})
    return st.components.v2.component(
        f"{OURS}.rows",
        html=text_of(_ASSETS / "rows.html"),
        css=text_of(_ASSETS / "rows.css"),
        js="rows.js",
    )
