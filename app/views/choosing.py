"""Lists to choose from, by id: no two options look alike, so what is chosen is what is meant."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.views import session
from app.wording.finding.namesakes import told_apart
from app.wording.wording import Wording
from graph.model import Id


def choose_one(
    label: str,
    names: Mapping[Id, str],
    *,
    wording: Wording,
    key: str,
    facts: Iterable[Mapping[Id, str]] = (),
    default: Id | None = None,
    place: DeltaGenerator | None = None,
    **options: Any,
) -> Id | None:
    """A list of these names of which one may be chosen; the id of the chosen one."""
    labels = told_apart(names, facts)
    ids = list(labels)
    held = session.key_in(wording.language, key, [None, *ids], default)
    chosen: Id | None = (place or st).selectbox(
        label, ids, index=None, format_func=labels.__getitem__, key=held, **options
    )
    return chosen


def choose_some(
    label: str,
    names: Mapping[Id, str],
    *,
    wording: Wording,
    key: str,
    facts: Iterable[Mapping[Id, str]] = (),
    **options: Any,
) -> list[Id]:
    """A list of these names of which several may be chosen; their ids in that order."""
    labels = told_apart(names, facts)
    held = session.keys_in(wording.language, key, set(labels))
    chosen: list[Id] = st.multiselect(
        label, list(labels), format_func=labels.__getitem__, key=held, **options
    )
    return chosen
