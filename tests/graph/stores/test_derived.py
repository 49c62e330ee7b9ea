"""The derived graph: saved as a difference, followed through redirects, searched, walked,
forgotten.
"""

import pytest
from msgspec.structs import replace

from graph.errors import CaseNotFound, EntityNotFound, StoreChanged, StoreTimeout
from graph.model import Assignment, Batch, Case, Judgement, Source, SourceRef
from graph.resolution.resolver import resolve
from graph.schema import EntityKind, RelationshipKind
from tests.offices.people import NIK
from tests.offices.stored import batch, judgement, link, mention, person, phone, resolved

PHONE = "+6281234567890"


def ids(values):
    return [value.id for value in values]


# ---- saving


def test_a_resolution_is_saved_and_read_back(store):
    a, b, joined = person("a", "Ani"), person("b", "Budi"), link("a", "b")
    assigned = Assignment(mention_id="m_1", entity_id="a", reasons=("nik",))
    changes = store.save_resolution(resolved(b, a, joined, assigned))
    assert changes.new == {"a", "b", joined.id, "m_1"}
    assert list(store.entities()) == [a, b]
    assert list(store.relationships()) == [joined]
    assert list(store.assignments()) == [assigned]
    assert (
        list(store.assignments(entity_ids=["a"]))
        == list(store.assignments(mention_ids=["m_1"]))
        == [assigned]
    )
    assert list(store.assignments(entity_ids=["b"])) == []


def test_saving_again_writes_only_the_difference(store):
    store.save_resolution(resolved(person("a", "Ani"), person("b", "Budi"), link("a", "b")))
    revision = store.revision()
    same = store.save_resolution(resolved(person("a", "Ani"), person("b", "Budi"), link("a", "b")))
    assert not (same.new or same.updated or same.removed)
    assert store.revision() == revision
    changed = store.save_resolution(resolved(person("a", "Ani Lestari"), person("c", "Citra")))
    assert changed.updated == {"a"}
    assert changed.new == {"c"}
    assert changed.removed == {"b", link("a", "b").id}
    assert ids(store.entities()) == ["a", "c"]


def test_counts_by_kind(store):
    store.save_resolution(
        resolved(person("a", "Ani"), phone("i", PHONE), link("a", "i", kind=RelationshipKind.USES))
    )
    counts = store.counts()
    assert counts.entities == {"Person": 1, "Phone": 1}
    assert counts.relationships == {"USES": 1}


def test_the_graph_in_columns(store):
    store.save_resolution(
        resolved(person("a", "Ani", serial=7), person("b", "Budi", protected=True), link("a", "b"))
    )
    graph = store.graph()
    assert graph.entities.select("id", "serial", "protected").rows()[0] == ("a", 7, False)
    assert graph.entities["protected"].to_list() == [False, True]
    assert graph.relationships.select("start", "end", "weight", "cases").rows() == [
        ("a", "b", 0.5, ["c_1"])
    ]


# ---- redirects


def test_a_retired_id_leads_to_the_one_that_lives(store):
    store.save_resolution(resolved(person("a", "Ani"), person("b", "Ani L.")))
    store.save_resolution(resolved(person("a", "Ani"), redirects={"b": "a"}))
    assert store.get_entity("b").id == "a"
    assert ids(store.entities(["a", "b"])) == ["a"]
    assert store.redirects() == {"b": "a"}


def test_redirects_are_followed_to_their_end_and_dropped_when_the_id_lives_again(store):
    store.save_resolution(resolved(person("b", "Ani"), redirects={"c": "b"}))
    store.save_resolution(resolved(person("a", "Ani"), redirects={"b": "a"}))
    assert store.redirects() == {"b": "a", "c": "a"}
    store.save_resolution(resolved(person("a", "Ani"), person("b", "Ani")))
    assert store.redirects() == {"c": "a"}


def test_an_unknown_entity(store):
    assert store.find_entity("none") is None
    with pytest.raises(EntityNotFound):
        store.get_entity("none")


# ---- search


@pytest.fixture
def people(store):
    store.save_resolution(
        resolved(
            person("a", "Muhammad Yusuf", cases=2, names=("Bos Ucup",)),
            person("b", "Yusuf", cases=1),
            person("c", "Siti Yusufina", cases=9),
            person("d", "José Ramírez"),
            phone("i", PHONE, cases=4),
        )
    )
    return store


def found(store, text, **options):
    return [hit.entity.id for hit in store.search(text, **options)]


def test_search_puts_exact_hits_first_then_most_cases(people):
    assert found(people, "yusuf") == ["b", "c", "a"]
    assert [hit.exact for hit in people.search("yusuf")] == [True, False, False]


def test_search_is_blind_to_case_and_accents_and_takes_prefixes(people):
    assert found(people, "JOSE ram") == ["d"]
    assert found(people, "yusu muha") == ["a"]
    assert found(people, "ucup") == ["a"]


def test_search_finds_numbers_however_they_are_written(people):
    for writing in ("0812-3456-7890", "+62 812 3456 7890", "62812", "081234567890"):
        assert found(people, writing) == ["i"], writing
    assert people.search("081234567890")[0].exact


