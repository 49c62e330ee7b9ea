"""What the standard holds comes back.

File to values to file to values, over every field and every code.
"""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.formats.htcds.standard import code_values, fields, sections
from loaders.formats.htcds.values import JOIN
from loaders.formats.htcds.writing import write_htcds
from tests.loaders.formats.htcds.flat_template import FLAT, write_htcds_flat
from tests.loaders.formats.htcds.records import (
    cases_of,
    mentions_of,
    plain,
    section_values,
    statements_of,
    value_of,
    values,
)
from tests.loaders.formats.htcds.workbooks import template, workbook

REPEATED = ("ReferralDetails", "CaseComment", "HistoricTraffickingEvents", "SupportPlan")


def bundle(path: Path, seed: int, *, all_filled: bool = True) -> Path:
    """Three cases with everything that the standard has, most of it twice."""
    random = Random(seed)

    def some(section: str) -> dict[str, str]:
        return section_values(section, random, all_filled=all_filled)

    numbers = ["001/2026", "2", "=3"]
    people = [f"P{n}" for n in range(1, 10)]
    roles = code_values("RoleInProcess")
    sheets = {
        "Organization": [{"org_id": f"O{n}", **some("Organization")} for n in range(1, 5)],
        "Person": [{"person_id": person, **some("Person")} for person in people],
        "Case": [{"case_id": number, **some("Case")} for number in numbers],
        "VictimContext": [
            {"case_id": number, "person_id": who, **some("VictimContext")}
            for number, who in zip([*numbers, "2"], people[:4], strict=True)
        ],
        "Consent": [{"case_id": numbers[0], "person_id": "P1",
                     "con_Consent": random.choice(("TRUE", "FALSE"))}],
        "ConnectedPersonOrOrganisation": [
            *({"case_id": random.choice(numbers), "person_id": f"P{5 + n % 4}",
               "Role in Process": role}
              for n, role in enumerate(roles)),
            {"case_id": "2", "person_id": "P9", "type": "Witness"},
            *({"case_id": number, "org_id": f"O{n}", "Role in Process": random.choice(roles)}
              for n, number in enumerate(numbers, start=1)),
        ],
        "PerpetratorContext": [
            {"case_id": "2", "person_id": "P8", **section_values("PerpetratorContext", random)},
            {"person_id": "P5", "per_RoleDetails": "di mana saja"},
        ],
        **{section: [{"case_id": number, **some(section)} for number in (*numbers, "2", "2")]
           for section in REPEATED},
    }  # fmt: skip
    sheets["Case"][0]["cas_CaseOwner"] = "Dewi; yang lain"
    sheets["ReferralDetails"][0]["cas_ReferringOrganisation"] = "O4"
    sheets["Case"][1]["Catatan kantor"] = "lihat berkas 7"
    return workbook(path, {name: [dict(row) for row in rows] for name, rows in sheets.items()})


@pytest.mark.parametrize("seed", range(12))
def test_a_bundle_comes_back_as_it_was(tmp_path, seed):
    first = values(bundle(tmp_path / "b.xlsx", seed, all_filled=seed % 3 > 0))
    again = values(write_htcds(tmp_path / "again.xlsx", cases_of(first), mentions_of(first)))
    assert plain(again) == plain(first)
    kinds = sorted(statement.kind for statement in statements_of(first))
    assert sorted(statement.kind for statement in statements_of(again)) == kinds


def test_the_bundles_fill_every_field_and_every_code(tmp_path):
    said: dict[str, set[str]] = {name: set() for name in fields()}
    for seed in range(60):
        random = Random(seed)
        for section in sections():
            for name, text in section_values(section, random).items():
                said[name] |= set(text.split(JOIN))
    assert all(said.values())
    for name, field in fields().items():
        if field.codes:
            assert said[name] >= set(code_values(field.codes)), name


def test_every_field_of_a_bundle_is_somewhere_in_its_values(tmp_path):
    rows = values(bundle(tmp_path / "b.xlsx", 1))
    kept = {
        name.partition(".")[0]
        for record in (*cases_of(rows), *mentions_of(rows))
        for name in record.extra
    }
    taken = {
        *(
            "cas_IncomingReferralDate",
            "cas_ReferringOrganisation",
            "cas_Status",
            "cas_IncomingReferralDetails",
        ),
        *(
            "prs_Birthdate",
            "prs_Citizenship",
            "prs_Title",
            "prs_MailingStreet",
            "prs_MailingCity",
            "prs_MailingState",
        ),
        *("prs_MailingCountry", "con_Consent", "per_Organisation"),
    }
    assert set(fields()) - kept - taken == set()
    case = next(case for case in cases_of(rows) if case.number == "001/2026")
    assert case.reported_on
    assert case.office
    assert case.status
    assert case.narrative


def flat_people(random: Random) -> dict[str, str]:
    return {fields()[name].label: value_of(fields()[name], random) for name in FLAT}


@pytest.mark.parametrize("seed", range(6))
def test_a_template_comes_back_as_it_was(tmp_path, seed):
    random = Random(seed)
    first = values(template(tmp_path / "t.xlsx", [flat_people(random) for _ in range(20)]))
    assert len(mentions_of(first)) == 20
    for write in (write_htcds_flat, write_htcds):
        again = values(
            write(tmp_path / f"{write.__name__}.xlsx", cases_of(first), mentions_of(first))
        )
        assert plain(again) == plain(first)


def texts() -> st.SearchStrategy[str]:
    letters = st.characters(blacklist_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"])
    return (
        st.text(letters, min_size=1, max_size=40)
        .map(lambda text: " ".join(text.split()))
        .filter(bool)
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                n
                for n in FLAT
                if fields()[n].kind == "text" and "Phone" not in n and "Email" not in n
            ]
        ),
        texts(),
        min_size=1,
    ),
    st.integers(0, 2**16),
)
def test_any_text_comes_back_through_both_layouts(tmp_path, written, seed):
    random = Random(seed)
    coded = [
        n for n in FLAT if fields()[n].kind not in {"text", "yes_no"} and random.random() < 0.3
    ]
    person = {fields()[n].label: text for n, text in written.items()}
    person |= {fields()[n].label: value_of(fields()[n], random) for n in coded}
    path = tmp_path / "t.xlsx"
    template(path, [person])
    first = values(path)
    for write in (write_htcds_flat, write_htcds):
        again = values(
            write(tmp_path / f"{write.__name__}.xlsx", cases_of(first), mentions_of(first))
        )
        assert plain(again) == plain(first)


def test_writing_twice_gives_the_same_bytes(tmp_path):
    rows = values(bundle(tmp_path / "b.xlsx", 3))
    one, two = (
        write_htcds(tmp_path / name, cases_of(rows), mentions_of(rows))
        for name in ("1.xlsx", "2.xlsx")
    )
    assert one.read_bytes() == two.read_bytes()
