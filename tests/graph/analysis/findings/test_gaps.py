"""Gaps: what is not known of a network, as tasks in the order of what they would settle."""

from msgspec.structs import replace

from graph.analysis.findings.gaps import GapKind, Place, gaps, is_barely_named, needed_stages
from graph.analysis.networks.party_graph import party_graph
from graph.model import Assessment, Entity, Locality, make_statement
from graph.schema import AssessmentStatus, EntityKind, RelationshipKind, Stage, Tier
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE, OTHER_PHONE = "+6281234567890", "+6281234567891"
FULL = {"departed_on": "2025-01-01", "destination": Locality(country="MY")}


def found_in(folder, *mentions, **options):
    (evidence,) = evidence_of(folder, *mentions, **options)
    named = {entity.id: entity.name for entity in evidence.entities.values()}
    return [
        (gap.kind, tuple(sorted(named[about] for about in gap.about)), gap)
        for gap in gaps(evidence, party_graph(evidence))
    ]


def of_kind(kind, found):
    return [(about, gap) for found_kind, about, gap in found if found_kind is kind]


def test_a_stage_nobody_is_named_for_is_a_gap_of_every_case_that_needs_it(tmp_path):
    found = found_in(
        tmp_path,
        mention(1, "Budi Santoso", case="c_1", phone=PHONE, role="perekrut"),
        mention(2, "Siti Aminah", case="c_1", role="korban"),
        mention(1, "Ani Lestari", case="c_2", phone=PHONE, role="pengantar"),
    )
    stages = {gap.stage: gap for _, gap in of_kind(GapKind.STAGE, found)}
    assert set(stages) == {"finance", "document", "shelter", "immigration", "receive", "exploit"}
    assert (stages["finance"].cases, stages["finance"].victims) == (("c_1", "c_2"), 1)
    assert stages["finance"].settles == 3
    assert stages["finance"].ask[0] is Place.BANK


def test_a_stage_is_missed_only_where_a_case_needs_it():
    bare = case("c_1")
    assert set(needed_stages([bare])) == set(Stage)
    jetty = case("c_1", visa="tanpa visa", departed_from="Dermaga Haji Putri")
    assert set(Stage) - set(needed_stages([jetty])) == {
        Stage.DOCUMENT,
        Stage.IMMIGRATION,
        Stage.SHELTER,
    }
    stopped = case("c_1", categories=("PMI gagal berangkat",))
    assert set(Stage) - set(needed_stages([stopped])) == {Stage.RECEIVE, Stage.EXPLOIT}
    assert needed_stages([jetty, case("c_2", visa="kunjungan")])[Stage.DOCUMENT] == ("c_2",)
    assert needed_stages([case("r_1", scheme="register")]) == {}


def two_sides(tmp_path):
    """Two recruiters of three and two cases, whom one shared phone, told once on either side, holds
    together.
    """
    left = [
        mention(1, "Budi Santoso", case="c_1", nik=NIK, phone=PHONE),
        *(mention(1, "Budi Santoso", case=case_id, nik=NIK) for case_id in ("c_2", "c_5")),
    ]
    right = [
        mention(1, "Ani Lestari", case="c_3", nik=OTHER_NIK, phone=PHONE),
        mention(1, "Ani Lestari", case="c_4", nik=OTHER_NIK),
    ]
    victim = mention(2, "Siti Aminah", case="c_4", role="korban")
    return found_in(tmp_path, *left, *right, victim)


def test_a_tie_told_once_that_carries_a_cut_is_fragile(tmp_path):
    ((about, gap),) = of_kind(GapKind.SINGLE_SOURCE, two_sides(tmp_path))
    assert about == ("Ani Lestari", "Budi Santoso")
    assert (gap.cases, gap.victims) == (("c_3", "c_4"), 1)
    assert gap.ask[0] is Place.OPERATOR


def test_a_tie_that_two_independent_cases_tell_is_not_fragile(tmp_path):
    people = [
        *(
            mention(1, "Budi Santoso", case=case_id, nik=NIK, phone=PHONE)
            for case_id in ("c_1", "c_2")
        ),
        *(
            mention(1, "Ani Lestari", case=case_id, nik=OTHER_NIK, phone=PHONE)
            for case_id in ("c_3", "c_4")
        ),
    ]
    found = found_in(tmp_path, *people)
    assert not of_kind(GapKind.SINGLE_SOURCE, found)
    assert not of_kind(GapKind.OTHER_TIES, found)


def test_the_same_two_cases_are_one_account_when_they_cite_one_police_report(tmp_path):
    cases = [case(case_id, references=("LP/1",)) for case_id in ("c_1", "c_2")]
    people = [
        *(
            mention(1, "Budi Santoso", case=case_id, nik=NIK, phone=PHONE)
            for case_id in ("c_1", "c_2")
        ),
        *(
            mention(1, "Ani Lestari", case=case_id, nik=OTHER_NIK, phone=PHONE)
            for case_id in ("c_3", "c_4")
        ),
    ]
    assert len(of_kind(GapKind.SINGLE_SOURCE, found_in(tmp_path, *people, cases=cases))) == 1


