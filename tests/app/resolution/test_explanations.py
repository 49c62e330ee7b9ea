"""Explanations: every "why" is answered from what was compared and decided, and tells nothing of
the protected.
"""

from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from app.cli.printing.explanation import picture
from app.resolution.explanations import EntityExplanation, Explanations, PairExplanation, Verdict
from app.rows.explanation import why_record
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, EntityNotFound, InvalidValue
from graph.model import Judgement, Mention
from graph.resolution.best_fits import Step
from graph.schema import Audience, Decision, EntityKind, Tier
from tests.offices import alike
from tests.offices.alike import (
    BY_PHONE,
    BY_PLACE,
    CALLED_JUJU,
    LASUT,
    NAMESAKE,
    RAHMA,
    STRANGER,
    VICTIM,
    VICTIM_TOO,
    YUSUF,
    YUSUP,
    entity_of,
)
from tests.offices.people import NIK, mention
from tests.offices.stored import batch


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        alike.fill(space)
    return uri


@pytest.fixture
def space(uri):
    with Workspace(Settings(store=uri, user="test", language="en")) as opened:
        yield opened


@pytest.fixture
def revealed(uri):
    given = Settings(
        store=uri,
        user="test",
        language="en",
        role="investigator",
        reveal=True,
        reason="house visit",
    )
    with Workspace(given) as opened:
        yield opened


def pair(space: Workspace, one: str, other: str) -> PairExplanation:
    found = space.explanations.of(one, other)
    assert isinstance(found, PairExplanation)
    return found


def whole(space: Workspace, one: str) -> EntityExplanation:
    found = space.explanations.of(one)
    assert isinstance(found, EntityExplanation)
    return found


def judge(
    space: Workspace,
    one: Mention,
    other: Mention,
    decision: Decision,
    *,
    why: str = "seen the card",
) -> None:
    number = len(list(space.store.unmasked.appended(Judgement, standing=False)))
    space.store.unmasked.append(
        Judgement(
            id=f"j_{number}",
            left=one.id,
            right=other.id,
            decision=decision,
            by="ani",
            on=f"2026-03-0{number + 1}T08:00:00+00:00",
            why=why,
        )
    )
    alike.relink(space)


def test_two_mentions_of_one_are_explained_by_the_fit_between_them(space):
    found = pair(space, YUSUF.id, YUSUP.id)
    assert found.verdict is Verdict.FUSED
    (step,) = found.steps
    assert (step.bits, step.comparisons) == (alike.bits(BY_PHONE), BY_PHONE)
    said = {field.field: field.verdict for field in found.fields}
    assert said["phone"] == said["sex"] == "same"
    assert (said["names"], said["nik"]) == ("different", "missing")


def test_two_mentions_that_fit_others_between_them_are_explained_by_the_way_through_those(space):
    found = pair(space, YUSUF.id, CALLED_JUJU.id)
    assert [(step.left, step.right) for step in found.steps] == [
        (YUSUF.id, YUSUP.id),
        (YUSUP.id, CALLED_JUJU.id),
    ]
    assert YUSUP.id in found.evidence.mentions


def test_names_as_written_mean_the_mentions_that_write_them(space):
    assert pair(space, "moh yusup", "m. yusuf alias juju").two == (YUSUP.id, CALLED_JUJU.id)


def test_the_same_entity_twice_is_explained_as_a_whole(space):
    entity = entity_of(space, YUSUF)
    assert isinstance(space.explanations.of(entity, entity), EntityExplanation)
    assert isinstance(space.explanations.of(entity, YUSUF.id), EntityExplanation)


def test_two_who_are_probably_one_are_explained_by_what_proposes_them(space):
    found = pair(space, entity_of(space, YUSUF), "yusuf lasut")
    assert (found.verdict, found.because, found.two) == (Verdict.PROBABLE, "", (YUSUP.id, LASUT.id))
    assert found.steps[0].comparisons == BY_PLACE
    turned = pair(space, "yusuf lasut", entity_of(space, YUSUF))
    assert turned.two == (LASUT.id, YUSUP.id)
    assert turned.left.name == "Yusuf Lasut"


