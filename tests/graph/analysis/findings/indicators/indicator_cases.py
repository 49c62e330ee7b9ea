"""For each indicator: stories in which each of its sentences is said, and stories in which it must
keep silent.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from graph.model import Assessment, Identifier, Locality
from graph.schema import AssessmentStatus, RelationshipKind, Scheme
from tests.graph.analysis.findings.indicators.complaints import (
    COMPANY,
    Complaints,
    account,
    address,
    nik,
    passport,
    social,
    trip,
)

Story = Callable[[Complaints], object]
PHONE = "+6281234567890"
LICENCE = Identifier(scheme=Scheme.LICENCE, value="kep.100/2019")
CARD = Identifier(scheme=Scheme.KK, value="7271011203100001")


class Stories(NamedTuple):
    """Stories of one indicator: those that it tells of, by variant, and those that it does not."""

    fires: Mapping[str, Story]
    silent: tuple[Story, ...]


# ---- I1, I2, I25


def repeated_in_two(told: Complaints) -> None:
    told.joined(2)


def shared_by_strangers(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", phone=PHONE)
    told.party("c_2", "Dedi", phone=PHONE)


def shared_by_relatives(told: Complaints) -> None:
    told.joined()
    ani = told.party("c_1", "Ani", phone=PHONE)
    told.link(RelationshipKind.RELATED_TO, ani, told.party("c_2", "Dedi", phone=PHONE))


def shared_with_a_victim(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", phone=PHONE)
    told.victim("c_1", "Siti", phone=PHONE)


def shared_with_a_victim_of_the_family(told: Complaints) -> None:
    told.joined()
    ani = told.party("c_1", "Ani", phone=PHONE)
    told.link(RelationshipKind.RELATED_TO, ani, told.victim("c_1", "Siti", phone=PHONE))


def shared_with_kin_by_role(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", "perekrut_kerabat", phone=PHONE)
    told.victim("c_1", "Siti", phone=PHONE)


def alone_as_victim_and_party(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", "perekrut", address("jalan melati 5 palu"), phone=PHONE)
    told.victim("c_2", "Ani", address("jalan melati 5 palu"), phone=PHONE)


def shared_by_victims(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", phone=PHONE)
    told.victim("c_2", "Wati", phone=PHONE)


def hotline_of_victims(told: Complaints) -> None:
    told.joined(3)
    for number, name in enumerate(
        ("Siti", "Wati", "Tina", "Rina", "Lina", "Dewi", "Yanti", "Murni", "Asih")
    ):
        told.victim(f"c_{number % 3 + 1}", name, phone=PHONE)


def shared_by_victims_of_one_case(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", phone=PHONE)
    told.victim("c_1", "Wati", phone=PHONE)


def page_in_two_cases(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", "sponsor", social("facebook:loker.saudi"))
    told.party("c_2", "Dedi", "sponsor", social("facebook:loker.saudi"))


def page_in_one_case(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", "sponsor", social("facebook:loker.saudi"))


# ---- I3, I20, I21


def paying(told: Complaints, holder: str, cases: int = 3, *, one_case: bool = False) -> None:
    told.case("c_1", regency="Sigi")
    told.case("c_2", regency="Poso")
    told.case("c_3", regency="Donggala")
    budi = told.joined(3)[0]
    if holder == "Budi":
        told.link(RelationshipKind.HOLDS, budi, account())
    elif holder:
        told.party("c_1", holder, "pemilik_rekening", account())
    for number in range(1, cases + 1):
        payer = told.victim(
            "c_1" if one_case else f"c_{number}", ("Siti", "Wati", "Tina")[number - 1]
        )
        told.link(RelationshipKind.PAID, payer, account(), amount=2_000_000.0, currency="IDR")


def called_common(told: Complaints) -> None:
    """An account that people of ten names hold: a counter's."""
    paying(told, "Oka")
    for name in (
        "Agus",
        "Bambang",
        "Cahyo",
        "Darmin",
        "Endang",
        "Fauzi",
        "Gunadi",
        "Hasan",
        "Imron",
    ):
        told.party("c_1", name, "pemilik_rekening", account())


