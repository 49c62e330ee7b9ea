"""What resolution proposes as one, read from a store for one viewer, and laid side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import polars as pl

from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from app.access.values import GraphColumns
from app.access.viewer import may_compare
from app.networks.networks import Networks
from app.resolution.judgements import JudgementRequest, ends_of, standing
from app.resolution.pairs import Pair, PairView, Side, asked_for, compare_fields
from graph.analysis.networks.case_groups import JoinedGroups, LinkedCases
from graph.model import Comparison, Entity, Id, Judgement, Mention, Relationship
from graph.resolution.judgements import JudgementGraph
from graph.schema import SAME_AS, Decision, Tier

_Side = tuple[Mention, Entity]
"""The mention that fits best, with its entity."""
KEPT_APART = "judgement"
"""Why a pair was not fused when a reviewer's judgement keeps them apart."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A pair that the viewer may see.

    With its unmasked mentions and what stands between its sides.
    """

    pair: Pair
    left: Mention
    right: Mention
    decision: Decision | None

    @property
    def entities(self) -> frozenset[Id]:
        """The ids of its two sides."""
        return frozenset((self.pair.left.id, self.pair.right.id))

    @property
    def mentions(self) -> frozenset[Id]:
        """The ids of the two mentions that fit best."""
        return frozenset((self.left.id, self.right.id))

    @property
    def open(self) -> bool:
        """Whether nobody has found them the same or different."""
        return self.decision in (None, Decision.UNSURE)


def read_linked_cases(store: MaskedStore, networks: Networks, graph: GraphColumns) -> LinkedCases:
    """Which cases hang together already, as far as the viewer may know; `graph` is the store's."""
    return LinkedCases(
        graph.entities,
        graph.relationships,
        store.unmasked.cases(),
        victims=store.viewer.may_link_by_victims,
        decided=networks.decided(),
        common_above=networks.common_above,
    )


def read_proposals(
    store: MaskedStore, mask: Mask, graph: GraphColumns, joining: Callable[[], LinkedCases]
) -> Iterator[Proposed]:
    """Every proposed pair that the viewer may see; `joining` tells which cases hang together."""
    links = proposed_links(store, graph)
    if not links:
        return
    linked = joining()
    ends = set[Id]().union(*((link.start, link.end) for link in links))
    entities = {entity.id: entity for entity in store.unmasked.entities(ends)}
    mentions = store.unmasked_mentions(set[Id]().union(*map(mentions_of, links)))
    standing_between = _Standing(store)
    mask.note(entities.values())
    for link in links:
        sides = _sides(link, entities, mentions)
        if sides is None or not all(may_compare(mask.viewer, *side) for side in sides):
            continue
        (left, ours), (right, theirs) = sides
        decision = standing_between.decision(link)
        joined = linked.joined(ours.id, theirs.id)
        yield Proposed(_pair(link, sides, joined, decision, mask), left, right, decision)


def _pair(
    link: Relationship,
    sides: tuple[_Side, _Side],
    joined: JoinedGroups | None,
    decision: Decision | None,
    mask: Mask,
) -> Pair:
    """A proposed link as a pair, masked."""
    (left, ours), (right, theirs) = sides
    because = str(link.properties.get("because", ""))
    comparisons = link.properties.get("comparisons", ())
    parties = sum(not entity.protected for entity in (ours, theirs))

    return Pair(
        id=link.id,
        tier=Tier(link.properties["tier"]),
        bits=float(link.properties["bits"]),
        left=mask.entity(ours),
        right=mask.entity(theirs),
        left_mention=left.id,
        right_mention=right.id,
        because=because,
        reasons=asked_for(joined, parties, because),
        comparisons=msgspec.convert(comparisons, tuple[Comparison, ...]),
        unsure=decision is Decision.UNSURE,
    )


def side_by_side(
    store: MaskedStore, mask: Mask, proposed: Sequence[Proposed], networks: Networks | None
) -> Iterator[PairView]:
    """Each of these pairs with both sides' mentions, cases and sources, everything read at once."""
    entities = set[Id]().union(*(one.entities for one in proposed))
    sides = Sides(store, mask, entities, networks)
    judged = JudgementGraph(standing(store))
    about: defaultdict[frozenset[Id], list[Judgement]] = defaultdict(list)
    for judgement in store.unmasked.appended(Judgement, standing=False):
        about[frozenset((judgement.left, judgement.right))].append(judgement)

    for one in proposed:
        left = sides.side(one.pair.left.id, one.left.id)
        right = sides.side(one.pair.right.id, one.right.id)
        yield PairView(
            pair=one.pair,
            left=left,
            right=right,
            fields=compare_fields(left.mentions, right.mentions),
            judgements=mask.judgements(about[one.mentions]),
            decision=judged.decision(one.left.id, one.right.id),
        )


