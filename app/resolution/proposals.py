"""What resolution proposes as one, read from a store for one viewer, and laid side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import polars as pl

from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from app.access.values import GraphColumns
from app.access.viewer import may_compare
from app.networks.networks import Networks
from app.resolution.judgements import standing
from app.resolution.pairs import Pair, PairView, Side, asked_for, compare_fields
from graph.analysis.networks.case_groups import LinkedCases
from graph.model import Comparison, Entity, Id, Judgement, Mention, Relationship
from graph.resolution.judgements import JudgementGraph
from graph.schema import SAME_AS, Decision, Tier

KEPT_APART = "judgement"
"""Why a pair was not fused when a reviewer's judgement keeps them apart."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A pair that the viewer may see, with its unmasked mentions and what stands between
    its sides.
    """

    pair: Pair
    left: Mention
    right: Mention
    decision: Decision | None

    @property
    def open(self) -> bool:
        """Whether nobody has found them the same or different."""
        return self.decision in (None, Decision.UNSURE)


def read_proposals(
    store: MaskedStore, mask: Mask, *, decided: Mapping[Id, bool], common_above: int
) -> Iterator[Proposed]:
    """Every proposed pair that the viewer may see; `decided` says which identifiers a person called
    common or not.
    """
    graph = store.unmasked.graph()
    links = proposed_links(store, graph)
    if not links:
        return
    entities = {
        entity.id: entity
        for entity in store.unmasked.entities(
            {end for link in links for end in (link.start, link.end)}
        )
    }
    mentions = {
        mention.id: mention
        for mention in store.unmasked.mentions(ids={end for link in links for end in _ends(link)})
    }
    joining = LinkedCases(
        graph.entities,
        graph.relationships,
        store.unmasked.cases(),
        victims=mask.viewer.may_link_by_victims,
        decided=decided,
        common_above=common_above,
    )
    between = _Standing(store)
    mask.note(entities.values())
    for link in links:
        if sides := _sides(link, entities, mentions):
            (left, ours), (right, theirs) = sides
            if may_compare(mask.viewer, left, ours) and may_compare(mask.viewer, right, theirs):
                decision, because = between.decision(link), str(link.properties.get("because", ""))
                parties = sum(not entity.protected for entity in (ours, theirs))
                pair = Pair(
                    id=link.id,
                    tier=Tier(link.properties["tier"]),
                    bits=float(link.properties["bits"]),
                    left=mask.entity(ours),
                    right=mask.entity(theirs),
                    left_mention=left.id,
                    right_mention=right.id,
                    because=because,
                    reasons=asked_for(joining.joined(ours.id, theirs.id), parties, because),
                    comparisons=msgspec.convert(
                        link.properties.get("comparisons", ()), tuple[Comparison, ...]
                    ),
                    unsure=decision is Decision.UNSURE,
                )
                yield Proposed(pair, left, right, decision)


def side_by_side(
    store: MaskedStore, mask: Mask, proposed: Sequence[Proposed], networks: Networks | None
) -> Iterator[PairView]:
    """Each of these pairs with both sides' mentions, cases and sources, everything read at once."""
    sides = _Sides(
        store,
        mask,
        {end.id for each in proposed for end in (each.pair.left, each.pair.right)},
        networks,
    )
    judged = JudgementGraph(standing(store))
    about: defaultdict[frozenset[Id], list[Judgement]] = defaultdict(list)
    for judgement in store.unmasked.appended(Judgement, standing=False):
        about[frozenset((judgement.left, judgement.right))].append(judgement)
    for each in proposed:
        left, right = (
            sides.side(each.pair.left.id, each.left.id),
            sides.side(each.pair.right.id, each.right.id),
        )
        yield PairView(
            pair=each.pair,
            left=left,
            right=right,
            fields=compare_fields(left.mentions, right.mentions),
            judgements=tuple(about[frozenset((each.left.id, each.right.id))]),
            decision=judged.decision(each.left.id, each.right.id),
        )


