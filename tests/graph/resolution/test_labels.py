"""Labels: what one source calls its parties decides who is who within it."""

from msgspec.structs import replace

from graph.model import Judgement, Mention, SourceRef
from graph.resolution.linker import link
from graph.schema import Decision
from tests.offices.people import mention


def labelled(number: int, label: str, *, source: str = "f_1", **facts) -> Mention:
    return replace(mention(number, label, **facts), label=label, ref=SourceRef(source_id=source))


def test_one_label_of_a_source_is_one_party_in_all_of_its_cases():
    mentions = [labelled(1, "Evelyn", case=f"c_{n}") for n in range(4)]
    found = link(mentions)
    assert len(found.groups) == 1
    assert set(found.rules.values()) == {("label",)}


def test_one_label_of_two_sources_is_left_to_what_else_is_said():
    found = link(
        [labelled(1, "Evelyn", case="c_1"), labelled(1, "Evelyn", case="c_2", source="f_2")]
    )
    assert len(found.groups) == 2


def test_two_labels_of_a_source_are_never_proposed_but_those_of_two_sources_are():
    one, other = "Muhammad Rizal", "Mohammad Rizal"
    within = link([labelled(1, one, case="c_1"), labelled(2, other, case="c_1")])
    across = link([labelled(1, one, case="c_1"), labelled(2, other, case="c_2", source="f_2")])
    assert (len(within.groups), len(within.proposals)) == (2, 0)
    assert len(across.proposals) == 1


def test_a_code_is_compared_with_no_name():
    alone = link(
        [labelled(1, "Node 7", case="c_1"), labelled(1, "Node 7", case="c_2", source="f_2")]
    )
    assert (len(alone.groups), alone.proposals) == (2, ())


def test_a_reviewer_may_part_what_a_source_calls_the_same():
    left, right = labelled(1, "Evelyn", case="c_1"), labelled(1, "Evelyn", case="c_2")
    apart = Judgement(
        id="j_1", left=left.id, right=right.id, decision=Decision.NEGATIVE, by="t", on="2026-01-01"
    )
    assert len(link([left, right], [apart]).groups) == 2


def test_companies_of_one_label_are_one_too():
    mentions = [labelled(1, "Karya", case=f"c_{n}") for n in range(2)]
    found = link([replace(mention, kind="Organization") for mention in mentions])
    assert len(found.groups) == 1
