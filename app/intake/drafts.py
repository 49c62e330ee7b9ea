"""Drafts: loads that were read and compared but put nowhere, until somebody accepts or discards
them as a whole.

Decisions.
A draft is one file that its owner alone may read: what it is, every row as it was mapped, and at
its end its counts with a digest of all before. It is written under another name and renamed when it
is whole.
Rows that were rejected when it was staged lie in their reject files; the draft keeps only that they
were. Accepting puts the rows through the very work of a load. The file goes only when everything is
in and linked, so that a broken-off accept is done again.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import msgspec
from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.values import decoder, encode
from app.clock import today
from app.intake.draft_store import CaseChange, DraftStore
from app.intake.loading import LoadReport, PlannedLoad, put_rows
from app.intake.persons_rights import without_forgotten
from app.intake.provenance import LoadRecord
from app.intake.sealed_lines import LineSeal
from app.progress import Progress
from graph.errors import DraftDamaged, DraftNotFound, DraftOfOtherStore, SettingsError
from graph.ids import IdKey, keyed_source
from graph.messages import message
from graph.model import Id, Value, plain_id
from graph.persons.tombstones import Meeting
from loaders.load import LoadPlan, load
from loaders.private_files import open_private
from loaders.readers.passwords import Passwords, no_passwords
from loaders.rows.keyed import keyed_rows
from loaders.rows.mapper import Loaded
from loaders.rows.rejects import RejectWriter
from loaders.validation import Tally

FORMAT = 1
SUFFIX = ".draft"
UNFINISHED = ".part"
CHANGES_SHOWN = 200
_BLOCK = 1 << 20


class Draft(Value, frozen=True, omit_defaults=True):
    """What a draft is: its first line."""

    id: Id
    format: int
    at: str
    by: str
    store: str
    """Digest of the store's place."""
    reading: PlannedLoad
    records: tuple[LoadRecord, ...]


class Staged(Value, frozen=True, omit_defaults=True):
    """What was counted when it was staged: its last line."""

    digest: str
    """SHA-256 of all lines before."""
    rows: Tally
    values: dict[str, Tally]
    whole: bool = False
    """Whether protected people were compared too."""


class DraftSummary(Value, frozen=True, omit_defaults=True):
    """One line of the list of drafts."""

    id: Id
    at: str = ""
    by: str = ""
    files: tuple[str, ...] = ()
    rows: Tally = Tally()
    values: Mapping[str, Tally] = {}
    """Counts of `cases`, `mentions` and `statements` as they were when it was staged."""
    whole: bool = False
    """Whether protected people were compared too: then these counts are for who may see them."""
    damage: str = ""
    """Why it can only be discarded; empty when it is whole."""


class DraftDetail(Value, frozen=True, omit_defaults=True):
    """A draft compared with what the store holds now."""

    draft: Draft
    report: LoadReport
    changes: tuple[CaseChange, ...] = ()
    """Changed cases, then new ones."""
    left_out: int = 0