def request_on(proposed: Proposed, decision: Decision, why: str) -> JudgementRequest:
    """A decision on a proposed pair."""
    return JudgementRequest(proposed.left, proposed.right, decision, why, proposed.pair)


def proposed_links(store: MaskedStore, graph: GraphColumns) -> list[Relationship]:
    """Every link that resolution proposes, unmasked, by id; `graph` is the store's."""
    same_as = pl.col("kind").is_in([kind.value for kind in SAME_AS])
    ids = graph.relationships.filter(same_as)["id"].to_list()
    if ids:
        return list(store.unmasked.relationships(ids))
    return []


def mentions_of(link: Relationship) -> tuple[Id, Id]:
    """The two mentions that fit best."""
    return str(link.properties["left"]), str(link.properties["right"])


def _sides(
    link: Relationship, entities: Mapping[Id, Entity], mentions: Mapping[Id, Mention]
) -> tuple[_Side, _Side] | None:
    """Both best fitting mentions with their entities.

    None while one is gone from the store and not linked anew.
    """
    left, right = (mentions.get(end) for end in mentions_of(link))
    start = entities.get(link.start)
    end = entities.get(link.end)
    if left is None or right is None or start is None or end is None:
        return None
    ours, theirs = (start, end) if left.id in start.mentions else (end, start)
    return (left, ours), (right, theirs)


class _Standing:
    """What stands between two entities.

    Through their best fitting mentions, or any others of theirs.
    """

    def __init__(self, store: MaskedStore) -> None:
        found = standing(store)
        self._judged = JudgementGraph(found)
        assigned = store.unmasked.assignments(mention_ids=ends_of(found)) if found else ()
        entity_of = {assignment.mention_id: assignment.entity_id for assignment in assigned}
        self._between: dict[frozenset[Id], Decision] = {}
        # what counts most comes last, so that it stands
        for judgement in sorted(found, key=lambda judgement: _RANK[judgement.decision]):
            left = entity_of.get(judgement.left)
            right = entity_of.get(judgement.right)
            if left and right:
                self._between[frozenset((left, right))] = judgement.decision

    def decision(self, link: Relationship) -> Decision | None:
        """What was decided of a proposed link."""
        if link.properties.get("because") == KEPT_APART:
            return Decision.NEGATIVE
        through_these = self._judged.decision(*mentions_of(link))
        between = self._between.get(frozenset((link.start, link.end)))
        found = [decision for decision in (through_these, between) if decision]
        return max(found, key=lambda decision: _RANK[decision], default=None)


_RANK = {Decision.UNSURE: 0, Decision.POSITIVE: 1, Decision.NEGATIVE: 2}
"""Which of two decisions counts."""


class Sides:
    """Everything about some entities, read at once and masked."""

    def __init__(
        self,
        store: MaskedStore,
        mask: Mask,
        entity_ids: Iterable[Id],
        networks: Networks | None,
    ) -> None:
        """Read them; without `networks` no side says which it belongs to."""
        consultations = store.consultations
        self._tell = consultations.leaves if mask.viewer.exporting else consultations.viewed
        self._mask = mask
        self._networks = networks
        entities = list(store.unmasked.entities(set(entity_ids)))
        self._entities = {entity.id: entity for entity in entities}
        wanted = set[Id]().union(*(entity.mentions for entity in entities))
        self._mentions = store.unmasked_mentions(wanted)
        mask.note(self._entities.values())
        mask.note_mentions(self._mentions.values())
        cases = {mention.case_id for mention in self._mentions.values()}
        read = store.unmasked.cases(ids=cases) if cases else ()
        self._cases = {case.id: mask.case(case) for case in read}
        self._sources = {source.id: mask.source(source) for source in store.unmasked.sources()}

    def side(self, entity_id: Id, first: Id) -> Side:
        """One entity as a side of a pair, the mention that fits best first."""
        entity = self._entities[entity_id]
        own = [self._mentions[mention] for mention in entity.mentions if mention in self._mentions]
        seen = self._mask.mentions(own, entity)
        shown = sorted(seen, key=lambda mention: (mention.id != first, mention.id))
        cases = {mention.case_id: self._cases.get(mention.case_id) for mention in shown}
        sources = {mention.ref.source_id for mention in shown}
        told = self._mask.entity(entity)
        self._tell([told, *(case for case in cases.values() if case)])

        return Side(
            entity=told,
            mention=first,
            mentions=tuple(shown),
            cases={case_id: case for case_id, case in cases.items() if case},
            sources={key: self._sources[key] for key in sorted(sources & self._sources.keys())},
            network_id=self._networks.id_of(entity_id) if self._networks else None,
        )
