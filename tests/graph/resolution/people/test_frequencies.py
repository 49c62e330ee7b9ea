"""Frequencies: counted over people, mixed with the country's, higher where a name is at home."""

from itertools import product

import polars as pl
import pytest

from graph.resolution.people.features import features
from graph.resolution.people.frequencies import MOST, with_frequencies
from graph.resolution.people.parameters import shipped
from tests.graph.resolution.people.tables import people_of, reported_table

PHONE, OTHER = "+6281234567890", "+6285200000001"


def tf(people, column):
    return people[f"tf_{column}"].to_list()


def test_frequencies_are_the_very_same_in_every_run():
    rows = [
        {
            "name": f"{one}{other}{more}ko",
            "village": f"{one}{other}{more}",
            "phones": [PHONE] * (place % 2),
        }
        for one, other, more in product(
            ("jo", "bu", "si", "ti", "de", "wa", "ro", "na", "lu", "ke", "pa", "mi"), repeat=3
        )
        for place in range(1 + len({one, other, more}))
    ]
    runs = [people_of(*rows).select("tf_core", "tf_village") for _ in range(5)]
    assert all(runs[0].equals(run) for run in runs)


def test_a_busy_recruiter_does_not_make_a_name_common():
    busy = [{"name": "Zulfikar Lamadjido", "phones": [PHONE]}] * 30
    namesakes = [
        {"name": "Yohanes Tefa", "phones": [f"+62852000000{place:02}"]} for place in range(30)
    ]
    people = people_of(*busy, *namesakes)
    assert tf(people, "core")[0] < tf(people, "core")[-1] / 5


def test_the_country_makes_a_common_name_common_in_a_small_office():
    people = people_of({"name": "Siti Aminah"}, {"name": "Lamadjido Tefa"})
    assert tf(people, "core")[0] > 5 * tf(people, "core")[1]


def test_a_name_is_commoner_where_its_words_are_at_home():
    syllables = ("Jo", "Bu", "Si", "Ti", "De", "Wa", "Ro", "Na")
    toba, java = (
        [
            {"name": f"{one}{other}{end}", "regency": regency}
            for one in syllables
            for other in "aeiou"
        ]
        for end, regency in (("s Sitompul", "Toba"), ("ko Widodo", "Klaten"))
    )
    alone = {"name": "Jas Sitompul"}
    people = people_of(*toba, *java, alone)
    assert tf(people, "core")[0] > 1.5 * tf(people, "core")[-1]


def test_what_is_not_said_has_no_frequency():
    people = people_of({"name": "SA"}, {"name": "Budi", "village": "Suka Maju"})
    assert tf(people, "core")[0] is None
    assert tf(people, "village") == [None, pytest.approx(MOST["village"])]


def test_telephones_are_parted_by_how_many_names_gave_them():
    names = ["Ahmad", "Bambang", "Citra", "Dedi", "Eko", "Fitri", "Gunawan", "Hendra", "Indah"]
    people = people_of(
        *({"name": name, "phones": [PHONE]} for name in names[:4]),
        *({"name": name, "phones": [OTHER]} for name in names),
        {"name": "Joko", "phones": ["+6287700000001"]},
    )
    assert people["phones_own"][0].to_list() == [] and people["phones_shared"][0].to_list() == [
        PHONE
    ]
    assert people["phones_shared"][4].to_list() == []
    assert people["phones_own"][-1].to_list() == ["+6287700000001"]


def test_a_recruiters_misspellings_are_no_namesakes_of_his():
    spellings = [f"Zulfikar Lamadji{end}" for end in ("do", "dho", "do'", "ddo", "du", "da", "di")]
    rows = [{"name": name, "regency": "Sigi"} for name in spellings]
    others = [
        {"name": f"{one}{other}ko Widodo", "regency": "Klaten"}
        for one, other in product(("Jo", "Bu", "Si", "Ti", "De", "Wa", "Ro", "Na"), "aeiou")
    ]
    apart, known = (
        with_frequencies(
            features(reported_table(*rows, *others)),
            shipped().words,
            person and pl.Series(person, dtype=pl.Int32),
        )
        for person in (None, [*[0] * len(rows), *range(len(rows), len(rows) + len(others))])
    )
    assert tf(known, "core")[0] < tf(apart, "core")[0]
