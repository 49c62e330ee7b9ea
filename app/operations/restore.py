"""Putting a store back from a backup: beside, looked through, and then in one step.

Decisions.
Nothing of what is there is touched until the backup was read whole, found as it was written, and
somebody agreed. What it replaces is backed up beside the store first.
Other processes may have the store open: so it becomes what the backup holds in one transaction of
the database, and is not exchanged under their hands. A file that is missing or damaged nobody can
work in; there the new one takes the name, and the damaged one is kept under another.
A backup knows nothing of what came after it. Two things are carried over from the store that it
replaces: its log, which goes on as if nothing had been, and what was forgotten, which is erased
from what comes back. Where neither can be read, it is said.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.access.log import FORGET, add_unwitnessed, head_text, open_logged, witness_restored
from app.access.policy import viewer_of
from app.access.rights import Right
from app.clock import now
from app.encryption import is_locked, unlock_into
from app.operations.backup import pour, workplace
from app.progress import Progress, silent
from app.resolution.linking import link_store
from app.settings import Settings
from graph.errors import (
    BackupDamaged,
    IdsDiffer,
    SettingsError,
    StoreChanged,
    StoreUnavailable,
    UnreadableFile,
)
from graph.messages import Text, message
from graph.model import AuditEntry, Value
from graph.stores import Store, open_store, shown, store_file
from graph.stores.backups import (
    BackupManifest,
    FileKey,
    back_up,
    check_backup,
    folder_beside,
    is_encrypted,
    is_plain,
    key_of,
    name_beside,
    open_copy,
    put_in_place,
    read_key_file,
    set_aside,
    unseal,
    write_under,
)
from graph.stores.everything import copy_everything
from graph.stores.forgetting_people import Again, forget_again
from graph.stores.shared.chain import first_break
from graph.stores.sqlite.store import SqliteStore
from loaders.private_files import open_private

RESTORE = "restore"
"""What the log calls it."""
_MARK_BYTES = 32


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody is asked to agree to."""

    manifest: BackupManifest
    place: str
    replaces: int | None = None
    """How many cases the store that is there holds; None where there is none, or it is damaged."""
    damage: Text = ""
    """Why what is there cannot be used."""


class RestoreReport(Value, frozen=True, omit_defaults=False):
    """What was put back."""

    place: str
    manifest: BackupManifest
    kept: str = ""
    """Where what was there before lies now."""
    cases_again: int = 0
    """How many were forgotten after the backup was made, and erased from what came back."""
    people_again: int = 0
    """The same of people."""
    forgotten_known: bool = True
    """Whether what was forgotten after the backup could be read."""
    carried: int = 0
    """Entries of the log that were made after the backup and are in the store again."""


