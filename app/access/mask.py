"""The mask that every value passes on its way out of the workspace."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from typing import Any

from msgspec.structs import replace

from app.access.disclosure import Disclosure, Suppressed, is_victim_too
from app.access.redaction import (
    initials,
    mask_case,
    mask_entity,
    mask_mention,
    mask_relationship,
    mask_source,
    mask_statement,
)
from app.access.viewer import Viewer, is_withheld, unless_secret
from graph.model import (
    Assignment,
    Case,
    Entity,
    Id,
    Identifier,
    Judgement,
    Mention,
    Relationship,
    Source,
    Statement,
)
from graph.schema import PARTY_KINDS, AssessmentStatus, Audience, RelationshipKind
from graph.stores.base import Neighbourhood

_GRAVITY = list(AssessmentStatus)
_FREE_TEXT = ("how", "basis")
REDACTED_ID = "w_"
"""How the id begins that stands for one made from what is withheld."""
_FLOWS = frozenset({RelationshipKind.PAID, RelationshipKind.CALLED})


@dataclass(slots=True)
class Mask:
    """Masks values for one viewer.

    It remembers which entities it has noted as protected, or as victim and party.
    """

    viewer: Viewer
    pseudonym: Callable[[Entity], str]
    """What a protected person is called instead of a name."""
    disclosure: Disclosure | None = None
    """What may not be told of parties who are victims elsewhere; None where there is no store."""
    protected: set[Id] = field(default_factory=set)
    both: set[Id] = field(default_factory=set)
    statuses: dict[Id, AssessmentStatus] = field(default_factory=dict)
    withheld: set[Id] = field(default_factory=set)
    """In what leaves the house: entities without consent, and cases that tell of such a person."""
    counted: dict[Id, int] = field(default_factory=dict)
    """Cases that tell of whom or what it has met, without those that may not be told."""
    secret: set[Id] = field(default_factory=set)
    """Identifiers it has met that no other case tells of."""
    shown: set[Id] = field(default_factory=set)
    """Protected people, and cases with their narrative, that were handed out unmasked."""

    def note(self, entities: Iterable[Entity], relationships: Iterable[Relationship] = ()) -> None:
        """Note who is protected, who is victim and party, and who was charged.

        All values are unmasked.
        """
        for entity in self.all_disclosed(entities):
            agrees = entity.properties.get("consent")
            if self._leaves and _is_victim(entity) and not agrees:
                self.withheld.add(entity.id)
            if entity.protected:
                self.protected.add(entity.id)
            elif is_victim_too(entity):
                self.both.add(entity.id)

        for relationship in relationships:
            status = relationship.properties.get("assessment")
            if relationship.kind is RelationshipKind.PARTY_TO and status:
                known = self.statuses.get(relationship.start)
                found = AssessmentStatus(status)
                if known is None or _GRAVITY.index(found) > _GRAVITY.index(known):
                    self.statuses[relationship.start] = found

    def note_mentions(self, mentions: Iterable[Mention]) -> None:
        """Note which cases tell of a protected person who did not agree.

        Their free text does not leave the house.
        """
        if not self._leaves:
            return
        self.withheld |= {mention.case_id for mention in mentions if not _agrees(mention)}

    def disclosed(self, entity: Entity) -> Entity:
        """The entity by those cases alone that may tell of it.

        An identifier of which none may is protected.
        """
        if entity.protected or self._viewer(entity.id).sees_protected:
            return entity
        if entity.id not in self.counted:
            self._count([entity])
        return replace(entity, cases=self.counted[entity.id], protected=entity.id in self.secret)

    def all_disclosed(self, entities: Iterable[Entity]) -> list[Entity]:
        """Several entities like `disclosed`, looked up at once."""
        found = list(entities)
        self._count([entity for entity in found if entity.id not in self.counted])
        return [self.disclosed(entity) for entity in found]

    def visible(self, entity: Entity | None) -> Entity | None:
        """What was found by an id, as it may be told of.

        None for a withheld identifier (`access.unless_secret`).
        """
        return unless_secret(entity and self.disclosed(entity), self.viewer)

    def entity(self, entity: Entity) -> Entity:
        """The entity as the viewer may see it."""
        entity = self.disclosed(entity)
        viewer = self._viewer(entity.id)
        if viewer.sees_protected and entity.kind in PARTY_KINDS and _is_victim(entity):
            self.shown.add(entity.id)
        return mask_entity(
            entity,
            viewer,
            self.pseudonym(entity),
            self.statuses.get(entity.id),
        )

    def neighbourhood(self, found: Neighbourhood) -> Neighbourhood:
        """A subgraph as the viewer may see it.

        Identifiers that only protected people hold are left out.

        Those at one end of a payment or call stay, without their number, so that the other end's do
        not vanish. They are numbered anew, as are their links: their own ids are made from what
        they withhold.
        """
        self.note(found.entities, found.relationships)
        entities = self.all_disclosed(found.entities)
        withheld = {
            entity.id
            for entity in entities
            if entity.kind not in PARTY_KINDS and is_withheld(entity, self._viewer(entity.id))
        }
        in_flows = withheld & _across_from_others(found.relationships, withheld)
        hidden = withheld - in_flows
        redacted = {
            entity_id: f"{REDACTED_ID}{number}"
            for number, entity_id in enumerate(sorted(in_flows), start=1)
        }
        seen = [
            link
            for link in found.relationships
            if link.start not in hidden and link.end not in hidden
        ]
        # sorted anew: a link that loses cases loses weight, and its old place would tell that
        links = sorted(self.relationships(seen), key=lambda link: (-round(link.weight, 6), link.id))

        return Neighbourhood(
            entities=tuple(
                replace(self.entity(entity), id=redacted.get(entity.id, entity.id))
                for entity in found.entities
                if entity.id not in hidden
            ),
            relationships=tuple(
                _with_redacted_ids(link, redacted, number)
                for number, link in enumerate(links, start=1)
            ),
            left_out=found.left_out,
        )

    def relationships(self, relationships: Iterable[Relationship]) -> tuple[Relationship, ...]:
        """Those relationships that the viewer may know of.

        What is only asked about in the review is not among them.
        """
        asked = RelationshipKind.POSSIBLY_SAME_AS
        return self.proposals(
            relationship for relationship in relationships if relationship.kind is not asked
        )

    def proposals(self, relationships: Iterable[Relationship]) -> tuple[Relationship, ...]:
        """Like `relationships`, with those that say who may be the same.

        For the review and for explanations.
        """
        found = []
        for link in self._disclosable(list(relationships)):
            viewer = self._viewer(link.start, link.end)
            masked = mask_relationship(link, viewer, protected=self.protected, both=self.both)
            if masked:
                found.append(self._without_free_text(masked))

        return tuple(found)

    def may_explain(self, *entities: Entity) -> bool:
        """Whether the viewer may learn why these are one or several.

        Not of anybody protected, nor in public.
        """
        if self.viewer.audience is Audience.PUBLIC:
            return False
        return not any(is_withheld(entity, self._viewer(entity.id)) for entity in entities)

    def assignments(
        self, assignments: Iterable[Assignment], seen: Container[Id]
    ) -> Iterator[Assignment]:
        """Those of mentions that the viewer was shown.

        How one fits another that was not shown is not told.

        Nor is, where others were not shown, a rule that only one of those shown keeps: it joined
        that one to them.
        """
        everyone = list(assignments)
        shown = [assignment for assignment in everyone if assignment.mention_id in seen]
        kept = Counter[str]()
        for assignment in shown:
            kept.update(set(assignment.reasons))

        for assignment in shown:
            one = assignment
            if one.linked_to and one.linked_to not in seen:
                one = replace(one, linked_to="", weight=0.0, comparisons=())
            if len(shown) == 1:
                yield replace(one, reasons=("alone",))
            elif len(shown) < len(everyone):
                reasons = tuple(rule for rule in one.reasons if kept[rule] > 1)
                yield replace(one, reasons=reasons or ("model",))
            else:
                yield one

    def judgements(self, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Judgements on what the viewer may see.

        Who decided and what was written stays in the house.
        """
        if self.viewer.audience is Audience.INTERNAL:
            return tuple(judgements)
        blank: dict[str, Any] = {"by": "", "why": "", "withdrawn_by": "", "withdrawn_why": ""}
        return tuple(
            replace(judgement, **blank, left_said=(), right_said=()) for judgement in judgements
        )

    def case(self, case: Case) -> Case:
        """The case as the viewer may see it."""
        viewer = self._viewer(case.id)
        if case.narrative and viewer.sees_protected:
            self.shown.add(case.id)
        return mask_case(case, viewer)

    def source(self, source: Source) -> Source:
        """The source as the viewer may see it."""
        return mask_source(source, self.viewer)

    def mentions(self, mentions: Iterable[Mention], entity: Entity) -> tuple[Mention, ...]:
        """An entity's mentions; its unmasked self says under which name."""
        found = []
        for mention in mentions:
            withheld_by = [entity.id] if _agrees(mention) else [entity.id, mention.case_id]
            viewer = self._viewer(*withheld_by)
            if viewer.sees_protected and _is_protected_mention(mention, entity):
                self.shown.add(entity.id)
            masked = mask_mention(
                mention,
                viewer,
                self.pseudonym(entity),
                self.statuses.get(entity.id),
                named=not entity.protected,
                hidden=entity.protected,
            )
            if masked and mention.case_id in self.withheld:
                masked = replace(masked, extra={})
            if masked:
                found.append(masked)

        return tuple(found)

    def statements(
        self,
        statements: Iterable[Statement],
        entity_of: Mapping[Id, Entity],
        mentions: Mapping[Id, Mention],
    ) -> tuple[Statement, ...]:
        """Statements as the viewer may see them.

        Their mentions and identifiers are known through `entity_of` and `mentions`.
        """
        named = {key for key, entity in entity_of.items() if not entity.protected}
        protected_mentions = {
            mention.id
            for mention in mentions.values()
            if _is_protected_mention(mention, entity_of.get(mention.id))
        }
        both = protected_mentions & named
        hidden = protected_mentions | self.protected
        found = []
        for statement in statements:
            both_ends = (statement.subject, statement.object)
            ends = [_entity_id(end, entity_of) for end in both_ends]
            viewer = self._viewer(*ends)
            if viewer.sees_protected:
                self.shown.update(self.protected.intersection(ends))
            masked = mask_statement(statement, viewer, protected=hidden, both=both)
            if masked and statement.case_id in self.withheld:
                masked = replace(masked, how="", text="")
            if masked:
                found.append(masked)

        return tuple(found)

    def name_of(self, mention: Mention | None, entity: Entity | None) -> str:
        """What a mention that the viewer may compare is called; that it is shown is noted."""
        if mention is None:
            return ""
        if self.viewer.sees_protected and _is_protected_mention(mention, entity):
            self.shown.add(entity.id if entity else mention.id)
        return mention.name

    def may_name(self, entity: Entity) -> bool:
        """Whether the viewer may learn who or what this is."""
        return not is_withheld(entity, self.viewer)

    @property
    def hides_nothing(self) -> bool:
        """Whether everything may be told as it is."""
        return self.viewer.sees_protected

    def name_as_written(self, name: str) -> str:
        """The name of a party as a case writes it: to the public its initials."""
        if self.viewer.audience is Audience.PUBLIC:
            return initials(name)
        return name

    def _count(self, entities: Sequence[Entity]) -> None:
        if self.viewer.sees_protected and not self.withheld:
            return

        suppressed = self._suppressed_of(entities, ())
        self.counted |= {
            entity.id: suppressed.cases.get(entity.id, entity.cases) for entity in entities
        }
        self.secret |= suppressed.secret

    @property
    def _leaves(self) -> bool:
        """Whether this shows protected people in something that leaves the house."""
        return self.viewer.exporting and self.viewer.sees_protected

    def _viewer(self, *ids: Id) -> Viewer:
        """The viewer, without the right to see protected people where one of these is withheld."""
        if self.withheld.intersection(ids):
            return changed(self.viewer, reveal=False)
        return self.viewer

    def _disclosable(self, relationships: list[Relationship]) -> Iterator[Relationship]:
        """Links as they may be told where an end is a party who is a victim elsewhere."""
        if self.viewer.sees_protected and not self.withheld:
            return iter(relationships)

        # of links whose ends the viewer may see whole, nothing is left out
        asked = [
            link for link in relationships if not self._viewer(link.start, link.end).sees_protected
        ]
        suppressed = self._suppressed_of((), asked)
        touched = [link for link in asked if link.id in suppressed.links]
        told: dict[Id, Relationship | None] = {}
        if self.disclosure and touched:
            told = self.disclosure.without_suppressed(touched, suppressed)
        disclosed = (told.get(link.id, link) for link in relationships)
        return (link for link in disclosed if link)

    def _suppressed_of(
        self, entities: Sequence[Entity], links: Sequence[Relationship]
    ) -> Suppressed:
        if self.disclosure is None:
            return Suppressed()
        return self.disclosure.suppressed_of(entities, links)

    def _without_free_text(self, relationship: Relationship) -> Relationship:
        if not self.withheld.intersection(relationship.cases):
            return relationship
        facts = relationship.properties.items()
        told = {key: value for key, value in facts if key not in _FREE_TEXT}
        return replace(relationship, properties=told)


