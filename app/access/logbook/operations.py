"""The actions of the log, each of one operation on personal data.

Decisions.
The six operations are those that a law for the police asks a log of (Directive (EU) 2016/680,
article 25): collection, alteration, consultation, disclosure, combination and erasure. What is
done beside them, to accounts, rights, the log itself and the store, has operations of its own.
An action that does not stand here is `other`: a check holds that nothing in the house writes one.
"""

from collections.abc import Mapping
from enum import StrEnum


class Operation(StrEnum):
    """What was done to personal data, or beside them."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    SIGN_IN = "sign-in"
    RIGHTS = "rights"
    LOG = "log"
    """The log was read."""
    STORE = "store"
    """Kept up, copied for safety, put back."""
    OTHER = "other"


_TABLE = """
    collection    load begun, load, stage, discard, save mapping, list source
    alteration    open number, close number, watch, unwatch, write, take back, approve
    alteration    unapprove, correct, handle, prepare, acknowledge, recall
    consultation  view, search, reveal, look at watchlist
    disclosure    export, briefing, sync, give, hand over
    combination   link, combine, judge, withdraw judgement, resolve
    erasure       forget, erase, retain
    sign-in       sign in, sign out, refused, end session
    rights        account, rights, retention, request, consent
    log           read log
    store         mend, backup, restore, rekey, migrate, witness
"""


def _read(table: str) -> dict[str, Operation]:
    found = {}
    for line in table.strip().splitlines():
        operation, actions = line.split(maxsplit=1)
        found.update(dict.fromkeys(actions.split(", "), Operation(operation)))
    return found


ACTIONS: Mapping[str, Operation] = _read(_TABLE)


def operation_of(action: str) -> Operation:
    """The operation of an action.

    >>> operation_of("view").value, operation_of("dance").value
    ('consultation', 'other')
    """
    return ACTIONS.get(action, Operation.OTHER)


def actions_of(operation: Operation) -> frozenset[str]:
    """Every action of an operation."""
    return frozenset(action for action, of_it in ACTIONS.items() if of_it is operation)
