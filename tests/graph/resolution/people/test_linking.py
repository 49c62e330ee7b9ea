"""Who is fused, proposed or kept apart, on small tables."""

import polars as pl
import pytest

from graph.resolution.people.linking import fusing_ease, link_people, threshold_shift
from graph.resolution.people.parameters import shipped
from graph.resolution.people.tables import read_table, resolve_table
from graph.resolution.people.training.people import GeneratedPeople
from tests.graph.resolution.people.tables import reported_table
from tests.offices.people import NIK

PHONE, OTHER = "+6281234567890", "+6285200000001"
SUSPECT = {"protected": False}
ELSEWHERE = [
    {
        "name": f"Orang {place}",
        "regency": f"Kab. {place}",
        "village": f"Desa {place}",
        "father": f"Ayah {place}",
    }
    for place in "abcdefghijklmnopqrstuvwxyz"
]
"""Others, so that to be of one regency says something."""


def outcome(*rows, **more):
    linked = link_people(reported_table(*rows), **more)
    proposals = {(row["left"], row["right"]): row for row in linked.proposals.iter_rows(named=True)}
    return linked, proposals


def fused(*rows, **more):
    linked, _ = outcome(*rows, **more)
    return linked.roots[0] == linked.roots[1]


def _numbers(before: list[int | None]) -> pl.Series:
    return pl.Series(before, dtype=pl.Int32)


def test_two_suspects_need_more_than_a_name_and_a_regency():
    one = SUSPECT | {"name": "Lamadjido Tefa Makkasau", "regency": "Sigi"}
    linked, proposals = outcome(one, one, *ELSEWHERE)
    assert linked.roots[0] != linked.roots[1]
    assert (proposals[0, 1]["tier"], proposals[0, 1]["because"]) == ("probable", "suspects")
    assert fused(one | {"phones": [PHONE]}, one | {"phones": [PHONE]})
    born = one | {"born_on": "1985-03-12"}
    assert fused(born, born, *ELSEWHERE)


def test_a_month_of_birth_corroborates_no_two_suspects():
    one, other = (
        SUSPECT | {"name": name, "born_on": "1985-07"} for name in ("M. Yusuf", "Moh. Yusuf")
    )
    assert not fused(one, other)
    assert fused(one | {"born_on": "1985-07-12"}, other | {"born_on": "1985-07-12"})


def test_a_victim_and_a_suspect_are_asked_about():
    victim = {
        "name": "Lamadjido Tefa",
        "born_on": "1990-03-05",
        "village": "Suka Maju",
        "regency": "Sigi",
    }
    linked, proposals = outcome(victim, victim | SUSPECT)
    assert linked.roots[0] != linked.roots[1]
    assert (proposals[0, 1]["tier"], proposals[0, 1]["because"]) == ("review", "sides")
    assert fused(victim | {"niks": [NIK]}, victim | SUSPECT | {"niks": [NIK]})


def test_a_victim_needs_more_than_a_name_a_district_and_a_year():
    one = {"name": "Lamadjido Tefa", "district": "Dolo", "regency": "Sigi", "born_on": "1990"}
    linked, proposals = outcome(one, one, *ELSEWHERE)
    assert linked.roots[0] != linked.roots[1]
    assert (proposals[0, 1]["tier"], proposals[0, 1]["because"]) == ("probable", "namesakes")


def test_a_stated_alias_and_a_name_without_muhammad_are_known_by_their_telephone():
    for one, other in (
        ("Moch. Wawan Banu", "Wawan Banu"),
        ("Ahmad Hidayat alias Hidayat", "Hidayat"),
        ("Rusman Lamadjido", "Lamadjido"),
    ):
        told = SUSPECT | {"phones": [PHONE]}
        assert fused(told | {"name": one}, told | {"name": other}, *ELSEWHERE)