def _is_victim(entity: Entity) -> bool:
    return entity.protected or is_victim_too(entity)


def _is_protected_mention(mention: Mention, entity: Entity | None) -> bool:
    """Whether a mention shows a protected role, or is of a protected person.

    That a party stands in a list of such roles shows nothing.
    """
    role = mention.reported_role
    if entity is None:
        return role.protected
    return entity.protected or (role.protected and not role.listed)


def _entity_id(end: Id | Identifier, entity_of: Mapping[Id, Entity]) -> Id:
    """The entity at one end of a statement; of a mention that is nobody yet its own id."""
    if not isinstance(end, str):
        return end.entity_id
    return entity_of[end].id if end in entity_of else end


def _across_from_others(links: Iterable[Relationship], withheld: Container[Id]) -> set[Id]:
    """The ends of payments and calls whose other end is not withheld."""
    found = set()
    for link in links:
        if link.kind in _FLOWS and link.end not in withheld:
            found.add(link.start)
        if link.kind in _FLOWS and link.start not in withheld:
            found.add(link.end)

    return found


def _agrees(mention: Mention) -> bool:
    """Whether a mention needs no consent, or has it."""
    return mention.consent is True or not mention.reported_role.protected


def _with_redacted_ids(link: Relationship, redacted: Mapping[Id, Id], number: int) -> Relationship:
    """A link whose ends are called as they are called where they are withheld."""
    if link.start not in redacted and link.end not in redacted:
        return link
    start = redacted.get(link.start, link.start)
    end = redacted.get(link.end, link.end)
    return replace(link, id=f"{REDACTED_ID}l{number}", start=start, end=end)
