"""Which case evidence belongs to, and whose telephone or account it is of.

Both are asked for when a file does not say.
"""

from pathlib import Path

import streamlit as st

from app.views import session
from app.workspace import Workspace
from graph.errors import CaseNotFound, SettingsError
from loaders.inputs import Input
from loaders.load import LoadPlan
from loaders.readers.passwords import Passwords

FORMATS = frozenset({"calls", "messages", "chat", "payments", "trips"})


def plan(space: Workspace, inputs: list[Input], passwords: Passwords) -> LoadPlan:
    """The plan of a load, with fields for case and owner above it where some file is evidence."""
    case = st.session_state.get(session.CASE, "").strip()
    owner = st.session_state.get(session.OWNER, "").strip()
    try:
        found = space.intake.plan(inputs, case=case, owner=owner, passwords=passwords)
        unknown = ""
    except (CaseNotFound, SettingsError) as error:
        found = space.intake.plan(inputs, passwords=passwords)
        unknown = space.wording.message(error.message)
    if _has_evidence(found):
        _fields(space)
        if unknown:
            st.error(unknown)
    return found


def _has_evidence(found: LoadPlan) -> bool:
    asked = any("--owner" in str(issue.mend) for issue in found.issues)
    return asked or any(table.format in FORMATS for table in found.tables)


def _fields(space: Workspace) -> None:
    _ = space.wording.text
    left, right = st.columns(2)
    left.text_input(
        _("Case that the evidence belongs to"),
        key=session.CASE,
        max_chars=200,
        placeholder="012/2026",
        help=_("The number of a known case; left empty, the file becomes a list that ties nobody."),
    )
    right.text_input(
        _("Whose telephone or account it is"),
        key=session.OWNER,
        max_chars=100,
        placeholder="081234567890, BRI 123401000567539",
        help=_("Only where the file does not say it."),
    )


def files(inputs: list[Input]) -> list[Path]:
    """The inputs that are files."""
    return [path for path in inputs if isinstance(path, Path)]
