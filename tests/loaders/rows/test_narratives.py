"""What a narrative adds to its row.

Named in the case, somebody's only beside the name, protected where it says so.
"""

import csv
from collections.abc import Collection
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph.model import Identifier, Mention, Statement, identifier_statements
from graph.resolution.resolver import resolve
from graph.schema import NARRATIVE_MONEY, EntityKind, RelationshipKind, Scheme, Strength
from loaders.load import Loaded, load, plan_load
from loaders.rows import narratives
from loaders.rows.narratives import DATES
from tests.offices.ids import IDS
from tests.steps import assert_in_proportion, steps_of

HEAD = ["Nomor Pengaduan", "Tanggal", "Nama PMI", "Pihak Diadukan 1", "Kronologi"]


def loaded(
    folder: Path, *stories: str, accused: str = "Budi Santoso alias Budi Calo"
) -> list[Loaded]:
    path = folder / "register.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [HEAD, *(["K-1", "01/03/2026", "Siti Aminah", accused, story] for story in stories)]
        )
    return list(load(plan_load([path])))


def named(rows: list[Loaded]) -> list[tuple[str, str]]:
    kinds = [
        statement
        for row in rows
        for statement in row.statements
        if statement.kind is RelationshipKind.NAMED_IN
    ]
    return [
        (kind.subject.value, kind.how) for kind in kinds if isinstance(kind.subject, Identifier)
    ]


def owned(rows: list[Loaded]) -> list[tuple[str, str]]:
    names = {mention.id: mention.name for row in rows for mention in row.mentions}
    return [
        (names[statement.subject], statement.object.value)
        for row in rows
        for statement in row.statements
        if isinstance(statement.subject, str) and isinstance(statement.object, Identifier)
    ]


def test_a_number_is_named_in_the_case_with_its_span_and_tentative(tmp_path: Path) -> None:
    story = "Ditelepon dari 0812-9999-0001 setiap hari."
    (row,) = loaded(tmp_path, story)
    (statement,) = [
        statement for statement in row.statements if statement.kind is RelationshipKind.NAMED_IN
    ]
    assert row.case is not None
    assert (statement.object, statement.strength, statement.text) == (
        row.case.id,
        Strength.TENTATIVE,
        "0812-9999-0001",
    )
    assert (statement.ref.row, statement.ref.column) == (2, "Kronologi")
    assert story[statement.ref.start : statement.ref.end] == "0812-9999-0001"


def test_a_number_right_beside_a_party_of_the_row_is_that_partys(tmp_path: Path) -> None:
    rows = loaded(
        tmp_path,
        "Direkrut oleh Budi Santoso (HP 0812-9999-0001), bayar ke BCA 0123456789 a.n. Budi"
        " Santoso.",
    )
    assert set(owned(rows)) == {
        ("Budi Santoso alias Budi Calo", "+6281299990001"),
        ("Budi Santoso alias Budi Calo", "bca:0123456789"),
    }


def test_a_number_further_off_is_nobodys(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "Budi Santoso menyuruh korban menelepon nomor 0812-9999-0001.")
    assert owned(rows) == []
    assert named(rows) == [("+6281299990001", "")]


def test_a_number_between_two_names_is_nobodys(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "Siti Aminah, 0812-9999-0001, Budi Santoso, datang ke kantor.")
    assert owned(rows) == []


@pytest.mark.parametrize(
    "story",
    [
        "Siti gave Budi Santoso her number 0813-9988-7766.",
        "Siti berangkat bersama Budi Santoso. HP 0813-9988-7766 milik korban.",
        "Korban menyerahkan kepada Budi Santoso paspor C1234567.",
        "Siti Aminah menyerahkan kepada Budi Santoso KTP NIK 7202014507980003.",
        "Budi Santoso dan korban, HP 0813-9988-7766 (istri korban).",
    ],
)
def test_a_victims_number_beside_the_accused_is_not_his_and_nobody_sees_it(
    tmp_path: Path, story: str
) -> None:
    rows = loaded(tmp_path, story, accused="Budi Santoso")
    assert [name for name, _ in owned(rows) if name == "Budi Santoso"] == []


@pytest.mark.parametrize(
    "story",
    [
        "0813-9988-7766 (istri korban) tidak aktif.",
        "HP TKI: 0813-9988-7766.",
        "Nomor ybs 0813-9988-7766.",
        "Yang bersangkutan memakai nomor 0813-9988-7766.",
        "Calon TKW memakai HP 0813-9988-7766.",
        "HP 0813-9988-7766 milik korban.",
    ],
)
def test_a_number_that_words_around_it_give_to_a_victim_is_protected(
    tmp_path: Path, story: str
) -> None:
    assert set(protected(loaded(tmp_path, story)).values()) == {True}