def test_search_by_kind_and_limit(people):
    assert found(people, "yusuf", limit=1) == ["b"]
    assert found(people, "yusuf", kinds=[EntityKind.PHONE]) == []


def test_search_reads_nobody_protected_where_only_the_named_are_asked_for(store):
    named, masked = person("a", "Yusuf", cases=1), person("b", "Yusuf Rahma", cases=9)
    store.save_resolution(resolved(named, replace(masked, protected=True)))
    assert found(store, "yusuf") == ["a", "b"]
    assert found(store, "yusuf", named_only=True) == ["a"]
    assert found(store, "rahma", named_only=True) == []
    assert found(store, "yusuf", named_only=True, kinds=[EntityKind.PERSON], limit=1) == ["a"]


@pytest.mark.parametrize("text", ["", "   ", '"', "*", "a OR", "NOT", "(", "😀"])
def test_search_takes_any_text(people, text):
    assert isinstance(people.search(text), list)


def test_search_forgets_what_was_renamed(people):
    people.save_resolution(resolved(person("a", "Rahmat")))
    assert found(people, "ucup") == []
    assert found(people, "rahmat") == ["a"]


# ---- walking


@pytest.fixture
def square(store):
    """a - b - d and a - c - d, with c heavier, d - e, and x alone."""
    store.save_resolution(
        resolved(
            *(person(letter, letter.upper()) for letter in "abcdex"),
            link("a", "b", 0.2),
            link("b", "d", 0.2),
            link("a", "c", 0.9),
            link("d", "c", 0.9),
            link("d", "e", 0.5),
            link("a", "c", 0.1, RelationshipKind.PAID),
        )
    )
    return store


def test_neighbours_by_weight_with_what_was_left_out(square):
    around = square.neighbours(["a"], limit=2)
    assert [relationship.weight for relationship in around.relationships] == [0.9, 0.2]
    assert ids(around.entities) == ["a", "b", "c"]
    assert around.left_out == {"a": 1}
    assert square.neighbours(["a"]).left_out == {}
    assert square.neighbours(["none"]).entities == ()


def test_neighbours_of_one_kind(square):
    around = square.neighbours(["a"], kinds=[RelationshipKind.PAID])
    assert [relationship.kind for relationship in around.relationships] == [RelationshipKind.PAID]


def test_a_link_to_itself_counts_once(store):
    store.save_resolution(resolved(person("a", "A"), link("a", "a")))
    around = store.neighbours(["a"], limit=1)
    assert len(around.relationships) == 1
    assert around.left_out == {}


def test_all_shortest_paths_heaviest_first(square):
    ways = square.paths("a", "d")
    assert [ids(way.entities) for way in ways] == [["a", "c", "d"], ["a", "b", "d"]]
    assert [relationship.weight for relationship in ways[0].relationships] == [0.9, 0.9]
    assert ids(square.paths("a", "d", limit=1)[0].entities) == ["a", "c", "d"]


def test_paths_end_where_they_should(square):
    assert [ids(way.entities) for way in square.paths("a", "a")] == [["a"]]
    assert square.paths("a", "x") == []
    assert square.paths("a", "e", max_length=2) == []
    assert [ids(way.entities) for way in square.paths("a", "e", max_length=3, avoid=["c"])] == [
        ["a", "b", "d", "e"]
    ]
    assert [
        ids(way.entities) for way in square.paths("e", "a", kinds=[RelationshipKind.PAID])
    ] == []
    with pytest.raises(EntityNotFound):
        square.paths("a", "none")


def test_equal_paths_come_by_their_ids(store):
    store.save_resolution(
        resolved(
            *(person(letter, letter) for letter in "abcd"),
            *(link("a", letter) for letter in "bc"),
            *(link(letter, "d") for letter in "cb"),
        )
    )
    assert [ids(way.entities) for way in store.paths("a", "d")] == [
        ["a", "b", "d"],
        ["a", "c", "d"],
    ]


def test_a_subgraph_holds_what_lies_within(square):
    part = square.subgraph(["a", "c", "x", "none"])
    assert ids(part.entities) == ["a", "c", "x"]
    assert [relationship.weight for relationship in part.relationships] == [0.9, 0.1]


def test_a_path_past_a_hub_of_thousands(store):
    crowd = [person(f"p{number:05d}", "P", serial=number + 10) for number in range(3000)]
    store.save_resolution(
        resolved(person("a", "A"), person("z", "Z"), person("hub", "H"), *crowd, link("a", "hub"), link("hub", "z"),
                 *(link("hub", person_id.id, 0.1) for person_id in crowd))
    )  # fmt: skip
    assert [ids(way.entities) for way in store.paths("a", "z")] == [["a", "hub", "z"]]
    assert store.neighbours(["hub"], limit=10).left_out == {"hub": 2992}


# ---- forgetting


def save_all(store):
    store.save_resolution(
        resolve(store.ids, store.cases(), store.mentions(), store.statements()).resolved
    )