def test_a_contradiction_says_what_kept_two_apart(space):
    found = pair(space, YUSUF.id, NAMESAKE.id)
    assert (found.verdict, found.because) == (Verdict.REVIEW, "nik")
    assert "kept apart because the NIKs differ" in why_record(found, space.wording)["text"]


def test_two_whom_nothing_compared_are_compared_now_and_shown_side_by_side(space):
    found = pair(space, LASUT.id, STRANGER.id)
    (step,) = found.steps
    assert (found.verdict, found.because) == (Verdict.APART, "")
    assert {comparison.name: comparison.level for comparison in step.comparisons} == {
        "prior": "",
        "name": "different",
        "sex": "different",
        "role": "parties",
    }
    assert step.bits < 0
    assert sum(
        comparison.weight + comparison.frequency for comparison in step.comparisons
    ) == pytest.approx(step.bits, abs=0.05)
    assert "speaks against" in why_record(found, space.wording)["text"]
    assert {field.field: field.verdict for field in found.fields} == {
        "names": "different",
        "sex": "different",
    }


def test_of_mentions_as_much_alike_those_are_compared_that_weigh_most(tmp_path):
    known = tuple(
        mention(number, "Yusuf Hasanuddin", case=f"c_{number}", nik=NIK * (number == 3))
        for number in range(5)
    )
    other = mention(9, "Hasanuddin Yusuf Daeng", case="c_9", born_on="1990-03-05")
    same = Judgement(
        id="",
        left="",
        right="",
        decision=Decision.POSITIVE,
        by="ani",
        on="2026-03-01T08:00:00+00:00",
    )
    with Workspace(
        Settings(store=f"sqlite:///{tmp_path / 't.db'}", user="test", language="en")
    ) as space:
        space.store.unmasked.put(batch(*known, other))
        for each in known[1:]:
            space.store.unmasked.append(
                msgspec.structs.replace(same, id=f"j_{each.id}", left=known[0].id, right=each.id)
            )
        space.linker.link()
        one, two = (
            {
                assignment.mention_id: assignment.entity_id
                for assignment in space.store.unmasked.assignments()
            }[m.id]
            for m in (known[0], other)
        )
        found = pair(space, one, two)
        assert found.verdict is Verdict.APART
        assert set(found.two) == {known[3].id, other.id}


def test_organisations_that_nothing_compared_are_shown_side_by_side_alone(space):
    forms = [
        mention(place, name, case=case, kind=EntityKind.ORGANIZATION)
        for place, (name, case) in enumerate(
            (("PT Sumber Laut", "c_6"), ("CV Karya Mandiri", "c_7")), start=1
        )
    ]
    space.store.unmasked.put(batch(*forms))
    alike.relink(space)
    found = pair(space, forms[0].id, forms[1].id)
    assert (found.verdict, found.steps) == (Verdict.APART, ())
    assert "nothing compared them" in why_record(found, space.wording)["text"]


def test_mentions_that_are_asked_for_by_id_are_compared_themselves(space):
    asked = []

    def weigh(left: Mention, right: Mention) -> Step:
        asked.append((left.id, right.id))
        return Step(left=left.id, right=right.id, bits=-3.0, comparisons=alike.AGAINST)

    space.explanations = Explanations(space.store, SimpleNamespace(weigh=weigh))
    assert pair(space, LASUT.id, STRANGER.id).steps[0].bits == -3.0
    assert pair(space, CALLED_JUJU.id, LASUT.id).steps[0].bits == -3.0
    assert asked == [(LASUT.id, STRANGER.id), (CALLED_JUJU.id, LASUT.id)]


