"""An office's own audiences: named, each based on one of the house, and never wider.

Decisions.
A file only narrows: what it says of a field must tell no more than the base does, so it does not
matter who wrote it. A file that would widen anything is refused whole.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from app.access.audiences.table import AudiencePolicy, Telling, policy_of
from graph.errors import SettingsError
from graph.messages import message
from graph.schema import Audience

_MOST_BYTES = 1 << 16
_NAME = re.compile(r"[a-z][a-z0-9_-]{1,39}")
_FREE_TEXTS = ("ties.facts", "work.texts", "work.kept", "cases.passages", "parties.facts")
_KNOWN = frozenset({"based_on", "title", "tells", "smallest"})


def find_audience(name: str, path: str) -> AudiencePolicy:
    """The audience of this name: of the house, or of an office's file; raises SettingsError."""
    if name in set(Audience):
        return policy_of(Audience(name))
    own = read_own(Path(path)) if path else {}
    if name not in own:
        raise SettingsError(
            message(
                "audience {name!r}: use one of {names}",
                name=name,
                names=", ".join([*Audience, *sorted(own)]),
            )
        )
    return own[name]


def read_own(path: Path) -> dict[str, AudiencePolicy]:
    """The audiences of an office's file; raises SettingsError, which says what to mend."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            _refuse(path, f"it has more than {_MOST_BYTES >> 10} KiB")
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _refuse(path, str(error))
    found = {}
    for name, facts in said.items():
        if not _NAME.fullmatch(name) or name in set(Audience):
            _refuse(path, f"{name!r} cannot name an audience: small letters, and not one of ours")
        if not isinstance(facts, Mapping) or not set(facts) <= _KNOWN:
            _refuse(path, f"{name}: it says based_on, title, smallest and a table tells")
        found[name] = _narrowed(path, name, facts)
    return found


def audiences_below(policy: AudiencePolicy, path: str) -> dict[str, AudiencePolicy]:
    """The audiences that who is told this much may make something for, the widest first."""
    known = [*map(policy_of, Audience), *(read_own(Path(path)) if path else {}).values()]
    found = {policy.name: policy} | {other.name: other for other in known}
    return {name: other for name, other in found.items() if policy.covers(other)}


def _narrowed(path: Path, name: str, facts: Mapping[str, Any]) -> AudiencePolicy:
    """One audience; raises SettingsError where it would tell more than its base."""
    base_name = facts.get("based_on", "")
    if base_name not in set(Audience):
        _refuse(path, f"{name}: based_on is one of {', '.join(Audience)}")
    base = policy_of(Audience(base_name))
    fields = dict(base.fields)
    tells = facts.get("tells", {})
    if not isinstance(tells, Mapping):
        _refuse(path, f"{name}: tells is a table of fields")
    for field, cell in tells.items():
        if field not in fields:
            _refuse(path, f"{name}: no field {field!r}: one of {', '.join(sorted(fields))}")
        if cell not in set(Telling):
            _refuse(path, f"{name}: {field} is one of {', '.join(Telling)}")
        telling = Telling(cell)
        if telling.width > fields[field].width:
            _refuse(path, f"{name}: {field} would tell more than {base_name} is told")
        fields[field] = telling
    _close_free_text(fields)
    smallest = facts.get("smallest", base.smallest)
    if type(smallest) is not int or smallest < base.smallest:
        _refuse(path, f"{name}: smallest is a whole number from {base.smallest} on")
    title = facts.get("title", "")
    if not isinstance(title, str):
        _refuse(path, f"{name}: title is a text")
    return AudiencePolicy(name, base.base, fields, smallest, title)


def _close_free_text(fields: dict[str, Telling]) -> None:
    """Tell no text that somebody wrote where names or numbers of parties are withheld: it may hold
    them.
    """
    open_texts = {fields["parties.name"], fields["parties.identifiers"]} == {Telling.YES}
    if not open_texts:
        for field in _FREE_TEXTS:
            fields[field] = Telling.NO


def _refuse(path: Path, reason: str) -> NoReturn:
    raise SettingsError(
        message(
            "{name} defines no audiences ({reason}): see `simpul help privacy`",
            name=path.name,
            reason=reason,
        )
    )