def test_a_telephone_one_digit_off_is_enough_for_two_suspects_of_one_name():
    one = SUSPECT | {"name": "Lamadjido Tefa"}
    mistyped = f"{PHONE[:-4]}0{PHONE[-3:]}"
    assert mistyped != PHONE
    assert fused(one | {"phones": [PHONE]}, one | {"phones": [mistyped]}, *ELSEWHERE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Fauziah", "Siti Fatimah"),
        ("Adi Basuki", "Yudi Basuki"),
        ("Eko Sudarmono", "Joko Sudarmono"),
        ("Muhammad Basri", "Muhammad Asyari"),
    ],
)
def test_brothers_who_share_all_words_but_one_and_a_telephone_stay_apart(one, other):
    home = SUSPECT | {"phones": [PHONE], "village": "Suka Maju", "regency": "Sigi"}
    assert not fused(home | {"name": one}, home | {"name": other}, *ELSEWHERE)


def test_two_whom_one_case_names_side_by_side_are_two():
    told = SUSPECT | {"phones": [PHONE], "village": "Suka Maju", "case_id": "c"}
    both = told | {"name": "Lamadjido Tefa"}, told | {"name": "Lamadjido Tefa Nahak"}
    linked, proposals = outcome(*both, *ELSEWHERE)
    assert linked.roots[0] != linked.roots[1]
    assert proposals[0, 1]["because"] == "case"
    assert fused(*(row | {"case_id": row["name"]} for row in both), *ELSEWHERE)
    twice = told | {"name": "Lamadjido Tefa"}
    assert fused(twice, twice, *ELSEWHERE)


def test_two_of_different_fathers_and_a_father_and_his_child_are_two():
    home = SUSPECT | {"phones": [PHONE], "village": "Suka Maju", "regency": "Sigi"}
    named = [home | {"name": name} for name in ("Roby Seran bin Ferdinan", "Roby Seran bin Yulius")]
    _, proposals = outcome(*named, *ELSEWHERE)
    assert proposals[0, 1]["because"] == "father"
    child = [home | {"name": name} for name in ("Kargiyo", "Kargiyo Hadi bin Kargiyo")]
    _, proposals = outcome(*child, *ELSEWHERE)
    assert proposals[0, 1]["because"] == "father"


def test_initials_are_never_fused():
    told = {"phones": [PHONE], "niks": [NIK], "village": "Suka Maju"}
    linked, proposals = outcome({"name": "SA", **told}, {"name": "Siti Aminah", **told})
    assert linked.roots[0] != linked.roots[1]
    assert (proposals[0, 1]["tier"], proposals[0, 1]["because"]) == ("probable", "initials")


@pytest.mark.parametrize(
    "name", ["Tidak tahu", "belum ada", "Sponsor", "Korban 2", "Admin WA", "Pak Bos"]
)
def test_words_that_name_nobody_make_nobody_one(name):
    for told in ({"phones": [PHONE]}, {"village": "Suka Maju", "regency": "Sigi"}, {"niks": [NIK]}):
        assert not fused({"name": name, **told}, {"name": name, **told}, *ELSEWHERE)
        assert not fused(
            {"name": f"Ahmad alias {name}", **told},
            {"name": f"Rahmat alias {name}", **told},
            *ELSEWHERE,
        )


def test_siblings_of_one_household_stay_apart():
    home = {"phones": [PHONE], "village": "Suka Maju", "regency": "Sigi", "father": "Ahmad"}
    assert not fused({"name": "Dewi Lestari", **home}, {"name": "Rina Lestari", **home})


def test_colleagues_who_share_an_office_telephone_alone_are_not_asked_about_two_by_two():
    names = (
        "Rudi Hartono",
        "Sari Dewi",
        "Taufik Hidayat",
        "Umar Bakri",
        "Vina Panduwinata",
        "Wahyu Nugroho",
    )
    office = SUSPECT | {"phones": [PHONE], "regency": "Bekasi"}
    others = [
        home | {"regency": f"{home['regency']} {place}"} for home in ELSEWHERE for place in range(6)
    ]
    linked, proposals = outcome(*(office | {"name": name} for name in names), *others)
    assert linked.roots[:6].n_unique() == 6
    assert [pair for pair in proposals if pair[1] < 6] == []


