"""FollowTheMoney as it is loaded.

Parties, what is told of them, links, what is left out, and rejects that return.
"""

import csv
import json
from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.model import Identifier
from graph.schema import REGISTER, EntityKind, RelationshipKind, Scheme
from loaders.load import load, plan_load
from loaders.mapping.scope import Scope
from tests.loaders.formats.ftm.ftm_files import aleph, entity, investigation, watchlist, write

K = RelationshipKind


def read(path: Path, **scope):
    loaded = list(load(plan_load([path], scope=Scope(**scope))))
    mentions = {mention.name: mention for row in loaded for mention in row.mentions}
    return loaded, mentions, [statement for row in loaded for statement in row.statements]


@pytest.fixture
def space(tmp_path: Path):
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as opened:
        yield opened


def ends(statements, mentions, kind):
    names = {mention.id: mention.name for mention in mentions.values()}
    return [
        tuple(
            end.value if isinstance(end, Identifier) else names[end]
            for end in (statement.subject, statement.object)
        )
        for statement in statements
        if statement.kind is kind
    ]


def test_a_person_has_the_names_numbers_and_facts_of_its_line(tmp_path):
    _, mentions, _ = read(write(tmp_path / "entities.ftm.json", watchlist()))
    budi = mentions["Budi Santoso"]
    assert budi.kind is EntityKind.PERSON
    assert budi.role == "pihak_lain"
    assert budi.names == ("Budi Santoso", "BUDI SANTOSO")
    assert budi.aliases == ("Pak Bos", "Bos")
    assert (budi.born_on, budi.sex, budi.nationality, budi.position) == (
        "1980-05-12",
        "m",
        "ID",
        "Direktur",
    )
    assert {(identifier.scheme, identifier.value) for identifier in budi.identifiers} == {
        (Scheme.NIK, "7271011205800001"),
        (Scheme.PHONE, "+6281234567890"),
        (Scheme.EMAIL, "budi@contoh.id"),
        (Scheme.PASSPORT, "C1234567"),
    }


def test_topics_and_sanctions_are_kept_and_assess_nobody(tmp_path):
    _, mentions, _ = read(write(tmp_path / "entities.ftm.json", watchlist()))
    budi = mentions["Budi Santoso"]
    assert budi.assessment is None
    assert budi.extra["topics"] == "crime | sanction | role.pep"
    assert "OJK" in budi.extra["Sanction"]
    assert budi.extra["Occupancy"].startswith("Anggota DPRD")
    assert budi.extra["position"] == "Anggota"
    assert budi.extra["referents"] == "ofac-Q1"


def test_an_edge_may_stand_before_its_ends(tmp_path):
    _, mentions, statements = read(write(tmp_path / "entities.ftm.json", watchlist()))
    assert ends(statements, mentions, K.WORKS_FOR) == [("Budi Santoso", "PT Sumber Laut Jaya")]
    (post,) = [statement for statement in statements if statement.kind is K.WORKS_FOR]
    assert (post.how, post.first_on, post.last_on) == ("Directorship: Komisaris", "2019-03", None)
    (owner,) = [statement for statement in statements if statement.kind is K.ASSOCIATED_WITH]
    assert owner.how == "Ownership: biasa, 60 %"
    assert ends(statements, mentions, K.RELATED_TO) == [("Budi Santoso", "Siti Rahma")]
    assert ends(statements, mentions, K.BRANCH_OF) == [
        ("PT Sumber Laut Jaya", "Sumber Holdings Ltd")
    ]


def test_a_company_has_the_address_of_its_address_line_and_a_number_with_its_country(tmp_path):
    _, mentions, _ = read(write(tmp_path / "entities.ftm.json", watchlist()))
    company = mentions["PT Sumber Laut Jaya"]
    assert company.kind is EntityKind.ORGANIZATION
    assert company.address == "Jl. Melati No. 3, Palu"
    assert (
        Identifier(scheme=Scheme.OTHER_DOCUMENT, value="id registrationNumber 912001122")
        in company.identifiers
    )


def test_a_list_of_people_ties_nobody(tmp_path):
    loaded, _, _ = read(write(tmp_path / "entities.ftm.json", watchlist()))
    (case,) = [row.case for row in loaded if row.case]
    assert (case.number[:7], case.scheme) == ("daftar ", REGISTER)


