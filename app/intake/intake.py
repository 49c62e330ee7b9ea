"""Where cases come in: files to load or stage, drafts to accept or discard, what was seen before,
and the record of it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.clock import now
from app.intake.draft_store import DraftStore
from app.intake.drafts import DraftDetail, DraftFolder, DraftSummary
from app.intake.loading import LoadReport, load_into
from app.intake.mapping import Chosen, FileProposal, propose_file
from app.intake.provenance import (
    Grounds,
    LoadRecord,
    LoggedLoad,
    SameBytes,
    describe_load,
    log_begun,
    log_loaded,
    logged_loads,
    mask_load,
    mask_same_bytes,
    missing_grounds,
    same_bytes,
)
from app.intake.trial import FirstRows, try_first_rows
from app.monitoring.seen_before import (
    CASES_UP_TO,
    NETWORKS_UP_TO,
    VALUES_UP_TO,
    Arrival,
    NetworksBefore,
    PriorHit,
    SeenBefore,
    disclosed,
    look_at_networks,
    most_important,
    prior_hits,
)
from app.monitoring.watchlist import Watchlist
from app.networks.networks import Networks
from app.networks.snapshots import Snapshots
from app.progress import Progress
from app.resolution.linking import Linker, LinkReport
from app.settings import Settings, read_basis
from graph.errors import SettingsError
from graph.identifiers import bank_account, phone
from graph.messages import message
from graph.model import Entity, Id, Value, case_id
from loaders.inputs import Input, Query
from loaders.load import LoadPlan, plan_load
from loaders.mapping.saved import save_mapping
from loaders.mapping.scope import Scope
from loaders.readers.passwords import Passwords, no_passwords
from loaders.validation import Tally

STAGE, DISCARD, SAVE_MAPPING = "stage", "discard", "save mapping"
"""Actions of the log."""
REJECTS = Path("rejected")
"""Where rejected rows go unless said otherwise."""


class IntakeReport(Value, frozen=True, omit_defaults=True):
    """What a load did, what linking made of it, and what was known before."""

    load: LoadReport
    link: LinkReport | None = None
    seen: SeenBefore = SeenBefore()


class DraftView(Value, frozen=True, omit_defaults=True):
    """A draft, what it would change now, and what of it was seen before."""

    detail: DraftDetail
    seen: SeenBefore = SeenBefore()


class Intake:
    """Where cases come in, for one viewer of one store."""

    def __init__(
        self,
        store: MaskedStore,
        networks: Networks,
        linker: Linker,
        snapshots: Snapshots,
        watchlist: Watchlist,
        settings: Settings,
    ) -> None:
        self._store = store
        self._networks = networks
        self._linker = linker
        self._snapshots = snapshots
        self._watchlist = watchlist
        self._settings = settings
        self._drafts = DraftFolder(Path(settings.drafts), store)

    # ---- before anything is read

    def plan(
        self,
        inputs: Sequence[Input],
        *,
        mapping: Path | None = None,
        case: str = "",
        owner: str = "",
        passwords: Passwords = no_passwords,
    ) -> LoadPlan:
        """How these files, folders or queries would be read, before anything is.

        `case` is the known case that call lists, statements and passenger lists belong to; `owner`
        whose telephone or account they are of, where they do not say; `passwords` opens workbooks
        that have one. Raises CaseNotFound.
        """
        return plan_load(
            inputs,
            mapping=mapping,
            scope=self._scope(case, owner),
            passwords=passwords,
            saved=self._mappings,
        )

    def try_first_rows(self, plan: LoadPlan, *, passwords: Passwords = no_passwords) -> FirstRows:
        """What the first rows of planned tables would give; nothing is loaded."""
        return try_first_rows(plan, passwords)

    def query(self, url: str, *, statement: str = "", table: str = "", password: str = "") -> Query:
        """A table or SELECT of an allowed database as an input of a plan.

        Raises SettingsError for any other.

        Whoever may look at the screens may read what is allowed here, with the password of the
        environment.
        """
        self._store.viewer.check(Right.LOAD)
        if url not in self.sources():
            raise SettingsError(
                "this database is not among SIMPUL_SOURCES: ask who runs Simpul to allow it"
            )
        if url == self._settings.store:
            raise SettingsError("this is Simpul's own store: it is no source")

        # SQLAlchemy takes a sixth of the time in which every command starts
        from loaders.readers.sql import ask

        return ask(url, statement=statement, table=table, password=password)

    def sources(self) -> tuple[str, ...]:
        """Addresses of databases that the screens may read from."""
        return tuple(self._settings.sources.split())

    def propose(
        self, path: Path, chosen: Chosen | None = None, *, passwords: Passwords = no_passwords
    ) -> FileProposal:
        """A mapping for a file, in which what was chosen of columns stands."""
        return propose_file(path, chosen, passwords=passwords)

    def save_mapping(self, proposal: FileProposal, text: str) -> Path:
        """Save a mapping, written as `text`, so that files with the same header are read by it.

        The log has the digest of the text: names of columns stay out of it.
        """
        self._store.viewer.check(Right.LOAD)
        self._store.log(SAVE_MAPPING, subject=hashlib.sha256(text.encode()).hexdigest())
        name = Path(proposal.file).stem
        return save_mapping(self._mappings, name, proposal.mapping, text)

    def grounds(self) -> Grounds:
        """For what and on which lawful basis the settings say that data are loaded."""
        return Grounds(
            purpose=self._settings.purpose.strip(), basis=read_basis(self._settings.basis)
        )

    def loads(self) -> tuple[LoggedLoad, ...]:
        """Every table that was loaded, when, by whom and why; oldest first."""
        mask = self._store.mask()
        return tuple(mask_load(load, mask) for load in logged_loads(self._store))

    # ---- loading

    def load(
        self,
        plan: LoadPlan,
        *,
        rejects: Path = REJECTS,
        grounds: Grounds | None = None,
        progress: Progress | None = None,
        passwords: Passwords = no_passwords,
    ) -> LoadReport:
        """Load what a plan names and log where it came from and why; nothing is linked yet.

        Rejected rows are written under `rejects`; `grounds` are those of the settings when left
        out.
        """
        store = self._store.writing(Right.LOAD)
        given = grounds or self.grounds()

        def put() -> LoadReport:
            return load_into(store, plan, rejects=rejects, progress=progress, passwords=passwords)

        report = self._logged(describe_load(plan, given), put)
        return replace(report, issues=(*missing_grounds(given), *report.issues))

    def load_and_link(
        self,
        plan: LoadPlan,
        *,
        rejects: Path = REJECTS,
        grounds: Grounds | None = None,
        link: bool = True,
        progress: Progress | None = None,
        passwords: Passwords = no_passwords,
    ) -> IntakeReport:
        """Load what a plan names, link it, and say what of it was seen before."""
        self._store.viewer.check(Right.LOAD)
        before = self._networks_before() if link else None
        report = self.load(
            plan, rejects=rejects, grounds=grounds, progress=progress, passwords=passwords
        )
        if link:
            return self._linked(report, before, progress)
        return IntakeReport(load=report)

    # ---- drafts

    def stage(
        self,
        plan: LoadPlan,
        *,
        rejects: Path = REJECTS,
        grounds: Grounds | None = None,
        progress: Progress | None = None,
        passwords: Passwords = no_passwords,
    ) -> DraftView:
        """Keep what a plan names as a draft, seen nowhere else until it is accepted."""
        self._store.viewer.check(Right.LOAD)
        given = grounds or self.grounds()
        at = now()
        records = describe_load(plan, given)
        again = self._same_bytes(records)
        detail, comparison = self._drafts.stage(
            plan,
            records,
            rejects=rejects,
            at=at,
            by=self._settings.user,
            progress=progress,
            passwords=passwords,
        )
        self._store.log(STAGE, subject=detail.draft.id, at=at)
        issues = (*missing_grounds(given), *detail.report.issues)
        report = replace(detail.report, again=again, issues=issues)
        return self._view(replace(detail, report=report), comparison)

    def drafts(self) -> list[DraftSummary]:
        """Every draft of this store, oldest first."""
        drafts = self._drafts.all()
        viewer = self._store.viewer
        if viewer.may_see_cells:
            return drafts
        drafts = [_as_read(draft) if draft.whole else draft for draft in drafts]
        if viewer.may_see_office_work:
            return [replace(draft, files=tuple(self._neutral(draft.files))) for draft in drafts]
        return [replace(draft, files=(), by="") for draft in drafts]

    def draft(self, draft_id: str, *, progress: Progress | None = None) -> DraftView:
        """A draft against what the store holds now.

        Raises DraftNotFound, DraftDamaged, DraftOfOtherStore.
        """
        detail, comparison = self._drafts.compare(draft_id, progress=progress)
        mask = self._store.mask()
        told = replace(
            detail,
            report=self._without_cells(detail.report),
            changes=tuple(map(mask.told, detail.changes)),
        )
        return self._view(told, comparison, mask)

    def accept(self, draft_id: str, *, progress: Progress | None = None) -> IntakeReport:
        """Load a draft as a whole and link it.

        It stays until all of it is in, so this can be done again.
        """
        self._store.viewer.check(Right.LOAD)
        draft = self._drafts.get(draft_id)
        records = [replace(record, draft=draft.id) for record in draft.records]
        before = self._networks_before()
        report = self._without_cells(
            self._logged(records, lambda: self._drafts.put(draft, progress=progress))
        )
        intake = self._linked(report, before, progress)
        self._drafts.remove(draft.id)
        return intake

    def discard(self, draft_id: str) -> Id:
        """Throw a draft away as a whole, and log that it was."""
        self._store.viewer.check(Right.LOAD)
        removed = self._drafts.remove(draft_id)
        self._store.log(DISCARD, subject=removed)
        return removed

    def draft_texts(self) -> Iterator[tuple[Path, Iterator[str]]]:
        """The files in which drafts wait, with their lines as far as this store can read them."""
        self._store.viewer.check(Right.FORGET)
        return self._drafts.texts()

    def take_out_of_drafts(self, case_id: Id = "") -> tuple[Path, ...]:
        """Take whom the store forgot, and a case of this id, out of drafts; which were changed."""
        self._store.viewer.check(Right.FORGET)
        return self._drafts.take_out(case_id)

    # ---- inside

    def _without_cells(self, report: LoadReport) -> LoadReport:
        """A report of somebody else's files.

        What stood in a cell may be a victim's, and a file may bear a name.
        """
        viewer = self._store.viewer
        if viewer.may_see_cells:
            return report
        names = dict(zip(report.files, self._neutral(report.files), strict=True))
        if not viewer.may_see_office_work:
            names = {}
        mask = self._store.mask()
        issues = tuple(
            mask.told(replace(issue, file=names.get(issue.file, ""), sheet="", value=""))
            for issue in report.issues
        )
        again = tuple(replace(one, file=names.get(one.file, "…")) for one in report.again)
        return replace(report, issues=issues, files=tuple(names.values()), again=again)

    def _neutral(self, files: Iterable[str]) -> list[str]:
        """What the files of a draft are called."""
        told = self._store.neutral.new_file
        return [told.format(number=number) for number, _ in enumerate(files, start=1)]

    def _logged(self, records: Sequence[LoadRecord], put: Callable[[], LoadReport]) -> LoadReport:
        """What putting something into the store did, logged before and after."""
        again = self._same_bytes(records)
        begun = log_begun(self._store, records, at=now())
        report = put()
        log_loaded(self._store, begun, report.tables, at=now())
        return replace(report, again=again)

    def _same_bytes(self, records: Sequence[LoadRecord]) -> tuple[SameBytes, ...]:
        found = same_bytes(self._store, records)
        mask = self._store.mask()
        return tuple(mask_same_bytes(again, mask) for again in found)

    def _networks_before(self) -> NetworksBefore | None:
        """Networks before anything comes in.

        None when the store is empty, so that nothing can have been seen.
        """
        cases = self._store.unmasked.counts(derived=False).cases
        if not cases:
            return None
        self._snapshots.begin()
        if cases <= NETWORKS_UP_TO:
            return NetworksBefore.of(self._networks.all())
        return NetworksBefore(too_many=True)

    def _linked(
        self, report: LoadReport, before: NetworksBefore | None, progress: Progress | None
    ) -> IntakeReport:
        link = self._linker.link(progress=progress)
        watched = self._watchlist.lines_of(report.touched)
        lines, skipped = ([], ()) if before is None else self._seen(report.touched, before)
        cases = self._store.unmasked.cases(ids=report.touched)
        numbers = {case.id: case.number for case in cases}

        return IntakeReport(
            load=report, link=link, seen=self._masked([*watched, *lines], skipped, numbers)
        )

    def _seen(
        self, touched: Mapping[Id, bool], before: NetworksBefore
    ) -> tuple[list[PriorHit], tuple[str, ...]]:
        """What was known of cases before they came, and what was not looked at.

        The cases are in the store and linked now.
        """
        if len(touched) > CASES_UP_TO:
            return [], ("cases",)

        store = self._store.unmasked
        most = VALUES_UP_TO + 1
        mentions = list(islice(store.mentions(case_ids=touched), most))
        came = Arrival(touched, mentions, list(islice(store.statements(case_ids=touched), most)))
        if came.is_too_much:
            return [], ("cases",)
        lines, skipped = self._look_back(came, linked=True)
        if not self._store.reveals and any(said.reported_role.protected for said in mentions):
            skipped = (*skipped, "protected")
        if before.too_many:
            return lines, (*skipped, "networks")

        return [
            *lines,
            *look_at_networks(self._store, touched, before, self._networks.all()),
        ], skipped

    def _view(
        self, detail: DraftDetail, comparison: DraftStore, mask: Mask | None = None
    ) -> DraftView:
        """A draft with what of it was seen before; by a mask where it may be somebody else's."""
        came = Arrival(detail.report.touched, comparison.mentions, comparison.statements)
        if came.is_too_much:
            return DraftView(detail=detail, seen=SeenBefore(skipped=("cases",)))
        if not self._store.unmasked.counts(derived=False).cases:
            return DraftView(detail=detail)
        lines, skipped = self._look_back(came, linked=False)
        if not comparison.is_compared_whole:
            skipped = (*skipped, "uncompared")
        cases = comparison.cases(ids=list(came.cases))
        numbers = {case.id: mask.text(case.number) if mask else case.number for case in cases}
        return DraftView(detail=detail, seen=self._masked(lines, skipped, numbers))

    def _look_back(self, came: Arrival, *, linked: bool) -> tuple[list[PriorHit], tuple[str, ...]]:
        return prior_hits(
            self._store,
            came,
            linked=linked,
            common_above=self._networks.common_above,
            decided=self._networks.decided(),
        )

    def _scope(self, case: str, owner: str) -> Scope:
        """What the case and the owner that are named for evidence files stand for."""
        if owner and not phone.is_valid(owner) and not bank_account.is_valid(owner):
            raise SettingsError(
                message(
                    "{owner}: neither a telephone number nor an account with its bank, BRI"
                    " 123401000567539",
                    owner=owner,
                )
            )
        if not case:
            return Scope(owner=owner)

        found = self._store.unmasked_case(case)
        datasets = {source.dataset for source in self._store.unmasked.sources()}
        key = self._store.unmasked.ids.key
        own = (name for name in sorted(datasets) if key(case_id(name, found.number)) == found.id)
        return Scope(number=found.number, dataset=next(own, ""), owner=owner)

    @property
    def _mappings(self) -> Path:
        return Path(self._settings.mappings)

    def _masked(
        self, lines: Iterable[PriorHit], skipped: tuple[str, ...], numbers: Mapping[Id, str]
    ) -> SeenBefore:
        """The most important lines, as the viewer may read them, with what they name."""
        mask = self._store.mask()
        found = list(lines)
        entities = self._entities_in(found)
        mask.note(entities.values())
        # masked before they are counted: what may not be told must take no line's place
        disclosable = (disclosed(line, mask, entities) for line in found)
        told = [line for line in disclosable if line]
        shown = most_important(told)
        named = set[Id]().union(*(line.entities for line in shown))

        masked = {key: mask.entity(entities[key]) for key in sorted(named & entities.keys())}
        self._store.consultations.viewed(masked.values())
        return SeenBefore(
            lines=tuple(shown),
            left_out=len(told) - len(shown),
            skipped=skipped,
            entities=masked,
            numbers={line.case_id: numbers.get(line.case_id, line.case_id) for line in shown},
        )

    def _entities_in(self, lines: Iterable[PriorHit]) -> dict[Id, Entity]:
        """The unmasked entities that lines name."""
        named = set[Id]().union(*(line.entities for line in lines))
        entities = self._store.unmasked.entities(named)
        return {entity.id: entity for entity in entities}


def _as_read(draft: DraftSummary) -> DraftSummary:
    """A draft with what was read of it, without what was compared."""
    read = Tally(read=draft.rows.read, rejected=draft.rows.rejected)
    return replace(draft, rows=read, values={})
