"""Why two mentions are one person, or not: what was compared, what was decided, what kept them
apart.

Decisions.
An explanation tells only of whom the viewer may see. Of protected people it is refused whatever the
answer would be, so that a refusal tells nothing; a mention that shows that a party was a victim too
is left out, with what rests on it: it is not there, by its id either, and one that fits it best is
shown with the best fit of those that may be seen.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import product
from typing import NoReturn

from msgspec.structs import replace

from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from app.resolution.judgements import ends_of
from app.resolution.pairs import SAME, FieldRow, compare_fields
from app.resolution.weigher import StoreWeigher
from graph.errors import AccessDenied, EntityNotFound, InvalidValue
from graph.messages import message
from graph.model import (
    Assignment,
    Entity,
    Id,
    Judgement,
    Mention,
    Relationship,
    Source,
    Value,
    make_id,
)
from graph.names import fold_words
from graph.resolution.best_fits import Step, TreeNode, bits_of, branches, proposed_step, way
from graph.resolution.judgements import that_count
from graph.schema import PARTY_KINDS, ROLES, SAME_AS, Decision, RelationshipKind, Tier

MOST_PROPOSED = 200
"""Links to others that an explanation of one entity lists."""
_MOST_COMPARED = 30
"""Mentions of each of two entities among which the two that are most alike are looked for."""
_MOST_WEIGHED = 8
"""Pairs of them, alike in as many fields, that are weighed to find the heaviest."""


class Verdict(StrEnum):
    """What resolution says of two."""

    FUSED = "fused"
    PROBABLE = "probable"
    REVIEW = "review"
    APART = "apart"


class Citations(Value, frozen=True, omit_defaults=True):
    """The mentions that an explanation speaks of, as the viewer may see them."""

    mentions: Mapping[Id, Mention] = {}
    sources: Mapping[Id, Source] = {}
    cases: Mapping[Id, str] = {}
    """Numbers of the cases of the mentions."""


class PairExplanation(Value, frozen=True, omit_defaults=True):
    """Why two are one, may be one, or are not."""

    verdict: Verdict
    left: Entity
    right: Entity
    two: tuple[Id, Id]
    """The mentions that are compared: those asked for, or those that fit best."""
    steps: tuple[Step, ...] = ()
    """Of one entity, the fits that lead from one mention to the other; of two, the pair itself if
    it was weighed.
    """
    because: str = ""
    """What kept them apart, as in `Relationship.properties`."""
    fields: tuple[FieldRow, ...] = ()
    """The two mentions side by side."""
    together: tuple[Entity, ...] = ()
    """Other parties whom the cases of both mentions name."""
    judgements: tuple[Judgement, ...] = ()
    evidence: Citations = Citations()
    link: Id = ""
    """Id of the relationship that proposes them."""


class Other(Value, frozen=True, omit_defaults=True):
    """Somebody who may be the same but was not joined.

    Or of whom a person decided that they differ.
    """

    entity: Entity
    tier: Tier | None = None
    """None when nothing proposes them."""
    step: Step | None = None
    because: str = ""
    link: Id = ""
    """Id of the relationship that proposes them."""


class EntityExplanation(Value, frozen=True, omit_defaults=True):
    """How the mentions of one entity hang together, and who was kept apart from it."""

    entity: Entity
    branches: tuple[TreeNode, ...] = ()
    """Each after the one that it hangs on."""
    others: tuple[Other, ...] = ()
    """Heaviest first."""
    judgements: tuple[Judgement, ...] = ()
    evidence: Citations = Citations()


class _Asked(Value, frozen=True, omit_defaults=True):
    """What a text stands for: an entity, and one of its mentions when that is meant."""

    entity: Entity
    mention: Id = ""
    exact: bool = False
    """Whether the mention itself was asked for, by its id."""


class Explanations:
    """Answers to "why" from one store, masked for one viewer."""

    def __init__(self, store: MaskedStore, weigher: StoreWeigher) -> None:
        self._store = store
        self._weigher = weigher

    def of(self, left: str, right: str = "") -> PairExplanation | EntityExplanation:
        """Why two are one or not; of one alone, or when both mean the same, why it is one.

        Each is the id of an entity or mention, a name, or what a search finds. Raises
        EntityNotFound; AccessDenied when the viewer may not see one of them; InvalidValue for what
        is no person or organisation.
        """
        one = self._asked(left)
        other = self._asked(right) if right else one
        mask = self._store.mask()
        mask.note([one.entity, other.entity])
        if not mask.may_explain(one.entity, other.entity):
            _refuse()
        if one.entity.id != other.entity.id:
            return self._two(one, other, mask)
        if one.mention and other.mention and one.mention != other.mention:
            return self._fused(one, other, mask)
        return self._whole(one.entity, mask)

    # ---- what is meant

    def _asked(self, text: str) -> _Asked:
        """The mention of this id, else the entity that a text finds."""
        mask = self._store.mask()
        for mention in self._store.unmasked.mentions(ids=[text]):
            entity = self._entity_of(mention)
            mask.note([entity])
            if mask.mentions([mention], entity):
                return _Asked(entity=entity, mention=mention.id, exact=True)

        known = mask.visible(self._store.unmasked.find_entity(text))
        entity = known or self._store.unmasked.get_entity(self._store.find(text).id)
        if entity.kind not in PARTY_KINDS:
            raise InvalidValue(
                message(
                    "{text}: only people and organisations are made of several mentions", text=text
                )
            )

        return _Asked(
            entity=entity, mention="" if entity.id == text else self._written_so(entity, text)
        )

    def _entity_of(self, mention: Mention) -> Entity:
        for assignment in self._store.unmasked.assignments(mention_ids=[mention.id]):
            return self._store.unmasked.get_entity(assignment.entity_id)
        raise EntityNotFound(message("{id} is nobody yet: run `simpul link` first", id=mention.id))

    def _written_so(self, entity: Entity, text: str) -> Id:
        """The mention that writes the name in just this way, if any does."""
        words = fold_words(text)
        for mention in self._seen(entity, self._store.mask()).values():
            if any(fold_words(name) == words for name in (*mention.names, *mention.aliases)):
                return mention.id

        return ""

    def _seen(self, entity: Entity, mask: Mask) -> dict[Id, Mention]:
        """The mentions of an entity that the viewer may see."""
        mask.note([entity])
        stored = self._store.unmasked.mentions(ids=entity.mentions)
        return {mention.id: mention for mention in mask.mentions(stored, entity)}

    # ---- one entity

    def _whole(self, entity: Entity, mask: Mask) -> EntityExplanation:
        """How one entity hangs together; those whom a person kept apart come after the others."""
        seen = self._seen(entity, mask)
        assigned = self._assignments(entity, seen, mask)
        others = self._others(entity, mask)
        judged, apart = self._judged(entity, seen, mask)
        proposed = {other.entity.id for other in others}
        kept_apart = tuple(
            Other(entity=one, because="judgement") for one in apart if one.id not in proposed
        )

        told = mask.entity(entity)
        beside = (other.entity for other in (*others, *kept_apart))
        self._store.consultations.viewed([told, *beside], opened=[told.id])
        return EntityExplanation(
            entity=told,
            branches=tuple(branches(assigned)),
            others=(*others, *kept_apart),
            judgements=mask.judgements(judged),
            evidence=self._evidence(seen.values(), mask),
        )

    def _assignments(
        self, entity: Entity, seen: Mapping[Id, Mention], mask: Mask
    ) -> list[Assignment]:
        """Why each mention that is seen belongs to the entity, by what is seen alone."""
        stored = list(self._store.unmasked.assignments(entity_ids=[entity.id]))
        few = len(seen) <= _MOST_COMPARED
        fits_hidden = {
            assignment.mention_id
            for assignment in stored
            if (assignment.linked_to and assignment.linked_to not in seen)
            or (few and mask.hides_context(assignment))
        }
        return [
            self._refitted(assignment, seen) if assignment.mention_id in fits_hidden else assignment
            for assignment in mask.assignments(stored, seen)
        ]

    def _refitted(self, assignment: Assignment, seen: Mapping[Id, Mention]) -> Assignment:
        """An assignment whose best fit may not be seen, with the best of those that may."""
        mention = seen[assignment.mention_id]
        others = [other for other in seen.values() if other is not mention]
        weighed = [self._weigher.weigh(mention, other) for other in others]
        steps = [step for step in weighed if step]
        if not steps:
            return assignment
        # of equal ones the first by id, as the linker takes them
        best = min(steps, key=lambda step: (-step.bits, step.right))
        return replace(
            assignment, linked_to=best.right, weight=best.bits, comparisons=best.comparisons
        )

    def _others(self, entity: Entity, mask: Mask) -> tuple[Other, ...]:
        """Those whom resolution proposes as the same."""
        around = self._store.unmasked.neighbours([entity.id], kinds=SAME_AS, limit=MOST_PROPOSED)
        mask.note(around.entities)
        by_id = {neighbour.id: neighbour for neighbour in around.entities}
        seen = mask.proposals(around.relationships)
        found = []
        for link in sorted(seen, key=lambda link: (-bits_of(link), link.id)):
            other_id = link.end if link.start == entity.id else link.start
            other = Other(
                entity=mask.entity(by_id[other_id]),
                tier=Tier(link.properties["tier"]),
                step=proposed_step(link),
                because=_because(link),
                link=link.id,
            )
            found.append(other)

        return tuple(found)

    def _judged(
        self, entity: Entity, seen: Collection[Id], mask: Mask
    ) -> tuple[list[Judgement], list[Entity]]:
        """The judgements on the mentions of an entity, and who was decided to be somebody else."""
        own = {entity.id, *entity.mentions}
        shown = {entity.id, *seen}
        found: list[Judgement] = []
        apart: dict[Id, Entity] = {}
        standing = self._store.unmasked.appended(Judgement)
        touching = [one for one in standing if own & {one.left, one.right}]
        mentions = self._store.unmasked_mentions(ends_of(touching))
        for judgement in that_count(touching, mentions):
            ends = {judgement.left, judgement.right}
            if ends & own - shown:
                continue
            others = [self._who(end, mentions.get(end), mask) for end in sorted(ends - own)]
            if any(other is None for other in others):
                continue
            found.append(judgement)
            if judgement.decision is Decision.NEGATIVE:
                apart |= {other.id: mask.entity(other) for other in others if other}

        return found, list(apart.values())

    def _who(self, end: Id, mention: Mention | None, mask: Mask) -> Entity | None:
        """The entity that one end of a judgement stands for now.

        None when the viewer may not learn of it.
        """
        assigned = self._store.unmasked.assignments(mention_ids=[end]) if mention else ()
        entity_id = next((assignment.entity_id for assignment in assigned), end)
        entity = self._store.unmasked.find_entity(entity_id)
        if entity is None or entity.kind not in PARTY_KINDS:
            return None
        mask.note([entity])
        seen = mention is None or bool(mask.mentions([mention], entity))
        if seen and mask.may_explain(entity):
            return entity
        return None

    # ---- two

    def _fused(self, one: _Asked, other: _Asked, mask: Mask) -> PairExplanation:
        """Two mentions of one entity: the fits that lead from the one to the other."""
        entity = one.entity
        two = (one.mention, other.mention)
        seen = self._seen(entity, mask)
        if not set(two) <= seen.keys():
            _refuse()
        assigned = self._assignments(entity, seen, mask)
        steps = way(assigned, *two) or self._weighed(seen, two)
        ends = {*two, *_ends(steps), entity.id}
        judged = [
            judgement
            for judgement in self._judged(entity, seen, mask)[0]
            if {judgement.left, judgement.right} <= ends
        ]
        return self._pair(Verdict.FUSED, one, other, two, steps, judged, seen, mask)

    def _two(self, one: _Asked, other: _Asked, mask: Mask) -> PairExplanation:
        """Two entities: what proposes them, or what they have in common."""
        left = self._seen(one.entity, mask)
        right = self._seen(other.entity, mask)
        if not (left and right) or not all(
            asked.mention in left | right for asked in (one, other) if asked.exact
        ):
            _refuse()
        seen = left | right
        theirs = {other.entity.id, *other.entity.mentions}
        judged = [
            judgement
            for judgement in self._judged(one.entity, left, mask)[0]
            if theirs & {judgement.left, judgement.right}
        ]
        link = self._proposal(one.entity, other.entity, mask)
        likest = _likest(_meant(one, left), _meant(other, right))
        two = likest[0] if link else self._heaviest(seen, likest)
        steps: tuple[Step, ...] = ()
        if one.exact or other.exact or link is None:
            steps = self._weighed(seen, two)
        if link is not None and not steps:
            steps = (proposed_step(link),)
            ends = (steps[0].left, steps[0].right)
            two = ends if ends[0] in left else (ends[1], ends[0])
        verdict = _verdict(link)
        because = _because(link) if link else ""
        if not link and any(judgement.decision is Decision.NEGATIVE for judgement in judged):
            because = "judgement"
        found = self._pair(verdict, one, other, two, steps, judged, seen, mask)
        return replace(found, because=because, link=link.id if link else "")

    def _pair(
        self,
        verdict: Verdict,
        one: _Asked,
        other: _Asked,
        two: tuple[Id, Id],
        steps: Sequence[Step],
        judged: Iterable[Judgement],
        seen: Mapping[Id, Mention],
        mask: Mask,
    ) -> PairExplanation:
        """Two mentions side by side, with the steps between them as far as they may be seen."""
        shown = sorted({*two, *_ends(steps)} & seen.keys())
        left, right = mask.entity(one.entity), mask.entity(other.entity)
        self._store.consultations.viewed([left, right], opened=[left.id, right.id])
        return PairExplanation(
            verdict=verdict,
            left=left,
            right=right,
            two=two,
            steps=tuple(steps),
            fields=compare_fields([seen[two[0]]], [seen[two[1]]]),
            together=self._together(one, other, (seen[two[0]], seen[two[1]]), mask),
            judgements=mask.judgements(judged),
            evidence=self._evidence([seen[mention_id] for mention_id in shown], mask),
        )

    def _together(
        self, one: _Asked, other: _Asked, two: tuple[Mention, Mention], mask: Mask
    ) -> tuple[Entity, ...]:
        """The parties whom the cases of two mentions name beside them; nobody who is protected."""
        cases = [mention.case_id for mention in two]
        if cases[0] == cases[1]:
            return ()
        left, right = (self._parties_of(case, mask) for case in cases)
        both = left.keys() & right.keys() - {one.entity.id, other.entity.id}
        return tuple(left[entity_id] for entity_id in sorted(both))

    def _parties_of(self, case_id: Id, mask: Mask) -> dict[Id, Entity]:
        around = self._store.around(
            case_id, mask, kinds=[RelationshipKind.PARTY_TO], limit=MOST_PROPOSED
        )
        named = {link.start for link in around.relationships if not ROLES[link.role].protected}
        return {
            entity.id: entity
            for entity in around.entities
            if entity.id in named and not entity.protected
        }

    def _proposal(self, one: Entity, other: Entity, mask: Mask) -> Relationship | None:
        start, end = sorted((one.id, other.id))
        ids = [make_id("l", kind, start, end) for kind in sorted(SAME_AS)]
        seen = mask.proposals(self._store.unmasked.relationships(ids))
        probable = [link for link in seen if link.kind is RelationshipKind.PROBABLY_SAME_AS]
        return next(iter(probable or seen), None)

    def _weighed(self, seen: Mapping[Id, Mention], two: tuple[Id, Id]) -> tuple[Step, ...]:
        step = self._weigher.weigh(seen[two[0]], seen[two[1]])
        return (step,) if step else ()

    def _heaviest(
        self, seen: Mapping[Id, Mention], likest: Sequence[tuple[Id, Id]]
    ) -> tuple[Id, Id]:
        """The heaviest of pairs that say the same in as many fields.

        A NIK tells a birthday too.
        """

        def bits(two: tuple[Id, Id]) -> float:
            return sum(step.bits for step in self._weighed(seen, two))

        if len(likest) > 1:
            return max(likest[:_MOST_WEIGHED], key=bits)
        return likest[0]

    def _evidence(self, mentions: Collection[Mention], mask: Mask) -> Citations:
        """Mentions that the viewer may see, with the sources and cases that they stand in."""
        used = {mention.ref.source_id for mention in mentions}
        sources = self._store.unmasked.sources()
        cases = self._store.unmasked.cases(ids={mention.case_id for mention in mentions})

        return Citations(
            mentions={mention.id: mention for mention in mentions},
            sources={source.id: mask.source(source) for source in sources if source.id in used},
            cases={case.id: mask.case(case).number for case in cases},
        )


def _refuse() -> NoReturn:
    raise AccessDenied(
        "why somebody is one person is told of protected people only to those who may see them:"
        " give a reason for it"
    )


def _because(link: Relationship) -> str:
    return str(link.properties.get("because", ""))


def _verdict(link: Relationship | None) -> Verdict:
    if link is None:
        return Verdict.APART
    if link.kind is RelationshipKind.PROBABLY_SAME_AS:
        return Verdict.PROBABLE
    return Verdict.REVIEW


def _ends(steps: Iterable[Step]) -> set[Id]:
    return set[Id]().union(*((step.left, step.right) for step in steps))


def _meant(asked: _Asked, seen: Mapping[Id, Mention]) -> list[Mention]:
    """The mention that is meant, else the first ones of the entity."""
    if asked.mention in seen:
        return [seen[asked.mention]]
    return [seen[mention_id] for mention_id in sorted(seen)[:_MOST_COMPARED]]


def _likest(ours: Sequence[Mention], theirs: Sequence[Mention]) -> list[tuple[Id, Id]]:
    """The pairs of mentions that say the same in most fields."""
    alike = {}
    for left, right in product(ours, theirs):
        fields = compare_fields([left], [right])
        alike[left.id, right.id] = sum(field.verdict == SAME for field in fields)

    most = max(alike.values())
    return [two for two, number in alike.items() if number == most]