def test_who_decided_when_and_why_is_told(space):
    judge(space, YUSUP, LASUT, Decision.NEGATIVE)
    found = pair(space, YUSUP.id, LASUT.id)
    assert (found.verdict, found.because) == (Verdict.APART, "judgement")
    (row,) = why_record(found, space.wording)["judgements"]
    assert (row["by"], row["on"][:10], row["why"], row["text"]) == (
        "ani",
        "2026-03-01",
        "seen the card",
        "different",
    )
    others = whole(space, entity_of(space, YUSUF)).others
    assert [(each.entity.name, each.tier, each.because) for each in others] == [
        ("Muhammad Yusuf", Tier.REVIEW, "nik"),
        ("Yusuf Lasut", None, "judgement"),
    ]


def test_what_a_judgement_joined_is_explained_by_it(space):
    judge(space, LASUT, STRANGER, Decision.POSITIVE)
    found = pair(space, LASUT.id, STRANGER.id)
    assert found.verdict is Verdict.FUSED
    assert [(step.bits, step.comparisons, step.rules) for step in found.steps] == [
        (0.0, (), ("judgement",))
    ]
    assert [judgement.by for judgement in found.judgements] == ["ani"]


def test_a_withdrawn_judgement_explains_nothing(space):
    judge(space, YUSUP, LASUT, Decision.NEGATIVE)
    space.store.unmasked.withdraw(Judgement, "j_0", by="budi", on="2026-04-01T00:00:00+00:00")
    alike.relink(space)
    found = pair(space, YUSUP.id, LASUT.id)
    assert (found.verdict, found.judgements) == (Verdict.PROBABLE, ())


def test_a_judgement_on_somebody_whose_row_now_tells_of_another_explains_nothing(space):
    given = Judgement(
        id="j_moved",
        left=LASUT.id,
        right=STRANGER.id,
        decision=Decision.POSITIVE,
        by="ani",
        on="2026-03-01T08:00:00+00:00",
        left_said=("somebody", "else"),
    )
    space.store.unmasked.append(given)
    assert pair(space, LASUT.id, STRANGER.id).judgements == ()


def test_one_entity_is_explained_by_how_its_mentions_hang_together(space):
    found = whole(space, entity_of(space, YUSUF))
    assert [(branch.mention, branch.depth) for branch in found.branches] == [
        (YUSUP.id, 0),
        (YUSUF.id, 1),
        (CALLED_JUJU.id, 1),
    ]
    assert [(each.entity.name, each.tier, each.because) for each in found.others] == [
        ("Yusuf Lasut", Tier.PROBABLE, ""),
        ("Muhammad Yusuf", Tier.REVIEW, "nik"),
    ]
    assert found.evidence.cases == {"c_1": "c_1", "c_2": "c_2", "c_3": "c_3"}


def test_of_a_protected_person_nothing_is_told_whatever_the_answer_would_be(space):
    told = set()
    for one, other in (
        (VICTIM.id, STRANGER.id),
        (STRANGER.id, VICTIM.id),
        (VICTIM.id, YUSUF.id),
        (entity_of(space, VICTIM), ""),
        (entity_of(space, VICTIM), entity_of(space, STRANGER)),
    ):
        with pytest.raises(AccessDenied) as refused:
            space.explanations.of(one, other)
        told.add(str(refused.value))
    assert len(told) == 1
    with pytest.raises(EntityNotFound):
        space.explanations.of("ratna wulandari")


@pytest.mark.parametrize("other", [RAHMA.id, STRANGER.id, ""])
def test_a_report_that_names_a_party_as_a_victim_is_as_if_it_were_not_there(space, other):
    told = []
    for mention_id in (VICTIM_TOO.id, "m_0123456789abcdef0123"):
        with pytest.raises(EntityNotFound) as error:
            space.explanations.of(mention_id, other)
        told.append(str(error.value).replace(mention_id, "…"))
    assert told[0] == told[1]


