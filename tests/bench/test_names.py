"""The benchmark of names, on pairs whose answer is plain."""

import pytest

from graph.schema import EntityKind
from tests.bench.names import (
    PARTIES,
    VICTIMS,
    WITH_TELEPHONE,
    Pair,
    Verdicts,
    compare_organizations,
    compare_people,
    outcome,
    read_pairs,
    render,
)

ONE = Pair("Person", "Lamadjido Tefa", "Lamajido Tefa", True)
TWO = Pair("Person", "Budi Santoso", "Siti Aminah", False)


def test_pairs_are_read_as_they_are_written(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(
        'case,schema,name1,name2,is_match\n1,Person,"Tefa, B.",Budi,true\n2,Vessel,A,,false\n',
        encoding="utf-8",
    )
    assert read_pairs(path) == [
        Pair("Person", "Tefa, B.", "Budi", True),
        Pair("Vessel", "A", "", False),
    ]


@pytest.mark.parametrize(
    ("beside", "found"), [(PARTIES, "probable"), (VICTIMS, "probable"), (WITH_TELEPHONE, "same")]
)
def test_a_name_alone_is_never_enough(beside, found):
    assert outcome(ONE, EntityKind.PERSON, beside) == found


def test_names_are_compared_each_with_its_own_other():
    assert compare_people([ONE, TWO]) == (["same", "different"], [True, False])
    companies = [
        Pair("Company", "PT Karya Laut", "PT. Karya Laut", True),
        Pair("Company", "PT Karya Laut", "PT Bina Tani", False),
    ]
    assert compare_organizations(companies) == (["same", "different"], [True, False])


def test_what_is_taken_for_one_is_counted_against_the_truth():
    pairs = [ONE, ONE, TWO, TWO]
    said = Verdicts(["same"] * 4, [True, False, True, False], {}, [1.0, 0.8, 0.75, 0.2])
    lines = [line.split() for line in render(EntityKind.PERSON, pairs, said).splitlines()]
    assert ["same", "2", "2"] in lines
    assert ["names", "that", "fit", "0.500", "0.500", "0.500"] in lines
    assert ["logic-v2", ">=", "0.7", "0.667", "1.000", "0.800"] in lines
    assert ["logic-v2", ">=", "0.95", "1.000", "0.500", "0.667"] in lines
