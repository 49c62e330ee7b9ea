"""The mask that every value passes on its way out of the workspace."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from typing import Any, TypeVar

from msgspec.structs import replace

from app.access.contexts import assignment_alone, has_context, proposal_alone
from app.access.disclosure import Disclosure, Suppressed, is_victim_too
from app.access.protected_words import ProtectedWords
from app.access.redaction import (
    initials,
    mask_case,
    mask_entity,
    mask_grade,
    mask_mention,
    mask_relationship,
    mask_source,
    mask_statement,
)
from app.access.source_names import SourceNames
from app.access.texts import Texts, V, with_told_texts
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
    SourceRef,
    Statement,
)
from graph.places import find_region
from graph.schema import IDENTIFIER_KINDS, PARTY_KINDS, AssessmentStatus, Audience, RelationshipKind
from graph.stores.base import Neighbourhood
from graph.watches import Watch

_GRAVITY = list(AssessmentStatus)
_FREE_TEXT = ("how", "basis")
Note = TypeVar("Note", Judgement, Watch)
Party = TypeVar("Party", Entity, Mention)
REDACTED_ID = "w_"
"""How the id begins that stands for one made from what is withheld."""
_COUNTRY_CODE = 2
_FLOWS = frozenset({RelationshipKind.PAID, RelationshipKind.CALLED})


@dataclass(slots=True)
class Mask:
    """Masks values for one viewer.

    It remembers which entities it has noted as protected, or as victim and party.
    """

    viewer: Viewer
    pseudonym: Callable[[Entity], str]
    """What a protected person is called instead of a name."""
    id_of: Callable[[Identifier], Id]
    """The id of the entity that an identifier is."""
    disclosure: Disclosure | None = None
    """What may not be told of parties who are victims elsewhere; None where there is no store."""
    texts: Texts | None = None
    """What stands for names and numbers of protected people; None where there is no store."""
    user: str = ""
    """Who looks: what somebody wrote is told back whole, so that notes are no way to ask whether a
    name is a victim's."""
    protected: set[Id] = field(default_factory=set)
    both: set[Id] = field(default_factory=set)
    statuses: dict[Id, AssessmentStatus] = field(default_factory=dict)
    withheld: set[Id] = field(default_factory=set)
    """Minors whom the viewer is told by no name, with their numbers; in what leaves the house also
    entities without consent, and cases that tell of such a person."""
    childrens: frozenset[Id] = frozenset()
    """Cases that tell of a minor whom the viewer is told by no name."""
    asked: set[Id] = field(default_factory=set)
    """Cases that name a protected person."""
    refused: set[Id] = field(default_factory=set)
    """Those of them in which one did not agree."""
    counted: dict[Id, int] = field(default_factory=dict)
    """Cases that tell of whom or what it has met, without those that may not be told."""
    secret: set[Id] = field(default_factory=set)
    """Identifiers it has met that no other case tells of."""
    shown: set[Id] = field(default_factory=set)
    """Protected people, and cases with their narrative, that were handed out unmasked."""
    withheld_texts: set[str] = field(default_factory=set)
    """Texts of which a part was withheld, since it names a protected person."""
    _compared: list[ProtectedWords | None] = field(default_factory=list, init=False)
    """What texts are compared with, once that was asked for."""
    _called: list[SourceNames] = field(default_factory=list, init=False)
    """What files are called, once that was asked for."""

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
        """Note in which cases every protected person agreed, and in which one did not.

        Free text leaves the house of the former alone.
        """
        if not self.viewer.exporting:
            return
        for mention in mentions:
            if mention.reported_role.protected:
                self.asked.add(mention.case_id)
            if not _agrees(mention):
                self.refused.add(mention.case_id)
        if self._leaves:
            self.withheld |= self.refused

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
        told = mask_entity(
            entity,
            viewer,
            self.pseudonym(entity),
            self.statuses.get(entity.id),
        )
        if entity.kind in IDENTIFIER_KINDS or is_withheld(entity, viewer):
            return told
        if entity.kind not in PARTY_KINDS:
            return self.told(told)
        return self._with_own_names(told, "name", "names")

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
                told = mask_grade(self.told(self._without_free_text(masked)), viewer)
                found.append(told if self.viewer.sees_protected else proposal_alone(told))

        return tuple(found)

    def may_explain(self, *entities: Entity) -> bool:
        """Whether the viewer may learn why these are one or several.

        Not of anybody protected, nor in public.
        """
        if not self.viewer.may_see_guesses:
            return False
        return not any(is_withheld(entity, self._viewer(entity.id)) for entity in entities)

    def hides_context(self, assignment: Assignment) -> bool:
        """Whether how a mention fits another is told without what their cases share."""
        return not self.viewer.sees_protected and has_context(assignment)

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
            one = assignment_alone(assignment) if self.hides_context(assignment) else assignment
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
        # the marks of what was said are digests of names and numbers, which can be guessed
        blank: dict[str, Any] = {"left_said": (), "right_said": ()}
        if self.viewer.audience is Audience.INTERNAL:
            return tuple(replace(self.noted(judgement), **blank) for judgement in judgements)
        blank |= {"by": "", "why": "", "withdrawn_by": "", "withdrawn_why": ""}
        return tuple(replace(judgement, **blank) for judgement in judgements)

    def case(self, case: Case) -> Case:
        """The case as the viewer may see it."""
        viewer = self._viewer(case.id)
        if case.id in self.childrens or not self._may_tell_text([case.id]):
            viewer = changed(viewer, reveal=False)
        if case.narrative and viewer.sees_protected:
            self.shown.add(case.id)
        told = self.told(mask_case(case, viewer))
        return replace(told, ref=self.place(case.ref))

    def case_to_analyse(self, case: Case) -> Case:
        """The case whole, for analysis, but for names in what analysis may repeat of it.

        What is concluded from its narrative may be told, the narrative may not.
        """
        return self.told(case, ("narrative", "extra", "ref"))

    def source(self, source: Source) -> Source:
        """The source as the viewer may see it."""
        neutral = self._source_names(self.texts).file(source.id) if self.texts else ""
        return mask_source(source, self.viewer, neutral)

    def place(self, ref: SourceRef) -> SourceRef:
        """The place of a value, its sheet called by a number: its name may hold a person's."""
        if self._shows_files or self.texts is None or not (ref.sheet or ref.column):
            return ref
        sheet = self._source_names(self.texts).sheet(ref.source_id, ref.sheet)
        return replace(ref, sheet=sheet, column=self.text(ref.column))

    # ---- texts

    def text(self, text: str) -> str:
        """The text without names and numbers of protected people, as far as the viewer may not
        know them.
        """
        return self.text_beside(text, ())

    def text_beside(self, text: str, own: Sequence[str]) -> str:
        """The same, but for the names of parties (`own`) where they stand whole."""
        words = self._words()
        if words is None:
            return text
        told = words.told_beside(text, own) if own else words.told(text)
        if told != text:
            self.withheld_texts.add(text)
            if self.texts:
                self.texts.withheld.add(text)
        return told

    def region(self, name: str) -> str:
        """The name of a region or country like `text`: one that is known names nobody."""
        known = len(name) == _COUNTRY_CODE or find_region(name) is not None
        return name if known else self.text(name)

    def told(self, value: V, kept: Container[str] = ()) -> V:
        """The value with each of its texts like `text`, but for fields that are `kept`."""
        if self._words() is None:
            return value
        return with_told_texts(value, self.text, kept)

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
            if masked and not self._may_tell_text([mention.case_id]):
                masked = _without_words(masked)
            if masked:
                told = self._with_own_names(masked, "names", "aliases")
                found.append(replace(mask_grade(told, viewer), ref=self.place(mention.ref)))

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
            ends = self._ids_of_ends(statement)
            owners = [entity_of[end].id if end in entity_of else end for end in ends]
            viewer = self._viewer(*owners)
            if viewer.sees_protected:
                self.shown.update(self.protected.intersection(owners))
            masked = mask_statement(
                statement, viewer, protected=not hidden.isdisjoint(ends), both=both
            )
            if masked and not self._may_tell_text([statement.case_id]):
                masked = replace(masked, how="", text="")
            if masked:
                graded = mask_grade(self.told(masked), viewer)
                found.append(replace(graded, ref=self.place(statement.ref)))

        return tuple(found)

    def name_of(self, mention: Mention | None, entity: Entity | None) -> str:
        """What a mention that the viewer may compare is called; that it is shown is noted."""
        if mention is None:
            return ""
        if entity and entity.id in self.withheld and not self.viewer.exporting:
            return self.pseudonym(entity)
        if self.viewer.sees_protected and _is_protected_mention(mention, entity):
            self.shown.add(entity.id if entity else mention.id)
        return self.name_as_written(mention.name)

    def may_name(self, entity: Entity) -> bool:
        """Whether the viewer may learn who or what this is."""
        return not is_withheld(entity, self._viewer(entity.id))

    @property
    def hides_nothing_written(self) -> bool:
        """Whether no name and no number is withheld from any text."""
        return self._words() is None

    @property
    def hides_nothing(self) -> bool:
        """Whether everything may be told as it is."""
        return self.viewer.sees_protected

    def name_as_written(self, name: str) -> str:
        """The name of a party as a case writes it: to the public its initials."""
        if self.viewer.names_by_initials:
            return initials(name)
        words = self._words()
        return words.own_name(name) if words else name

    def _count(self, entities: Sequence[Entity]) -> None:
        if self.viewer.sees_protected and not self.withheld:
            return

        suppressed = self._suppressed_of(entities, ())
        self.counted |= {
            entity.id: suppressed.cases.get(entity.id, entity.cases) for entity in entities
        }
        self.secret |= suppressed.secret

    def _ids_of_ends(self, statement: Statement) -> list[Id]:
        """The mention, case or identifier's entity at either end of a statement."""
        ends = (statement.subject, statement.object)
        return [end if isinstance(end, str) else self.id_of(end) for end in ends]

    def _with_own_names(self, party: Party, *fields: str) -> Party:
        """A party with its texts as they are told; what it is called itself stands in `fields`."""
        words = self._words()
        if words is None:
            return party
        names = with_told_texts(party, words.own_name, (), fields)
        return self.told(names, fields)

    def noted(self, note: Note) -> Note:
        """A judgement or watch with its reasons as the viewer may read them: own ones whole."""
        own = self.viewer.audience is Audience.INTERNAL and {note.by, note.withdrawn_by} <= {
            self.user,
            "",
        }
        return note if own else self.told(note, ("by", "withdrawn_by", "identifier"))

    @property
    def _shows_files(self) -> bool:
        """Whether files and sheets are called by their names, which may be a minor's."""
        return self.viewer.sees_protected and not (self.viewer.exporting or self.withheld)

    def _source_names(self, texts: Texts) -> SourceNames:
        if not self._called:
            self._called.append(texts.sources())
        return self._called[0]

    def _words(self) -> ProtectedWords | None:
        """Names and numbers that the viewer may not read in any text; None where there are none."""
        if not self._compared:
            self._compared.append(self._find_words())
        return self._compared[0]

    def _find_words(self) -> ProtectedWords | None:
        if self.texts is None or self._shows_files:
            return None
        if self._leaves:
            return self.texts.words_without_consent()
        if self.viewer.sees_protected:
            return self.texts.words_of(frozenset(self.withheld))
        return self.texts.words()

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

    def _may_tell_text(self, cases: Iterable[Id]) -> bool:
        """Whether what was written freely of these cases may be told.

        It leaves the house only where protected people are known and every one of them agreed:
        where none was recognised, nobody can say whose name stands in it.
        """
        return not self.viewer.exporting or all(
            case in self.asked and case not in self.refused for case in cases
        )

    def _without_free_text(self, relationship: Relationship) -> Relationship:
        if self._may_tell_text(relationship.cases):
            return relationship
        facts = relationship.properties.items()
        told = {key: value for key, value in facts if key not in _FREE_TEXT}
        return replace(relationship, properties=told)


def _without_words(mention: Mention) -> Mention:
    """The mention without what was written freely of it."""
    assessment = mention.assessment and replace(mention.assessment, basis="")
    return replace(mention, extra={}, assessment=assessment)


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