@dataclass(frozen=True, slots=True)
class _Replaced:
    """What is known of the store that is there."""

    store: SqliteStore | None = None
    """None where there is none, or it cannot even be opened."""
    log: tuple[AuditEntry, ...] = ()
    revision: int = 0
    generation: int = 0
    damage: Text = ""

    @property
    def is_sound(self) -> bool:
        """Whether it is there and can be worked in."""
        return self.store is not None and not self.damage


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What was done to a copy before it takes its place."""

    goes_on: bool
    """Whether its log is one with the log of the store that is there."""
    again: Again | None
    """What was forgotten again; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A backup, unpacked beside the store."""

    path: Path
    manifest: BackupManifest
    key: FileKey | None
    """What opens it; None where it is not encrypted."""


class OpenedBackup:
    """A backup that was read whole, and the store that it may replace."""

    def __init__(self, settings: Settings, copy: _Copy, stack: ExitStack) -> None:
        """Look at the store that the settings name; the copy is changed when it is put back."""
        self._settings = settings
        self._copy = copy
        self._place = store_file(settings.store)
        self._replaced = _look_at(settings.store, self._place, stack) if self._place else None

    @property
    def offer(self) -> Offer:
        """What somebody is asked to agree to before it is put back."""
        replaced = self._replaced
        held = replaced.store if replaced and replaced.is_sound else None
        return Offer(
            manifest=self._copy.manifest,
            place=str(self._place or shown(self._settings.store)),
            replaces=held.counts(derived=False).cases if held else None,
            damage=replaced.damage if replaced else "",
        )

    def put_back(self, progress: Progress | None = None) -> RestoreReport:
        """Make the store hold what the backup holds.

        Raises IdsDiffer for a backup of another store than the one that is there, StoreChanged
        where somebody wrote since it was looked at.
        """
        step = progress or silent
        settings, copy, place, replaced = self._settings, self._copy, self._place, self._replaced
        if place is None or replaced is None:
            return _into_server(settings, copy, step)
        copy = _under_key(settings.store, copy)
        prepared = _prepare(settings, copy, replaced, step)
        kept = _swap(settings, copy.path, place, replaced, step)
        with open_store(settings.store, create=False) as restored:
            witness_restored(restored, goes_on=prepared.goes_on)
        again = prepared.again
        carried = len(replaced.log) - copy.manifest.entries if prepared.goes_on else 0
        return RestoreReport(
            place=str(place),
            manifest=self._copy.manifest,
            kept=str(kept or ""),
            cases_again=again.cases if again else 0,
            people_again=again.people if again else 0,
            forgotten_known=again is not None,
            carried=max(0, carried),
        )


@contextmanager
def opened_backup(
    settings: Settings,
    file: Path,
    *,
    identities: Sequence[Path] = (),
    key_file: Path | None = None,
    progress: Progress | None = None,
) -> Iterator[OpenedBackup]:
    """A backup, read whole and found as it was written, to be put back where the settings say.

    `key_file` holds the key of an encrypted store at the time of the backup, if it was another.
    Raises AccessDenied for who may not, UnreadableFile and BackupDamaged for what is no backup or
    cannot be relied on.
    """
    viewer_of(settings).check(Right.BACKUP)
    with folder_beside(workplace(settings.store)) as folder, ExitStack() as stack:
        copy = folder / "copy"
        step = progress or silent
        _unpack(file, copy, identities, step)
        yield OpenedBackup(settings, _read(settings, copy, key_file, step), stack)


def check_file(
    settings: Settings,
    file: Path,
    *,
    identities: Sequence[Path] = (),
    key_file: Path | None = None,
    progress: Progress | None = None,
) -> BackupManifest:
    """Read a backup whole and say what it holds; nothing is put back."""
    viewer_of(settings).check(Right.BACKUP)
    with folder_beside(workplace(settings.store)) as folder:
        step = progress or silent
        _unpack(file, folder / "copy", identities, step)
        return _read(settings, folder / "copy", key_file, step).manifest


def _unpack(file: Path, copy: Path, identities: Sequence[Path], step: Progress) -> None:
    """Write what a backup holds into a new file, opened if it is locked."""
    step("read", 0)
    try:
        with file.open("rb") as source, open_private(copy) as target:
            if is_locked(source.read(_MARK_BYTES)):
                source.seek(0)
                unlock_into(source, target, identities)
            else:
                source.seek(0)
                pour(source, target)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise UnreadableFile(
            message(
                "{name} cannot be read ({error}): check the path and the disk",
                name=file.name,
                error=error.strerror or str(error),
            )
        ) from error


def _read(settings: Settings, copy: Path, key_file: Path | None, step: Progress) -> _Copy:
    """Look an unpacked backup through."""
    step("verify", 0)
    key = None if is_plain(copy) else _key_of(settings, key_file)
    return _Copy(copy, check_backup(copy, key), key)


def _key_of(settings: Settings, key_file: Path | None) -> FileKey:
    """What opens a backup that is no plain database: the key that is named, or the store's."""
    if key_file is not None:
        return FileKey(read_key_file(key_file))
    place = store_file(settings.store)
    if place is None or not is_encrypted(settings.store):
        raise BackupDamaged(
            "this is no backup of Simpul, or one of an encrypted store: name the file of its key"
            " with --key, and the store as sqlite+encrypted:///"
        )
    return key_of(str(place))


def _under_key(uri: str, copy: _Copy) -> _Copy:
    """The copy, encrypted by the key of the store whose place it takes.

    Raises SettingsError where it would lie unencrypted from then on.
    """
    place = store_file(uri)
    if place is None or not is_encrypted(uri):
        if copy.key is None:
            return copy
        raise SettingsError(
            "the backup is of an encrypted store: name the store as sqlite+encrypted:///"
        )
    key = key_of(str(place))
    ready = copy.path.with_name("ready")
    write_under(copy.path, copy.key, ready, key)
    return _Copy(ready, copy.manifest, key)