def test_in_the_name_of_somebody_else_is_nobodys_of_the_row(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "Siti Aminah, rek BRI 123401000567539 a.n. Hendra Wijaya.")
    assert [name for name, _ in owned(rows)] == ["Hendra Wijaya"]


def test_who_is_paid_into_an_account_holds_it(tmp_path: Path) -> None:
    rows = loaded(
        tmp_path,
        "Korban transfer Rp5 juta kepada Budi Santoso rek BCA 0123456789.",
        accused="Budi Santoso",
    )
    assert owned(rows) == [("Budi Santoso", "bca:0123456789")]


def test_a_boat_without_a_name_is_no_journey(tmp_path: Path) -> None:
    assert named(loaded(tmp_path, "Naik speedboat tanggal 12 Maret 2026.")) == []


def test_a_number_that_the_text_calls_a_relatives_is_protected_in_the_graph(tmp_path: Path) -> None:
    rows = loaded(
        tmp_path,
        "Suami korban dapat dihubungi di 081311112222. Korban menghubungi nomor 081299990001.",
    )
    assert named(rows) == [("+6281311112222", "protected"), ("+6281299990001", "")]
    assert protected(rows) == {"+62 813-1111-2222": True, "+62 812-9999-0001": True}


def test_a_number_of_free_text_is_shown_once_a_table_gives_it_to_a_party_or_somebody_opened_it(
    tmp_path: Path,
) -> None:
    told = loaded(tmp_path, "Budi Santoso, HP 0813-1111-2222.", accused="Budi Santoso")
    assert set(protected(told).values()) == {True}
    number = Identifier(scheme=Scheme.PHONE, value="+6281311112222")
    assert set(protected(told, opened={IDS.identifier(number)}).values()) == {False}
    (accused,) = (m for row in told for m in row.mentions if m.names == ("Budi Santoso",))
    in_column = replace(accused, identifiers=(number,), record="r_other", id="m_other")
    assert set(protected(told, in_column).values()) == {False}


def test_a_number_of_a_victims_column_is_not_opened(tmp_path: Path) -> None:
    told = loaded(tmp_path, "Hubungi 0813-1111-2222.")
    number = Identifier(scheme=Scheme.PHONE, value="+6281311112222")
    victim = next(m for row in told for m in row.mentions if m.role == "korban")
    in_column = replace(victim, identifiers=(number,), record="r_other", id="m_other")
    assert set(protected(told, in_column, opened={IDS.identifier(number)}).values()) == {True}


def test_an_identity_number_in_a_narrative_is_protected_whatever_name_stands_beside_it(
    tmp_path: Path,
) -> None:
    rows = loaded(tmp_path, "NIK 7271014101020001 tertera pada paspor palsu.")
    assert set(protected(rows).values()) == {True}
    (tmp_path / "b").mkdir()
    beside = loaded(tmp_path / "b", "Budi Santoso, NIK 7271014101020001, mengurus paspor.")
    assert set(protected(beside).values()) == {True}


def protected(
    rows: list[Loaded], *others: Mention, opened: Collection[str] = ()
) -> dict[str, bool]:
    """Every identifier of the graph that the rows make, and whether it is protected; `others` are
    mentions of a table beside.
    """
    mentions = [*(mention for row in rows for mention in row.mentions), *others]
    statements: list[Statement] = [statement for row in rows for statement in row.statements]
    for mention in others:
        statements += identifier_statements(mention)
    cases = {row.case.id: row.case for row in rows if row.case}
    entities = resolve(IDS, cases.values(), mentions, statements, opened=opened).resolved.entities
    kinds = {EntityKind.PHONE, EntityKind.IDENTITY_DOCUMENT}
    return {entity.name: entity.protected for entity in entities if entity.kind in kinds}


def test_a_person_in_press_form_who_is_nobody_of_the_row_is_listed_and_protected(
    tmp_path: Path,
) -> None:
    rows = loaded(tmp_path, "Dijemput JSL alias Juju (23), WA 0813 1234 5678.")
    (mention,) = [mention for row in rows for mention in row.mentions if mention.role == "disebut"]
    assert (mention.names, mention.aliases, mention.age) == ((), ("Juju", "JSL"), 23)
    assert mention.reported_role.protected and mention.reported_role.listed
    assert [identifier.value for identifier in mention.identifiers] == ["+6281312345678"]


def strangers(rows: list[Loaded]) -> list[Mention]:
    """The people whom the narrative alone names."""
    return [m for row in rows for m in row.mentions if m.ref.start is not None]


