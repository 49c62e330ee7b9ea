"""The composition root: settings to one store, and every service on it, for one viewer.

No logic stands here: what a viewer may know is decided in app/access, and what people ask for is
answered by the services, which the command line, the screens, exports and briefings call.
"""

from types import TracebackType
from typing import Self

from app.access.masked_store import MaskedStore
from app.access.viewer import Viewer, check_viewer
from app.clock import now
from app.intake.intake import Intake
from app.monitoring.changes import Changes
from app.monitoring.watchlist import Watchlist
from app.networks.dossier import Dossiers
from app.networks.indicators import Indicators
from app.networks.leads import Leads
from app.networks.material import Materials
from app.networks.networks import Networks
from app.networks.paths import Paths
from app.networks.profile import Profiles
from app.networks.ranking import Ranking
from app.networks.snapshots import Snapshots
from app.resolution.explanations import Explanations
from app.resolution.linking import Linker
from app.resolution.rerun import Rerun
from app.resolution.review import Review
from app.resolution.weigher import StoreWeigher
from app.settings import Settings
from app.wording.wording import Wording
from graph.analysis.networks.evidence import Evidence
from graph.analysis.networks.networks import Network, Tie, TieReason, find_networks
from graph.analysis.networks.reason_codes import TENTATIVE_CODES, TieReasonCode
from graph.analysis.networks.ties import membership
from graph.errors import CaseNotFound, EntityNotFound, NetworkNotFound, SettingsError
from graph.identifiers import bank_account, phone
from graph.model import (
    Assignment,
    Case,
    Entity,
    Id,
    Mention,
    Relationship,
    Source,
    Statement,
    Value,
    case_id,
)
from graph.resolution.judgements import COMMON
from graph.schema import (
    EDGE_LIST,
    IDENTIFIER_KINDS,
    IDENTIFIER_RELATIONSHIP,
    PARTY_KINDS,
    REGISTER,
    Audience,
    Decision,
    EntityKind,
    RelationshipKind,
)
from graph.stores import open_store
from graph.stores.base import Counts, GraphColumns, SearchHit
from graph.stores.base import Path as StorePath
from loaders.inputs import Input, Query
from loaders.load import LoadPlan, plan_load
from loaders.mapping.scope import Scope
from loaders.readers.passwords import Passwords, no_passwords

REJECTS = Path("rejected")
"""Where rejected rows go unless said otherwise."""

_HELD = frozenset({*IDENTIFIER_RELATIONSHIP.values(), RelationshipKind.NAMED_IN})
"""Links to identifiers: what somebody holds or uses, what a case names."""


class Overview(Value, frozen=True, omit_defaults=True):
    """The first look: how much there is, what came last, what matters most."""

    counts: Counts
    newest: tuple[Case, ...]
    networks: tuple[Network, ...]


class CaseRole(Value, frozen=True, omit_defaults=True):
    """One part that an entity has in one case."""

    case: Case
    relationship: Relationship


class Dossier(Value, frozen=True, omit_defaults=True):
    """Everything known of one entity."""

    entity: Entity
    cases: tuple[CaseRole, ...] = ()
    """Newest first."""
    identifiers: tuple[tuple[Relationship, Entity], ...] = ()
    links: tuple[tuple[Relationship, Entity], ...] = ()
    mentions: tuple[Mention, ...] = ()
    sources: Mapping[Id, Source] = {}
    assignments: tuple[Assignment, ...] = ()
    network_id: Id | None = None
    left_out: int = 0