def _look_at(uri: str, place: Path, stack: ExitStack) -> _Replaced:
    """What the store that is there knows, as far as it can be read."""
    if not place.exists():
        return _Replaced()
    try:
        store = stack.enter_context(open_store(uri, create=False))
        assert isinstance(store, SqliteStore)  # noqa: S101 - its address names a file
        log = tuple(store.audit())
        return _Replaced(
            store=store,
            log=log if first_break(log) is None else (),
            revision=store.revision(),
            generation=store.generation(),
            damage=store.health().damage,
        )
    except StoreUnavailable as error:
        return _Replaced(damage=error.message)


def _prepare(settings: Settings, copy: _Copy, replaced: _Replaced, step: Progress) -> _Prepared:
    """Make a store of the copy that goes on where the one that is there stopped."""
    unseal(copy.path, copy.key)
    with open_copy(copy.path, copy.key) as restored:
        old = replaced.store
        if old and old.ids != restored.ids and replaced.revision:
            raise IdsDiffer(
                message(
                    "this is a backup of another store than {place}: restore it to another place",
                    place=old.place,
                )
            )
        log = list(restored.audit())
        goes_on = _is_one(log, replaced.log)
        if old:
            restored.go_on_from(
                replaced.log[len(log) :] if goes_on else (),
                revision=replaced.revision,
                generation=replaced.generation,
            )
        head = f"{copy.manifest.entries}:{copy.manifest.head}"
        before = head_text(replaced.log[-1]) if replaced.log else ""
        add_unwitnessed(restored, settings.user, RESTORE, subject=head, reason=before)
        again = _forgotten_again(restored, old, settings.user) if old else None
        if again and (again.cases or again.people):
            link_store(restored, progress=step)
    return _Prepared(goes_on, again)


def _forgotten_again(restored: SqliteStore, old: SqliteStore, by: str) -> Again | None:
    """Erase from what comes back what was forgotten since; None where that cannot be read."""
    try:
        forgotten = old.forgotten_cases()
        again = forget_again(restored, old)
        restored.forget_unknown(forgotten)
    except StoreUnavailable:
        return None
    if again.cases or again.people:
        told = f"{again.cases} + {again.people}"
        add_unwitnessed(restored, by, FORGET, subject="", reason=f"{RESTORE}: {told}")
    return again


def _is_one(log: Sequence[AuditEntry], other: Sequence[AuditEntry]) -> bool:
    """Whether one of two logs is the beginning of the other, and there is one to go on from."""
    shared = min(len(log), len(other))
    if not other:
        return False
    return shared == 0 or log[shared - 1].digest == other[shared - 1].digest


def _swap(
    settings: Settings, copy: Path, place: Path, replaced: _Replaced, step: Progress
) -> Path | None:
    """Put the prepared copy where the store is; says where what was there is kept."""
    if replaced.store is None or replaced.damage:
        if replaced.store:
            replaced.store.close()
        aside = set_aside(place)
        put_in_place(copy, place)
        return aside if aside.exists() else None
    kept = name_beside(place, "restore")
    before = copy.with_name("before")
    step("copy", 0)
    back_up(replaced.store, before, made=now(), by=settings.user, progress=partial(step, "copy"))
    put_in_place(before, kept)
    log = sum(1 for _ in replaced.store.audit())
    if replaced.store.revision() != replaced.revision or log != len(replaced.log):
        raise StoreChanged(
            message("{place} was changed meanwhile: run it again", place=replaced.store.place)
        )
    step("write", 0)
    replaced.store.replace_by(copy)
    return kept


def _into_server(settings: Settings, copy: _Copy, step: Progress) -> RestoreReport:
    """Fill an empty database of a server from a backup."""
    unseal(copy.path, copy.key)
    with (
        open_copy(copy.path, copy.key) as source,
        open_logged(settings.store, ids=source.ids) as target,
    ):
        _check_empty(target)
        copy_everything(source, target, lambda count: step("write", count))
        head = f"{copy.manifest.entries}:{copy.manifest.head}"
        add_unwitnessed(target, settings.user, RESTORE, subject=head, reason="")
        witness_restored(target, goes_on=False)
        return RestoreReport(place=target.place, manifest=copy.manifest, forgotten_known=False)


def _check_empty(target: Store) -> None:
    if target.revision() or next(iter(target.audit()), None):
        raise SettingsError(
            message(
                "{place} is not empty: a server is restored into an empty database; make one, or"
                " use the server's own backup",
                place=target.place,
            )
        )
