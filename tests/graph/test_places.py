"""Places: regions in any usual writing, countries in two languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.places import country, find_region, region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Parigi Moutong", "7208"), ("Parimo", "7208"), ("kota palu", "7271"),
        ("PALU", "7271"), ("palu, sulteng", "7271"), ("Kab. Sigi, Sulawesi Tengah", "7210"),
        ("Tojo Una-Una", "7209"), ("tolitoli", "7204"), ("Sulteng", "72"),
        ("Kec. Palolo", "721002"), ("Kota Adm. Jakarta Selatan", "3174"), ("Jaksel", "3174"),
        ("Kota Bandung", "3273"), ("Kabupaten Bandung", "3204"), ("Bau-Bau", "7472"),
    ],
)  # fmt: skip
def test_a_region_in_any_usual_writing(text: str, code: str) -> None:
    found = find_region(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "kota", "Negeri Dongeng", "Kab. Sigi, Jawa Barat"])
def test_no_region_is_none(text: str) -> None:
    assert find_region(text) is None


def test_a_region_knows_what_it_lies_in() -> None:
    district = region("721002")
    assert district is not None
    assert (district.level, district.regency, district.province) == (
        "district",
        "Kab. Sigi",
        "Sulawesi Tengah",
    )
    assert region("99") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Arab Saudi", "SA"), ("KSA", "SA"), ("Riyadh", "SA"), ("Malaysia", "MY"),
        ("Johor Bahru, Malaysia", "MY"), ("Tawau", "MY"), ("Kamboja", "KH"),
        ("Hong Kong SAR", "HK"), ("Korsel", "KR"), ("Brunei Darussalam", "BN"), ("my", "MY"),
        ("Timur Tengah", ""), ("zz", ""), ("EU", ""), ("", ""),
    ],
)  # fmt: skip
def test_countries_and_known_cities(text: str, code: str) -> None:
    assert country(text) == code


@given(st.text())
def test_any_text_is_a_place_or_nothing(text: str) -> None:
    find_region(text)
    assert len(country(text)) in {0, 2}
