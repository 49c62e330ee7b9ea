"""What holds for the resolver whatever it is given: order, judgements, ids, and who is never made
one.

Each link takes splink some tenths of a second, so there are few examples; SIMPUL_EXAMPLES asks for
more.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from graph.identifiers import nik
from graph.model import Assignment, Id, Identifier, Judgement, Locality, Mention, Resolved
from graph.names import parse_person, person_key
from graph.resolution.people.tiers import SAME
from graph.resolution.resolver import resolve
from graph.schema import SAME_AS, Decision, EntityKind, RelationshipKind, Scheme, Tier
from graph.stores import open_store
from graph.stores.base import Store
from tests.offices.ids import IDS
from tests.offices.people import mention
from tests.offices.stored import batch

FEW = settings(
    max_examples=int(os.environ.get("SIMPUL_EXAMPLES", "8")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

NIKS = ("7271014503900001", "7208051207850003", "5203016610010004")
"""A woman born in 1990, a man in 1985, a woman in 2001: far apart in every digit group."""
NAMES = (
    "Siti Aminah", "St. Aminah", "Siti Aminah binti Umar", "Moh. Yusuf", "Muhammad Jusuf",
    "M. Yusuf", "Budi", "Budi Santoso", "Rahmat Hidayat Lamadjido", "Rahmat H.", "SA", "S.A.", "",
)  # fmt: skip
COMPANIES = ("PT Karya Laut", "PT. Karya Laut Cabang Palu", "CV Karya Laut", "PT Jaya", "PT KL")
PARTIES = ("perekrut", "sponsor", "penampung", "agensi_ln")
PLACES = (
    Locality(),
    Locality(regency="Kab. Sigi"),
    Locality(regency="Kab. Sigi", district="Palolo", village="Bahagia"),
    Locality(regency="Kab. Lombok Timur", district="Selong"),
)


def reported(
    number: int, name: str, case: int, role: str, place: Locality, **facts: str
) -> Mention:
    return replace(mention(number, name, case=f"c_{case}", role=role, **facts), locality=place)


def company(number: int, name: str, case: int, phone: str) -> Mention:
    return mention(
        number, name, case=f"c_{case}", role="p3mi", phone=phone, kind=EntityKind.ORGANIZATION
    )


PHONES = st.sampled_from(["", "+6281234567890", "+6285200000001"])
PEOPLE = st.builds(
    reported,
    st.integers(0, 99),
    st.sampled_from(NAMES),
    st.integers(1, 5),
    st.sampled_from(["korban", *PARTIES]),
    st.sampled_from(PLACES),
    nik=st.sampled_from(["", "", *NIKS]),
    phone=PHONES,
    born_on=st.sampled_from(
        [None, None, "1990-03-05", "1985-07-12", "2001-10-26", "1990", "1985-07"]
    ),
    sex=st.sampled_from(["", "m", "f"]),
)
COMPANY = st.builds(
    company, st.integers(100, 199), st.sampled_from(COMPANIES), st.integers(1, 5), PHONES
)
MENTIONS = st.lists(
    st.one_of(PEOPLE, PEOPLE, PEOPLE, COMPANY), max_size=12, unique_by=lambda mention: mention.id
)


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Mention], list[Judgement]]:
    """Mentions with judgements about some of them, which may contradict each other and the data."""
    mentions = draw(MENTIONS)
    people = [mention for mention in mentions if mention.kind is EntityKind.PERSON]
    if len(people) < 2:
        return mentions, []
    pair = st.lists(
        st.sampled_from(people), min_size=2, max_size=2, unique_by=lambda mention: mention.id
    )
    pairs = draw(st.lists(st.tuples(pair, st.sampled_from(list(Decision))), max_size=6))
    return mentions, [
        Judgement(
            id=f"j_{n}",
            left=left.id,
            right=right.id,
            decision=decision,
            by="ani",
            on=f"2026-01-{n + 1:02}",
        )
        for n, ((left, right), decision) in enumerate(pairs)
    ]


def link(mentions: Sequence[Mention], judgements: Sequence[Judgement] = ()) -> Resolved:
    given_batch = batch(*mentions)
    return resolve(
        IDS, given_batch.cases, mentions, given_batch.statements, judgements=judgements
    ).resolved


def entity_of(resolved: Resolved) -> dict[Id, Id]:
    return {assignment.mention_id: assignment.entity_id for assignment in resolved.assignments}


def groups(mentions: Sequence[Mention], resolved: Resolved) -> list[list[Mention]]:
    found: dict[Id, list[Mention]] = {}
    for told in mentions:
        found.setdefault(entity_of(resolved)[told.id], []).append(told)
    return list(found.values())


def canonical(resolved: Resolved) -> tuple[object, ...]:
    return tuple(
        sorted(map(repr, part))
        for part in (resolved.assignments, resolved.entities, resolved.relationships)
    )


def pairs_of(judgements: Sequence[Judgement], decision: Decision) -> list[tuple[Id, Id]]:
    return [
        (judgement.left, judgement.right)
        for judgement in judgements
        if judgement.decision is decision
    ]


@FEW
@given(judged(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(found, random):
    mentions, judgements = found
    shuffled, decided = list(mentions), list(judgements)
    random.shuffle(shuffled)
    random.shuffle(decided)
    assert canonical(link(shuffled, decided)) == canonical(link(mentions, judgements))


@FEW
@given(judged())
def test_judgements_are_kept_whatever_the_data_say(found):
    """Those that join too, but for a chain of them that has one against it, which no order could
    keep.
    """
    mentions, judgements = found
    entities = entity_of(link(mentions, judgements))
    apart = pairs_of(judgements, Decision.NEGATIVE)
    assert all(entities[left] != entities[right] for left, right in apart)
    for chain in nx.connected_components(nx.Graph(pairs_of(judgements, Decision.POSITIVE))):
        if not any(left in chain and right in chain for left, right in apart):
            assert len({entities[mention_id] for mention_id in chain}) == 1


@FEW
@given(judged())
def test_a_withdrawn_judgement_leaves_nothing(found):
    mentions, judgements = found
    withdrawn = [
        replace(judgement, withdrawn_by="ani", withdrawn_on="2026-02-01")
        for judgement in judgements
    ]
    assert canonical(link(mentions, withdrawn)) == canonical(link(mentions))


def is_person(one: Mention) -> bool:
    return one.kind is EntityKind.PERSON


def is_suspect(one: Mention) -> bool:
    return is_person(one) and one.role in PARTIES


def corroborated(left: Mention, right: Mention) -> bool:
    """Whether two share what makes suspects one: an identifier, the birth date, the village, or
    name and district.
    """
    day = bool(_birthdays(left) & _birthdays(right))
    village = left.locality.village and left.locality == right.locality
    here, there = (
        (one.locality.district, one.locality.regency, person_key(one.name)) for one in (left, right)
    )
    district = here == there and left.locality.district
    return bool(set(left.identifiers) & set(right.identifiers) or day or village or district)


def _birthdays(one: Mention) -> set[str]:
    """The day it says, and the day that its NIK says."""
    niks = {identifier.value for identifier in one.identifiers if identifier.scheme is Scheme.NIK}
    said = {one.born_on} if one.born_on and len(one.born_on) == len("2001-10-26") else set()
    return said | {nik.read(number).born_on for number in niks}


@FEW
@given(MENTIONS)
def test_nobody_is_made_one_against_what_is_said(mentions):
    resolved = link(mentions)
    assert sorted(entity_of(resolved)) == sorted(mention.id for mention in mentions)
    kinds = {entity.id: entity.kind for entity in resolved.entities}
    assert all(kinds[entity_of(resolved)[mention.id]] is mention.kind for mention in mentions)
    for group in groups(mentions, resolved):
        niks = {
            identifier.value
            for one in group
            for identifier in one.identifiers
            if identifier.scheme is Scheme.NIK
        }
        born = {
            mention_id.born_on
            for mention_id in group
            if mention_id.born_on and len(mention_id.born_on) == len("2001-10-26")
        }
        assert max(len(niks), len(born), len({mention_id.sex for mention_id in group} - {""})) <= 1
        initials = any(
            is_person(mention_id) and parse_person(mention_id.name).initials for mention_id in group
        )
        assert not initials or len(group) == 1
        suspects = [mention_id for mention_id in group if is_suspect(mention_id)]
        if len(suspects) > 1 and len(suspects) == len(group):
            assert all(
                any(corroborated(one, mention_id) for mention_id in group if mention_id is not one)
                for one in suspects
            )


@FEW
@given(PEOPLE, PEOPLE, st.sampled_from(NAMES), st.sampled_from(PARTIES))
def test_two_suspects_of_one_name_are_one_only_with_a_strong_corroborator(one, other, name, role):
    pair = [
        replace(one, names=(name,), role=role),
        replace(other, id="m_other", names=(name,), role=role),
    ]
    if len(groups(pair, link(pair))) == 1:
        assert corroborated(*pair)


@contextmanager
def opened(*mentions: Mention) -> Iterator[Store]:
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 's.db'}") as store:
        store.put(batch(*mentions))
        yield store


def relink(store: Store, *, from_scratch: bool = False) -> dict[Id, Assignment]:
    """Resolve all that the store holds on top of what it knows, save it, and say what it
    knows now.
    """
    known = store.known()
    resolution = resolve(
        store.ids,
        store.cases(),
        store.mentions(),
        store.statements(),
        judgements=store.appended(Judgement, standing=False),
        known=known,
        from_scratch=from_scratch,
    )
    store.save_resolution(resolution.resolved, expected_generation=known.generation)
    return {assignment.mention_id: assignment for assignment in store.assignments()}


@FEW
@given(judged())
def test_resolving_twice_changes_nothing(found):
    mentions, judgements = found
    with opened(*mentions) as store:
        for judgement in judgements:
            store.append(judgement)
        relink(store)
        revision = store.revision()
        relink(store)
        assert store.revision() == revision


@FEW
@given(judged())
def test_withdrawing_judgements_gives_the_ids_back(found):
    mentions, judgements = found
    with opened(*mentions) as store:
        before = relink(store)
        for judgement in judgements:
            store.append(judgement)
        relink(store)
        for judgement in judgements:
            store.withdraw(Judgement, judgement.id, by="ani", on="2026-02-01")
        assert relink(store) == before


@FEW
@given(MENTIONS, st.data())
def test_new_mentions_fuse_no_two_who_were_known_and_a_full_run_is_as_if_all_were_new(
    mentions, data
):
    cut = data.draw(st.integers(0, len(mentions)))
    with opened(*mentions) as whole, opened(*mentions[:cut]) as parts:
        before = established(relink(parts))
        parts.put(batch(*mentions[cut:]))
        after = relink(parts)
        for group in partition(after):
            assert len({before[mention_id] for mention_id in group if mention_id in before}) <= 1
        assert partition(relink(parts, from_scratch=True)) == partition(relink(whole))


def established(assigned: dict[Id, Assignment]) -> dict[Id, Id]:
    """The entity of each mention that has others beside it."""
    size = Counter(entity_id.entity_id for entity_id in assigned.values())
    return {
        key: entity_id.entity_id
        for key, entity_id in assigned.items()
        if size[entity_id.entity_id] > 1
    }


def partition(assigned: dict[Id, Assignment]) -> set[frozenset[Id]]:
    found: dict[Id, set[Id]] = {}
    for entity_id in assigned.values():
        found.setdefault(entity_id.entity_id, set()).add(entity_id.mention_id)
    return {frozenset(entity_id) for entity_id in found.values()}


NAME = "Rahmat Hidayat Lamadjido"
PHONE, OTHER_PHONE = "+6281234567890", "+6285200000001"


def alike() -> Iterator[tuple[Mention, Mention]]:
    """Two victims of one name with ever other things in common."""
    for name, place, born in product(
        (NAME, "Siti Aminah", "Budi Santoso"), PLACES, (None, "1990", "1985-07")
    ):
        one, other = (reported(n, name, n, "korban", place, born_on=born) for n in (1, 2))
        yield one, other


def bits_between(one: Mention, other: Mention) -> float:
    """What two are proposed with; 0 when they are one or nothing is said of them."""
    return next(
        (
            relationship.properties["bits"]
            for relationship in link([one, other]).relationships
            if relationship.kind in SAME_AS
        ),
        0.0,
    )


def test_a_withdrawn_judgement_that_joined_leaves_two_who_are_only_probably_one():
    one, other = next(pair for pair in alike() if SAME - 4 < bits_between(*pair) < SAME)
    decided = Judgement(
        id="j", left=one.id, right=other.id, decision=Decision.POSITIVE, by="ani", on="2026-01-01"
    )
    with opened(one, other) as store:
        before = relink(store)
        store.append(decided)
        assert len(partition(relink(store))) == 1
        store.withdraw(Judgement, decided.id, by="ani", on="2026-02-01")
        assert relink(store) == before
        assert len(partition(before)) == 2


def test_a_withdrawn_judgement_that_parted_gives_the_whole_person_back():
    ends = (
        reported(1, NAME, 1, "perekrut", PLACES[0], phone=PHONE),
        reported(4, NAME, 4, "perekrut", PLACES[0], phone=OTHER_PHONE),
    )
    left = reported(2, NAME, 2, "perekrut", PLACES[0], phone=PHONE, nik=NIKS[1])
    right = reported(3, NAME, 3, "perekrut", PLACES[0], phone=OTHER_PHONE, nik=NIKS[1])
    decided = Judgement(
        id="j", left=left.id, right=right.id, decision=Decision.NEGATIVE, by="ani", on="2026-01-01"
    )
    with opened(*ends, left, right) as store:
        before = relink(store)
        assert len(partition(before)) == 1
        store.append(decided)
        assert len(partition(relink(store))) == 2
        store.withdraw(Judgement, decided.id, by="ani", on="2026-02-01")
        assert relink(store) == before


@pytest.mark.parametrize("kind", [EntityKind.PERSON, EntityKind.ORGANIZATION])
@pytest.mark.parametrize("decision", Decision)
def test_what_is_undone_fuses_no_two_who_were_established(decision, kind):
    def told(number: int, *phones: str) -> Mention:
        one = (
            company(number, "PT Jaya", number, "")
            if kind is EntityKind.ORGANIZATION
            else reported(number, NAME, number, "perekrut", PLACES[0])
        )
        return replace(
            one, identifiers=tuple(Identifier(scheme=Scheme.PHONE, value=phone) for phone in phones)
        )

    with opened(
        told(1, PHONE), told(2, PHONE), told(3, OTHER_PHONE), told(4, OTHER_PHONE)
    ) as store:
        relink(store)
        store.put(batch(told(5, PHONE, OTHER_PHONE)))
        before = partition(relink(store))
        proposal = next(
            relationship.properties
            for relationship in store.relationships()
            if relationship.kind in SAME_AS
        )
        store.append(
            Judgement(
                id="j",
                left=proposal["left"],
                right=proposal["right"],
                decision=decision,
                by="ani",
                on="2026-01-01",
                tier=Tier.PROBABLE,
            )
        )
        relink(store)
        store.withdraw(Judgement, "j", by="ani", on="2026-02-01")
        for _ in range(2):
            after = relink(store)
            assert after[proposal["left"]].entity_id != after[proposal["right"]].entity_id
            assert decision is Decision.POSITIVE or partition(after) == before


@pytest.mark.parametrize("kind", [EntityKind.PERSON, EntityKind.ORGANIZATION])
def test_a_new_mention_that_fits_two_who_are_known_joins_them_not(kind):
    def told(number: int, *phones: str) -> Mention:
        one = (
            company(number, "PT Jaya", number, "")
            if kind is EntityKind.ORGANIZATION
            else reported(number, NAME, number, "perekrut", PLACES[0])
        )
        return replace(
            one, identifiers=tuple(Identifier(scheme=Scheme.PHONE, value=phone) for phone in phones)
        )

    with opened(
        told(1, PHONE), told(2, PHONE), told(3, OTHER_PHONE), told(4, OTHER_PHONE)
    ) as store:
        assert sorted(map(len, partition(relink(store)))) == [2, 2]
        store.put(batch(told(5, PHONE, OTHER_PHONE)))
        assert sorted(map(len, partition(relink(store)))) == [2, 3]
        proposed = [
            relationship
            for relationship in store.relationships()
            if relationship.kind is RelationshipKind.PROBABLY_SAME_AS
        ]
        assert [proposal.properties["because"] for proposal in proposed] == ["established"]
        assert len(partition(relink(store, from_scratch=True))) == 1
