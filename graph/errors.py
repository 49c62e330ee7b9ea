"""Every error Simpul raises on purpose.

SimpulError                     one clear line for the user; anything else is a defect
├── InvalidValue                a value breaks a rule of the schema or of its own format
│   └── InvalidStatement        a statement joins what its kind may not join
├── NotFound
│   ├── EntityNotFound
│   ├── CaseNotFound
│   ├── NetworkNotFound
│   ├── DraftNotFound
│   ├── PairNotFound
│   ├── GroupNotFound
│   └── NothingToCompare         nothing was remembered of an earlier time yet
├── JudgementConflict           a decision contradicts one that stands
├── StoreError
│   ├── StoreUnavailable        the database cannot be reached or opened
│   ├── StoreBusy               another process holds the write lock longer than the time-out
│   ├── StoreTimeout            a query took longer than it may
│   ├── StoreReadOnly           this login or file may be read, not written
│   ├── IdsDiffer               two stores key their ids otherwise
│   ├── StoreChanged            somebody else saved or forgot meanwhile: read and resolve again
│   ├── SyncIncomplete          two stores differ after one was copied into the other
│   ├── BackupDamaged           a backup is not as it was written, or none at all
│   └── SchemaMismatch          the database was written by a newer Simpul
├── LoadError
│   ├── UnreadableFile          the file cannot be opened as what it claims to be
│   ├── MappingError            a mapping file is wrong, with its line
│   ├── DraftDamaged            a staged load is not as it was written, or was never finished
│   └── DraftOfOtherStore       a staged load was made for another store
├── AccessDenied                the audience or role may not see or do this
└── SettingsError               a setting is missing or refused
    └── ThresholdsError         a file of thresholds is wrong, with its line
"""

from collections.abc import Iterable
from typing import Any

from graph.messages import Text, message


class SimpulError(Exception):
    """Base of every error raised on purpose; its message is fit to be shown."""

    def __init__(self, text: Text = "") -> None:
        super().__init__(str(text))
        self.message = text


class InvalidValue(SimpulError, ValueError):
    """A value breaks a rule of the schema or of its own format.

    >>> str(InvalidValue("31/02/2024: no such day", "check the day"))
    '31/02/2024: no such day; check the day'
    """

    def __init__(self, reason: Text, mend: Text = "") -> None:
        """`reason` begins with the value where one is meant; `mend` says what would help."""
        both = message("{reason}; {mend}", reason=reason, mend=mend)
        super().__init__(both if mend else reason)
        self.reason = reason
        self.mend = mend


class InvalidStatement(InvalidValue):
    """A statement joins kinds that its kind may not join."""


class NotFound(SimpulError, LookupError):
    """Something asked for by id or name is not in the store."""


class EntityNotFound(NotFound):
    """No entity has this id, not even as a redirect."""


class CaseNotFound(NotFound):
    """No case has this id or number."""


class NetworkNotFound(NotFound):
    """No network has this id."""


class DraftNotFound(NotFound):
    """No draft has this id."""


class PairNotFound(NotFound):
    """No pair with this id is proposed (any more)."""


class GroupNotFound(NotFound):
    """No group with this id is asked about (any more)."""


class NothingToCompare(NotFound):
    """Nothing was remembered of an earlier time yet."""


class JudgementConflict(SimpulError):
    """A decision contradicts one that stands.

    `judgements` are those that it contradicts (graph.model.Judgement).
    """

    def __init__(self, text: Text, judgements: Iterable[Any] = ()) -> None:
        super().__init__(text)
        self.judgements = tuple(judgements)


class StoreError(SimpulError):
    """Base of what can go wrong with a database."""


class StoreUnavailable(StoreError):
    """The database cannot be reached or opened; never shown as an empty graph."""


class StoreBusy(StoreError):
    """Another process holds the write lock longer than the time-out."""


class StoreTimeout(StoreError):
    """A query took longer than it may."""


class StoreReadOnly(StoreError):
    """This login or file may be read, not written."""


class StoreChanged(StoreError):
    """Somebody else saved a graph or forgot a case meanwhile: read and resolve again."""


class IdsDiffer(StoreError):
    """Two stores key their ids otherwise, so that nothing of one is known in the other."""


class SyncIncomplete(StoreError):
    """Two stores differ after one was copied into the other."""


class BackupDamaged(StoreError):
    """A backup is not as it was written, or no backup at all."""


class SchemaMismatch(StoreError):
    """The database was written by a newer Simpul than this one."""


class LoadError(SimpulError):
    """Base of what stops the reading of one file."""


class UnreadableFile(LoadError):
    """The file cannot be opened as what it claims to be."""


class MappingError(LoadError):
    """A mapping file is wrong; the message names its line."""


class DraftDamaged(LoadError):
    """A staged load is not as it was written, or was never finished."""


class DraftOfOtherStore(LoadError):
    """A staged load was made for another store."""


class AccessDenied(SimpulError):
    """The role or audience may not see or do this."""


class SettingsError(SimpulError):
    """A setting is missing or refused."""


class ThresholdsError(SettingsError):
    """A file of thresholds is wrong; the message names its line."""
