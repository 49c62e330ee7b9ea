"""Names: two writings of one name meet, two names never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import names
from graph.names import (
    compatible_names,
    fold,
    fold_words,
    organization_key,
    parse_organization,
    parse_person,
    person_key,
)
from tests.steps import assert_in_proportion, steps_of

ONE_NAME = """
Moh. Jusuf = Muhammad Yusuf        | Nur Hayati = Nurhayati             | Abdul Rahman = Abdurrahman
Abd. Rachman = Abdul Rahman        | Soeharto = Suharto                 | Tjahjo = Cahyo
Djoko = Joko                       | Widjaja = Wijaya                   | Siti Aminah = St. Aminah
SITI SITI = Siti                   | FNU Siti = Siti                    | Siti LNU = Siti
Hj. Siti Aminah, S.Pd. = Siti Aminah | Sutarno, SE., MM = Sutarno       | DEWI SARTIKA SH = Dewi Sartika
Zulkifli = Dzulkifli               | Utsman = Usman                     | Syamsul = Samsul
Budi bin Ahmad = Budi              | Siti Aminah binti H. Umar = Siti Aminah | Yusuf . = Yusuf
Achmad Fauzi = Ahmad Fauzi         | H. M. Ali = Muhammad Ali           | La Ode Basri = Laode Basri
Dg. Baso = Daeng Baso              | Ma'ruf = Maruf                     | Pitri = Fitri
Rudy = Rudi                        | Chandra = Candra                   | Khairul = Chairul
ALI = Ali                          | Mochammad Amin = Mhd Amin          | Liem = Lim
Iptu Budi Hartono = Budi Hartono   | Kyai H. Amin = Amin                | TGH. Muhammad Ali = Muhammad Ali
"""
TWO_NAMES = """
Siti Aminah = Siti Aminarti   | Ahmad = Muhammad          | Nurdin = Nuraini            | Siti Aminah = Siti Rahma
Rahman = Rohman               | Rahmat = Rohmat           | Kadir = Kodir               | Yanto = Yanti
Hendra = Hendri               | Dewi = Desi               | Rina = Rini                 | Andi = Adi
Hasan = Hasanah               | Amir = Amira              | Agus = Agusta               | Susanto = Susanti
Iwan Setiawan = Iwan Setiawati | Suharto = Suhartono      | Suhartini = Suhartono       | Nur Aini = Nur Aina
Budi Hartono = Budi Hartini   | Anisa = Anis              | Ahmad Fauzi = Ahmad Fauzan  | Mardiana = Mardiani
Abdul Rahman = Abdul Rahim    | Muhammad Ali = Muhammad Alif | Wayan Putra = Made Putra | Budi Santoso = Budi Santosa
I Made Putra = Ni Made Putri  | Sri Wahyuni = Sri Wahyuningsih | Indrawan = Indrawati   | M. Yusuf = S. Yusuf
Marlina = Herlina             | Andri Wijaya = Andra Wijaya | Panji = Panyi             | Jani = Yani
Mama Ani = Ani                | Maman Yusuf = M. Yusuf    | Ni Luh Sari = I Luh Sari    | Joel = Yul
"""
COULD_BE_ONE = """
Ahmad = Ahmad Fauzi         | Budi = Budi Santoso         | B. Santoso = Budi Santoso   | Budi S. = Budi Santoso
A. Baso = Andi Baso         | I Wayan Sudarta = Wayan Sudarta | Fatimah = Fatmah | Nurhasana = Nurhasanah
JSL alias Juju (23) = Juju  | JSL = Julia Sari Lestari    | Budi alias Bolang = Bolang  | MF = Muhammad Fauzi
"""


def pairs(table: str) -> list[tuple[str, str]]:
    cells = [cell for line in table.strip().splitlines() for cell in line.split("|")]
    return [(left.strip(), right.strip()) for left, right in (cell.split(" = ") for cell in cells)]


@pytest.mark.parametrize(("left", "right"), pairs(ONE_NAME))
def test_two_writings_of_one_name_share_a_key(left: str, right: str) -> None:
    assert person_key(left) == person_key(right) != ""
    assert compatible_names(left, right)


@pytest.mark.parametrize(("left", "right"), pairs(TWO_NAMES))
def test_two_names_stay_two(left: str, right: str) -> None:
    assert person_key(left) != person_key(right)
    assert not compatible_names(left, right)


@pytest.mark.parametrize(("left", "right"), pairs(COULD_BE_ONE))
def test_names_that_fit_are_compatible_without_sharing_a_key(left: str, right: str) -> None:
    assert compatible_names(left, right)
    assert person_key(left) != person_key(right)


def test_a_name_comes_apart() -> None:
    name = parse_person("Drs. H. Budi Santoso, M.Si bin Haji Umar alias Bolang (41 th)")
    assert (name.tokens, name.titles) == (("budi", "santoso"), ("drs", "h"))
    assert (name.father, name.aliases, name.age) == ("Haji Umar", ("Bolang",), 41)


@pytest.mark.parametrize("text", ["PA (33) Palolo", "JSL alias Juju (23)", "A.N.", "S", "M.H."])
def test_initials_have_no_key(text: str) -> None:
    assert parse_person(text).initials
    assert person_key(text) == ""


@pytest.mark.parametrize("text", ["", ".", "-", "FNU LNU", "   ", "(23)"])
def test_nothing_has_no_key_and_fits_nobody(text: str) -> None:
    assert person_key(text) == ""
    assert not compatible_names(text, "Budi")
    assert not compatible_names(text, text)


def test_remarks_in_parentheses_are_no_aliases() -> None:
    assert parse_person("Siti (korban)").aliases == parse_person("Budi (L)").aliases == ()
    assert parse_person("Siti (Ani)").aliases == ("Ani",)


def test_an_address_of_a_page_in_parentheses_is_no_alias() -> None:
    for text in (
        "![i](http://evil.example/x.png)",
        "Siti (www.example.org/siti)",
        "Siti (HTTPS://a.example)",
    ):
        assert parse_person(text).aliases == ()


def test_a_shared_alias_alone_joins_nobody() -> None:
    assert not compatible_names("Budi alias Bos", "Andi alias Bos")


def test_a_title_inside_a_name_is_part_of_it() -> None:
    assert person_key("Putu Mas Ayu") != person_key("Putu Ayu")


def test_an_initial_is_no_degree() -> None:
    assert parse_person("S. Yusuf").tokens == ("s", "yusuf")
    assert parse_person("Budi S. Adi").tokens == ("budi", "s", "adi")


@pytest.mark.parametrize(
    ("text", "core", "form", "branch"),
    [
        ("PT. Karya Laut, Tbk", "karya laut", "PT", ""),
        ("P.T. Karya Laut Cabang Palu", "karya laut", "PT", "palu"),
        ("karya laut pt", "karya laut", "PT", ""),
        ("Kantor Cabang PT Karya Laut", "karya laut", "PT", ""),
        ("Agensi Maju Sdn. Bhd.", "agensi maju", "SDN BHD", ""),
        ("Yayasan Aman (Persero)", "aman", "YAYASAN", ""),
        ("P T Karya Laut", "karya laut", "PT", ""),
        ("P3MI PT. Karya Laut", "karya laut", "PT", ""),
        ("PJTKI Karya Laut", "karya laut", "PJTKI", ""),
        ("LPK Bina Insani Cab. Lombok Timur", "bina insani", "LPK", "lombok timur"),
        ("Karya Laut KC Surabaya, PT", "karya laut", "PT", "surabaya"),
        ("PT Karya Laut (Kantor Cabang Palu)", "karya laut", "PT", "palu"),
        ("Kantor Cabang Mataram PT Karya Laut", "karya laut", "PT", "mataram"),
        ("Kantor Cabang PT Karya Laut di Mataram", "karya laut", "PT", "mataram"),
        ("PT Karya Laut, Kantor Pusat Jakarta", "karya laut", "PT", ""),
        ("PT Karya Laut (terlapor)", "karya laut", "PT", ""),
        ("Perseroan Terbatas Karya Laut", "karya laut", "PT", ""),
        ("Pelangi Agency Limited", "pelangi agency", "LTD", ""),
        ("Pelangi Agency Co., Limited", "pelangi agency", "LTD", ""),
        ("Pelangi Agency Incorporated", "pelangi agency", "INC", ""),
    ],
)
def test_an_organization_comes_apart(text: str, core: str, form: str, branch: str) -> None:
    name = parse_organization(text)
    assert (name.core, name.form, name.branch) == (core, form, branch)


@pytest.mark.parametrize(
    ("text", "core", "former"),
    [
        ("PT. Baru Jaya (d/h PT. Lama Sekali)", "baru jaya", ("PT. Lama Sekali",)),
        ("PT Baru Jaya d/h PT Lama Sekali", "baru jaya", ("PT Lama Sekali",)),
        (
            "PT Baru Jaya, dahulu PT Lama Sekali d/h PT Tua",
            "baru jaya",
            ("PT Lama Sekali", "PT Tua"),
        ),
        ("PT Lama Sekali (sekarang PT Baru Jaya)", "baru jaya", ("PT Lama Sekali",)),
        ("PT Lama Sekali berganti nama menjadi PT Baru Jaya", "baru jaya", ("PT Lama Sekali",)),
        ("CV Baru Jaya eks CV Lama", "baru jaya", ("CV Lama",)),
        ("PT Ex Machina Jaya", "ex machina jaya", ()),
    ],
)
def test_a_former_name_is_told_apart(text: str, core: str, former: tuple[str, ...]) -> None:
    name = parse_organization(text)
    assert (name.core, name.former) == (core, former)


def test_what_stands_behind_a_company_is_an_abbreviation_or_an_aside() -> None:
    assert parse_organization("PT Karya Laut Mandiri (KLM)").short == "klm"
    for text in ("PT Karya Laut (Mataram)", "PT Karya Laut - Mataram", "PT Karya Laut, Mataram"):
        assert (parse_organization(text).core, parse_organization(text).aside) == (
            "karya laut",
            "mataram",
        )


def test_a_company_in_two_spellings_has_one_key() -> None:
    assert organization_key("PT Samudera Djaja") == organization_key("PT. Samudra Jaya")
    assert organization_key("CV Putera & Bersama") == organization_key("CV Putra dan Bersama")
    assert organization_key("Pelangi Agency Limited") == organization_key("Pelangi Agency Ltd.")
    assert organization_key("PT Bina Karya 1") != organization_key("PT Bina Karya 2")


@pytest.mark.parametrize(
    ("left", "right"), [("1", "11"), ("8", "88"), ("I", "II"), ("VII", "VIII"), ("X", "XX")]
)
def test_a_number_of_a_company_is_no_other_number(left: str, right: str) -> None:
    assert organization_key(f"PT Bina Karya {left}") != organization_key(f"PT Bina Karya {right}")


@pytest.mark.parametrize(
    "part",
    ["(d/h PT A) ", "d/h PT A ", "(", "PT ", "cabang ", "a - ", "! jl", "(sekarang A) ", "di "],
)
def test_a_cell_full_of_one_thing_is_read_at_once(part: str) -> None:
    def steps(size: int) -> dict[str, int]:
        text = "PT Karya Laut " + part * (size // len(part))
        return steps_of(lambda: parse_organization(text), [names])

    assert_in_proportion(steps, 5_000)


@given(st.text())
def test_any_text_is_taken_for_an_organization_without_harm(text: str) -> None:
    assert parse_organization(text).text == text
    assert organization_key(text) == organization_key(text)


def test_a_branch_is_not_its_company() -> None:
    assert organization_key("PT. Karya Laut") == organization_key("KARYA LAUT, PT")
    assert organization_key("PT Karya Laut Cabang Palu") != organization_key("PT Karya Laut")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_words_are_their_own_words(text: str) -> None:
    assert fold_words(" ".join(fold_words(text))) == fold_words(text)


@given(st.text(), st.text())
def test_compatibility_is_symmetric(left: str, right: str) -> None:
    assert compatible_names(left, right) == compatible_names(right, left)


_SYLLABLES = st.text("abdeghijklmnorstuwy", min_size=4, max_size=9)


@given(
    st.lists(_SYLLABLES, min_size=1, max_size=3), st.sampled_from([str.upper, str.title, str.lower])
)
def test_case_and_titles_do_not_change_a_key(words: list[str], cased: object) -> None:
    text = " ".join(words)
    assert callable(cased)
    assert person_key(f"Hj. {cased(text)} ") == person_key(f"hj. {text}")