def test_a_named_case_takes_the_file_in(tmp_path):
    loaded, mentions, _ = read(
        write(tmp_path / "x.ftm.json", investigation()), number="K-7", dataset="kantor"
    )
    (case,) = [row.case for row in loaded if row.case]
    assert (case.number, case.scheme) == ("K-7", "")
    assert {mention.case_id for mention in mentions.values()} == {case.id}


def test_an_investigation_tells_of_accounts_payments_calls_and_trips(tmp_path):
    _, mentions, statements = read(write(tmp_path / "export.ftm.jsonl", investigation()))
    assert set(ends(statements, mentions, K.PAID)) == {
        ("Rina Sari", "Joko Widi"),
        ("bri:123401000567539", "CV Maju Bersama"),
    }
    paid = {statement.first_on: statement for statement in statements if statement.kind is K.PAID}
    assert (paid["2023-02-03"].amount, paid["2023-02-03"].currency) == (1500000.5, "IDR")
    assert (paid["2023-02-03"].how, paid[None].amount) == ("biaya paspor", 2e6)
    assert ("Joko Widi", "bri:123401000567539") in ends(statements, mentions, K.HOLDS)
    assert ends(statements, mentions, K.CALLED) == [("Joko Widi", "+60123456789")]
    assert ("Rina Sari", "DN 1234 AB") in ends(statements, mentions, K.HOLDS)
    assert set(ends(statements, mentions, K.TRAVELLED_ON)) == {
        ("Joko Widi", "lambelu|2024-03-01"),
        ("Rina Sari", "lambelu|2024-03-01"),
    }
    assert ends(statements, mentions, K.OWES) == [("Rina Sari", "Joko Widi")]
    assert ("Joko Widi", "facebook:kerja.luar") in ends(statements, mentions, K.USES)
    assert ("Joko Widi", "btc:1BoatSLRHtKNngkdXEeobR76b53LETtpyT") in ends(
        statements, mentions, K.USES
    )
    told = {statement.how for statement in statements if statement.kind is K.ASSOCIATED_WITH}
    assert told == {"Message: berangkat", "disebut bersama"}
    assert mentions["Joko Widi"].extra["CourtCaseParty"] == "12/Pid.Sus/2023/PN Pal; role: terdakwa"
    assert mentions["CV Maju Bersama"].kind is EntityKind.ORGANIZATION


def test_every_line_is_counted_and_a_second_load_changes_nothing(space, tmp_path):
    file = write(tmp_path / "export.ftm.json", [*watchlist(), *investigation()])
    first = space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
    assert first.tally.adds_up
    assert (first.tally.read, first.tally.new, first.tally.rejected) == (32, 30, 2)
    assert not first.rejects
    second = space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
    assert (second.tally.new, second.tally.updated, second.tally.unchanged) == (0, 0, 30)


def test_what_is_never_read_is_told_once_with_its_count_and_what_vanished_goes(space, tmp_path):
    file = write(
        tmp_path / "export.ftm.json", [*investigation(), aleph("p3", "Person", name="Tono Hadi")]
    )
    report = space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
    (issue,) = [issue for issue in report.issues if issue.value == "Pages"]
    assert (issue.reason, issue.severity) == (
        "2 lines not read: it has no place in the graph",
        "warning",
    )
    write(file, investigation())
    space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
    space.linker.link()
    assert [hit.entity.name for hit in space.store.search("Rina Sari")] == ["Rina Sari"]
    assert not space.store.search("Tono Hadi")


def test_an_unknown_schema_is_told_once_and_its_lines_are_kept_for_mending(space, tmp_path):
    odd = [aleph(f"x{number}", "Compnay", name=f"PT Salah {number}") for number in range(3)]
    file = write(tmp_path / "export.ftm.json", [*investigation(), *odd])
    report = space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
    (issue,) = [issue for issue in report.issues if issue.value == "Compnay"]
    assert issue.reason == "3 lines not read: a schema that is not known"
    (rejected,) = report.rejects
    rejected.write_text(rejected.read_text("utf-8-sig").replace("Compnay", "Company"), "utf-8-sig")
    again = space.intake.load(space.intake.plan([rejected]), rejects=tmp_path / "still")
    assert (again.tally.read, again.tally.new, again.tally.rejected) == (3, 3, 0)