def test_that_a_party_was_a_victim_too_shows_in_no_explanation(space):
    found = whole(space, entity_of(space, RAHMA))
    assert [branch.mention for branch in found.branches] == [RAHMA.id]
    assert found.branches[0].rules == ("alone",)
    assert found.others == ()
    told = msgspec.json.encode(why_record(found, space.wording)).decode()
    assert VICTIM_TOO.id not in told and "c_2" not in told and "korban" not in told
    assert pair(space, RAHMA.id, STRANGER.id).verdict is Verdict.APART


def test_that_a_party_shares_a_paper_with_a_hidden_victim_shows_in_no_rule(tmp_path):
    phone, born = "+6281229003003", "1990-03-05"
    three = (
        mention(
            1, "Dewi Lestari Ningsih", case="c_1", role="korban", nik=NIK, phone=phone, born_on=born
        ),
        mention(2, "Dewi Lestari Ningsih", case="c_2", nik=NIK, phone=phone),
        mention(3, "Dewi Lestari", case="c_3", phone=phone),
    )
    with Workspace(
        Settings(store=f"sqlite:///{tmp_path / 't.db'}", user="test", language="en")
    ) as space:
        space.store.unmasked.put(batch(*three))
        space.linker.link()
        joined = {
            assignment.mention_id: assignment for assignment in space.store.unmasked.assignments()
        }
        assert len({each.entity_id for each in joined.values()}) == 1
        assert "nik" in joined[three[1].id].reasons
        found = whole(space, joined[three[1].id].entity_id)
        assert {branch.mention for branch in found.branches} == {three[1].id, three[2].id}
        told = {
            rule
            for branch in found.branches
            for rule in (*branch.rules, *(branch.step.rules if branch.step else ()))
        }
        assert not told & {"nik", "name+birth"}


def test_that_a_party_may_be_a_victim_shows_in_no_explanation(space):
    found = whole(space, entity_of(space, STRANGER))
    assert found.others == ()
    judge(space, VICTIM, STRANGER, Decision.NEGATIVE, why="Ratna says so")
    found = whole(space, entity_of(space, STRANGER))
    told = msgspec.json.encode([found, why_record(found, space.wording)]).decode()
    assert "Ratna" not in told and VICTIM.id not in told and "j_0" not in told


def test_who_may_reveal_is_told_everything(revealed):
    assert pair(revealed, VICTIM.id, STRANGER.id).because == "sides"
    assert pair(revealed, VICTIM_TOO.id, RAHMA.id).verdict is Verdict.FUSED
    assert {each.entity.name for each in whole(revealed, entity_of(revealed, STRANGER)).others} == {
        "Ratna Wulandari",
        "Rahma Dewi",
    }


def test_the_picture_names_nobody_protected(revealed):
    found = pair(revealed, VICTIM.id, STRANGER.id)
    drawn = picture(found, revealed.wording)
    assert drawn.startswith("<svg") and "Ratna" not in drawn and "Ani" not in drawn
    assert "Yusup" in picture(pair(revealed, YUSUF.id, YUSUP.id), revealed.wording)


def test_outside_the_house_nobody_is_told_who_decided_and_the_public_nothing(uri):
    with Workspace(Settings(store=uri, user="test", language="en")) as inside:
        judge(inside, YUSUP, LASUT, Decision.NEGATIVE)
    with Workspace(Settings(store=uri, user="test", audience=Audience.PARTNER)) as partner:
        (told,) = pair(partner, YUSUP.id, LASUT.id).judgements
        assert (told.by, told.why, told.decision) == ("", "", Decision.NEGATIVE)
    public = Settings(store=uri, user="test", audience=Audience.PUBLIC)
    with Workspace(public) as outside, pytest.raises(AccessDenied):
        outside.explanations.of(YUSUP.id, LASUT.id)


def test_numbers_and_unknown_names_have_no_explanation(space):
    with pytest.raises(InvalidValue, match="people and organisations"):
        space.explanations.of("081234567890")
    with pytest.raises(EntityNotFound):
        space.explanations.of("nobody at all")
