"""The composition root: settings to store, and everything people ask for, already masked for who
asks.

What leaves a workspace has passed its mask; the command line, the screens, exports and briefings
never see a store.
"""

import time
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace as changed
from functools import partial
from heapq import nlargest
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from app.access.disclosure import (
    Suppressed,
    find_suppressed,
    find_suppressed_of,
    without_suppressed,
)
from app.access.mask import Mask
from app.access.viewer import Viewer, check_viewer
from app.clock import now
from app.intake.intake import Intake
from app.intake.loading import LoadReport
from app.intake.mapping import Chosen, FileProposal, propose_file, save_for_source
from app.intake.provenance import Grounds
from app.monitoring.changes import Changing
from app.monitoring.watchlist import Watchlist
from app.networks.cache import RevisionCache
from app.networks.indicators import Indicators
from app.networks.leads import Leads
from app.networks.material import CaseFiles, NetworkMaterial
from app.networks.paths import SHOWN, NonLinking, Routes, nothing_found
from app.networks.profile import Profiles
from app.networks.ranking import Ranking
from app.progress import Progress
from app.resolution.explanations import Explanations
from app.resolution.linking import LinkReport, link_store
from app.resolution.rerun import Rerun
from app.resolution.review import Review
from app.resolution.weigher import StoreWeigher
from app.settings import Settings
from app.wording.wording import Wording
from graph.analysis.networks.evidence import NetworkEvidence
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
    """One store, opened for one viewer."""

    def __init__(self, settings: Settings) -> None:
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
        self._store = open_store(settings.store)
        self.explain = Explanations(self._store, self._mask, self.find, StoreWeigher(self._store))
        self.review = Review(
            self._store, settings, self._mask, self.link, self._decided, self.network_of
        )
        self._analysed = RevisionCache(self.evidence, self._store.revision)
        kept = self._analysed.kept
        self.routes = Routes(self._store, self._mask, self.find, self._non_linking, kept)
        self.ranking = Ranking(self._analysed, self.networks)
        self.indicators = Indicators(
            self._store, settings, self._mask, self.networks, self.network, self.evidence, kept
        )
        self.changing = Changing(
            self._store,
            self._mask,
            self._remembered,
            partial(self.review.judgements, standing=False),
        )
        self.watchlist = Watchlist(
            self._store, settings, self._mask, self.network, self.networks, self.changing
        )
        self.intake = Intake(
            self._store,
            settings,
            self._mask,
            self.link,
            self.networks,
            self._decided,
            self.changing,
            self.watchlist,
        )
        self.resolving = Rerun(self._store, settings, self._mask, self.changing)
        self.leads = Leads(
            self._store,
            self._mask,
            self.networks,
            self.network,
            self.evidence,
            self.network_of,
            kept,
        )
        self.tell = Profiles(self._analysed, self.viewer.audience)
        if self.viewer.sees_protected:
            self._store.append_audit(now(), settings.user, "reveal", reason=settings.reason)
        self._networks: tuple[int, tuple[Network, ...]] | None = None
        self._nobody: tuple[int, NonLinking] | None = None
        self._last_cases: tuple[tuple[int, int], tuple[Case, ...]] | None = None
        self._network_ids: tuple[tuple[Network, ...], dict[Id, Id]] | None = None

    # ---- loading and linking

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
        saved = Path(self.settings.mappings)
        return plan_load(
            inputs,
            mapping=mapping,
            scope=self._scope(case, owner),
            passwords=passwords,
            saved=saved,
        )

    def query(self, url: str, *, statement: str = "", table: str = "", password: str = "") -> Query:
        """A table or SELECT of an allowed database as an input of a plan; raises SettingsError for
        any other.

        Whoever may look at the screens may read what is allowed here, with the password of the
        environment.
        """
        if url not in self.sources():
            raise SettingsError(
                "this database is not among SIMPUL_SOURCES: ask who runs Simpul to allow it"
            )
        if url == self.settings.store:
            raise SettingsError("this is Simpul's own store: it is no source")
        from loaders.readers.sql import (
            ask,
        )  # SQLAlchemy: a sixth of the time in which every command starts

        return ask(url, statement=statement, table=table, password=password)

    def sources(self) -> tuple[str, ...]:
        """Addresses of databases that the screens may read from."""
        return tuple(self.settings.sources.split())

    def propose(
        self, path: Path, chosen: Chosen | None = None, *, passwords: Passwords = no_passwords
    ) -> FileProposal:
        """A mapping for a file, in which what was chosen of columns stands."""
        return propose_file(path, chosen, passwords=passwords)

    def save_mapping(self, proposal: FileProposal) -> Path:
        """Save a mapping so that files with the same header are read by it."""
        return save_for_source(proposal, Path(self.settings.mappings), self.wording)

    def load(
        self,
        plan: LoadPlan,
        *,
        rejects: Path | None = None,
        grounds: Grounds | None = None,
        progress: Progress | None = None,
        passwords: Passwords = no_passwords,
    ) -> LoadReport:
        """Load what a plan names and log where it came from and why; rejected rows are written
        under `rejects`.

        `grounds` are those of the settings when left out.
        """
        folder = rejects or REJECTS
        return self.intake.load(
            plan, rejects=folder, grounds=grounds, progress=progress, passwords=passwords
        )

    def link(self, *, progress: Progress | None = None) -> LinkReport:
        """Say who is who among all mentions and rebuild the graph from it."""
        started = time.monotonic()
        linked = link_store(self._store, progress=progress)
        self._read_graph()
        self.changing.remember(linked.assessed)
        counts = self.counts()
        return LinkReport(
            mentions=counts.mentions,
            people=counts.entities.get(EntityKind.PERSON, 0),
            organizations=counts.entities.get(EntityKind.ORGANIZATION, 0),
            identifiers=sum(counts.entities.get(kind, 0) for kind in IDENTIFIER_KINDS),
            relationships=sum(counts.relationships.values()),
            common=len(self.common()),
            refused=linked.refused,
            seconds=round(time.monotonic() - started, 3),
        )

    def forget_case(self, number_or_id: str) -> Case:
        """Erase a case and everything known from it alone."""
        case = self._case(number_or_id)
        self._store.forget_case(case.id)
        self.link()
        return self._mask().case(case)

    # ---- looking

    def revision(self) -> int:
        """Grows exactly when the data change: the key for caches, together with the viewer."""
        return self._store.revision()

    def counts(self) -> Counts:
        """How much there is."""
        return self._store.counts()

    def overview(self, *, newest: int = 8, networks: int = 5) -> Overview:
        """Counts, newest cases, first networks."""
        mask = self._mask()
        return Overview(
            counts=self.counts(),
            newest=tuple(mask.case(case) for case in self._newest(newest)),
            networks=self.networks()[:networks],
        )

    def networks(self) -> tuple[Network, ...]:
        """Every network, most important first."""
        revision = self._store.revision()
        if self._networks is None or self._networks[0] != revision:
            self._networks = (revision, self._networks_in(self._store.graph()))
        return self._networks[1]

    def network(self, network_id: str) -> Network:
        """The network of this id, or of the only id that begins so; raises NetworkNotFound."""
        wanted = network_id if network_id.startswith("n_") else f"n_{network_id}"
        found = [network for network in self.networks() if network.id.startswith(wanted)]
        exact = [network for network in found if network.id == wanted]
        if len(found) != 1 and not exact:
            hint = (
                "several begin so: give more of it" if found else "list them with `simpul networks`"
            )
            raise NetworkNotFound(f"no network {network_id}: {hint}")
        return (exact or found)[0]

    def network_of(self, entity_id: Id) -> Id | None:
        """The id of the network that this entity or case belongs to."""
        networks = self.networks()
        if self._network_ids is None or self._network_ids[0] is not networks:
            index = {
                member: network.id for network in reversed(networks) for member in _members(network)
            }
            self._network_ids = (networks, index)
        return self._network_ids[1].get(entity_id)

    def material(
        self, network_id: str, *, on_screen: bool = False, beside: bool = False
    ) -> NetworkMaterial:
        """Everything that an export or a briefing of a network is made from, or its picture
        `on_screen`.

        `beside` adds what its people hold and pay into, and what its cases name, though no party is
        known to hold it. What leaves the house names a protected person only with consent, whoever
        asks.
        """
        network = self.network(network_id)
        store, mask = self._store, self._mask(exporting=not on_screen)
        members = _members(network)
        found = store.subgraph(members | self._beside(members) if beside else members)
        mask.meet_mentions(store.mentions(case_ids=network.cases))
        seen = mask.neighbourhood(found)
        support = {statement for link in seen.relationships for statement in link.statements}
        statements = list(store.statements(ids=support))
        mentions = {
            mention.id: mention
            for mention in store.mentions(ids=support | set(_mention_ids(statements)))
        }
        people = self._entity_of(mentions)
        mask.meet(people.values())
        masked = [
            m
            for mention in mentions.values()
            if mention.id in people
            for m in mask.mentions([mention], people[mention.id])
        ]
        cases = {case.id: mask.case(case) for case in store.cases(ids=network.cases)}
        refs = {mention.ref.source_id for mention in mentions.values()}
        refs |= {statement.ref.source_id for statement in statements} | {
            case.ref.source_id for case in cases.values()
        }
        return NetworkMaterial(
            network=(
                _without_named_victims(network, mask.withheld - mask.protected)
                if mask.withheld
                else network
            ),
            entities={entity.id: entity for entity in seen.entities},
            relationships=seen.relationships,
            cases=cases,
            statements={
                statement.id: statement
                for statement in mask.statements(statements, people, mentions)
            },
            mentions={mention.id: mention for mention in masked},
            sources={
                source.id: mask.source(source) for source in store.sources() if source.id in refs
            },
            audience=self.viewer.audience,
            revealed=self.viewer.sees_protected,
        )

    def evidence(self, network_id: str) -> NetworkEvidence:
        """What analysis of a network is read from: values as the viewer may know them, and its
        cases whole.

        For use inside the workspace: what is concluded from the text of a case may be shown, the
        text may not.
        """
        seen = self.material(network_id, on_screen=True, beside=True).evidence()
        return seen.with_cases(
            {case.id: case for case in self._store.cases(ids=seen.network.cases)}
        )

    def case_files(self, network_id: str | None = None) -> CaseFiles:
        """The cases of a network, or all, with their parties as reported, for a file that leaves
        the house.
        """
        store, mask = self._store, self._mask(exporting=True)
        ids = None if network_id is None else self.network(network_id).cases
        mentions = list(store.mentions(case_ids=ids))
        people = self._entity_of([mention.id for mention in mentions])
        if unknown := sum(mention.id not in people for mention in mentions):
            raise EntityNotFound(f"{unknown} mentions are nobody yet: run `simpul link` first")
        mask.meet(people.values())
        mask.meet_mentions(mentions)
        return CaseFiles(
            cases=tuple(mask.case(case) for case in store.cases(ids=ids)),
            mentions=tuple(
                m for mention in mentions for m in mask.mentions([mention], people[mention.id])
            ),
        )

    def search(self, text: str, *, limit: int = 20) -> list[SearchHit]:
        """Entities that a text finds; protected people are not found by name while they are
        masked.
        """
        mask = self._mask()
        hits = self._store.search(text, limit=limit * 4)
        mask.meet([hit.entity for hit in hits])
        if not self.viewer.sees_protected:
            hits = [hit for hit in hits if not hit.entity.protected and mask.known(hit.entity)]
        return [SearchHit(entity=mask.entity(hit.entity), exact=hit.exact) for hit in hits[:limit]]

    def find(self, text: str) -> Entity:
        """The entity of this id, else the best hit of a search; raises EntityNotFound."""
        mask = self._mask()
        entity = mask.known(self._store.find_entity(text))
        if entity is not None:
            mask.meet([entity])
            return mask.entity(entity)
        hits = self.search(text, limit=1)
        if not hits:
            raise nothing_found(text)
        return hits[0].entity

    def entities(self, ids: Iterable[Id]) -> dict[Id, Entity]:
        """Masked entities by the id they have now."""
        mask = self._mask()
        found = list(self._store.entities(list(ids)))
        mask.meet(found)
        return {entity.id: mask.entity(entity) for entity in found}

    def dossier(self, entity_id: Id, *, limit: int = 200) -> Dossier:
        """Everything known of one entity, at most `limit` of its relationships; raises
        EntityNotFound.
        """
        store, mask = self._store, self._mask()
        entity = mask.known(store.find_entity(entity_id))
        if entity is None:
            raise nothing_found(entity_id)
        around = store.neighbours([entity.id], kinds=SHOWN, limit=limit)
        mask.meet([entity])
        seen = mask.neighbourhood(around)
        by_id = {entity.id: entity for entity in seen.entities}
        cases = {
            case.id: mask.case(case) for case in store.cases(ids=[e.id for e in by_id.values()])
        }
        pairs = [
            (
                relationship,
                by_id[relationship.end if relationship.start == entity.id else relationship.start],
            )
            for relationship in seen.relationships
        ]
        roles = [
            CaseRole(case=cases[relationship.end], relationship=relationship)
            for relationship, other in pairs
            if relationship.kind is RelationshipKind.PARTY_TO and relationship.end in cases
        ]
        mentions = list(store.mentions(ids=entity.mentions)) if entity.kind in PARTY_KINDS else []
        used = {mention.ref.source_id for mention in mentions}
        shown = mask.mentions(mentions, entity)
        told = mask.assignments(
            store.assignments(entity_ids=[entity.id]), {mention.id for mention in shown}
        )
        return Dossier(
            entity=mask.entity(entity),
            cases=tuple(
                sorted(
                    roles,
                    key=lambda role: (role.case.reported_on or "", role.case.number),
                    reverse=True,
                )
            ),
            identifiers=tuple(pair for pair in pairs if pair[1].kind in IDENTIFIER_KINDS),
            links=tuple(
                pair
                for pair in pairs
                if pair[1].kind not in IDENTIFIER_KINDS
                and pair[0].kind is not RelationshipKind.PARTY_TO
            ),
            mentions=shown,
            sources={
                source.id: mask.source(source) for source in store.sources() if source.id in used
            },
            assignments=tuple(told) if mask.may_explain(entity) else (),
            network_id=self.network_of(entity.id),
            left_out=around.left_out.get(entity.id, 0),
        )

    def path(
        self, start: str, end: str, *, max_length: int = 6, limit: int = 10
    ) -> list[StorePath]:
        """The shortest ways between two entities, around places and common identifiers."""
        return self.routes.shortest(start, end, max_length=max_length, limit=limit)

    def case(self, number_or_id: str) -> Case:
        """A case by id or number; raises CaseNotFound."""
        return self._mask().case(self._case(number_or_id))

    def cases(self, ids: Collection[Id]) -> dict[Id, Case]:
        """Masked cases by id."""
        mask = self._mask()
        return {case.id: mask.case(case) for case in self._store.cases(ids=ids)}

    def statements(self, ids: Collection[Id]) -> tuple[Statement, ...]:
        """Masked statements, by id."""
        found = list(self._store.statements(ids=ids))
        mentions = {
            mention.id: mention for mention in self._store.mentions(ids=_mention_ids(found))
        }
        mask, entity_of = self._meet_mentions(mentions, found)
        return mask.statements(found, entity_of, mentions)

    def common(self) -> tuple[Id, ...]:
        """Identifiers that too many different people share to mean anything."""
        return self._non_linking().common

    def close(self) -> None:
        """Release the store."""
        self._store.close()

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