class DraftFolder:
    """The drafts that wait for one store."""

    def __init__(self, folder: Path, store: MaskedStore) -> None:
        self._folder = folder
        self._store = store

    @property
    def _place(self) -> str:
        """The digest by which a draft names the store that it waits for."""
        place = self._store.unmasked.place
        return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def _seal(self) -> LineSeal:
        """How the lines of its drafts are written: encrypted where the store is."""
        store = self._store.unmasked
        return LineSeal(self._place, store.ids.secret() if store.locked else None)

    def stage(
        self,
        plan: LoadPlan,
        records: Sequence[LoadRecord],
        *,
        rejects: Path,
        at: str,
        by: str,
        progress: Progress | None = None,
        passwords: Passwords = no_passwords,
    ) -> tuple[DraftDetail, DraftStore]:
        """Read and compare what a plan names and keep it as a draft.

        Rejected rows go to their files.
        """
        digests = (record.source.digest for record in records)
        draft = Draft(
            id=self._store.unmasked.ids.key(plain_id("d", self._place, at, by, *digests)),
            format=FORMAT,
            at=at,
            by=by,
            store=self._place,
            reading=PlannedLoad.of(plan),
            records=tuple(records),
        )
        comparison = DraftStore(self._store)
        with _writing(self._folder, draft.id, self._seal) as lines, RejectWriter(rejects) as writer:
            lines.write(draft)
            rows = lines.passing(load(plan, passwords=passwords, today=today()))
            report = put_rows(
                comparison, draft.reading, rows, rejected=writer.write, progress=progress
            )
            lines.finish(report, whole=self._store.reveals)

        report = replace(report, rejects=tuple(writer.paths))
        return _detail(draft, report, comparison), comparison

    def all(self) -> list[DraftSummary]:
        """Every draft of this store, oldest first.

        Those that are damaged or not finished first of all.
        """
        self._store.viewer.check(Right.READ)
        found = [summary for path in self.paths() if (summary := self._summary(path))]
        return sorted(found, key=lambda summary: (summary.at, summary.id))

    def compare(
        self, draft_id: str, *, progress: Progress | None = None
    ) -> tuple[DraftDetail, DraftStore]:
        """A draft against what the store holds now.

        Raises DraftNotFound, DraftDamaged, DraftOfOtherStore.
        """
        path = self._path(draft_id)
        draft = self._check(path)
        comparison = DraftStore(self._store)
        report = put_rows(comparison, draft.reading, _rows(path, self._seal), progress=progress)
        return _detail(draft, report, comparison), comparison

    def get(self, draft_id: str) -> Draft:
        """A whole draft of this store by its id, or the beginning of it.

        Raises as `compare` does.
        """
        return self._check(self._path(draft_id))

    def put(self, draft: Draft, *, progress: Progress | None = None) -> LoadReport:
        """Put the rows of a draft into the store, each batch in one transaction."""
        return put_rows(
            self._store.writing(Right.LOAD),
            draft.reading,
            _rows(self._folder / f"{draft.id}{SUFFIX}", self._seal),
            progress=progress,
        )

    def remove(self, draft_id: str) -> Id:
        """Remove a draft, whole or not, and say which; raises DraftNotFound."""
        path = self._path(draft_id)
        path.unlink(missing_ok=True)
        return path.name.partition(".")[0]

    def texts(self) -> Iterator[tuple[Path, Iterator[str]]]:
        """The file of each draft, with its lines; those of another store as they stand there."""
        for path in self.paths():
            with path.open("rb") as lines:
                yield path, map(self._as_text, lines)

    def _as_text(self, line: bytes) -> str:
        # what is damaged, or another store's, is looked through as it stands
        with suppress(ValueError, DraftOfOtherStore):
            line = self._seal.open(line)
        return line.decode("utf-8", "replace")

    def take_out(self, case_id: Id = "") -> tuple[Path, ...]:
        """Take whom the store forgot, and a case of this id, out of its whole drafts.

        Each is written anew and takes the place of the one before; one in which nothing is left is
        removed. Says which were changed.
        """
        changed = []
        for path in self.paths():
            summary = self._summary(path)
            if summary and not summary.damage and self._take_out(path, case_id):
                changed.append(path)
        return tuple(changed)

    def _take_out(self, path: Path, case_id: Id) -> bool:
        """Whether anything of a draft was taken out."""
        draft, staged = _ends(path, self._seal)
        store = self._store.unmasked
        meeting = Meeting(store.forgotten_people())
        unfinished = path.with_name(path.name + UNFINISHED)
        left = before = 0
        same = True
        try:
            with open_private(unfinished, _BLOCK) as file:
                lines = _DraftLines(file, self._seal)
                lines.write(_draft_without(draft, meeting, store.ids))
                for row in _rows(path, self._seal):
                    before += 1
                    (keyed,) = keyed_rows([row], store.ids)
                    if case_id and keyed.case_id == case_id:
                        same = False
                        continue
                    kept = without_forgotten(keyed, meeting)
                    same = same and kept == keyed
                    left += 1
                    lines.write(kept)
                lines.close(staged)
            if left or not before:
                unfinished.replace(path)
            else:
                path.unlink()
        finally:
            unfinished.unlink(missing_ok=True)
        return not same

    def paths(self) -> list[Path]:
        """The files of all drafts in the folder."""
        if not self._folder.is_dir():
            return []
        return sorted(
            path
            for path in self._folder.iterdir()
            if path.name.endswith((SUFFIX, SUFFIX + UNFINISHED))
        )

    def _path(self, draft_id: str) -> Path:
        wanted = draft_id if draft_id.startswith("d_") else f"d_{draft_id}"
        found = [path for path in self.paths() if path.name.startswith(wanted)]
        if len(found) != 1:
            hint = (
                message("several begin so: give more of it")
                if found
                else message("list them with `simpul drafts`")
            )
            raise DraftNotFound(
                message("no draft {draft_id}: {hint}", draft_id=draft_id, hint=hint)
            )
        return found[0]

    def _summary(self, path: Path) -> DraftSummary | None:
        """One line about a draft; None for one of another store."""
        draft_id = path.name.partition(".")[0]
        try:
            draft, staged = _ends(path, self._seal)
        except DraftDamaged as damage:
            return DraftSummary(id=draft_id, damage=str(damage))
        except DraftOfOtherStore:
            return None

        if draft.store != self._place:
            return None

        return DraftSummary(
            id=draft.id,
            at=draft.at,
            by=draft.by,
            files=draft.reading.files,
            rows=staged.rows,
            values=staged.values,
            whole=staged.whole,
        )

    def _check(self, path: Path) -> Draft:
        """The draft, after looking that its file is whole and made for this store."""
        draft, staged = _ends(path, self._seal)
        if draft.store != self._place:
            raise DraftOfOtherStore(
                message(
                    "draft {id} was made for another store: open that one, or load the files here",
                    id=draft.id,
                )
            )
        digest = hashlib.sha256()
        for line in _lines_before_last(path):
            digest.update(line)

        if digest.hexdigest() != staged.digest:
            raise _damaged(path)
        return draft


