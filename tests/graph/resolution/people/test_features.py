"""Features: what is compared of a mention."""

import pytest

from graph.model import Identifier, Locality
from graph.resolution.people.features import features, reported
from graph.schema import Scheme
from tests.graph.resolution.people.tables import reported_table
from tests.offices.people import NIK, mention


def facts(**row):
    return features(reported_table(row)).row(0, named=True)


def test_a_name_gives_its_key_words_father_and_aliases():
    told = facts(name="H. Moch. Jusuf Lamadjido alias Ucup bin Achmad", also=["Om Yus"])
    assert told["core"] == "muhamadyusuflamajido"
    assert (told["first"], told["short"], told["endings"]) == ("muhamad", "muhamad y l", "ad uf do")
    assert told["father"] == "ahmad"
    assert told["aliases"] == ["ucup", "yus", "yusuflamajido"]


def test_initials_have_no_key():
    told = facts(name="S.A. (23)")
    assert (told["core"], told["words"], told["initials"]) == (None, None, "sa")


def test_a_nik_gives_the_birth_date_and_sex_that_nobody_said():
    told = facts(name="Siti", niks=[NIK])
    assert (told["born"], told["sex"], told["year"]) == ("1990-03-05", "f", 1990)
    assert facts(name="Siti", niks=[NIK], born_on="1991", sex="m")["sex"] == "m"
    assert facts(name="Siti", niks=["7271019903900001"])["born"] is None


def test_several_niks_give_nothing():
    assert facts(name="Siti", niks=[NIK, "7271011203850002"])["born"] is None


@pytest.mark.parametrize(
    ("said", "born", "year_month", "year"),
    [
        ("1990-03-05", "1990-03-05", "1990-03", 1990),
        ("1990-03", None, "1990-03", 1990),
        ("1990", None, None, 1990),
        ("1990-01-01", None, None, 1990),
        ("1990-12-31", None, None, 1990),
        (None, None, None, None),
    ],
)
def test_a_birth_date_counts_as_far_as_it_is_known(said, born, year_month, year):
    told = facts(name="Siti", born_on=said)
    assert (told["born"], told["year_month"], told["year"]) == (born, year_month, year)


def test_places_are_one_however_their_level_is_written():
    one = facts(regency="Kab. Lombok Timur", village="Desa Suka Maju", district="Kec. Selong")
    other = facts(regency="KABUPATEN LOMBOK TIMUR", village="ds. sukamaju", district="Selong")
    assert [one[level] for level in ("village", "district", "regency")] == [
        "sukamaju",
        "selong",
        "lomboktimur",
    ]
    assert one["regency"] == other["regency"] and one["village"] == other["village"]


def test_reported_mentions_are_read_by_id_with_their_identifiers():
    some = mention(2, "Siti Aminah", nik=NIK, phone="+6281234567890", role="korban")
    passport = Identifier(scheme=Scheme.PASSPORT, value="B1234567")
    other = mention(1, "Budi", aliases=("Ujang",))
    more = type(other)(
        **{name: getattr(other, name) for name in other.__struct_fields__}
        | {"identifiers": (passport,), "locality": Locality(regency="Kota Palu")}
    )
    table = reported([some, more])
    assert table["id"].to_list() == sorted([some.id, more.id])
    rows = {row["id"]: row for row in table.iter_rows(named=True)}
    assert rows[some.id]["protected"] and rows[some.id]["niks"] == [NIK]
    assert rows[more.id]["documents"] == ["passport:B1234567"]
    assert (rows[more.id]["also"], rows[more.id]["regency"]) == (["Ujang"], "Kota Palu")


def test_nothing_at_all_is_a_table_without_rows():
    assert features(reported([])).height == 0
