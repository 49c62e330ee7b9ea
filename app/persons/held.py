"""What is held about one person: their own data, for a copy that is handed to them (UU 27/2022,
art. 7 and 32).

Decisions.
It is made of what was said of the person themselves, and of nobody else: no narrative, no other
party, no tie, and no column that nobody named, since others stand in all of these. That such texts
are held is said.
It tells of every case of theirs, also of one in which a party was a victim, so it is made only by
who may reveal, for a reason; it is logged as what leaves the house.
"""

from collections.abc import Iterable, Sequence

from app.access.masked_store import MaskedStore
from app.clock import now
from app.networks.work.disclosures import Disclosures
from app.persons.requests import RequestLine, Requests
from app.persons.retention import Retention, begun_on
from graph.errors import AccessDenied
from graph.model import Case, Entity, Id, Locality, Mention, Value
from graph.persons.corrections import Correction
from graph.work.disclosures import DisclosureState


class HeldIdentifier(Value, frozen=True):
    """A number that was given as theirs."""

    scheme: str
    value: str
    case: str


class HeldMention(Value, frozen=True, omit_defaults=False):
    """What one case says of them."""

    case: str
    reported_on: str = ""
    office: str = ""
    status: str = ""
    role: str = ""
    name: str = ""
    other_names: tuple[str, ...] = ()
    father: str = ""
    sex: str = ""
    born_on: str = ""
    age: str = ""
    nationality: str = ""
    place: str = ""
    address: str = ""
    organization: str = ""
    position: str = ""
    consent: str = ""
    """`yes`, `no`, or empty where nobody was asked."""
    kept_until: str = ""
    """ISO day on which the time of the case is over; empty where its rule names none."""


class Recipient(Value, frozen=True, omit_defaults=False):
    """To whom something was handed that tells of their cases."""

    receiver: str
    handed_over_on: str = ""
    purpose: str = ""
    until: str = ""
    """ISO day until which they may hold it; empty for no end."""


class HeldCopy(Value, frozen=True, omit_defaults=False):
    """All that is held about one person, as it is handed to them."""

    made_on: str
    person: Id
    name: str
    mentions: tuple[HeldMention, ...] = ()
    identifiers: tuple[HeldIdentifier, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    corrections: tuple[Correction, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    narratives: int = 0
    """Cases with a free text, which is held and not copied: others stand in it."""


def held_about(
    store: MaskedStore,
    requests: Requests,
    retention: Retention,
    disclosures: Disclosures,
    asked: str,
) -> tuple[HeldCopy, Entity]:
    """What is held about a person, by id or name.

    Raises NotFound, InvalidValue, and AccessDenied where nobody is revealed.
    """
    lines = requests.all()  # whoever may not keep requests makes no copy either
    # a party may be a victim elsewhere, and the copy tells of all their cases
    if not store.reveals:
        raise AccessDenied("a copy names the person: give --reveal with a reason")
    person = requests.person(asked)
    mentions = list(store.unmasked_mentions(person.mentions).values())
    told_in = {mention.case_id for mention in mentions}
    cases = {case.id: case for case in store.unmasked.cases(ids=told_in)}
    living = store.redirects()
    copy = HeldCopy(
        made_on=now(),
        person=person.id,
        name=person.name,
        mentions=tuple(_mentions(mentions, cases, retention)),
        identifiers=tuple(_identifiers(mentions, cases)),
        requests=tuple(
            line
            for line in lines
            if living.get(line.request.person, line.request.person) == person.id
        ),
        corrections=requests.corrections(person.id),
        recipients=recipients_of(disclosures, person.id),
        narratives=sum(bool(case.narrative) for case in cases.values()),
    )
    return copy, person


def recipients_of(disclosures: Disclosures, person_id: Id) -> tuple[Recipient, ...]:
    """Who outside holds what tells of a person's cases, by what was handed over here."""
    found = []
    for view in disclosures.held_of(person_id):
        said = view.disclosure
        step = view.step(DisclosureState.HANDED_OVER)
        day = step.on[:10] if step else ""
        found.append(
            Recipient(
                receiver=said.receiver, handed_over_on=day, purpose=said.purpose, until=said.until
            )
        )
    return tuple(found)


def _mentions(
    mentions: Sequence[Mention], cases: dict[Id, Case], retention: Retention
) -> Iterable[HeldMention]:
    """Each mention with its case, and how long that is kept."""
    rules = retention.rules()
    for mention in sorted(mentions, key=lambda one: (one.case_id, one.id)):
        case = cases.get(mention.case_id)
        rule = rules.of(case.status) if case else None
        begun = begun_on(case) if case else None
        ends = rule.over_on(begun).isoformat() if rule and rule.ends and begun else ""
        yield HeldMention(
            case=case.number if case else "",
            reported_on=(case.reported_on or "") if case else "",
            office=case.office if case else "",
            status=case.status if case else "",
            role=mention.role,
            name=mention.name,
            other_names=(*mention.names[1:], *mention.aliases),
            father=mention.father,
            sex=mention.sex,
            born_on=mention.born_on or "",
            age="" if mention.age is None else str(mention.age),
            nationality=mention.nationality,
            place=_place(mention.locality),
            address=mention.address,
            organization=mention.organization,
            position=mention.position,
            consent={True: "yes", False: "no", None: ""}[mention.consent],
            kept_until=ends,
        )


def _identifiers(mentions: Iterable[Mention], cases: dict[Id, Case]) -> Iterable[HeldIdentifier]:
    for mention in mentions:
        case = cases.get(mention.case_id)
        for given in mention.identifiers:
            yield HeldIdentifier(
                scheme=given.scheme, value=given.value, case=case.number if case else ""
            )


def _place(place: Locality) -> str:
    parts = (place.village, place.district, place.regency, place.province, place.country)
    return ", ".join(part for part in parts if part)