def owing(amount: float) -> Story:
    def tell(told: Complaints) -> None:
        budi, _ = told.joined()
        told.link(
            RelationshipKind.OWES, told.victim("c_1", "Siti"), budi, amount=amount, currency="IDR"
        )

    return tell


def told_of_a_debt(told: Complaints) -> None:
    told.case("c_1", extra={"narrative: money": "5 juta [10-16] IDR 5000000 debt"})
    told.joined()


def told_of_being_bound(told: Complaints) -> None:
    told.case("c_1", categories=("jeratan utang",))
    told.joined()


def fees(*amounts: str) -> Story:
    def tell(told: Complaints) -> None:
        for number, amount in enumerate(amounts, start=1):
            told.case(
                f"c_{number}",
                country="MY",
                departed_from="Parepare",
                extra={"Biaya Dibayar": amount},
            )
        told.joined(len(amounts))

    return tell


def fees_in_parts(told: Complaints) -> None:
    for number in range(1, 5):
        parts = {
            "Biaya": f"{5 + number} juta",
            "Biaya I": f"{number},1 juta",
            "Biaya II": f"{number},2 juta",
        }
        told.case(f"c_{number}", country="MY", departed_from="Parepare", extra=parts)
    told.joined(2)
    told.party("c_3", "Budi", nik=nik(1))
    told.party("c_4", "Budi", nik=nik(1))


# ---- I4, I12, I14, I15


def keeping(*cases: str, **details: str) -> Story:
    def tell(told: Complaints) -> None:
        told.joined()
        for number in ("c_1", "c_2"):
            ina = told.party(number, "Ina", "penampung", nik=nik(2, woman=True))
            if number in cases:
                victim = told.victim(number, f"Siti{'ab'[number == 'c_2']}")
                told.link(RelationshipKind.HARBOURED, ina, victim, **details)

    return tell