class Workspace:
    """One store, opened for one viewer, with its services."""

    def __init__(self, settings: Settings, *, store: Store | None = None) -> None:
        """Open the store that the settings name, or take one that is open already.

        Raises AccessDenied when the settings ask for more than their role may see. That protected
        people are revealed is logged.
        """
        self.settings = settings
        self.viewer = check_viewer(
            Viewer(
                role=settings.role,
                audience=settings.audience,
                reveal=settings.reveal,
                reason=settings.reason,
            )
        )
        self.wording = Wording(settings.language)
        opened = store or open_store(settings.store)
        self.store = MaskedStore(opened, self.viewer, self.wording.pseudonym)

        self.networks = Networks(self.store, settings)
        self.dossiers = Dossiers(self.store, self.networks)
        self.material = Materials(self.store, self.networks)
        self.paths = Paths(self.store, self.networks)
        self.ranking = Ranking(self.store, self.networks, self.material)
        self.profiles = Profiles(self.material, self.viewer)
        self.leads = Leads(self.store, self.networks, self.material)
        self.indicators = Indicators(self.store, self.networks, self.material, settings.thresholds)
        self.snapshots = Snapshots(self.store, self.networks)

        self.linker = Linker(self.store, self.networks, self.snapshots)
        self.explanations = Explanations(self.store, StoreWeigher(self.store))
        self.review = Review(self.store, self.networks, self.linker, user=settings.user)
        self.rerun = Rerun(self.store, self.snapshots, user=settings.user)

        self.changes = Changes(self.store, self.snapshots, self.review)
        self.watchlist = Watchlist(
            self.store, self.networks, self.snapshots, self.changes, user=settings.user
        )
        self.intake = Intake(
            self.store, self.networks, self.linker, self.snapshots, self.watchlist, settings
        )
        if self.store.reveals:
            opened.append_audit(now(), settings.user, "reveal", reason=settings.reason)

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

    # ---- inside

    def _mask(self, *, exporting: bool = False) -> Mask:
        return Mask(
            changed(self.viewer, exporting=exporting),
            self.wording,
            suppressed=self._suppressed,
            suppressed_of=partial(find_suppressed_of, self._store),
            without_suppressed=partial(without_suppressed, self._store),
        )

    def _suppressed(self) -> Suppressed:
        """What may not be told of parties who are victims elsewhere, found once for each
        revision.
        """
        return self._analysed.kept("untold", lambda: find_suppressed(self._store.graph()))

    def _beside(self, members: Set[Id]) -> set[Id]:
        """What is one step beside some entities: what they hold and name, who pays whom, and who
        holds what pays.
        """
        held = self._joined(members, _HELD)
        paid = self._joined({*members, *held}, {RelationshipKind.PAID})
        return held | paid | self._joined(paid, {RelationshipKind.HOLDS})

    def _joined(self, ids: Set[Id], kinds: Set[RelationshipKind]) -> set[Id]:
        return {end for left, right, *_ in self._store.hops(ids, kinds) for end in (left, right)}

    def _case(self, number_or_id: str) -> Case:
        direct = list(self._store.cases(ids=[number_or_id]))
        found = direct or [case for case in self._store.cases() if case.number == number_or_id]
        if len(found) != 1:
            hint = (
                f"{len(found)} cases have this number: give the id" if found else "check the number"
            )
            raise CaseNotFound(f"no case {number_or_id}: {hint}")
        return found[0]

    def _scope(self, case: str, owner: str) -> Scope:
        if owner and not phone.is_valid(owner) and not bank_account.is_valid(owner):
            raise SettingsError(
                f"{owner}: neither a telephone number nor an account with its bank, BRI"
                " 123401000567539"
            )
        if not case:
            return Scope(owner=owner)
        found = self._case(case)
        datasets = {source.dataset for source in self._store.sources()}
        dataset = next(
            (dataset for dataset in sorted(datasets) if case_id(dataset, found.number) == found.id),
            "",
        )
        return Scope(number=found.number, dataset=dataset, owner=owner)

    def _newest(self, limit: int) -> tuple[Case, ...]:
        """The cases reported last, read once for each revision."""
        revision = self._store.revision()
        if self._last_cases is None or self._last_cases[0] != (revision, limit):
            cases = nlargest(
                limit, self._store.cases(), key=lambda case: (case.reported_on or "", case.number)
            )
            self._last_cases = ((revision, limit), tuple(cases))
        return self._last_cases[1]

    def _decided(self) -> dict[Id, bool]:
        return {
            judgement.left: judgement.decision is Decision.POSITIVE
            for judgement in self._store.judgements()
            if judgement.right == COMMON and judgement.decision is not Decision.UNSURE
        }

    def _non_linking(self) -> NonLinking:
        """What joins nobody, read once for each revision."""
        revision = self._store.revision()
        if self._nobody is None or self._nobody[0] != revision:
            self._nobody = (revision, self._nobody_in(self._store.graph()))
        return self._nobody[1]

    def _read_graph(self) -> None:
        """Networks, common identifiers and places of a new graph, which is read once for all."""
        revision, graph = self._store.revision(), self._store.graph()
        self._networks = (revision, self._networks_in(graph))
        self._nobody = (revision, self._nobody_in(graph))

    def _remembered(self) -> tuple[Network, ...]:
        """The networks that are remembered and compared: those that anybody may know of, whoever
        looks or links.

        Else a snapshot of somebody who may reveal would tell others, by places that moved, which
        party is a victim.
        """
        if not self.viewer.sees_protected:
            return self.networks()
        graph = self._store.graph()
        return self._analysed.kept("remembered", lambda: self._find_networks(graph, _named(graph)))

    def _find_networks(self, graph: GraphColumns, suppressed: Set[Id]) -> tuple[Network, ...]:
        return find_networks(
            graph.entities,
            graph.relationships,
            self._store.cases(),
            decided=self._decided(),
            common_above=self.settings.common_above,
            suppressed=suppressed,
        )

    def _networks_in(self, graph: GraphColumns) -> tuple[Network, ...]:
        if self.viewer.sees_protected:
            return self._find_networks(graph, frozenset())
        named = _named(graph)
        found = self._find_networks(graph, named)
        secret = self._analysed.kept("untold", lambda: find_suppressed(graph)).secret
        return self._without_guesses(
            tuple(_without_secrets(network, named, secret) for network in found)
        )

    def _nobody_in(self, graph: GraphColumns) -> NonLinking:
        who = membership(
            graph.entities,
            graph.relationships,
            decided=self._decided(),
            common_above=self.settings.common_above,
        )
        places = graph.entities.filter(graph.entities["kind"] == EntityKind.PLACE)["id"]
        lists = [case.id for case in self._store.cases() if case.scheme in (REGISTER, EDGE_LIST)]
        return NonLinking(
            common=who.common, places=tuple(places), lists=tuple(lists), busy=who.busy
        )

    def _without_guesses(self, networks: tuple[Network, ...]) -> tuple[Network, ...]:
        """Networks in whose ties nothing is left of probable links that the viewer may not see."""
        guessed = {
            end
            for network in networks
            for tie in network.ties
            if any(reason.code in TENTATIVE_CODES for reason in tie.reasons)
            for end in (tie.left, tie.right)
        }
        mask = self._mask()
        mask.meet(self._store.entities(list(guessed)))
        hidden = guessed if self.viewer.audience is Audience.PUBLIC else mask.both
        return (
            tuple(_without_guess(network, hidden) for network in networks) if guessed else networks
        )

    def _meet_mentions(
        self, mentions: dict[Id, Mention], statements: Sequence[Statement]
    ) -> tuple[Mask, dict[Id, Entity]]:
        """A mask that knows the people behind these mentions and the identifiers that these
        statements name.
        """
        identifiers = [
            end.entity_id
            for statement in statements
            for end in (statement.subject, statement.object)
            if not isinstance(end, str)
        ]
        people = self._entity_of(mentions)
        mask = self._mask()
        mask.meet([*people.values(), *self._store.entities(identifiers)])
        return mask, people

    def _entity_of(self, mentions: Collection[Id]) -> dict[Id, Entity]:
        assigned = {
            assignment.mention_id: assignment.entity_id
            for assignment in self._store.assignments(mention_ids=mentions)
        }
        entities = {
            entity.id: entity for entity in self._store.entities(list(set(assigned.values())))
        }
        return {
            mention_id: entities[entity_id]
            for mention_id, entity_id in assigned.items()
            if entity_id in entities
        }