def test_a_mention_that_fits_two_contradicting_people_goes_to_neither():
    told = {"name": "Lamadjido Tefa", "phones": [PHONE]}
    one, two = told | {"niks": [NIK]}, told | {"niks": ["7208054808850007"]}
    vague = told | {"sex": "f"}
    linked, proposals = outcome(one, two, vague, *ELSEWHERE)
    assert len(set(linked.roots[:3])) == 3
    assert {proposals[0, 2]["because"], proposals[1, 2]["because"]} == {"rival"}
    assert proposals[0, 2]["tier"] == "probable"
    assert fused(vague, one, *ELSEWHERE)


def test_two_who_were_people_before_are_proposed_and_not_fused():
    told = {"name": "Lamadjido Tefa", "phones": [PHONE]}
    before = [0, 0, 1, 1, None]
    linked, proposals = outcome(told, told, told, told, told, known=_numbers(before))
    assert linked.roots[0] == linked.roots[1] != linked.roots[2] == linked.roots[3]
    assert linked.roots[4] in {linked.roots[0], linked.roots[2]}
    (proposal,) = proposals.values()
    assert (proposal["tier"], proposal["because"]) == ("probable", "established")
    alone, _ = outcome(told, told, known=_numbers([0, 1]))
    assert alone.roots[0] == alone.roots[1]


def test_judgements_come_before_the_data():
    told = {"name": "Lamadjido Tefa", "phones": [PHONE]}
    linked, proposals = outcome(told, told, apart=[(0, 1)])
    assert linked.roots[0] != linked.roots[1] and not proposals
    assert fused({"name": "Budi", "niks": [NIK]}, {"name": "Rahmat", "sex": "m"}, must=[(0, 1)])
    both, _ = outcome(told, told, must=[(0, 1)], apart=[(0, 1)])
    assert both.roots[0] != both.roots[1]


def test_thresholds_rise_with_the_number_of_mentions():
    assert threshold_shift(500) == threshold_shift(100_000) == 0
    assert threshold_shift(400_000) > threshold_shift(200_000) > 0


def test_fusing_asks_less_among_few_mentions_and_never_more_than_a_few_bits():
    parameters = shipped()
    small, large = (fusing_ease(parameters.prior(count), parameters) for count in (300, 10_000))
    assert 4.0 >= small > large > 0
    assert fusing_ease(parameters.prior(100_000), parameters) == 0
    assert fusing_ease(parameters.prior(1_000_000), parameters) == 0


def test_a_table_is_read_in_its_usual_writings():
    row = GeneratedPeople(3, 200).table().row(0, named=True) | {
        "nik": "7271 0145 0390 0001", "phone": "0812-3456 7890", "gender": "Perempuan",
        "dob": "1990-03-05",
    }  # fmt: skip
    read = read_table(pl.DataFrame([row])).row(0, named=True)
    assert (read["niks"], read["phones"]) == ([NIK], [PHONE])
    assert (read["sex"], read["born_on"]) == ("f", "1990-03-05")


@pytest.mark.parametrize("seed", [11, 12])
def test_nearly_nobody_is_wrongly_fused_among_generated_people(seed):
    table = GeneratedPeople(seed, 3000).table()
    found = resolve_table(table.drop("ent"))
    joined = found.clusters.join(table.select("unique_id", "ent"), on="unique_id")
    people = joined.group_by("cluster").agg(pl.col("ent").n_unique())
    assert (people["ent"] > 1).sum() <= 1
    assert people.height < 0.8 * table.height
    assert found.clusters["unique_id"].to_list() == table["unique_id"].to_list()