def test_a_tie_without_which_no_case_falls_away_is_counted_only(tmp_path):
    found = found_in(
        tmp_path,
        mention(1, "Budi Santoso", case="c_1", nik=NIK),
        mention(2, "Joko Susilo", case="c_1", phone=PHONE),
        mention(1, "Budi Santoso", case="c_2", nik=NIK),
    )
    assert not of_kind(GapKind.SINGLE_SOURCE, found)
    ((_, others),) = of_kind(GapKind.OTHER_TIES, found)
    assert others.ties == 1


def test_a_link_that_is_only_probable_is_to_be_decided(tmp_path):
    one, two = mention(1, "Budi Santoso", case="c_1"), mention(1, "Budi Santosa", case="c_2")
    ((about, gap),) = of_kind(
        GapKind.PROBABLE, found_in(tmp_path, one, two, alike=[(one, two, Tier.PROBABLE)])
    )
    assert about == ("Budi Santosa", "Budi Santoso")
    assert gap.ask == (Place.REVIEW,)


def test_a_party_without_any_identifier_is_a_gap_and_one_with_a_phone_is_not(tmp_path):
    found = found_in(
        tmp_path,
        mention(1, "Budi Santoso", case="c_1", phone=PHONE),
        mention(2, "Joko Susilo", case="c_1"),
        mention(1, "Ani Lestari", case="c_2", phone=PHONE),
    )
    assert [about for about, _ in of_kind(GapKind.IDENTIFIER, found)] == [("Joko Susilo",)]


def test_who_is_known_by_initials_or_one_word_is_a_gap_unless_a_document_tells(tmp_path):
    found = found_in(
        tmp_path,
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(2, "J.S.", case="c_1", phone=OTHER_PHONE),
        mention(3, "Wati", case="c_1", nik=NIK),
        mention(1, "Ani Lestari", case="c_2", phone=PHONE),
    )
    assert {about for about, _ in of_kind(GapKind.NAME, found)} == {("Budi",), ("J.S.",)}
    assert not of_kind(GapKind.UNKNOWN, found)


def test_who_has_neither_name_nor_number_is_one_task(tmp_path):
    found = found_in(
        tmp_path,
        *(mention(1, "Budi", case=case_id, nik=NIK) for case_id in ("c_1", "c_2")),
        mention(2, "J.S."),
    )
    assert [about for about, _ in of_kind(GapKind.UNKNOWN, found)] == [("J.S.",)]
    assert not of_kind(GapKind.NAME, found) + of_kind(GapKind.IDENTIFIER, found)


def test_a_second_fuller_name_is_enough():
    party = Entity(id="e_1", kind=EntityKind.PERSON, name="M N")
    assert is_barely_named(party)
    assert not is_barely_named(replace(party, names=("Muhammad Nur",)))
    assert not is_barely_named(Entity(id="e_2", kind=EntityKind.ORGANIZATION, name="Pelni"))


def test_nothing_is_said_of_names_and_identifiers_to_whom_they_are_not_shown(tmp_path):
    people = [mention(1, "Budi", case=case_id, phone=PHONE) for case_id in ("c_1", "c_2")]
    (evidence,) = evidence_of(tmp_path, *people, mention(2, "Ani", case="c_2"))
    graph = party_graph(evidence)
    of_people = {GapKind.NAME, GapKind.UNKNOWN}
    assert of_people <= {gap.kind for gap in gaps(evidence, graph)}
    assert not of_people & {gap.kind for gap in gaps(evidence, graph, whole=False)}


def test_cases_without_assessment_day_or_destination_are_one_task_each(tmp_path):
    assessed = Assessment(status=AssessmentStatus.INDICATED, by="Tim")
    found = found_in(
        tmp_path,
        replace(mention(1, "Budi Santoso", case="c_1", phone=PHONE), assessment=assessed),
        mention(1, "Ani Lestari", case="c_2", phone=PHONE),
        mention(1, "Joko Susilo", case="c_3", phone=PHONE),
        cases=[
            case("c_1", **FULL),
            case("c_2", departed_on="2025-02"),
            case("c_3", categories=("gagal berangkat",)),
        ],
    )
    concerned = {kind: gap.cases for kind, _, gap in found}
    assert concerned[GapKind.ASSESSMENT] == ("c_2", "c_3")
    assert GapKind.DEPARTURE not in concerned
    assert concerned[GapKind.DESTINATION] == ("c_2", "c_3")


def test_what_settles_most_comes_first_and_the_order_is_the_same_for_the_same_graph(tmp_path):
    found = [gap for *_, gap in two_sides(tmp_path)]
    assert [gap.settles for gap in found] == sorted((gap.settles for gap in found), reverse=True)
    assert found == [gap for *_, gap in two_sides(tmp_path / "again")]


def test_a_stated_link_between_two_told_once_is_fragile_too(tmp_path):
    budi = [mention(1, "Budi Santoso", case=case_id, nik=NIK) for case_id in ("c_1", "c_2")]
    ani = mention(1, "Ani Lestari", case="c_3", phone=PHONE)
    said = make_statement(
        RelationshipKind.RELATED_TO,
        budi[0],
        ani,
        case_id="c_1",
        record=budi[0].record,
        ref=budi[0].ref,
    )
    ((_, gap),) = of_kind(GapKind.SINGLE_SOURCE, found_in(tmp_path, *budi, ani, statements=[said]))
    assert gap.cases == ("c_3",)
