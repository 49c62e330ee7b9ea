"""Linking mentions: what makes two one, and what keeps them apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Judgement, Mention
from graph.resolution.linker import link
from graph.resolution.outcome import Clustering
from graph.schema import Decision, EntityKind
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE = "+6281234567890"


def groups_of(found: Clustering) -> set[frozenset[str]]:
    return {frozenset(group) for group in found.groups}


def together(found: Clustering, *mentions: Mention) -> bool:
    return any({mention.id for mention in mentions} <= set(group) for group in found.groups)


def judged(left: Mention, right: Mention, decision: Decision) -> Judgement:
    return Judgement(
        id=f"j_{left.id}",
        left=left.id,
        right=right.id,
        decision=decision,
        by="ani",
        on="2026-01-01",
    )


def test_same_nik_and_fitting_names_are_one_person():
    full, short = mention(1, "Moh. Yusuf Lamadjido", nik=NIK), mention(2, "Muhammad Jusuf", nik=NIK)
    found = link([full, short])
    assert together(found, full, short)
    assert found.rules[full.id] == ("nik",)


def test_same_nik_under_two_different_names_is_kept_apart_and_reported():
    one, two = mention(1, "Budi Santoso", nik=NIK), mention(2, "Rahmat Hidayat", nik=NIK)
    found = link([one, two])
    assert not together(found, one, two)
    assert [link.refused for link in found.refused] == ["name"]


def test_same_name_alone_is_not_enough():
    one, two = mention(1, "Siti Aminah"), mention(2, "Siti Aminah")
    assert not together(link([one, two]), one, two)


def test_same_name_and_phone_are_one_person():
    one, two = mention(1, "Nur Hayati", phone=PHONE), mention(2, "Nurhayati", phone=PHONE)
    assert together(link([one, two]), one, two)


def test_siblings_on_one_phone_stay_two_people():
    one, two = mention(1, "Dewi Lestari", phone=PHONE), mention(2, "Rina Lestari", phone=PHONE)
    assert not together(link([one, two]), one, two)


def test_same_name_and_birth_date_are_one_person_but_not_a_birth_year():
    one, two = (
        mention(1, "Agus Salim", born_on="1985-03-12"),
        mention(2, "Agus Salim", born_on="1985-03-12"),
    )
    vague = mention(3, "Agus Salim", born_on="1985")
    found = link([one, two, vague])
    assert together(found, one, two)
    assert not together(found, one, vague)


def test_different_niks_keep_namesakes_on_one_phone_apart():
    one = mention(1, "Siti Aminah", nik=NIK, phone=PHONE)
    two = mention(2, "Siti Aminah", nik=OTHER_NIK, phone=PHONE)
    assert not together(link([one, two]), one, two)


def test_niks_that_differ_while_all_else_agrees_are_asked_about():
    one = mention(1, "Siti Aminah", nik=NIK, phone=PHONE)
    two = mention(2, "Siti Aminah", nik=f"520301{NIK[6:12]}0044", phone=PHONE)
    found = link([one, two])
    assert not together(found, one, two)
    assert {link.refused for link in found.refused} == {"nik"}
    assert [(proposal.tier, proposal.because) for proposal in found.proposals] == [
        ("review", "nik")
    ]


def test_different_sex_keeps_apart():
    one = mention(1, "Sri Rahayu", phone=PHONE, sex="f")
    two = mention(2, "Sri Rahayu", phone=PHONE, sex="m")
    assert not together(link([one, two]), one, two)


def test_a_hotline_is_no_evidence():
    names = [
        "Ahmad Fauzi",
        "Bambang Irawan",
        "Citra Dewi",
        "Dedi Kurnia",
        "Eko Prasetyo",
        "Fitri Handayani",
    ]
    names += ["Gunawan Wibisono", "Hendra Saputra", "Indah Permata"]
    strangers = [mention(number, name, phone=PHONE) for number, name in enumerate(names)]
    namesake = mention(99, names[0], phone=PHONE)
    assert not together(link([*strangers, namesake]), strangers[0], namesake)


def test_a_registered_company_is_known_by_its_name_but_not_its_branch():
    company = EntityKind.ORGANIZATION
    one = mention(1, "PT. Samudra Karya Mandiri", role="p3mi", kind=company)
    two = mention(2, "PT Samudera Karya Mandiri, Tbk", role="p3mi", kind=company)
    same = mention(3, "P.T. Samudra Karya Mandiri", role="p3mi", kind=company)
    branch = mention(4, "PT Samudra Karya Mandiri Cabang Palu", role="kantor_cabang", kind=company)
    found = link([one, two, same, branch])
    assert together(found, one, same)
    assert not together(found, one, branch)
    other_form = mention(5, "CV Samudra Karya Mandiri", role="p3mi", kind=company)
    assert not together(link([one, other_form]), one, other_form)


def test_a_positive_judgement_joins_and_a_negative_one_keeps_apart():
    one, two = mention(1, "Juju", phone=PHONE), mention(2, "Juriah Hasan")
    assert together(link([one, two], [judged(one, two, Decision.POSITIVE)]), one, two)
    twins = mention(3, "Nur Aini", phone=PHONE), mention(4, "Nur Aini", phone=PHONE)
    assert not together(link(twins, [judged(*twins, Decision.NEGATIVE)]), *twins)


def test_a_positive_judgement_that_another_contradicts_ties_nobody():
    one, two = mention(1, "Juju"), mention(2, "Juriah Hasan")
    against = Judgement(
        id="j", left=one.id, right=two.id, decision=Decision.NEGATIVE, by="ani", on="2026-01-02"
    )
    found = link([one, two], [judged(one, two, Decision.POSITIVE), against])
    assert not together(found, one, two)
    assert found.fits == {}


def test_a_negative_judgement_holds_through_others():
    one, two = mention(1, "Nur Aini", phone=PHONE), mention(2, "Nur Aini", phone="+6281200000002")
    between = mention(3, "Nur Aini", phone=PHONE, born_on="1990-01-01")
    other = mention(4, "Nur Aini", phone="+6281200000002", born_on="1990-01-01")
    found = link([one, two, between, other], [judged(one, two, Decision.NEGATIVE)])
    assert not together(found, one, two)


def test_a_withdrawn_judgement_no_longer_counts():
    one, two = mention(1, "Juju"), mention(2, "Juriah Hasan")
    decided = judged(one, two, Decision.POSITIVE)
    withdrawn = Judgement(
        id=decided.id,
        left=one.id,
        right=two.id,
        decision=decided.decision,
        by="ani",
        on="2026",
        withdrawn_on="2026",
    )
    assert not together(link([one, two], [withdrawn]), one, two)


people = st.builds(
    mention,
    st.integers(0, 10_000),
    st.sampled_from(["Siti Aminah", "Moh. Yusuf", "Muhammad Jusuf", "Budi", "Budi Santoso", ""]),
    nik=st.sampled_from(["", NIK, OTHER_NIK]),
    phone=st.sampled_from(["", PHONE, "+6285200000001"]),
    born_on=st.sampled_from([None, "1990", "1990-03-05", "1985-03-12"]),
    sex=st.sampled_from(["", "m", "f"]),
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(people, max_size=12, unique_by=lambda mention: mention.id),
    st.randoms(use_true_random=False),
)
def test_the_order_of_input_changes_nothing(mentions, random):
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert groups_of(link(shuffled)) == groups_of(link(mentions))


@settings(max_examples=25, deadline=None)
@given(st.lists(people, max_size=12, unique_by=lambda mention: mention.id))
def test_every_mention_is_in_exactly_one_group(mentions):
    grouped = [mention_id for group in link(mentions).groups for mention_id in group]
    assert sorted(grouped) == sorted(mention.id for mention in mentions)
