"""Phones, bank accounts, e-mail and social accounts, and normalising by scheme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import identifiers
from graph.errors import InvalidValue
from graph.identifiers import bank_account, online, phone
from graph.schema import Scheme


@pytest.mark.parametrize(
    "text",
    ["0812-3456 7890", "+62 812 3456 7890", "62812 3456 7890", "0062-81234567890", "81234567890",
     "+62 (0)812 3456 7890", "wa.me/6281234567890", "https://wa.me/6281234567890?text=hi",
     "HP: 0812.3456.7890", "081234567890.0", "０８１２３４５６７８９０"],
)  # fmt: skip
def test_one_phone_in_many_writings(text: str) -> None:
    assert phone.normalize(text) == "+6281234567890"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+60 12-345 6789", "+60123456789"),
        ("60123456789", "+60123456789"),
        ("0060123456789", "+60123456789"),
        ("966 50 123 4567", "+966501234567"),
        ("(0451) 421234", "+62451421234"),
    ],
)
def test_landlines_and_foreign_phones(text: str, value: str) -> None:
    assert phone.normalize(text) == value


def test_a_number_that_is_given_is_more_than_one_of_possible_length() -> None:
    assert phone.is_given("+60123456789")
    assert not phone.is_given("+62123456789")
    assert not phone.is_given("123")


@pytest.mark.parametrize(
    "text",
    ["900101-14-5678", "7271014503900001", "0812 3456", "1234567890", "6.28123E+12", "0812345678901234", "+62", ""]
)  # fmt: skip
def test_what_is_no_phone_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"; "):
        phone.normalize(text)


@pytest.mark.parametrize(
    ("text", "bank", "value"),
    [
        ("1234-01-000567-53-9", "BRI", "bri:123401000567539"),
        ("BCA 1234567890 a.n. Budi Mandiri", "", "bca:1234567890"),
        ("1234567890 (Bank BCA a.n. Siti)", "", "bca:1234567890"),
        ("1234567890", "014", "bca:1234567890"),
        ("1234567890", "BCA KCU Palu", "bca:1234567890"),
        ("1234567890", "Bank Syariah Mandiri", "bsi:1234567890"),
        ("Bank BRI Syariah 1234567890", "", "bri-syariah:1234567890"),
        ("Bank Aceh 1234567890", "", "aceh:1234567890"),
    ],
)
def test_bank_accounts(text: str, bank: str, value: str) -> None:
    assert bank_account.normalize(text, bank) == value
    assert bank_account.normalize(value) == value
    assert bank_account.normalize(bank_account.format(value)) == value


@pytest.mark.parametrize(
    ("text", "bank", "reason"),
    [
        ("1234567890", "", "needs its bank"),
        ("081234567890", "DANA", "e-wallet"),
        ("GoPay 081234567890", "", "e-wallet"),
        ("1.23456E+14", "BRI", "digits were lost"),
        ("BCA 1234567890, BRI 123456789012345", "", "more than one"),
        ("1234", "BCA", "6-18 digits"),
        ("", "BCA", "6-18 digits"),
    ],
)
def test_a_wrong_account_is_refused_with_its_reason(text: str, bank: str, reason: str) -> None:
    with pytest.raises(InvalidValue, match=rf"{reason}.*; "):
        bank_account.normalize(text, bank)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Budi@Mail.com", "budi@mail.com"),
        ("https://www.facebook.com/Kerja.Luar?ref=1", "facebook:kerja.luar"),
        ("https://m.facebook.com/profile.php?id=1000123", "facebook:1000123"),
        ("https://www.facebook.com/people/Siti/1000", "facebook:1000"),
        ("https://www.facebook.com/groups/12345", "facebook:groups/12345"),
        ("@loker_my (IG)", "instagram:loker_my"),
        ("fb: kerja luar", "facebook:kerja luar"),
        ("https://www.tiktok.com/@loker", "tiktok:loker"),
        ("@x-men", "social:x-men"),
        ("facebook.com/x./0", "facebook:x"),
    ],
)
def test_online_accounts(text: str, value: str) -> None:
    assert online.normalize(text) == value
    assert online.normalize(value) == value


@pytest.mark.parametrize(
    "text",
    [
        "https://wa.me/6281234567890", "https://www.instagram.com/p/abc/",
        "https://www.facebook.com/groups/", "Facebook", "javascript:alert(1)",
        "https://example.org/budi", "a@b", "",
    ],
)  # fmt: skip
def test_a_post_or_platform_is_nobodys_account(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"; "):
        online.normalize(text)


def test_two_groups_are_two_accounts() -> None:
    assert online.normalize("facebook.com/groups/1") != online.normalize("facebook.com/groups/2")


@pytest.mark.parametrize("scheme", Scheme)
def test_every_scheme_refuses_nothing(scheme: Scheme) -> None:
    with pytest.raises(InvalidValue):
        identifiers.normalize(scheme, "  ", bank="BRI")


def test_a_place_becomes_its_code_and_is_shown_by_name() -> None:
    assert (
        identifiers.normalize(Scheme.PLACE, "palu")
        == identifiers.normalize(Scheme.PLACE, "Kota Palu")
        == "7271"
    )
    assert identifiers.format(Scheme.PLACE, "7271") == "Kota Palu"
    assert identifiers.normalize(Scheme.PLACE, "Negeri Dongeng") == "negeri dongeng"


@given(st.sampled_from(Scheme), st.text())
def test_normalising_twice_changes_nothing(scheme: Scheme, text: str) -> None:
    try:
        value = identifiers.normalize(scheme, text)
    except InvalidValue:
        return
    assert identifiers.normalize(scheme, value) == value


@given(st.from_regex(r"08[1-9][0-9]{8,9}", fullmatch=True))
def test_formatting_a_phone_then_reading_gives_it_back(text: str) -> None:
    value = phone.normalize(text)
    assert phone.normalize(phone.format(value)) == value


@given(
    st.sampled_from(["bri", "bca", "bni-syariah", "aceh"]),
    st.from_regex(r"[0-9]{10,16}", fullmatch=True),
)
def test_formatting_an_account_then_reading_gives_it_back(bank: str, number: str) -> None:
    value = f"{bank}:{number}"
    assert bank_account.normalize(bank_account.format(value)) == value