def test_forgetting_a_case_leaves_nothing_known_from_it_alone(store):
    stays = mention(1, "Budi", case="c_1", nik=NIK)
    both = mention(1, "Budi", case="c_2", nik=NIK)
    only = mention(2, "Rahasia Besar", case="c_2", phone=PHONE)
    store.put(batch(stays, both, only))
    save_all(store)
    store.append(judgement(1, both.id, only.id))
    store.forget_case("c_2")
    assert ids(store.cases()) == ["c_1"]
    assert list(store.mentions()) == [stays]
    assert store.search("rahasia") == store.search("081234567890") == []
    assert list(store.appended(Judgement, standing=False)) == []
    (budi,) = [entity for entity in store.entities() if entity.kind is EntityKind.PERSON]
    assert budi.mentions == (stays.id,)
    assert budi.cases == 1
    left = {
        value
        for relationship in store.relationships()
        for value in (*relationship.cases, *relationship.statements)
    }
    assert left.isdisjoint({"c_2", both.id, only.id})
    assert store.find_entity("c_2") is None


def test_forgetting_and_loading_again_gives_the_same_graph(store):
    one, two = (
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
    )
    store.put(batch(one, two))
    save_all(store)
    before = store.graph()
    store.forget_case("c_2")
    store.put(batch(one, two))
    save_all(store)
    assert store.graph().entities.drop("serial").equals(before.entities.drop("serial"))
    assert store.graph().relationships.equals(before.relationships)


def test_the_name_of_a_file_goes_with_the_last_case_that_it_tells_of(store):
    one, two = mention(1, "Budi", case="c_1"), mention(2, "Ani", case="c_2")
    own = Source(id="f_2", name="Pengaduan Siti.csv", dataset="own")
    alone = Case(id="c_3", number="3", ref=SourceRef(source_id="f_2"))
    store.put(batch(one, two))
    store.put(Batch(records=(), sources=(own,), cases=(alone,), mentions=(), statements=()))
    save_all(store)
    store.forget_case("c_1")
    assert ids(store.sources()) == ["f_1", "f_2"]
    store.forget_case("c_3")
    assert ids(store.sources()) == ["f_1"]
    store.forget_case("c_2")
    assert ids(store.sources()) == []


def test_forgetting_what_is_not_there(store):
    with pytest.raises(CaseNotFound):
        store.forget_case("c_none")


# ---- on top of what


def test_a_resolution_of_what_somebody_changed_meanwhile_is_refused(open_again):
    ours, theirs = open_again(), open_again()
    ours.save_resolution(resolved(person("a", "Ani")))
    read = ours.known().generation
    theirs.save_resolution(resolved(person("a", "Ani"), person("b", "Budi")))
    with pytest.raises(StoreChanged):
        ours.save_resolution(resolved(person("a", "Ani Lestari")), expected_generation=read)
    assert ids(ours.entities()) == ["a", "b"]
    ours.save_resolution(
        resolved(person("a", "Ani Lestari")), expected_generation=ours.known().generation
    )
    assert ids(theirs.entities()) == ["a"]


def test_loading_does_not_disturb_a_resolution_but_forgetting_does(store):
    store.put(batch(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")))
    read = store.known().generation
    store.put(batch(mention(1, "Citra", case="c_3")))
    store.save_resolution(resolved(person("a", "Ani")), expected_generation=read)
    read = store.known().generation
    store.forget_case("c_2")
    with pytest.raises(StoreChanged):
        store.save_resolution(resolved(person("a", "Ani")), expected_generation=read)


def test_what_is_known_is_what_the_last_resolution_said(store):
    store.save_resolution(
        resolved(
            person("a", "Ani", serial=3),
            phone("i", PHONE),
            Assignment(mention_id="m_1", entity_id="a"),
            redirects={"b": "a"},
        )
    )
    known = store.known()
    assert (known.entity_of, known.serials, known.redirects) == ({"m_1": "a"}, {"a": 3}, {"b": "a"})
    store.save_resolution(resolved(person("a", "Ani", serial=3)))
    assert store.known().entity_of == {}
    assert store.known().generation > known.generation


def test_a_search_for_paths_ends_when_its_time_is_over(square):
    with pytest.raises(StoreTimeout, match="shorter"):
        square.paths("a", "e", seconds=-1)


def test_a_word_counts_by_its_first_letters(store):
    store.save_resolution(resolved(person("a", "Ani " + "x" * 5000), person("b", "Budi")))
    assert found(store, "ani xxx") == ["a"]
    assert found(store, "x" * 4000) == ["a"]
    assert found(store, "y" * 4000) == []


def test_what_is_read_together_is_of_one_graph(open_again, monkeypatch):
    store, other = open_again(), open_again()
    store.save_resolution(
        resolved(*(person(letter, letter) for letter in "abc"), link("a", "b"), link("b", "c"))
    )
    hops, left = store.hops, [True]

    def disturbed(asked, kinds=None):
        found = hops(asked, kinds)
        if left:
            left.clear()
            other.save_resolution(resolved(person("a", "a"), person("c", "c"), link("a", "c")))
        return found

    monkeypatch.setattr(store, "hops", disturbed)
    assert [ids(way.entities) for way in store.paths("a", "c")] in ([["a", "b", "c"]], [["a", "c"]])