def living_together(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", address("jalan melati 5 palu"))
    told.victim("c_2", "Wati", address("jalan melati 5 palu"))


def living_with_a_party(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", address("jalan melati 5 palu"))
    told.party("c_1", "Ani", "penampung", address("jalan melati 5 palu"))


def living_with_kin(told: Complaints) -> None:
    told.joined()
    siti = told.victim("c_1", "Siti", address("jalan melati 5 palu"))
    told.link(
        RelationshipKind.RELATED_TO,
        told.party("c_1", "Ani", "sponsor", address("jalan melati 5 palu")),
        siti,
    )


def living_with_kin_by_role(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", address("jalan melati 5 palu"))
    told.party("c_1", "Ani", "perekrut_kerabat", address("jalan melati 5 palu"))


def one_village(second_day: str, second_recruiter: str) -> Story:
    def tell(told: Complaints) -> None:
        told.case("c_1", regency="Sigi", village="Lindu", reported_on="2024-01-10")
        told.case("c_2", regency="Sigi", village="Lindu", reported_on=second_day)
        told.party("c_1", "Ani", phone=PHONE)
        told.party("c_2", second_recruiter, phone=PHONE)
        for number, name in (("c_1", "Siti"), ("c_1", "Wati"), ("c_2", "Tina")):
            told.victim(number, name)

    return tell


def one_route(*, apart: bool) -> Story:
    def tell(told: Complaints) -> None:
        for number in ("c_1", "c_2"):
            told.case(
                number, regency="Sigi", departed_from="Parepare", transit=("Nunukan",), country="MY"
            )
        if apart:
            told.party("c_1", "Ani", phone=PHONE)
            told.party("c_2", "Dedi", phone=PHONE)
        else:
            told.joined()

    return tell


def one_route_of_nobody(told: Complaints) -> None:
    """One of the two names nobody but a party who was cleared."""
    cleared = Assessment(status=AssessmentStatus.CLEARED, on="2024-06-01")
    for number in ("c_1", "c_2"):
        told.case(
            number, regency="Sigi", departed_from="Parepare", transit=("Nunukan",), country="MY"
        )
    told.party("c_1", "Ani", phone=PHONE)
    told.party("c_2", "Dedi", phone=PHONE, assessment=cleared)


def travelling(*, second: bool, escort: str = "") -> Story:
    def tell(told: Complaints) -> None:
        budi = told.joined()[0]
        told.victim("c_1", "Siti", trip("bukit siguntang|2024-03-12"))
        if second:
            told.victim("c_2", "Wati", trip("bukit siguntang|2024-03-12"))
        if escort:
            told.link(RelationshipKind.TRAVELLED_ON, budi, trip(f"bukit siguntang|{escort}"))

    return tell


# ---- I5 to I9, I27, I28


def star(told: Complaints, *regencies: str) -> None:
    for number, regency in enumerate(regencies or ("Sigi", "Poso", "Sigi", "Poso"), start=1):
        told.case(f"c_{number}", regency=regency)
    told.joined(4)
    for number, name in enumerate(("Ani", "Dedi", "Eko", "Fani"), start=1):
        told.party(f"c_{number}", name, "sponsor")


def all_in_both(told: Complaints, count: int = 6) -> None:
    told.case("c_1", regency="Sigi")
    told.case("c_2", regency="Poso")
    for number, name in enumerate(("Ani", "Budi", "Citra", "Dedi", "Eko", "Fani")[:count], start=1):
        for case_id in ("c_1", "c_2"):
            told.party(case_id, name, "sponsor", nik=nik(number))


def ten_in_one_circle(told: Complaints) -> None:
    told.joined(2)
    for number in range(2, 11):
        for case_id in ("c_1", "c_2"):
            told.party(case_id, f"Ani {number}", "sponsor", nik=nik(number))


def joined_by_a_phone(told: Complaints) -> None:
    told.party("c_1", "Ani", phone=PHONE)
    told.party("c_2", "Dedi", phone=PHONE)


def two_stars(told: Complaints) -> None:
    for number, name in enumerate(("Ani", "Dedi", "Eko"), start=1):
        told.party(f"c_{number}", "Budi", nik=nik(1))
        told.party(f"c_{number}", name, "sponsor")
    for number, name in enumerate(("Fani", "Gita", "Hadi"), start=4):
        told.party(f"c_{number}", "Citra", nik=nik(3))
        told.party(f"c_{number}", name, "sponsor")
    told.party("c_7", "Budi", nik=nik(1))
    told.party("c_7", "Citra", nik=nik(3))


def core_with_helpers(told: Complaints) -> None:
    for number, name in enumerate(("Ani", "Budi", "Citra", "Dedi"), start=1):
        told.party("c_1", name, nik=nik(number))
        told.party(f"c_{number + 1}", name, nik=nik(number))
        told.party(f"c_{number + 1}", ("Eko", "Fani", "Gita", "Hadi")[number - 1], "sponsor")


def joined_by_a_phone_of_one_cleared(told: Complaints) -> None:
    told.party("c_1", "Ani", phone=PHONE)
    cleared = Assessment(status=AssessmentStatus.CLEARED, on="2024-06-01")
    told.party("c_2", "Dedi", phone=PHONE, assessment=cleared)
    told.party("c_2", "Eko", "sponsor")


def chained(*middle: str) -> Story:
    def tell(told: Complaints) -> None:
        told.party("c_1", "Ani", "sponsor")
        told.party("c_1", "Budi", nik=nik(1))
        for number in middle:
            told.party(number, "Budi", nik=nik(1))
            told.party(number, "Citra", nik=nik(3))
        told.party("c_9", "Citra", nik=nik(3))
        told.party("c_9", "Dedi", "sponsor")

    return tell


def known_to_be_one(told: Complaints) -> None:
    for number in ("c_1", "c_2"):
        told.case(number, references=("LP/B/65/III/2024/SPKT/POLDA SULAWESI TENGAH",))
    told.joined()


# ---- I10, I11, I24, I26


def two_stages(told: Complaints) -> None:
    told.party("c_1", "Budi", "perekrut", nik=nik(1))
    told.party("c_2", "Budi", "penampung", nik=nik(1))


def roles(*codes: str) -> Story:
    def tell(told: Complaints) -> None:
        told.joined(2, role="pihak_diadukan")
        for number, code in enumerate(codes, start=2):
            told.party("c_1", f"Orang {'ABCDEFGHI'[number]}", code)

    return tell


def growing(told: Complaints) -> None:
    told.case("c_1", reported_on="2024-01-01")
    told.case("c_2", reported_on="2024-09-01")
    told.joined()
    for name in ("Ani", "Dedi", "Eko"):
        told.party("c_2", name, "sponsor")


def silent_for(second: str) -> Story:
    def tell(told: Complaints) -> None:
        told.case("c_1", reported_on="2023-01-01")
        told.case("c_2", reported_on=second)
        told.joined()

    return tell


def replaced(told: Complaints) -> None:
    told.case("c_1", reported_on="2023-01-01")
    told.case("c_2", reported_on="2023-09-01")
    charged = Assessment(status=AssessmentStatus.CHARGED, on="2023-06-01")
    told.party("c_1", "Ani", phone=PHONE, assessment=charged)
    told.party("c_2", "Dedi", phone=PHONE)


# ---- I13, I16, I17


def kin_of_a_victim(told: Complaints) -> None:
    budi = told.joined()[0]
    told.link(RelationshipKind.RELATED_TO, budi, told.victim("c_1", "Siti"))


def kin_of_a_party(told: Complaints) -> None:
    budi = told.joined()[0]
    told.link(RelationshipKind.RELATED_TO, budi, told.party("c_1", "Ani"))


def kin_of_a_relative(told: Complaints) -> None:
    told.joined()
    told.link(
        RelationshipKind.RELATED_TO,
        told.party("c_1", "Wati", "keluarga"),
        told.victim("c_1", "Siti"),
    )


def victim_once_with_kin(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Budi", nik=nik(1))
    told.link(RelationshipKind.RELATED_TO, told.mentions[-1], told.party("c_1", "Wati", "keluarga"))


def one_family_card(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Ani", "sponsor", CARD)
    told.party("c_2", "Dedi", "sponsor", CARD)


def kin_by_role(told: Complaints) -> None:
    told.joined(2, role="perekrut_kerabat")


def kin_by_code(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", extra={"vic_RelationshipToTrafficker": "Familial"})


def passports(first: str, second: str) -> Story:
    def tell(told: Complaints) -> None:
        told.joined()
        told.victim("c_1", "Siti", passport(first))
        told.victim("c_2", "Wati", passport(second))

    return tell


def from_another_province(told: Complaints) -> None:
    told.joined()
    told.party(
        "c_1",
        "Ani",
        nik=nik(5, woman=True),
        locality=Locality(code="7302", regency="Kab. Bulukumba"),
    )


def from_a_province_that_was_divided(told: Complaints) -> None:
    told.joined()
    told.victim("c_1", "Siti", passport("C1234567"))
    told.party(
        "c_1", "Ani", nik="6405015503900005", locality=Locality(code="6503", regency="Kab. Nunukan")
    )


def identity(**facts: str) -> Story:
    def tell(told: Complaints) -> None:
        told.joined()
        told.party("c_1", "Ani", nik=nik(5, woman=True), **facts)

    return tell


def made_older(told: Complaints) -> None:
    told.case("c_1", departed_on="2024-02-01")
    told.joined()
    told.victim("c_1", "Siti", nik=nik(7, woman=True, born="150309"), born_on="2001-03-15")


def one_passport_of_two(told: Complaints) -> None:
    told.joined()
    told.party("c_1", "Bambang Sutrisno", "sponsor", passport("C1234567"))
    told.party("c_2", "Yulianti Rahma", "sponsor", passport("C1234567"))


# ---- I18, I19


def leaving(**facts: str) -> Story:
    def tell(told: Complaints) -> None:
        told.case("c_1", reported_on="2024-02-01", **facts)
        told.joined()

    return tell


def company(until: str) -> Story:
    def tell(told: Complaints) -> None:
        for number in ("c_1", "c_2"):
            told.case(number, reported_on="2024-02-01")
            firm = told.party(number, "PT Sumber Karya", "p3mi", LICENCE, kind=COMPANY)
        told.case("c_8", scheme="register")
        listed = told.party("c_8", "PT Sumber Karya", "p3mi", LICENCE, kind=COMPANY)
        told.link(RelationshipKind.HOLDS, listed, LICENCE, first_on="2019-01-01", last_on=until)
        told.link(RelationshipKind.EMPLOYED, firm, told.party("c_1", "Ani", "sponsor"))

    return tell


# ---- I22, I23


def telling(
    narrative: str = "", *categories: str, procedural: str = "", role: str = "perekrut"
) -> Story:
    def tell(told: Complaints) -> None:
        told.case("c_1", narrative=narrative, categories=categories, procedural=procedural)
        told.joined(2, role=role)

    return tell


def telling_of_a_child(told: Complaints) -> None:
    told.case("c_1", categories=("gaji tidak dibayar",))
    told.joined()
    told.victim("c_1", "Siti", age=16)


STORIES: Mapping[str, Stories] = {
    "I1": Stories({"": lambda told: told.joined(3)}, (repeated_in_two,)),
    "I2": Stories(
        {
            "parties": shared_by_strangers,
            "mixed": shared_with_a_victim,
            "victims": shared_by_victims,
        },
        (
            *(shared_by_relatives, shared_with_a_victim_of_the_family, shared_with_kin_by_role),
            *(shared_by_victims_of_one_case, alone_as_victim_and_party, hotline_of_victims),
        ),
    ),
    "I3": Stories(
        {
            "nominee": lambda told: paying(told, "Oka"),
            "recruiter": lambda told: paying(told, "Budi"),
            "unknown": lambda told: paying(told, ""),
        },
        (
            lambda told: paying(told, "Oka", 2),
            lambda told: paying(told, "Oka", one_case=True),
            called_common,
        ),
    ),
    "I4": Stories(
        {
            "keeper": keeping("c_1", "c_2"),
            "stay": keeping("c_1", "c_2", first_on="2024-01-01", last_on="2024-03-01"),
            "address": living_together,
            "shared": living_with_a_party,
        },
        (keeping("c_1"), living_with_kin, living_with_kin_by_role, alone_as_victim_and_party),
    ),
    "I5": Stories(
        {"": star}, (lambda told: star(told, "Sigi", "Sigi", "Sigi", "Sigi"), all_in_both)
    ),
    "I6": Stories(
        {"party": star, "tie": joined_by_a_phone}, (all_in_both, joined_by_a_phone_of_one_cleared)
    ),
    "I7": Stories({"": two_stars}, (all_in_both,)),
    "I8": Stories({"": star}, (all_in_both, ten_in_one_circle)),
    "I9": Stories({"star": star, "core": core_with_helpers}, (all_in_both,)),
    "I10": Stories({"": two_stages}, (repeated_in_two,)),
    "I11": Stories(
        {
            "": roles("perekrut", "penampung", "pengantar"),
            "whole": roles(
                "perekrut", "penampung", "pengantar", "pelolos_imigrasi", "agensi_ln", "majikan"
            ),
        },
        (roles("perekrut", "penampung", "pengurus_dokumen"),),
    ),
    "I12": Stories(
        {"": one_village("2024-02-20", "Dedi")},
        (one_village("2025-02-20", "Dedi"), one_village("2024-02-20", "Ani")),
    ),
    "I13": Stories(
        {
            **{"victim": kin_of_a_victim, "parties": kin_of_a_party, "card": one_family_card},
            **{"role": kin_by_role, "coded": kin_by_code},
        },
        (kin_of_a_relative, victim_once_with_kin),
    ),
    "I14": Stories({"": one_route(apart=True)}, (one_route(apart=False), one_route_of_nobody)),
    "I15": Stories(
        {
            "together": travelling(second=True),
            "both": travelling(second=True, escort="2024-03-12"),
            "escort": travelling(second=False, escort="2024-03-10"),
        },
        (travelling(second=False), travelling(second=False, escort="2024-04-10")),
    ),
    "I16": Stories(
        {
            "row": passports("C1234567", "C1234570"),
            "handler": lambda told: told.joined(3, role="pengurus_dokumen"),
            "region": from_another_province,
        },
        (
            passports("C1234567", "C1234599"),
            passports("C1234567", "E1234568"),
            from_a_province_that_was_divided,
        ),
    ),
    "I17": Stories(
        {
            "birth": identity(born_on="1985-01-01"),
            "sex": identity(sex="m"),
            "raised": made_older,
            "two": one_passport_of_two,
        },
        (identity(born_on="1990-03-15", sex="f"), identity(born_on="1990")),
    ),
    "I18": Stories(
        {"visa": leaving(visa="Kunjungan"), "closed": leaving(visa="kerja", country="KH")},
        (
            leaving(visa="kerja", country="MY"),
            leaving(visa="kerja", country="SA", sector="konstruksi"),
        ),
    ),
    "I19": Stories(
        {"licence": company("2023-12-31"), "individual": repeated_in_two}, (company("2025-12-31"),)
    ),
    "I20": Stories(
        {"owed": owing(5e6), "told": told_of_a_debt, "bound": told_of_being_bound}, (owing(1e5),)
    ),
    "I21": Stories(
        {
            "high": fees("5 juta", "Rp 5.500.000", "6 juta", "15.000.000"),
            "same": fees("7 juta", "7000000", "7,0 jt"),
        },
        (fees("5 juta", "5,5 juta", "6 juta", "6,5 juta"), fees("7 juta", "7 juta"), fees_in_parts),
    ),
    "I22": Stories(
        {
            "": telling("Korban ditipu, diancam, dan gaji tidak dibayar."),
            "rule": telling("", "penahanan paspor", "kekerasan", "gaji tidak dibayar"),
        },
        (
            telling(
                "Gaji tidak dibayar. Korban tidak dipukul, tidak diancam dan paspor tidak ditahan."
            ),
        ),
    ),
    "I23": Stories(
        {
            "three": telling("", "penahanan paspor", "gaji tidak dibayar"),
            "child": telling_of_a_child,
            "departure": telling(procedural="no"),
            "border": telling("Diseberangkan lewat jalur tikus ke Sebatik."),
        },
        (telling("Korban ditipu.", procedural="yes"), telling("", "gaji tidak dibayar")),
    ),
    "I24": Stories({"": roles("oknum_petugas")}, (roles("penampung"),)),
    "I25": Stories({"": page_in_two_cases}, (page_in_one_case,)),
    "I26": Stories(
        {"growth": growing, "silence": silent_for("2024-01-01"), "replaced": replaced},
        (silent_for("2023-03-01"),),
    ),
    "I27": Stories({"": repeated_in_two}, (known_to_be_one,)),
    "I28": Stories({"": chained("c_2")}, (chained("c_2", "c_3"), joined_by_a_phone)),
}
