"""Everything known of one entity: its cases, identifiers, links, mentions and where they stand."""

from collections.abc import Mapping, Sequence

from app.access.mask import Mask
from app.access.masked_store import MaskedStore, nothing_found
from app.networks.networks import Networks
from graph.model import Assignment, Case, Entity, Id, Mention, Relationship, Source, Value
from graph.schema import IDENTIFIER_KINDS, PARTY_KINDS, RelationshipKind

SHOWN = frozenset(RelationshipKind) - {RelationshipKind.POSSIBLY_SAME_AS}
"""What is shown of somebody and walked by paths: not what is only asked about in the review."""

Link = tuple[Relationship, Entity]
"""A link with the entity at its other end."""


class CaseRole(Value, frozen=True, omit_defaults=True):
    """One part that an entity has in one case."""

    case: Case
    relationship: Relationship


class Dossier(Value, frozen=True, omit_defaults=True):
    """Everything known of one entity."""

    entity: Entity
    cases: tuple[CaseRole, ...] = ()
    """Newest first."""
    identifiers: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sources: Mapping[Id, Source] = {}
    assignments: tuple[Assignment, ...] = ()
    network_id: Id | None = None
    left_out: int = 0


class Dossiers:
    """Dossiers from one store, masked for its viewer."""

    def __init__(self, store: MaskedStore, networks: Networks) -> None:
        self._store = store
        self._networks = networks

    def of(self, entity_id: Id, *, limit: int = 200) -> Dossier:
        """Everything known of one entity, at most `limit` of its relationships.

        Raises EntityNotFound.
        """
        store = self._store.unmasked
        mask = self._store.mask()
        entity = mask.visible(store.find_entity(entity_id))
        if entity is None:
            raise nothing_found(entity_id)
        mask.note([entity])
        seen = self._store.around(entity.id, mask, kinds=SHOWN, limit=limit)
        by_id = {neighbour.id: neighbour for neighbour in seen.entities}
        links = [(link, by_id[_other_end(link, entity.id)]) for link in seen.relationships]
        mentions = list(store.mentions(ids=entity.mentions)) if entity.kind in PARTY_KINDS else []
        shown = mask.mentions(mentions, entity)

        told = mask.entity(entity)
        self._store.consultations.viewed([told, *by_id.values()], opened=[told.id])
        return Dossier(
            entity=told,
            cases=self._roles(links, self._store.cases(list(by_id))),
            identifiers=tuple(link for link in links if link[1].kind in IDENTIFIER_KINDS),
            links=tuple(link for link in links if _is_to_others(*link)),
            mentions=shown,
            sources=self._sources(mentions, mask),
            assignments=self._assignments(entity, shown, mask),
            network_id=self._networks.id_of(entity.id),
            left_out=seen.left_out.get(entity.id, 0),
        )

    def _roles(self, links: Sequence[Link], cases: Mapping[Id, Case]) -> tuple[CaseRole, ...]:
        roles = []
        for link, _ in links:
            if link.kind is RelationshipKind.PARTY_TO and link.end in cases:
                roles.append(CaseRole(case=cases[link.end], relationship=link))

        roles.sort(key=lambda role: (role.case.reported_on or "", role.case.number), reverse=True)
        return tuple(roles)

    def _sources(self, mentions: Sequence[Mention], mask: Mask) -> dict[Id, Source]:
        used = {mention.ref.source_id for mention in mentions}
        sources = self._store.unmasked.sources()
        return {source.id: mask.source(source) for source in sources if source.id in used}

    def _assignments(
        self, entity: Entity, shown: Sequence[Mention], mask: Mask
    ) -> tuple[Assignment, ...]:
        if not mask.may_explain(entity):
            return ()
        assigned = self._store.unmasked.assignments(entity_ids=[entity.id])
        return tuple(mask.assignments(assigned, {mention.id for mention in shown}))


def _other_end(link: Relationship, entity_id: Id) -> Id:
    if link.start == entity_id:
        return link.end
    return link.start


def _is_to_others(link: Relationship, other: Entity) -> bool:
    """Whether a link is neither to an identifier nor a part in a case."""
    return other.kind not in IDENTIFIER_KINDS and link.kind is not RelationshipKind.PARTY_TO