def test_people_with_a_role_in_the_text_are_parties_once_and_tentative(tmp_path: Path) -> None:
    story = (
        "terdakwa sahri als heri bin kasim menemui saksi ratmi. sahri menyuruh calo bernama udin"
        " mengantar ratmi. sahri lalu pergi, WA 0813 1234 5678"
    )
    rows = loaded(tmp_path, story)
    found = [(m.role, m.names, m.aliases, m.father) for m in strangers(rows)]
    assert found == [
        ("pihak_diadukan", ("sahri bin kasim",), ("heri",), "kasim"),
        ("perekrut_lapangan", ("udin",), (), ""),
    ]
    cases = [row.case for row in rows if row.case]
    resolved = resolve(IDS, cases, [m for row in rows for m in row.mentions], []).resolved
    told = {m.id for m in strangers(rows)}
    parts = [
        part for part in resolved.relationships
        if part.kind is RelationshipKind.PARTY_TO and told.intersection(part.statements)
    ]  # fmt: skip
    assert len(parts) == 2
    assert {part.strength for part in parts} == {Strength.TENTATIVE}


def test_whom_a_text_calls_accused_and_witness_is_only_mentioned_and_masked(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "Terdakwa Sahri Kasim membantah. Saksi Sahri Kasim hadir.")
    (mention,) = strangers(rows)
    assert mention.role == "disebut" and mention.reported_role.protected


def test_a_victim_of_the_row_is_nobody_new_whatever_the_text_calls_her(tmp_path: Path) -> None:
    assert strangers(loaded(tmp_path, "terlapor siti aminah dan calo Budi Santoso")) == []


def test_a_number_beside_an_accused_of_the_text_stays_masked(tmp_path: Path) -> None:
    rows = loaded(
        tmp_path, "terdakwa sahri, HP 0813-1234-5678, menjemput korban wati hp 081399990000"
    )
    assert {m.role for m in strangers(rows)} == {"pihak_diadukan", "disebut"}
    assert protected(rows) == {"+62 813-1234-5678": True, "+62 813-9999-0000": True}


def test_money_dates_and_police_reports_stand_beside_the_case_with_their_spans(
    tmp_path: Path,
) -> None:
    story = (
        "Bayar Rp5 juta untuk paspor tanggal 12 Maret 2026, lapor LP/B/65/III/2026/SPKT/Polda"
        " Sulteng."
    )
    (row,) = loaded(tmp_path, story)
    assert row.case is not None
    assert row.case.extra[NARRATIVE_MONEY].startswith("Rp5 juta [6-14] IDR 5000000")
    assert row.case.extra[DATES].endswith("2026-03-12")
    assert len(row.case.references) == 1


def test_a_ship_and_a_day_near_by_are_a_journey(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "Berangkat dengan KM Bukit Siguntang tanggal 12 Maret 2026.")
    assert ("bukit siguntang|2026-03-12", "") in named(rows)


def test_a_narrative_repeated_in_every_row_of_a_case_is_read_once(tmp_path: Path) -> None:
    story = "Ditelepon dari 0812-9999-0001."
    assert named(loaded(tmp_path, story, story)) == [("+6281299990001", "")]


def test_the_same_rows_give_the_same_values(tmp_path: Path) -> None:
    story = (
        "Dijemput JSL alias Juju (23), WA 0813 1234 5678, lalu naik KM Lambelu tanggal 3 Mei 2026."
    )
    assert loaded(tmp_path, story) == loaded(tmp_path, story)


def test_a_mapping_can_leave_narratives_unread(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(
        "id,story\nK-1,Ditelepon dari 0812-9999-0001.\n", encoding="utf-8"
    )
    mapping = "tables: [{name: t, case: {number: id, narrative: story}, read_narrative: false}]"
    (tmp_path / "r.mapping.yaml").write_text(mapping, encoding="utf-8")
    (row,) = load(plan_load([tmp_path]))
    assert row.case is not None and row.case.narrative
    assert row.statements == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Bambang HP 081234567890 ",
        "Budi Santoso, HP 081234567890, rekening BRI 123401000567539. ",
        "JSL alias Juju (23), HP 081234567890, ",
        "0812-3456-7890 a.n. Budi Calo, naik KM Kelud tanggal 2 Maret 2024, ",
        "terdakwa sahri als heri, saksi siti aminah hp 081234567890, ",
    ],
)
def test_whose_a_number_is_takes_steps_in_proportion_to_the_text(
    tmp_path: Path, piece: str
) -> None:
    def steps(size: int) -> dict[str, int]:
        text = (piece * (size // len(piece) + 1))[:size]
        people = "Budi Santoso alias Budi Calo alias Bambang"
        return steps_of(lambda: loaded(tmp_path, text, accused=people), [narratives])

    assert_in_proportion(steps, 8_000)