class _DraftLines:
    """The lines of a draft that is being written."""

    def __init__(self, file: IO[bytes], seal: LineSeal) -> None:
        self._file = file
        self._seal = seal
        self._digest = hashlib.sha256()

    def write(self, value: Value) -> None:
        """Add a line."""
        line = self._seal.seal(encode(value).encode()) + b"\n"
        self._digest.update(line)
        self._file.write(line)

    def passing(self, rows: Iterable[Loaded]) -> Iterator[Loaded]:
        """The rows themselves, each written on its way without the cells that it was read from."""
        for row in rows:
            self.write(replace(row, row={}, columns=()))
            yield row

    def finish(self, report: LoadReport, *, whole: bool) -> None:
        """Add the last line."""
        self.close(Staged(digest="", rows=report.tally, values=report.values, whole=whole))

    def close(self, staged: Staged) -> None:
        """Add a last line that counts what another one did."""
        self.write(replace(staged, digest=self._digest.hexdigest()))


@contextmanager
def _writing(folder: Path, draft_id: Id, seal: LineSeal) -> Iterator[_DraftLines]:
    """A draft's file, readable by its owner alone.

    It gets its name when it is whole, and vanishes when it fails.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            message(
                "drafts cannot be kept in {folder}: set SIMPUL_DRAFTS to a folder of yours",
                folder=folder,
            )
        ) from error

    path = folder / f"{draft_id}{SUFFIX}"
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with open_private(unfinished, _BLOCK) as file:
            yield _DraftLines(file, seal)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _ends(path: Path, seal: LineSeal) -> tuple[Draft, Staged]:
    """The first and the last line."""
    if path.name.endswith(UNFINISHED):
        name = path.name.partition(".")[0]
        raise DraftDamaged(
            message(
                "draft {name} was never finished: discard it, unless somebody is staging it"
                " right now",
                name=name,
            )
        )

    try:
        with path.open("rb") as file:
            draft = decoder(Draft)(seal.open(file.readline()))
            staged = decoder(Staged)(seal.open(_last_line(file)))
    except (msgspec.MsgspecError, ValueError, OSError) as error:
        raise _damaged(path) from error

    if draft.format != FORMAT:
        raise DraftDamaged(
            message(
                "draft {id} was made by another Simpul: discard it and stage the files again",
                id=draft.id,
            )
        )
    return draft, staged


def _last_line(file: IO[bytes]) -> bytes:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _BLOCK))
    return file.read().rstrip(b"\n").rpartition(b"\n")[2]


def _lines_before_last(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        before = b""
        for line in file:
            if before:
                yield before
            before = line


def _rows(path: Path, seal: LineSeal) -> Iterator[Loaded]:
    """The rows of a draft that was found whole."""
    read = decoder(Loaded)
    lines = _lines_before_last(path)
    next(lines, None)
    for line in lines:
        yield read(seal.open(line))


def _draft_without(draft: Draft, meeting: Meeting, ids: IdKey) -> Draft:
    """What a draft is, its files not called after whom the store forgot."""
    named: dict[str, str] = {}
    records = []
    for record in draft.records:
        source = meeting.named(keyed_source(record.source, ids.key))
        named[record.source.name] = source.name
        records.append(replace(record, source=source))
    reading = replace(
        draft.reading,
        files=tuple(named.get(file, file) for file in draft.reading.files),
        whole=frozenset(map(ids.key, draft.reading.whole)),
        issues=tuple(
            replace(issue, file=named.get(issue.file, issue.file)) for issue in draft.reading.issues
        ),
    )
    return replace(draft, records=tuple(records), reading=reading)


def _damaged(path: Path) -> DraftDamaged:
    return DraftDamaged(
        message(
            "draft {name} is damaged: discard it and stage the files again",
            name=path.name.partition(".")[0],
        )
    )


def _detail(draft: Draft, report: LoadReport, comparison: DraftStore) -> DraftDetail:
    changes, left_out = comparison.changes(report.touched, limit=CHANGES_SHOWN)
    return DraftDetail(draft=draft, report=report, changes=changes, left_out=left_out)
