"""The composition root: settings to one store, and every service on it, for one viewer.

No logic stands here: what a viewer may know is decided in app/access, and what people ask for is
answered by the services, which the command line, the screens, exports and briefings call.
"""

from types import TracebackType
from typing import Self

from app.access.log import REVEAL, open_logged
from app.access.masked_store import MaskedStore
from app.access.policy import viewer_of
from app.access.work.kept_work import KeptWork
from app.audit.reading import Log
from app.intake.intake import Intake
from app.monitoring.changes import Changes
from app.monitoring.handlings import Handlings
from app.monitoring.openings import Openings
from app.monitoring.watchlist import Watchlist
from app.networks.dossier import Dossiers
from app.networks.explorer.explorer import Explorer
from app.networks.finding.finding import Finding
from app.networks.indicators import Indicators
from app.networks.leads import Leads
from app.networks.material import Materials
from app.networks.networks import Networks
from app.networks.paths import Paths
from app.networks.profile import Profiles
from app.networks.ranking import Ranking
from app.networks.snapshots import Snapshots
from app.networks.work.disclosures import Disclosures
from app.networks.work.editions import Editions
from app.networks.work.investigations import Investigations
from app.networks.work.notes import Notes
from app.networks.work.questions import Questions
from app.networks.work.subjects import Subjects
from app.networks.work.tags import Tags
from app.networks.work.texts import Texts
from app.networks.work.views import Views
from app.networks.work.working import Working
from app.persons.due import Due
from app.persons.requests import Requests
from app.persons.retention import Retention
from app.resolution.explanations import Explanations
from app.resolution.group_review import GroupReview
from app.resolution.linking import Linker
from app.resolution.rerun import Rerun
from app.resolution.review import Review
from app.resolution.weigher import StoreWeigher
from app.settings import Settings
from app.wording.wording import Wording
from graph.stores import Store


class Workspace:
    """One store, opened for one viewer, with its services."""

    def __init__(self, settings: Settings, *, store: Store | None = None) -> None:
        """Open the store that the settings name, or take one that is open already.

        Raises AccessDenied when the settings ask for more than their role may see, or were made
        without asking who is at work. That protected people are revealed is logged.
        """
        self.settings = settings
        self.viewer = viewer_of(settings)
        self.wording = Wording(settings.language)
        opened = store or open_logged(settings.store)
        self.store = MaskedStore(
            opened,
            self.viewer,
            self.wording.pseudonym,
            self.wording.neutral(),
            user=settings.user,
        )

        self.networks = Networks(self.store, settings)
        self.dossiers = Dossiers(self.store, self.networks)
        self.finding = Finding(self.store)
        self.material = Materials(self.store, self.networks)
        self.paths = Paths(self.store, self.networks)
        self.explorer = Explorer(self.store, self.networks, self.material, self.paths)
        self.ranking = Ranking(self.store, self.networks, self.material)
        self.profiles = Profiles(self.material, self.viewer)
        self.leads = Leads(self.store, self.networks, self.material)
        self.indicators = Indicators(self.store, self.networks, self.material, settings.thresholds)
        self.snapshots = Snapshots(self.store, self.networks)

        kept = KeptWork(self.store, self.networks.all)
        self.subjects = Subjects(self.store, self.networks, kept)
        self.notes = Notes(self.store, kept, self.networks, user=settings.user)
        self.tags = Tags(self.store, kept, self.networks, user=settings.user)
        self.views = Views(self.store, kept, user=settings.user)
        self.questions = Questions(self.store, kept, user=settings.user)
        self.investigations = Investigations(self.store, kept, user=settings.user)
        self.texts = Texts(self.store, kept, self.networks, user=settings.user)
        self.editions = Editions(self.store, kept, self.networks, user=settings.user)
        self.disclosures = Disclosures(
            self.store, kept, self.networks, user=settings.user, audiences=settings.audiences
        )
        self.working = Working(self.store, user=settings.user)

        self.log = Log(self.store)
        self.linker = Linker(self.store, self.networks, self.snapshots)
        self.explanations = Explanations(self.store, StoreWeigher(self.store))
        self.review = Review(self.store, self.networks, self.linker, user=settings.user)
        self.groups = GroupReview(self.store, self.networks, self.review)
        self.openings = Openings(self.store, self.linker, user=settings.user)
        self.rerun = Rerun(self.store, self.snapshots)
        self.handlings = Handlings(self.store, user=settings.user)

        self.requests = Requests(self.store, self.linker, user=settings.user)
        self.retention = Retention(self.store, settings.retention, user=settings.user)
        self.due = Due(self.requests, self.retention)

        self.changes = Changes(self.store, self.snapshots, self.review)
        self.watchlist = Watchlist(
            self.store, self.networks, self.snapshots, self.changes, user=settings.user
        )
        self.intake = Intake(
            self.store, self.networks, self.linker, self.snapshots, self.watchlist, settings
        )
        if self.store.reveals:
            self.store.log(REVEAL, reason=settings.reason)

    def close(self) -> None:
        """Release the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