def proposed_links(store: MaskedStore, graph: GraphColumns) -> list[Relationship]:
    """Every link that resolution proposes, unmasked, by id; `graph` is the store's."""
    ids = graph.relationships.filter(pl.col("kind").is_in([kind.value for kind in SAME_AS]))[
        "id"
    ].to_list()
    return list(store.unmasked.relationships(ids)) if ids else []


def _ends(link: Relationship) -> tuple[Id, Id]:
    return str(link.properties["left"]), str(link.properties["right"])


def _sides(
    link: Relationship, entities: Mapping[Id, Entity], mentions: Mapping[Id, Mention]
) -> tuple[tuple[Mention, Entity], tuple[Mention, Entity]] | None:
    """Both best fitting mentions with their entities; None while one is gone from the store and not
    linked anew.
    """
    left, right = (mentions.get(end) for end in _ends(link))
    start, end = entities.get(link.start), entities.get(link.end)
    if left is None or right is None or start is None or end is None:
        return None
    ours, theirs = (start, end) if left.id in start.mentions else (end, start)
    return (left, ours), (right, theirs)


class _Standing:
    """What stands between two entities: through their best fitting mentions, or any others of
    theirs.
    """

    def __init__(self, store: MaskedStore) -> None:
        found = standing(store)
        self._judged = JudgementGraph(found)
        ids = {end for judgement in found for end in (judgement.left, judgement.right)}
        entity_of = (
            {
                assignment.mention_id: assignment.entity_id
                for assignment in store.unmasked.assignments(mention_ids=ids)
            }
            if ids
            else {}
        )
        self._between: dict[frozenset[Id], Decision] = {}
        for judgement in sorted(found, key=lambda each: _RANK[each.decision]):
            if judgement.left in entity_of and judgement.right in entity_of:
                self._between[
                    frozenset((entity_of[judgement.left], entity_of[judgement.right]))
                ] = judgement.decision

    def decision(self, link: Relationship) -> Decision | None:
        """What was decided of a proposed link."""
        if link.properties.get("because") == KEPT_APART:
            return Decision.NEGATIVE
        between = self._between.get(frozenset((link.start, link.end)))
        found = [
            decision for decision in (self._judged.decision(*_ends(link)), between) if decision
        ]
        return max(found, key=lambda decision: _RANK[decision], default=None)


_RANK = {Decision.UNSURE: 0, Decision.POSITIVE: 1, Decision.NEGATIVE: 2}
"""Which of two decisions counts."""


class _Sides:
    """Everything about some entities, masked."""

    def __init__(
        self,
        store: MaskedStore,
        mask: Mask,
        entity_ids: Iterable[Id],
        networks: Networks | None,
    ) -> None:
        self._mask, self._networks = mask, networks
        self._entities = {entity.id: entity for entity in store.unmasked.entities(set(entity_ids))}
        wanted = {mention for entity in self._entities.values() for mention in entity.mentions}
        self._mentions = (
            {mention.id: mention for mention in store.unmasked.mentions(ids=wanted)}
            if wanted
            else {}
        )
        mask.note(self._entities.values())
        mask.note_mentions(self._mentions.values())
        cases = {mention.case_id for mention in self._mentions.values()}
        self._cases = (
            {case.id: mask.case(case) for case in store.unmasked.cases(ids=cases)} if cases else {}
        )
        self._sources = {source.id: mask.source(source) for source in store.unmasked.sources()}

    def side(self, entity_id: Id, first: Id) -> Side:
        """One entity as a side of a pair, the mention that fits best first."""
        entity = self._entities[entity_id]
        own = [self._mentions[mention] for mention in entity.mentions if mention in self._mentions]
        shown = sorted(
            self._mask.mentions(own, entity), key=lambda mention: (mention.id != first, mention.id)
        )
        sources = {mention.ref.source_id for mention in shown}
        return Side(
            entity=self._mask.entity(entity),
            mention=first,
            mentions=tuple(shown),
            cases={
                mention.case_id: self._cases[mention.case_id]
                for mention in shown
                if mention.case_id in self._cases
            },
            sources={
                source: self._sources[source] for source in sorted(sources & self._sources.keys())
            },
            network_id=self._networks.id_of(entity_id) if self._networks else None,
        )
