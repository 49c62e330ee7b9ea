"""What a person had put right, and consent withdrawn: written over what files said, at once.

Decisions.
It is one transaction: what is derived of the person says the same from that moment on, before
anything is linked anew, so no export made meanwhile names whoever withdrew consent.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from graph.errors import InvalidValue, StoreChanged
from graph.messages import message
from graph.model import Batch, Entity, Id, plain_id
from graph.persons.corrections import (
    CONSENT,
    WITHDRAWN,
    Correction,
    changes_of,
    put_right,
    read_values,
)
from graph.persons.requests import PersonRequest
from graph.schema import IDENTIFIER_KINDS, EntityKind
from graph.stores.base import Store
from graph.stores.shared.amendment import Amendment

TRIES = 10


def correct(
    store: Store,
    person_id: Id,
    wanted: Mapping[str, str],
    *,
    request: PersonRequest,
    on: str,
) -> tuple[Correction, ...]:
    """Write these values, by field, over what every mention of a person says otherwise.

    The request that asks for it is kept with it. Raises EntityNotFound, InvalidValue for what is
    no person or cannot be put right so, StoreChanged when others go on writing.
    """
    values = read_values(wanted)
    for attempt in range(TRIES):
        revision = store.revision()
        person = store.get_entity(person_id)
        if person.kind is not EntityKind.PERSON:
            raise InvalidValue(
                message("{id} is no person: only what is said of people is put right", id=person.id)
            )
        mentions, made = [], list[Correction]()
        for mention in store.mentions(ids=person.mentions):
            corrected = mention
            for field, said in changes_of(mention, values).items():
                corrected = put_right(corrected, field, said[1])
                made.append(_correction(store, mention.id, field, said, request, on))
            mentions += [corrected] if corrected != mention else []
        amendment = Amendment(
            rewritten=Batch(mentions=tuple(mentions)),
            rewritten_entities=_derived(store, person, values),
            appended=(request, *made),
        )
        try:
            store.amend(amendment, expected_revision=revision)
        except StoreChanged:
            if attempt + 1 == TRIES:
                raise
            continue
        return tuple(made)
    raise AssertionError("unreachable")


def _correction(
    store: Store, mention: Id, field: str, said: tuple[str, str], request: PersonRequest, on: str
) -> Correction:
    before, after = said
    return Correction(
        id=store.ids.key(plain_id("cr", mention, field, before, after, on)),
        mention=mention,
        field=field,
        before=before,
        after=after,
        request=request.lineage,
        by=request.by,
        on=on,
    )


def _derived(store: Store, person: Entity, wanted: Mapping[str, str]) -> tuple[Entity, ...]:
    """The person and their numbers as they are from now on, where consent is withdrawn."""
    if wanted.get(CONSENT) != WITHDRAWN:
        return ()
    around = store.neighbours([person.id], limit=_LINKS).entities
    found = [person, *(one for one in around if one.kind in IDENTIFIER_KINDS)]
    told = [one for one in found if one.properties.get(CONSENT)]
    return tuple(map(_without_consent, told))


def _without_consent(entity: Entity) -> Entity:
    facts = {name: fact for name, fact in entity.properties.items() if name != CONSENT}
    return replace(entity, properties=facts)


_LINKS = 10_000
