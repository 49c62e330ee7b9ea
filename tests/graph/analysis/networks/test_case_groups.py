"""What fusing two would join, on graphs small enough to see."""

import polars as pl
from msgspec.structs import replace

from graph.analysis.networks.case_groups import JoinedGroups, LinkedCases
from graph.model import Case, Relationship
from graph.schema import REGISTER, EntityKind, RelationshipKind
from graph.stores.base import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS
from tests.offices.stored import case, link, person

PARTY_TO, USES = RelationshipKind.PARTY_TO, RelationshipKind.USES


def linked(
    parts: str, *more: Relationship, cases: list[Case] | None = None, victims: bool = False
) -> LinkedCases:
    """Cases with their parties, as "1:a,b 2:b 3:v*"; a star marks a victim."""
    entities, links, numbers = {}, list(more), []
    for number, names in (part.split(":") for part in parts.split()):
        numbers.append(number)
        for name in names.split(","):
            who, is_victim = name.rstrip("*"), name.endswith("*")
            entities[who] = person(who, who, protected=is_victim)
            links.append(
                link(who, number, 0.5, PARTY_TO, role="korban" if is_victim else "perekrut")
            )
    phones = {link.end for link in more if link.kind is USES}
    rows = [
        [entity.id, entity.kind, entity.name, entity.serial, entity.protected, entity.cases]
        for entity in entities.values()
    ]
    rows += [[phone, EntityKind.PHONE, phone, 0, False, 1] for phone in sorted(phones)]
    ties = [
        [
            e.id,
            e.kind,
            e.start,
            e.end,
            e.role,
            e.weight,
            e.strength,
            None,
            None,
            list(e.cases),
            e.sources,
        ]
        for e in links
    ]
    return LinkedCases(
        pl.DataFrame(rows, schema=ENTITY_COLUMNS, orient="row"),
        pl.DataFrame(ties, schema=RELATIONSHIP_COLUMNS, orient="row"),
        cases or [case(number) for number in numbers],
        victims=victims,
    )


def test_two_networks_and_two_cases():
    found = linked("1:a,x 2:x 3:b,y 4:y 5:c")
    assert found.joined("a", "b") == JoinedGroups(left=2, right=2)
    assert found.joined("a", "b").networks
    assert found.joined("a", "c") == JoinedGroups(left=2, right=1)
    assert not found.joined("a", "c").networks


def test_what_is_linked_already_joins_nothing():
    found = linked("1:a,x 2:x,b 3:c", link("a", "p", 0.5, USES), link("c", "p", 0.5, USES))
    assert found.joined("a", "b") is None
    assert found.joined("b", "c") is None


def test_a_link_that_is_only_proposed_does_not_count():
    for kind in (RelationshipKind.PROBABLY_SAME_AS, RelationshipKind.POSSIBLY_SAME_AS):
        assert linked("1:a 2:b", link("a", "b", 0.9, kind)).joined("a", "b") == JoinedGroups(
            left=1, right=1
        )


def test_what_the_files_link_is_linked():
    report = [replace(case(number), references=("LP/1",)) for number in "12"]
    assert linked("1:a 2:b", cases=report).joined("a", "b") is None


def test_a_register_joins_nobody():
    register = [case("1"), replace(case("2"), scheme=REGISTER)]
    assert linked("1:a 2:b", cases=register).joined("a", "b") is None


def test_victims_join_their_cases_for_who_may_know():
    assert linked("1:v*,a 2:w*,b").joined("v", "w") is None
    assert linked("1:v*,a 2:w*,b", victims=True).joined("v", "w") == JoinedGroups(left=1, right=1)
    assert linked("1:v*,a 2:w*,a", victims=True).joined("v", "w") is None