def test_a_rejected_line_comes_back_as_the_json_it_was(space, tmp_path):
    lost = aleph(
        "pay9", "Payment", payer="p2", beneficiary="p9", amount="1", notes='=1+1 "kutip", koma'
    )
    file = write(tmp_path / "export.ftm.json", [*investigation(), lost], broken='{"id": "rusak')
    report = space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
    assert report.tally.rejected == 4
    errors = [issue for issue in report.issues if issue.severity == "error"]
    assert [(error.row, error.value) for error in errors] == [(21, "p9"), (22, '{"id": "rusak')]
    (rejected,) = report.rejects
    with rejected.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert json.loads(rows[0]["FtM entity"]) == lost
    assert rows[1]["FtM entity"] == '{"id": "rusak'


def test_a_broken_first_line_costs_no_other(tmp_path):
    lines = write(tmp_path / "lines.ftm.json", investigation()).read_text(encoding="utf-8")
    file = tmp_path / "export.ftm.json"
    file.write_text(f'{{"id": "rusak"}} x\n{lines}', encoding="utf-8")
    loaded, mentions, statements = read(file)
    lost = [issue.row for row in loaded for issue in row.issues if row.rejected]
    assert lost == [1]
    whole = read(tmp_path / "lines.ftm.json")
    assert mentions.keys() == whole[1].keys()
    assert len(statements) == len(whole[2])


def test_a_mended_reject_file_completes_the_load_with_ends_from_the_first_file(space, tmp_path):
    lost = aleph("pay9", "Payment", payer="p2", beneficiary="p9", amount="1")
    file = write(tmp_path / "export.ftm.json", [*investigation(), lost])
    (rejected,) = space.intake.load(
        space.intake.plan([file]), rejects=tmp_path / "rejected"
    ).rejects
    with rejected.open(encoding="utf-8-sig", newline="") as lines:
        head, row = list(csv.reader(lines))
    added = [("!99#0" if name == "_at" else "") for name in head]
    added[head.index("FtM entity")] = json.dumps(aleph("p9", "Person", name="Orang Baru"))
    with rejected.open("w", encoding="utf-8-sig", newline="") as lines:
        csv.writer(lines).writerows([head, row, added])
    again = space.intake.load(space.intake.plan([rejected]), rejects=tmp_path / "still")
    assert (again.tally.read, again.tally.new, again.tally.rejected) == (2, 2, 0)
    space.linker.link()
    (way,) = space.paths.shortest("Rina Sari", "Orang Baru")
    assert len(way.relationships) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"id": "", "schema": "Person", "properties": {}}, "an entity without id or schema"),
        ({"id": "x", "properties": {}}, "an entity without id or schema"),
        ({"id": "x", "schema": "Person", "properties": []}, "properties that are no object"),
        ([1], "no entity"),
        (aleph("x", "Directorship", director="p1"), "no organization"),
        (aleph("x", "Passport", number="C1234567"), "no holder"),
        (aleph("p1", "Person", name="Lain"), "an earlier line has this id"),
        (
            aleph("x", "Ownership", owner={"id": "y", "name": "Siti"}, asset="l1"),
            "entities inside an entity",
        ),
    ],
)
def test_a_line_that_cannot_be_read_says_why(tmp_path, line, reason):
    loaded, _, _ = read(write(tmp_path / "export.ftm.json", [*investigation(), line]))
    (row,) = [row for row in loaded if row.rejected and not row.left_out]
    assert [(issue.row, issue.reason) for issue in row.issues] == [(21, reason)]


def test_values_that_no_field_takes_are_kept_as_they_stand(tmp_path):
    odd = entity(
        "o1", "Person", "Ali", name="Ali", birthDate=["31-31-1999"], phone="12", gender="other",
        height=170, idNumber="12", website="https://contoh.id",
    )  # fmt: skip
    _, mentions, _ = read(write(tmp_path / "entities.ftm.json", [odd, *watchlist()]))
    extra = mentions["Ali"].extra
    assert (extra["birthDate"], extra["phone"], extra["idNumber"]) == ("31-31-1999", "12", "12")
    assert (extra["height"], extra["website"], extra["gender"]) == (
        "170",
        "https://contoh.id",
        "other",
    )