def _named(graph: GraphColumns) -> frozenset[Id]:
    """Everybody and everything that is not protected."""
    return frozenset(graph.entities.filter(~graph.entities["protected"])["id"])


def _without_secrets(network: Network, named: Set[Id], secret: Set[Id]) -> Network:
    """The network without named victims, and without identifiers known from nothing but their being
    one.
    """
    identifiers, common = (
        tuple(e for e in ids if e not in secret) for ids in (network.identifiers, network.common)
    )
    return replace(_without_named_victims(network, named), identifiers=identifiers, common=common)


def _without_named_victims(network: Network, named: Set[Id]) -> Network:
    """The network without what tells that somebody named as a party is also a victim."""
    victims = tuple(victim for victim in network.victims if victim not in named)
    ties = tuple(
        replace(
            tie,
            reasons=tuple(
                (
                    replace(reason, via="")
                    if reason.code is TieReasonCode.SHARED_VICTIM and reason.via in named
                    else reason
                )
                for reason in tie.reasons
            ),
        )
        for tie in network.ties
    )
    return replace(network, victims=victims, ties=ties)


def _without_guess(network: Network, hidden: Set[Id]) -> Network:
    """The network whose ties do not tell which link made them probable, nor that it did where an
    end is hidden.
    """

    def told(tie: Tie, reason: TieReason) -> TieReason:
        if reason.code not in TENTATIVE_CODES:
            return reason
        code = TieReasonCode.WITHHELD if hidden & {tie.left, tie.right} else reason.code
        return replace(reason, code=code, via="")

    ties = tuple(
        replace(tie, reasons=tuple(told(tie, reason) for reason in tie.reasons))
        for tie in network.ties
    )
    return replace(network, ties=ties)


def _members(network: Network) -> set[Id]:
    """Every entity that a picture of the network can show."""
    people = {*network.parties, *network.victims, *network.others}
    return people | {*network.identifiers, *network.common, *network.cases}


def _mention_ids(statements: Iterable[Statement]) -> list[Id]:
    return [
        end
        for statement in statements
        for end in (statement.subject, statement.object)
        if isinstance(end, str)
    ]
