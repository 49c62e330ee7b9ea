"""The same random history on both engines: every answer is compared, to the byte and in order."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import SimpulError
from graph.model import Assignment, Judgement
from graph.resolution.resolver import resolve
from graph.schema import Decision, EntityKind, RelationshipKind
from graph.stores import Store, open_store
from tests.graph.stores import neo4j_server
from tests.offices.stored import batch, judgement, link, mention, person, phone, resolved

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

CASES = ("c_1", "c_2", "c_3")
IDS = ("a", "b", "c", "d", "e")
PHONES = ("+6281234567890", "+6281234567891")
KINDS = (RelationshipKind.USES, RelationshipKind.PAID, RelationshipKind.ASSOCIATED_WITH)

# Letters whose order, folding or cutting engines could see differently.
letters = st.sampled_from("abAB z1éÉßıŞñ-'.,_\"*~\x00\tø中😀𐐷\ufb01\u0301ﷺ") | st.characters(
    codec="utf-8"
)
names = st.text(letters, min_size=1, max_size=8) | st.sampled_from(
    ["Siti Aminah", "Sítî", "siti aminah", "x" * 300]
)
mentions = st.builds(
    lambda number, case, name, number_of_phone: mention(
        number, name, case=case, phone=number_of_phone
    ),
    st.integers(1, 4),
    st.sampled_from(CASES),
    names,
    st.sampled_from(("", *PHONES)),
)
entities = st.builds(
    lambda key, name, others, cases, protected: person(
        key, name, names=tuple(others), cases=cases, protected=protected, serial=IDS.index(key) + 1
    ),
    st.sampled_from(IDS),
    names,
    st.lists(names, max_size=2),
    st.integers(1, 3),
    st.booleans(),
) | st.builds(phone, st.just("i"), st.sampled_from(PHONES))


@st.composite
def graphs(draw: st.DrawFn) -> Any:
    nodes = draw(st.lists(entities, unique_by=lambda mention: mention.id, max_size=6))
    ids = [node.id for node in nodes]
    links, assigned = [], []
    if ids:
        ends = st.sampled_from(ids)
        triples = draw(
            st.lists(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=9, unique=True)
        )
        for start, end, kind in triples:
            weight = draw(st.sampled_from((0.1, 0.2, 0.3, 0.5)))
            cases = tuple(draw(st.sets(st.sampled_from(CASES), min_size=1)))
            links.append(link(start, end, weight, kind, cases=tuple(sorted(cases))))
        numbers = draw(st.sets(st.integers(1, 4)))
        assigned = [
            Assignment(mention_id=f"m_{number}", entity_id=draw(ends)) for number in sorted(numbers)
        ]
    targets = st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS), max_size=2)
    return resolved(*nodes, *links, *assigned, redirects=draw(targets))


Act = Callable[[Store], Any]


def _outcome(act: Act, store: Store) -> Any:
    """What an act gives, or which error it raises."""
    try:
        return act(store)
    except SimpulError as error:
        return type(error)


def _link(store: Store) -> Any:
    known = store.known()
    found = resolve(
        store.ids,
        store.cases(),
        store.mentions(),
        store.statements(),
        judgements=store.appended(Judgement),
        known=known,
    )
    return store.save_resolution(found.resolved, expected_generation=known.generation)


acts = st.one_of(
    st.builds(
        lambda given, whole: lambda store: store.put(batch(*given, records=None if whole else ())),
        st.lists(mentions, min_size=1, max_size=4, unique_by=lambda mention: mention.id),
        st.booleans(),
    ),
    st.builds(lambda mention: lambda store: store.remove_records([mention.record]), mentions),
    st.builds(lambda graph: lambda store: store.save_resolution(graph), graphs()),
    st.just(_link),
    st.builds(lambda case: lambda store: store.forget_case(case), st.sampled_from(CASES)),
    st.builds(
        lambda *facts: lambda store: store.append(judgement(*facts)),
        st.integers(1, 3),
        st.sampled_from(("m_1", "m_2")),
        st.sampled_from(("m_3", "m_4")),
        st.sampled_from(Decision),
    ),
    st.builds(
        lambda number: (
            lambda store: store.withdraw(Judgement, f"j_{number}", by="ani", on="2026-02-01")
        ),
        st.integers(1, 3),
    ),
    st.just(lambda store: store.append_audit("2026-01-01", "ani", "look")),
)


def _kept(store: Store) -> Iterator[Any]:
    """Everything that was reported, judged, logged and derived."""
    yield store.counts()
    yield list(store.sources())
    yield list(store.cases())
    yield list(store.mentions())
    yield list(store.statements())
    yield list(store.appended(Judgement, standing=False))
    yield list(store.appended(Judgement))
    yield list(store.audit())
    yield list(store.assignments())
    yield list(store.entities())
    yield list(store.relationships())
    yield store.redirects()
    yield store.known()
    yield store.changed_cases()
    yield store.case_digests()
    yield store.digests()
    yield store.records(["f_1"])
    graph = store.graph()
    yield graph.entities.rows()
    yield graph.relationships.rows()


def _asked(store: Store, texts: list[str]) -> Iterator[Any]:
    """Every question with a few of its options."""
    ids = [*IDS, "i", "none", *CASES]
    yield [store.search(text, limit=limit) for text in texts for limit in (1, 20)]
    yield [store.search(text, kinds=[EntityKind.PHONE]) for text in texts]
    yield [store.neighbours([entity_id], limit=limit) for entity_id in ids for limit in (1, 2, 50)]
    yield [store.neighbours(ids, kinds=[kind], limit=1) for kind in KINDS]
    yield store.neighbours(ids, kinds=[])
    yield store.subgraph(ids[:3])
    yield list(store.entities(ids))
    yield list(store.assignments(entity_ids=ids))
    yield list(store.assignments(mention_ids=["m_1", "m_2"]))
    yield list(store.mentions(case_ids=CASES[:2]))
    yield list(store.statements(case_ids=CASES[1:]))
    yield list(store.relationships([relationship.id for relationship in store.relationships()][:2]))
    living = [entity.id for entity in store.entities()]
    for start in living[:3]:
        for end in living[-3:]:
            yield store.paths(start, end, max_length=3, limit=3)
            yield store.paths(start, end, kinds=KINDS[:2], avoid=living[1:2])


@pytest.fixture
def both(
    neo4j_uri: str, tmp_path: Path, neo4j_driver: Any
) -> Iterator[Callable[[], tuple[Store, Store]]]:
    """Opens two empty stores, one of each engine, as often as it is called."""
    shared, numbers, opened = open_store(neo4j_uri), count(), []

    def empty() -> tuple[Store, Store]:
        neo4j_server.empty(neo4j_driver)
        opened.append(open_store(f"sqlite:///{tmp_path / f'{next(numbers)}.db'}"))
        return opened[-1], shared

    yield empty
    for one_store in (*opened, shared):
        one_store.close()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    history=st.lists(acts, min_size=1, max_size=6),
    texts=st.lists(names | st.just("siti"), max_size=3),
)
def test_any_history_gives_the_same_answers_on_both_engines(both, history, texts):
    one, other = both()
    for act in history:
        before = one.revision(), other.revision()
        assert _outcome(act, one) == _outcome(act, other)
        assert (one.revision() > before[0]) == (other.revision() > before[1])
    for ours, theirs in zip(_kept(one), _kept(other), strict=True):
        assert ours == theirs
    spoken = [name for entity in one.entities() for name in (entity.name, entity.name[:2])][:4]
    for ours, theirs in zip(
        _asked(one, texts + spoken), _asked(other, texts + spoken), strict=True
    ):
        assert ours == theirs