def test_birth_dates_that_contradict_each_other_give_no_day(tmp_path):
    person = entity("o1", "Person", "Ali", name="Ali", birthDate=["1980-01-02", "1980-02-01"])
    _, mentions, _ = read(write(tmp_path / "entities.ftm.json", [person, *watchlist()]))
    assert mentions["Ali"].born_on == "1980"
    assert mentions["Ali"].extra["birthDate"] == "1980-01-02 | 1980-02-01"


def test_things_that_nobody_names_are_told(tmp_path):
    loaded, _, _ = read(
        write(
            tmp_path / "e.ftm.json",
            [aleph("p1", "Person", name="A B"), aleph("a", "Address", full="x")],
        )
    )
    assert [issue.reason for row in loaded for issue in row.issues] == [
        "1 line that no other line names; not kept"
    ]


def test_an_array_of_entities_is_read_too(tmp_path):
    path = tmp_path / "entities.json"
    path.write_text(json.dumps(watchlist(), indent=1), encoding="utf-8")
    loaded, mentions, _ = read(path)
    assert len(mentions) == 4
    assert sum(row.rows for row in loaded) == len(watchlist())


def test_other_json_with_id_and_schema_is_not_taken_for_it(tmp_path):
    path = tmp_path / "other.jsonl"
    path.write_text('{"id": "1", "schema": "public", "properties": {"a": 1}}\n', encoding="utf-8")
    assert not plan_load([path]).tables


def test_a_line_beyond_all_measure_rejects_itself_alone(tmp_path):
    long = (
        '{"id": "lama", "schema": "Person", "properties": {"name": ["' + "x" * (17 << 20) + '"]}}'
    )
    loaded, mentions, _ = read(write(tmp_path / "e.ftm.jsonl", watchlist(), broken=long))
    assert len(mentions) == 4
    (row,) = [row for row in loaded if row.rejected]
    assert row.issues[0].reason == "a line of more than 16 MiB"


def nested():
    company = {"id": "c1", "schema": "Company", "properties": {"name": ["PT Karya Rekaan"]}}
    owns = {
        "id": "o1",
        "schema": "Ownership",
        "properties": {"asset": [company], "role": ["pemilik"]},
    }
    passport = {"id": "t1", "schema": "Passport", "properties": {"number": ["B7654321"]}}
    first = {
        "id": "p1",
        "schema": "Person",
        "caption": "Harto",
        "properties": {"name": ["Harto"], "ownershipOwner": [owns], "passports": [passport]},
    }
    leads = {"id": "d1", "schema": "Directorship", "properties": {"organization": [company]}}
    second = {
        "id": "p2",
        "schema": "Person",
        "properties": {"name": ["Ningsih"], "directorshipDirector": [leads]},
    }
    return [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, nested())),
        json.dumps(nested(), indent=1),
        json.dumps({"limit": 10, "results": nested()}, indent=1),
    ],
    ids=["lines", "array", "answer of an API"],
)
def test_entities_inside_entities_are_parties_and_links_of_their_own(tmp_path, text):
    path = tmp_path / "targets.nested.json"
    path.write_text(text, encoding="utf-8")
    loaded, mentions, statements = read(path)
    assert not [row for row in loaded if row.rejected]
    assert set(mentions) == {"Harto", "Ningsih", "PT Karya Rekaan"}
    assert ends(statements, mentions, K.ASSOCIATED_WITH) == [("Harto", "PT Karya Rekaan")]
    assert ends(statements, mentions, K.WORKS_FOR) == [("Ningsih", "PT Karya Rekaan")]
    assert [i.value for i in mentions["Harto"].identifiers] == ["B7654321"]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_file_of_one_entity_is_read(tmp_path, indent):
    path = tmp_path / "satu.json"
    path.write_text(json.dumps(nested()[0], indent=indent), encoding="utf-8")
    loaded, mentions, _ = read(path)
    assert set(mentions) == {"Harto", "PT Karya Rekaan"}
    assert not [row for row in loaded if row.rejected]


def test_entities_nested_too_deep_are_refused_by_their_line(tmp_path):
    inner = {"id": "x", "schema": "Company", "properties": {"name": ["PT X"]}}
    for place in range(40):
        inner = {"id": f"y{place}", "schema": "Company", "properties": {"parent": [inner]}}
    loaded, mentions, _ = read(write(tmp_path / "a.ftm.json", [nested()[0], inner]))
    assert [issue.row for row in loaded if row.rejected for issue in row.issues] == [2]
    assert "Harto" in mentions
