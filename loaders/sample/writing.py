"""How offices write: the same people in other spellings, numbers and dates in other formats."""

from random import Random

from loaders.sample.words import CORRIDORS
from loaders.sample.world import Complaint, Party

_SPELLINGS = (
    ("Muhammad ", "Moh. "), ("Muhammad ", "Muh. "), ("Muhammad ", "M. "), ("Yusuf", "Jusuf"),
    ("Nur ", "Noer "), ("Ahmad", "Achmad"), ("Siti ", "St. "), ("Budi", "Boedi"),
    ("Zainal", "Zaenal"), ("Umar", "Oemar"), ("Sudirman", "Soedirman"), ("Syarif", "Sjarif"),
    ("Junaidi", "Djunaidi"),
)  # fmt: skip
_TITLES_MEN = ("H. ", "Pak ", "Bpk. ")
_TITLES_WOMEN = ("Hj. ", "Ibu ")


def spelled(party: Party, random: Random) -> str:
    """The name as this complaint writes it.

    Vague ones may lose all but the first word, or become initials.
    """
    name, draw = party.person.name, random.random()
    if party.vague and draw < 0.35:
        return name.split()[0] if name.split()[0] != "Muhammad" else " ".join(name.split()[:2])
    if party.vague and draw < 0.5:
        return "".join(word[0] for word in name.split())
    if draw < 0.35:
        for old, new in random.sample(_SPELLINGS, k=len(_SPELLINGS)):
            if old in name:
                name = name.replace(old, new, 1)
                break
    if random.random() < 0.15:
        name = random.choice(_TITLES_MEN if party.person.sex == "m" else _TITLES_WOMEN) + name
    return name.upper() if random.random() < 0.1 else name


def phone_written(phone: str, random: Random) -> str:
    """A phone number as people type it."""
    if not phone:
        return ""
    body = phone[1:]
    return random.choice(
        (
            phone,
            f"{phone[:4]}-{phone[4:8]}-{phone[8:]}",
            f"{phone[:4]} {phone[4:8]} {phone[8:]}",
            f"+62{body}",
            f"62{body}",
            f"+62 {body[:3]}-{body[3:7]}-{body[7:]}",
        )
    )


def narrative(case: Complaint, accused: list[str], random: Random, language: str) -> str:
    """A short account that names the first accused and what was paid."""
    country, city, port, transit, visa, _ = CORRIDORS[case.corridor]
    contact = phone_written(case.accused[0].phone, random)
    fee = f"Rp{case.fee:,}".replace(",", ".")
    who = accused[0] if accused else "seseorang"
    if language == "en":
        reach = f" reached at {contact}" if contact else ""
        return (
            f"The worker was offered a job in {city}, {country} by {who}{reach}. {fee} was asked"
            f" for the passport and ticket. Departure from {port} by way of {transit} on a {visa}"
            " visa."
        )
    reach = f" ({contact})" if contact else ""
    return (
        f"Korban ditawari pekerjaan di {city}, {country} oleh {who}{reach}. Diminta membayar {fee}"
        f" untuk paspor dan tiket, berangkat dari {port} lewat {transit} dengan visa {visa}."
    )
